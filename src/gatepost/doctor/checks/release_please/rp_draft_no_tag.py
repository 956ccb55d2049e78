"""GD132."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_lines import with_entry
from gatepost.doctor.releases.other_releases import makes_tags_elsewhere
from gatepost.doctor.releases.release_check import ReleaseCheck, document_of, root_of
from gatepost.doctor.symptoms import NO_RELEASE, WRONG_CHANGELOG
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_DRAFT, _FORCE = "draft", "force-tag-creation"


class RpDraftNoTag(ReleaseCheck):
    """Releases are made as drafts, which have no tag, so the next release pull request repeats everything.

    ## Symptom
    After a release the next release pull request is opened at once, with the same changes as the last one.

    ## Cause
    With `"draft": true` GitHub makes no tag before somebody publishes the draft, and without the tag Release Please
    does not find the release.

    ## Mend
    Have the tag made at once, beside `draft`:

        "force-tag-creation": true,
    """

    code = "GD132"
    name = "rp-draft-no-tag"
    symptoms: tuple[str, ...] = (NO_RELEASE, WRONG_CHANGELOG)

    def unable(self, facts: Facts) -> str:
        """Return that a workflow may publish the draft."""
        unread = super().unable(facts)
        if unread or not _drafts(facts):
            return unread
        return "a workflow may publish the draft, which makes its tag" if makes_tags_elsewhere(facts) else ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each place where drafts are asked for, and the tag is not."""
        document = document_of(facts)
        for keys in _drafts(facts):
            edits = with_entry(document, f'"{_FORCE}": true', *keys[:-1], after=_DRAFT)
            message = f"`{_DRAFT}` is on without `{_FORCE}`: a release has no tag before it is published by hand"
            yield Problem(message, document.at(*keys), f'write `"{_FORCE}": true` beside it', edits=edits)

    def fine(self, facts: Facts) -> str:
        """Return that releases have tags."""
        count = len(known(facts.release).plan.packages)
        return f"a release has its tag at once ({count} looked at)"


def _drafts(facts: Facts) -> list[tuple[str, ...]]:
    """Return the keys by which releases become drafts without a tag."""
    root = root_of(facts)
    found: dict[tuple[str, ...], None] = {}
    for path, state in known(facts.release).plan.packages.items():
        own = known(root.get("packages", path))
        if state.type.package.skip_github_release:
            continue
        is_forced = (own.word(_FORCE) or root.word(_FORCE)) == "true"
        if (own.word(_DRAFT) or root.word(_DRAFT)) == "true" and not is_forced:
            found[("packages", path, _DRAFT) if own.word(_DRAFT) else (_DRAFT,)] = None
    return list(found)
