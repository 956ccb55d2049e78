"""Several release pull requests in one (spec §7)."""

from dataclasses import dataclass

from gatepost.policy.configuration import ROOT
from gatepost.policy.titles import DEFAULT_GROUP_PATTERN
from gatepost.release.candidate import Candidate
from gatepost.release.plugins.base import Plugin
from gatepost.release.pull_request import Body, Title, branch_name
from gatepost.release.updates import merge_updates

_MIXED = "simple"


@dataclass(frozen=True)
class Merge(Plugin):
    """Merges all pull requests but those of packages that want their own; with `is_forced`, those too."""

    target_branch: str
    engine: str
    pattern: str = DEFAULT_GROUP_PATTERN
    header: str = ""
    footer: str = ""
    has_no_space: bool = False
    head_branch: str = ""
    is_forced: bool = False

    def run(self, candidates: list[Candidate]) -> list[Candidate]:
        """Return the merged pull request, then those that stay apart. Raises `PlanError` for a title that cannot be."""
        if not candidates:
            return candidates
        apart = [each for each in candidates if self._stays_apart(each)]
        together = [each for each in candidates if not self._stays_apart(each)]
        root = next((each for each in reversed(together) if each.path == ROOT), None)
        title = Title(
            self.pattern,
            self.target_branch,
            root.title.version if root else "",
            root.title.component if root else "",
            self.has_no_space,
        )
        title.check(self.engine)
        types = {each.release_type for each in candidates}
        merged = Candidate(
            path=ROOT,
            release_type=types.pop() if len(types) == 1 else _MIXED,
            package=None,
            title=title,
            body=Body(
                [release for each in together for release in each.body.releases],
                self.header,
                self.footer,
                has_details=True,
            ),
            updates=merge_updates(update for each in together for update in each.updates),
            labels=list(dict.fromkeys(label for each in together for label in each.labels)),
            branch=self.head_branch or branch_name(self.target_branch),
            version=None,
            draft=all(each.draft for each in candidates),
        )
        return [merged, *apart]

    def _stays_apart(self, candidate: Candidate) -> bool:
        is_own = candidate.package is not None and candidate.package.separate_pull_requests
        return is_own and not self.is_forced
