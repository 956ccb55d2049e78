"""`gatepost explain`: the page of a rule or an error."""

import sys
from difflib import get_close_matches
from inspect import cleandoc

import click

from gatepost.adapters.terminal import style_for, write
from gatepost.errors import ERRORS, CodeUnknownError
from gatepost.report.pages import Page, render_list, render_page
from gatepost.rules.catalogue import RULES


@click.command("explain")
@click.argument("code", required=False)
def command(code: str | None) -> int:
    r"""Explain a rule or an error: what it means, why it matters, an example, and the way out.

    CODE is a code or a name, as in a report; without it, all are listed.

    \b
    Examples:
      gatepost explain GP401
      gatepost explain message-dropped
    """
    return run(code)


def run(code: str | None) -> int:
    """Print the page of `code`, or the list of all pages."""
    style = style_for(sys.stdout)
    pages = all_pages()
    if code is None:
        write(sys.stdout, render_list(pages, style))
        return 0
    wanted = code.strip().lower()
    page = next((page for page in pages if wanted in (page.code.lower(), page.name)), None)
    if page is None:
        known = [name for page in pages for name in (page.code.lower(), page.name)]
        near = get_close_matches(wanted, known, n=1)
        message = f"there is no page for `{code}`"
        raise CodeUnknownError(message, f"did you mean `{near[0]}`?" if near else "`gatepost explain` lists them all")
    write(sys.stdout, render_page(page, style))
    return 0


def all_pages() -> list[Page]:
    """Return the pages of all rules and errors, in the order of their codes."""
    rules = [Page(rule.code, rule.name, cleandoc(rule.__doc__ or ""), rule) for rule in RULES]
    errors = [Page(error.code, error.name, cleandoc(error.__doc__ or ""), None) for error in ERRORS]
    return rules + errors
