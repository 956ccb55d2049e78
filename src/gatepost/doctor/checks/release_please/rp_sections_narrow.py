"""GD109."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import CommitsCheck, place_of, setting
from gatepost.doctor.releases.unreleased import counted, logged, own_entries, package_of, ships, type_of
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG
from gatepost.outcomes.values import Edit, Problem
from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS
from gatepost.release.outline import UNLISTED
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Node
    from gatepost.policy.sections import Section
    from gatepost.release.outline import CommitOutline, PackageOutline

_KEY = "changelog-sections"
_HARMLESS_TO_MISS = ("docs", "feature")
_IF_USED = ("deps",)  # a type that most have no commits of
_MAIN = ("feat", "fix")


@dataclass(frozen=True)
class _Narrow:
    """What sections lack: those that there are by default, the types that commits use, and these commits."""

    missing: tuple[Section, ...]
    used: tuple[str, ...]
    commits: tuple[CommitOutline, ...]

    @property
    def types(self) -> tuple[str, ...]:
        """All that is lacking."""
        return tuple(dict.fromkeys((*(section[0] for section in self.missing), *self.used)))

    @property
    def is_grave(self) -> bool:
        """Whether something is lost already, or is sure to be."""
        return bool(self.commits) or any(section[0] in _MAIN for section in self.missing)


class RpSectionsNarrow(CommitsCheck):
    """The sections of the changelog leave out types, whose commits then make no release and are in no changelog.

    ## Symptom
    The run of Release Please is green, and whoever reads the release notes does not learn of the change.

    A `perf:` or `revert:` commit is merged, the run of Release Please is green, and no release pull request
    comes of it. When another commit makes one, the changelog does not name the first.

    ## Cause
    `changelog-sections` takes the place of the whole list that there is by default. What no section lists counts as
    hidden, without a word.

    ## Mend
    Add the types to `changelog-sections`, those that should make no release with `"hidden": true`:

        { "type": "perf", "section": "Performance Improvements" },
        { "type": "revert", "section": "Reverts" }
    """

    code = "GD109"
    name = "rp-sections-narrow"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, WRONG_CHANGELOG)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each list of sections that lacks what is listed by default, or what commits use."""
        release = known(facts.release)
        seen: dict[str, Problem] = {}
        for outline in release.outlines:
            found = _narrow(facts, release, outline)
            if found.types:
                where = place_of(release, outline.path, _KEY)
                problem = _problem(found, where, _edits(release, outline.path, found))
                if where not in seen or problem.severity == ERROR:
                    seen[where] = problem
        yield from seen.values()

    def fine(self, facts: Facts) -> str:
        """Return where the sections come from."""
        release = known(facts.release)
        own = any(package_of(release, outline).own_sections is not None for outline in release.outlines)
        return f"`{_KEY}` has every type that matters" if own else "the sections are those by default"


def _narrow(facts: Facts, release: Release, outline: PackageOutline) -> _Narrow:
    package = package_of(release, outline)
    if package.own_sections is None or package.changelog_type != "default":
        return _Narrow((), (), ())
    defaults = PYTHON_SECTIONS if package.release_type == "python" else OTHER_SECTIONS
    known_types = {section[0] for section in defaults}
    own = {section[0] for section in package.own_sections}
    lacks = [section for section in defaults if not section[2] and section[0] not in (*own, *_HARMLESS_TO_MISS)]
    lacking = {section[0] for section in lacks}
    used: dict[str, None] = {}
    commits = []
    for commit in outline.commits:
        types = {type_of(entry).lower() for entry in own_entries(commit) if entry.effect == UNLISTED}
        ships_it = any(ships(facts, outline.path, file) for file in logged(release, outline, commit).files)
        lost = sorted(type_ for type_ in types if type_ in lacking or (type_ not in known_types and ships_it))
        if lost:
            used.update(dict.fromkeys(lost))
            commits.append(commit)
    missing = tuple(section for section in lacks if section[0] not in _IF_USED or section[0] in used)
    return _Narrow(missing, tuple(used), tuple(commits))


def _problem(found: _Narrow, where: str, edits: tuple[Edit, ...]) -> Problem:
    named = ", ".join(f"`{type_}`" for type_ in found.types)
    message = f"`{_KEY}` lacks {named}: such commits make no release and are in no changelog"
    if found.commits:
        message += f", as {counted(found.commits)}"
    titles = {section[0]: section[1] for section in found.missing}
    lines = [_entry(type_, titles.get(type_, type_.title())) for type_ in found.types]
    return Problem(message, where, f"add to `{_KEY}`: {', '.join(lines)}", ERROR if found.is_grave else WARNING, edits)


def _entry(type_: str, title: str) -> str:
    return f'{{ "type": "{type_}", "section": "{title}" }}'


def _edits(release: Release, path: str, found: _Narrow) -> tuple[Edit, ...]:
    """Return the edit that adds what is listed by default behind the listed types; none where a line has several."""
    listed, document = setting(release, path, _KEY), release.configuration
    parts = listed.parts if listed is not None else ()
    if document is None or not parts or not found.missing or not _has_own_lines(parts):
        return ()
    lines = document.text.replace("\r\n", "\n").split("\n")
    after = max((at for at, part in enumerate(parts) if part.word("hidden") != "true"), default=-1)
    first = lines[parts[0].line - 1]
    indent = first[: len(first) - len(first.lstrip())]
    new = [f"{indent}{_entry(section[0], section[1])}," for section in found.missing]
    if after + 1 < len(parts):
        line = parts[after + 1].line
        return (Edit(document.path, line, line - 1, tuple(new)),)
    line = parts[-1].last
    ended = lines[line - 1].rstrip()
    if not ended.endswith("}"):
        return ()
    return (Edit(document.path, line, line, (f"{ended},", *new[:-1], new[-1].removesuffix(","))),)


def _has_own_lines(parts: tuple[Node, ...]) -> bool:
    """Tell whether each part begins on a line of its own."""
    return all(part.line > before.last for before, part in pairwise(parts))
