"""GD524."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.facts import DAY
from gatepost.doctor.symptoms import PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.older_uploads import older_places
from gatepost.doctor.uploads.on_index import IndexCheck, Shipped, retry, shipped
from gatepost.doctor.uploads.uploads import PYPI, index_of
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpReleaseNoPypi(IndexCheck):
    """The last release has a tag, and PyPI has nothing of it.

    ## Symptom
    There is a tag and a GitHub release, and `pip install` still installs the version before. Often every run is green:
    the job that uploads was skipped.

    ## Cause
    The upload failed, waits for somebody's approval, or was skipped: a condition on the outputs of Release Please that
    is never true, or a run that was repeated as a whole, in which Release Please tells of no release.

    ## Mend
    Run the failed jobs again, or the workflow by hand with the tag.

        gh workflow run release.yml -f tag=v1.2.3
    """

    code = "GD524"
    name = "pp-release-no-pypi"
    needs: tuple[str, ...] = (*IndexCheck.needs, "then")
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, PUBLISH_FAILED)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report last releases that are older than a day, and were made when a workflow uploaded already."""
        if not older_places(known(facts.then)):
            return
        for each in shipped(facts):
            if each.tag is None or not _is_due(each, facts) or each.published.knows(each.last):
                continue
            yield Problem(
                f"`{each.name}` {each.last} was tagged `{each.tag.name}`, and is not on PyPI",
                next(place.where for place in known(facts.publishing) if index_of(place) == PYPI),
                retry(each.tag.name, facts) or f"run the failed jobs of the run that made {each.tag.name} again",
            )

    def fine(self, facts: Facts) -> str:
        """Return what is there."""
        there = [f"{each.name} {each.last}" for each in shipped(facts) if each.last and each.published.of(each.last)]
        return f"on PyPI: {', '.join(there)}" if there else "no release is missing on PyPI that should be there"


def _is_due(each: Shipped, facts: Facts) -> bool:
    """Tell whether a release is a day old, and not older than the one whose files are known.

    Of several packages, those are left out that were released when nothing was uploaded yet, or that PyPI never had:
    they may not be meant for it.
    """
    packages = known(facts.release).plan.packages
    shas = [state.last.sha for state in packages.values() if state.last is not None and state.last.sha]
    since = min((tag.date for tag in facts.repository.tags if tag.sha == shas[0]), default=0) if shas else 0
    is_meant = each.published.exists or len(packages) == 1
    return each.tag is not None and facts.now - each.tag.date > DAY and each.tag.date >= since and is_meant
