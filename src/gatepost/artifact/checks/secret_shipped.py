"""GA205."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.archive import SECRET
from gatepost.artifact.contents import is_sample
from gatepost.artifact.facts import Facts
from gatepost.artifact.secrets import PRIVATE_KEY
from gatepost.artifact.words import nothing_read
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.archive import Hit

_FIX = "revoke it first, where it was issued; then take it out of the files, and build again"


class SecretShipped(Check[Facts]):
    """A file in an archive has a key, a token or a password in it.

    ## Why
    What is published is copied to mirrors within minutes, and searched by people who look for nothing else. A release
    can be yanked, but not called back.

    Looked for are texts whose form leaves little doubt: private keys, access keys of AWS and Google, tokens of GitHub,
    GitLab, PyPI, npm, Slack and Stripe, and passwords in `.pypirc` and `.netrc`. Placeholders are passed over; a
    private key in a folder of tests, examples or documentation is a warning. Secrets of other forms are not found.

    ## Mend
    Revoke it where it was issued: taking it out does not help where it was seen. Then take it out of the files, and
    of the history if git tracks it, and build again. A key that was made for tests alone is best made by the tests.
    """

    code = "GA205"
    name = "secret-shipped"

    def unable(self, facts: Facts) -> str:
        """Return that no distribution was read, where that is so."""
        return nothing_read(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield each secret; where it is and how it begins, but not what it is."""
        for archive in facts.read:
            for hit in archive.hits:
                if hit.kind == SECRET:
                    place = f"`{hit.path}`, line {hit.line}" if hit.line else f"`{hit.path}`"
                    yield Problem(f"{place}: {hit.shown}", archive.name, _FIX, _severity(hit))

    def fine(self, facts: Facts) -> str:
        """Return what was searched, and how much was not."""
        unread = sum(len(archive.unread) for archive in facts.read)
        return "no keys, tokens or passwords of known forms" + (f"; {unread} too large to search" if unread else "")


def _severity(hit: Hit) -> str:
    """Return a warning for a key that may have been made for tests, else what the check weighs."""
    return WARNING if hit.shown.startswith(PRIVATE_KEY) and is_sample(hit.path) else ""
