"""Which versions of a tool a repository names: in locks, in the hooks of pre-commit, in workflows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.habits.shell_lines import shell_lines
from gatepost.doctor.roles import steps_of
from gatepost.doctor.yaml_nodes import read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.node import Node
    from gatepost.doctor.roles import Place

LATEST = ""
HOOKS = ".pre-commit-config.yaml"
_LOCKS = ("uv.lock", "poetry.lock", "pdm.lock")
_REQUIREMENTS = re.compile(r"requirements/[^/]+\.txt|(?=[^/]*\.txt\Z)[^/]*(?:requirements|constraints)[^/]*")
_VERSION = re.compile(r"v?([0-9]+(?:\.[0-9]+)+\S*)")
_FROZEN = re.compile(r"#\s*(?:frozen:\s*)?v?([0-9]+(?:\.[0-9]+)+)")
_SPEC = re.compile(r"(?:@|==)\s*(.*)")
_CONSTRAINED = frozenset(
    (
        *("-r", "--requirement", "--requirements", "-c", "--constraint", "--constraints", "-e", "--editable"),
        *("--with-requirements", "--exclude-newer", "--group", "--no-deps"),
    )
)
_VALUED = frozenset(
    ("--python", "-p", "--with", "-w", "--index", "--index-url", "-i", "--default-index", "--directory", "--env-file")
)
_PINNING = frozenset(("PIP_CONSTRAINT", "PIP_REQUIREMENT", "UV_CONSTRAINT", "UV_EXCLUDE_NEWER", "UV_OVERRIDE"))
_RUNNERS = (("uvx",), ("uv", "tool", "run"), ("pipx", "run"))
_INSTALLERS = (("uv", "tool", "install"), ("pipx", "install"), ("pip", "install"), ("pip3", "install"))
_PROJECT_INSTALLERS = (
    *(("uv", "sync"), ("poetry", "install"), ("pdm", "install"), ("pdm", "sync"), ("hatch", "env"), ("pipenv", "sync")),
    ("pipenv", "install"),
)


@dataclass(frozen=True)
class Named:
    """A version of a tool that something names; `LATEST` where that is whichever is newest. `what` says it in words."""

    version: str
    where: str
    what: str


def locked_versions(tree: Tree, tool: str) -> tuple[Named, ...]:
    """Return what locks and pinned requirements say of a tool, the locks first; a file with two versions is left."""
    pins = sorted(filter(_REQUIREMENTS.fullmatch, tree.paths))
    found = [_in_lock(tree, path, rf'(?m)^name = "{tool}"\nversion = "([^"\n]+)"') for path in _LOCKS]
    found += [_in_lock(tree, path, rf"(?mi)^{tool}(?:\[[^\]\n]*\])? *== *([^\s;,\\#]+)") for path in pins]
    return tuple(each for each in found if each is not None)


def _in_lock(tree: Tree, path: str, pattern: str) -> Named | None:
    text = tree.read(path) if path in tree.paths else None
    found = list(re.finditer(pattern, text or ""))
    if text is None or len({each.group(1) for each in found}) != 1:
        return None
    line = text.count("\n", 0, found[0].start(1)) + 1
    return Named(found[0].group(1), f"{path}:{line}", f"`{path}`")


def hooked_versions(tree: Tree, repository: str) -> tuple[Named, ...]:
    """Return the versions that the hooks of pre-commit take from a repository, named by the end of its address."""
    text = tree.read(HOOKS) if HOOKS in tree.paths else None
    root = read_yaml(HOOKS, text).root if text is not None else None
    repos = root.get("repos") if root is not None else None
    parts = repos.parts if repos is not None else ()
    found = (_of_hook(part, text or "") for part in parts if _is_of(part, repository))
    return tuple(each for each in found if each is not None)


def _is_of(part: Node, repository: str) -> bool:
    return part.word("repo").lower().rstrip("/").removesuffix(".git").endswith(f"/{repository}")


def _of_hook(part: Node, text: str) -> Named | None:
    rev = part.get("rev")
    if rev is None:
        return None
    found = _VERSION.fullmatch(rev.text) or _FROZEN.search(text.split("\n")[rev.line - 1])
    return Named(found.group(1), f"{HOOKS}:{rev.line}", f"`{HOOKS}`") if found else None


def run_versions(facts: Facts, tool: str) -> Iterator[Named]:
    """Yield the versions of a tool that workflows run or install without the lock."""
    for place in steps_of(facts.workflows):
        if _PINNING.isdisjoint({*place.step.env, *place.job.env, *place.workflow.env}):
            for line in shell_lines(place):
                for words in line.commands:
                    yield from _of_command(place, line.line, words, tool)


def _of_command(place: Place, line: int, words: tuple[str, ...], tool: str) -> Iterator[Named]:
    spec = _run_spec(words, tool)
    if spec is None and (spec := _installed_spec(words, tool)) is not None and "pip" in " ".join(words[:4]):
        spec = None if "pipx" not in words and _installs_project(place) else spec
    version = _version_of(spec, tool) if spec is not None else None
    if version is not None:
        said = " ".join(words[: words.index(spec) + 1]) if spec in words else " ".join(words)
        yield Named(version, place.workflow.at(line), f"`{said}`")


def _run_spec(words: tuple[str, ...], tool: str) -> str | None:
    """Return what `uvx` and the like are told to run, as in `ruff@0.5.0`, where that is the tool."""
    rest = _behind(words, _RUNNERS)
    spec, at = "", 0
    while rest is not None and at < len(rest):
        word, _, value = rest[at].partition("=") if rest[at].startswith("--") else (rest[at], "", "")
        if word in _CONSTRAINED:
            return None
        if word in ("--from", "--spec"):
            spec = value or "".join(rest[at + 1 : at + 2])
            at += 1 if value else 2
        elif word.startswith("-"):
            at += 2 if word in _VALUED and not value else 1
        else:
            is_it = _is_spec(spec or word, tool) and _is_spec(word, tool)
            return (spec or word) if is_it else None
    return None


def _installed_spec(words: tuple[str, ...], tool: str) -> str | None:
    """Return what is installed without a file of requirements, as in `ruff==0.5.0`, where that is the tool."""
    rest = _behind(words, _INSTALLERS)
    if rest is None or any(word.partition("=")[0] in _CONSTRAINED or _is_path(word) for word in rest):
        return None
    return next((word for word in rest if _is_spec(word, tool)), None)


def _behind(words: tuple[str, ...], callers: Iterable[tuple[str, ...]]) -> tuple[str, ...] | None:
    """Return the words behind those of a caller; None where none of them is called."""
    for caller in callers:
        for at in range(len(words) - len(caller) + 1):
            if words[at : at + len(caller)] == caller:
                return words[at + len(caller) :]
    return None


def _is_spec(word: str, tool: str) -> bool:
    return re.fullmatch(rf"{tool}(?:\[[^\]]*\])?(?:(?:@|==).*)?", word) is not None


def _is_path(word: str) -> bool:
    return word.startswith((".", "/", "$")) or word.endswith((".whl", ".txt"))


def _installs_project(place: Place) -> bool:
    """Tell whether a job installs anything else that may bring the tool: then pip leaves what is there."""
    every = [words for line in _lines_of(place) for words in line]
    pips = [rest for words in every if (rest := _behind(words, _INSTALLERS[2:])) is not None]
    return any(_behind(words, _PROJECT_INSTALLERS) is not None for words in every) or any(
        word.partition("=")[0] in _CONSTRAINED or _is_path(word) for rest in pips for word in rest
    )


def _lines_of(place: Place) -> Iterator[tuple[tuple[str, ...], ...]]:
    for other in steps_of((place.workflow,)):
        if other.job is place.job:
            yield from (line.commands for line in shell_lines(other))


def _version_of(spec: str, tool: str) -> str | None:
    """Return the version in a specification; None where it is a range, or made by an expression."""
    found = _SPEC.search(spec.removeprefix(tool))
    said = found.group(1).strip() if found else ""
    if said in ("", "latest"):
        return LATEST
    exact = _VERSION.fullmatch(said)
    return None if exact is None or "*" in said or "$" in said else exact.group(1)
