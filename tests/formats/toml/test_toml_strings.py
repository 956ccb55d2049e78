"""Strings and keys of TOML: the tables were checked against @iarna/toml 3.0.0."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.source import TomlSource
from gatepost.formats.toml.strings import read_key, read_string

STRINGS = [
    ('"a"', "a"),
    ("'a\\'", "a\\"),
    ('""', ""),
    ("''", ""),
    (r'"\b\t\n\f\r\"\\"', '\b\t\n\f\r"\\'),
    (r'"\u00e9\U0001F600"', "é😀"),
    ('"tab\there"', "tab\there"),
    ('"""a"""', "a"),
    ('"""\na\nb"""', "a\nb"),
    ('"""\r\r\na\r\n"""', "a\r\n"),
    ('"""\r\ra"""', "a"),
    ("'''\na\\'''", "a\\"),
    ('"""a "" b"""', 'a "" b'),
    ('"""a " b"""', 'a " b'),
    ('"""a""""', 'a"'),
    ('"""a"""""', 'a""'),
    ("'''a'b''c'''", "a'b''c"),
    ("'''a'''''", "a''"),
    ('""""""', ""),
    ('"""a\\\n  b"""', "ab"),
    ('"""a\\ \t\r\n\n  b"""', "ab"),
    ('"""\\u0041\\n"""', "A\n"),
]
"""A whole value, and its text."""
BROKEN = [
    ('"a', "Unterminated string at row 1, col 9, pos 8"),
    ('"', "Unterminated string at row 1, col 7, pos 6"),
    ('"a\\n', "Unterminated string at row 1, col 10, pos 9"),
    ('"a\nb"', "Unterminated string at row 1, col 8, pos 7"),
    ("'a\r'", "Unterminated string at row 1, col 8, pos 7"),
    ('"\x01"', "Control characters (codes < 0x1f and 0x7f) are not allowed in strings, use \\u0001 instead"),
    ('"""\x7f"""', "Control characters (codes < 0x1f and 0x7f) are not allowed in strings, use \\u007f instead"),
    ('"""a', "Unterminated multi-line string at row 1, col 11, pos 10"),
    ("'''", "Unterminated multi-line string at row 1, col 9, pos 8"),
    ('"\\x"', "Unknown escape character: 120 at row 1, col 8, pos 7"),
    ('"\\', "Unknown escape character: 1114112 at row 1, col 8, pos 7"),
    ('"""\\ a"""', "Can't escape whitespace at row 1, col 11, pos 10"),
    ('"\\u12g4"', "Invalid character in unicode sequence, expected hex at row 1, col 11, pos 10"),
    ('"\\ud800"', "Invalid unicode, character in range 0xD800 - 0xDFFF is reserved at row 1, col 13, pos 12"),
    ('"\\UFFFFFFFF"', "Invalid code point 4294967295 at row 1, col 17, pos 16"),
]
"""What stands behind `a = `, and the real message."""


@pytest.mark.parametrize(("text", "value"), STRINGS)
def test_a_string_is_read_to_its_end(text: str, value: str) -> None:
    found, end, _ = read_string(TomlSource(f"{text} "), 0)

    assert (found, end) == (value, len(text))


@pytest.mark.parametrize(
    ("text", "is_late"), [('"a"', False), ('""', True), ('"""a"""', True), ('"""a""""', True), ('"""a"""""', False)]
)
def test_an_end_may_show_only_behind_it(text: str, is_late: bool) -> None:  # noqa: FBT001  a column of the table
    assert read_string(TomlSource(text), 0)[2] is is_late


@pytest.mark.parametrize(("text", "message"), BROKEN)
def test_a_broken_string_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_string(TomlSource(f"a = {text}"), 4)

    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("text", "key", "end"), [("a-B_9 = 1", "a-B_9", 5), ('"a b".c', "a b", 5), ("'a\\'.c", "a\\", 4), ('""=', "", 2)]
)
def test_a_key_is_bare_or_quoted(text: str, key: str, end: int) -> None:
    assert read_key(TomlSource(text), 0) == (key, end)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "Key ended without value at row 1, col 2, pos 1"),
        ("ab", "Key ended without value at row 1, col 5, pos 4"),
        (".a", "Empty bare keys are not allowed at row 1, col 2, pos 1"),
        ("é", "Empty bare keys are not allowed at row 1, col 2, pos 1"),
    ],
)
def test_a_key_must_be_there(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        read_key(TomlSource(text), 0)

    assert str(caught.value) == message
