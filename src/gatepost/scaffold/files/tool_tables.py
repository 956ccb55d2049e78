"""The tables of ruff, mypy and commitizen: a few lines, and only where there are none anywhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.scaffold.files.local import MYPY_FILES, checks_types
from gatepost.scaffold.metadata import read_setup_cfg

if TYPE_CHECKING:
    from gatepost.scaffold.toml_edit import TomlText
    from gatepost.scaffold.wanted import Setup

_RUFF_FILES = ("ruff.toml", ".ruff.toml")
_USUAL_LENGTH = 88
_NEW = 'extend-select = ["B", "I", "UP"]'


def add_tool_tables(setup: Setup, file: TomlText) -> None:
    """Put the tables in that are missing."""
    survey = setup.survey
    if not setup.answers.checks and not any(map(survey.has, _RUFF_FILES)) and file.table("tool", "ruff") is None:
        _add_ruff(setup, file)
    if checks_types(setup) and not _has_mypy(setup, file):
        lines = [f'python_version = "{setup.answers.oldest}"']
        lines += ["strict = true"] if setup.project.is_new else []
        file.add_table("tool.mypy", *lines)
    if setup.answers.commitizen:
        file.set(("tool", "commitizen"), "name", "gatepost")


def _add_ruff(setup: Setup, file: TomlText) -> None:
    """Add a table by which ruff formats as black did, where black was told anything."""
    black = file.table("tool", "black") or {}
    file.add_table("tool.ruff", f"line-length = {black.get('line-length', _USUAL_LENGTH)}")
    if black.get("skip-string-normalization"):
        file.add_table("tool.ruff.format", 'quote-style = "preserve"')
    if setup.project.is_new:
        file.add_table("tool.ruff.lint", _NEW)


def _has_mypy(setup: Setup, file: TomlText) -> bool:
    survey = setup.survey
    is_in_file = any(map(survey.has, MYPY_FILES)) or read_setup_cfg(survey, "").has_section("mypy")
    return is_in_file or file.table("tool", "mypy") is not None
