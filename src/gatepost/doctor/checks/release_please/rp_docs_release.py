"""GD110."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import PlanCheck, place_of
from gatepost.doctor.releases.unreleased import counted, package_of, type_of
from gatepost.doctor.symptoms import WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.policy.sections import PYTHON_SECTIONS
from gatepost.release.outline import BREAKING_TITLE, FORCED, LISTED
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.release.outline import PackageOutline

_DOCS = "docs"


class RpDocsRelease(PlanCheck):
    """The next release would be made by changes of the documentation alone.

    ## Symptom
    Users get a new version in which no code is different.

    A `docs:` commit is merged, and Release Please proposes a patch release in which no code is different.

    ## Cause
    For Python `docs` is listed in the changelog by default, and every commit that is listed makes a release.

    ## Mend
    Where documentation should make no release, hide it. `changelog-sections` takes the place of the whole list, so the
    others must be in it too:

        "changelog-sections": [
          { "type": "feat", "section": "Features" },
          { "type": "fix", "section": "Bug Fixes" },
          { "type": "perf", "section": "Performance Improvements" },
          { "type": "deps", "section": "Dependencies" },
          { "type": "revert", "section": "Reverts" },
          { "type": "docs", "section": "Documentation", "hidden": true }
        ]
    """

    code = "GD110"
    name = "rp-docs-release"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package with the sections by default whose next release has only documentation."""
        release = known(facts.release)
        for outline in release.outlines:
            if _is_of_docs(release, outline):
                commits = [commit for commit in outline.commits if commit.effect == LISTED]
                message = f"{outline.name} {outline.next} would be made by documentation alone: {counted(commits)}"
                yield Problem(message, place_of(release, outline.path), _fix())

    def fine(self, facts: Facts) -> str:
        """Return why none is."""
        due = [outline for outline in known(facts.release).outlines if outline.next]
        return "what is due has more than documentation" if due else "no release is due"


def _is_of_docs(release: Release, outline: PackageOutline) -> bool:
    package = package_of(release, outline)
    listed = [entry for commit in outline.commits for entry in commit.entries if entry.effect == LISTED]
    is_default = package.own_sections is None and package.release_type == "python" and outline.bump != FORCED
    is_of_docs = all(type_of(entry).lower() == _DOCS and BREAKING_TITLE not in entry.titles for entry in listed)
    return bool(outline.next and listed) and is_default and is_of_docs


def _fix() -> str:
    """Return the sections by default with documentation hidden."""
    lines = [
        f'  {{ "type": "{type_}", "section": "{title}"{_hidden(is_hidden=hidden or type_ == _DOCS)} }}'
        for type_, title, hidden, _ in PYTHON_SECTIONS
    ]
    return 'write into the configuration:\n"changelog-sections": [\n' + ",\n".join(lines) + "\n]"


def _hidden(*, is_hidden: bool) -> str:
    return ', "hidden": true' if is_hidden else ""
