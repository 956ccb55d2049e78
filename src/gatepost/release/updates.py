"""What a release writes to files (spec §6)."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from gatepost.formats.javascript import in_key_order

Updater = Callable[[str | None], str]
"""Takes the old text, None for a file that is not there, and gives the new one. May raise `UnreadableText`."""


@dataclass
class Update:
    """A file and the updaters that change it one after the other. Where `creates` is set, a missing file is made."""

    path: str
    updaters: tuple[Updater, ...]
    creates: bool = False

    def apply(self, content: str | None) -> str:
        """Return the new text. Raises `UnreadableText` where an updater cannot read the old one."""
        for updater in self.updaters:
            content = updater(content)
        return content or ""


def merge_updates(updates: Iterable[Update]) -> list[Update]:
    """Return one update a file; whether the file is made, the first of them says."""
    merged: dict[str, Update] = {}
    for update in updates:
        known = merged.get(update.path)
        if known is None:
            merged[update.path] = update
        else:
            merged[update.path] = Update(update.path, (*known.updaters, *update.updaters), creates=known.creates)
    return [merged[path] for path in in_key_order(list(merged))]
