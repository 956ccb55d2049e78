"""GitHub's markers: see test_skip_ci_marker.py for the table; here, what is always true."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.rules.mending.skip_markers import MARKERS, TRAILERS, skip_markers
from support.judging import case_of

_PIECES = [
    "fix: ",
    "a",
    "\n",
    "\n\n",
    "\n\n\n",
    "\r\n",
    "\r",
    " ",
    "* ",
    "`",
    "(#12)",
    " (#12)",
    "[",
    "]",
    *MARKERS,
    *TRAILERS,
]


@given(text=st.lists(st.sampled_from(_PIECES)).map("".join))
def test_every_marker_is_on_a_line_that_is_pointed_at_and_what_is_mended_has_none(text: str) -> None:
    case = case_of(text)
    found, mended = skip_markers(case)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    marked = {at for at, line in enumerate(lines, 1) if any(marker in line for marker in MARKERS)}
    assert marked <= {case.position(start)[0] for start, _ in found}
    assert all(text[start:end] in (*MARKERS, *TRAILERS) for start, end in found)
    if found and mended is not None:
        assert not any(marker in mended for marker in MARKERS)
        assert not mended.rstrip().endswith(tuple(f"\n\n\n{trailer}" for trailer in TRAILERS))


@pytest.mark.parametrize("piece", ["[skip ci]", "[skip ci] ", "[skip ci]\n", "* a [no ci]\n", "[skip ci", "[[["])
def test_many_markers_cost_no_more_than_others(piece: str) -> None:
    assert len(skip_markers(case_of("fix: a\n\n" + piece * 100_000))[0]) <= 100
