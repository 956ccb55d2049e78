"""What was found, without what only says again that a file differs in which something else was found wrong."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.outcomes.values import FAILED, SKIPPED
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from gatepost.doctor.check import DoctorCheck
    from gatepost.outcomes.values import Outcome

_SAID = "what differs is said by what was found"
_SOURCES = frozenset(("release-please-config.json", ".release-please-manifest.json", "pyproject.toml", "gatepost.toml"))
"""What `gatepost init` makes its files by: where they are wrong, so is what it would make."""


def without_echoes(outcomes: Iterable[Outcome], checks: Iterable[type[DoctorCheck]]) -> list[Outcome]:
    """Return the outcomes, without those of checks that echo others, about files of which another check speaks.

    A check of which nothing is left is said to be skipped.
    """
    listed = list(outcomes)
    echoing = {check.name for check in checks if check.is_echo}
    voices = [each for each in listed if each.status == FAILED and each.name not in echoing]
    kept = [each for each in listed if each.name not in echoing or not _is_said(each, voices)]
    silent = {each.name: each for each in listed if each.name in echoing} if len(kept) < len(listed) else {}
    for each in kept:
        silent.pop(each.name, None)
    return kept + [replace(each, status=SKIPPED, message=_SAID, where="", fix="") for each in silent.values()]


def _is_said(echo: Outcome, voices: Sequence[Outcome]) -> bool:
    """Tell whether another finding stands in the file, or names it."""
    if echo.status != FAILED:
        return False
    return any(
        echo.where in (each.where, _file(each)) or echo.where in f"{each.message} {each.fix}" or _misleads(each)
        for each in voices
    )


def _misleads(voice: Outcome) -> bool:
    return voice.severity == ERROR and _file(voice) in _SOURCES


def _file(outcome: Outcome) -> str:
    """Return the file that an outcome is about, without the line."""
    path, _, line = outcome.where.rpartition(":")
    return path if line.isdecimal() else outcome.where
