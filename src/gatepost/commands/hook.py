"""`gatepost hook`: install, remove and run the native git hooks."""

import sys

import click

from gatepost.adapters.terminal import style_for, write
from gatepost.hooks.plan import CURRENT, KEEP, NONE, REMOVE, RESTORE, WRITE
from gatepost.hooks.script import COMMIT_MSG, is_edited, is_ours

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
    from gatepost.adapters.repository import install_hook  # noqa: PLC0415  only where it is needed

    report = install_hook(folder, COMMIT_MSG)
    _say(_INSTALLED[report.done].format(path=report.path, kept=report.kept.name if report.kept else ""))
    if report.is_shared:
        write(sys.stdout, "  core.hooksPath leads there: every repository that it is set for runs this hook now\n")
    return 0


@command.command()
@click.option("-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.")
def uninstall(folder: str) -> int:
    """Remove our hooks, and put back what was there before."""
    from gatepost.adapters.repository import uninstall_hook  # noqa: PLC0415  only where it is needed

    report = uninstall_hook(folder, COMMIT_MSG)
    _say(_REMOVED[report.done].format(path=report.path))
    return 0


@command.command()
@click.option("-C", "folder", default=".", metavar="DIR", help="Work as if started in DIR.")
def status(folder: str) -> int:
    """Say which hooks are installed. Exit status 1 when the commit-msg hook is not."""
    from gatepost.adapters.repository import hook_state, hooks_folder, wanted_hook  # noqa: PLC0415  only where it is needed

    path = hooks_folder(folder) / COMMIT_MSG
    state = hook_state(path)
    kept = "; another hook runs before it" if state.has_kept else ""
    if state.text is None:
        _say(f"{COMMIT_MSG}: not installed; `gatepost hook install` does it", fine=False)
        return 1
    if not is_ours(state.text):
        _say(f"{COMMIT_MSG}: {path} is not ours; `gatepost hook install` keeps it and runs it first", fine=False)
        return 1
    if is_edited(state.text):
        _say(f"{COMMIT_MSG}: {path} was edited after gatepost wrote it{kept}; `gatepost hook install` leaves it alone")
        return 0
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
    from gatepost.adapters.commit_msg import judge_message_file  # noqa: PLC0415  only where it is needed
    from gatepost.adapters.kept_messages import pasteable  # noqa: PLC0415  only where it is needed
    from gatepost.report.tally import Tally  # noqa: PLC0415  only where it is needed
    from gatepost.report.text import render_text  # noqa: PLC0415  only where it is needed
    from gatepost.report.way_back import render_way_back  # noqa: PLC0415  only where it is needed
    from gatepost.report.ways_round import render_ignored, render_skipped  # noqa: PLC0415  only where it is needed

    outcome = judge_message_file(file)
    style = style_for(sys.stderr)
    verdict = outcome.verdict
    tally = Tally()
    tally.add(verdict)
    write(sys.stderr, render_skipped(outcome.skipped))
    write(sys.stderr, render_ignored(tally.ignored, style))
    if verdict.findings:
        write(sys.stderr, render_text(verdict, style))
    if verdict.is_ok():
        return 0
    flags = outcome.flags
    commands = []
    if outcome.kept is not None:
        again = f"git commit{flags.for_editor} -e -F {pasteable(outcome.kept)}{flags.for_files}"
        commands.append((again, "your message is kept there"))
    if outcome.mended is not None:
        commands.append((f"git commit -F {pasteable(outcome.mended)}{flags.for_files}", "the same, mended"))
    write(sys.stderr, "\n" + render_way_back(verdict, commands, style))
    return 1


def _say(text: str, *, fine: bool = True) -> None:
    from gatepost.report.visible import visible  # noqa: PLC0415  only where it is needed

    style = style_for(sys.stdout)
    sign = style.good(style.sign("fine")) if fine else style.bad(style.sign("error"))
    write(sys.stdout, style.finish(f"{sign} {visible(text)}\n"))
