"""GD221."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import MARK, entries_of, no_entries
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_ENDINGS = (".yaml", ".yml")


class VerYamlComments(DoctorCheck):
    """A YAML file in `extra-files` is written anew with each release, and its comments are lost.

    ## Symptom
    The release pull request takes all comments and empty lines out of a YAML file, and changes its quotes.

    ## Cause
    For an entry of type `yaml`, and for one that is only a path, Release Please reads the document and writes it out
    again where it has found the version.

    ## Mend
    Have the line found by a mark, which leaves the rest alone:

        { "type": "generic", "path": "chart/Chart.yaml" }

    And in the file:

        version: 1.2.3 # x-release-please-version
    """

    code = "GD221"
    name = "ver-yaml-comments"
    severity = WARNING
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the files that have comments which a release would take away."""
        for entry in entries_of(known(facts.release)):
            written = entry.written() if entry.extra.path.endswith(_ENDINGS) else None
            if written is not None and written.before.count("#") > written.after.count("#"):
                message = f"each release takes the comments out of `{entry.path}`"
                fix = f'write `"type": "generic"` in this entry, and `# {MARK}` behind the version in `{entry.path}`'
                yield Problem(message, entry.where, fix)

    def fine(self, facts: Facts) -> str:
        """Return that none is lost."""
        count = sum(entry.extra.path.endswith(_ENDINGS) for entry in entries_of(known(facts.release)))
        return f"no comment is lost in the YAML files that a release writes ({count} of them)"
