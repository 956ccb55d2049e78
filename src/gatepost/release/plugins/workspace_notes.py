"""What the notes of a package say of what it depends on."""

from collections.abc import Mapping

from gatepost.message.characters import BLANKS
from gatepost.release.updaters.node_files import DEPENDENCIES, DEV, OPTIONAL, PEER, with_range

_HEADING = "### Dependencies"


def dependency_notes(tables: Mapping[str, Mapping[str, str]], versions: Mapping[str, str]) -> str:
    """Return the list of the dependencies whose versions change; empty where none does."""
    lines = []
    for kind in (DEPENDENCIES, DEV, PEER, OPTIONAL):
        changed = [
            line
            for name, old in tables.get(kind, {}).items()
            if name in versions and (line := _line(name, old, with_range(old, versions[name])))
        ]
        if changed:
            lines += [f"\n  * {kind}", *changed]
    return f"* The following workspace dependencies were updated{''.join(lines)}" if lines else ""


def _line(name: str, old: str, new: str) -> str:
    if old.startswith("workspace:"):
        return f"\n    * {name} bumped to {new}"
    return f"\n    * {name} bumped from {old} to {new}" if new != old else ""


def with_dependencies(notes: str, dependencies: str) -> str:
    """Return the notes of a release with the list of its dependencies under a heading of their own.

    Where the notes have such a heading already, the real tool puts all notes once more before the
    first line after its list that is no item, and otherwise the list at the very end; so it is here.
    """
    if not notes:
        return f"{_HEADING}\n\n{dependencies}"
    lines: list[str] = []
    is_in_section = has_blank = is_done = False
    for line in notes.split("\n"):
        if is_in_section:
            if has_blank and not is_done and not line.strip(BLANKS).startswith("*"):
                lines.append(notes)
                is_done = True
            has_blank = has_blank or not line.strip(BLANKS)
        is_in_section = is_in_section or _HEADING in line
        lines.append(line)
    if is_done:
        return "\n".join(lines)
    return f"{notes}\n{dependencies}" if is_in_section else f"{notes}\n\n\n{_HEADING}\n\n{dependencies}"
