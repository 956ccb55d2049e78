"""Functions of XPath: the table was checked against npm xpath 0.0.34."""

from __future__ import annotations

import math

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.xml.text import parse_xml
from gatepost.formats.xpath.select import select

DOCUMENT = '<r xmlns:p="u" n="1.5"> a  b <p:x>2</p:x><y>1e3</y><z/></r>'
CALLS: list[tuple[str, str | float | bool]] = [
    ("boolean('')", False),
    ("boolean(/r)", True),
    ("ceiling(1.2)", 2.0),
    ("ceiling(-1.2)", -1.0),
    ("concat('a', 1, true())", "a1true"),
    ("contains('abc', 'b')", True),
    ("count(/r/*)", 3.0),
    ("false()", False),
    ("floor(-1.2)", -2.0),
    ("last()", 1.0),
    ("local-name()", "#document"),
    ("local-name(/r/*)", "x"),
    ("local-name(/r/text())", "#text"),
    ("local-name(/nothing)", ""),
    ("name()", ""),
    ("name(/r/*)", "p:x"),
    ("name(/r/@n)", "n"),
    ("name(/nothing)", ""),
    ("namespace-uri(/r/*)", "u"),
    ("namespace-uri(/r)", ""),
    ("namespace-uri(/nothing)", ""),
    ("normalize-space(' a \t b ')", "a b"),
    ("normalize-space()", "a b 21e3"),
    ("not(0)", True),
    ("number('1.50')", 1.5),
    ("number(/r/y)", 1000.0),
    ("number(/r/z)", 0.0),
    ("number(true())", 1.0),
    ("position()", 1.0),
    ("round(2.5)", 3.0),
    ("round(-2.5)", -2.0),
    ("starts-with('abc', 'ab')", True),
    ("string()", " a  b 21e3"),
    ("string(1)", "1"),
    ("string-length('a😀')", 3.0),
    ("string-length()", 10.0),
    ("substring('12345', 2)", "2345"),
    ("substring('12345', 2, 3)", "234"),
    ("substring('12345', 1.5, 2.6)", "234"),
    ("substring('12345', 0, 3)", "12"),
    ("substring('12345', 4, -2)", "23"),
    ("substring('12345', 'x')", "12345"),
    ("substring-after('a-b-c', '-')", "b-c"),
    ("substring-after('abc', '')", "abc"),
    ("substring-after('abc', 'x')", ""),
    ("substring-before('a-b-c', '-')", "a"),
    ("substring-before('abc', 'x')", ""),
    ("substring-before('abc', '')", ""),
    ("sum(/r/@n | /r/*[1])", 3.5),
    ("translate('abcab', 'ab', 'x')", "xcx"),
    ("translate('aa', 'aa', 'xy')", "xx"),
    ("true()", True),
]
"""A call, and what it returns."""
REFUSED = [
    ("foo()", "Unknown function foo"),
    ("id('a')", "unsupported function id"),
    ("lang('a')", "unsupported function lang"),
    ("last(1)", "Function last expects 0 arguments"),
    ("not()", "Function not expects 1 argument"),
    ("concat('a')", "Function concat expects 2 or more arguments"),
    ("count(1)", "a function of XPath expects (node-set)"),
    ("name('a')", "a function of XPath expects (node-set)"),
]


@pytest.mark.parametrize(("call", "value"), CALLS)
def test_a_function_returns_what_the_real_one_returns(call: str, value: str | float | bool) -> None:  # noqa: FBT001  a column
    worth = select(call, parse_xml(DOCUMENT))

    assert worth == value
    assert type(worth) is type(value)


@pytest.mark.parametrize("call", ["sum(/r/text())", "number('1e3')", "number('')", "floor('x')", "round('x')"])
def test_what_is_no_number_stays_so(call: str) -> None:
    worth = select(call, parse_xml(DOCUMENT))

    assert isinstance(worth, float)
    assert math.isnan(worth)


@pytest.mark.parametrize(("call", "message"), REFUSED)
def test_a_wrong_call_is_refused(call: str, message: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        select(call, parse_xml(DOCUMENT))

    assert str(caught.value) == message


def test_a_wrong_call_that_never_happens_is_none() -> None:
    assert select("/r/nothing[foo()]", parse_xml(DOCUMENT)) == []
