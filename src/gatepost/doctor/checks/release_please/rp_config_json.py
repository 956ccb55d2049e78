"""GD103."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.json_mending import BYTE_ORDER_MARK, line_of_fault, mended_json
from gatepost.doctor.releases.plan_check import FilesCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Document

_OWN_LIMIT = "too deeply"


class RpConfigJson(FilesCheck):
    """The configuration or the manifest of Release Please is not JSON.

    ## Symptom
    The run of Release Please is red: it cannot parse the file. No release pull request is opened.

    The run of Release Please is red: "Failed to parse manifest config JSON", or "Failed to parse manifest versions
    JSON". No release pull request is opened.

    ## Cause
    Both files must be plain JSON: no comments, no comma behind the last entry, no byte order mark, and no marks of a
    merge conflict.

    ## Mend
    Correct the line that is named. `gatepost doctor --fix` takes commas and byte order marks away.
    """

    code = "GD103"
    name = "rp-config-json"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("Failed to parse manifest config JSON", "Failed to parse manifest versions JSON")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each of the two files that is no JSON."""
        release = known(facts.release)
        for document in (release.configuration, release.manifest):
            if document is not None and document.root is None and _OWN_LIMIT not in document.error:
                yield _problem(document)

    def fine(self, facts: Facts) -> str:
        """Return what is JSON."""
        release = known(facts.release)
        return f"`{release.configuration_file}` and `{release.manifest_file}`, where they are there, are JSON"


def _problem(document: Document) -> Problem:
    text = document.text.replace("\r\n", "\n")
    edits = tuple(_edits(document.path, text, mended_json(text)))
    where = f"{document.path}:{line_of_fault(text)}"
    if text.startswith(BYTE_ORDER_MARK):
        message = f"`{document.path}` begins with a byte order mark, which is no JSON"
        return Problem(message, where, "save it without a byte order mark", edits=edits)
    fix = (
        "take away the comma behind the last entry"
        if edits
        else "write plain JSON there, without comments and without marks of a merge"
    )
    return Problem(f"`{document.path}` is no JSON: {' '.join(document.error.split())}", where, fix, edits=edits)


def _edits(path: str, before: str, after: str) -> Iterator[Edit]:
    """Yield the lines that differ; there are as many of them before and after."""
    if not after:
        return
    for number, (old, new) in enumerate(zip(before.split("\n"), after.split("\n"), strict=True), 1):
        if old != new:
            yield Edit(path, number, number, (new,))
