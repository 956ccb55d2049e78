"""Where Release Please has to write a package's version beside what its release type `python` finds by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.gate.init_options import UV
from gatepost.scaffold.dunder import find_literal, is_found_by_type, is_marked, mark
from gatepost.scaffold.locked import UV_LOCK
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.modules import Code, find_module

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.scaffold.project import Package
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Setup

VERSION_PY = "version.py"
_VERSIONS = "__version__"


def extra_files(setup: Setup, package: Package) -> list[dict[str, Json]]:
    """Return the entries of `extra-files` that a package needs, their paths as Release Please wants them."""
    found: list[dict[str, Json]] = [_in_lock(setup, package)] if _is_locked(setup, package) else []
    if package.version_file == package.folder + PYPROJECT:
        found.append({"type": "toml", "path": PYPROJECT, "jsonpath": "$.tool.poetry.version"})
    paths = (path.removeprefix(package.folder) for path in marked_files(setup.survey, package))
    found.extend({"type": "generic", "path": path} for path in paths)
    return found


def marked_files(survey: Survey, package: Package) -> list[str]:
    """Return the Python files with the version of a package that Release Please only finds by a mark, from the top."""
    code = Code(survey.paths)
    module = find_module(code, package.folder, package.name, package.module)
    paths = dict.fromkeys((*code.version_files(module), package.version_file))
    return [path for path in paths if path.endswith(".py") and _wants_mark(survey.text(path), path, package)]


def marked(text: str) -> str:
    """Return a file with the mark that Release Please looks for; one that has it stays as it is."""
    return text if is_marked(text) else mark(text)


def _wants_mark(text: str, path: str, package: Package) -> bool:
    literal = find_literal(text)
    if literal is None or not literal.is_read:
        return False
    is_version = literal.name == _VERSIONS or literal.version == package.version
    return is_version and not (_is_looked_into(path, package) and is_found_by_type(text))


def _is_looked_into(path: str, package: Package) -> bool:
    """Tell whether the release type `python` looks into a file (spec/release-please.md §6)."""
    own = path.removeprefix(package.folder)
    names = (package.name, package.name.replace("-", "_"))
    places = (f"{root}{name}/__init__.py" for root in ("", "src/") for name in names)
    return own in places or own.rpartition("/")[2] == VERSION_PY


def _is_locked(setup: Setup, package: Package) -> bool:
    """Tell whether uv.lock has, or will have, the version of a package; it has none of a dynamic one."""
    if package.version_file:
        return False
    return setup.answers.manager == UV or setup.survey.has(_lock(setup.survey, package))


def _in_lock(setup: Setup, package: Package) -> dict[str, Json]:
    """Return the entry for a package's own version in uv.lock, which is out of date after every release without it.

    Release Please looks at the file with each value wrapped: a plain `@.name` finds nothing.
    """
    lock = _lock(setup.survey, package)
    path = lock.removeprefix(package.folder) if package.folder and lock.startswith(package.folder) else lock
    if package.folder and path == lock:
        path = f"/{lock}"
    return {
        "type": "toml",
        "path": path,
        "jsonpath": f"$.package[?(@.name.value=='{package.normalized}')].version",
    }


def _lock(survey: Survey, package: Package) -> str:
    own = package.folder + UV_LOCK
    return own if survey.has(own) else UV_LOCK
