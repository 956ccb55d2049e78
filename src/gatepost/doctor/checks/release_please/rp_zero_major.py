"""GD128."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.project import read_project
from gatepost.doctor.releases.release_check import ReleaseCheck, document_of
from gatepost.doctor.symptoms import WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.versioning import MAJOR
from gatepost.release.outline import BREAKING_TITLE, STEPS
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEY = "bump-minor-pre-major"
_SETTING = "breaking-before-1"
_OWN = "gatepost.toml"


class RpZeroMajor(ReleaseCheck):
    """A breaking change takes a package from 0.x to 1.0.0.

    ## Symptom
    That version tells users that the interface is stable now, and once it is published it cannot be taken back.

    After a `feat!:` or a footer `BREAKING CHANGE:` the release pull request proposes 1.0.0.

    ## Cause
    Release Please steps up the major version for a breaking change, before 1.0.0 too. Most projects count 0.x
    otherwise, where a breaking change is a minor step.

    ## Mend
    If 1.0.0 is not meant, write into the configuration:

        "bump-minor-pre-major": true,

    If it is, merge the release pull request. `breaking-before-1 = "major"` in gatepost's `init` settings says that it
    always is.
    """

    code = "GD128"
    name = "rp-zero-major"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report packages whose next version is 1.0.0 for a breaking change, where nobody chose that."""
        release = known(facts.release)
        for package in release.outlines:
            breaking = next((commit for commit in package.commits if BREAKING_TITLE in commit.titles), None)
            is_leaving = package.previous.startswith("0.") and package.bump == STEPS[MAJOR]
            is_always = release.plan.packages[package.path].type.package.versioning.startswith("always-")
            if breaking is None or not is_leaving or is_always or _is_chosen(facts):
                continue
            why = f"{breaking.sha[:7]} `{breaking.header}` is breaking"
            message = f"`{package.path}` goes from {package.previous} to {package.next}: {why}"
            where = document_of(facts).at("packages", package.path, _KEY)
            yield Problem(message, where, f'write `"{_KEY}": true` into this package, if that is not meant')

    def fine(self, facts: Facts) -> str:
        """Return that no package leaves 0.x unasked."""
        return f"no package leaves 0.x unasked ({len(known(facts.release).outlines)} looked at)"


def _is_chosen(facts: Facts) -> bool:
    """Tell whether the settings of gatepost say that a breaking change makes 1.0.0."""
    top = facts.project("")
    own = facts.tree.read(_OWN)
    said = [top.word("tool", "gatepost", "init", _SETTING) if top is not None else ""]
    said.append(read_project("", own).word("init", _SETTING) if own is not None else "")
    return "major" in said
