"""Generated repositories planned by both; what differs is shrunk and shown, what is masked is counted."""

from __future__ import annotations

import tempfile
from collections import Counter
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from parity.install import installed
from parity.plan_compare import BOTH_STOP, DIFFERENT, REFUSED, SAME, Comparison, first_difference
from parity.plan_generate import repositories
from parity.plan_git import Workplace
from parity.plan_shrink import shown, shrink

if TYPE_CHECKING:
    from collections.abc import Sequence

    from parity.plan_compare import Outcome
    from parity.plan_model import Repository

MOST_SHOWN = 5
BEFORE, LONGEST_EXCERPT = 40, 200
MEMORY = Path("/dev/shm")  # noqa: S108  a folder in it of a random name, which is removed


def compare_plans(version: str, seed: int, count: int) -> int:
    """Compare with one release of release-please, print what came of it, and return the exit code."""
    place = MEMORY if MEMORY.is_dir() else None
    with (
        tempfile.TemporaryDirectory(dir=place, ignore_cleanup_errors=True) as folder,
        closing(Comparison(installed(version), Workplace(Path(folder)))) as comparison,
    ):
        written = repositories(seed, count)
        outcomes = comparison.outcomes(written)
        kinds = Counter(outcome.kind for outcome in outcomes)
        _count(outcomes)
        _show(comparison, written, outcomes)
        told = ", ".join(f"{kinds[kind]} {kind}" for kind in (SAME, BOTH_STOP, REFUSED, DIFFERENT) if kinds[kind])
        real = f"release-please {comparison.engine}"
        times = f"{real} took {comparison.oracle.seconds:.1f} s, gatepost {comparison.seconds:.1f} s"
        print(f"parity: {count} repositories of seed {seed}: {told}; {times}")
        return 1 if kinds[DIFFERENT] else 0


def _count(outcomes: Sequence[Outcome]) -> None:
    """Print what is masked, by the words of the errors."""
    both = Counter(outcome.symptom for outcome in outcomes if outcome.kind == BOTH_STOP)
    for symptom, times in both.most_common():
        print(f"  {BOTH_STOP}, {times} times: {symptom}")
    refused = [outcome for outcome in outcomes if outcome.kind == REFUSED]
    goes_on = Counter(outcome.refusal for outcome in refused if outcome.real.get("error") is None)
    for refusal, times in Counter(outcome.refusal for outcome in refused).most_common():
        print(f"  {REFUSED}, {times} times ({goes_on[refusal]} where release-please goes on): {refusal}")


def _show(comparison: Comparison, written: Sequence[Repository], outcomes: Sequence[Outcome]) -> None:
    """Print one repository for each symptom, shrunk; the frequent ones first."""
    differing = [(outcome.symptom, index) for index, outcome in enumerate(outcomes) if outcome.differs]
    for place, (symptom, times) in enumerate(Counter(symptom for symptom, _ in differing).most_common()):
        index = next(index for found, index in differing if found == symptom)
        if place >= MOST_SHOWN:
            print(f"repository {index}, not shrunk; {times} times: {symptom}")
            continue
        small = shrink(written[index], partial(_have, symptom, comparison))
        print(f"repository {index}, shrunk; {times} times: {symptom}")
        print("\n".join(f"  {line}" for line in shown(small)))
        outcome = comparison.outcomes([small])[0]
        _, real, ours = first_difference(outcome.real, outcome.ours)
        if "raised" in outcome.ours:
            real, ours = outcome.real.get("error"), outcome.ours["raised"]
        real, ours = _excerpts(real, ours)
        print(f"  release-please  {real}\n  gatepost        {ours}")


def _have(symptom: str, comparison: Comparison, some: Sequence[Repository]) -> list[bool]:
    """Tell of each repository whether it differs in the same way."""
    return [outcome.differs and outcome.symptom == symptom for outcome in comparison.outcomes(some)]


def _excerpts(real: object, ours: object) -> tuple[str, str]:
    """Return both as texts, cut around the place where they part."""
    one, other = ascii(real), ascii(ours)
    pairs = enumerate(zip(one, other, strict=False))
    start = max(next((at for at, (left, right) in pairs if left != right), min(len(one), len(other))) - BEFORE, 0)
    return one[start : start + LONGEST_EXCERPT], other[start : start + LONGEST_EXCERPT]
