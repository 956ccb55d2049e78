"""Members and methods in filters: checked against jsonpath-plus 10.4 in Node.js 20."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.formats.jsonpath.members import called, member
from gatepost.formats.jsonpath.search import find
from gatepost.formats.jsonpath.values import UNDEFINED, Method, Value
from gatepost.formats.yaml.values import Binary, Timestamp

ITEM = """
{
  "s": "abc", "n": 2, "v": "1.2.3", "o": {"k": 1}, "l": [1, "2", null, [3]], "e": "", "z": 0, "t": true,
  "nul": null, "list": ["a", "b"], "num": "12", "toString": 1, "big": "\\ud83d\\ude00x", "k": "key"
}
"""


def holds(script: str) -> bool:
    """Tell whether a filter with this script lets the item through."""
    return bool(find(f"$[?({script})]", [parse_json(ITEM)]))


@pytest.mark.parametrize(
    "script",
    [
        "@.s.length === 3",
        "@.big.length === 3",
        '@.s[0] === "a"',
        "@.list.length === 2",
        "@.s.trim",
        "@.list.map",
        "@.n.toFixed",
        "@.o.hasOwnProperty",
        '@.s.startsWith("ab")',
        '@.s.endsWith("bc")',
        '@.s.indexOf("c") === 2',
        '@.big.indexOf("x") === 2',
        '@.s.indexOf("x") === -1',
        '@.s.lastIndexOf("a") === 0',
        '@.s.toUpperCase() === "ABC"',
        '"ABC".toLowerCase() === "abc"',
        '" a ".trim() === "a"',
        '" a ".trimStart() === "a "',
        '" a ".trimEnd() === " a"',
        '"a".valueOf() === "a"',
        '@.s.slice(1) === "bc"',
        '@.s.slice(-2,-1) === "b"',
        '@.s.slice(0,2) === "ab"',
        '@.s.slice(2,1) === ""',
        '@.s.charAt(1) === "b"',
        '@.s.charAt(-1) === ""',
        '@.s.charAt(9) === ""',
        '@.s.concat("d") === "abcd"',
        '@.v.split(".")[1] === "2"',
        '@.v.split(".").length === 3',
        '@.list.join("-") === "a-b"',
        '@.l.join("") === "123"',
        '@.list.includes("b")',
        '@.list.indexOf("b") === 1',
        '@.list.indexOf("x") === -1',
        '["a","b"].includes("a")',
        '@.o.hasOwnProperty("k")',
        '@.s.hasOwnProperty("length")',
        '@.n.toString() === "2"',
        '@.t.toString() === "true"',
        '@.list.toString() === "a,b"',
        '@.o.toString() === "[object Object]"',
        '@.s.toString() === "abc"',
    ],
)
def test_a_script_is_true(script: str) -> None:
    assert holds(script)


@pytest.mark.parametrize(
    "script",
    [
        "@.s[5]",
        "@.list.x",
        "@.n.x",
        "@.t.x",
        "@.s.x",
        "@.o.x",
        "@.list.link",
        '@.s.includes("x")',
        "@.s.includes(1)",
        '@.list.includes("x")',
        '@.o.hasOwnProperty("x")',
    ],
)
def test_a_script_is_false(script: str) -> None:
    assert not holds(script)


@pytest.mark.parametrize(
    "script",
    [
        '@.s.match("a")',
        "@.s.trim().padStart(5)",
        '@.s.replace("a","b")',
        "@.s.charAt()",
        '@.s.slice("1")',
        "@.s.slice(1.5)",
        "@.s.repeat(2)",
        "@.list.join()",
        "@.list.map(1)",
        "@.list.slice(1)",
        "@.n.toFixed(1)",
        '@.s.split("")',
        "@.t.valueOf()",
        "@.o.valueOf()",
    ],
)
def test_a_method_that_is_not_supported_is_named(script: str) -> None:
    with pytest.raises(UnreadableText, match=r"\w+\.\w+\(.*\) is not supported in a filter"):
        holds(script)


@pytest.mark.parametrize("value", [None, UNDEFINED])
def test_nothing_has_no_members(value: Value) -> None:
    with pytest.raises(UnreadableText, match=r"Cannot read properties of \w+ \(reading 'a'\)"):
        member(value, "a")


@pytest.mark.parametrize("name", ["constructor", "__proto__", "__defineGetter__"])
def test_what_leads_to_running_programs_is_blocked(name: str) -> None:
    with pytest.raises(UnreadableText, match="Cannot read properties of 1"):
        member(1, name)
    assert member({name: 2}, name) == 2


def test_the_members_of_a_function_are_not_supported() -> None:
    with pytest.raises(UnreadableText, match=r"trim\.name of a function is not supported"):
        member(Method("a", "trim"), "name")


def test_what_dates_and_bytes_have_by_their_kind_is_not_supported() -> None:
    with pytest.raises(UnreadableText, match="getTime of a date or of bytes is not supported"):
        member(Timestamp(0), "getTime")
    with pytest.raises(UnreadableText, match="length of a date or of bytes is not supported"):
        member(Binary(b"a"), "length")
    assert member(Timestamp(0), "length") == UNDEFINED
    assert member(Binary(b"a"), "0") == 97


def test_a_method_is_called_with_what_it_belongs_to() -> None:
    assert called(Method("abc", "charAt"), [2.0]) == "c"
