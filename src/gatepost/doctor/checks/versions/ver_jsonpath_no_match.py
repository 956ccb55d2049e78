"""GD202."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import MARK, Entry, entries_of, no_entries
from gatepost.doctor.versions.lock_paths import meant_path
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_USUAL = {".json": "$.version", ".toml": "$.version", ".yaml": "$.version", ".yml": "$.version", ".xml": "/*/version"}


class VerJsonpathNoMatch(DoctorCheck):
    """The path in an entry of `extra-files` finds no version in its file, so nothing is written there.

    ## Symptom
    The version in the file stays the old one, and the run of Release Please is green.

    The release pull request leaves the version in the file as it is. The log of Release Please says
    "No entries modified in $.version", and the run is green.

    ## Cause
    The `jsonpath` or `xpath` leads nowhere, or to something that is no version: in JSON it must be a string with three
    numbers, as in `"1.2.3"`, in YAML a string, so that a bare `1.2` is a number and is passed over. An entry that is
    only a path is read by its ending, with `$.version` at the top of the document.

    ## Mend
    Write the path of the value, as in:

        { "type": "toml", "path": "Cargo.toml", "jsonpath": "$.package.version" }

    Names in a filter over TOML need `.value`: `$.package[?(@.name.value=='rocket')].version`.
    """

    code = "GD202"
    name = "ver-jsonpath-no-match"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    errors: tuple[str, ...] = ("No entries modified in",)
    consequences: tuple[str, ...] = ("ver-uv-lock-stale", "ver-init-name", "ver-dynamic", "ver-disagree")

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the entries with a path that finds nothing, and that nothing else makes up for."""
        for entry in entries_of(known(facts.release)):
            path = _selector(entry)
            if path and entry.does_nothing() and not meant_path(entry, facts):
                yield _problem(entry, path)

    def fine(self, facts: Facts) -> str:
        """Return that the paths find what they should."""
        count = sum(bool(_selector(entry)) for entry in entries_of(known(facts.release)))
        return f"each path in `extra-files` finds a version ({count} of them)"


def _selector(entry: Entry) -> str:
    """Return the path by which an entry finds the version; empty where it looks for marks alone."""
    if entry.extra.kind == "pom":
        return "/project/version"
    if entry.extra.selector and entry.extra.kind != "generic":
        return entry.extra.selector
    ending = f".{entry.path.rpartition('.')[2]}"
    return _USUAL.get(ending, "") if entry.extra.kind is None else ""


def _problem(entry: Entry, path: str) -> Problem:
    message = f"`{path}` finds no version in `{entry.path}`"
    fix = f"write the path that leads to the version in `{entry.path}`, or take the entry out"
    if entry.extra.kind is None:
        message += f", and no line of it has the mark `{MARK}`"
        fix = f"write a comment with `{MARK}` behind the version, or add `type` and `jsonpath` to the entry"
    return Problem(message, entry.where_selected, fix)
