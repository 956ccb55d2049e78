""".pre-commit-config.yaml: what is looked at before a commit, and in the tree that is pushed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ruamel.yaml.nodes import MappingNode, ScalarNode, SequenceNode

from gatepost.scaffold.files.development import version_of
from gatepost.scaffold.files.hooks import PRE_COMMIT_STAGE, Hook, hooks
from gatepost.scaffold.files.notation import quoted
from gatepost.scaffold.wanted import EDITED, Wanted
from gatepost.scaffold.yaml_edit import YamlText, is_in_brackets, text, value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from ruamel.yaml.nodes import Node

    from gatepost.scaffold.wanted import Setup

PATH = ".pre-commit-config.yaml"
OTHERS = ("prek.toml", ".pre-commit-config.yml")
HINT = "write it as pre-commit has it: `repos` is a list, with one entry below the other"

_HEAD = """\
# The files' own gate, for pre-commit and prek. `gatepost hook install` sets it up: the stage pre-commit is theirs, the
# stage pre-push is run by gatepost's own hook on a clean checkout of what is pushed. The tools come from the
# repository's own lock, so that hooks and CI run the very same versions.
default_install_hook_types: [pre-commit]
repos:
"""
_REPOS, _LOCAL = "repos", "local"
_ALL = ("commit-msg", PRE_COMMIT_STAGE, "pre-push")
_OLD_NAMES = {"commit": PRE_COMMIT_STAGE, "push": "pre-push"}
_MIRRORS = {
    "astral-sh/ruff-pre-commit": "ruff",
    "charliermarsh/ruff-pre-commit": "ruff",
    "pre-commit/mirrors-mypy": "mypy",
    "pre-commit/pre-commit-hooks": "pre-commit-hooks",
}
"""Repositories of hooks whose tags are the versions of what they run."""
_VERSION = re.compile(r"(v?)\d+(?:\.\d+)+(?:[abc-][\w.-]*|rc\d+)?")
_SPACED = re.compile(r"\n[ \t]*\n(?:[ \t]*#[^\n]*\n)*[ \t]*-[ \t]+repo:")
_NO_PLAIN_ENTRY = re.compile(r"[^\w./]|.*(?:: | #|:$|[\n\x00-\x1f])")


class _There:
    """A hook that a configuration has."""

    __slots__ = ("command", "id_", "stages")

    def __init__(self, hook: Node, default: tuple[str, ...]) -> None:
        self.id_ = text(value(hook, "id"))
        self.command = text(value(hook, "entry"))
        self.stages = _stages(value(hook, "stages")) or default


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the configuration; none where a runner's other one is there. Raises `CannotEdit`."""
    survey = setup.survey
    if not survey.has(PATH) and any(survey.has(other) for other in OTHERS):
        return ()
    return (Wanted(PATH, configuration(setup, survey.text(PATH)), EDITED, "hooks before a commit and a push"),)


def configuration(setup: Setup, before: str) -> str:
    """Return the text of a configuration with the hooks that it lacks.

    Those of other repositories get the version that the repository's lock has. Nothing else is changed.
    """
    file = YamlText(PATH, before, HINT)
    if file.root is None:
        file = YamlText(PATH, f"{before.rstrip()}\n{_HEAD}".lstrip(), HINT)
    if not isinstance(file.root, MappingNode):
        file.refuse("not a mapping", file.root)
    repos = value(file.root, _REPOS)
    entries = _entries(file, repos)
    default = _stages(value(file.root, "default_stages")) or _ALL
    there = [_There(hook, default) for entry in entries for hook in _hooks(file, entry)]
    for entry in entries:
        _align(setup, file, entry)
    missing = list(_missing(hooks(setup), there))
    _append(file, file.root, repos, missing, is_spaced=bool(_SPACED.search(before)))
    return file.result()


def _entries(file: YamlText, repos: Node | None) -> list[Node]:
    if repos is None or (isinstance(repos, ScalarNode) and not repos.value):
        return []
    return _mappings(file, repos, _REPOS)


def _hooks(file: YamlText, entry: Node) -> list[Node]:
    found = value(entry, "hooks")
    if found is None:
        file.refuse("a repository without `hooks`", entry)
    return _mappings(file, found, "hooks")


