"""GD513."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.releases.release_pulls import has_tag
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.on_index import TaggedIndexCheck, after, is_elsewhere, shipped
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class PpFileExists(TaggedIndexCheck):
    """The version that is to be released next is on PyPI already, and no tag of it exists.

    ## Symptom
    The release is made, and its upload fails: "400 File already exists".

    ## Cause
    Somebody has uploaded that version by hand, or its tag was removed. PyPI takes no file of the same name twice, and
    nothing in it can be replaced.

    ## Mend
    Release another version:

        git commit --allow-empty -m "chore: release 1.2.4" -m "Release-As: 1.2.4"
    """

    code = "GD513"
    name = "pp-file-exists"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("File already exists",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package whose next version has files."""
        for each in shipped(facts):
            is_there = bool(each.next and each.published.of(each.next)) and not is_elsewhere(each, facts)
            if is_there and not has_tag(each.next, facts):
                version = after(each.published.versions[0])
                yield Problem(
                    f"the next release of `{each.name}` is {each.next}, which is on PyPI already",
                    each.where,
                    f'git commit --allow-empty -m "chore: release {version}" -m "Release-As: {version}"',
                )

    def fine(self, facts: Facts) -> str:
        """Return that the next versions are free."""
        versions = [f"{each.name} {each.next}" for each in shipped(facts) if each.next]
        return f"not on PyPI yet: {', '.join(versions)}" if versions else "nothing is to be released"
