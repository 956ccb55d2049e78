"""JSON, read and written as Node.js and Release Please do it."""

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import Json, detect_indent, parse_json, rewrite_json, stringify_json


@pytest.mark.parametrize(
    ("text", "indent", "expected"),
    [
        ("{}", "", "{}"),
        ("{}", "  ", "{}"),
        ("[]", "", "[]"),
        ("[]", "  ", "[]"),
        ("null", "", "null"),
        ("null", "  ", "null"),
        ("true", "", "true"),
        ("true", "  ", "true"),
        ("false", "", "false"),
        ("false", "  ", "false"),
        ('"a"', "", '"a"'),
        ('"a"', "  ", '"a"'),
        (" [1, 2.50, -0] \n", "", "[1,2.5,0]"),
        (" [1, 2.50, -0] \n", "  ", "[\n  1,\n  2.5,\n  0\n]"),
        ('{"a": 1, "b": [], "a": 2}', "", '{"a":2,"b":[]}'),
        ('{"a": 1, "b": [], "a": 2}', "  ", '{\n  "a": 2,\n  "b": []\n}'),
        ('{"b":1,"10":2,"a":3,"9":4}', "", '{"9":4,"10":2,"b":1,"a":3}'),
        ('{"b":1,"10":2,"a":3,"9":4}', "  ", '{\n  "9": 4,\n  "10": 2,\n  "b": 1,\n  "a": 3\n}'),
        ('{"a":{"1":{},"0":[]}}', "", '{"a":{"0":[],"1":{}}}'),
        ('{"a":{"1":{},"0":[]}}', "  ", '{\n  "a": {\n    "0": [],\n    "1": {}\n  }\n}'),
        ('"\\ud83d\\ude00 \\ud800"', "", '"\U0001f600 \\ud800"'),
        ('"\\ud83d\\ude00 \\ud800"', "  ", '"\U0001f600 \\ud800"'),
        ('"\\u2028\u2028\x7f"', "", '"\u2028\u2028\x7f"'),
        ('"\\u2028\u2028\x7f"', "  ", '"\u2028\u2028\x7f"'),
        ('"\\"\\\\\\/\\b\\f\\n\\r\\t"', "", '"\\"\\\\/\\b\\f\\n\\r\\t"'),
        ('"\\"\\\\\\/\\b\\f\\n\\r\\t"', "  ", '"\\"\\\\/\\b\\f\\n\\r\\t"'),
        ("[1e400,-1e400]", "", "[null,null]"),
        ("[1e400,-1e400]", "  ", "[\n  null,\n  null\n]"),
        ('{"__proto__":1}', "", '{"__proto__":1}'),
        ('{"__proto__":1}', "  ", '{\n  "__proto__": 1\n}'),
        ("123456789012345678901234567890", "", "1.2345678901234568e+29"),
        ("123456789012345678901234567890", "  ", "1.2345678901234568e+29"),
        ('[[[]],{"a":{}}]', "", '[[[]],{"a":{}}]'),
        ('[[[]],{"a":{}}]', "  ", '[\n  [\n    []\n  ],\n  {\n    "a": {}\n  }\n]'),
        ('{"":{" ":0}}', "", '{"":{" ":0}}'),
        ('{"":{" ":0}}', "  ", '{\n  "": {\n    " ": 0\n  }\n}'),
    ],
)
def test_a_document_is_written_as_node_writes_it(text: str, indent: str, expected: str) -> None:
    assert stringify_json(parse_json(text), indent) == expected


def test_of_an_indent_ten_characters_count() -> None:
    assert stringify_json([1], " " * 12) == f"[\n{' ' * 10}1\n]"


def test_numbers_keep_what_they_are() -> None:
    read = parse_json("[1, 1.0, 1.5, -0]")

    assert read == [1, 1, 1.5, 0]
    assert [type(value) for value in read if read] == [int, int, float, float]


@pytest.mark.parametrize("text", ["NaN", "[1,]", "\ufeff{}", "{'a': 1}", "// c\n{}", "[1] x", ""])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        parse_json(text)


def test_what_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(UnreadableText, match="nested too deeply"):
        parse_json("[" * 200_000 + "]" * 200_000)


def test_what_contains_itself_cannot_be_written() -> None:
    endless: list[Json] = []
    endless.append(endless)

    with pytest.raises(UnreadableText, match="nested too deeply"):
        stringify_json(endless, "")


@pytest.mark.parametrize(
    ("text", "indent"),
    [
        ("", ""),
        ("a", ""),
        ('{\n  "a": 1\n}', "  "),
        ('{\n\t"a": 1\n}', "\t"),
        ('{\n "a": 1\n}', " "),
        ('{\n "a": 1,\n   "b": 2\n}', "   "),
        ('{\n    "a": {\n        "b": 1\n    }\n}', "    "),
        ("a\n  b\n  c\n    d\n  e", "  "),
        ("a\n\tb\n  c\n\td", "\t"),
        ("a\n    b\n  c\n\n  d", "  "),
        ("a\n            b", "            "),
        ("\n\n  x", "  "),
        ("a\n  b\n\t\tc\n  d", "  "),
        ("a\n   b\n  c", "   "),
        ("  a\n  b\n    c\n      d\n        e", "  "),
        ("\t a\n  b", "\t"),
        ("a\n  b\nc\n  d\n\te\n\tf\n\tg", "\t"),
    ],
)
def test_the_indent_is_the_one_that_is_used_most(text: str, indent: str) -> None:
    assert detect_indent(text) == indent


@pytest.mark.parametrize(
    ("value", "text", "expected"),
    [
        ('{"a":1}', '{"b":2}', '{"a":1}'),
        ('{"a":1}', '// c\n{\n  "b": {}\n}\n// d\n', '// c\n{\n  "a": 1\n}\n// d\n'),
        ('{"a":1}', '\ufeff{\n\t"a": 2\n}\n', '\ufeff{\n\t"a": 1\n}\n'),
        ("[1]", "[2]", "[2[1][2]"),
        ('"x"', '"y"\n', '"y""x""y"\n'),
        ('{"a":1}', '  {\n    "a": 2\n  }\n', '  {\n    "a": 1\n}\n'),
        ('[{"a":1}]', '[\n  {\n    "a": 2\n  }\n]\n', '[\n  [\n  {\n    "a": 1\n  }\n]\n]\n'),
        ("[]", '{\n            "a": 2\n}', "[]"),
        ('{"a":1}', '{"a":"}"}\n\n', '{"a":1}\n\n'),
        ('{"a":1}', '{"a": 2}\r\n', '{"a":1}\r\n'),
    ],
)
def test_a_file_keeps_its_indent_and_what_stands_around_the_braces(value: str, text: str, expected: str) -> None:
    assert rewrite_json(parse_json(value), text) == expected
