"""TOML as @iarna/toml 3.0.0 reads it: the tables were checked against the real parser."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.text import Array, Plain, Scalar, Table, parse_toml, plain, replace_value, replace_values

READ: list[tuple[str, Plain]] = [
    ("", {}),
    ("\n \t\r\n# only a comment", {}),
    ("a = 1", {"a": 1}),
    ("a = 1 # why\n b=2\r\n\tc\t=\t3", {"a": 1, "b": 2, "c": 3}),
    ("a.b.c = 1\na.b.d = 2", {"a": {"b": {"c": 1, "d": 2}}}),
    ("a . b = 1", {"a": {"b": 1}}),
    ('1 = 1\n-_- = 2\n"q k" = 3\n\'l k\' = 4\n"" = 5', {"1": 1, "-_-": 2, "q k": 3, "l k": 4, "": 5}),
    ("[a]\nx = 1\n[a.b]\nx = 2\n[c.d]", {"a": {"x": 1, "b": {"x": 2}}, "c": {"d": {}}}),
    ('[ a . "b" ] # c\nx = 1', {"a": {"b": {"x": 1}}}),
    ("[a.b]\n[a]\nx = 1", {"a": {"b": {}, "x": 1}}),
    ("[a]\nb.c = 1\n[a.d]", {"a": {"b": {"c": 1}, "d": {}}}),
    ("[a.b]\nx = 1\n[a]\nb.y = 2", {"a": {"b": {"x": 1, "y": 2}}}),
    ("[[p]]\nx = 1\n[[p]]\nx = 2\n[p.q]\ny = 3", {"p": [{"x": 1}, {"x": 2, "q": {"y": 3}}]}),
    ("[[a.b]]\n[[a.b]]\n[[a.b.c]]\nx = 1", {"a": {"b": [{}, {"c": [{"x": 1}]}]}}),
    ("[a]\n[[a.b]]", {"a": {"b": [{}]}}),
    ('dev = ["pytest", {include-group = "x"}]', {"dev": ["pytest", {"include-group": "x"}]}),
    ("__proto__.x = 1\nconstructor = 2", {"__proto__": {"x": 1}, "constructor": 2}),
]
REFUSED = [
    ("\ufeffa = 1", 'Unknown character "65279" at row 1, col 2, pos 1'),
    ("a = 1\n= 2", 'Unknown character "61" at row 2, col 1, pos 7'),
    ("é = 1", 'Unknown character "233" at row 1, col 2, pos 1'),
    (
        "a = 1 b = 2",
        "Unexpected character, expected only whitespace or comments till end of line at row 1, col 8, pos 7",
    ),
    ("a = 1\na = 2", "Can't redefine existing key at row 2, col 6, pos 12"),
    ("a = 1\na.b = 2", "Can't redefine existing key at row 2, col 8, pos 14"),
    ("a = {}\na.b = 2", "Can't redefine existing key at row 2, col 8, pos 15"),
    ("[a]\n[a]", "Can't redefine existing key at row 2, col 3, pos 7"),
    ("a = 1\n[a]", "Can't redefine existing key at row 2, col 3, pos 9"),
    ("a = 1\n[a.b]", "Can't redefine existing key at row 2, col 3, pos 9"),
    ("a.b = 1\n[a]", "Can't redefine existing key at row 2, col 3, pos 11"),
    ("[[a]]\n[a]", "Can't redefine existing key at row 2, col 3, pos 9"),
    ("[a]\n[[a]]", "Can't redefine an existing key at row 2, col 4, pos 8"),
    ("a = [1]\n[[a]]", "Can't extend an inline array at row 2, col 4, pos 12"),
    ("a = [1]\n[[a.b]]", "Can't extend an inline array at row 2, col 4, pos 12"),
    ("a = {}\n[[a]]", "Can't redefine an existing key at row 2, col 4, pos 11"),
    ("a = {}\n[[a.b]]", "Can't extend an inline table at row 2, col 4, pos 11"),
    ("a = 1\n[[a.b]]", "Can't redefine an existing key at row 2, col 4, pos 10"),
    ("[a", "Key ended without value at row 1, col 5, pos 4"),
    ("[a b]", "Unexpected character, expected whitespace, . or ] at row 1, col 5, pos 4"),
    ("[[a] ]", "Unexpected character, expected whitespace, . or ] at row 1, col 6, pos 5"),
    ("[", "Key ended without value at row 1, col 3, pos 2"),
    ("# \x7f", "Control characters (codes < 0x1f and 0x7f) are not allowed in comments, use \\u007f instead"),
    ("# windows\r\n", "Control characters (codes < 0x1f and 0x7f) are not allowed in comments, use \\u000d instead"),
]
REPLACED = [
    ('[p]\nversion = "1.0" # c\nb = 2\n', ["p", "version"], '[p]\nversion = "2.0" # c\nb = 2\n'),
    ("v = '1.0'", ["v"], 'v = "2.0"'),
    ("v = true\n", ["v"], 'v = "2.0"\n'),
    ("v = -inf\n", ["v"], 'v = "2.0"\n'),
    ("v = '''1.0''' \n", ["v"], 'v = "2.0"\n'),
    ('v = ""', ["v"], 'v = "2.0"'),
    ('v = "" # c', ["v"], 'v = "2.0"# c'),
    ('"é" = "😀"\nv = ["a", "b"]', ["v", "1"], '"é" = "😀"\nv = ["a", "2.0"]'),
    ('v = [{a = "x"}, {a = "y"}]', ["v", "1", "a"], 'v = [{a = "x"}, {a = "2.0"}]'),
    ('[[p]]\nv = "1"\n[[p]]\nv = "2"', ["p", "0", "v"], '[[p]]\nv = "2.0"\n[[p]]\nv = "2"'),
]
NOT_REPLACED = [
    ("v = 1.0", ["v"], "path not found in object: v"),
    ('v = "1"', ["a", "b"], "path not found in object: a"),
    ('v = "1"', ["v", "value"], "path not found in object: v.value"),
    ('v = ["a"]', ["v", "1"], "path not found in object: v.1"),
    ('v = ["a"]', ["v", "00"], "path not found in object: v.00"),
    ('v = ["a"]', ["v", "x"], "path not found in object: v.x"),
    ("v = 1979-05-27", ["v"], "value at path v is not tagged"),
    ("v = {a = 1}", ["v"], "value at path v is not tagged"),
    ('v = "1"', [], "value at path  is not tagged"),
]


@pytest.mark.parametrize(("text", "value"), READ)
def test_a_document_is_read(text: str, value: Plain) -> None:
    assert plain(parse_toml(text)) == value


@pytest.mark.parametrize(("text", "message"), REFUSED)
def test_what_the_real_parser_refuses_is_refused_in_its_words(text: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        parse_toml(text)

    assert str(caught.value).startswith(message)


def test_values_know_their_place_in_code_points() -> None:
    document = parse_toml('"é" = "😀"\nv = [1, "a", true]\nd = 1979-05-27\n')

    assert document["é"] == Scalar("😀", 6, 9)
    assert document["v"] == [Scalar(1), Scalar("a", 18, 21), Scalar(value=True, start=23, end=27)]
    assert document["d"] == Scalar("1979-05-27")


def test_tables_and_arrays_are_told_apart() -> None:
    document = parse_toml("[a]\n[[b]]\nc = [{}]")
    last = document["b"]

    assert isinstance(document["a"], Table)
    assert isinstance(last, Array)
    assert not last.inline


@pytest.mark.parametrize(("text", "path", "replaced"), REPLACED)
def test_a_value_is_replaced_and_all_else_is_kept(text: str, path: list[str], replaced: str) -> None:
    assert replace_value(text, path, "2.0") == replaced


@pytest.mark.parametrize(("text", "path", "message"), NOT_REPLACED)
def test_what_has_no_place_is_not_replaced(text: str, path: list[str], message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        replace_value(text, path, "2.0")

    assert str(caught.value) == message


def test_an_empty_string_takes_the_next_character_along() -> None:
    with pytest.raises(
        UnreadableText, match=r"^After replacing value, result is not valid TOML: TomlError: Unexpected"
    ):
        replace_value('v = ""\nw = 1', ["v"], "2.0")


def test_a_new_value_is_written_as_json() -> None:
    assert replace_value('v = "1"', ["v"], '1"\\\n\té') == 'v = "1\\"\\\\\\n\\té"'


def test_many_values_are_replaced_at_once() -> None:
    text = 'a = "1"\nb = ["1", "2"]\nc = 3\n'

    assert replace_values(text, [["b", "1"], ["a"], ["a"]], "9") == 'a = "9"\nb = ["1", "9"]\nc = 3\n'
    assert replace_values(text, [], "9") == text


@pytest.mark.parametrize(
    "text", ["[" + "a." * 60 + "a]", "a = " + "[" * 101, "a = " + "{b = " * 60 + "[" * 60, "a." * 101 + "a = 1"]
)
def test_what_is_nested_too_deeply_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText, match="more than 100 deep"):
        parse_toml(text)


def test_a_large_document_is_read_at_once() -> None:
    text = "".join(f'[[package]]\nname = "p{number}"\nversion = "1"\n' for number in range(5000))
    paths = [["package", str(number), "version"] for number in range(5000)]

    assert replace_values(text, paths, "2") == text.replace('version = "1"', 'version = "2"')
