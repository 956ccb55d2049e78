"""Footers that stand too high up: where they are, and the message that has them at its end."""

from itertools import groupby

from gatepost.message.characters import WHITESPACE
from gatepost.message.commits import Commit
from gatepost.message.fences import fenced
from gatepost.message.grammar import LITERALS, Token, read_footer_token
from gatepost.message.parse import Footer, Message, parse
from gatepost.rules.case import Case, Section

_VERSION = "release-as"
_CLOSING = ("close", "closes", "closed", "fix", "fixes", "fixed", "resolve", "resolves", "resolved")
_ACTIONS = frozenset(("ref", "refs", "reference", "references", *_CLOSING))

_HEADER = "x: y\n\n"
_Line = tuple[int, str, Token | None]  # its start, its text, and what it is as a footer


class Run:
    """Lines in the body of a section that would be footers at its end; the line at `prose` keeps them from it.

    `is_first` tells whether they begin their paragraph.
    """

    __slots__ = ("end", "is_first", "prose", "section", "start")

    def __init__(self, section: Section, start: int, end: int, *, is_first: bool) -> None:
        self.section = section
        self.start = start
        self.end = self.prose = end
        self.is_first = is_first

    @property
    def text(self) -> str:
        """The lines."""
        return self.section.message.text[self.start : self.end]

    def footers(self) -> list[tuple[int, Footer]]:
        """Return what they would be, each with the offset at which it begins in the section."""
        footers = parse(_HEADER + self.text).footers
        return [(self.start + footer.start - len(_HEADER), footer) for footer in footers]


def name_of(token: Token) -> str:
    """Return the word of a footer's token in lower case."""
    return (token.type or "").lower()


def refers(footer: Footer, types: tuple[str, ...]) -> bool:
    """Tell whether a footer has a usual word for a reference to an issue; `fix: #12` would be a commit of its own."""
    name = name_of(footer.token)
    return name in _ACTIONS and not (footer.token.separator == ":" and name in types)


def runs_in(section: Section) -> list[Run]:
    """Return the runs that begin a paragraph, or stand in one behind other footers alone; one a paragraph.

    The first footer of each names a version or an issue. What stands between fences is none.
    """
    runs: list[Run] = []
    named = 0  # runs whose `prose` is known
    for paragraph in _paragraphs(section.message):
        start, end = _run_in(paragraph)
        if start < end:
            runs.append(Run(section, start, end, is_first=start == paragraph[0][0]))
        prose = next((at for at, line, token in paragraph if token is None and line[0] not in WHITESPACE), -1)
        if prose >= 0:
            for run in runs[named:]:
                run.prose = prose
            named = len(runs)
    return runs


def moved_to_end(case: Case, runs: list[Run]) -> str:
    """Return the message with these runs, in order, at the end of their sections, behind the footers that are there.

    A nested commit that stands within them is lost.
    """
    newline = "\r\n" if "\r\n" in case.text else "\n"
    edits = []
    for section, group in groupby(runs, key=_section):
        text = section.message.text
        moved = []
        for run in group:
            edits.append((*section.span(*_with_line_ends(run)), ""))
            moved.append(run.text)
        at = section.span(len(text), len(text))[0]
        edits.append((at, at, newline * (1 if section.message.footers else 2) + newline.join(moved)))
    return case.edited(sorted(edits))


def gains_only(before: Case, after: Case) -> bool:
    """Tell whether Release Please reads in `after` all that it reads in `before`, and more footers alone."""
    faults = [[message.fault is None for message in case.reading.messages] for case in (before, after)]
    commits, now = _that_count(before), _that_count(after)
    return faults[0] == faults[1] and len(commits) == len(now) and all(map(_gains, commits, now))


def _paragraphs(message: Message) -> list[list[_Line]]:
    """Return the paragraphs of a body."""
    start = message.body_start
    lines = message.text[start : message.body_end].replace("\r\n", " \n").replace("\r", "\n").split("\n")
    paragraphs: list[list[_Line]] = [[]]
    for line, is_code in zip(lines, fenced(lines), strict=True):
        if not line.strip(WHITESPACE):
            paragraphs.append([])
        else:
            may_be_footer = not is_code and line[0] not in WHITESPACE
            paragraphs[-1].append((start, line, read_footer_token(line) if may_be_footer else None))
        start += len(line) + 1
    return paragraphs


def _run_in(paragraph: list[_Line]) -> tuple[int, int]:
    """Return start and end of the run in a paragraph: nothing but footers stands above it, no breaking marker in it."""
    start = end = -1
    for at, line, token in paragraph:
        if token is None:
            if line[0] not in WHITESPACE or at == paragraph[0][0]:
                break
        elif token.marker in LITERALS:
            if start >= 0:
                break
        elif start < 0 and (name_of(token) == _VERSION or name_of(token) in _ACTIONS):
            start = at
        if start >= 0:
            end = at + len(line.rstrip(" "))
    return start, end


def _section(run: Run) -> Section:
    return run.section


def _with_line_ends(run: Run) -> tuple[int, int]:
    """Return the span of a run with the line ends that go with it.

    Those after it, empty lines too; but those before it where other lines of its
    paragraph are there, which must not grow together with what follows.
    """
    text = run.section.message.text
    start, end = run.start, run.end
    if run.is_first:
        while text[end : end + 1] in ("\r", "\n"):
            end += 1
    else:
        while text[start - 1] in "\r\n":
            start -= 1
    return start, end


def _that_count(case: Case) -> list[Commit]:
    """Return the commits of headers, and those of footers that a release would show."""
    commits = case.reading.commits
    return [each for each in commits if each.footer is None or each.breaking or each.type.lower() in case.types]


def _gains(before: Commit, after: Commit) -> bool:
    """Tell whether the second commit is the first, perhaps with more references and a version."""
    kept = set(before.notes) <= set(after.notes) and set(before.references) <= set(after.references)
    return kept and (before.header, before.scope, before.breaking) == (after.header, after.scope, after.breaking)
