from __future__ import annotations

import pytest

from gatepost.report.code_spans import code_block, code_span


@pytest.mark.parametrize(
    ("text", "span"),
    [
        ("fix: a", "`fix: a`"),
        ("@ada #1 <b> [a](b) ![x](y)", "`@ada #1 <b> [a](b) ![x](y)`"),
        ("a `b` c", "``a `b` c``"),
        ("`b`", "`` `b` ``"),
        ("a ``` b `` c", "````a ``` b `` c````"),
        (" a ", "`  a  `"),
        ("a\n\nb", "`a\\n\\nb`"),
        ("\x1b[2J\u202e", "`\\x1b[2J\\u202e`"),
        ("", "(empty)"),
        (" \n", "(empty)"),
        ("a" * 200, f"`{'a' * 200}`"),
        ("a" * 201, f"`{'a' * 200}…`"),
        ("`" * 300, f"{'`' * 201} {'`' * 200}… {'`' * 201}"),
    ],
)
def test_text_cannot_leave_its_span(text: str, span: str) -> None:
    assert code_span(text) == span


@pytest.mark.parametrize(
    ("lines", "fence"),
    [(["a"], "```"), ([], "```"), (["a `b`", "``"], "```"), (["```"], "````"), (["a", "~~~`````"], "``````")],
)
def test_no_line_can_close_its_fence(lines: list[str], fence: str) -> None:
    assert code_block(lines) == [f"{fence}text", *lines, fence]
