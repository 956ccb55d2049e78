"""Which lines of a text are code."""

from __future__ import annotations

import pytest

from gatepost.message.fences import fenced


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "."),
        ("a\nb", ".."),
        ("a\n```\nb\n```\nc", ".###."),
        ("```py\na\n~~~\nb\n```\nc", "#####."),
        ("~~~\na\n```\n~~~\nb", "####."),
        ("  ```\na\n   ```\nb", "###."),
        ("```\na\n\nb", "####"),
        ("```a```\nb", ".."),
        ("``\na", ".."),
    ],
)
def test_a_fence_and_what_stands_within_is_code(text: str, expected: str) -> None:
    assert "".join("#" if is_code else "." for is_code in fenced(text.split("\n"))) == expected
