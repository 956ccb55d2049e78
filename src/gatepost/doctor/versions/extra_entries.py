"""The entries of `extra-files` in the configuration: where they are written, what they do, and how one is added."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from gatepost.doctor.node import LIST, TABLE
from gatepost.doctor.versions.version_files import DATE, NEXT, TRIED, lines_of, tried, written_by
from gatepost.outcomes.values import Edit
from gatepost.release.errors import PlanError
from gatepost.release.extra_files import updaters_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Document, Node
    from gatepost.doctor.versions.version_files import Written
    from gatepost.policy.configuration import ExtraFile
    from gatepost.release.types.base import ReleaseType
    from gatepost.release.updates import Updater

KEY = "extra-files"
MARK = "x-release-please-version"
_MARKED = (".py", ".toml", ".yaml", ".yml")
"""The endings of files in which `#` begins a comment anywhere behind a value."""


@dataclass(frozen=True)
class Entry:
    """An entry of a package: what it says, and where. `fault` is why Release Please refuses its path."""

    package: str
    type: ReleaseType
    extra: ExtraFile
    document: Document
    node: Node
    path: str = ""
    fault: str = ""

    @property
    def where(self) -> str:
        """Where its path is written."""
        return self._at("path")

    @property
    def where_selected(self) -> str:
        """Where its selector is written; its path where it has none."""
        return self._at("xpath" if self.extra.kind == "xml" else "jsonpath")

    @property
    def has_marks(self) -> bool:
        """Whether marks in the file are heeded."""
        return self.extra.kind in (None, "generic")

    def written(self) -> Written | None:
        """Return what it alone makes of its file; None where that is not there, or nobody can say."""
        return _written(self.type, self.extra, self.path) if self.path and not self.extra.is_glob else None

    def stops(self) -> str:
        """Return with which words Release Please stops at it; empty where it does not."""
        updaters = _updaters(self.type, self.extra)
        if self.fault or isinstance(updaters, PlanError):
            return self.fault or str(updaters)
        written = self.written()
        return written.error if written is not None else ""

    def does_nothing(self) -> bool:
        """Tell whether its file is there, and gets the version neither from it nor otherwise."""
        written = self.written()
        if written is None or written.error or self._is_given(written):
            return False
        others = written_by(self.type).get(self.path)
        return others is None or not (others.error or TRIED in others.after)

    def reworded(self, old: str, new: str) -> tuple[Edit, ...]:
        """Return the edit that writes one text for another in it; none where that is not plain to see."""
        before, after = json.dumps(old, ensure_ascii=False), json.dumps(new, ensure_ascii=False)
        lines = lines_of(self.document.text)
        found = [number for number in range(self.node.line, self.node.last + 1) if before in lines[number - 1]]
        if len(found) != 1 or lines[found[0] - 1].count(before) != 1:
            return ()
        return (Edit(self.document.path, found[0], found[0], (lines[found[0] - 1].replace(before, after),)),)

    def _is_given(self, written: Written) -> bool:
        """Tell whether it does anything; JSON is written anew also where nothing is found."""
        return TRIED in written.after or (self.has_marks and not self.path.endswith(".json") and bool(written.changed))

    def _at(self, key: str) -> str:
        line = self.node.line_of(key) if self.node.has(key) else self.node.line_of("path")
        return f"{self.document.path}:{line}"


@lru_cache(maxsize=256)  # several checks ask, and a lock takes its time
def _written(type_: ReleaseType, extra: ExtraFile, path: str) -> Written | None:
    updaters = _updaters(type_, extra)
    before = type_.source.read(path)
    return tried(path, before, updaters) if before is not None and isinstance(updaters, tuple) else None


def _updaters(type_: ReleaseType, extra: ExtraFile) -> tuple[Updater, ...] | PlanError:
    try:
        return updaters_for(extra, NEXT, DATE, type_.package.date_format)
    except PlanError as error:
        return error


def entries_of(release: Release) -> Iterator[Entry]:
    """Yield the entries of all packages."""
    root = release.configuration.root if release.configuration is not None else None
    if root is None or release.configuration is None:
        return
    for path, state in release.plan.packages.items():
        own = root.get("packages", path, KEY)
        listed = own if own is not None and own.kind == LIST else root.get(KEY)
        for extra, node in zip(
            state.type.package.extra_files, listed.parts if listed is not None else (), strict=False
        ):
            try:
                located, fault = ("" if extra.is_glob else state.type.located(extra.path)), ""
            except PlanError as error:
                located, fault = "", str(error)
            yield Entry(path, state.type, extra, release.configuration, node, located, fault)


def no_entries(facts: Facts) -> str:
    """Return why nothing can be said where no extra files are configured; empty where some are."""
    if facts.release is None or next(entries_of(facts.release), None) is not None:
        return ""
    return "no `extra-files` are configured"


def entry_of(type_: ReleaseType, path: str) -> str:
    """Return how a path from the top is written in `extra-files` of a package."""
    package = type_.package.path.strip("/")
    if package in ("", "."):
        return path
    return path.removeprefix(f"{package}/") if path.startswith(f"{package}/") else f"/{path}"


def added_entry(release: Release, package: str, entry: str | dict[str, str]) -> tuple[Edit, ...]:
    """Return the edit that adds an entry to `extra-files` of a package; none where its place is not plain to see."""
    document = release.configuration
    table = document.root.get("packages", package) if document is not None and document.root is not None else None
    if document is None or table is None or table.kind != TABLE or not table.entries:
        return ()
    written = json.dumps(entry, ensure_ascii=False)
    written = f"{{ {written[1:-1]} }}" if isinstance(entry, dict) else written
    listed = table.get(KEY)
    if listed is None:
        first, line = table.entries[0][0].line, table.line
        text = f'"{KEY}": [{written}],'
    elif listed.kind == LIST and listed.parts:
        first, line = listed.parts[0].line, listed.line
        text = f"{written},"
    else:
        return ()
    if first != line + 1:
        return ()
    model = lines_of(document.text)[first - 1]
    indent = model[: len(model) - len(model.lstrip())]
    return (Edit(document.path, first, first - 1, (f"{indent}{text}",)),)


def marked(path: str, text: str, line: int) -> tuple[Edit, ...]:
    """Return the edit that puts a mark behind a line; none where `#` begins no comment there."""
    old = lines_of(text)[line - 1]
    if not path.endswith(_MARKED) or old.rstrip().endswith("\\") or "#" in old:
        return ()
    return (Edit(path, line, line, (f"{old.rstrip()}  # {MARK}",)),)


def taught(release: Release, package: str, path: str, line: int) -> tuple[Edit, ...]:
    """Return the edits after which a line of a file gets the version: a mark, and an entry. All of them, or none."""
    type_ = release.plan.packages[package].type
    mark = marked(path, type_.source.read(path) or "", line)
    entry = added_entry(release, package, entry_of(type_, path))
    return (*mark, *entry) if mark and entry else ()
