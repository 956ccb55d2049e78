"""GA107."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed, number
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator


class ChangesNotCommitted(Check[Facts]):
    """The work tree has changes that no commit has.

    ## Why
    What is built is what lies in the folder, not what is committed. A distribution of a work tree with changes cannot
    be built again by anybody, its tag names a commit that it does not come from, and a file that
    happens to lie there may be shipped. A version that is computed from git says so itself, with `+d20260101` at its
    end, which indexes refuse.

    In a workflow it means that a step before the build has written to the check-out: a lock file brought up to
    date, a generated version, a patch.

    ## Mend
    Commit the changes, or put them aside with `git stash --include-untracked`, and build again. Files that are made
    by tools belong in `.gitignore`.
    """

    code = "GA107"
    name = "changes-not-committed"
    severity = WARNING
    needs: tuple[str, ...] = ("changed",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield one problem for all changes."""
        changed = facts.changed or ()
        if changed:
            verb = "is" if len(changed) == 1 else "are"
            message = f"{number(len(changed), 'file')} {verb} not as committed: {listed(changed)}"
            yield Problem(message, changed[0], "commit it, or build in a clean clone")

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that there are none."""
        return "the work tree is as it is committed"
