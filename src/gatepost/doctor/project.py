"""A Python project, as its pyproject.toml declares it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from importlib import import_module, util
from typing import TYPE_CHECKING

from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

_PARSER = "tomllib" if util.find_spec("tomllib") else "tomli"  # the first is Python's own since 3.11
_loads: Callable[[str], dict[str, object]] = import_module(_PARSER).loads
_TABLE = re.compile(r"\s*\[\[?([^\[\]]+)\]")
_LINE = re.compile(r"line ([0-9]+)")
PYPROJECT = "pyproject.toml"


@dataclass(frozen=True)
class Project:
    """A project in a folder, which ends with a slash, or is empty for the top.

    A pyproject.toml that cannot be read has an `error` and an empty `table`. `packages` are the
    paths of configured Release Please packages that it is of; one of them or none.
    """

    folder: str
    text: str
    table: Mapping[str, object] = field(default_factory=dict)
    error: str = ""
    error_line: int = 0

    @property
    def path(self) -> str:
        """The path of its pyproject.toml."""
        return self.folder + PYPROJECT

    def get(self, *keys: str) -> object:
        """Return the value at these keys; None where there is none."""
        found: object = self.table
        for key in keys:
            found = found.get(key) if isinstance(found, dict) else None
        return found

    def section(self, *keys: str) -> dict[str, object]:
        """Return the table at these keys; an empty one where there is none."""
        found = self.get(*keys)
        return found if isinstance(found, dict) else {}

    def word(self, *keys: str) -> str:
        """Return the text at these keys; empty where there is none."""
        found = self.get(*keys)
        return found if isinstance(found, str) else ""

    def words(self, *keys: str) -> tuple[str, ...]:
        """Return the texts in the list at these keys."""
        found = self.get(*keys)
        return tuple(each for each in found if isinstance(each, str)) if isinstance(found, list) else ()

    @property
    def name(self) -> str:
        """The name of the distribution, as it is written; empty where nothing says it here."""
        return self.word("project", "name") or self.word("tool", "poetry", "name")

    @property
    def normalised(self) -> str:
        """The name of the distribution as indexes compare it."""
        return canonicalize_name(self.name) if self.name else ""

    @property
    def version(self) -> str:
        """The version that is written here; empty where it is computed or missing."""
        return self.word("project", "version") or self.word("tool", "poetry", "version")

    @property
    def is_dynamic(self) -> bool:
        """Whether the version is computed by the build."""
        return "version" in self.words("project", "dynamic")

    @property
    def backend(self) -> str:
        """The build backend, as in `hatchling.build`."""
        return self.word("build-system", "build-backend")

    def line(self, table: str, key: str = "") -> int:
        """Return the line of a key of a table, as in `line("project", "version")`; the table's, or 1, where none is."""
        return line_in(self.text, table, key)

    def at(self, table: str, key: str = "") -> str:
        """Return the place of a key, as a problem names it."""
        return f"{self.path}:{self.line(table, key)}"


def read_project(folder: str, text: str) -> Project:
    """Return the project that a pyproject.toml declares."""
    try:
        return Project(folder, text, _loads(text.removeprefix("\ufeff")))
    except (ValueError, RecursionError) as error:
        found = _LINE.search(str(error))
        return Project(folder, text, error=str(error).splitlines()[0], error_line=int(found.group(1)) if found else 1)


def line_in(text: str, table: str, key: str = "") -> int:
    """Return the line on which a key of a TOML table stands; that of the table, or 1, where it does not."""
    line, current = 1, ""
    wanted = re.compile(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""") if key else None
    for number, each in enumerate(text.split("\n"), 1):
        found = _TABLE.match(each) if each.lstrip().startswith("[") else None
        if found is not None:
            current = found.group(1).strip().replace('"', "").replace("'", "").replace(" ", "")
            line = number if current == table else line
        elif current == table and wanted is not None and wanted.match(each):
            return number
    return line
