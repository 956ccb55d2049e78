"""The value of an expression: checked against the safe evaluator of jsonpath-plus 10.4."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.formats.jsonpath.search import find

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
        "1",
        '"a"',
        "true",
        "@.n + 1 === 3",
        "1+2*3===7",
        "(1+2)*3===9",
        "2-1-1===0",
        '"a"+1==="a1"',
        "1+null===1",
        "7%4===3",
        "-7%4===-3",
        "1/0>9",
        "-1/0<0",
        "1/-0<0",
        "6/4===1.5",
        "5|2",
        "1<<3===8",
        "-8>>1===-4",
        "-8>>>28===15",
        "1<<33===2",
        "1<2",
        "2<=2",
        '"a"<"b"',
        '"10"<"9"',
        "1==1.0",
        '1=="1"',
        "null==undefined",
        "true==1",
        '1!=="1"',
        '@.l == "1,2,,3"',
        '@.o == "[object Object]"',
        "@.l == @.l",
        "@.l === @.l",
        "[1]==1",
        "!!@.s",
        "-@.n === -2",
        "+@.num === 12",
        "~@.n === -3",
        'typeof @.n === "number"',
        'typeof @.x === "undefined"',
        'typeof @.s.trim === "function"',
        "void 1 === undefined",
        'typeof @.o === "object"',
        'typeof @.nul === "object"',
        'typeof true === "boolean"',
        "@.x || @.s",
        "@.s && @.n",
        "@.z ? 1 : @.s",
        "@.n === 2 ? true : false",
        "x = 5",
        "x += 3",
        "var y = 1; y",
        "0, 1",
        "[1,2].length === 2",
        '@["s"] === "abc"',
        '@["s"+""] === "abc"',
        '@.o["k"]',
        "@.o.k",
        '@.list[1] === "b"',
        '@.list["1"] === "b"',
        '@.o?.["k"]',
        '\'a"b\' === "a\\"b"',
        ".5 < 1",
        "1e3 === 1000",
        "1.5E-1 === 0.15",
        "1 ;;",
        "@.s === @.s",
        '"\uffff" > "\U0001f600"',
        '[[1],[2]]+"" === "1,2"',
        "true+true === 2",
        '"0x10" == 16',
        '"0o7" == 7',
        '"0b11" == 3',
        '" 5 " == 5',
        '"" == 0',
        '"Infinity" > 1',
        '"-Infinity" < 1',
        '"1e2" == 100',
        "1e400 == 1e400",
        "2e10|0",
        "1.9|0",
        "-1.9|0",
        '[null]+"" === ""',
        '[undefined==null]+"" === "true"',
        'undefined+"" === "undefined"',
        'true+"" === "true"',
        'null+"" === "null"',
        'false+"" === "false"',
        '1.5+"" === "1.5"',
        '@.o + ""',
    ],
)
def test_a_script_is_true(script: str) -> None:
    assert holds(script)


@pytest.mark.parametrize(
    "script",
    [
        "0",
        '""',
        "null",
        "undefined",
        "false",
        '1+"2"===12',
        "1+undefined===1",
        "7%0===0",
        "0/0===0",
        "5&2",
        "5^5",
        "3>4",
        "4>=5",
        '10<"9"',
        '"a"<1',
        '"a">=1',
        '"a"<=1',
        '1==="1"',
        "null===undefined",
        "null==0",
        '"true"==true',
        '1!="1"',
        "@.l == [1]",
        "!@.s",
        "@.x && @.x.y",
        "@.s ? @.z : 1",
        "a = 1 ? 0 : 2",
        "x = 0",
        "1; 0",
        "1 0",
        "@.list[-1]",
        '"\\n\\t\\x" === "x"',
        "()",
        "",
        '"1_0" == 10',
        '"a" == 0',
        "(0/0)|0",
        "@.list > 1",
    ],
)
def test_a_script_is_false(script: str) -> None:
    assert not holds(script)


@pytest.mark.parametrize(
    ("script", "words"),
    [
        ("this == 1 || 1", "Unexpected expression"),
        ("b", "b is not defined"),
        ("@.x.y", "Cannot read properties of undefined (reading 'y')"),
        ("@.nul.y", "Cannot read properties of null (reading 'y')"),
        ("this", "Unexpected expression"),
        ("(1,2)", "Unexpected expression"),
        ("@.n++", "Unexpected expression"),
        ("++@.n", "Unexpected expression"),
        ("--@.n", "Unexpected expression"),
        ("@.s = 1", "Invalid left-hand side in assignment"),
        ("@[k]", "Cannot convert undefined or null to object"),
        ("@[k = 1]", "Cannot set properties of undefined (setting 'k')"),
        ("func()", "func is not defined"),
        ("@.s()", "func is not a function"),
        ("@.n.x()", "func is not a function"),
        ("[1,,2]", "Cannot read properties of null (reading 'type')"),
        ("@.constructor", "Cannot convert object to primitive value"),
        ("@.o.__proto__", "Cannot read properties of [object Object] (reading '__proto__')"),
        ('@["toString"]()', "func is not a function"),
        ("@.o[b]", "Cannot convert undefined or null to object"),
        ('@ +""', "Cannot convert object to primitive value"),
    ],
)
def test_a_script_that_the_evaluator_fails_at_is_refused_in_its_words(script: str, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        holds(script)

    assert str(refused.value) == f"jsonPath: {words}: {script}"


@pytest.mark.parametrize("script", ["1 ?? 2", "2 ** 2"])
def test_an_operator_that_the_evaluator_does_not_have_is_refused(script: str) -> None:
    with pytest.raises(UnreadableText, match="is not a function: "):
        holds(script)


@pytest.mark.parametrize("script", ["[undefined]", "[@.s.trim]"])
def test_an_array_holds_what_json_holds(script: str) -> None:
    with pytest.raises(UnreadableText, match="in an array is not supported in a filter"):
        holds(script)


def test_a_script_that_is_nested_too_deeply_is_refused() -> None:
    with pytest.raises(UnreadableText, match="Maximum call stack size exceeded"):
        holds("+".join("1" * 900))
