"""GD607."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.version import InvalidVersion, Version

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.symptoms import WRONG_CHANGELOG, WRONG_VERSION
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_HEADING = re.compile(r"^#{1,3} \[?v?([0-9][^\s\]]*)", re.MULTILINE)


class CloneCutShort(DoctorCheck):
    """This clone lacks commits or tags, so that what is said of releases is a guess.

    ## Symptom
    The plan has another version, or a longer changelog, than the release pull request on GitHub.

    ## Cause
    The clone is shallow, as `git clone --depth` and actions/checkout make it, or its tags were never fetched.

    ## Mend
    Get the rest:

        git fetch --unshallow --tags

    In a workflow, `fetch-depth: 0` for actions/checkout does it.
    """

    code = "GD607"
    name = "clone-cut-short"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION, WRONG_CHANGELOG)
    consequences: tuple[str, ...] = (
        "rp-tag-missing",
        "rp-component-tag",
        "rp-tag-prefix",
        "rp-tag-off-branch",
        "rp-manifest-ahead",
        "rp-manifest-behind",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a history that ends early, and releases without any tag."""
        if facts.repository.is_shallow:
            yield Problem(
                "this clone is shallow: older commits and tags are not here", "", "git fetch --unshallow --tags"
            )
            return
        released = _released(facts) if not facts.repository.tags and facts.repository.remote is not None else None
        if released is not None:
            path, version = released
            message = f"there are no tags here, and {version} was released: they were not fetched"
            yield Problem(message, path, "git fetch --tags")

    def fine(self, facts: Facts) -> str:
        """Return what there is."""
        count = len(facts.repository.tags)
        return f"the whole history is here, with {count} tag{'' if count == 1 else 's'}"


def _released(facts: Facts) -> tuple[str, str] | None:
    """Return a changelog and the version in it that the manifest has too: then Release Please has tagged it."""
    manifest = facts.release.manifest if facts.release is not None else None
    if manifest is None or manifest.root is None:
        return None
    for folder, value in manifest.root.items():
        path = "CHANGELOG.md" if folder == "." else f"{folder.strip('/')}/CHANGELOG.md"
        text = facts.tree.read(path) or "" if path in facts.tree.paths else ""
        heading = _HEADING.search(text)
        if heading is not None and heading.group(1) == value.text and _is_release(value.text):
            return path, value.text
    return None


def _is_release(text: str) -> bool:
    try:
        return bool(any(Version(text).release))
    except InvalidVersion:
        return False
