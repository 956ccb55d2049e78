"""What git leaves in a message: see test_leftover_markers.py for the table; here, what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.rules.mending.leftovers import CONFLICT, leftovers

_LINES = [
    "fix: a",
    "",
    "#",
    "# b",
    "<<<<<<< b",
    "=======",
    ">>>>>>> c",
    "```",
    "# ------------------------ >8 ------------------------",
    "# Please enter the commit message for your changes. Lines starting",
    "; This is the commit message #2:",
]
texts = st.builds(
    lambda lines, newline: newline.join(lines), st.lists(st.sampled_from(_LINES)), st.sampled_from("\n\r")
)


@given(text=st.one_of(texts, texts.map(lambda text: text.replace("\r", "\r\n"))))
def test_what_is_mended_has_only_conflicts_left(text: str) -> None:
    found, mended = leftovers(text)
    if mended is not None:
        left, more = leftovers(mended)
        assert {what for _, what in left} <= {CONFLICT}
        assert more is None
        assert any(what != CONFLICT for _, what in found)


@given(text=texts)
def test_every_span_is_that_of_a_line(text: str) -> None:
    lines = {line.rstrip("\r") for line in text.split("\n")}
    for (start, end), _ in leftovers(text)[0]:
        assert text[start:end] in lines


@pytest.mark.parametrize("line", [*_LINES, "=======\n<<<<<<< b\n>>>>>>> c", "#" * 9, " " * 50, "`" * 50])
def test_many_lines_cost_no_more_than_others(line: str) -> None:
    found, _ = leftovers("fix: a\n\n" + f"{line}\n" * 50_000)
    assert len(found) <= 200
