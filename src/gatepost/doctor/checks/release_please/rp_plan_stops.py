"""GD144."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import FilesCheck, place_of
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem
from gatepost.release.limits import is_limit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Document

_REAL = re.compile(r"\w*Error: |updater failed for ")
_UPDATER = re.compile(r"updater failed for (.+?): ")
_TOLD = (
    "Missing required manifest",
    "Failed to parse manifest",
    "Unknown release type",
    "pyproject.toml: invalid file",
)
"""What other checks tell, in the words of Release Please."""
_PATTERN = "pull-request-title-pattern"
_HINTS = (
    ("Missing required file", 'say `"release-type": "python"` where it is a Python package, or add the file'),
    ("Unknown versioning strategy", "take it out, or write `default`, `prerelease` or `always-bump-patch`"),
    ("Unknown changelog type", "take `changelog-type` out"),
    ("Unknown plugin type", "take the plugin out, or see how it is spelt"),
    ("unable to parse version", "write a version of three numbers, as in 1.2.3"),
    ("illegal pathing", "a path from the top of the repository begins with `/`; none has `..` in it"),
    (
        "unsupported extraFile type",
        "write one of the types that there are: `generic`, `json`, `yaml`, `toml`, `xml` and `pom`",
    ),
    ("Invalid regular expression", "write a pattern such as `chore: release ${version}`"),
    ("updater failed", "correct the file, or take it out of `extra-files`"),
)


class RpPlanStops(FilesCheck):
    """Release Please would stop with an error.

    ## Symptom
    The run of Release Please is red, with the very text that is told here, and no release pull request is opened, also
    not for other packages.

    ## Cause
    Something in the configuration, in the manifest, or in a file that gets the version is not as Release Please needs
    it. `gatepost plan` plans as Release Please does and meets the same.

    ## Mend
    Correct what the error names; `gatepost plan` shows whether it goes on.
    """

    code = "GD144"
    name = "rp-plan-stops"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = (
        "Unknown versioning strategy type",
        "Unknown changelog type",
        "Unknown plugin type",
        "unable to parse version string",
        "illegal pathing characters in path",
        "unsupported extraFile type",
        "MissingRequiredFileError",
        "projectName.replace is not a function",
    )

    def unable(self, facts: Facts) -> str:
        """Return why it is not known, or who tells it."""
        error = known(facts.release).plan.error
        first = error.partition("\n")[0]
        if error and (_REAL.match(error) is None or is_limit(error)):
            return f"this cannot be planned here: {first}"
        if any(sign in error for sign in _TOLD) or _is_of_missing_type(known(facts.release)):
            return f"another check tells what stops it: {first}"
        return super().unable(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report what stops it."""
        release = known(facts.release)
        error = release.plan.error
        if error:
            fix = next(
                (hint for sign, hint in _HINTS if sign in error), "correct it: `gatepost plan` shows how it goes on"
            )
            yield Problem(f"Release Please would stop: {' '.join(error.split())}", _where(release), fix)

    def fine(self, facts: Facts) -> str:
        """Return how far it comes."""
        count = len(known(facts.release).plan.pull_requests)
        return f"Release Please would go through (release pull requests: {count})"


def _is_of_missing_type(release: Release) -> bool:
    """Tell whether package.json is missed by a package that does not say what it is."""
    root = release.configuration.root if release.configuration is not None else None
    is_said = root is not None and any(node.text == "node" for node in root.scalars())
    return "Missing required file" in release.plan.error and not is_said


def _where(release: Release) -> str:
    """Return the file that an error speaks of, with its line."""
    error = release.plan.error
    updated = _UPDATER.match(error)
    if updated is not None:
        return updated.group(1)
    if "Invalid regular expression" in error:
        return next((place_of(release, path, _PATTERN) for path in release.plan.packages), "")
    value = error.partition("\n")[0].rpartition(": ")[2]
    documents = (release.manifest, release.configuration)
    return next(filter(None, (_place(document, value) for document in documents)), "")


def _place(document: Document | None, value: str) -> str:
    """Return where a value stands in a document, or a path that it ends with."""
    root = document.root if document is not None else None
    nodes = root.scalars() if root is not None else ()
    lines = [node.line for node in nodes if node.text and (node.text == value or value.endswith(f"/{node.text}"))]
    return f"{document.path}:{lines[0]}" if document is not None and lines else ""
