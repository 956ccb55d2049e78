"""GD210."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import entries_of, no_entries
from gatepost.doctor.versions.lock_paths import meant_path
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class VerUvLockName(DoctorCheck):
    """The path into `uv.lock` asks for the package by a name that is not found there, so the lock is never updated.

    ## Symptom
    The release pull request leaves the lock as it is, and `uv lock --check` fails on it.

    The release pull request leaves `uv.lock` as it is, and `uv lock --check` fails on it: "The lockfile at `uv.lock`
    needs to be updated". The log of Release Please says "No entries modified", and the run is green.

    ## Cause
    A lock has names as indexes compare them: `My_Rocket` is `my-rocket` there. And the parser that Release Please has
    wraps each string, so a filter has to ask for `@.name.value`: `@.name=='rocket'` is never true.

    ## Mend
    Write the path with `.value` and the normalised name:

        { "type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value=='my-rocket')].version" }
    """

    code = "GD210"
    name = "ver-uv-lock-name"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    errors: tuple[str, ...] = ("No entries modified in $.package",)
    consequences: tuple[str, ...] = ("ver-uv-lock-stale",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the paths that find nothing as they are written, and would with another name."""
        for entry in entries_of(known(facts.release)):
            better = meant_path(entry, facts)
            if better:
                path = entry.extra.selector or ""
                yield Problem(
                    f"`{path}` finds nothing in `{entry.path}`",
                    entry.where_selected,
                    f'write `"jsonpath": "{better}"` in this entry',
                    edits=entry.reworded(path, better),
                )

    def fine(self, facts: Facts) -> str:
        """Return that no path does so."""
        count = sum("name" in (entry.extra.selector or "") for entry in entries_of(known(facts.release)))
        return f"each path that asks for a name finds it ({count} of them)"
