"""What was measured → Markdown."""

from collections.abc import Sequence
from dataclasses import dataclass

from bench.clock import Spread

MET = "met"
MISSED = "**missed**"


@dataclass(frozen=True)
class Table:
    """A heading, what to know about the table below it, and the table."""

    heading: str
    text: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def markdown(self) -> str:
        """Return it as a section of a page."""
        shown = f"\n\n{grid(self.columns, self.rows)}" if self.rows else ""
        return f"## {self.heading}\n\n{self.text}{shown}"


@dataclass(frozen=True)
class Target:
    """What was to be reached, and whether it was; None where that was not measured.

    The bench fails where one that `must` be reached is not.
    """

    name: str
    wanted: str
    measured: str
    reached: bool | None
    must: bool = False

    def row(self) -> tuple[str, ...]:
        """Return it as a row."""
        verdict = "" if self.reached is None else MET if self.reached else MISSED
        return self.name, self.wanted, self.measured, verdict


@dataclass(frozen=True)
class Section:
    """One part of the bench: its tables, and the targets that it decides."""

    tables: tuple[Table, ...]
    targets: tuple[Target, ...] = ()


def render(machine: str, sections: Sequence[Section]) -> str:
    """Return the whole page."""
    targets = [target.row() for section in sections for target in section.targets]
    parts = [
        "<!-- Written by `.venv/bin/python bench/run.py --write`; measure again instead of editing. -->",
        "# Benchmarks",
        _PROSE,
        machine,
        "## Targets",
        grid(("what", "wanted", "measured", ""), targets),
        *(table.markdown() for section in sections for table in section.tables),
    ]
    return "\n\n".join(parts) + "\n"


def grid(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Return a Markdown table."""
    lines = [columns, ["---"] + ["--:"] * (len(columns) - 1), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def number(value: float) -> str:
    """Return a number with the digits that mean something here."""
    return f"{value:.0f}" if value >= 100 else f"{value:.1f}" if value >= 10 else f"{value:.2f}"  # noqa: PLR2004


def times(found: Spread) -> str:
    """Return a ratio with its quartiles."""
    return f"{number(found.median)} ({number(found.low)} to {number(found.high)})"


def milliseconds(found: Spread) -> str:
    """Return a time."""
    return f"{number(found.median * 1000)} ms"


_PROSE = """\
How much gatepost costs, beside the tools that do the same. `make bench` measures all of this again, on your machine: it
installs the other tools below `.cache/bench`, makes throwaway repositories, and prints this page. With
`.venv/bin/python bench/run.py --write` it is written here; `--only hook` measures one part.

The commands of a table run in paired rounds, after two runs that do not count: each once, then each once again in
another order; slow ones sit out some rounds. A ratio is taken within a round, and the median of these is shown with the
quartiles in brackets. A machine that is busy makes everything slower, so the ratios hold where the milliseconds do not.
*CPU* is user and system time of the command and of all that it starts, as the kernel accounts for it."""
