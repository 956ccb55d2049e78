"""GD204."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import Entry, entries_of, no_entries
from gatepost.doctor.versions.version_files import is_same, lines_of, manifest_version
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_SCOPES = "(?:major|minor|patch|version-date|version|date)"
_INLINE = re.compile(f"x-release-please-{_SCOPES}")
_START = re.compile(f"x-release-please-start-{_SCOPES}")
_END = "x-release-please-end"


class VerBlockUnclosed(DoctorCheck):
    """A block of lines that get the version is begun and never ended, so it reaches to the end of the file.

    ## Symptom
    From that line on each release replaces every version in the file, also one that somebody adds later.

    The release pull request changes other versions too: those of dependencies, in examples, in tables further down.

    ## Cause
    From `x-release-please-start-version` on, the first version of each line is replaced, up to the line with
    `x-release-please-end`. That line is missing, or spelled otherwise, or it carries another mark too, which hides it.

    ## Mend
    End the block behind the last line that is meant:

        <!-- x-release-please-end -->
    """

    code = "GD204"
    name = "ver-block-unclosed"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the blocks without end; an error where something else than the package's version is in them."""
        release = known(facts.release)
        for entry in entries_of(release):
            written = entry.written() if entry.has_marks else None
            if written is None or written.error:
                continue
            start = _unclosed(lines_of(written.before))
            if not start:
                continue
            version = manifest_version(release, entry.package)
            others = [(line, old) for line, old in written.replaced if line > start and not is_same(old, version)]
            yield _problem(entry, start, others if version else [])

    def fine(self, facts: Facts) -> str:
        """Return that none is left open."""
        count = sum(entry.has_marks for entry in entries_of(known(facts.release)))
        return f"no block is left open in the files with marks ({count} of them)"


def _problem(entry: Entry, start: int, others: list[tuple[int, str]]) -> Problem:
    where = f"{entry.path}:{start}"
    message = f"the block that begins here in `{entry.path}` has no end"
    fix = f"write a comment with `{_END}` behind the last line that is meant"
    if not others:
        return Problem(message, where, fix, WARNING)
    line, old = others[0]
    return Problem(f"{message}, so `{old}` on line {line} is replaced too", where, fix)


def _unclosed(lines: list[str]) -> int:
    """Return the line of the mark that begins a block which no other ends; 0 where there is none."""
    start = 0
    for number, line in enumerate(lines, 1):
        if _INLINE.search(line):
            continue
        if start:
            start = 0 if _END in line else start
        elif _START.search(line):
            start = number
    return start
