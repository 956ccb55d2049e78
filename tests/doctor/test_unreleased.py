"""What the checks say of commits."""

from __future__ import annotations

import pytest

from gatepost.doctor.releases.unreleased import misspelt
from gatepost.release.outline import NOT_CONVENTIONAL, CommitOutline


@pytest.mark.parametrize(
    ("header", "meant"),
    [
        ("fix : x", "fix: x"),
        ("fix ( api ) ! : x", "fix(api)!: x"),
        ("* [#12] fix(api) x", "fix(api): x"),
        ("Deps : x", "deps: x"),
        ("", ""),
        ("fix :", ""),
        ("fix(api)x", ""),
        (":::: fix", ""),
        ("fix it: now", ""),
        ("something : x", ""),
    ],
)
def test_a_header_that_is_not_read_may_be_meant_to_be(header: str, meant: str) -> None:
    assert misspelt(CommitOutline("a" * 40, header, NOT_CONVENTIONAL, "", (), ())) == meant


@pytest.mark.parametrize("part", [":a", "[", "A-1 ", "- ", "!", "fix(", " ", ":", "fix", "A"])
def test_no_header_takes_long(part: str) -> None:
    header = part * (20_000 // len(part))

    assert misspelt(CommitOutline("a" * 40, header, NOT_CONVENTIONAL, "", (), ())) == ""
