"""Marks of unfinished work: see test_work_in_progress.py for the table; here, what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.message.parse import parse
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.mending.progress import mark_of_progress

_PIECES = [
    "WIP",
    "wip",
    "Draft",
    "fix",
    "(api)",
    "!",
    ": ",
    ":",
    " ",
    "[",
    "]",
    "(",
    ")",
    "-",
    "a",
    "\u00e9",
    "(#12)",
    " (#12)",
]


@given(header=st.lists(st.sampled_from(_PIECES)).map("".join))
def test_a_mark_is_within_the_header_and_what_is_mended_can_be_read(header: str) -> None:
    main = parse(header)
    found = mark_of_progress(main, DEFAULT_TYPES)
    if found is not None:
        (start, end), mended = found
        assert 0 <= start < end <= len(main.header)
        assert "wip" in main.header[start:end].lower() or "draft" in main.header[start:end].lower()
        assert not mended or (
            parse(mended).token is not None and mark_of_progress(parse(mended), DEFAULT_TYPES) is None
        )


@pytest.mark.parametrize("piece", ["[wip]", "[wip] ", " ", "(#1", "(#1) ", "wip ", "[wip", "\t(#1)[wip]"])
def test_many_marks_cost_no_more_than_others(piece: str) -> None:
    main = parse("fix: [wip]" + piece * 50_000 + "x")
    assert (mark_of_progress(main, DEFAULT_TYPES) or ((5, 10), ""))[0] == (5, 10)
