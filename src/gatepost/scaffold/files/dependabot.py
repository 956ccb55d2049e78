"""dependabot.yml: updates of the actions and of what is locked, late enough, and under types that the gate knows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ruamel.yaml.nodes import MappingNode, SequenceNode

from gatepost.gate.init_options import PIP, POETRY, UV
from gatepost.scaffold.wanted import EDITED, Wanted
from gatepost.scaffold.yaml_edit import YamlText, is_in_brackets, is_nothing, text, value

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from ruamel.yaml.nodes import Node

    from gatepost.scaffold.wanted import Setup

PATH, OTHER = ".github/dependabot.yml", ".github/dependabot.yaml"
ACTIONS = "github-actions"
HINT = "Dependabot cannot read it either; mend it"

_NEW = """\
version: 2

# The cooldown lets a week pass before a new version is proposed: most malicious ones are gone by then. Security updates
# do not wait. The prefixes are types that the commit gate knows and that release nothing.
updates:
"""
_UPDATES, _ECOSYSTEM = "updates", "package-ecosystem"
_COOLDOWN = ("cooldown:", "  default-days: 7")
_PREFIX = ("commit-message:", "  prefix: build", "  include: scope")
_PREFIX_OF_ACTIONS = ("commit-message:", "  prefix: ci")
_ECOSYSTEMS = {UV: ("uv",), PIP: ("uv", "pip"), POETRY: ("pip",)}
"""Those that update what a manager has locked, the best first."""
_REMARKS = {
    PIP: (
        "# uv and not pip: only that ecosystem compiles again with uv, for all platforms and from the oldest Python.",
        "# It learns both from the command in the first lines of the .txt files, so they must keep it.",
    )
}


def wanted(setup: Setup) -> tuple[Wanted, ...]:
    """Return the file. Raises `CannotEdit` for one that Dependabot cannot read."""
    path = OTHER if setup.survey.has(OTHER) and not setup.survey.has(PATH) else PATH
    edited = with_updates(path, setup.survey.text(path), setup.answers.manager)
    return (Wanted(path, edited, EDITED, "updates of actions and requirements, a week late, as `ci` and `build`"),)


def with_updates(path: str, before: str, manager: str) -> str:
    """Return the text with the updates that it lacks, each with a cooldown, and all under a prefix.

    Nothing that is there is changed.
    """
    file = YamlText(path, before, HINT)
    if file.root is None:
        file = YamlText(path, f"{before.rstrip()}\n{_NEW}".lstrip(), HINT)
    if not isinstance(file.root, MappingNode):
        file.refuse("not a mapping")
    updates = value(file.root, _UPDATES)
    entries = _entries(file, updates)
    ours = (ACTIONS, *_ECOSYSTEMS[manager])
    for entry in entries:
        _complete(file, entry, ours)
    found = {text(value(entry, _ECOSYSTEM)) for entry in entries}
    missing = [] if ACTIONS in found else [_new_entry(ACTIONS, "/", "actions")]
    if not found.intersection(ours[1:]):
        folder = "/requirements" if manager == PIP else "/"
        missing.append([*_REMARKS.get(manager, ()), *_new_entry(ours[1], folder, "requirements")])
    _append(file, file.root, updates, missing)
    return file.result()


def _entries(file: YamlText, updates: Node | None) -> list[Node]:
    if updates is None or is_nothing(updates):
        return []
    if not isinstance(updates, SequenceNode):
        file.refuse(f"`{_UPDATES}` is not a list", updates)
    for entry in updates.value:
        if not isinstance(entry, MappingNode):
            file.refuse(f"`{_UPDATES}` has an entry that is not a mapping", entry)
    return list(updates.value)


def _complete(file: YamlText, entry: Node, ours: Collection[str]) -> None:
    """Add what an entry lacks at its end; one in braces stays as it is."""
    if is_in_brackets(entry):
        return
    ecosystem = text(value(entry, _ECOSYSTEM))
    lines = list(_COOLDOWN) if ecosystem in ours and value(entry, "cooldown") is None else []
    if value(entry, "commit-message") is None:
        lines += _PREFIX_OF_ACTIONS if ecosystem == ACTIONS else _PREFIX
    if lines:
        file.add(file.behind(entry), lines, indent=entry.start_mark.column)


def _new_entry(ecosystem: str, folder: str, group: str) -> list[str]:
    return [
        f"- {_ECOSYSTEM}: {ecosystem}",
        f"  directory: {folder}",
        "  schedule:",
        "    interval: weekly",
        *(f"  {line}" for line in _COOLDOWN),
        "  groups:",
        f"    {group}:",
        '      patterns: ["*"]',
        *(f"  {line}" for line in (_PREFIX_OF_ACTIONS if ecosystem == ACTIONS else _PREFIX)),
    ]


def _append(file: YamlText, root: Node, updates: Node | None, missing: Iterable[list[str]]) -> None:
    """Add entries behind the others, with a blank line before each but the first of all."""
    blocks = list(missing)
    if not blocks:
        return
    is_empty = is_nothing(updates)
    if is_in_brackets(root) or (is_in_brackets(updates) and not is_empty):
        file.refuse("it is written in brackets, where nothing can be put in", updates)
    if updates is None:
        file.add(file.behind(root), ["", f"{_UPDATES}:"], indent=0)
    elif is_empty:
        file.cut(updates)
    place = root if updates is None else updates
    lines = [line for block in blocks for line in ("", *block)]
    indent = 2 if is_empty else place.start_mark.column
    file.add(file.behind(place), lines[1:] if is_empty else lines, indent=indent)
