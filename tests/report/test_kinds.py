"""What a message is that a verdict names."""

from __future__ import annotations

import pytest

from gatepost.report.kinds import kind_of


@pytest.mark.parametrize(
    ("id_", "kind"),
    [
        ("a" * 40, "commit"),
        ("0" * 64, "commit"),
        ("a" * 39, "file"),
        (".git/COMMIT_EDITMSG", "file"),
        ("titles", "file"),
        ("stdin", "stdin"),
        ("title", "title"),
        ("landing", "landing"),
        ("landing-by-commit-subject", "landing"),
        ("landing-with-description", "landing"),
        ("override", "override"),
    ],
)
def test_the_name_of_a_message_tells_its_kind(id_: str, kind: str) -> None:
    assert kind_of(id_) == kind
