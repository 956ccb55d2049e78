"""GD153."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import PlanCheck
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_NOT_UTF_8 = "not-utf-8"
_FIXES = {
    "line-ends-changed": "write `* text=auto` into .gitattributes, and commit the file with LF",
    "line-ends-mixed": "write `* text=auto` into .gitattributes, and commit the file with LF",
    "yaml-comments-lost": 'write `"type": "generic"` in its entry, and `# x-release-please-version` behind the version',
    _NOT_UTF_8: "save it in UTF-8",
}


class RpFileRewritten(PlanCheck):
    """A file would lose more by the next release than its old version.

    ## Symptom
    The release pull request changes more of the file than its version.

    In the release pull request the whole of a file is different: its comments are gone, its line ends, or letters that
    are not ASCII.

    ## Cause
    Release Please reads every file as UTF-8, splits many at line ends and joins them with LF, and writes YAML anew from
    what it has read.

    ## Mend
    For YAML, use the type `generic`, which changes a marked line alone:

        { "type": "generic", "path": "chart.yaml" }

    and in the file `version: 1.2.3 # x-release-please-version`. Keep files in UTF-8, with LF.
    """

    code = "GD153"
    name = "rp-file-rewritten"
    severity = WARNING
    symptoms: tuple[str, ...] = (VERSION_FILES,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each such file: an error where something is lost for good."""
        for each in known(facts.release).surprised_by(*_FIXES):
            severity = ERROR if each.name == _NOT_UTF_8 else WARNING
            yield Problem(f"`{each.path}`: {each.text}", each.path, _FIXES[each.name], severity)

    def fine(self, facts: Facts) -> str:
        """Return how many files would be changed."""
        pulls = known(facts.release).plan.pull_requests
        count = sum(change.is_changed for pull in pulls for change in pull.files)
        return f"the files that a release would change ({count}) keep all but their versions"
