"""Configurations of hooks, made for a repository of one package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from gatepost.scaffold.files.pre_commit import PATH
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value
    from gatepost.scaffold.wanted import Setup

OF_FILES = [
    *("trailing-whitespace", "end-of-file-fixer", "check-merge-conflict", "check-added-large-files", "check-yaml"),
    "check-toml",
]
OF_CODE = ["ruff-format", "ruff-check", "ruff-format-check", "mypy"]
LOCKED = {"ruff": "0.17.6", "mypy": "2.4.1", "pre-commit-hooks": "6.0.0"}


def setup(before: str = "", given: Mapping[str, Value] | None = None, locked: Mapping[str, str] | None = None) -> Setup:
    """Return a repository of one package with a configuration, by uv unless it is said."""
    pins = "".join(
        f'[[package]]\nname = "{name}"\nversion = "{version}"\n'
        for name, version in (LOCKED if locked is None else locked).items()
    )
    texts = {"pyproject.toml": project(), "uv.lock": pins, **({PATH: before} if before else {})}
    return set_up(seen(texts, "tests/test_x.py"), given)


def hooks(text: str) -> list[tuple[str, str]]:
    """Return each hook of a configuration by its id, with its entry."""
    document = YAML(typ="safe").load(text)
    return [(hook["id"], hook.get("entry", "")) for repo in document["repos"] for hook in repo["hooks"]]
