"""Stretches of a glob as expressions: the table was checked against minimatch 10.2.6."""

from __future__ import annotations

import pytest

from gatepost.formats.globs.brackets import Source, literal, stretch

STRETCHES = [
    ("abc", "abc"),
    ("a.b-c", "a\\.b\\-c"),
    ("*", "[^/]+?"),
    ("***", "[^/]+?"),
    ("a*", "a[^/]*?"),
    ("a**b?", "a[^/]*?b[^/]"),
    ("[ab]", "[ab]"),
    ("[!ab]", "[^ab]"),
    ("[^ab]", "[^ab]"),
    ("[a-c]x", "[a-c]x"),
    ("[c-a]", "$."),
    ("[c-ab]", "b"),
    ("[a-a]", "a"),
    ("[a-]", "[a\\-]"),
    ("[a-c-e]", "[a-c\\-e]"),
    ("[]a]", "[\\]a]"),
    ("[!]a]", "[^\\]a]"),
    ("[[a]", "[\\[a]"),
    ("[\\]]", "\\]"),
    ("[\\\\]", "\\\\"),
    ("[a\\-c]", "[a\\-c]"),
    ("[*]x", "\\*x"),
    ("[", "\\["),
    ("[a", "\\[a"),
    ("a\\*b", "a\\*b"),
    ("a\\b*", "ab[^/]*?"),
    ("a\\", "a\\\\"),
    ("[[:digit:]]", "[\\p{Nd}]"),
    ("[[:xdigit:]-]", "[A-Fa-f0-9\\-]"),
    ("[[:graph:]]", "[^\\p{Z}\\p{C}]"),
    ("[![:graph:]]", "[\\p{Z}\\p{C}]"),
    ("[a[:graph:]b]", "([ab]|[^\\p{Z}\\p{C}])"),
    ("[[:print:]]", "[\\p{C}]"),
    ("[a-[:alpha:]]x", "$."),
]
"""A portion of a glob, and its expression without the guard against dots in front."""


@pytest.mark.parametrize(("glob", "source"), STRETCHES)
def test_a_stretch_becomes_an_expression(glob: str, source: str) -> None:
    assert stretch(glob, not_empty=True).text == source


@pytest.mark.parametrize(
    ("glob", "source"),
    [
        ("a[b]", Source("ab")),
        ("a?", Source("a[^/]", magic=True)),
        ("[[:alpha:]]", Source("[\\p{L}\\p{Nl}]", magic=True, unicode=True)),
        ("[[:ascii:]]", Source("[\\x00-\\x7f]", magic=True)),
    ],
)
def test_a_stretch_knows_what_it_needs(glob: str, source: Source) -> None:
    assert stretch(glob, not_empty=False) == source


def test_stars_may_match_nothing_where_there_is_more() -> None:
    assert stretch("**", not_empty=False).text == "[^/]*?"


def test_brackets_without_end_are_not_looked_for_forever() -> None:
    assert stretch("[a" * 1000, not_empty=False).text == "\\[a" * 1000


def test_a_literal_text_is_escaped() -> None:
    assert literal("a b#(c)") == "a\\ b\\#\\(c\\)"
