"""What is left over where something was built, tried or edited."""

from __future__ import annotations

import re

_ATTESTATIONS = (".attestation", ".sigstore", ".sigstore.json", ".provenance", ".asc")
_FOLDERS = frozenset(
    {
        "__pycache__",
        ".git",
        ".hg",
        ".svn",
        ".idea",
        ".venv",
        ".tox",
        ".nox",
        ".mypy_cache",
        ".pytest_cache",
        ".ruff_cache",
        ".hypothesis",
        ".ipynb_checkpoints",
        "htmlcov",
        "node_modules",
    }
)
_FILES = frozenset({".DS_Store", "Thumbs.db", "desktop.ini", ".env", ".coverage", "coverage.xml", ".git", "core"})
_ENDINGS = (".pyc", ".pyo", ".orig", ".rej", ".swp", ".swo", "~")
_NUMBERED = re.compile(r"core\.\d+|\.coverage\..+|#.*#|\.#.*")


def is_attestation(name: str) -> bool:
    """Tell whether a file beside distributions is a signature or an attestation of one."""
    return name.endswith(_ATTESTATIONS)


def is_leftover(path: str) -> bool:
    """Tell whether a file is something that tools leave behind, and nobody means to ship."""
    *folders, name = path.split("/")
    if not _FOLDERS.isdisjoint(folders) or name in _FILES or name.endswith(_ENDINGS):
        return True
    return _NUMBERED.fullmatch(name) is not None


def is_egg_info(path: str) -> bool:
    """Tell whether a file is of setuptools' own notes: in a wheel they are of another build."""
    return any(part.endswith(".egg-info") for part in path.split("/"))
