"""GD203."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import MARK, Entry, entries_of, marked, no_entries
from gatepost.doctor.versions.version_files import lines_of, manifest_version
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_STRUCTURED = (".json", ".yaml", ".yml", ".toml", ".xml")
_MARK = re.compile("x-release-please-(?:start-)?(?:major|minor|patch|version-date|version|date)")
_VERSION_LINE = re.compile(
    r"""\s*["']?(?=[\w.-]*version)[\w.-]+["']?\s*(?::\s*[\w.]+\s*)?[=:]\s*(["']?)v?(?P<version>[0-9][^\s"',]*)\1\s*(?:,\s*)?""",
    re.IGNORECASE,
)


class VerMarkerMissing(DoctorCheck):
    """A file in `extra-files` has no mark that tells Release Please where the version is, so it is never changed.

    ## Symptom
    The release pull request does not touch the file, and says nothing of it. The version in it stays the old one.

    ## Cause
    A file that is not JSON, YAML, TOML or XML, or one of type `generic`, is changed only on lines that carry a mark.
    The mark has to stand on the line of the version itself: one on the line above does nothing.

    ## Mend
    Write the mark behind the version, in a comment:

        __version__ = "1.2.3"  # x-release-please-version

    Where a line can have no comment, put the lines between two marks: `x-release-please-start-version` and
    `x-release-please-end`.
    """

    code = "GD203"
    name = "ver-marker-missing"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    consequences: tuple[str, ...] = ("ver-init-name", "ver-dynamic", "ver-disagree", "ver-uv-lock-stale")

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the files without marks, and those whose marks stand where no version is."""
        release = known(facts.release)
        for entry in entries_of(release):
            if _is_by_marks(entry) and entry.does_nothing():
                yield _problem(
                    entry, entry.type.source.read(entry.path) or "", manifest_version(release, entry.package)
                )

    def fine(self, facts: Facts) -> str:
        """Return that each such file has marks that do something."""
        count = sum(_is_by_marks(entry) for entry in entries_of(known(facts.release)))
        return f"the marks in {count} files do something" if count else "no extra file is read by marks"


def _is_by_marks(entry: Entry) -> bool:
    return entry.has_marks and (entry.extra.kind == "generic" or not entry.extra.path.endswith(_STRUCTURED))


def _problem(entry: Entry, text: str, version: str) -> Problem:
    lines = lines_of(text)
    number = next((number for number, line in enumerate(lines, 1) if _MARK.search(line)), 0)
    if number:
        message = f"the mark in `{entry.path}` changes nothing: there is no version on its line"
        return Problem(message, f"{entry.path}:{number}", "write the mark on the line of the version, behind it")
    found = [
        number
        for number, line in enumerate(lines, 1)
        if (line_ := _VERSION_LINE.fullmatch(line)) is not None and line_.group("version") == version
    ]
    if not version or version not in text:
        message = f"`{entry.path}` has neither a mark nor the version, so its entry does nothing"
        return Problem(
            message, entry.where, f"take the entry out, or write a comment with `{MARK}` behind a version", WARNING
        )
    message = f"`{entry.path}` has no mark, so the version in it is never changed"
    if len(found) != 1:
        return Problem(message, entry.where, f"write a comment with `{MARK}` behind the version in `{entry.path}`")
    edits = marked(entry.path, text, found[0])
    fix = (
        f"write `{'# ' if edits else ''}{MARK}` {'behind' if edits else 'in a comment behind'} the version on this line"
    )
    return Problem(message, f"{entry.path}:{found[0]}", fix, edits=edits)
