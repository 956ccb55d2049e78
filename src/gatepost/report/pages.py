"""The pages of rules, checks and errors: docstrings → text for the terminal, and → Markdown for the docs."""

from inspect import cleandoc
from typing import NoReturn

from gatepost.doctor.check import DoctorCheck
from gatepost.errors import GatepostError
from gatepost.outcomes.check import Check
from gatepost.report.style import Style
from gatepost.report.visible import visible, wrap
from gatepost.rules.base import Rule
from gatepost.values import ERROR

AnyCheck = type[Check[NoReturn]]
"""A check, whatever facts it looks at."""

Documented = type[Rule] | AnyCheck | type[GatepostError]
"""What has a page."""

RULE, CHECK, OF_ERROR = "rule", "check", "error"

_WIDEST = 88


class Page:
    """A page: code, name, its text as written in the docstring, and the rule or check that it is about.

    That is None for an error.
    """

    __slots__ = ("about", "code", "name", "text")

    def __init__(self, code: str, name: str, text: str, about: type[Rule] | AnyCheck | None) -> None:
        self.code = code
        self.name = name
        self.text = text
        self.about = about

    @property
    def kind(self) -> str:
        """What the page is about: "rule", "check" or "error"."""
        if self.about is None:
            return OF_ERROR
        return RULE if issubclass(self.about, Rule) else CHECK

    @property
    def is_on(self) -> bool:
        """Whether what it is about judges without being selected."""
        return self.about is None or not issubclass(self.about, Rule) or self.about.enabled

    @property
    def severity(self) -> str:
        """What it weighs where the settings do not say."""
        return self.about.severity if self.about is not None else ERROR

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.text.partition("\n\n")[0].replace("\n", " ")

    def facts(self) -> list[tuple[str, str]]:
        """Return what the declaration of the rule or check says beside its page."""
        if self.about is None:
            return []
        facts = [("Severity", self.severity)]
        if issubclass(self.about, Rule):
            facts.append(("Default", "on" if self.is_on else "off"))
            options = self.about.options
            facts += [(f"Option `{option.name}`", f"{option.default} by default. {option.about}") for option in options]
        if issubclass(self.about, DoctorCheck):
            facts += [("Error text", f"`{error}`") for error in self.about.errors]
        return [*facts, ("Since", self.about.since)]


def page_of(documented: Documented) -> Page:
    """Return the page that a docstring is."""
    about = None if issubclass(documented, GatepostError) else documented
    return Page(documented.code, documented.name, cleandoc(documented.__doc__ or ""), about)


def render_list(pages: list[Page], style: Style) -> str:
    """Return every page's code, name and first sentence."""
    lines = []
    longest = max(len(page.name) for page in pages)
    for page in pages:
        summary = page.summary.removesuffix(" Off unless selected.")
        summary += "" if page.is_on else " (off unless selected)"
        head = f"{page.code}  {page.name.ljust(longest)}  "
        room = style.columns - len(head)
        if room < 24:  # noqa: PLR2004  too narrow for a third column
            lines.append(f"{style.strong(page.code)}  {page.name}")
            lines += ["    " + line for line in wrap(summary, style.columns - 4)]
            continue
        first, *others = wrap(summary, room)
        lines.append(f"{style.strong(page.code)}  {page.name.ljust(longest)}  {first}")
        lines += [" " * len(head) + line for line in others]
    return style.finish("\n".join(lines) + "\n")


def render_page(page: Page, style: Style) -> str:
    """Return one page for the terminal: prose is wrapped, examples stand as they are."""
    lines = [f"{style.strong(page.name)}  {style.faint(page.code)}", ""]
    cells = min(style.columns, _WIDEST)
    for kind, content in _blocks(page.text):
        if kind == "heading":
            lines.append(style.strong(content))
        elif kind == "example":
            lines += [f"    {visible(line)}".rstrip() for line in content.split("\n")] + [""]
        else:
            lines += [*wrap(content, cells), ""]
    for name, value in page.facts():
        lines += wrap(f"{name.replace('`', '')}: {value}", cells)
    return style.finish("\n".join(lines).rstrip("\n") + "\n")


def render_markdown(page: Page) -> str:
    """Return one page for the documentation."""
    lines = [f"# {page.name}", "", f"**{page.code}**", ""]
    for kind, content in _blocks(page.text):
        if kind == "heading":
            lines += [f"## {content}", ""]
        elif kind == "example":
            lines += ["```text", *map(visible, content.split("\n")), "```", ""]
        else:
            lines += [content, ""]
    facts = page.facts()
    if facts:
        lines += ["| | |", "|---|---|", *(f"| {name} | {value} |" for name, value in facts), ""]
    return "\n".join(lines)


def example(rule: type[Rule], heading: str) -> str:
    """Return the first indented block under `heading` of a rule's page, as a message; empty where there is none."""
    found = False
    for kind, content in _blocks(cleandoc(rule.__doc__ or "")):
        if kind == "heading":
            found = content == heading
        elif kind == "example" and found:
            return content
    return ""


def _blocks(text: str) -> list[tuple[str, str]]:
    """Return the headings, paragraphs and indented examples of a page, in order."""
    blocks: list[tuple[str, str]] = []
    for line in text.split("\n"):
        last = blocks[-1] if blocks else ("", "")
        if line.startswith("## "):
            blocks.append(("heading", line[3:]))
        elif line.startswith("    ") or (not line and last[0] == "example"):
            content = f"{last[1]}\n{line[4:]}" if last[0] == "example" else line[4:]
            if last[0] == "example":
                blocks.pop()
            blocks.append(("example", content))
        elif not line:
            blocks.append(("", ""))
        elif last[0] == "prose":
            blocks[-1] = ("prose", f"{last[1]} {line}")
        else:
            blocks.append(("prose", line))
    return [(kind, content.rstrip("\n")) for kind, content in blocks if kind]
