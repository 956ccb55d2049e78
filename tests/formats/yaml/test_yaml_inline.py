"""Plain and quoted scalars of YAML: checked against js-yaml 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("a", ["a"]),
        ("a b  c", ["a b  c"]),
        ("a\n  b\n\n  c", ["a b\nc"]),
        ("a #b", ["a"]),
        ("a#b", ["a#b"]),
        ("a:b", ["a:b"]),
        ("a: http://x/y?z#w", [{"a": "http://x/y?z#w"}]),
        ("-a", ["-a"]),
        ("?a", ["?a"]),
        (":a", [":a"]),
        ("- -a", [["-a"]]),
        ("[a b, c:d, e#f]", [["a b", "c:d", "e#f"]]),
        ("[a\n b]", [["a b"]]),
        ("[-a, ?b]", [["-a", "?b"]]),
        ("a \n b", ["a b"]),
        ("\xe9\U0001f600\u2028x", ["\xe9\U0001f600\u2028x"]),
        ("\x85", ["\x85"]),
        ("x\x85y", ["x\x85y"]),
        ("'a'", ["a"]),
        ("'it''s'", ["it's"]),
        ("'a\n  b\n\n  c '", ["a b\nc "]),
        ("' a '", [" a "]),
        ("''", [""]),
        ("'a''\n b'", ["a' b"]),
        ('"a"', ["a"]),
        (
            '"\\0\\a\\b\\t\\n\\v\\f\\r\\e\\ \\"\\/\\\\\\N\\_\\L\\P"',
            ['\x00\x07\x08\t\n\x0b\x0c\r\x1b "/\\\x85\xa0\u2028\u2029'],
        ),
        ('"\\x41\\u00e9\\U0001F600"', ["A\xe9\U0001f600"]),
        ('"\\ud83d\\ude00"', ["\U0001f600"]),
        ('"\\UFFFFFFFF\\U00110000"', ["\uffff\udc00\udc00"]),
        ('"a\n  b\n\n  c "', ["a b\nc "]),
        ('"a \\\n   b"', ["a b"]),
        ('"a\\\n\n  b"', ["ab"]),
        ('"a\\\tb"', ["a\tb"]),
        ('"\t"', ["\t"]),
        ('a: "b\n  ---"', [{"a": "b ---"}]),
        ("a\n...", ["a"]),
        ("a: x\n  # c\nb: y", [{"a": "x", "b": "y"}]),
        ("a: x\n  y # c\n", [{"a": "x y"}]),
        ("- a\n  b", [["a b"]]),
        ("[a, b\n, c]", [["a", "b", "c"]]),
        ('"tab\there"', ["tab\there"]),
        ("a: ---", [{"a": "---"}]),
        ('"\x7f"', ["\x7f"]),
        ("[a\n#c\n]", [["a"]]),
    ],
)
def test_a_scalar_is_read(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "'a",
        "'a\n---\nb'",
        "'a\n...\n'",
        '"a',
        '"a\n---\n"',
        '"\\q"',
        '"\\x4g"',
        '"\\u12"',
        '"\\U0010"',
        '"\x01"',
        "'\x0b'",
        "a\x07b",
        "a: \x7f",
        '"a\\',
        '"\\\n',
        "[a\n---\n]",
        "\ufffe",
        "a\n\x1b",
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)
