"""A repository as a value, and that value as a stream for `git fast-import`: the same ids on every machine."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

CONFIGURATION_FILE = "release-please-config.json"
MANIFEST_FILE = ".release-please-manifest.json"
ELSEWHERE = -1
"""Where a tag leads to that is not in the history."""

FIRST_DAY = 1767225600
BETWEEN_COMMITS = 60
PERSON = "A Person <person@example.org>"
REFERENCE = re.compile(rb"@SHA:([0-9]+)@")
"""Stands in a file for the id of a commit, which is not known before there is one."""

Files = Mapping[str, "bytes | None"]
"""By path; None for one that is removed."""


@dataclass(frozen=True)
class Commit:
    """A commit on the main line. With a `side`, it merges these commits, which are made on the one before it."""

    message: str
    files: Files
    side: tuple[Commit, ...] = ()


@dataclass(frozen=True)
class Tag:
    """A tag at a commit of the main line, counted from 0, or `ELSEWHERE`; an annotated one is some minutes younger."""

    name: str
    at: int
    minutes: int | None = None


@dataclass(frozen=True)
class Repository:
    """A repository, and what release-please is told about it."""

    commits: tuple[Commit, ...]
    tags: tuple[Tag, ...] = ()
    branch: str = "main"
    owner: str = "acme"
    name: str = "demo"
    date: str = "2026-03-04"
    configuration_file: str = CONFIGURATION_FILE
    manifest_file: str = MANIFEST_FILE

    @property
    def files(self) -> dict[str, bytes]:
        """The files of the last commit."""
        found: dict[str, bytes] = {}
        for commit in self.commits:
            for each in (*commit.side, commit):
                for path, content in each.files.items():
                    found.pop(path, None)
                    if content is not None:
                        found[path] = content
        return found

    def with_references(self, shas: list[str]) -> Repository:
        """Return it with the ids of commits, by the places in the main line, where `REFERENCE` stands for them."""

        def referred(found: re.Match[bytes]) -> bytes:
            return shas[min(int(found[1]), len(shas) - 1)].encode() if shas else b""

        *before, last = self.commits
        files = {path: content and REFERENCE.sub(referred, content) for path, content in last.files.items()}
        return replace(self, commits=(*before, replace(last, files=files)))

    @property
    def has_references(self) -> bool:
        """Whether `REFERENCE` stands in a file of the last commit."""
        contents = self.commits[-1].files.values() if self.commits else ()
        return any(content and REFERENCE.search(content) for content in contents)


def import_stream(repository: Repository) -> tuple[bytes, list[int]]:
    """Return the stream, and the marks of the commits of the main line."""
    writer = _Writer()
    marks: list[int] = []
    for commit in repository.commits:
        before = marks[-1] if marks else 0
        side = before
        for each in commit.side:
            side = writer.commit("refs/heads/side", each, side)
        written = [each.files for each in commit.side]
        whole = replace(
            commit, files={path: file for files in (*written, commit.files) for path, file in files.items()}
        )
        merged = side if commit.side else 0
        marks.append(writer.commit("refs/heads/main", whole, before, merged))
    stray = writer.commit("refs/heads/stray", Commit("chore: stray", {"stray": b"x"}), 0)
    for tag in repository.tags:
        writer.tag(tag, marks[min(tag.at, len(marks) - 1)] if tag.at != ELSEWHERE and marks else stray)
    return bytes(writer.stream), marks


@dataclass
class _Writer:
    stream: bytearray = field(default_factory=bytearray)
    mark: int = 0

    def commit(self, branch: str, commit: Commit, parent: int, merged: int = 0) -> int:
        self.mark += 1
        self._line(f"commit {branch}")
        self._line(f"mark :{self.mark}")
        self._line(f"committer {PERSON} {FIRST_DAY + self.mark * BETWEEN_COMMITS} +0000")
        self._data(commit.message.encode())
        if parent:
            self._line(f"from :{parent}")
        if merged:
            self._line(f"merge :{merged}")
        for path, content in commit.files.items():
            self._file(path, content)
        self._line("")
        return self.mark

    def tag(self, tag: Tag, mark: int) -> None:
        if tag.minutes is None:
            self._line(f"reset refs/tags/{tag.name}")
            self._line(f"from :{mark}")
            self._line("")
            return
        self._line(f"tag {tag.name}")
        self._line(f"from :{mark}")
        self._line(f"tagger {PERSON} {FIRST_DAY + mark * BETWEEN_COMMITS + 60 * tag.minutes} +0000")
        self._data(tag.name.encode())

    def _file(self, path: str, content: bytes | None) -> None:
        if content is None:
            self._line(f"D {_quoted(path)}")
            return
        self._line(f"M 100644 inline {_quoted(path)}")
        self._data(content)

    def _data(self, content: bytes) -> None:
        self._line(f"data {len(content)}")
        self.stream += content + b"\n"

    def _line(self, text: str) -> None:
        self.stream += text.encode() + b"\n"


def _quoted(path: str) -> str:
    escaped = path.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'
