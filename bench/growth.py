"""What ten times the input costs: linear or not, for every shape of message."""

import gc
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise
from math import inf

from bench.page import Section, Table, Target, number
from bench.shapes import SHAPES, Shape
from gatepost.gate.compose import compose
from gatepost.gate.judge import Candidate, judge_one
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import Settings
from gatepost.message.cleanup import Cleanup, clean
from gatepost.rules.catalogue import RULES

_SIZES = (100_000, 1_000_000, 10_000_000)
_STEPS = len(_SIZES) - 1
_LIMIT = 2
_LEAST_RUNS = 2
_LONG_ENOUGH = 0.3  # seconds
_TOO_LONG = 60.0  # seconds
_TEXT = """\
Each message is cleaned up, read and judged by all {rules} rules, in process, with the garbage collector off; the least
of several runs counts, in processor time. Shown is what a message of ten times the characters takes, against ten times
the time: 1 is linear, 10 is quadratic. A larger text no longer fits into the processor's caches, and the system has to
hand out its memory anew, so that even to copy it, to look through it and to write it in small letters costs more than
ten times as much: *the text alone* is that, for the same two texts as in the column before. Shapes that cost only a few
nanoseconds a character follow it. The border of *linear* is {limit}, or {limit} times the text alone where that is more
than 1."""


@dataclass(frozen=True)
class Growth:
    """What each step to the tenfold size cost, against ten times; the same for the text alone; seconds a character."""

    ratios: list[float]
    alone: list[float]
    character: float

    @property
    def steepest(self) -> float:
        """The largest ratio as it is."""
        return max(self.ratios) if len(self.ratios) == _STEPS else inf

    @property
    def worst(self) -> float:
        """The largest ratio, against the text alone where that is more than 1."""
        if len(self.ratios) < _STEPS:
            return inf
        return max(ratio / max(1.0, alone) for ratio, alone in zip(self.ratios, self.alone, strict=True))

    def row(self, name: str) -> tuple[str, ...]:
        """Return it as a row."""
        shown = [number(ratio) for ratio in self.ratios] + ["stopped"] * (_STEPS - len(self.ratios))
        alone = number(self.alone[-1]) if len(self.alone) == _STEPS else ""
        verdict = "linear" if self.worst <= _LIMIT else "**not linear**"
        return name, *shown, alone, f"{self.character * 1e9:.0f} ns", verdict


def measure_growth() -> Section:
    """Measure every shape in three sizes."""
    settings = Settings()
    settings.add(read_layer({"select": [rule.name for rule in RULES]}), "bench")
    every_rule = compose(settings)

    def judged(text: str) -> None:
        judge_one(Candidate("", clean(text, Cleanup(edited=False))), every_rule)

    found: dict[str, Growth] = {}
    gc.disable()
    try:
        for name, shape in SHAPES.items():
            print(f"  {name}", file=sys.stderr)
            found[name] = _growth(shape, judged)
    finally:
        gc.enable()
    rows = tuple(found[name].row(name) for name in sorted(found))
    columns = ("shape", "100 kB → 1 MB", "1 MB → 10 MB", "the text alone", "a character", "")
    text = _TEXT.format(rules=len(RULES), limit=_LIMIT)
    worst = max(found, key=lambda name: found[name].worst)
    steepest = max(found, key=lambda name: found[name].steepest)
    return Section(
        (Table("Ten times the input", text, columns, rows),),
        (
            Target(
                "ten times the input, against ten times the time",
                f"about 1 for every shape; border {_LIMIT} against the text alone",
                f"at most {number(found[steepest].steepest)} ({steepest}); "
                f"at most {number(found[worst].worst)} against the text alone ({worst})",
                found[worst].worst <= _LIMIT,
            ),
        ),
    )


def _growth(shape: Shape, judged: Callable[[str], None]) -> Growth:
    """Measure one shape; sizes that would take too long by the growth so far are left out."""
    seconds: list[float] = []
    alone: list[float] = []
    size = 0
    for size in _SIZES:
        text = shape(size)
        seconds.append(_least(text, judged))
        alone.append(_least(text, _look_through))
        growth = seconds[-1] / seconds[-2] if len(seconds) > 1 else 10
        if seconds[-1] * growth > _TOO_LONG:
            break
    return Growth(_tenths(seconds), _tenths(alone), seconds[-1] / size)


def _tenths(seconds: list[float]) -> list[float]:
    return [after / before / 10 for before, after in pairwise(seconds)]


def _look_through(text: str) -> None:
    """Do what nobody can do without: copy the text, look through it, change its case."""
    text[1:].lower().find("\0\n")


def _least(text: str, work: Callable[[str], None]) -> float:
    """Return the least time that `work` takes, of two runs at least, of more where it is quick."""
    taken: list[float] = []
    while len(taken) < _LEAST_RUNS or sum(taken) < _LONG_ENOUGH:
        start = time.thread_time()
        work(text)
        taken.append(time.thread_time() - start)
    return min(taken)
