"""What a Makefile and a justfile can make."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from gatepost.doctor.facts import Tree

MAKEFILES = ("GNUmakefile", "makefile", "Makefile")
JUSTFILES = ("justfile", ".justfile", "Justfile")
_RULE = re.compile(r"([^\s#:=][^#:=]*)::?(?!=)(?:\s*([^#;]*))?(?:;.*)?(?:#.*)?")
_OPEN = re.compile(
    r"\s*-?s?include\b|[^$]*(?:\$(?![({])[^$]*)*\$[({].*:(?!=)|[^#=:%]*%[^#=:]*::?(?!=)|\s*(?:define|\.DEFAULT\s*:)"
)
_VARIABLE = re.compile(r"(?:export\s+)?([A-Za-z_]\w*)\s*(?::{0,3}|\?)=(.*)")
_REFERENCE = re.compile(r"\$[({](\w+)[)}]")
_DEEPEST, _LONGEST = 5, 200
_RECIPE = re.compile(r"@?([A-Za-z_][\w-]*)(?:\s[^:]*)?:(?!=)")
_ALIAS = re.compile(r"alias\s+([A-Za-z_][\w-]*)\s*:=")
_JUST_OPEN = re.compile(r"(?:import|mod)\b\??|set\s+fallback\b")


@dataclass(frozen=True)
class Recipes:
    """The targets of a file, with what each runs and needs; `is_open` where there may be more of them."""

    path: str
    targets: Mapping[str, tuple[int, str, tuple[str, ...]]] = field(default_factory=dict)
    is_open: bool = False

    def run_by(self, target: str) -> str:
        """Return what is run to make a target, with what it needs first."""
        found, waiting, seen = [], [target], set()
        while waiting:
            name = waiting.pop()
            if name in self.targets and name not in seen:
                seen.add(name)
                _, recipe, needs = self.targets[name]
                found.append(recipe)
                waiting += needs
        return "\n".join(found)


def read_makefile(tree: Tree) -> Recipes | None:
    """Return what the Makefile at the top makes; None where there is none."""
    path = next((name for name in MAKEFILES if name in tree.paths), "")
    if not path:
        return None
    targets: dict[str, tuple[int, list[str], list[str]]] = {}
    is_open, current = False, list[str]()
    said = list(_lines(tree.read(path) or ""))
    variables = {
        found.group(1): found.group(2).strip() for _, line in said if (found := _VARIABLE.fullmatch(line)) is not None
    }
    for number, written in said:
        line = written if written.startswith("\t") else _expanded(written, variables)
        rule = _RULE.fullmatch(line)
        if line.startswith("\t"):
            for name in current:
                targets[name][1].append(f"\n{line.strip()}")
        elif rule is not None:
            current = rule.group(1).split()
            for name in current:
                targets.setdefault(name, (number, [], []))[2].extend((rule.group(2) or "").split())
        is_open = is_open or (not line.startswith("\t") and _OPEN.match(line) is not None)
    said_of = {name: (at, "".join(recipe), tuple(needs)) for name, (at, recipe, needs) in targets.items()}
    return Recipes(path, said_of, is_open)


def _expanded(line: str, variables: Mapping[str, str]) -> str:
    """Return a line with the variables in it that the file gives a value, which may have others in it."""
    for _ in range(_DEEPEST):
        line = _REFERENCE.sub(lambda found: variables.get(found.group(1), found.group(0))[:_LONGEST], line)
    return line


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines with their numbers; what a backslash continues is one line."""
    start, said = 0, ""
    for number, line in enumerate(text.split("\n"), 1):
        start, said = (start, said + line) if said else (number, line)
        if said.endswith("\\"):
            said = said[:-1] + " "
            continue
        yield start, said
        said = ""


def read_justfile(tree: Tree) -> Recipes | None:
    """Return the recipes of the justfile at the top; None where there is none."""
    path = next((name for name in JUSTFILES if name in tree.paths), "")
    if not path:
        return None
    lines = (tree.read(path) or "").split("\n")
    found = ((number, _ALIAS.match(line) or _RECIPE.match(line)) for number, line in enumerate(lines, 1))
    targets: dict[str, tuple[int, str, tuple[str, ...]]] = {
        match.group(1): (number, "", ()) for number, match in found if match is not None
    }
    return Recipes(path, targets, any(_JUST_OPEN.match(line) for line in lines))
