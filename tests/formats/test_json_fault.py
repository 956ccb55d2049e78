"""The words of Node.js 20 for what is no JSON."""

import pytest

from gatepost.formats.json_fault import fault


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "Unexpected end of JSON input"),
        ("{", "Expected property name or '}' in JSON at position 1"),
        ("[", "Unexpected end of JSON input"),
        ("[1", "Expected ',' or ']' after array element in JSON at position 2"),
        ('{"a"', "Expected ':' after property name in JSON at position 4"),
        ('{"a":', "Unexpected end of JSON input"),
        ('{"a":1', "Expected ',' or '}' after property value in JSON at position 6"),
        ('{"a":1,', "Expected double-quoted property name in JSON at position 7"),
        ("[1,", "Unexpected end of JSON input"),
        ("[1,]", "Unexpected token ']', \"[1,]\" is not valid JSON"),
        ('{"a":1,}', "Expected double-quoted property name in JSON at position 7"),
        ("{a:1}", "Expected property name or '}' in JSON at position 1"),
        ("nul", "Unexpected end of JSON input"),
        ("nulx", "Unexpected token 'x', \"nulx\" is not valid JSON"),
        ("t", "Unexpected end of JSON input"),
        ("[tru", "Unexpected end of JSON input"),
        ("[truX", "Unexpected token 'X', \"[truX\" is not valid JSON"),
        ("[nul1", "Unexpected number in JSON at position 4"),
        ('[nul"', "Unexpected string in JSON at position 4"),
        ("NaN", '"NaN" is not valid JSON'),
        ("Infinity", '"Infinity" is not valid JSON'),
        ("undefined", '"undefined" is not valid JSON'),
        ("[object Object]", '"[object Object]" is not valid JSON'),
        ("[NaN]", "Unexpected token 'N', \"[NaN]\" is not valid JSON"),
        ("a", "Unexpected token 'a', \"a\" is not valid JSON"),
        ("ab cd efgh ijkl mnop qrst uvw", "Unexpected token 'a', \"ab cd efgh\"... is not valid JSON"),
        ('{"a":1}x', "Unexpected non-whitespace character after JSON at position 7"),
        ('{"a":1} 5', "Unexpected non-whitespace character after JSON at position 8"),
        ("[]]", "Unexpected non-whitespace character after JSON at position 2"),
        ("}", "Unexpected token '}', \"}\" is not valid JSON"),
        ("01", "Unexpected number in JSON at position 1"),
        ("[-01]", "Unexpected number in JSON at position 3"),
        ("-", "No number after minus sign in JSON at position 1"),
        ("-a", "No number after minus sign in JSON at position 1"),
        ("1.", "Unterminated fractional number in JSON at position 2"),
        ("1.a", "Unterminated fractional number in JSON at position 2"),
        ("1e", "Exponent part is missing a number in JSON at position 2"),
        ("1e+", "Exponent part is missing a number in JSON at position 3"),
        ("1E-x", "Exponent part is missing a number in JSON at position 3"),
        ('"a', "Unterminated string in JSON at position 2"),
        ('"a\n"', "Bad control character in string literal in JSON at position 2"),
        ('"\t"', "Bad control character in string literal in JSON at position 1"),
        ('"a\\', "Unexpected end of JSON input"),
        ('"a\\x"', "Bad escaped character in JSON at position 3"),
        ('"a\\\u20ac"', 'Unexpected token \'\u20ac\', ""a\\\u20ac"" is not valid JSON'),
        ('"a\\u12', "Bad Unicode escape in JSON at position 6"),
        ('"a\\u12g4"', "Bad Unicode escape in JSON at position 6"),
        ('# comment\n{"a":1}', 'Unexpected token \'#\', "# comment\n{"a":1}" is not valid JSON'),
        ("// x", "Unexpected token '/', \"// x\" is not valid JSON"),
        ('{"a":1 // x\n}', "Expected ',' or '}' after property value in JSON at position 7"),
        ("[1 2]", "Expected ',' or ']' after array element in JSON at position 3"),
        ('["a" "b"]', "Expected ',' or ']' after array element in JSON at position 5"),
        ("[,", "Unexpected token ',', \"[,\" is not valid JSON"),
        ('{"a" 1}', "Expected ':' after property name in JSON at position 5"),
        ('{"a":1,"b"', "Unexpected end of JSON input"),
        ('{"a":1,"b" 2}', "Unexpected number in JSON at position 11"),
        ('{"a":1,"b" "c"}', "Unexpected string in JSON at position 11"),
        ('{"a":1,"b",2}', 'Unexpected token \',\', "{"a":1,"b",2}" is not valid JSON'),
        ("{'a':1}", "Expected property name or '}' in JSON at position 1"),
        ("\ufeff{}", "Unexpected token '\ufeff', \"\ufeff{}\" is not valid JSON"),
        ("[1234567890, tru, 1234567890]", "Unexpected token ',', ...\"67890, tru, 12345678\"... is not valid JSON"),
        ("[1111111111111111111, ?", "Unexpected token '?', ...\"11111111, ?\" is not valid JSON"),
        ('{"a":"\U0001f600", x', "Expected double-quoted property name in JSON at position 11"),
        ("[1234567890123456, \U0001f600]", "Unexpected token '\ufffd', ...\"90123456, \U0001f600]\" is not valid JSON"),
        (".5", "Unexpected token '.', \".5\" is not valid JSON"),
        ("+1", "Unexpected token '+', \"+1\" is not valid JSON"),
        ("[1}", "Expected ',' or ']' after array element in JSON at position 2"),
        ('{"a":1]', "Expected ',' or '}' after property value in JSON at position 6"),
        ("{1:2}", "Expected property name or '}' in JSON at position 1"),
        ("{,}", "Expected property name or '}' in JSON at position 1"),
        ('{"a":[{"b":[]},[[]],{}]', "Expected ',' or '}' after property value in JSON at position 23"),
        (
            '[1.5e3, -2E-1, "\\u00e9\\"", {"a": {"b": 1}} x',
            "Expected ',' or ']' after array element in JSON at position 43",
        ),
        ("\x00", "Unexpected token '\x00', \"\x00\" is not valid JSON"),
    ],
)
def test_a_fault_is_told_in_the_words_of_node(text: str, words: str) -> None:
    assert fault(text) == words


@pytest.mark.parametrize("text", ["{}", ' [1.5e3, "\\u00e9\\n", {"a": {"b": []}, "c": null}] ', "-0"])
def test_json_has_no_fault(text: str) -> None:
    assert fault(text) == ""


def test_no_depth_is_too_deep_to_find_the_fault() -> None:
    assert fault("[" * 200_000 + "x") == "Unexpected token 'x', ...\"[[[[[[[[[[x\" is not valid JSON"
