"""`gatepost lint`: judge messages from files, standard input, a title or the history."""

import sys
from collections.abc import Iterator
from pathlib import Path

import click

from gatepost.adapters.files import decode_message, read_message, read_standard_input
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import NoGitError, NoRepositoryError, UsageError
from gatepost.gate.judge import Rulebook, judge
from gatepost.message.cleanup import DEFAULT, MODES, Cleanup, clean
from gatepost.report.machine import render_github, render_json
from gatepost.report.text import render_summary, render_text
from gatepost.rules.case import HISTORY, TITLE
from gatepost.values import Verdict

FORMATS = ("text", "github", "json")

Surroundings = tuple[Rulebook, Cleanup, str]
"""The rulebook, how messages are cleaned, and the encoding that they are in."""


class Sources:
    """What is to be judged: exactly one of these is set."""

    __slots__ = ("files", "range", "stdin", "title")

    def __init__(self, files: tuple[str, ...], *, stdin: bool, title: str | None, range_: str | None) -> None:
        self.files = files
        self.stdin = stdin
        self.title = title
        self.range = range_
        given = [bool(files), stdin, title is not None, range_ is not None]
        if sum(given) != 1:
            said = "nothing to judge is named" if not any(given) else "only one thing can be judged at a time"
            raise UsageError(said, "name FILEs, or one of --stdin, --title TEXT, --range A..B")


@click.command("lint")
@click.argument("files", nargs=-1, metavar="[FILE]...")
@click.option("--stdin", is_flag=True, help="Judge the message on standard input.")
@click.option("--title", metavar="TEXT", help="Judge a pull request's title.")
@click.option("--range", "range_", metavar="A..B", help="Judge the commits of a range.")
@click.option(
    "--cleanup", type=click.Choice(MODES), default=DEFAULT, help="How git cleans the message of a FILE first."
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
@click.option("-C", "folder", default=".", metavar="DIR", help="Judge as if started in DIR.")
def command(  # noqa: PLR0913  click hands every flag over by name
    *,
    files: tuple[str, ...],
    stdin: bool,
    title: str | None,
    range_: str | None,
    cleanup: str,
    format_: str,
    strict: bool,
    folder: str,
) -> int:
    """Judge commit messages.

    A FILE is cleaned first as git cleans an edited message. Exit status: 0 when all pass,
    1 when some do not, 2 for a wrong call or settings, 3 where git or the history is missing.

    \b
    Examples:
      gatepost lint .git/COMMIT_EDITMSG
      gatepost lint --title "feat(api): sign in with a passkey"
      gatepost lint --range origin/main..HEAD
      git log -1 --format=%B | gatepost lint --stdin
    """  # noqa: D301  click wants the character, not its name
    sources = Sources(files, stdin=stdin, title=title, range_=range_)
    return run(sources, folder=folder, cleanup=cleanup, format_=format_, strict=strict)


def run(sources: Sources, *, folder: str, cleanup: str, format_: str, strict: bool) -> int:
    """Judge what `sources` names, and report."""
    surroundings = _surroundings(folder, cleanup, needs_git=sources.range is not None)
    verdicts = list(_verdicts(sources, surroundings, folder))
    if format_ == "json":
        write(sys.stdout, render_json(verdicts, strict=strict))
    elif format_ == "github":
        write(sys.stdout, render_github(verdicts))
        write(sys.stderr, _closing(verdicts))
    else:
        style = style_for(sys.stdout)
        report = render_text(verdicts, style)
        write(sys.stdout, report + ("\n" if report else "") + _closing(verdicts))
    return 0 if all(verdict.is_ok(strict=strict) for verdict in verdicts) else 1


def _closing(verdicts: list[Verdict]) -> str:
    return (
        render_summary(verdicts, style_for(sys.stdout)) if verdicts else "nothing to judge: the range has no commits\n"
    )


def _verdicts(sources: Sources, surroundings: Surroundings, folder: str) -> Iterator[Verdict]:
    rulebook, how, encoding = surroundings
    if sources.title is not None:
        yield Verdict("title", sources.title, judge(sources.title, rulebook, TITLE))
    elif sources.range is not None:
        from gatepost.adapters.git_history import commits_in_range  # noqa: PLC0415  only where it is needed

        for commit in commits_in_range(sources.range, folder):
            yield Verdict(
                commit.sha, commit.message, judge(commit.message, rulebook, HISTORY, merge=len(commit.parents) > 1)
            )
    elif sources.stdin:
        text = decode_message(read_standard_input(), "standard input").rstrip("\n")
        yield Verdict("stdin", text, judge(text, rulebook, HISTORY))
    else:
        for file in sources.files:
            text = clean(decode_message(read_message(str(Path(folder) / file)), file, encoding), how)
            yield Verdict(file, text, judge(text, rulebook, HISTORY))


def _surroundings(folder: str, cleanup: str, *, needs_git: bool) -> Surroundings:
    """Return what the repository around `folder` says.

    Outside a repository, or without git, the settings of the folder itself and
    git's defaults hold, unless the history is asked for.
    """
    from gatepost.adapters.settings_files import load_rulebook  # noqa: PLC0415  only where it is needed
    from gatepost.adapters.work_tree import find_work_tree  # noqa: PLC0415  only where it is needed

    try:
        tree = find_work_tree(folder)
    except (NoGitError, NoRepositoryError):
        if needs_git or not Path(folder).is_dir():
            raise
        return load_rulebook(Path(folder)), Cleanup(cleanup), "utf-8"
    config = tree.message_config()
    how = config.for_message(edited=True, mode="" if cleanup == DEFAULT else cleanup)
    return load_rulebook(tree.root), how, config.encoding
