"""`message-dropped`, GP401."""

from __future__ import annotations

import pytest

from gatepost.rules.message_dropped import MessageDropped
from support.judging import Found, found

SCOPE = "for an unclosed scope; indent the line"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "fix: a\n\nfoo(bar(1)) b",
            [
                Found(
                    3,
                    4,
                    8,
                    f"Release Please drops the whole commit: it takes `foo(bar(1)) b` {SCOPE}",
                    "fix: a\n\n foo(bar(1)) b",
                )
            ],
        ),
        (
            "fix: a\n\nfoo(bar",
            [
                Found(
                    3, 4, 8, f"Release Please drops the whole commit: it takes `foo(bar` {SCOPE}", "fix: a\n\n foo(bar"
                )
            ],
        ),
        (
            "fix: a\n\nfoo(",
            [Found(3, 4, 5, f"Release Please drops the whole commit: it takes `foo(` {SCOPE}", "fix: a\n\n foo(")],
        ),
        (
            "fix: a\n\nprose\n[wiki](https://x/A_(b))\nmore",
            [
                Found(
                    4,
                    7,
                    20,
                    f"Release Please drops the whole commit: it takes `[wiki](https://x/A_(b))` {SCOPE}",
                    "fix: a\n\nprose\n [wiki](https://x/A_(b))\nmore",
                )
            ],
        ),
        (
            "fix: a\n\nfoo(bar\nbaz(x(y",
            [
                Found(
                    3,
                    4,
                    8,
                    f"Release Please drops the whole commit: it takes `foo(bar` {SCOPE}",
                    "fix: a\n\n foo(bar\n baz(x(y",
                )
            ],
        ),
        (
            "fix: a\r\n\r\nfoo(bar\r\nb",
            [
                Found(
                    3,
                    4,
                    8,
                    f"Release Please drops the whole commit: it takes `foo(bar` {SCOPE}",
                    "fix: a\r\n\r\n foo(bar\r\nb",
                )
            ],
        ),
        (
            "chore: a\n\nfix: b\n\nfoo(c",
            [
                Found(
                    5,
                    4,
                    6,
                    f"Release Please drops the whole commit: it takes `foo(c` {SCOPE}",
                    "chore: a\n\nfix: b\n\n foo(c",
                )
            ],
        ),
        (
            "chore: a\n\nfoo(b\n\nfix: c\n\nfoo(d",
            [
                Found(
                    3,
                    4,
                    6,
                    f"Release Please drops the whole commit: it takes `foo(b` {SCOPE}",
                    "chore: a\n\n foo(b\n\nfix: c\n\n foo(d",
                ),
                Found(
                    7,
                    4,
                    6,
                    f"Release Please drops the whole commit: it takes `foo(d` {SCOPE}",
                    "chore: a\n\n foo(b\n\nfix: c\n\n foo(d",
                ),
            ],
        ),
        (
            "fix: a\n\nBEGIN_NESTED_COMMIT\nprose\nEND_NESTED_COMMIT",
            [Found(4, 1, 6, "Release Please drops this part of the message: it cannot read `prose` as a header", None)],
        ),
        (
            "fix: a\n\nfoo(b\nBEGIN_NESTED_COMMIT\nprose\nEND_NESTED_COMMIT",
            [
                Found(
                    3,
                    4,
                    6,
                    f"Release Please drops the whole commit: it takes `foo(b` {SCOPE}",
                    "fix: a\n\n foo(b\nBEGIN_NESTED_COMMIT\nprose\nEND_NESTED_COMMIT",
                ),
                Found(
                    5, 1, 6, "Release Please drops this part of the message: it cannot read `prose` as a header", None
                ),
            ],
        ),
        (
            "fix: a\n\n" + "x" * 50 + "(b",
            [
                Found(
                    3,
                    51,
                    53,
                    "Release Please drops the whole commit: it takes `" + "x" * 39 + "…`" + f" {SCOPE}",
                    "fix: a\n\n " + "x" * 50 + "(b",
                )
            ],
        ),
        (
            "fix: a\n\nfeat(a)x): b",
            [
                Found(
                    3,
                    1,
                    8,
                    "Release Please drops this part of the message: it cannot read `feat(a)x): b` as a header",
                    None,
                )
            ],
        ),
        (
            "fix: a\nfoo(b",
            [Found(2, 4, 6, f"Release Please drops the whole commit: it takes `foo(b` {SCOPE}", "fix: a\n foo(b")],
        ),
        (
            "fix: a\rfoo(b",
            [Found(2, 4, 6, f"Release Please drops the whole commit: it takes `foo(b` {SCOPE}", "fix: a\r foo(b")],
        ),
        (
            "fix: a\n\nfix: b\nfoo(c",
            [
                Found(
                    4,
                    4,
                    6,
                    f"Release Please drops the whole commit: it takes `foo(c` {SCOPE}",
                    "fix: a\n\nfix: b\n foo(c",
                )
            ],
        ),
    ],
)
def test_the_line_that_drops_the_message_is_pointed_at_and_indented(text: str, expected: list[Found]) -> None:
    assert found(MessageDropped, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Fixed",
        "fix: a",
        "fix: a\n\n foo(bar",
        "fix: a\n\nfoo(bar) baz(",
        "fix: a\n\nfoo() b",
        "fix: a\n\n- foo(bar",
        "fix: a\n\nBEGIN_NESTED_COMMIT\n\nEND_NESTED_COMMIT",
        "feat(a(b)): c",
        "\n\n\n\nfix: a",
    ],
)
def test_what_release_please_reads_passes(text: str) -> None:
    assert found(MessageDropped, text) == []
