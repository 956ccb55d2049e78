"""As many parts of a page as there is room for."""

from __future__ import annotations

from gatepost.report.room import fitting, size


def test_the_size_of_a_text_is_that_of_its_bytes() -> None:
    assert (size("abc"), size("é✓")) == (3, 5)


def test_the_first_parts_that_fit_are_taken() -> None:
    parts = ["aaa", "bb", "c"]
    assert [fitting(parts, "\n", room) for room in (3, 4, 6, 7, 9, 100)] == [
        [],
        ["aaa"],
        ["aaa"],
        ["aaa", "bb"],
        ["aaa", "bb", "c"],
        ["aaa", "bb", "c"],
    ]
