"""The notes of a release, byte for byte as Release Please writes them (spec §5)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gatepost.formats.collation import collation_key
from gatepost.formats.javascript import PROTOTYPE_MEMBERS, in_key_order
from gatepost.message.characters import BLANKS, LINE_ENDS
from gatepost.message.commits import BREAKING, RELEASE_AS
from gatepost.policy.engines import reaches
from gatepost.policy.sections import Sections, entry_for
from gatepost.release.changes import Change
from gatepost.release.errors import PlanError

_QUOTED_OR_BRACKET = re.compile(r"``[^`][^\n\r\u2028\u2029]*[^`]``|`[^`]*`|<|>")
_ISSUE = re.compile(r"#([0-9]+)")
_FIRST_ISSUE = re.compile(r"\(#([0-9]+)\)")
_USER = re.compile(r"(?<![A-Za-z0-9_])@([a-z0-9](?:-?[a-z0-9/]){0,38})")
_BREAKING_HEADER = re.compile(rf"[A-Za-z0-9_]*(?:\([^{LINE_ENDS}]*\))?!: ([^{LINE_ENDS}]*)")
_RELEASE_AS = re.compile(
    rf"release-as:[{BLANKS}]*[A-Za-z0-9_]*@?([0-9]+\.[0-9]+\.[0-9a-z]+(-[0-9a-z.]+)?)", re.IGNORECASE | re.ASCII
)
_REFERS_SINCE = "17.10.4"
"""Before, issues were named after `closes`, and GitHub closed them when the release was merged."""
_SHORT = 7


@dataclass(frozen=True)
class NotesContext:
    """What the notes say beside the commits. `url` is the repository's; `previous_tag` is empty for a first release."""

    url: str
    version: str
    previous_tag: str
    tag: str
    date: str
    engine: str


@dataclass(frozen=True)
class _Line:
    """A commit that is listed: under which title, and what it is sorted by."""

    title: str
    scope: str
    subject: str
    text: str


def render_notes(changes: Sequence[Change], sections: Sections, context: NotesContext) -> str:
    """Return the notes; a single line, where no commit is listed.

    Raises `PlanError` for a title such as `constructor`, at which the real tool stumbles.
    """
    breaking = []
    lines = []
    for change in changes:
        title = title_for(change, sections)
        if title is not None:
            line = _line(change, title, context)
            scope = f"**{line.scope}:** " if line.scope else ""
            breaking += [f"* {scope}{text}\n" for text in _breaking_notes(change, context)]
            lines.append(line)
    titles = [title for _, title, _, _ in sections if title]
    text = [_heading(context), "\n"]
    if breaking:
        text += ["\n### ⚠ BREAKING CHANGES\n\n", *breaking]
    for title, group in _groups(lines, titles):
        group.sort(key=lambda line: collation_key(line.scope + line.subject))
        text.append(f"\n### {title}\n\n" if title else "\n")
        text += [f"{line.text}\n" for line in group]
        text.append("\n")
    return "".join(text).strip(BLANKS)


def title_for(change: Change, sections: Sections) -> str | None:
    """Return the title that a commit is listed under, or None where it is not listed.

    A breaking change is always listed, as is what asks for a version: without a section, under its own type.
    """
    commit = change.commit
    entry = entry_for(commit.type, commit.scope, sections)
    is_shown = any(title == BREAKING for title, _ in commit.notes) or _BREAKING_HEADER.fullmatch(commit.header)
    if entry is not None and (not entry[2] or is_shown or _asks_for_version(change)):
        return entry[1]
    return commit.type if is_shown or _asks_for_version(change) else None


def _heading(context: NotesContext) -> str:
    version = context.version
    if context.previous_tag:
        version = f"[{version}]({context.url}/compare/{context.previous_tag}...{context.tag})"
    return f"## {version} ({context.date})\n"


def _breaking_notes(change: Change, context: NotesContext) -> list[str]:
    """Return the texts of the breaking changes that a commit makes; the first issue in each is linked."""
    notes = [text for title, text in change.commit.notes if title == BREAKING]
    if not notes:
        header = _BREAKING_HEADER.fullmatch(change.commit.header)
        return [header.group(1)] if header else []
    return [with_first_issue_linked(text, context.url) for text in notes]


def with_first_issue_linked(text: str, url: str) -> str:
    """Return the text of a breaking change with a link at its first `(#12)`."""
    return _FIRST_ISSUE.sub(lambda found: f"([#{found[1]}]({url}/issues/{found[1]}))", text, count=1)


def _line(change: Change, title: str, context: NotesContext) -> _Line:
    commit = change.commit
    scope = "" if commit.scope is None or commit.scope == "*" else commit.scope
    subject, issues = _subject(commit.description, context)
    link = f" ([{change.sha[:_SHORT]}]({context.url}/commit/{change.sha}))" if change.sha else ""
    numbers = [number for _, number in commit.references if number not in issues]
    references = "".join(f" [#{number}]({context.url}/issues/{number})" for number in numbers)
    word = "refs" if reaches(context.engine, _REFERS_SINCE) else "closes"
    text = f"* {f'**{scope}:** ' if scope else ''}{subject or commit.header}{link}{f', {word}' if references else ''}"
    return _Line(title, scope, subject, text + references)


def _subject(description: str, context: NotesContext) -> tuple[str, set[str]]:
    """Return a description with brackets escaped, issues and users linked; and the numbers of these issues."""
    escaped = _QUOTED_OR_BRACKET.sub(
        lambda found: {"<": "&lt;", ">": "&gt;"}.get(found.group(), found.group()), description
    )
    linked = _ISSUE.sub(lambda found: f"[#{found[1]}]({context.url}/issues/{found[1]})", escaped)
    host = context.url.rsplit("/", 2)[0]
    users = _USER.sub(lambda found: found[0] if "/" in found[1] else f"[@{found[1]}]({host}/{found[1]})", linked)
    return users, {found[1] for found in _ISSUE.finditer(escaped)}


def _asks_for_version(change: Change) -> bool:
    footer = "\n".join(f"Release-As: {text}" for title, text in change.commit.notes if title == RELEASE_AS)
    return _RELEASE_AS.search(footer) is not None


def _groups(lines: list[_Line], titles: list[str]) -> list[tuple[str, list[_Line]]]:
    """Return the lines by title, the titles in the order of the sections; those that no section has come first."""
    groups: dict[str, list[_Line]] = {}
    if any(line.title in PROTOTYPE_MEMBERS for line in lines):
        message = "TypeError: groups[key].push is not a function"
        raise PlanError(message)
    for line in lines:
        groups.setdefault(line.title, []).append(line)
    ranks = {title: rank for rank, title in reversed(list(enumerate(titles)))}
    ordered = sorted(in_key_order(list(groups)), key=lambda title: ranks.get(title, -1))
    return [(title, groups[title]) for title in ordered]
