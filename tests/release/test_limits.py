"""The errors of a plan that are gatepost's own."""

from __future__ import annotations

import pytest

from gatepost.commands.plan import stopped
from gatepost.release.limits import LIMITS, is_limit


@pytest.mark.parametrize(("sign", "hint"), LIMITS)
def test_a_limit_is_told_as_one(sign: str, hint: str) -> None:
    assert is_limit(f"Error: this {sign} that")
    assert stopped(f"Error: this {sign} that").hint == hint


def test_an_error_of_release_please_is_none() -> None:
    assert not is_limit("Error: Unknown plugin type: cargo")
