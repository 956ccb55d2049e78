"""Checks are known by code and by name, in any case."""

from __future__ import annotations

import pytest

from gatepost.outcomes.find import NAMES, check_named
from gatepost.outcomes.known import CODES


@pytest.mark.parametrize(("code", "name"), CODES)
def test_a_check_is_found_by_code_and_by_name(code: str, name: str) -> None:
    assert [check_named(word) for word in (code, code.lower(), name, name.upper())] == [name] * 4
    assert name in NAMES


@pytest.mark.parametrize("word", ["", "GA", "GA1", "GP101", "message-dropped", "version"])
def test_what_is_no_code_and_no_name_finds_nothing(word: str) -> None:
    assert check_named(word) == ""
