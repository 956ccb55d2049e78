"""GD125."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.facts import ANCESTOR, ELSEWHERE
from gatepost.doctor.releases.json_lines import with_value
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of
from gatepost.doctor.releases.release_tags import FULL
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.policy.configuration import Configuration

_KEY = "bootstrap-sha"

_ANY = "write the whole id of a commit of this branch; `git log --format='%H %s'` lists them"


class RpBootstrapSha(ReleaseCheck):
    """`bootstrap-sha` names no commit that Release Please meets, so the first release takes in the whole history.

    ## Symptom
    The changelog of the first release pull request has every commit that there is.

    ## Cause
    Release Please walks back the branch until a commit has exactly this id. A short one, one in capitals, one with a
    typing mistake, or one of a branch that was squashed is never met. Once each package is tagged, it is not read.

    ## Mend
    Write the whole id of the last commit that does not belong to the release:

        git rev-parse v1.2.2
    """

    code = "GD125"
    name = "rp-bootstrap-sha"
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)

    def unable(self, facts: Facts) -> str:
        """Return that a shallow clone does not know all commits."""
        is_cut = facts.repository.is_shallow
        return super().unable(facts) or ("this clone may lack the commit that `bootstrap-sha` names" if is_cut else "")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report what is not met, where it is still needed."""
        release = known(facts.release)
        configuration, document = configuration_of(facts), document_of(facts)
        if not _is_needed(release, configuration):
            return
        sha = configuration.bootstrap_sha
        status = release.ancestry.get(sha, "")
        if len(sha) == FULL and sha == sha.lower() and status == ANCESTOR:
            return
        whole = _whole(release, sha)
        edits = with_value(document, json.dumps(whole), _KEY) if whole else ()
        fix = f'write `"{_KEY}": "{whole}"` on this line' if whole else _ANY
        why = "is not in the history of this branch" if status == ELSEWHERE else "is no commit here"
        message = f"`{sha}` {why if not whole else 'is not a whole id, and is never met'}"
        yield Problem(message, document.at(_KEY), fix, edits=edits)

    def fine(self, facts: Facts) -> str:
        """Return where the first release begins, or that this is not asked any more."""
        release = known(facts.release)
        configuration = configuration_of(facts)
        if not configuration.bootstrap_sha:
            return "there is no `bootstrap-sha`"
        if _is_needed(release, configuration):
            return f"the first release begins behind {configuration.bootstrap_sha[:7]}"
        return "`bootstrap-sha` is not read any more"


def _is_needed(release: Release, configuration: Configuration) -> bool:
    states = release.plan.packages.values()
    return bool(configuration.bootstrap_sha) and any(each.last is None or not each.last.sha for each in states)


def _whole(release: Release, sha: str) -> str:
    """Return the id of the only commit looked at that begins so; empty where there is none."""
    found = [commit.sha for commit in release.commits if commit.sha.startswith(sha.lower())]
    return found[0] if len(found) == 1 else ""
