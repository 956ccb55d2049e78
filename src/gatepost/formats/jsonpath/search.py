"""What a JSONPath finds in a document, in the dialect and the order of the npm library jsonpath-plus 10.4."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import number_text
from gatepost.formats.jsonpath.match import Key, Match, assign, pointer
from gatepost.formats.jsonpath.scripts import Scripts
from gatepost.formats.jsonpath.steps import steps
from gatepost.formats.jsonpath.types import is_of_type
from gatepost.formats.jsonpath.values import Method, Undefined, Value, own, refuse, text, truthy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from gatepost.formats.json_text import Json

__all__ = ["Key", "Match", "assign", "find", "pointer", "visit"]

_TOO_DEEP = "Maximum call stack size exceeded"
_MOST_STEPS = 1_000_000
_ANY = "[^\n\r\u2028\u2029]"
_SLICE = re.compile(r"(-?[0-9]*):(-?[0-9]*):?([0-9]*)")
_FILTER = re.compile(rf"\?\(({_ANY}*?)\)")
_NESTED = re.compile(rf"@{_ANY}?([^?]*)[\['](\??\({_ANY}*?\))(?!{_ANY}\)\])[\]']")


@dataclass(frozen=True, slots=True)
class _Up:
    """What is left to do one level further up."""

    trail: tuple[Key, ...]
    steps: tuple[Value, ...]


def find(path: str | None, document: Json) -> list[Match]:
    """Return what `JSONPath({path, json: document})` returns, in its order.

    Raises UnreadableText where the real library throws (a path that is None
    included), for what a filter does and we do not support, and where the
    search takes more than a million steps.
    """
    return visit(path, document, lambda _: None)


def visit(path: str | None, document: Json, seen: Callable[[Match], None]) -> list[Match]:
    """Do as `find` does, and hand each match to `seen` as soon as it is found, as the library's callback gets it.

    What `seen` changes in the document, the rest of the search sees. It is
    also handed what a filter within a filter matches, and for parents the
    order is another one than that of the list.
    """
    if path is None:
        refuse('You must supply a "path" property when providing an object argument to JSONPath.evaluate().')
    if not truthy(document):
        return []
    try:
        return _Search(document, seen).matches(steps(path))
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None


def _keys(value: Json) -> Iterator[Key]:
    if isinstance(value, list):
        yield from range(len(value))
    elif isinstance(value, dict):
        yield from list(value)


def _at(value: Json, key: Key) -> Json:
    """Return what `value` has under a key of its own."""
    found = own(value, str(key))
    return None if isinstance(found, Undefined) else found


def _child(here: Match, key: Key) -> Match:
    return Match(_at(here.value, key), here.value, key, (*here.trail, key))


def _key(step: Value) -> Key:
    """Return the key that a step asks for which a script computed."""
    if isinstance(step, (int, float)) and not isinstance(step, bool):
        return int(step) if step == step // 1 else number_text(step)
    if isinstance(step, (list, Method)):
        refuse("a script that names a list or a function as a key is not supported")
    return text(step)


class _Search:
    __slots__ = ("_document", "_left", "_scripts", "_seen")

    def __init__(self, document: Json, seen: Callable[[Match], None]) -> None:
        self._document = document
        self._seen = seen
        self._left = _MOST_STEPS
        self._scripts = Scripts(document)

    def matches(self, all_steps: tuple[Value, ...]) -> list[Match]:
        if all_steps[0] == "$" and len(all_steps) > 1:
            all_steps = all_steps[1:]
        first = all_steps[0]
        found = self._follow(all_steps, Match(self._document, None, None, ("$",)))
        if first in ("^", "~") or (found and isinstance(first, str) and first.startswith("@")):
            refuse("this._trace(...).filter is not a function")
        return [match for match in found if isinstance(match, Match)]

    def _follow(self, way: tuple[Value, ...], here: Match, *, literal: bool = False) -> list[Match | _Up]:
        """Take the steps of `way` from `here`; `literal`: a key of that name comes before a step's meaning."""
        self._left -= 1
        if self._left < 0:
            refuse(f"a JSONPath that takes more than {_MOST_STEPS} steps")
        if not way:
            self._seen(here)
            return [here]
        step, rest = way[0], way[1:]
        if (literal or not isinstance(step, str)) and _has(here.value, key := _key(step)):
            found = self._follow(rest, _child(here, key))
        elif step == "^":
            return [_Up(here.trail[:-1], rest)]
        elif isinstance(step, str):
            found = self._meant(step, rest, here)
        else:
            refuse(_no_key(step))
        return self._climb(found, here)

    def _climb(self, found: list[Match | _Up], here: Match) -> list[Match | _Up]:
        """Go on from `here` with what asked for the parent of what lies below."""
        if not any(isinstance(one, _Up) for one in found):
            return found
        after: list[Match | _Up] = []
        for one in found:
            if isinstance(one, _Up):
                after += self._follow(one.steps, Match(here.value, here.parent, here.key, one.trail))
            else:
                after.append(one)
        return after

    def _meant(self, step: str, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        if step in _PLAIN:
            return _PLAIN[step](self, rest, here)
        if _SLICE.fullmatch(step):
            return self._slice(step, rest, here)
        if step.startswith("?("):
            return self._filter(step, rest, here)
        if step.startswith("("):
            return self._follow((self._scripts.of_place(step, here), *rest), here)
        if step.startswith("@"):
            return self._follow((), here) if is_of_type(here.value, step) else []
        return self._named(step, rest, here)

    def _named(self, step: str, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        if step.startswith("`") and _has(here.value, step[1:]):
            return self._follow(rest, _child(here, step[1:]), literal=True)
        if "," in step:
            found: list[Match | _Up] = []
            for part in step.split(","):
                found += self._follow((part, *rest), here)
            return found
        return self._follow(rest, _child(here, step), literal=True) if _has(here.value, step) else []

    def from_root(self, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        """Go on with `$`, which forgets the parent and stays where it is."""
        return self._follow(rest, Match(here.value, None, None, here.trail))

    def name(self, _: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        """End with `~`, whatever follows it."""
        return self._follow((), Match(here.key, here.parent, None, (*here.trail, "~")))

    def children(self, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        """Go on with `*`."""
        found: list[Match | _Up] = []
        for key in _keys(here.value):
            found += self._follow(rest, _child(here, key), literal=True)
        return found

    def descendants(self, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        """Go on with `..`, from here and from every object, list and null below."""
        found = [*self._follow(rest, here)]
        for key in _keys(here.value):
            below = _child(here, key)
            if below.value is None or isinstance(below.value, (dict, list)):
                found += self._follow(("..", *rest), below)
        return found

    def _slice(self, step: str, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        if not isinstance(here.value, list):
            return []
        size = len(here.value)
        start, end, stride = (int(part) if part.strip("-") else 0 for part in (*step.split(":"), "")[:3])
        first, last = (max(0, at + size) if at < 0 else min(at, size) for at in (start, end or size))
        found: list[Match | _Up] = []
        for at in range(first, last, stride or 1):
            found += self._follow((at, *rest), here)
        return found

    def _filter(self, step: str, rest: tuple[Value, ...], here: Match) -> list[Match | _Up]:
        whole = _FILTER.fullmatch(step)
        script = whole[1] if whole else step
        nested = _NESTED.search(script)
        found: list[Match | _Up] = []
        for key in _keys(here.value):
            below = _child(here, key)
            if nested:
                accepted = bool(self._inside(nested, below.value, here))
            else:
                accepted = truthy(self._scripts.of_item(script, below, here))
            if accepted:
                found += self._follow(rest, below)
        return found

    def _inside(self, nested: re.Match[str], value: Json, here: Match) -> list[Match | _Up]:
        """Search with the filter within a filter, in the part of `value` that it names."""
        part = _inner(value, nested[1]) if nested[1] else value
        return self._follow((nested[2],), Match(part, here.parent, here.key, here.trail))


_PLAIN: Final[dict[str, Callable[[_Search, tuple[Value, ...], Match], list[Match | _Up]]]] = {
    "$": _Search.from_root,
    "*": _Search.children,
    "..": _Search.descendants,
    "~": _Search.name,
}


def _no_key(step: Value) -> str:
    if step is None or isinstance(step, Undefined):
        return f"Cannot read properties of {text(step)} (reading 'indexOf')"
    return "loc.indexOf is not a function"


def _inner(value: Json, name: str) -> Json:
    """Return the part of `value` that a filter within a filter searches."""
    if value is None:
        refuse(f"Cannot read properties of null (reading '{name}')")
    return _at(value, name)


def _has(value: Json, key: Key) -> bool:
    return value != "" and not isinstance(own(value, str(key)), Undefined)
