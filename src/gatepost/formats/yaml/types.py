"""What the tags of YAML make of nodes: js-yaml 4 with its default schema. No tag makes anything run."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.scalars import PREFIX, plain, tagged
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

    from gatepost.formats.json_text import Json

IMPLICIT: Final = "?"
"""The tag of a plain scalar before it is known what it is, and of one that is a string."""


def _same(value: list[Json]) -> list[Json]:
    return value


def _omap(value: list[Json]) -> list[Json] | None:
    names = [name for item in value for name in _only_key(item)]
    return value if len(names) == len(value) == len(set(names)) else None


def _pairs(value: list[Json]) -> list[Json] | None:
    pairs: list[Json] = [[name, item[name]] for item in value if isinstance(item, dict) for name in _only_key(item)]
    return pairs if len(pairs) == len(value) else None


def _only_key(item: Json) -> list[str]:
    """Return the key of a mapping that has but one."""
    single = isinstance(item, dict) and not isinstance(item, (Timestamp, Binary)) and len(item) == 1
    return list(item) if isinstance(item, dict) and single else []


_OF_SEQUENCES: Final[dict[str, Callable[[list[Json]], list[Json] | None]]] = {
    f"{PREFIX}seq": _same,
    f"{PREFIX}omap": _omap,
    f"{PREFIX}pairs": _pairs,
}
_OF_MAPPINGS: Final = (f"{PREFIX}map", f"{PREFIX}set")
_OF_NOTHING: Final[dict[str, Callable[[], Json]]] = {
    **dict.fromkeys(_OF_SEQUENCES, list),
    **dict.fromkeys(_OF_MAPPINGS, dict),
    f"{PREFIX}str": str,
    f"{PREFIX}null": lambda: None,
    f"{PREFIX}merge": lambda: None,
}


def resolved(value: Json, kind: str, tag: str) -> tuple[Json, str, bool]:
    """Return what a node with a tag is, its tag, and whether something was made of it.

    `kind` is scalar, sequence or mapping, and empty where nothing stands.
    Raises UnreadableText where the tag does not fit, or is unknown.
    """
    if tag == "!":
        return value, tag, False
    if tag != IMPLICIT:
        return _typed(value, kind, tag), tag, True
    if kind not in ("scalar", "") or not isinstance(value, str | None):
        _refuse(tag)
    made, name = plain(value) if value is not None else (None, f"{PREFIX}null")
    return made, name or tag, name is not None


def _typed(value: Json, kind: str, tag: str) -> Json:
    if isinstance(value, list) and kind == "sequence":
        return _of_sequence(value, tag)
    if isinstance(value, dict) and kind == "mapping":
        if tag not in _OF_MAPPINGS or (tag.endswith("set") and any(item is not None for item in value.values())):
            _refuse(tag)
        return value
    if value is None and (not kind or tag not in (*_OF_SEQUENCES, *_OF_MAPPINGS)):
        return _of_nothing(tag)
    if kind != "scalar":
        _refuse(tag)
    if isinstance(value, str):
        return tagged(value, tag)
    if tag != f"{PREFIX}str":
        _refuse(tag)
    return value


def _of_sequence(value: list[Json], tag: str) -> list[Json]:
    result = _OF_SEQUENCES[tag](value) if tag in _OF_SEQUENCES else None
    if result is None:
        _refuse(tag)
    return result


def _of_nothing(tag: str) -> Json:
    if tag not in _OF_NOTHING:
        _refuse(tag)
    return _OF_NOTHING[tag]()


def _refuse(tag: str) -> NoReturn:
    wrong = f"cannot resolve a node with !<{tag}> explicit tag"
    raise UnreadableText(wrong)
