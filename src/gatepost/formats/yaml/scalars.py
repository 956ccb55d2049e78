"""What a plain scalar of YAML is taken for: js-yaml 4 with its default schema (YAML 1.2 core, moments and merge)."""

from __future__ import annotations

import base64
import re
from math import inf, isinf, nan
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import number, whole
from gatepost.formats.yaml.times import moment
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable

    from gatepost.formats.json_text import Json

PREFIX: Final = "tag:yaml.org,2002:"
MERGE: Final = f"{PREFIX}merge"

_NULLS = ("~", "null", "Null", "NULL")
_TRUE = ("true", "True", "TRUE")
_FALSE = ("false", "False", "FALSE")
_DECIMAL = re.compile(r"[-+]?[0-9]+")
_OTHER_BASE = re.compile(r"([-+]?)0(?:b([01]+)|o([0-7]+)|x([0-9a-fA-F]+))")
_BASES = (2, 8, 16)
_FLOAT = re.compile(r"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?|\.[0-9]+(?:[eE][-+]?[0-9]+)?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NO_NUMBERS = (".nan", ".NaN", ".NAN")
_BASE64 = re.compile(r"[A-Za-z0-9+/=\n\r]*")


class _NoneOfIt:
    """Says that a text is not of the type that was asked for; None is a value of YAML."""


_NONE_OF_IT: Final = _NoneOfIt()


def _null(text: str) -> _NoneOfIt | None:
    return None if text in _NULLS else _NONE_OF_IT


def _bool(text: str) -> bool | _NoneOfIt:
    return text in _TRUE if text in _TRUE or text in _FALSE else _NONE_OF_IT


def _int(text: str) -> float | _NoneOfIt:
    if _DECIMAL.fullmatch(text):
        value: float = 0 if text in ("-0", "+0") else number(text)
        return _NONE_OF_IT if isinf(value) else value
    other = _OTHER_BASE.fullmatch(text)
    if not other:
        return _NONE_OF_IT
    sign, *digits = other.groups()
    value = next(whole(of_base, base) for of_base, base in zip(digits, _BASES, strict=True) if of_base)
    if isinf(value):
        return _NONE_OF_IT
    return -value if sign == "-" else value


def _float(text: str) -> float | _NoneOfIt:
    if _FLOAT.fullmatch(text):
        value = number(text)
        return _NONE_OF_IT if isinf(value) else value
    infinite = _INFINITE.fullmatch(text)
    if infinite:
        return -inf if infinite[1] == "-" else inf
    return nan if text in _NO_NUMBERS else _NONE_OF_IT


def _timestamp(text: str) -> Timestamp | _NoneOfIt:
    milliseconds = moment(text)
    return _NONE_OF_IT if milliseconds is None else Timestamp(milliseconds)


def _merge(text: str) -> str | _NoneOfIt:
    return text if text == "<<" else _NONE_OF_IT


def _binary(text: str) -> Binary | _NoneOfIt:
    """Read base64 of whole bytes; nothing at all comes out as three zeros."""
    if not _BASE64.fullmatch(text) or len(re.sub("[\n\r]", "", text)) % 4:
        return _NONE_OF_IT
    digits = re.sub("[\n\r=]", "", text)
    whole = digits[: len(digits) - (len(digits) % 4 == 1)]
    return Binary(base64.b64decode(whole + "=" * (-len(whole) % 4)) if digits else bytes(3))


_IMPLICIT: Final[dict[str, Callable[[str], Json | _NoneOfIt]]] = {
    "null": _null,
    "bool": _bool,
    "int": _int,
    "float": _float,
    "timestamp": _timestamp,
    "merge": _merge,
}
_OF_SCALARS: Final[dict[str, Callable[[str], Json | _NoneOfIt]]] = {
    **_IMPLICIT,
    "str": lambda text: text,
    "binary": _binary,
}


def is_ambiguous(text: str) -> bool:
    """Tell whether `text` would be taken for something else than a string if it stood there without quotes."""
    return any(not isinstance(read(text), _NoneOfIt) for read in _IMPLICIT.values())


def plain(text: str) -> tuple[Json, str | None]:
    """Return what a plain scalar is, and its tag; None is the tag of a string."""
    for name, read in _IMPLICIT.items():
        value = read(text)
        if not isinstance(value, _NoneOfIt):
            return value, PREFIX + name
    return text, None


def tagged(text: str, tag: str) -> Json:
    """Return what a scalar with an explicit tag is; raises UnreadableText where the tag does not fit, or is unknown."""
    read = _OF_SCALARS.get(tag.removeprefix(PREFIX)) if tag.startswith(PREFIX) else None
    value = read(text) if read else _NONE_OF_IT
    if isinstance(value, _NoneOfIt):
        what = f"cannot resolve a node with !<{tag}> explicit tag" if read else f"unknown tag !<{tag}>"
        raise UnreadableText(what)
    return value
