"""Which files of a repository are read before anything is decided, and which of them have to be readable."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.modules import INIT, Code
from gatepost.scaffold.packages import nested_projects

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

WRITTEN = (
    *(".github/dependabot.yaml", ".github/dependabot.yml", ".github/workflows/ci.yml"),
    *(".github/workflows/commits.yml", ".github/workflows/release.yml", ".github/workflows/quality.yml"),
    *(".gitignore", ".justfile", ".mypy.ini", ".pre-commit-config.yaml", ".release-please-manifest.json"),
    *("CONTRIBUTING.md", "GNUmakefile", "Justfile", "Makefile", "README.md", "RELEASING.md", "gatepost.toml"),
    *("hatch.toml", "justfile", "makefile", "mypy.ini", "noxfile.py", "poetry.lock", "poetry.toml", "pyproject.toml"),
    *("release-please-config.json", "requirements/build.in", "requirements/build.txt", "requirements/dev.in"),
    *("requirements/dev.txt", "setup.cfg", "setup.py", "uv.lock"),
)
"""The files that are written or that everything follows from: they are looked for even where git ignores them."""

LARGE = frozenset(("uv.lock", "poetry.lock", "pdm.lock"))
"""The files that may have many megabytes."""

_HELPFUL = re.compile(
    r"(?:README[^/]*|package\.json|\.?ruff\.toml|tox\.ini|pytest\.ini|prek\.toml|pdm\.lock"
    r"|\.?cz\.(?:toml|json|yaml)|\.bumpversion\.(?:cfg|toml)|renovate\.json5?|\.release-please-config\.json"
    r"|release-please-manifest\.json|\.pre-commit-config\.yml|[^/]*requirements[^/]*\.(?:txt|in))"
    r"|requirements/[^/]+\.(?:txt|in)"
    r"|\.github/(?:[^/]+/)?[^/]+\.(?:ya?ml|json)"
    r"|(?:[^/]+/){1,4}pyproject\.toml"
    r"|(?:[^/]+/){1,4}uv\.lock"
)


_NAMED = re.compile(r"[\"' =:]([A-Za-z0-9_./-]+)\.py(?![A-Za-z0-9_])")
_ATTRIBUTE = re.compile(r"([A-Za-z_][A-Za-z0-9_.]*)\.(?:__version__|VERSION|version)\b")


def needed(paths: Iterable[str]) -> list[str]:
    """Return the files that have to be readable where they are: those that are written, and every project's own."""
    return [*WRITTEN, *(f"{folder}/{PYPROJECT}" for folder in nested_projects(paths))]


def helpful(paths: Iterable[str]) -> list[str]:
    """Return the files that are read where they can be: they say what else is used, and which version this is."""
    every = frozenset(paths)
    code = Code(every)
    found = dict.fromkeys(sorted(path for path in every if _HELPFUL.fullmatch(path)))
    for folder in ("", *(f"{folder}/" for folder in nested_projects(every))):
        for module in code.packages(folder):
            found.update(dict.fromkeys(code.version_files(module)))
    return list(found)


def mentioned(folder: str, text: str, paths: Collection[str]) -> list[str]:
    """Return the Python files that a project's own file mentions: it may have its version from one of them."""
    modules = [found.replace(".", "/") for found in _ATTRIBUTE.findall(text)]
    names = [f"{found}.py" for found in (*_NAMED.findall(text), *modules)]
    names += [f"{found}/{INIT}" for found in modules]
    places = (folder + root + name.removeprefix("./") for name in names for root in ("", "src/"))
    return [path for path in dict.fromkeys(places) if path in paths]
