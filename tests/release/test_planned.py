"""A release plan, as it is handed on."""

from __future__ import annotations

import pytest

from gatepost.release.planned import EMPTY, MISSING, FileChange, Plan


@pytest.mark.parametrize(
    ("change", "is_changed"),
    [
        (FileChange("x", "a", "b"), True),
        (FileChange("x", None, "b"), True),
        (FileChange("x", "a", "a"), False),
        (FileChange("x", skipped=MISSING), False),
        (FileChange("x", "a", skipped=EMPTY), False),
        (FileChange("x", "a", error="no"), False),
    ],
)
def test_a_file_is_changed_where_it_comes_out_differently(change: FileChange, *, is_changed: bool) -> None:
    assert change.is_changed is is_changed


def test_a_plan_that_is_not_stopped_has_no_error() -> None:
    assert Plan((), {}).error == ""
