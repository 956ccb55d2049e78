"""What is wrong with a header: see test_header_not_conventional.py for the table; here, what it never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.message.parse import parse
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.mending.diagnosis import diagnose

_SIGNS = st.lists(st.sampled_from(["feat", "a", "A-1", " ", "!", "(", ")", "[", "]", ":", "\uff1a", "-", "\x1c", "x"]))
headers = st.one_of(_SIGNS.map("".join), st.text(max_size=40))


@given(header=headers)
def test_a_diagnosis_points_into_the_header_and_its_mended_header_can_be_read(header: str) -> None:
    message = parse(header)
    if message.fault is not None:
        (start, end), words, mended = diagnose(message, DEFAULT_TYPES)
        assert 0 <= start < end <= len(message.header) + 1
        assert words
        assert mended is None or parse(mended).token is not None


@pytest.mark.parametrize("middle", [" ", "\x1c", "!", "(", "[", "-", "a", ":x", " -", "()", "A-1"])
@pytest.mark.parametrize("end", ["", "x", "(", "\x1c"])
def test_no_header_takes_long(middle: str, end: str) -> None:
    message = parse("feat" + middle * (280 // len(middle)) + end)
    assert diagnose(message, DEFAULT_TYPES)[1] if message.fault is not None else message.token is not None
