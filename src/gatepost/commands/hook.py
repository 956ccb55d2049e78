"""`gatepost hook`: install, remove and run the native git hooks."""

import sys

import click

from gatepost.adapters.terminal import style_for, write
from gatepost.hooks.plan import CURRENT, KEEP, NONE, REMOVE, RESTORE, WRITE
from gatepost.hooks.script import COMMIT_MSG, is_ours
from gatepost.report.style import Style

_INSTALLED = {
    WRITE: "installed {path}",
    KEEP: "installed {path}; the hook that was there is kept as {kept} and runs first",
    CURRENT: "{path} is installed already",
}
_REMOVED = {
    REMOVE: "removed {path}",
    RESTORE: "removed our hook; {path} is as it was before",
    NONE: "nothing to remove: {path} is not ours",
}


@click.group("hook", no_args_is_help=False)
def command() -> None:
    """Install, remove and run the git hooks that judge every commit message."""


@command.command()
@click.option("-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.")
def install(folder: str) -> int:
    """Install the commit-msg hook.

    A hook that is there already is kept and runs first. Running it again changes nothing.
    """
    from gatepost.adapters.repository import install_hook  # noqa: PLC0415  GitPython is slow to load

    report = install_hook(folder, COMMIT_MSG)
    _say(_INSTALLED[report.done].format(path=report.path, kept=report.kept.name if report.kept else ""))
    return 0


@command.command()
@click.option("-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.")
def uninstall(folder: str) -> int:
    """Remove our hooks, and put back what was there before."""
    from gatepost.adapters.repository import uninstall_hook  # noqa: PLC0415  GitPython is slow to load

    report = uninstall_hook(folder, COMMIT_MSG)
    _say(_REMOVED[report.done].format(path=report.path))
    return 0


@command.command()
@click.option("-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.")
def status(folder: str) -> int:
    """Say which hooks are installed. Exit status 1 when the commit-msg hook is not."""
    from gatepost.adapters.repository import hook_state, hooks_folder, wanted_hook  # noqa: PLC0415  GitPython is slow to load

    path = hooks_folder(folder) / COMMIT_MSG
    state = hook_state(path)
    kept = "; another hook runs before it" if state.has_kept else ""
    if state.text is None:
        _say(f"{COMMIT_MSG}: not installed; `gatepost hook install` does it", fine=False)
        return 1
    if not is_ours(state.text):
        _say(f"{COMMIT_MSG}: {path} is not ours; `gatepost hook install` keeps it and runs it first", fine=False)
        return 1
    if state.text != wanted_hook(COMMIT_MSG):
        _say(f"{COMMIT_MSG}: installed by another gatepost{kept}; `gatepost hook install` brings it up to date")
        return 0
    _say(f"{COMMIT_MSG}: installed at {path}{kept}")
    return 0


@command.group("run", no_args_is_help=False)
def run_group() -> None:
    """Run what a hook runs, as git would call it."""


@run_group.command(COMMIT_MSG)
@click.argument("file")
def run_commit_msg(file: str) -> int:
    """Judge the message in FILE as the commit-msg hook does."""
    return commit_msg(file)


def commit_msg(file: str) -> int:
    """Judge a message that is being committed; a refused one is kept, and the way back printed."""
    from gatepost.adapters.commit_msg import judge_message_file, pasteable  # noqa: PLC0415  only where it is needed
    from gatepost.report.text import render_text  # noqa: PLC0415  only where it is needed

    outcome = judge_message_file(file)
    style = style_for(sys.stderr)
    for name in outcome.skipped:
        write(sys.stderr, f"gatepost: {name} was skipped, as GATEPOST_SKIP says\n")
    if not outcome.verdict.findings:
        return 0
    write(sys.stderr, style.finish(render_text([outcome.verdict], style)))
    if outcome.kept is None:
        return 0
    lines = [("git commit -e -F " + pasteable(outcome.kept), "your message is kept there")]
    if outcome.mended is not None:
        lines.append(("git commit -F " + pasteable(outcome.mended), "the same, mended"))
    lines.append((f"gatepost explain {outcome.verdict.findings[0].code}", "why, and examples"))
    write(sys.stderr, style.finish("\n" + _side_by_side(lines, style)))
    return 1


def _side_by_side(lines: list[tuple[str, str]], style: Style) -> str:
    """Return commands and remarks in two columns; each remark above its command where the screen is too narrow."""
    first, second = (max(len(line[at]) for line in lines) for at in (0, 1))
    if 2 + first + 3 + second > style.columns:
        return "".join(f"  {style.faint(f'# {remark}')}\n  {command}\n" for command, remark in lines)
    return "".join(f"  {command.ljust(first)}   {style.faint(remark)}\n" for command, remark in lines)


def _say(text: str, *, fine: bool = True) -> None:
    style = style_for(sys.stdout)
    sign = style.good(style.sign("fine")) if fine else style.bad(style.sign("error"))
    write(sys.stdout, style.finish(f"{sign} {text}\n"))
