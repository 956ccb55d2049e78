"""The seal of a file that is wholly ours."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.scaffold.seal import BROKEN, FOREIGN, WHOLE, seal, seal_of

TEXT = "name: CI\non: push\n"
every_kind = pytest.mark.parametrize("path", ["ci.yml", "RELEASING.md"])


@every_kind
def test_what_was_sealed_is_whole(path: str) -> None:
    assert seal_of(seal(TEXT, path)) == WHOLE


@every_kind
def test_a_change_by_hand_breaks_the_seal(path: str) -> None:
    assert seal_of(seal(TEXT, path) + "# mine\n") == BROKEN


@every_kind
def test_other_line_ends_are_no_change(path: str) -> None:
    assert seal_of(seal(TEXT, path).replace("\n", "\r\n")) == WHOLE


def test_what_was_never_sealed_is_foreign() -> None:
    assert seal_of(TEXT) == FOREIGN
    assert seal_of("# Made by hand; seal 123456789abc.\n") == FOREIGN
    assert seal_of(f"{TEXT}{seal(TEXT, 'ci.yml')}") == FOREIGN


def test_a_page_hides_its_seal() -> None:
    first, _, rest = seal(TEXT, "RELEASING.md").partition("\n")
    assert first.startswith("<!-- ")
    assert first.endswith(" -->")
    assert rest == TEXT


@given(st.text(), st.text(min_size=1))
def test_no_two_texts_have_one_seal(text: str, more: str) -> None:
    text = text.replace("\r", "")
    assert seal_of(seal(text, "a.yml")) == WHOLE
    changed = seal(text, "a.yml") + more
    assert seal_of(changed) == (WHOLE if changed.replace("\r\n", "\n") == seal(text, "a.yml") else BROKEN)
