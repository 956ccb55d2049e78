"""Where the hooks stand → a line each for people, and → JSON; and what became of installing and removing them."""

from collections.abc import Sequence

from gatepost.hooks.names import USUAL
from gatepost.hooks.owners import SOMEBODY, runs_legacy
from gatepost.hooks.status import (
    CALLED,
    EDITED,
    FOREIGN,
    GONE,
    INSTALLED,
    MISSING,
    OUTDATED,
    SWITCHED_OFF,
    UNREACHABLE,
    HookStatus,
)
from gatepost.report.machine import encode
from gatepost.report.style import Style
from gatepost.report.visible import visible

SCHEMA_VERSION = 1
_WORDS = {
    INSTALLED: "installed at {path}",
    OUTDATED: "installed by another gatepost at {path}; `{install}` brings it up to date",
    EDITED: "{path} was edited after gatepost wrote it, so nobody can tell what it judges; `{install}` leaves it alone",
    GONE: "{path} names an interpreter that is gone, so any gatepost on the PATH is run, or none; `{install}` mends it",
    SWITCHED_OFF: "{path} is not executable, so git does not run it; `chmod +x` it",
    MISSING: "not installed; `{install}` does it",
    UNREACHABLE: "not installed",
    CALLED: "{path} is {owner}'s",
    FOREIGN: "{path} is {owner}'s; `{install}` says what to do",
}
_OF_RUNNER = "{path} is {owner}'s; `{install}` puts ours beside it"
_OF_SOMEBODY = {
    CALLED: "{path} is not ours",
    FOREIGN: "{path} is not ours; `{install}` keeps it and runs it first",
}


def render_text(statuses: Sequence[HookStatus], style: Style) -> str:
    """Return a line for each hook: what is missed is bad, what is merely not there is doubtful."""
    return style.finish("".join(_line(status, style) for status in statuses))


def render_json(statuses: Sequence[HookStatus]) -> str:
    """Return the hooks as JSON on one line."""
    hooks = [
        {
            "name": status.name,
            "state": status.state,
            "path": status.path,
            "owner": status.owner,
            "notes": status.notes,
        }
        for status in statuses
    ]
    return encode({"schema_version": SCHEMA_VERSION, "hooks": hooks}) + "\n"


def render_done(name: str, words: str, style: Style, *, more: Sequence[str] = ()) -> str:
    """Return a line for a hook that is as it should be, and indented what else is to be known."""
    return _block(style.good(style.sign("fine")), f"{name}: {words}", more, style)


def render_refused(name: str, words: str, style: Style, *, more: Sequence[str] = ()) -> str:
    """Return a line for a hook with which nothing could be done, and indented what to type."""
    return _block(style.bad(style.sign("error")), f"{name}: {words}", more, style)


def render_remark(name: str, words: str, style: Style, *, more: Sequence[str] = ()) -> str:
    """Return a line for a hook that is left as it is, and indented why."""
    return _block(style.doubtful(style.sign("warning")), f"{name}: {words}", more, style)


def _line(status: HookStatus, style: Style) -> str:
    install = "gatepost hook install" if status.name in USUAL else f"gatepost hook install {status.name}"
    words = _OF_SOMEBODY.get(status.state) if status.owner == SOMEBODY else None
    if status.state == FOREIGN and runs_legacy(status.owner):
        words = _OF_RUNNER
    said = (words or _WORDS[status.state]).format(path=status.path, owner=status.owner, install=install)
    text = "; ".join([said, *status.notes])
    if status.is_running:
        return render_done(status.name, text, style)
    if status.state in (MISSING, UNREACHABLE) and status.name not in USUAL:
        return _block(style.faint("-"), f"{status.name}: {text}", (), style)
    return (render_refused if status.is_missed else render_remark)(status.name, text, style)


def _block(sign: str, line: str, more: Sequence[str], style: Style) -> str:
    lines = [f"{sign} {visible(line)}", *(f"  {visible(each)}" for each in more)]
    return style.finish("".join(f"{each}\n" for each in lines))
