"""gatepost's own settings, as the repository has them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.project import PYPROJECT, line_in, read_project

if TYPE_CHECKING:
    from gatepost.doctor.facts import Tree

_OWN = "gatepost.toml"
_TABLE = "tool.gatepost"
SQUASH_BODIES = {"body": "PR_BODY", "commits": "COMMIT_MESSAGES", "blank": "BLANK"}
"""What GitHub calls the values of `squash-message`."""


@dataclass(frozen=True)
class Setting:
    """A setting that is written down, and its place."""

    value: str
    where: str


def own_setting(tree: Tree, key: str) -> Setting | None:
    """Return what a setting is, which is a text; None where nobody says."""
    for path, table in ((_OWN, ""), (PYPROJECT, _TABLE)):
        text = tree.read(path) or ""
        value = read_project("", text).word(*filter(None, table.split(".")), key)
        if value:
            line = line_in(text, table, key) if table else _line_at_top(text, key)
            return Setting(value, f"{path}:{line}")
    return None


def _line_at_top(text: str, key: str) -> int:
    """Return the line of a key that stands before all tables."""
    lines = [line.partition("=")[0].strip().strip("\"'") for line in text.split("\n")]
    return lines.index(key) + 1 if key in lines else 1
