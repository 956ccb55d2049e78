"""What other programs have said."""

from __future__ import annotations

import pytest

from gatepost.report.tool_words import last_lines, tool_lines


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param("one\n\n  \n  two\r\n", ["one", "  two"], id="empty lines are gone, indentation stays"),
        pytest.param("\x1b[31mred\x1b[0m \x1b[1;38;5;4mblue\x1b[m", ["red blue"], id="colours are gone"),
        pytest.param("\x1b]0;title\x07a\x1b]8;;http://x\x1b\\b\x1bMc", ["abc"], id="titles and links are gone"),
        pytest.param("╭─ Error ─╮\n│ no: x   │\n╰─────────╯", ["   Error", "  no: x"], id="boxes are gone"),
        pytest.param("a │ b", ["a │ b"], id="a line between two things stays"),
        pytest.param(" 10%\r 50%\r100%\r\ndone", ["100%", "done"], id="a bar is seen at its end"),
        pytest.param("a\x1b[", ["a\\x1b["], id="a sequence without an end is shown"),
        pytest.param("a\x07\u202eb", ["a\\x07\\u202eb"], id="what acts on a terminal is shown"),
        pytest.param("::error::x\n ##[group]", ["\\x3a:error::x", " #\\x23[group]"], id="a log obeys nothing"),
        pytest.param("a\tb", ["a       b"], id="tabs"),
        pytest.param("x" * 301, ["x" * 299 + "…"], id="a long line is cut"),
        pytest.param("x" * 300, ["x" * 300], id="one that just fits is not"),
    ],
)
def test_a_program_s_output_is_made_safe(output: str, expected: list[str]) -> None:
    assert tool_lines(output) == expected


def test_the_last_lines_are_those_with_something_in_them() -> None:
    assert last_lines("one\ntwo\n\nthree\n\n", 2) == ("two", "three")
    assert last_lines("one\n", 2) == ("one",)
