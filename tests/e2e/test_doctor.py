"""`gatepost doctor --fix` in a real terminal."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.patients import RELEASE, Patient

if TYPE_CHECKING:
    from support.terminal import Terminal

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("keys", "is_mended"), [("Enter", True), ("y Enter", True), ("n Enter", False), ("n y Enter", True), ("C-c", False)]
)
def test_the_letter_of_an_answer_leads_to_it(screen: Terminal, rocket: Patient, keys: str, is_mended: bool) -> None:  # noqa: FBT001  a parameter of pytest
    rocket.replace(RELEASE, "cancel-in-progress: false", "cancel-in-progress: true")
    only = ("--only", "gh-concurrency-cancels-release")
    screen.start(rocket.path, sys.executable, "-m", "gatepost", "doctor", "--fix", *only, size="120x50")
    screen.when(lambda shown: "Mend it?" in shown and "no, leave all as it is" in shown)
    screen.keys(*keys.split())
    screen.ended()

    assert ("cancel-in-progress: false" in rocket.text(RELEASE)) is is_mended
