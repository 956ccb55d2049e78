"""What a release plan is made from."""

from __future__ import annotations

import pytest

from gatepost.release.source import Target
from support.plans import commit

OVERRIDE = "BEGIN_COMMIT_OVERRIDE\nfix: b\nEND_COMMIT_OVERRIDE"


@pytest.mark.parametrize(
    ("message", "number"),
    [
        ("feat: a (#12)", "12"),
        ("feat: a (#12) ", "12"),
        ("\u2003feat: a\u3000(#012)\r\n\r\nbody", "012"),
        ("feat: a (#1) (#2)", "2"),
        ("feat: a(#12)", ""),
        ("feat: a\x85(#12)", ""),
        ("feat: a (#12).", ""),
        ("feat: a (#x)", ""),
        ("feat: a\n\nbody (#12)", ""),
        ("Merge pull request #12 from ada/topic", "12"),
        (" Merge pull request #12 from a b c", "12"),
        ("Merge pull request #12 from ", ""),
        ("Merge pull request #12 from x (#7)", "7"),
        ("Merge pull request #12 from x\u2028y", ""),
        ("A Merge pull request #12 from x", ""),
        ("merge pull request #12 from x", ""),
        ("", ""),
    ],
)
def test_the_subject_says_which_pull_request_a_commit_landed(message: str, number: str) -> None:
    assert commit(message).pull_request == number


@pytest.mark.parametrize(
    ("message", "text"),
    [
        ("feat: a (#1)\n\nbody", "feat: a (#1)\n\nbody"),
        (f"feat: a (#1)\n\n{OVERRIDE}\n\nmore", "fix: b"),
        (f"feat: a\n\n{OVERRIDE}", f"feat: a\n\n{OVERRIDE}"),
        (f"Merge pull request #1 from x\n\n{OVERRIDE}", "fix: b"),
        ("feat: a (#1)\n\nBEGIN_COMMIT_OVERRIDE\n\ufefffix: b\n\nfeat: c\n", "fix: b\n\nfeat: c"),
        ("feat: a (#1)\nBEGIN_COMMIT_OVERRIDE x BEGIN_COMMIT_OVERRIDE y", "x"),
        ("feat: a (#1)\nBEGIN_COMMIT_OVERRIDE x END_COMMIT_OVERRIDE y END_COMMIT_OVERRIDE", "x"),
        (
            "feat: a (#1)\nBEGIN_COMMIT_OVERRIDE \n END_COMMIT_OVERRIDE y",
            "feat: a (#1)\nBEGIN_COMMIT_OVERRIDE \n END_COMMIT_OVERRIDE y",
        ),
        ("feat: a (#1)\nEND_COMMIT_OVERRIDE", "feat: a (#1)\nEND_COMMIT_OVERRIDE"),
    ],
)
def test_an_override_goes_before_the_message_of_a_pull_request(message: str, text: str) -> None:
    assert commit(message).text == text


def test_a_repository_is_named_by_its_owner_and_its_name() -> None:
    assert Target("acme", "rocket", "main", "2026-03-04", "17.11.1").repository == "acme/rocket"
