"""GD304."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.tokens import BUILT_IN, tokens_of
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import NO_RELEASE, NO_RELEASE_PR
from gatepost.doctor.workflow import NONE, READ
from gatepost.outcomes.values import Edit, Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_SCOPES = ("contents", "issues", "pull-requests")
_LABELS = "issues"
_TABLE = re.compile(r"\s*permissions:\s*(?:#.*)?")
_ENTRY = re.compile(r"\A(\s*)([\w-]+):\s*(\w+)(?=\s|\Z)")


class GhPermissionsMissing(DoctorCheck):
    """The job that runs Release Please with GITHUB_TOKEN may not write all that Release Please writes.

    ## Symptom
    The run of Release Please is red: "release-please failed: Resource not accessible by integration". Sometimes the
    release pull request is opened before that, without its label, and is never released.

    ## Cause
    Release Please pushes a branch, makes the tag and the release (`contents: write`), opens a pull request
    (`pull-requests: write`) and makes the labels that it keeps its state in (`issues: write`). What a job says under
    `permissions` takes the place of all that the workflow says: a scope that is not named there is none.

    ## Mend
    In the job that runs Release Please:

        permissions:
          contents: write
          issues: write
          pull-requests: write

    Where only `issues` lacks, it works as long as the labels are there already, as they are after a first release.
    """

    code = "GD304"
    name = "gh-permissions-missing"
    needs: tuple[str, ...] = ("releasing",)
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, NO_RELEASE)
    errors: tuple[str, ...] = ("Resource not accessible by integration",)

    def unable(self, facts: Facts) -> str:
        """Return that permissions do not matter, where Release Please has another token."""
        if any(BUILT_IN in tokens_of(place) for place in known(facts.releasing)):
            return ""
        return "Release Please does not work with GITHUB_TOKEN, which alone the permissions are for"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each step that may run Release Please with GITHUB_TOKEN, with the scopes that its job lacks."""
        for place in known(facts.releasing):
            tokens = tokens_of(place)
            missing = _missing(facts, place) if BUILT_IN in tokens else []
            if not missing or (missing == [_LABELS] and facts.then is not None):  # a release has its labels already
                continue
            named = ", ".join(f"`{scope}`" for scope in missing)
            when = "" if tokens == (BUILT_IN,) else " where its own token is missing"
            entries = ", ".join(f"`{scope}: write`" for scope in missing)
            yield Problem(
                f"the job `{place.job.id}` runs Release Please with GITHUB_TOKEN{when}, which may not write {named}",
                _where(place),
                f"add {entries} to the `permissions` of the job `{place.job.id}`",
                WARNING if when or missing == [_LABELS] else "",
                _edits(place, missing),
            )

    def fine(self, facts: Facts) -> str:
        """Return the job that may write."""
        jobs = dict.fromkeys(place.job.id for place in known(facts.releasing) if BUILT_IN in tokens_of(place))
        return f"Release Please may write what it has to, in {', '.join(f'`{job}`' for job in jobs)}"


def _missing(facts: Facts, place: Place) -> list[str]:
    """Return the scopes that GITHUB_TOKEN may surely not write."""
    default = facts.settings.default_permissions if facts.settings is not None else ""
    document = facts.release.configuration if facts.release is not None else None
    has_labels = document is None or document.root is None or document.root.word("skip-labeling") != "true"
    wanted = [scope for scope in _SCOPES if scope != _LABELS or has_labels]
    return [scope for scope in wanted if (place.workflow.permission(place.job, scope) or default) in {NONE, READ}]


def _where(place: Place) -> str:
    if place.job.permissions is not None:
        return place.workflow.at(place.job.line_of("permissions"))
    if place.workflow.permissions is not None:
        return place.workflow.at(place.workflow.line_of("permissions"))
    return place.where


def _edits(place: Place, missing: Sequence[str]) -> tuple[Edit, ...]:
    """Return the edits of the job's permissions, where those are a line each; none where they are not."""
    lines = _lines(place)
    if not lines:
        return ()
    last, path = max(lines.values()), place.workflow.path
    entries = {scope: _ENTRY.match(text_of(place.workflow, line)) for scope, line in lines.items()}
    indents = {entry[1] for scope, entry in entries.items() if entry is not None and entry[2] == scope}
    if len(indents) != 1 or None in entries.values():
        return ()
    added = tuple(f"{min(indents)}{scope}: write" for scope in missing if scope not in lines)
    edits = [_written(place, lines[scope]) for scope in missing if scope in lines]
    return (*edits, *([Edit(path, last + 1, last, added)] if added else []))


def _lines(place: Place) -> dict[str, int]:
    """Return the lines of the job's permissions, by scope, where they stand below a key of the job's own."""
    table, line = place.job.node.get("permissions"), place.job.line_of("permissions")
    if table is None or line <= place.job.line or _TABLE.fullmatch(text_of(place.workflow, line)) is None:
        return {}
    lines = {name.text: name.line for name, _ in table.entries}
    return lines if min(lines.values(), default=0) > line else {}


def _written(place: Place, line: int) -> Edit:
    """Return the edit that lets a scope be written; what stands behind it is kept."""
    text = text_of(place.workflow, line)
    return Edit(place.workflow.path, line, line, (_ENTRY.sub(r"\1\2: write", text, count=1),))
