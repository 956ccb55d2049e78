"""GD126."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.facts import ANCESTOR
from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.releases.json_lines import without
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of
from gatepost.doctor.releases.release_tags import FULL
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEY = "last-release-sha"


class RpLastReleaseShaLeft(ReleaseCheck):
    """`last-release-sha` was there at the last release and still is, or it names no commit of the branch.

    ## Symptom
    The changelog lacks changes, or has them twice, in one release after the other.

    ## Cause
    `last-release-sha` says where a release begins, before any tag does, and other than `bootstrap-sha` it is never
    ignored. It is meant for one release; left behind, no release looks further back.

    ## Mend
    Take it out once the release is made. Before that, it must be the whole id of a commit of the branch.
    """

    code = "GD126"
    name = "rp-last-release-sha-left"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report one that a release was made with, and one that has no effect."""
        release = known(facts.release)
        document, sha = document_of(facts), configuration_of(facts).last_release_sha
        if not sha:
            return
        where, edits = document.at(_KEY), without(document, _KEY)
        if _then(facts) == sha:
            message = f"`{_KEY}` was there when the last release was made, and rules the next one too"
            yield Problem(message, where, f"take the line `{_KEY}` out", edits=edits)
        elif not facts.repository.is_shallow and (len(sha) != FULL or release.ancestry.get(sha) != ANCESTOR):
            message = f"`{sha}` is not the whole id of a commit of this branch, and has no effect"
            yield Problem(message, where, "write the whole id of a commit of this branch, or take the line out")

    def fine(self, facts: Facts) -> str:
        """Return that there is none, or that it is in use."""
        sha = configuration_of(facts).last_release_sha
        return f"the next release begins behind {sha[:7]}" if sha else f"there is no `{_KEY}`"


def _then(facts: Facts) -> str:
    """Return what the configuration said at the last release."""
    release = known(facts.release)
    text = facts.then.read(release.configuration_file) if facts.then is not None else None
    root = read_json(release.configuration_file, text).root if text is not None else None
    return root.word(_KEY) if root is not None else ""
