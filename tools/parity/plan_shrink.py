"""A repository with a difference → one that still has it, with nothing in it that the difference does not need."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Sequence

    from parity.plan_model import Commit, Repository

    Atom = tuple[Hashable, ...]
    Atoms = Callable[[Repository], list[Atom]]
    Without = Callable[[Repository, frozenset[Atom]], Repository]
    Differ = Callable[[Sequence[Repository]], Sequence[bool]]

MOST_ROUNDS = 4


def shrink(repository: Repository, differ: Differ) -> Repository:
    """Take away commits, files, tags, keys, paragraphs and lines, as long as that gets on.

    `differ` tells for many repositories at once which of them have the difference; `repository` has it.
    """
    for _ in range(MOST_ROUNDS):
        before = repository
        for atoms, without in STEPS:
            repository = _fewer(repository, atoms, without, differ)
        if repository == before:
            break
    return repository


def _fewer(repository: Repository, atoms: Atoms, without: Without, differ: Differ) -> Repository:
    """Remove runs of atoms, the long ones first; of one length all that can go together at once."""
    size = max(len(atoms(repository)) // 2, 1)
    while size:
        left = atoms(repository)
        runs = [frozenset(left[at : at + size]) for at in range(0, len(left), size)]
        attempts = {run: without(repository, run) for run in runs}
        fewer = {run: attempt for run, attempt in attempts.items() if attempt != repository}
        spare = [run for run, differs in zip(fewer, differ(list(fewer.values())), strict=True) if differs]
        together = without(repository, frozenset().union(*spare))
        if len(spare) > 1 and differ([together])[0]:
            repository = together
        elif spare:
            repository = fewer[spare[0]]
            continue
        size //= 2
    return repository


def _commit_atoms(repository: Repository) -> list[Atom]:
    return [(at,) for at in range(len(repository.commits) - 1)]


def _without_commits(repository: Repository, gone: frozenset[Atom]) -> Repository:
    """Drop commits; their files are written by the next one, and tags stay at what was before them."""
    kept: list[Commit] = []
    places: list[int] = []
    files: dict[str, bytes | None] = {}
    for at, commit in enumerate(repository.commits):
        if (at,) in gone:
            for each in (*commit.side, commit):
                files |= each.files
        else:
            kept.append(replace(commit, files={**files, **commit.files}))
            files = {}
        places.append(max(len(kept) - 1, 0))
    tags = tuple(replace(tag, at=places[tag.at] if 0 <= tag.at < len(places) else tag.at) for tag in repository.tags)
    return replace(repository, commits=tuple(kept), tags=tags)


def _side_atoms(repository: Repository) -> list[Atom]:
    return [(at,) for at, commit in enumerate(repository.commits) if commit.side]


def _without_sides(repository: Repository, gone: frozenset[Atom]) -> Repository:
    commits = (replace(each, side=()) if (at,) in gone else each for at, each in enumerate(repository.commits))
    return replace(repository, commits=tuple(commits))


def _tag_atoms(repository: Repository) -> list[Atom]:
    return [(tag.name,) for tag in repository.tags]


def _without_tags(repository: Repository, gone: frozenset[Atom]) -> Repository:
    return replace(repository, tags=tuple(tag for tag in repository.tags if (tag.name,) not in gone))


def _file_atoms(repository: Repository) -> list[Atom]:
    settings = {repository.configuration_file, repository.manifest_file}
    return [(at, path) for at, each in enumerate(repository.commits) for path in each.files if path not in settings]


def _without_files(repository: Repository, gone: frozenset[Atom]) -> Repository:
    return _mapped(
        repository,
        lambda at, commit: replace(
            commit, files={path: content for path, content in commit.files.items() if (at, path) not in gone}
        ),
    )


def _paragraph_atoms(repository: Repository) -> list[Atom]:
    return [(at, n) for at, commit in enumerate(repository.commits) for n in range(len(_pieces(commit.message)))]


def _without_paragraphs(repository: Repository, gone: frozenset[Atom]) -> Repository:
    def shorter(at: int, commit: Commit) -> Commit:
        kept = [piece for n, piece in enumerate(_pieces(commit.message)) if (at, n) not in gone]
        return replace(commit, message="".join(kept))

    return _mapped(repository, shorter)


def _pieces(message: str) -> list[str]:
    """Cut a message at its lines, and its lines at their words."""
    return re.findall("[^ \n]*[ \n]|[^ \n]+", message)


def _line_atoms(repository: Repository) -> list[Atom]:
    settings = {repository.configuration_file, repository.manifest_file}
    return [
        (at, path, n)
        for at, commit in enumerate(repository.commits)
        for path, content in commit.files.items()
        if path not in settings
        for n in range(len((content or b"").splitlines()))
    ]


def _without_lines(repository: Repository, gone: frozenset[Atom]) -> Repository:
    def shorter(at: int, commit: Commit) -> Commit:
        return replace(commit, files={path: _lines_left(content, at, path) for path, content in commit.files.items()})

    def _lines_left(content: bytes | None, at: int, path: str) -> bytes | None:
        if not content:
            return content
        lines = content.splitlines(keepends=True)
        return b"".join(line for n, line in enumerate(lines) if (at, path, n) not in gone)

    return _mapped(repository, shorter)


def _key_atoms(repository: Repository) -> list[Atom]:
    return [
        (file, *path)
        for file in (repository.configuration_file, repository.manifest_file)
        for path in _paths(_parsed(repository.files.get(file)))
    ]


def _without_keys(repository: Repository, gone: frozenset[Atom]) -> Repository:
    *before, last = repository.commits
    files = dict(last.files)
    for file in (repository.configuration_file, repository.manifest_file):
        paths = {atom[1:] for atom in gone if atom[0] == file}
        if paths:
            left = _pruned(_parsed(repository.files.get(file)), paths, ())
            files[file] = json.dumps(left, indent=2, ensure_ascii=False).encode() + b"\n"
    return replace(repository, commits=(*before, replace(last, files=files)))


def _parsed(content: bytes | None) -> object:
    try:
        parsed: object = json.loads(content or b"")
    except ValueError:
        return None
    return parsed


def _paths(value: object, before: tuple[Hashable, ...] = ()) -> Iterator[Atom]:
    for key, below in _items(value):
        yield (*before, key)
        yield from _paths(below, (*before, key))


def _items(value: object) -> list[tuple[Hashable, object]]:
    if isinstance(value, dict):
        return list(value.items())
    return list(enumerate(value)) if isinstance(value, list) else []


def _pruned(value: object, gone: set[Atom], path: tuple[Hashable, ...]) -> object:
    left = [(key, _pruned(below, gone, (*path, key))) for key, below in _items(value) if (*path, key) not in gone]
    if isinstance(value, dict):
        return dict(left)
    return [below for _, below in left] if isinstance(value, list) else value


def _mapped(repository: Repository, change: Callable[[int, Commit], Commit]) -> Repository:
    return replace(repository, commits=tuple(change(at, commit) for at, commit in enumerate(repository.commits)))


STEPS = (
    (_side_atoms, _without_sides),
    (_commit_atoms, _without_commits),
    (_tag_atoms, _without_tags),
    (_key_atoms, _without_keys),
    (_file_atoms, _without_files),
    (_paragraph_atoms, _without_paragraphs),
    (_line_atoms, _without_lines),
)


def shown(repository: Repository) -> list[str]:
    """Return the repository in a few lines."""
    lines = [f"branch {repository.branch}, {repository.date}"] if repository.branch != "main" else []
    for commit in repository.commits:
        for each in (*commit.side, commit):
            lines.append(f"{'merges ' if commit.side and each is commit else ''}commit {each.message!a}")
            lines += [f"  {path!a}: {_content(content)}" for path, content in each.files.items()]
    lines += [f"tag {tag.name!a} at {tag.at}" for tag in repository.tags]
    return lines


def _content(content: bytes | None) -> str:
    parsed = _parsed(content)
    if isinstance(parsed, dict):
        return json.dumps(parsed, ensure_ascii=True)
    return ascii((content or b"").decode("utf-8", "replace"))
