"""Mappings and sequences of YAML as js-yaml 4 builds them: keys as text, merges, and the tags that they can have."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import in_key_order, is_index, number_text
from gatepost.formats.yaml.scalars import MERGE
from gatepost.formats.yaml.times import date_text
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

_LONGEST_MERGE = 100
_MOST_MERGED = 10_000


def key_text(key: Json) -> str:
    """Return a key as JavaScript turns it into text; raises UnreadableText for lists in a list."""
    if isinstance(key, list):
        if any(isinstance(item, list) for item in key):
            wrong = "nested arrays are not supported inside keys"
            raise UnreadableText(wrong)
        return ",".join("" if item is None else key_text(item) for item in key)
    if isinstance(key, dict):
        return _object_text(key)
    if key is None or isinstance(key, bool):
        return "null" if key is None else str(key).lower()
    return key if isinstance(key, str) else number_text(key)


def _object_text(key: dict[str, Json]) -> str:
    if isinstance(key, Timestamp):
        return date_text(key.milliseconds)
    return ",".join(map(str, key.content)) if isinstance(key, Binary) else "[object Object]"


class Merges:
    """Fills in what `<<` refers to, and counts it: 10,000 keys are the most that a text may merge."""

    __slots__ = ("_left",)

    def __init__(self) -> None:
        self._left = _MOST_MERGED

    def into(self, mapping: dict[str, Json], value: Json) -> None:
        """Add to `mapping` what it lacks of `value`, or of each mapping in it; raises UnreadableText for scalars."""
        sources = value if isinstance(value, list) else [value]
        if len(sources) > _LONGEST_MERGE:
            wrong = "abnormal merge sequence size"
            raise UnreadableText(wrong)
        for source in sources:
            if not isinstance(source, (dict, list)):
                wrong = "cannot merge mappings; the provided source object is unacceptable"
                raise UnreadableText(wrong)
            self._left -= 1 + len(source)
            if self._left < 0:
                wrong = f"merge keys exceeded maxTotalMergeKeys ({_MOST_MERGED})"
                raise UnreadableText(wrong)
            items = (
                source.items() if isinstance(source, dict) else zip(map(str, range(len(source))), source, strict=True)
            )
            for key, item in list(items):
                mapping.setdefault(key, item)


def _put_in_order(mapping: dict[str, Json]) -> None:
    """Bring the keys of a mapping into the order in which JavaScript lists them."""
    if any(map(is_index, mapping)):
        ordered = {key: mapping[key] for key in in_key_order(list(mapping))}
        mapping.clear()
        mapping |= ordered


class Entries:
    """Fills a mapping, entry by entry: one that is named is put in with its value, or without one."""

    __slots__ = ("_merges", "_tag", "explicit", "key", "mapping", "seen")

    def __init__(self, merges: Merges) -> None:
        self._merges = merges
        self._tag: str | None = None
        self.mapping: dict[str, Json] = {}
        self.key: Json = None
        self.explicit = False
        """Whether the key stands behind a `?` and its value is yet to come."""
        self.seen = False
        """Whether there was a key, or the sign of one."""

    def begin(self) -> None:
        """Begin an entry with a `?`."""
        self.name(None, None)
        self.explicit = True

    def name(self, key: Json, tag: str | None) -> None:
        """Begin an entry with its key; what is left without a value has none."""
        if self.explicit:
            self.put(None)
        self.key, self._tag = key, tag
        self.explicit = False
        self.seen = True

    def put(self, value: Json) -> None:
        """Put in the entry that was begun last; a later one of the same key replaces its value."""
        if self._tag == MERGE:
            self._merges.into(self.mapping, value)
        else:
            self.mapping[key_text(self.key)] = value
        self.key = self._tag = None

    def add(self, key: Json, tag: str | None, value: Json) -> dict[str, Json]:
        """Put in an entry, and return the mapping."""
        self.name(key, tag)
        self.put(value)
        return self.mapping

    def finish(self) -> None:
        """Put in what is left without a value, and bring the keys into JavaScript's order."""
        if self.explicit:
            self.put(None)
        _put_in_order(self.mapping)
