"""Numbers, keys and text as JavaScript has them."""

import pytest

from gatepost.formats.javascript import (
    between,
    in_key_order,
    is_index,
    length,
    number,
    number_text,
    replace_first,
    units,
    whole,
)


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("0", "0"),
        ("-0", "0"),
        ("1", "1"),
        ("1.0", "1"),
        ("-1.5", "-1.5"),
        ("100", "100"),
        ("1e21", "1e+21"),
        ("1e20", "100000000000000000000"),
        ("123456789012345678901", "123456789012345680000"),
        ("12345678901234567890", "12345678901234567000"),
        ("0.000001", "0.000001"),
        ("1e-7", "1e-7"),
        ("1.25e-9", "1.25e-9"),
        ("-1e-7", "-1e-7"),
        ("5e-324", "5e-324"),
        ("1.7976931348623157e308", "1.7976931348623157e+308"),
        ("1e400", "Infinity"),
        ("-1e400", "-Infinity"),
        ("9007199254740993", "9007199254740992"),
        ("9007199254740991", "9007199254740991"),
        ("0.1", "0.1"),
        ("123.456", "123.456"),
        ("2e22", "2e+22"),
        ("1.5e300", "1.5e+300"),
        ("4.35", "4.35"),
    ],
)
def test_a_number_is_printed_as_javascript_prints_it(written: str, printed: str) -> None:
    assert number_text(number(written)) == printed


def test_what_is_no_number_is_called_so() -> None:
    assert number_text(float("nan")) == "NaN"


def test_a_whole_number_that_has_a_double_is_an_int() -> None:
    assert isinstance(number("12.0"), int)
    assert isinstance(number("-0"), float)
    assert isinstance(number("9007199254740994"), float)


def test_digits_of_another_base_are_rounded_to_a_double() -> None:
    assert whole("ff", 16) == 255
    assert whole("1" * 2000, 2) == float("inf")


@pytest.mark.parametrize(
    ("key", "is_one"),
    [
        ("0", True),
        ("7", True),
        ("4294967294", True),
        ("4294967295", False),
        ("10000000000", False),
        ("01", False),
        ("-1", False),
        ("1.5", False),
        ("", False),
        ("\u0661", False),
        ("a", False),
    ],
)
def test_an_index_is_a_number_below_the_longest_list(key: str, is_one: bool) -> None:  # noqa: FBT001  a table
    assert is_index(key) is is_one


def test_indexes_come_first_and_ascending() -> None:
    assert in_key_order(["b", "10", "a", "2"]) == ["2", "10", "b", "a"]
    assert in_key_order(["b", "a"]) == ["b", "a"]


def test_text_is_counted_in_utf_16() -> None:
    assert length("abc") == 3
    assert length("\U0001f600") == 2
    assert units("a") == b"a\0"
    assert between("abc", 1, 2) == "b"
    assert between("a\U0001f600b", 3, 9) == "b"
    assert between("a\U0001f600b", 0, 2) == "a\ufffd"


@pytest.mark.parametrize(
    ("text", "replacement", "expected"),
    [
        ("a-b-a", "x", "x-b-a"),
        ("b", "x", "b"),
        ("-a-", "[$&]", "-[a]-"),
        ("-a+", "$`$'$$", "--+$+"),
        ("a", "$1", "$1"),
    ],
)
def test_the_first_is_replaced_and_dollars_refer_to_it(text: str, replacement: str, expected: str) -> None:
    assert replace_first(text, "a", replacement) == expected
