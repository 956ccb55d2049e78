"""GD118."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.releases.release_check import ReleaseCheck, configuration_of, document_of, root_of
from gatepost.doctor.symptoms import NO_RELEASE
from gatepost.outcomes.values import Problem
from gatepost.policy.titles import DEFAULT_PATTERN, follows_pattern
from gatepost.release.outline import LISTED
from gatepost.release.pull_request import Title
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Node
    from gatepost.release.planned import PackageState

_KEY = "pull-request-title-pattern"


class RpTitlePatternChanged(ReleaseCheck):
    """The title pattern was changed while a release pull request may be open, which has the old title.

    ## Symptom
    A release pull request is merged after the change, and nothing happens: "Bad pull request title".

    ## Cause
    Release Please reads the title back by the pattern that is configured when it is merged (and by the one for groups),
    and gives an open pull request the new title only when its text changes too, or with `always-update`. The text
    changes with what is to be released, and with the day of the run, which is in it.

    ## Mend
    Give the open pull request a title of the new pattern before it is merged:

        gh pr edit 12 --title "chore: release 1.2.3"
    """

    code = "GD118"
    name = "rp-title-pattern-changed"
    severity = WARNING
    needs: tuple[str, ...] = ("release", "then")
    symptoms: tuple[str, ...] = (NO_RELEASE,)
    errors: tuple[str, ...] = ("Bad pull request title",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a pattern that has changed after the last commit that is listed, so the title was not renewed."""
        release = known(facts.release)
        text = known(facts.then).read(release.configuration_file)
        then = read_json(release.configuration_file, text).root if text is not None else None
        root = root_of(facts)
        if then is None or root.word("always-update") == "true":
            return
        for pull_request in release.plan.pull_requests:
            for each in pull_request.releases if len(pull_request.releases) == 1 else ():
                state = release.plan.packages[each.path]
                old = _title(then, each.path, each.version, state, facts)
                pattern = state.type.package.pull_request_title_pattern
                if _follows(old, pattern, facts) or not _may_be_open(facts, each.path, pull_request.branch):
                    continue
                keys = ("packages", each.path, _KEY) if root.get("packages", each.path, _KEY) else (_KEY,)
                is_ = "may still be" if facts.pulls is None else "is"
                message = f"the pattern is `{pattern}` now; a release pull request that is open {is_} called `{old}`"
                fix = f"rename the open release pull request to `{pull_request.title}` before it is merged"
                yield Problem(message, document_of(facts).at(*keys), fix)

    def fine(self, facts: Facts) -> str:
        """Return the titles that are expected."""
        titles = ", ".join(f"`{each.title}`" for each in known(facts.release).plan.pull_requests)
        return f"the next title is {titles}" if titles else "no release pull request is to be expected"


def _follows(title: str, pattern: str, facts: Facts) -> bool:
    """Tell whether Release Please knows a title: by a package's pattern, or by that of several together."""
    patterns = (pattern, configuration_of(facts).group_pull_request_title_pattern)
    return any(follows_pattern(title, each) for each in patterns)


def _title(then: Node, path: str, version: str, state: PackageState, facts: Facts) -> str:
    """Return the title that the configuration of the last release makes."""
    pattern = then.word("packages", path, _KEY) or then.word(_KEY) or DEFAULT_PATTERN
    target = known(facts.release).target
    return Title(pattern, target.branch, version, state.type.component, state.type.package.component_no_space).render()


def _may_be_open(facts: Facts, path: str, branch: str) -> bool:
    """Tell whether a pull request with the old title may be open: online it is known.

    Else it is where something was to be released before the configuration was changed, and nothing came since.
    """
    if facts.pulls is not None:
        pattern = known(facts.release).plan.packages[path].type.package.pull_request_title_pattern
        open_ones = (pull for pull in facts.pulls if pull.is_open and pull.branch == branch)
        return any(not _follows(pull.title, pattern, facts) for pull in open_ones)
    release = known(facts.release)
    package = next(each for each in release.outlines if each.path == path)
    listed = {commit.sha for commit in package.commits if commit.effect == LISTED}
    commits = release.plan.packages[path].commits
    changed = [at for at, commit in enumerate(commits) if release.configuration_file in commit.files]
    since = changed[0] if changed else 0
    return not any(commit.sha in listed for commit in commits[:since])
