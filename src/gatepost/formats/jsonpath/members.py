"""Members and methods of values in a JSONPath's filter: what JavaScript's own types bring along."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from gatepost.formats.javascript import WHITE_SPACE, between, length
from gatepost.formats.jsonpath.values import UNDEFINED, Method, Undefined, joined, kind, own, refuse, same, text
from gatepost.formats.yaml.values import Binary, Timestamp

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from gatepost.formats.json_text import Json
    from gatepost.formats.jsonpath.values import Value

_BLOCKED = frozenset(
    ("constructor", "__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__")
)
_OBJECT = "hasOwnProperty isPrototypeOf propertyIsEnumerable toString valueOf toLocaleString"
_STRING = (
    "anchor at big blink bold charAt charCodeAt codePointAt concat endsWith fontcolor fontsize fixed includes "
    "indexOf isWellFormed italics lastIndexOf link localeCompare match matchAll normalize padEnd padStart "
    "repeat replace replaceAll search slice small split strike sub substr substring sup startsWith "
    "toWellFormed trim trimStart trimLeft trimEnd trimRight toLocaleLowerCase toLocaleUpperCase toLowerCase "
    "toUpperCase"
)
_ARRAY = (
    "at concat copyWithin fill find findIndex findLast findLastIndex lastIndexOf pop push reverse shift "
    "unshift slice sort splice includes indexOf join keys entries values forEach filter flat flatMap map "
    "every some reduce reduceRight toReversed toSorted toSpliced with"
)
_DATE = (
    "toDateString toTimeString toISOString toUTCString toGMTString getDate setDate getDay getFullYear setFullYear "
    "getHours setHours getMilliseconds setMilliseconds getMinutes setMinutes getMonth setMonth getSeconds setSeconds "
    "getTime setTime getTimezoneOffset getUTCDate setUTCDate getUTCDay getUTCFullYear setUTCFullYear getUTCHours "
    "setUTCHours getUTCMilliseconds setUTCMilliseconds getUTCMinutes setUTCMinutes getUTCMonth setUTCMonth "
    "getUTCSeconds setUTCSeconds getYear setYear toJSON toLocaleDateString toLocaleTimeString"
)
_BYTES = (
    "BYTES_PER_ELEMENT buffer byteLength byteOffset length entries keys values at copyWithin every fill filter find "
    "findIndex findLast findLastIndex forEach includes indexOf join lastIndexOf map reverse reduce reduceRight set "
    "slice some sort subarray toReversed toSorted with"
)
_METHODS = {
    "string": _STRING,
    "array": _ARRAY,
    "number": "toExponential toFixed toPrecision",
    "boolean": "",
    "object": "",
    "date": _DATE,
    "bytes": _BYTES,
}
_BUILT_IN: Final[dict[str, frozenset[str]]] = {
    name: frozenset(f"{_OBJECT} {methods}".split()) for name, methods in _METHODS.items()
}


def member(value: Value, name: str) -> Value:
    """Return `value.name`.

    Raises UnreadableText where the real evaluator throws, and for what a
    date, bytes and a function have by their kind: that is not supported.
    """
    if value is None or isinstance(value, Undefined):
        refuse(f"Cannot read properties of {text(value)} (reading '{name}')")
    if isinstance(value, Method):
        refuse(f"{value.name}.{name} of a function is not supported in a filter")
    found = own(value, name)
    if not isinstance(found, Undefined):
        return found
    if name in _BLOCKED:
        refuse(f"Cannot read properties of {text(value)} (reading '{name}')")
    sort = _sort(value)
    if name not in _BUILT_IN[sort]:
        return UNDEFINED
    if sort in ("date", "bytes"):
        refuse(f"{name} of a date or of bytes is not supported in a filter")
    return Method(value, name)


def _sort(value: Json) -> str:
    if isinstance(value, (Timestamp, Binary)):
        return "date" if isinstance(value, Timestamp) else "bytes"
    return "array" if isinstance(value, list) else kind(value)


def called(method: Method, arguments: list[Value]) -> Value:
    """Return what `method` returns for `arguments`.

    Raises UnreadableText for a method, or a kind of argument, that is not supported; it names the method.
    """
    result = _result(method, arguments)
    if isinstance(result, Undefined):
        given = ", ".join(map(kind, arguments))
        refuse(f"{_sort(method.owner)}.{method.name}({given}) is not supported in a filter")
    return result


def _result(method: Method, arguments: list[Value]) -> Value:
    owner, name = method.owner, method.name
    if name == "hasOwnProperty" and len(arguments) == 1:
        return not isinstance(own(owner, text(arguments[0])), Undefined)
    if name == "toString" and not arguments:
        return text(owner)
    if isinstance(owner, str):
        return _of_text(owner, name, arguments)
    return _of_list(owner, name, arguments) if isinstance(owner, list) else UNDEFINED


def _of_text(owner: str, name: str, arguments: list[Value]) -> Value:
    if not arguments:
        return _WITHOUT[name](owner) if name in _WITHOUT else UNDEFINED
    if len(arguments) == 1 and name in _WITH_TEXT:
        return _WITH_TEXT[name](owner, text(arguments[0]))
    if name == "split" and len(arguments) == 1 and isinstance(arguments[0], str) and arguments[0]:
        return [*owner.split(arguments[0])]
    places = [int(place) for place in arguments if isinstance(place, (int, float)) and place == place // 1]
    if len(places) != len(arguments) or name not in ("slice", "charAt"):
        return UNDEFINED
    if name == "charAt":
        return between(owner, places[0], places[0] + 1) if places[0] >= 0 else ""
    return _slice(owner, *places)


def _slice(owner: str, start: int, end: int | None = None, *_: int) -> str:
    size = length(owner)
    first, last = (max(0, place + size) if place < 0 else place for place in (start, size if end is None else end))
    return between(owner, first, last)


def _place(owner: str, at: int) -> int:
    return length(owner[:at]) if at >= 0 else -1


_WITHOUT: Final[Mapping[str, Callable[[str], str]]] = {
    "toLowerCase": str.lower,
    "toUpperCase": str.upper,
    "trim": lambda owner: owner.strip(WHITE_SPACE),
    "trimStart": lambda owner: owner.lstrip(WHITE_SPACE),
    "trimEnd": lambda owner: owner.rstrip(WHITE_SPACE),
    "valueOf": lambda owner: owner,
}
_WITH_TEXT: Final[Mapping[str, Callable[[str, str], Value]]] = {
    "startsWith": lambda owner, part: owner.startswith(part),
    "endsWith": lambda owner, part: owner.endswith(part),
    "includes": lambda owner, part: part in owner,
    "indexOf": lambda owner, part: _place(owner, owner.find(part)),
    "lastIndexOf": lambda owner, part: _place(owner, owner.rfind(part)),
    "concat": lambda owner, part: owner + part,
}


def _of_list(owner: list[Json], name: str, arguments: list[Value]) -> Value:
    if len(arguments) != 1:
        return UNDEFINED
    wanted = arguments[0]
    if name == "join" and isinstance(wanted, str):
        return joined(owner, wanted)
    found = [at for at, item in enumerate(owner) if same(item, wanted)]
    if name == "includes":
        return bool(found)
    return (found or [-1])[0] if name == "indexOf" else UNDEFINED
