"""Ways to damage a file of JSON, none of which may be a crash."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from support.sealing import Json

Path: TypeAlias = "tuple[str | int, ...]"

_DEEP = 200_000
_ODD = ("null", "true", "0", "-1", "1e999", "NaN", "Infinity", "18446744073709551616", "9" * 10_000, '""', '"\\ud800"')
_ODD_TEXTS = (
    '"\\u001b[31m"',
    '"99999999999999999"',
    '"AAAA"',
    '"="',
    "[]",
    "{}",
    "[[]]",
    '{"a":1}',
    f'"{"A" * 70_000}"',
)

DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "blank": lambda _: b" \n",
    "cut in half": lambda data: data[: len(data) // 2],
    "without its end": lambda data: data[:-1],
    "something behind it": lambda data: data + b"{}",
    "twice": lambda data: data + b"\n" + data,
    "a list": lambda data: b"[" + data + b"]",
    "a text": lambda data: json.dumps(data.decode()).encode(),
    "nothing": lambda _: b"null",
    "a number": lambda _: b"1",
    "not a number": lambda _: b"NaN",
    "without its names": lambda _: b"{}",
    "a byte order mark": lambda data: b"\xef\xbb\xbf" + data,
    "UTF-16": lambda data: data.decode().encode("utf-16"),
    "no UTF-8": lambda data: data.replace(b":", b":\xff", 1),
    "no UTF-8 in a text": lambda data: data.replace(b'"', b'"\xc3\x28', 1),
    "NUL bytes": lambda data: b"\0" * len(data),
    "deep lists": lambda _: b"[" * _DEEP,
    "deep and whole": lambda _: b"[" * _DEEP + b"]" * _DEEP,
    "deep objects": lambda _: b'{"a":' * _DEEP,
    "deep below a name": lambda data: data.replace(b'{"', b'{"version":' + b"[" * 500 + b"]" * 500 + b',"', 1),
    "an unknown version": lambda data: data.replace(b'"version": 1', b'"version": 2').replace(b"v0.3", b"v0.9"),
    "comments": lambda data: b"// signed\n" + data,
    "HTML": lambda _: b"<!doctype html><title>404</title>",
    "a certificate": lambda _: b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n",
    "random bytes": lambda data: bytes(byte ^ 0x5A for byte in data),
}
"""What is done to the bytes, by its name: never is anything left that would hold."""


def replaced(whole: Json) -> Iterator[tuple[Path, str, bytes]]:
    """Yield where a value was, what stands there now, and all of it as JSON; an empty text where it is left out."""
    for path in _paths(whole):
        yield path, "", json.dumps(_without(whole, path)).encode()
        for odd in (*_ODD, *_ODD_TEXTS):
            marked = json.dumps(_with(whole, path, "the odd one"))
            yield path, odd[:20], marked.replace('"the odd one"', odd).encode()


def _paths(value: Json, path: Path = ()) -> Iterator[Path]:
    if isinstance(value, dict):
        for name, each in value.items():
            yield (*path, name)
            yield from _paths(each, (*path, name))
    elif isinstance(value, list):
        for index, each in enumerate(value):
            yield (*path, index)
            yield from _paths(each, (*path, index))


def _with(value: Json, path: Path, new: Json) -> Json:
    if not path:
        return new
    if isinstance(value, dict):
        return {name: _with(each, path[1:], new) if name == path[0] else each for name, each in value.items()}
    assert isinstance(value, list)
    return [_with(each, path[1:], new) if index == path[0] else each for index, each in enumerate(value)]


def _without(value: Json, path: Path) -> Json:
    if isinstance(value, dict):
        kept = {name: each for name, each in value.items() if name != path[0] or path[1:]}
        return {name: _without(each, path[1:]) if name == path[0] else each for name, each in kept.items()}
    assert isinstance(value, list)
    kept_items = [(index, each) for index, each in enumerate(value) if index != path[0] or path[1:]]
    return [_without(each, path[1:]) if index == path[0] else each for index, each in kept_items]
