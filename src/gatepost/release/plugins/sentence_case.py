"""The plugin `sentence-case`: descriptions begin with a capital letter."""

from collections.abc import Sequence
from copy import copy

from gatepost.message.characters import BLANKS
from gatepost.message.commits import Commit
from gatepost.release.changes import Change
from gatepost.release.plugins.base import Plugin

DEFAULT_WORDS = ("gRPC", "npm")


class SentenceCase(Plugin):
    """Begins descriptions with a capital; one that is, as a whole, a special word is left alone."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = frozenset(words)

    def changed(self, changes: Sequence[Change]) -> list[Change]:
        """Return the commits with their descriptions and headers in sentence case."""
        return [Change(change.sha, self._cased(change.commit)) for change in changes]

    def _cased(self, commit: Commit) -> Commit:
        cased = copy(commit)
        cased.description = self._capital(commit.description)
        prefix, _, rest = commit.header.partition(":")
        rest = rest.strip(BLANKS)
        end = next((at for at, character in enumerate(rest) if character in BLANKS), len(rest))
        cased.header = f"{prefix}: {self._capital(rest[:end])}{rest[end:]}"
        return cased

    def _capital(self, word: str) -> str:
        if word in self._words or not "a" <= word[:1] <= "z":
            return word
        return word[0].upper() + word[1:]
