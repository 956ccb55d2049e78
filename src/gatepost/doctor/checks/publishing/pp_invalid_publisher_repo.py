"""GD505."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR, PUBLISH_FAILED, PUBLISH_NEVER_RUNS
from gatepost.doctor.uploads.home import Guard, declared, guards, homes
from gatepost.doctor.uploads.uploads import is_trusted
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Remote


class PpInvalidPublisherRepo(DoctorCheck):
    """The files name another repository than the one that is pushed to: it was renamed, moved or copied.

    ## Symptom
    Nothing is released or published from the repository that this one is now.

    After a merge nothing is released, and every job of the release is skipped; or the upload ends with
    "invalid-publisher: valid token, but no corresponding publisher (Publisher with matching claims was not found)".

    ## Cause
    A job with `if: github.repository == 'old-owner/name'` never runs in another repository, and GitHub calls that a
    success. And PyPI knows a trusted publisher by owner and repository: after a rename or a transfer it refuses the
    tokens of the new one, although GitHub leads the old address on.

    ## Mend
    Write the new name in the guards of the release workflow and in pyproject.toml, and register it with the trusted
    publisher in the settings of the project on PyPI:

        if: ${{ github.repository == 'owner/name' }}

    In a clone of a fork, add the original as a remote, and nothing is said of it:

        git remote add upstream https://github.com/owner/name.git
    """

    code = "GD505"
    name = "pp-invalid-publisher-repo"
    symptoms: tuple[str, ...] = (PUBLISH_NEVER_RUNS, PUBLISH_FAILED, NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = (
        "valid token, but no corresponding publisher",
        "Publisher with matching claims was not found",
    )

    def unable(self, facts: Facts) -> str:
        """Return that there is no remote, or no release."""
        if facts.repository.remote is None:
            return "the repository has no remote"
        return "" if facts.publishing or facts.releasing else "no workflow releases or publishes"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each guard that is never true here; without one, each address that is not the remote's."""
        remote, here = known(facts.repository.remote), homes(facts)
        wrong = [guard for guard in guards(facts) if not any(map(guard.is_of, here))]
        for guard in wrong:
            yield _never(guard, remote, facts)
        if wrong or not any(map(is_trusted, facts.publishing or ())):
            return
        for each in declared(facts, remote.host):
            if each.slug.lower() not in here:
                yield Problem(
                    f"`{each.slug}` is named as the repository, and what is pushed to is `{remote.slug}`: a trusted"
                    " publisher for the former refuses the latter",
                    each.where,
                    f"write `{remote.slug}` here, and register a trusted publisher for it on PyPI",
                    WARNING,
                    why=f'The upload ends with "invalid-publisher" if the publisher is that of `{each.slug}`.',
                )

    def fine(self, facts: Facts) -> str:
        """Return where it is pushed to."""
        return f"the files agree that the repository is `{known(facts.repository.remote).slug}`"


def _never(guard: Guard, remote: Remote, facts: Facts) -> Problem:
    """Return the problem of a guard: a clone of a fork looks just like a repository that changed hands."""
    names = {each.slug.lower() for each in declared(facts, remote.host)}
    is_like_a_fork = any(
        guard.is_of(slug) and slug.partition("/")[2] == remote.name.lower() and remote.slug.lower() not in names
        for slug in names
    )
    new = remote.slug if "/" in guard.name else remote.owner
    return Problem(
        f"the release never runs in `{remote.slug}`: this `if` asks for `{guard.name}`",
        guard.workflow.at(guard.line),
        f"write `{new}` in the place of `{guard.name}`",
        WARNING if is_like_a_fork else ERROR,
        () if is_like_a_fork else replaced(guard.workflow, guard.line, guard.name, new),
        why="After a merge each job of the release is skipped, and every run is green.",
    )
