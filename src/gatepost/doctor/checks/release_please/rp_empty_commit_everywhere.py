"""GD150."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck
from gatepost.doctor.releases.unreleased import called
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.release.outline import LISTED
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class RpEmptyCommitEverywhere(CommitsCheck):
    """A commit that changes no file makes a release of every package.

    ## Symptom
    Packages that nobody has touched get a release, with an entry that belongs to another.

    ## Cause
    A commit goes to the packages whose files it changes. One without files, as `git commit --allow-empty` makes it,
    goes to all of them but that of the whole repository.

    ## Mend
    Where it was meant for one package, change a file of that package with the commit. What is merged as a pull request
    can be taken out with an override in its description:

        BEGIN_COMMIT_OVERRIDE
        chore: nothing for the others
        END_COMMIT_OVERRIDE
    """

    code = "GD150"
    name = "rp-empty-commit-everywhere"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_CHANGELOG, WRONG_VERSION)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each commit without files that is listed in more than one package."""
        release = known(facts.release)
        empty = {each.sha for each in release.surprised_by("empty-commit-everywhere")}
        listed: dict[str, list[str]] = {}
        names: dict[str, str] = {}
        for outline in release.outlines:
            for commit in outline.commits:
                if commit.sha in empty and commit.effect == LISTED:
                    listed.setdefault(commit.sha, []).append(outline.name)
                    names[commit.sha] = called(commit)
        for sha, packages in listed.items():
            if len(packages) > 1:
                message = f"{names[sha]} changes no file, and so makes a release of {', '.join(packages)}"
                yield Problem(
                    message,
                    fix="next time, change a file of the package that it is for: nothing takes this one back",
                )

    def fine(self, facts: Facts) -> str:
        """Return that none does."""
        return f"no commit is in several packages without a file (packages: {len(known(facts.release).outlines)})"
