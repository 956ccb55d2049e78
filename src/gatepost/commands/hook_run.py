"""`gatepost hook run`: what a hook runs, as git or a runner of hooks calls it."""

import sys

import click

from gatepost.adapters import completing
from gatepost.adapters.environment import is_called_by_runner
from gatepost.adapters.terminal import style_for, write
from gatepost.hooks.names import COMMIT_MSG, POST_COMMIT, PRE_PUSH, PREPARE_COMMIT_MSG


@click.group("run", no_args_is_help=False)
def run_group() -> None:
    """Run what a hook runs, as git would call it."""


@run_group.command(COMMIT_MSG)
@click.argument("file", shell_complete=completing.files)
def run_commit_msg(file: str) -> int:
    """Judge the message in FILE as the commit-msg hook does."""
    return 0 if _is_done_elsewhere(COMMIT_MSG) else _commit_msg(file)


@run_group.command(PRE_PUSH)
@click.argument("remote", default="")
@click.argument("url", default="")
def run_pre_push(remote: str, url: str) -> int:
    """Judge what is about to be pushed to REMOTE, as the pre-push hook does.

    The refs are read from standard input, one a line, as git writes them.
    """
    if _is_done_elsewhere(PRE_PUSH):
        return 0
    from gatepost.commands.hook_pre_push import pre_push  # noqa: PLC0415  only where it is needed

    return pre_push(remote, url)


@run_group.command(POST_COMMIT)
def run_post_commit() -> int:
    """Say what the last commit does to the next release."""
    from gatepost.adapters.post_commit import main  # noqa: PLC0415  only where it is needed

    return main()


@run_group.command(PREPARE_COMMIT_MSG)
@click.argument("file", shell_complete=completing.files)
@click.argument("source", default="")
@click.argument("commit", default="")
def run_prepare_commit_msg(file: str, source: str, commit: str) -> int:
    """Prepare the message in FILE for the editor; SOURCE and COMMIT say where it comes from."""
    if not _is_done_elsewhere(PREPARE_COMMIT_MSG):
        from gatepost.adapters.prepare_commit_msg import prepare  # noqa: PLC0415  only where it is needed

        prepare(file, source, commit)
    return 0


def _is_done_elsewhere(name: str) -> bool:
    """Tell whether a native hook of ours does this anyway, so that a message is judged once."""
    if not is_called_by_runner():
        return False
    from gatepost.adapters.hook_files import native_hook_judges  # noqa: PLC0415  only where it is needed

    return native_hook_judges(".", name)


def _commit_msg(file: str) -> int:
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
        named = "; PATHS are those that you named" if flags.for_files.endswith("PATHS") else ""
        commands.append((again, f"your message is kept there{named}"))
    if outcome.mended is not None:
        commands.append((f"git commit -F {pasteable(outcome.mended)}{flags.for_files}", "the same, mended"))
    write(sys.stderr, "\n" + render_way_back(verdict, commands, style))
    return 1
