"""GD209."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.command_patterns import ON_LINE, OPTIONS
from gatepost.doctor.roles import command_of, steps_of
from gatepost.doctor.symptoms import QUALITY_GATE, VERSION_FILES
from gatepost.doctor.versions.extra_entries import added_entry, entries_of, entry_of
from gatepost.doctor.versions.lock_paths import Locked, jsonpath_of, locked, meant_path
from gatepost.doctor.versions.version_files import TRIED, folder_of, is_same, lines_of, no_python, pythons, written_by
from gatepost.outcomes.values import Edit, Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.doctor.workflow import Job

    _Pair = tuple[str, Project, Locked]
    """A package, its project, and what the lock has of it."""

_LOCKS = re.compile(rf"\buv\s+{OPTIONS}lock\b(?!{ON_LINE}--(?:check|locked|frozen|dry-run))")
_PUSHES = re.compile(rf"\bgit\s+{OPTIONS}push\b|auto-commit|add-and-commit")
_CHECKED = re.compile(rf"\buv\s{ON_LINE}--locked\b|\buv\s+lock\s{ON_LINE}--check\b")

_UNSEEN = "No workflow looks at the lock: `uv sync --locked` fails for whoever clones the repository."


class VerUvLockStale(DoctorCheck):
    """The version of the package itself in `uv.lock` is not the one in `pyproject.toml`, or will not be.

    ## Symptom
    `uv lock --check` and `uv sync --locked` fail on the release pull request: the lockfile needs to be updated.

    `uv lock --check` and `uv sync --locked` fail on the release pull request, or on main after it: "The lockfile at
    `uv.lock` needs to be updated, but `--locked` was provided". With `--frozen` nobody notices.

    ## Cause
    `uv.lock` has the version of the package itself. Release Please writes `pyproject.toml`, and the lock only where it
    is told to.

    ## Mend
    Bring it up to date with `uv lock`, and let each release write it:

        "extra-files": [
          { "type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value=='rocket')].version" }
        ]
    """

    code = "GD209"
    name = "ver-uv-lock-stale"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES, QUALITY_GATE)
    errors: tuple[str, ...] = ("The lockfile at `uv.lock` needs to be updated",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package that a lock has."""
        said = no_python(facts)
        if said or facts.release is None:
            return said
        return "" if any(_pairs(facts)) else "no `uv.lock` has the version of a package"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report of each lock the versions that are others, and those that no release writes."""
        release = known(facts.release)
        writes = any(_is_written_in(job) for workflow in facts.workflows for job in workflow.jobs)
        stale: dict[str, list[_Pair]] = {}
        unwritten: dict[str, list[_Pair]] = {}
        for path, project, lock in _pairs(facts):
            if project.version and not is_same(lock.version, project.version):
                stale.setdefault(lock.path, []).append((path, project, lock))
            written = written_by(release.plan.packages[path].type).get(lock.path)
            if writes or (written is not None and TRIED in written.after) or _is_told_otherwise(facts, path, lock):
                continue
            unwritten.setdefault(lock.path, []).append((path, project, lock))
        yield from (_stale(pairs, facts) for pairs in stale.values())
        yield from (_unwritten(pairs, facts) for pairs in unwritten.values())

    def fine(self, facts: Facts) -> str:
        """Return the version that both have."""
        names = ", ".join(f"{project.name} {lock.version}" for _, project, lock in _pairs(facts))
        return f"`uv.lock` has {names}, and each release writes it"


def _pairs(facts: Facts) -> Iterator[_Pair]:
    """Yield each package with its project and what its lock has of it."""
    for path, _ in pythons(known(facts.release)):
        project = facts.project(folder_of(path))
        lock = locked(project, facts) if project is not None else None
        if project is not None and lock is not None:
            yield path, project, lock


def _is_written_in(job: Job) -> bool:
    """Tell whether a job could bring a lock up to date: it locks, or pushes what something with such a name made."""
    commands = [command_of(step) for step in job.steps]
    done = "\n".join([*commands, *(step.uses.name for step in job.steps if step.uses is not None)])
    return _LOCKS.search(done) is not None or ("lock" in "\n".join(commands) and _PUSHES.search(done) is not None)


def _is_told_otherwise(facts: Facts, package: str, lock: Locked) -> bool:
    """Tell whether an entry of the package speaks of the lock, and is wrong: another check says so."""
    entries = [entry for entry in entries_of(known(facts.release)) if entry.package == package]
    return any(entry.path == lock.path and meant_path(entry, facts) for entry in entries)


def _stale(pairs: Sequence[_Pair], facts: Facts) -> Problem:
    """Return the versions of one lock that are not those of the projects."""
    lock = pairs[0][2]
    lines = lines_of(facts.tree.read(lock.path) or "")
    said, edits = [], []
    for _, project, each in pairs:
        said.append(f"{project.name} {each.version} where `{project.path}` has {project.version}")
        line = lines[each.line - 1].replace(each.version, project.version)
        edits.append(Edit(lock.path, each.line, each.line, (line,)))
    return Problem(
        f"`{lock.path}` has {', '.join(said)}",
        f"{lock.path}:{lock.line}",
        "uv lock",
        *_weight(facts, tuple(edits)),
    )


def _unwritten(pairs: Sequence[_Pair], facts: Facts) -> Problem:
    """Return the packages whose version in one lock no release writes."""
    release = known(facts.release)
    lock, said, edits = pairs[0][2], [], []
    for path, project, each in pairs:
        own = entry_of(release.plan.packages[path].type, each.path)
        entry = {"type": "toml", "path": own, "jsonpath": jsonpath_of(project.normalised)}
        text = ", ".join(f'"{key}": "{value}"' for key, value in entry.items())
        said.append(f'of the package `{path}`:\n"extra-files": [{{ {text} }}]')
        edits.append(added_entry(release, path, entry))
    document = release.configuration
    return Problem(
        f"no release writes the version of {', '.join(project.name for _, project, _ in pairs)} into `{lock.path}`",
        document.at("packages", pairs[0][0]) if document is not None else lock.path,
        "add an entry to `extra-files` " + "\n".join(said),
        *_weight(facts, tuple(edit for group in edits for edit in group) if all(edits) else ()),
    )


def _weight(facts: Facts, edits: tuple[Edit, ...]) -> tuple[str, tuple[Edit, ...], str]:
    """Return how much it weighs, the edits, and why it matters where no workflow looks at the lock."""
    return (ERROR, edits, "") if _is_checked(facts) else (WARNING, edits, _UNSEEN)


def _is_checked(facts: Facts) -> bool:
    """Tell whether a workflow fails where the lock is not up to date."""
    if any("UV_LOCKED" in {**workflow.env} for workflow in facts.workflows):
        return True
    return any(
        "UV_LOCKED" in {**place.job.env, **place.step.env} or _CHECKED.search(command_of(place.step)) is not None
        for place in steps_of(facts.workflows)
    )
