"""Installing and removing hooks, one after the other: what cannot be done with one keeps none of the others from it."""

import sys
from collections.abc import Callable, Sequence

from gatepost.adapters.hook_files import HookReport, install_at, uninstall_at
from gatepost.adapters.hook_places import HooksPlace
from gatepost.adapters.hook_survey import source_of
from gatepost.adapters.runner_stage import install_runner, whose_stage
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import GatepostError
from gatepost.hooks.names import NAMES
from gatepost.hooks.owners import lines_to_add, runs_legacy
from gatepost.hooks.plan import CALLED, CURRENT, KEEP, LEFT, NONE, REMOVE, RESTORE, WRITE
from gatepost.hooks.status import SHARED
from gatepost.report.hook_status import render_done, render_refused, render_remark

_INSTALLED = {
    WRITE: "installed at {path}",
    KEEP: "installed at {path}; the hook that was there is kept as {kept} and runs first",
    CURRENT: "installed already at {path}",
    CALLED: "the hook that is there calls gatepost already",
}
_REMOVED = {
    REMOVE: "removed {path}",
    RESTORE: "removed our hook; {path} is as it was before",
}


def install_all(place: HooksPlace, names: Sequence[str], *, with_runner: bool) -> int:
    """Install hooks, and the repository's runner at its own stage if that is wanted; return the exit code."""
    is_done = [_each(name, place, _install) for name in names]
    if place.kind in SHARED:
        write(sys.stdout, f"  {SHARED[place.kind]}\n")
    if with_runner:
        said = install_runner(place)
        if said is not None:
            render = render_done if said.is_fine else render_remark
            write(sys.stdout, render("pre-commit", said.words, style_for(sys.stdout), more=said.more))
    return 0 if all(is_done) else 1


def uninstall_all(place: HooksPlace, names: Sequence[str]) -> int:
    """Remove our hooks, all where none is named; return the exit code."""
    style = style_for(sys.stdout)
    is_named = bool(names)
    removed: list[str] = []

    def remove(place: HooksPlace, name: str) -> bool:
        report = uninstall_at(place, name)
        if report.done != NONE:
            removed.append(name)
            write(sys.stdout, render_done(name, _REMOVED[report.done].format(path=report.path), style))
            return True
        source = source_of(place, report.owner, name)
        if source.calls:
            removed.append(name)
            words = f"{report.owner} calls gatepost as {source.file} says; take it out there"
            write(sys.stdout, render_remark(name, words, style))
        elif is_named:
            write(sys.stdout, render_done(name, f"nothing to remove at {report.path}", style))
        return True

    is_done = [_each(name, place, remove) for name in names or NAMES]
    if removed and place.kind in SHARED:
        write(sys.stdout, "  they were shared: whoever else ran them runs them no more\n")
    if not removed and not is_named and all(is_done):
        write(sys.stdout, render_done("hooks", f"nothing to remove in {place.folder}", style))
    owner = "" if is_named else whose_stage(place)
    if runs_legacy(owner):
        words = f"left to {owner}; `{owner} uninstall` takes it away"
        write(sys.stdout, render_remark("pre-commit", words, style))
    return 0 if all(is_done) else 1


def _each(name: str, place: HooksPlace, act: Callable[[HooksPlace, str], bool]) -> bool:
    """Do something with a hook, and tell whether it could be done; what is wrong is said on standard error."""
    try:
        return act(place, name)
    except GatepostError as error:
        more = [error.hint] if error.hint else []
        write(sys.stderr, render_refused(name, error.text, style_for(sys.stderr), more=more))
        return False


def _install(place: HooksPlace, name: str) -> bool:
    report = install_at(place, name)
    if report.done == LEFT:
        return _left(place, name, report)
    words = _INSTALLED[report.done].format(path=report.path, kept=report.kept.name if report.kept else "")
    if runs_legacy(report.owner) and report.done != CALLED:
        words += f"; {report.owner}'s hook runs it first"
    write(sys.stdout, render_done(name, words, style_for(sys.stdout)))
    return True


def _left(place: HooksPlace, name: str, report: HookReport) -> bool:
    """Tell whether the hook of lefthook or husky calls us; say what to add where it does not."""
    source = source_of(place, report.owner, name)
    if source.calls:
        write(sys.stdout, render_done(name, f"called from {source.file} already", style_for(sys.stdout)))
        return True
    words = f"{report.path} is {report.owner}'s, and is left to it; add to {source.file}:"
    more = lines_to_add(report.owner, name, source.file)
    write(sys.stderr, render_refused(name, words, style_for(sys.stderr), more=more))
    return False
