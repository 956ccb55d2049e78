"""Outcomes and reports of them, for tests of how they are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from gatepost.outcomes.check import Check
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome, Problem
from gatepost.report.outcomes.report import File, Note, Report
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass(frozen=True)
class Colours:
    """What the checks here look at."""

    colour: str | None
    absent: Mapping[str, str] = field(default_factory=dict)


class PaintFlakes(Check[Colours]):
    """The paint comes off.

    ## Why
    Rain and frost do it, {as said} in [the book](of-paints).

    ## Mend
    Paint it again.
    """

    code = "GA901"
    name = "paint-flakes"

    def look(self, facts: Colours) -> Iterator[Problem]:
        """Report what is not known to hold."""
        if facts.colour is None:
            yield Problem("nobody knows the paint")

    def fine(self, facts: Colours) -> str:
        """Return the colour."""
        return f"it is {facts.colour}"


class HingeSqueaks(PaintFlakes):
    """The hinge squeaks.

    ## Why
    It is dry.
    """

    code = "GA902"
    name = "hinge-squeaks"
    severity = WARNING


CHECKS = (PaintFlakes, HingeSqueaks)

PAINT = Outcome("GA901", "paint-flakes", PASSED, ERROR, "it is green")
HINGE = Outcome("GA902", "hinge-squeaks", FAILED, WARNING, "the upper hinge is dry", "gate/hinge.py:12", "oil it")
LATCH = Outcome("GA903", "latch-missing", FAILED, ERROR, "there is no latch", "gate-1.2.0.tar.gz", "mend latch")
UNSEEN = Outcome("GA904", "post-leans", SKIPPED, ERROR, "it was too dark to see")
IGNORED = Outcome(
    "GA905", "bolt-rusty", SKIPPED, WARNING, "the bolt is red (ignored: it is old)", "gate/bolt.py", ignored="it is old"
)
FILES = (File("gate-1.2.0.tar.gz", 4231, "ab" * 32), File("gate-1.2.0-py3-none-any.whl", 912, "cd" * 32))
SOURCES = {"gate/hinge.py": "packages/gate/hinge.py", "gate/bolt.py": "packages/gate/bolt.py"}

WHOLE = Report(
    "dist",
    "gate 1.2.0",
    (HINGE, PAINT, LATCH, UNSEEN, IGNORED),
    (("name", "gate"), ("version", "1.2.0"), ("tag", "v1.2.0")),
    FILES,
    ("That it stands in a storm.", "That nobody climbs over it, for which no gate that was ever built is a proof."),
    CHECKS,
    SOURCES,
)
NOTHING = Report("dist", "gate", ())

_HOSTILE = (
    *("::error::x", "::add-mask::x", "##[group]", "##vso[task.complete]", "%0A", "%", "\x1b[31m", "\x1b]0;t\x07"),
    *("\n", "\n\n", "\r\n", "\r", "\t", "\x00", "\x85", "\u2028", "\u202e", "\u2066", "\u200b", "\ud800", "\u200d"),
    *("`", "```", "~~~", "|", "\\", "\\|", "<b>", "</details>", "</code>", "<!--", "-->", "]]>", "&lt;", "&", '"', "'"),
    *("@octocat", "#12", "https://example.org", "[x](y)", "![x](y)", "**", "_", "# ", "- ", "> ", "---", "{0}", "$x$"),
    *(" ", "  ", "word ", "a/b.py", ":12", "\u00e9", "\U0001f600", "漢" * 20, "x" * 90, "y " * 700),
)


def hostile_texts() -> st.SearchStrategy[str]:
    """Return texts that want to be taken for something else."""
    return st.lists(st.sampled_from(_HOSTILE), max_size=12).map("".join)


@st.composite
def hostile_reports(draw: st.DrawFn) -> Report:
    """Return reports in which every text that others may have written is hostile; names and codes are ours."""
    texts = hostile_texts()
    outcomes = []
    for at in range(draw(st.integers(0, 4))):
        status, severity = draw(st.sampled_from([PASSED, FAILED, SKIPPED])), draw(st.sampled_from([ERROR, WARNING]))
        ignored = draw(texts) if status == SKIPPED else ""
        said = (draw(texts), draw(texts), draw(texts))
        outcomes.append(Outcome(f"GA90{at // 2}", f"name-{at // 2}", status, severity, *said, ignored=ignored))
    sources = {each.where: draw(texts) for each in outcomes if each.where and draw(st.booleans())}
    return Report(
        "dist",
        draw(texts),
        tuple(outcomes),
        (("name", draw(texts)), ("tag", draw(texts))),
        tuple(File(draw(texts), size, "0" * 64) for size in draw(st.lists(st.integers(0, 10**10), max_size=2))),
        tuple(draw(st.lists(texts, max_size=2))),
        CHECKS,
        sources,
        draw(st.booleans()),
        notes=tuple(Note(draw(texts), draw(texts)) for _ in range(draw(st.integers(0, 2)))),
        is_story=draw(st.booleans()),
    )
