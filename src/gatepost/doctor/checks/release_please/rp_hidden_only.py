"""GD108."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import PlanCheck
from gatepost.doctor.releases.unreleased import (
    counted,
    is_merge,
    is_release,
    logged,
    own_entries,
    package_of,
    said_again,
    ships,
    since,
    type_of,
)
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.release.outline import HIDDEN, UNLISTED
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.outline import CommitOutline, PackageOutline

_HARMLESS = frozenset(("refactor", "style", "docs", "test", "ci", "build"))


class RpHiddenOnly(PlanCheck):
    """All commits since the last release are of hidden types, and yet some change the code that is shipped.

    ## Symptom
    The run of Release Please is green, opens no release pull request, and says "No user facing commits found".

    The run of Release Please is green and opens no release pull request. Its log says "No user facing commits found
    since 46d6ede - skipping".

    ## Cause
    A release is made of commits whose type is listed in the changelog, as `feat` and `fix` are. `chore` is hidden, and
    what it changes waits until a listed commit comes.

    ## Mend
    Where users should get it now, say so in a commit that changes nothing:

        git commit --allow-empty -m "fix: refuel in time"

    In a repository of several packages such a commit belongs to each of them: change a file of the package with it.
    Where nothing of it matters to users, all is well.
    """

    code = "GD108"
    name = "rp-hidden-only"
    severity = WARNING
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("No user facing commits found since",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package whose code is changed by commits of types such as `chore` alone."""
        release = known(facts.release)
        for outline in release.outlines:
            found = [commit for commit in outline.commits if _changes_code(facts, release, outline, commit)]
            if found and not outline.next and _is_hidden(outline):
                message = (
                    f"no release of {outline.name} is due, because all commits since {since(outline)} are of hidden "
                    f"types, but the code that it ships is changed by {counted(found)}"
                )
                yield Problem(message, fix=said_again(release, "fix: …", logged(release, outline, found[0])))

    def fine(self, facts: Facts) -> str:
        """Return what is due, or why nothing is."""
        said = []
        for outline in known(facts.release).outlines:
            due = f"{outline.next} is due" if outline.next else f"nothing is due ({outline.reason})"
            said.append(f"{outline.name}: {due}")
        return ", ".join(said) or "there is no package"


def _is_hidden(outline: PackageOutline) -> bool:
    return all(commit.effect in (HIDDEN, UNLISTED) or is_merge(commit) for commit in outline.commits)


def _changes_code(facts: Facts, release: Release, outline: PackageOutline, commit: CommitOutline) -> bool:
    """Tell whether a commit is of a type that says nothing of what it changes, and changes shipped code.

    One that no section of the configuration's own lists is left to `rp-sections-narrow`.
    """
    package = package_of(release, outline)
    kinds = {type_of(entry).lower() for entry in own_entries(commit)}
    if not kinds - _HARMLESS or is_release(commit, package):
        return False
    if commit.effect == UNLISTED and package.own_sections is not None:
        return False
    return any(ships(facts, outline.path, file) for file in logged(release, outline, commit).files)
