"""Strings in YAML: checked against js-yaml 4."""

import pytest

from gatepost.formats.yaml.strings import scalar


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", "a"),
        ("", "''"),
        ("yes", "'yes'"),
        ("n", "'n'"),
        ("OFF", "'OFF'"),
        ("12:30:45", "'12:30:45'"),
        ("1:2.5", "'1:2.5'"),
        ("+1_0:20", "'+1_0:20'"),
        ("~", "'~'"),
        ("1", "'1'"),
        ("1.5", "'1.5'"),
        ("true", "'true'"),
        ("2020-01-01", "'2020-01-01'"),
        ("<<", "'<<'"),
        ("a: b", "'a: b'"),
        ("a:b", "a:b"),
        ("a #b", "'a #b'"),
        ("a#b", "a#b"),
        ("a:", "'a:'"),
        ("-", "'-'"),
        ("- a", "'- a'"),
        ("-a", "'-a'"),
        ("?", "'?'"),
        ("? a", "'? a'"),
        (":a", "':a'"),
        ("#a", "'#a'"),
        ("&a", "'&a'"),
        ("*a", "'*a'"),
        ("!a", "'!a'"),
        ("|", "'|'"),
        (">a", "'>a'"),
        ("%a", "'%a'"),
        ("@a", "'@a'"),
        ("`a", "'`a'"),
        ("=", "'='"),
        ('"a"', "'\"a\"'"),
        ("'a'", "'''a'''"),
        ("it's", "it's"),
        ("[a", "'[a'"),
        ("a]", "a]"),
        ("{a", "'{a'"),
        ("a}", "a}"),
        (",a", "',a'"),
        ("a,b", "a,b"),
        (" a", "' a'"),
        ("a ", "'a '"),
        ("a\tb", '"a\\tb"'),
        ("\t", '"\\t"'),
        ("\xe9", "\xe9"),
        ("\U0001f600", "\U0001f600"),
        ("\x7f", '"\\x7F"'),
        ("\x85", '"\\N"'),
        ("\xa0", '"\\_"'),
        ("\u2028", '"\\L"'),
        ("\ufeff", '"\\uFEFF"'),
        ("\x1b\x00\x07", '"\\e\\0\\a"'),
        ("\ue000", "\ue000"),
        ('a"b\\c\n\x01', '"a\\"b\\\\c\\n\\x01"'),
        ("http://x/y", "http://x/y"),
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        ("a\n\n", "|+\n  a\n"),
        ("\n", "|+\n"),
        ("\n\n", "|+\n\n"),
        (" a\nb", "|2-\n   a\n  b"),
        ("\n a", "|2-\n\n   a"),
        ("a\n  b\n", "|\n  a\n    b"),
        ("a\n\nb", "|-\n  a\n\n  b"),
    ],
)
def test_a_string_is_written_plain_or_in_quotes(text: str, written: str) -> None:
    assert scalar(text, 0) == written


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (
            "word " * 30,
            [
                ">-",
                "  " + "word " * 14 + "word",
                "  " + "word " * 15,
            ],
        ),
        (
            "word " * 30 + "\n",
            [
                ">",
                "  " + "word " * 14 + "word",
                "  " + "word " * 15,
            ],
        ),
        (
            "x" * 100,
            [
                ">-",
                "  " + "x" * 100,
            ],
        ),
        (
            "x" * 100 + " y",
            [
                ">-",
                "  " + "x" * 100,
                "  y",
            ],
        ),
        (
            "a " + "x" * 100 + " b",
            [
                ">-",
                "  a",
                "  " + "x" * 100,
                "  b",
            ],
        ),
        (
            "  " + "word " * 30,
            [
                "'  " + "word " * 30 + "'",
            ],
        ),
        (
            "word " * 20 + "\n" + "word " * 20,
            [
                ">-",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
                "",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
            ],
        ),
        (
            "word " * 20 + "\n\n  in\n" + "word " * 20,
            [
                ">-",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
                "",
                "    in",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
            ],
        ),
        (
            "a  b " * 20,
            [
                ">-",
                "  " + "a  b " * 15 + "a ",
                "  b a  b a  b a  b a  b ",
            ],
        ),
        (
            "\n" + "word " * 20,
            [
                ">-",
                "",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
            ],
        ),
        (
            "\U0001f600" * 45 + " a",
            [
                ">-",
                "  " + "\U0001f600" * 45,
                "  a",
            ],
        ),
        (
            "\xe9" * 90,
            [
                ">-",
                "  " + "\xe9" * 90,
            ],
        ),
        (
            "- " * 50,
            [
                ">-",
                "  " + "- " * 38 + "-",
                "  " + "- " * 11,
            ],
        ),
        (
            "word " * 16 + "#",
            [
                ">-",
                "  " + "word " * 14 + "word",
                "  word #",
            ],
        ),
        (
            "end\n" + "word " * 20 + "\n\n",
            [
                ">+",
                "  end",
                "",
                "  " + "word " * 14 + "word",
                "  word word word word word ",
                "",
            ],
        ),
        (
            "# " * 50,
            [
                ">-",
                "  " + "# " * 38 + "#",
                "  " + "# " * 11,
            ],
        ),
    ],
)
def test_a_long_string_is_folded(text: str, lines: list[str]) -> None:
    assert scalar(text, 0) == "\n".join(lines)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("a", "a"),
        ("n", "'n'"),
        ("1:2.5", "'1:2.5'"),
        ("1", "'1'"),
        ("2020-01-01", "'2020-01-01'"),
        ("a:b", "a:b"),
        ("a:", "'a:'"),
        ("-a", "'-a'"),
        (":a", "':a'"),
        ("*a", "'*a'"),
        (">a", "'>a'"),
        ("`a", "'`a'"),
        ("'a'", "'''a'''"),
        ("a]", "a]"),
        (",a", "',a'"),
        ("a ", "'a '"),
        ("\xe9", "\xe9"),
        ("\x85", '"\\N"'),
        ("\ufeff", '"\\uFEFF"'),
        ('a"b\\c\n\x01', '"a\\"b\\\\c\\n\\x01"'),
        ("a\nb\n", '"a\\nb\\n"'),
        ("\n\n", '"\\n\\n"'),
        ("a\n  b\n", '"a\\n  b\\n"'),
    ],
)
def test_a_key_takes_one_line(text: str, written: str) -> None:
    assert scalar(text, 1, is_key=True) == written


def test_a_long_key_is_not_folded() -> None:
    assert scalar("word " * 30 + "x", 1, is_key=True) == "word " * 30 + "x"


def test_the_deeper_a_string_the_narrower_it_is_down_to_40() -> None:
    assert [max(map(len, scalar("a " * 100, level).split("\n")[1:-1])) for level in (1, 10, 20, 30)] == [79, 79, 79, 99]
