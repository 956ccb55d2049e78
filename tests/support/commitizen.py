"""commitizen as a user starts it, in a repository whose rules are ours."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from support.program import Done, start

if TYPE_CHECKING:
    from pathlib import Path

COMMITIZEN = '[tool.commitizen]\nname = "gatepost"\nversion = "0.1.0"\ntag_format = "v$version"\n'
CZ = (sys.executable, "-m", "commitizen")


def set_up(repository: Path, settings: str = "", commitizen: str = "") -> None:
    """Write pyproject.toml: `settings` under `[tool.gatepost]`, `commitizen` among commitizen's own keys."""
    text = f"{COMMITIZEN}{commitizen}[tool.gatepost]\n{settings}"
    (repository / "pyproject.toml").write_text(text, "utf-8")


def cz(folder: Path, *arguments: str, given: bytes | str = b"", **env: str) -> Done:
    """Run `cz ARGUMENTS`."""
    return start(folder, *CZ, *arguments, given=given, **env)
