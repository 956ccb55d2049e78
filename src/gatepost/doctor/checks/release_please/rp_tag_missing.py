"""GD121."""

from __future__ import annotations

from dataclasses import dataclass, replace
from shlex import quote
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.last_released import newer_tags, raised_over
from gatepost.doctor.releases.release_check import TagCheck, manifest_of
from gatepost.doctor.releases.release_commits import release_commit
from gatepost.doctor.releases.release_tags import repeating_releases
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.policy.versions import TagName
    from gatepost.release.source import LoggedCommit


class RpTagMissing(TagCheck):
    """The version in the manifest has no tag, so the next release repeats what was released before.

    ## Symptom
    A release pull request was merged, and there is no tag and no release of it. The next one repeats the changes, or
    Release Please opens none at all: "There are untagged, merged release PRs outstanding - aborting".

    ## Cause
    Release Please makes the tag after the merge, when its workflow runs again. It did not, for one of these reasons:

    - The run has not ended, or it failed: see the runs of the workflow.
    - The merged pull request still has the label `autorelease: pending`, because its title, its text or its branch was
      changed, and Release Please does not know it any more.
    - The tag was deleted, or it was made by hand and never pushed.
    - It is there, and this clone has not got it.

    A package that was set up and not released since needs no tag: `bootstrap-sha` says where its first release begins.

    ## Mend
    First see whether the tag is on GitHub:

        git fetch --tags

    Where it is not, tag the commit of the merge, make the release, and mark the pull request as released:

        git tag v1.2.3 COMMIT && git push origin v1.2.3
        gh release create v1.2.3 --verify-tag --generate-notes
        gh pr edit NUMBER --remove-label "autorelease: pending" --add-label "autorelease: tagged"
    """

    code = "GD121"
    name = "rp-tag-missing"
    symptoms: tuple[str, ...] = (NO_RELEASE, NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION)
    errors: tuple[str, ...] = (
        "There are untagged, merged release PRs outstanding - aborting",
        "No latest release found for path",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report last releases that no tag has, in whatever spelling; not a version that was only written by hand."""
        behind = newer_tags(facts)  # there the manifest is wrong, not the tags
        for each in repeating_releases(facts):
            last = raised_over(facts, each)
            if each.path in behind or each.fitting or each.alike or (last is not None and last.tag):
                continue
            if last is None:
                missing = _Missing(each.path, each.last.tag, release_commit(known(facts.release), each.path))
            else:
                missing = _Missing(each.path, replace(each.last.tag, version=last.version), last.commit)
            yield Problem(_message(facts, missing), manifest_of(facts).at(each.path), _fix(missing))

    def fine(self, facts: Facts) -> str:
        """Return the tags, or that there need be none."""
        states = known(facts.release).plan.packages.values()
        tags = [f"`{state.last.tag}`" for state in states if state.last is not None and state.last.sha]
        return f"the last releases are tagged: {', '.join(tags)}" if tags else "nothing needs a tag yet"


@dataclass(frozen=True)
class _Missing:
    """A release without its tag, and the commit that made it; None where that is not known."""

    path: str
    tag: TagName
    commit: LoggedCommit | None


def _message(facts: Facts, missing: _Missing) -> str:
    version, commit = missing.tag.version, missing.commit
    is_written = known(facts.release).plan.manifest.get(missing.path) == str(version)
    who = "the manifest says" if is_written else "its project and its changelog say"
    said = f"{who} that `{missing.path}` was released as {version}"
    if commit is not None:
        said = f"{commit.sha[:7]} made it {version}"
    why = "" if facts.repository.tags else ": this clone has no tags at all"
    return f"{said}, and there is no tag `{missing.tag}`{why}"


def _fix(missing: _Missing) -> str:
    commit = missing.commit
    fetch = "`git fetch --tags` gets it if it is on GitHub; else "
    tag = quote(str(missing.tag))
    if commit is not None:
        number = commit.pull_request or "NUMBER"
        label = f'gh pr edit {number} --remove-label "autorelease: pending" --add-label "autorelease: tagged"'
        return f"{fetch}`git tag {tag} {commit.sha} && git push origin {tag}`, then `{label}`"
    return (
        f"{fetch}tag the commit that was released (`git tag {tag} COMMIT && git push origin {tag}`), or write the"
        ' commit behind which the next release begins into the configuration: `"bootstrap-sha": "COMMIT"`'
    )
