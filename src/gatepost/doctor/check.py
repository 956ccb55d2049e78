"""`DoctorCheck`: what every check of the doctor declares beside what all checks do."""

from __future__ import annotations

from typing import TypeVar

from gatepost.doctor.facts import Facts
from gatepost.outcomes.check import Check

T = TypeVar("T")


class DoctorCheck(Check[Facts]):
    """A check over the facts of a repository.

    Its page has, below the first sentence, Symptom, Cause and Mend. `symptoms` are the names in
    `gatepost.doctor.symptoms` of what people see of it; `errors` are texts that tools print because of it, by which
    it is found; `consequences` are the names of checks that fail because this one does: they come after it. One that
    `is_echo` says only that a file differs, and is silent where another finding speaks of that file.
    """

    symptoms: tuple[str, ...] = ()
    errors: tuple[str, ...] = ()
    consequences: tuple[str, ...] = ()
    is_echo = False


def known(fact: T | None) -> T:
    """Return a fact that a check `needs`, which is why it is there."""
    if fact is None:
        message = "a check looks at a fact that it does not need"
        raise AssertionError(message)
    return fact
