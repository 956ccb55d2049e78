"""Values as a settings file has them → values as an option wants them, or the sentence that says what is wrong."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache

from gatepost.options.option import BOOLEAN, INTEGER, REASONS, STRING, STRINGS, TEXTS, Option, Value

_CALLED = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list", dict: "a table"}


class InvalidValue(Exception):  # noqa: N818  named for what it says, as in `raise InvalidValue`
    """A value that an option cannot take; the text says why, for a person."""


def checked(option: Option, value: object) -> Value:
    """Return `value` as `option` holds it, or raise `InvalidValue`."""
    if option.kind == INTEGER:
        return _integer(option, value)
    if option.kind == STRING:
        return _string(option, value)
    if option.kind == STRINGS:
        return _strings(option, value)
    if option.kind == REASONS:
        return _reasons(option, value)
    if option.kind == TEXTS:
        return _texts(option, value)
    if option.kind == BOOLEAN:
        return _boolean(option, value)
    raise AssertionError(option.kind)


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word that `word` was probably meant to be, or an empty text."""
    return _nearest(word.lower(), tuple(known))


@lru_cache(maxsize=4096)  # a history has the same wrong words again and again
def _nearest(word: str, known: tuple[str, ...]) -> str:
    return next(iter(get_close_matches(word, known, n=1, cutoff=0.6)), "")


def _integer(option: Option, value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise InvalidValue(_wrong(option, value))
    if not option.least <= value <= option.most:
        message = f"`{option.name}` must be a number from {option.least} to {option.most}"
        raise InvalidValue(message)
    return value


def _string(option: Option, value: object) -> str:
    if not isinstance(value, str):
        raise InvalidValue(_wrong(option, value))
    if option.choices and value not in option.choices:
        message = f"`{option.name}` is one of {', '.join(option.choices)}, not `{value}`"
        raise InvalidValue(message)
    return value


def _strings(option: Option, value: object) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise InvalidValue(_wrong(option, value))
    found = []
    for item in value:
        if not isinstance(item, str) or not item:
            raise InvalidValue(_wrong(option, value, inside=item))
        found.append(item)
    return tuple(dict.fromkeys(found))


def _reasons(option: Option, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InvalidValue(_wrong(option, value))
    for code, reason in value.items():
        if not isinstance(reason, str) or not reason.strip():
            message = f'`{option.name}` wants a reason for `{code}`, as in {code} = "…"'
            raise InvalidValue(message)
    return {str(code): str(reason) for code, reason in value.items()}


def _texts(option: Option, value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise InvalidValue(_wrong(option, value))
    for key, text in value.items():
        if not isinstance(text, str) or not text:
            message = f'`{option.name}` wants a text for `{key}`, as in "{key}" = "…"'
            raise InvalidValue(message)
    return {str(key): str(text) for key, text in value.items()}


def _boolean(option: Option, value: object) -> bool:
    if not isinstance(value, bool):
        raise InvalidValue(_wrong(option, value))
    return value


def _wrong(option: Option, value: object, inside: object = None) -> str:
    called = _CALLED.get(type(value), "something else")
    if inside is not None:
        called += " with " + ("an empty text" if inside == "" else _CALLED.get(type(inside), "something else"))
    return f"`{option.name}` must be {option.kind}, not {called}"