def _mappings(file: YamlText, node: Node, called: str) -> list[Node]:
    if not isinstance(node, SequenceNode):
        file.refuse(f"`{called}` is not a list", node)
    for each in node.value:
        if not isinstance(each, MappingNode):
            file.refuse(f"`{called}` has an entry that is not a mapping", each)
    return list(node.value)


def _stages(node: Node | None) -> tuple[str, ...]:
    """Return stages by their present names; none where none are said."""
    names = [text(each) for each in node.value] if isinstance(node, SequenceNode) else []
    return tuple(_OLD_NAMES.get(name, name) for name in names)


def _missing(needed: Iterable[Hook], there: Sequence[_There]) -> Iterator[tuple[Hook, tuple[str, ...]]]:
    """Yield each hook that is needed, with those of its stages at which nothing does what it does.

    Whoever has some of the hooks that are one choice has chosen.
    """
    same = {hook: [each for each in there if hook.is_done_by(each.id_, each.command)] for hook in needed}
    has_chosen = any(found for hook, found in same.items() if hook.is_choice)
    for hook, found in same.items():
        met = {stage for each in found for stage in each.stages}
        stages = tuple(stage for stage in hook.stages if stage not in met)
        if stages and not (hook.is_choice and has_chosen):
            yield hook, stages


def _align(setup: Setup, file: YamlText, entry: Node) -> None:
    """Give a repository of hooks the version that is locked; a commit in place of a tag is somebody's own choice."""
    url = text(value(entry, "repo")).lower().removesuffix("/").removesuffix(".git")
    tool = next((tool for name, tool in _MIRRORS.items() if url.endswith(f"/{name}")), "")
    version = version_of(setup, tool) if tool else ""
    rev = value(entry, "rev")
    found = _VERSION.fullmatch(text(rev))
    if rev is not None and found and version:
        file.put(rev, f"{found[1]}{version}")


def _append(
    file: YamlText, root: Node, repos: Node | None, missing: list[tuple[Hook, tuple[str, ...]]], *, is_spaced: bool
) -> None:
    """Put a repository with the missing hooks behind the others, indented as they are."""
    if not missing:
        return
    is_empty = repos is None or not repos.value
    if is_in_brackets(root) or (is_in_brackets(repos) and not is_empty):
        file.refuse("it is written in brackets, where nothing can be put in", repos)
    if repos is None:
        file.add(file.behind(root), ["", f"{_REPOS}:"], indent=0)
    elif is_in_brackets(repos):
        file.cut(repos)
    place = root if repos is None else repos
    if is_empty:
        file.add(file.behind(place), _repository(missing, 2, 2), indent=2)
        return
    first = place.value[0]
    column = first.start_mark.column
    dash = place.start_mark.column
    found = value(first, "hooks")
    inner = column if found is None else found.start_mark.column
    blank = [""] if is_spaced else []
    file.add(file.behind(place), blank + _repository(missing, column - dash, inner - column), indent=dash)


def _repository(missing: list[tuple[Hook, tuple[str, ...]]], step: int, inner: int) -> list[str]:
    """Return the lines of a repository; `step` is from a dash to its text, `inner` from a key to the list below it."""
    dash, deep = "-".ljust(step), " " * step
    lines = [f"{dash}repo: {_LOCAL}", f"{deep}hooks:"]
    for hook, stages in missing:
        first, *rest = _lines(hook, stages)
        lines += [f"{deep}{' ' * inner}{dash}{first}", *(f"{deep}{' ' * (inner + step)}{line}" for line in rest)]
    return lines


def _lines(hook: Hook, stages: tuple[str, ...]) -> list[str]:
    entry = quoted(hook.entry) if _NO_PLAIN_ENTRY.match(hook.entry) else hook.entry
    return [
        f"id: {hook.id_}",
        f"name: {hook.name}",
        f"entry: {entry}",
        "language: system",
        *([hook.filter] if hook.filter else []),
        f"stages: [{', '.join(stages)}]",
        *(["pass_filenames: false"] if hook.is_of_all else ["require_serial: true"]),
    ]
