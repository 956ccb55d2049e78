"""A line that is too long → the lines that it makes when it is wrapped."""

from gatepost.message.commits import Commit
from gatepost.message.reading import Reading

_STARTS = ("#", ">", "|", "```", "~~~", "BREAKING")
_SIGNS = "-*+=_~`!"


def wrap(line: str, prefix: int, limit: int) -> list[str]:
    """Return `line` in pieces of at most `limit` characters; an empty list where it cannot be cut so.

    It is cut at spaces. `prefix` is the length of its indentation and bullet, under
    which the other pieces hang. None of them begins with what git, Markdown or
    Release Please would take for more than a word. A word that is longer than the
    limit has a piece for itself. The cost is linear.
    """
    pieces = []
    start = at = prefix
    cut = 0  # the last place where the piece that begins at `start` may end
    while at < len(line):
        after = line.find(" ", at)
        if after < 0:
            after = len(line)
        if at > start and _may_begin(line, at, after):
            cut = at
        if prefix + after - start > limit and cut > start:
            pieces.append(line[start:cut].rstrip(" "))
            start = cut
        if prefix + after - start > limit and start < at:
            return []
        at = after
        while line.startswith(" ", at):
            at += 1
    pieces.append(line[start:])
    return [(" " * prefix if number else line[:prefix]) + piece for number, piece in enumerate(pieces)]


def reads_alike(before: Reading, after: Reading) -> bool:
    """Tell whether Release Please makes the same of both messages: the same commits, and the same parts dropped."""
    if [message.fault is None for message in before.messages] != [message.fault is None for message in after.messages]:
        return False
    return list(map(_said, before.commits)) == list(map(_said, after.commits))


def _said(commit: Commit) -> tuple[object, ...]:
    """Return all that a release knows of a commit."""
    return commit.header, commit.scope, commit.breaking, list(commit.notes), list(commit.references)


def _may_begin(line: str, at: int, after: int) -> bool:
    """Tell whether the word between `at` and `after` is no more than a word where it begins a line.

    `#12` would be a comment for git, `a:`, `a #12` and `a(b(c))` what Release
    Please looks for, `1.`, `-` and `>` what Markdown does.
    """
    word = line[at:after]
    if ":" in word or word.startswith(_STARTS) or not word.strip(_SIGNS) or line.startswith("#", after + 1):
        return False
    if word[-1] in ".)" and word[:-1].isdecimal():
        return False
    opening = word.find("(", 1)
    return opening < 0 or 0 < word.find(")", opening) < _next_opening(word, opening)


def _next_opening(word: str, opening: int) -> int:
    """Return the offset of the parenthesis that opens next; behind the word where there is none."""
    found = word.find("(", opening + 1)
    return found if found >= 0 else len(word)
