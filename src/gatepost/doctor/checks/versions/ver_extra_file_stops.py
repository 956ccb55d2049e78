"""GD222."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.doctor.versions.extra_entries import Entry, entries_of, no_entries
from gatepost.outcomes.values import Edit, Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class VerExtraFileStops(DoctorCheck):
    """Release Please stops at an entry of `extra-files`: no release pull request is opened, for no package.

    ## Symptom
    The run of Release Please is red, and no release pull request is opened, also not for other packages.

    The run of Release Please is red: "illegal pathing characters in path", "unsupported extraFile type", or what a
    parser says, as "Expected double-quoted property name in JSON".

    ## Cause
    A path leads out of the folder or begins with `./`; the type is none that there is; an entry with a type has no
    `jsonpath`; or the file is no JSON, because it has comments or a comma too many.

    ## Mend
    Write the path from the folder of the package, or with a slash before it from the top. For JSON with comments use
    type `generic`, and a mark:

        "version": "1.2.3", // x-release-please-version
    """

    code = "GD222"
    name = "ver-extra-file-stops"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = (
        "illegal pathing characters in path",
        "unsupported extraFile type",
        'You must supply a "path" property when providing an object argument to JSONPath.evaluate()',
    )

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the entries that it stops at, with its own words."""
        for entry in entries_of(known(facts.release)):
            said = entry.stops().removeprefix("Error: ")
            if said:
                fix, edits = _mend(entry)
                message = f"Release Please stops at `{entry.extra.path}` in `extra-files`: {said}"
                yield Problem(message, entry.where, fix, edits=edits)

    def fine(self, facts: Facts) -> str:
        """Return that it stops at none."""
        count = len(list(entries_of(known(facts.release))))
        return f"Release Please does not stop at an extra file ({count} of them)"


def _mend(entry: Entry) -> tuple[str, tuple[Edit, ...]]:
    """Return what to do, and the edit where it is plain to see."""
    written = entry.extra.path
    if entry.fault:
        better = written.removeprefix("./")
        is_plain = better != written and not {"", ".", ".."} & set(better.split("/"))
        return (
            (f'write "{better}" as its path', entry.reworded(written, better))
            if is_plain
            else ("write its path from the top of the repository, beginning with `/`, without `..`", ())
        )
    if entry.written() is None:
        return "write one of the types `generic`, `json`, `yaml`, `toml`, `xml` and `pom`", ()
    if entry.extra.kind not in (None, "generic", "pom") and not entry.extra.selector:
        path = '"xpath": "/*/version"' if entry.extra.kind == "xml" else '"jsonpath": "$.version"'
        return f"add `{path}` to the entry", ()
    return f'correct `{entry.path}`, or write `"type": "generic"`, with a mark in the file', ()
