"""The body of a squashed commit, as GitHub writes it.

Source: GitHub's "About merge methods" says what it is made of; the rest is what the commits show. Descriptions: all
1,003 lines of more than 72 characters in the release notes that GitHub squashed in open-feature/flagd from 2023 to
2026 are folded as it is done here, and none of its 1,007 commits with trailers has any elsewhere than at the end.
Messages: of 562 squashed pull requests of several commits with trailers, in six repositories, 559 have them again
below a line of dashes; and all 1,718 without trailers are, to the letter, what is made of their messages here.
"""

from gatepost.gate.event import Commit
from gatepost.message.fences import fenced

WIDTH = 72
RULE = "---------"
"""What GitHub puts between the messages of several commits and their trailers."""

_AUTHOR = "Co-authored-by"
_TRAILERS = ("co-authored-by: ", "signed-off-by: ")


def described(description: str, commits: list[Commit]) -> str:
    """Return the body that a description makes: folded, with its own trailers and those of the commits at the end."""
    body = unified(description).strip("\n")
    start = body.rfind("\n\n") + 2 if "\n\n" in body else 0
    own = body[start:].split("\n")
    if all(map(_is_trailer, own)):
        body = body[:start].rstrip("\n")
    else:
        own = []
    return _with_trailers(folded(body), own + _trailers_of(commits), is_ruled=len(commits) > 1)


def listed(commits: list[Commit]) -> str:
    """Return the body that the commits' messages make: oldest first, of a lone one what stands below its subject."""
    if len(commits) == 1:
        return commits[0].message.partition("\n")[2].strip("\n")
    body = "\n\n".join(f"* {commit.message}" for commit in commits)
    return _with_trailers(body, _trailers_of(commits), is_ruled=True)


def blank(commits: list[Commit]) -> str:
    """Return the body of a commit that is to have none: the trailers."""
    return _with_trailers("", _trailers_of(commits), is_ruled=False)


def unified(text: str) -> str:
    """Return a text with line feeds alone: the forms of a browser send CR and LF, a commit has them no more."""
    return text.replace("\r\n", "\n")


def folded(text: str) -> str:
    """Return a text with each line that is longer than 72 characters broken at spaces; code in fences stays.

    What is broken loses its indentation, and goes on at the beginning of the next line, also in a list, a quotation
    or a table.
    """
    lines = text.split("\n")
    if all(len(line) <= WIDTH for line in lines):
        return text
    kept = []
    for line, is_code in zip(lines, fenced(lines), strict=True):
        if is_code or len(line) <= WIDTH:
            kept.append(line)
        else:
            kept += _fold(line)
    return "\n".join(kept)


def _fold(line: str) -> list[str]:
    """Return a long line in pieces; a word that is longer than a line stays whole. The cost is linear."""
    pieces = []
    end = len(line.rstrip(" "))
    start = len(line) - len(line.lstrip(" "))
    while end - start > WIDTH:
        cut = line.rfind(" ", start, start + WIDTH + 1)
        if cut < 0:
            cut = line.find(" ", start + WIDTH, end)
        if cut < 0:
            break
        pieces.append(line[start:cut].rstrip(" "))
        start = cut
        while line[start] == " ":
            start += 1
    return [*pieces, line[start:end]]


def _trailers_of(commits: list[Commit]) -> list[str]:
    """Return the trailers that GitHub takes over, and those that it adds for authors beside the first."""
    first = commits[0].author if commits else ""
    found = []
    for commit in commits:
        if commit.author and not _is_same(commit.author, first):
            found.append(f"{_AUTHOR}: {commit.author}")
        for line in unified(commit.message).rpartition("\n\n")[2].split("\n"):
            is_own = line.startswith(_AUTHOR) and first and _is_same(line.partition(": ")[2], first)
            if _is_trailer(line) and not is_own:
                found.append(line)
    return found


def _is_same(author: str, other: str) -> bool:
    """Tell whether two authors are one person, who may have several addresses."""
    name, _, address = author.partition(" <")
    other_name, _, other_address = other.partition(" <")
    return name == other_name or address.lower() == other_address.lower()


def _is_trailer(line: str) -> bool:
    return line.lower().startswith(_TRAILERS) and line.rstrip().endswith(">")


def _with_trailers(body: str, trailers: list[str], *, is_ruled: bool) -> str:
    """Return a body with the trailers below it: of each address once, signatures before authors."""
    unique: dict[tuple[str, str], str] = {}
    for line in trailers:
        token, _, value = line.partition(": ")
        unique.setdefault((token.lower(), value.rpartition("<")[2].lower()), f"{token.capitalize()}: {value}")
    block = "\n".join(sorted(unique.values(), key=_is_author))
    return "\n\n".join(part for part in (body, RULE if is_ruled and body and block else "", block) if part)


def _is_author(trailer: str) -> bool:
    return trailer.startswith(_AUTHOR)
