"""What the doctor reads was written by anybody: no pattern of its takes long for a long line, whatever is in it."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from typing import TYPE_CHECKING

import pytest

import gatepost.doctor
from support.hostile import hostile_texts, is_slow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

pytestmark = pytest.mark.once
_BEGINS = ("match", "fullmatch")


def _modules() -> list[ModuleType]:
    return [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages(gatepost.doctor.__path__, "gatepost.doctor.")
    ]


def _patterns(module: ModuleType) -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns of a module, and what it calls them or the tuple that they are in."""
    for name, value in vars(module).items():
        held = value.values() if isinstance(value, dict) else value if isinstance(value, (tuple, list)) else [value]
        yield from ((name, each) for each in held if isinstance(each, re.Pattern) and isinstance(each.pattern, str))


def _use(module: ModuleType, name: str, pattern: re.Pattern[str]) -> Callable[[str], object]:
    """Return how a module uses a pattern: only one that it uses from the beginning of a text may depend on that."""
    source = inspect.getsource(module)
    names = {name, *re.findall(rf"\bfor (\w+) in {name}\b", source)}
    methods = {used for each in names for used in re.findall(rf"\b{each}\.([a-z]+)", source)}
    return getattr(pattern, min(methods)) if methods and methods <= set(_BEGINS) else pattern.findall


_ALL = {
    (pattern, _use(module, name, pattern).__name__): f"{module.__name__.removeprefix('gatepost.doctor.')}.{name}"
    for module in _modules()
    for name, pattern in _patterns(module)
}


@pytest.mark.parametrize(("pattern", "use"), _ALL, ids=_ALL.values())
def test_a_pattern_takes_no_more_time_than_in_proportion_to_a_text(pattern: re.Pattern[str], use: str) -> None:
    slow = next((text for text in hostile_texts(pattern) if is_slow(getattr(pattern, use), text)), None)

    assert slow is None, f"{pattern.pattern!r} is slow on {slow}, the second of which is repeated"


@pytest.mark.parametrize("pattern", [r"\s*x", r"a.*b", r"\bgit\s+(?:-\S+\s+)*tag"])
def test_a_pattern_that_does_is_found(pattern: str) -> None:
    compiled = re.compile(pattern)

    assert any(is_slow(compiled.search, text) for text in hostile_texts(compiled))
