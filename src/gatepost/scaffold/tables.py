"""TOML documents as tables whose values are looked at when they are asked for: a wrong one is named, never trusted."""

from __future__ import annotations

from importlib import import_module, util
from typing import TYPE_CHECKING

from gatepost.errors import ProjectInvalidError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

_PARSER = "tomllib" if util.find_spec("tomllib") else "tomli"  # the first is Python's own since 3.11
_loads: Callable[[str], dict[str, object]] = import_module(_PARSER).loads
_BYTE_ORDER_MARK = "\ufeff"
_HINT = "mend it; nothing was changed"


class Tables:
    """A table of a document: the file it is from, and its place there, as `tool.uv.`, empty for the whole."""

    __slots__ = ("_place", "_values", "file")

    def __init__(self, file: str, values: Mapping[str, object], place: str = "") -> None:
        self.file = file
        self._values = values
        self._place = place

    def __contains__(self, key: str) -> bool:
        return key in self._values

    def __iter__(self) -> Iterator[str]:
        return iter(self._values)

    def table(self, *keys: str) -> Tables:
        """Return the table at these keys, an empty one where there is none. Raises `ProjectInvalidError`."""
        found = self
        for key in keys:
            value = found._values.get(key, {})
            if not isinstance(value, dict):
                raise found.wrong(key, "a table")
            found = Tables(self.file, value, f"{found._place}{key}.")
        return found

    def text(self, key: str) -> str:
        """Return a text, an empty one where there is none. Raises `ProjectInvalidError`."""
        value = self._values.get(key, "")
        if not isinstance(value, str):
            raise self.wrong(key, "a text")
        return value

    def texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, an empty one where there is none. Raises `ProjectInvalidError`."""
        value = self._values.get(key, [])
        if not isinstance(value, list) or not all(isinstance(each, str) for each in value):
            raise self.wrong(key, "a list of texts")
        return tuple(value)

    def text_or_texts(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, which may be written as one text. Raises `ProjectInvalidError`."""
        value = self._values.get(key)
        return (value,) if isinstance(value, str) else self.texts(key)

    def is_off(self, key: str) -> bool:
        """Tell whether the key is there and false."""
        return self._values.get(key) is False

    def is_on(self, key: str) -> bool:
        """Tell whether the key is there and true."""
        return self._values.get(key) is True

    def hint(self, *keys: str) -> str:
        """Return the text at these keys, where of a list the first counts; empty where there is anything else.

        For what helps where it is there, and is not needed.
        """
        found: object = self._values
        for key in keys:
            found = _first(found)
            found = found.get(key) if isinstance(found, dict) else None
        found = _first(found)
        return found if isinstance(found, str) else ""

    def wrong(self, key: str, kind: str) -> ProjectInvalidError:
        """Return the error for a value that is not of its kind."""
        return ProjectInvalidError(f"{self.file}: `{self._place}{key}` must be {kind}", _HINT)


def read_toml(file: str, text: str) -> Tables:
    """Return the document that a text holds. Raises `ProjectInvalidError` where it is not TOML."""
    try:
        return Tables(file, _loads(text.removeprefix(_BYTE_ORDER_MARK)))
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError only
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"{file} is not TOML: {reason}"
        raise ProjectInvalidError(message, _HINT) from None


def _first(value: object) -> object:
    return value[0] if isinstance(value, list) and value else value
