"""A text of a pyproject.toml that stands there without quotes, and is no TOML for that."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.project import read_project
from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from gatepost.doctor.project import Project

_BARE = re.compile(r"(?P<key>\s*[\w.-]+\s*=\s*)(?P<value>[\w.+-]+)(?P<rest>\s*(?:#.*)?)")


def quoted(project: Project) -> Edit | None:
    """Return the edit that quotes the text at which a reader stops; None where it is not that, or not that alone."""
    line = project.error_line or 1
    lines = project.text.split("\n")
    found = _BARE.fullmatch(lines[line - 1])
    if found is None:
        return None
    text = f'{found["key"]}"{found["value"]}"{found["rest"]}'
    mended = read_project(project.folder, "\n".join([*lines[: line - 1], text, *lines[line:]]))
    return None if mended.error else Edit(project.path, line, line, (text,))
