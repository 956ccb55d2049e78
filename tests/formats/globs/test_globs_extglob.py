"""Extglobs as expressions: the table was checked against minimatch 10.2.6."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.extglob import portion_source

PORTIONS = [
    ("+(a|b)", "(?:a|b)+"),
    ("*(a)", "(?:a)*"),
    ("?(a|b)c", "(?:a|b)?c"),
    ("@(a|b|)", "(?:a|b)"),
    ("!(a)", "(?:(?!(?:a(?:$|\\/)))(?!\\.)[^/]*?)"),
    ("!(a|b)c", "(?:(?!(?:ac(?:$|\\/)|bc(?:$|\\/)))(?!\\.)[^/]*?)c"),
    ("!(*.js)", "(?:(?!(?:(?!\\.)[^/]*?\\.js(?:$|\\/)))(?!\\.)[^/]*?)"),
    ("x!(a).js", "x(?:(?!(?:a\\.js(?:$|\\/)))[^/]*?)\\.js"),
    ("!()", "(?!\\.)[^/]+?"),
    ("!(a|)", "(?!\\.)[^/]+?"),
    ("a!(b|!(c))d", "a[^/]+?d"),
    ("*(*)", "(?:(?:(?!\\.)[^/]+?)(?:(?!(?:^|/)\\.\\.?(?:$|/))[^/]+?)*?)?"),
    ("+(*|.a)", "(?:(?:(?!\\.)[^/]+?|\\.a)(?:(?!(?:^|/)\\.\\.?(?:$|/))[^/]+?|\\.a)*?)"),
    ("+(?|.x*)", "(?:(?:(?!\\.)[^/]|\\.x[^/]*?)(?:(?!(?:^|/)\\.\\.?(?:$|/))[^/]|\\.x[^/]*?)*?)"),
    ("*(.a|b)", "(?:\\.a|b)*"),
    ("@(@(a|b)|c)", "(?:a|b|c)"),
    ("+(a|+(b|c))", "(?:a|b|c)+"),
    ("+(a|@(b)|c)", "(?:a|b|c)+"),
    ("+(a|?(b)|c)", "(?:a|b|c)+"),
    ("*(a|?(b)|+(c))", "(?:a|b|c)*"),
    ("!(a|?(b))", "(?!\\.)[^/]+?"),
    ("!(!(a))", "(?:a)"),
    ("!(@(a))", "(?!\\.)[^/]+?"),
    ("?(*(a))", "(?:a)*"),
    ("?(+(a|b))", "(?:a|b)*"),
    ("+(?(a))", "(?:a)+"),
    ("+(*(a))", "(?:a)+"),
    ("@(!(a))", "(?:(?!(?:a(?:$|\\/)))(?!\\.)[^/]*?)"),
    ("@(+(a))", "(?:a)+"),
    ("@(?(a)b)", "(?:(?:a)?b)"),
    ("!(x)@()", "(?:(?!(?:x(?:)(?:$|\\/)))(?!\\.)[^/]*?)@()"),
    ("@(a\\)b)", "(?:a\\)b)"),
    ("@(a[)]b)", "(?:a\\)b)"),
    ("[a+(b)]", "(?!\\.)[a+(b)]"),
    ("+(a)b*", "(?:a)+b[^/]*?"),
    ("a*(b)[cd]", "a(?:b)*[cd]"),
    (".+(a)", "\\.(?:a)+"),
    ("@(.|..)", "(?:\\.|\\.\\.)"),
    ("@(*)", "(?:(?!\\.)[^/]+?)"),
    ("*(a|b)!(c)d", "(?:a|b)*(?:(?!(?:cd(?:$|\\/)))[^/]*?)d"),
    ("[!a]+(b)", "(?!\\.)[^a](?:b)+"),
    (
        "+(a|@(b|?(c|*(d|!(e)))))",
        "(?:(?:a|b|c|d|(?:(?!(?:e(?:$|\\/)))(?!\\.)[^/]*?))(?:a|b|c|d|(?:(?!(?:e(?:$|\\/)))[^/]*?))*?)",
    ),
    ("a@(b|c)@(d|e)", "a(?:b|c)(?:d|e)"),
    (
        "!(a)!(b)c",
        "(?:(?!(?:a(?:(?!(?:bc(?:$|\\/)))[^/]*?)c(?:$|\\/)))(?!\\.)[^/]*?)(?:(?!(?:bc(?:$|\\/)))(?!\\.)[^/]*?)c",
    ),
    ("@(a|b)\\", "(?:a|b)\\\\"),
    (".*", "(?!(?:^|/)\\.\\.?(?:$|/))\\.[^/]*?"),
    ("+(b|.*)", "(?:b|(?!(?:^|/)\\.\\.?(?:$|/))\\.[^/]*?)+"),
    ("*(..[a])", "(?:\\.\\.a)*"),
    ("@([!a]|[a])", "(?:(?!\\.)[^a]|a)"),
    ("+([)a])b", "(?:(?:(?!\\.)[)a])(?:(?!(?:^|/)\\.\\.?(?:$|/))[)a])*?)b"),
    ("+([^)a])b", "(?:(?:(?!\\.)[^)a])(?:(?!(?:^|/)\\.\\.?(?:$|/))[^)a])*?)b"),
    ("@([!]a])", "(?:(?!\\.)[^\\]a])"),
    ("?(a)?(b)", "(?:a)?(?:b)?"),
    ("[[:alpha:]]+(b)", "(?!\\.)[\\p{L}\\p{Nl}](?:b)+"),
    (
        "!(x)+([[:digit:]])",
        "(?:(?!(?:x(?:[\\p{Nd}])+(?:$|\\/)))(?!\\.)[^/]*?)(?:(?:(?!\\.)[\\p{Nd}])(?:(?!(?:^|/)\\.\\.?(?:$|/))[\\p{Nd}])*?)",
    ),
    ("*([[:alpha:]]|.)", "(?:(?:(?!\\.)[\\p{L}\\p{Nl}]|\\.)(?:(?!(?:^|/)\\.\\.?(?:$|/))[\\p{L}\\p{Nl}]|\\.)*?)?"),
]
"""A portion of a glob, and its expression."""


@pytest.mark.parametrize(("portion", "source"), PORTIONS)
def test_a_portion_becomes_the_expression_of_minimatch(portion: str, source: str) -> None:
    assert portion_source(portion).text == source


@pytest.mark.parametrize(
    ("portion", "is_magic"), [("a", False), ("@()", False), ("+(a", False), ("a?", True), ("@(a)", True)]
)
def test_a_portion_is_magic_where_it_matches_more_than_itself(portion: str, is_magic: bool) -> None:  # noqa: FBT001  a column
    assert portion_source(portion).magic is is_magic


def test_a_portion_may_need_unicode() -> None:
    assert portion_source("@([[:alpha:]]|a)").unicode


@pytest.mark.parametrize("portion", ["+(a" * 100 + ")" * 100, "!(a)" * 40, "+(b|" * 11 + "x" * 9000 + ")e" * 11])
def test_an_expression_of_unreasonable_size_is_refused(portion: str) -> None:
    with pytest.raises(UnreadableText, match="too long or nested too deeply"):
        portion_source(portion)
