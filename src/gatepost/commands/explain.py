"""`gatepost explain`: the page of a rule or an error."""

import sys
from inspect import cleandoc

import click

from gatepost.adapters.terminal import style_for, write
from gatepost.errors import ERRORS, CodeUnknownError
from gatepost.options.check import nearest
from gatepost.report.pages import Page, render_list, render_page
from gatepost.rules.catalogue import RULES


@click.command("explain")
@click.argument("codes", nargs=-1, metavar="[CODE]...")
def command(codes: tuple[str, ...]) -> int:
    """Explain a rule or an error: what it means, why it matters, an example, and the way out.

    CODE is a code or a name, as in a report; without it, all are listed.

    \b
    Examples:
      gatepost explain GP401
      gatepost explain message-dropped
    """  # noqa: D301  click wants the character, not its name
    return run(codes)


def run(codes: tuple[str, ...]) -> int:
    """Print the pages of `codes`, or the list of all pages."""
    style = style_for(sys.stdout)
    pages = all_pages()
    if not codes:
        write(sys.stdout, render_list(pages, style))
        return 0
    found = [_page(code, pages) for code in _words(codes)]
    write(sys.stdout, "\n".join(render_page(page, style) for page in found))
    return 0


def _words(codes: tuple[str, ...]) -> list[str]:
    """Return codes and names one by one: they may be listed as GATEPOST_SKIP lists them."""
    return [code for words in codes for code in words.rstrip(",").split(",")]


def _page(code: str, pages: list[Page]) -> Page:
    wanted = code.strip().lower()
    page = next((page for page in pages if wanted in (page.code.lower(), page.name)), None)
    if page is None:
        near = nearest(wanted, [page.name for page in pages])
        message = f"there is no page for `{code}`"
        raise CodeUnknownError(message, f"did you mean `{near}`?" if near else "`gatepost explain` lists them all")
    return page


def all_pages() -> list[Page]:
    """Return the pages of all rules and errors, in the order of their codes."""
    rules = [Page(rule.code, rule.name, cleandoc(rule.__doc__ or ""), rule) for rule in RULES]
    errors = [Page(error.code, error.name, cleandoc(error.__doc__ or ""), None) for error in ERRORS]
    return rules + errors
