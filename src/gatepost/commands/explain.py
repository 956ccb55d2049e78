"""`gatepost explain`: the page of a rule, a check or an error; and how a commit or a message is read."""

import sys

import click

from gatepost.adapters import completing
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import ERRORS, CodeUnknownError, UsageError
from gatepost.options.check import nearest
from gatepost.outcomes.find import NAMES, check_named
from gatepost.report.pages import AnyCheck, Documented, Page, page_of, render_list, render_page
from gatepost.rules.catalogue import RULES

FORMATS = ("text", "json")


@click.command("explain")
@click.argument("words", nargs=-1, metavar="[CODE]... [REVISION]...", shell_complete=completing.pages)
@click.option("-m", "message", metavar="TEXT", help="Explain this message; - is standard input.")
@click.option(
    "--file",
    metavar="FILE",
    help="Explain the message in a file, cleaned as git does it.",
    shell_complete=completing.files,
)
@click.option("--format", "format_", type=click.Choice(FORMATS), default="text", help="How to report a commit.")
@click.option(
    "-C",
    "folder",
    default=".",
    metavar="DIR",
    help="Explain as if started in DIR.",
    shell_complete=completing.folders,
)
def command(words: tuple[str, ...], message: str | None, file: str | None, format_: str, folder: str) -> int:
    """Explain a rule, a check, an error, or how Release Please reads a commit.

    CODE is a code or a name, as in a report; without anything, all are listed. REVISION names one
    commit: shown is what is read in its message, what comes out of it, what that does to version
    and notes, why something is not listed, and how to rescue what is dropped.

    \b
    Examples:
      gatepost explain GP401
      gatepost explain message-dropped
      gatepost explain HEAD~2
      gatepost explain -m "feat(api): sign in with a passkey"
      git log -1 --format=%B | gatepost explain -m - --format json
    """  # noqa: D301  click wants the character, not its name
    given = [bool(words), message is not None, file is not None]
    if sum(given) > 1:
        text = "only one thing can be explained at a time"
        raise UsageError(text, "name CODEs and REVISIONs, or one of -m TEXT and --file FILE")
    if message is None and file is None:
        return run(words, folder, as_json=format_ == "json")
    from gatepost.commands.explain_commit import explain_file, explain_text, show  # noqa: PLC0415  loads the planner

    explained = explain_text(message, folder) if message is not None else explain_file(file or "", folder)
    show(explained, as_json=format_ == "json")
    return 0


def run(words: tuple[str, ...], folder: str = ".", *, as_json: bool = False) -> int:
    """Print the pages of codes and of commits, or the list of all pages."""
    style = style_for(sys.stdout)
    if not words and not as_json:
        write(sys.stdout, render_list(all_pages(), style))
        return 0
    found = [_page_or_commit(word, folder) for word in _words(words)]
    if as_json:
        _only_commit(found)
    for number, each in enumerate(found):
        if number:
            write(sys.stdout, "\n")
        if isinstance(each, Page):
            write(sys.stdout, render_page(each, style))
        else:
            _show_commit(each, folder, as_json=as_json)
    return 0


def _only_commit(found: "list[Page | str]") -> None:
    """Raise `UsageError` for what has no JSON."""
    if len(found) != 1 or isinstance(found[0], Page):
        message = "--format json is for one commit or message"
        raise UsageError(message, "name one REVISION, or one of -m TEXT and --file FILE")


def _show_commit(sha: str, folder: str, *, as_json: bool) -> None:
    from gatepost.commands.explain_commit import explain_revision, show  # noqa: PLC0415  loads the planner

    show(explain_revision(sha, folder), as_json=as_json)


def _page_or_commit(word: str, folder: str) -> Page | str:
    """Return the page of a code or a name, else the id of the commit that a word names."""
    wanted = word.strip().lower()
    page = next((each for each in _documented(wanted) if wanted in (each.code.lower(), each.name)), None)
    if page is not None:
        return page_of(page)
    from gatepost.commands.explain_commit import revision_named  # noqa: PLC0415  loads the planner

    sha = revision_named(word.strip(), folder)
    if sha:
        return sha
    near = nearest(wanted, [*(each.name for each in _documented(wanted)), *NAMES])
    message = f"there is no page for `{word}`"
    raise CodeUnknownError(message, f"did you mean `{near}`?" if near else "`gatepost explain` lists them all")


def _words(words: tuple[str, ...]) -> list[str]:
    """Return codes and names one by one: they may be listed as GATEPOST_SKIP lists them."""
    return [code for word in words for code in word.rstrip(",").split(",")]


def _documented(wanted: str) -> tuple[Documented, ...]:
    """Return what has a page; the checks only where one of them is wanted, as they take a while to load."""
    return (*RULES, *(_checks() if check_named(wanted) else ()), *ERRORS)


def _checks() -> tuple[AnyCheck, ...]:
    from gatepost.report.checks import EVERY  # noqa: PLC0415  only where they are asked for

    return EVERY


def all_pages() -> list[Page]:
    """Return the pages of all rules, checks and errors, in the order of their codes."""
    documented: tuple[Documented, ...] = (*RULES, *_checks(), *ERRORS)
    return [page_of(each) for each in documented]
