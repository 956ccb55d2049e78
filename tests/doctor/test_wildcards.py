"""Patterns with wildcards."""

from __future__ import annotations

from itertools import product

import pytest

from gatepost.doctor.releases.tag_filters import lets_in
from gatepost.doctor.wildcards import ANYTHING, fits, glob, joined, literal


@pytest.mark.parametrize(
    ("pattern", "text", "is_fitting"),
    [
        ("", "", True),
        ("", "a", False),
        ("a", "a", True),
        ("a", "ab", False),
        ("*", "", True),
        ("*", "v1.2.3", True),
        ("*", "a/b", False),
        ("**", "a/b", True),
        ("a/*/c", "a/b/c", True),
        ("a/*/c", "a/b/b/c", False),
        ("a/**/c", "a/b/b/c", True),
        ("v*.*", "v1.2.3", True),
        ("v*.*", "v1", False),
    ],
)
def test_one_star_takes_what_has_no_slash_and_two_take_anything(pattern: str, text: str, *, is_fitting: bool) -> None:
    assert fits(glob(pattern), text) is is_fitting


def test_a_text_is_taken_as_it_is() -> None:
    assert fits(literal("a.*"), "a.*")
    assert not fits(literal("a.*"), "abc")


def test_texts_stand_in_their_order_with_anything_between() -> None:
    assert fits(joined(["a", "b", ""], ANYTHING), "a b c")
    assert not fits(joined(["a", "b", ""], ANYTHING), "b a")


@pytest.mark.parametrize(
    ("pattern", "tag", "is_let_in"),
    [
        ("v1?", "v", True),
        ("v1?", "v1", True),
        ("v1?", "v11", False),
        ("v[0-9]+", "v20", True),
        ("v[0-9]+", "v", False),
        ("v[0-9]+", "v2a", False),
        ("?v", "v", True),
        ("*+", "v", True),
        ("v[", "v[", True),
        ("v[]", "vx", True),
        ("\\*", "*", True),
        ("\\*", "v", False),
    ],
)
def test_a_filter_of_tags_repeats_what_stands_before(pattern: str, tag: str, *, is_let_in: bool) -> None:
    assert lets_in((pattern,), tag) is is_let_in


def test_many_wildcards_take_no_longer_than_a_few() -> None:
    for wild, sign in product(("*", "**"), "ab"):
        assert fits(glob(f"{wild}a" * 40), "a" * 60 + sign) is (sign == "a")
    assert not lets_in(("a+" * 40,), "a" * 60 + "b")
