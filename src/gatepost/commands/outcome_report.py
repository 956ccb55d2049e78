"""What came of checks, in the format that is asked for, and what leaves checks out."""

import sys

from gatepost.adapters.ci_event import summary_path, write_summary
from gatepost.adapters.environment import SKIP, ignored_skip, skip_words
from gatepost.adapters.terminal import style_for, write
from gatepost.gate.skip import Skipped
from gatepost.outcomes.find import check_named
from gatepost.report.outcomes.formats import render
from gatepost.report.outcomes.report import Report
from gatepost.report.ways_round import render_skipped
from gatepost.rules.catalogue import find_rule


def show(report: Report, format_: str) -> int:
    """Write the report, and return the exit code; on GitHub the whole of it is the step's summary too."""
    write(sys.stdout, render(format_, report, style_for(sys.stdout)))
    if format_ == "github":
        if summary_path():
            write_summary(render("markdown", report, style_for(sys.stdout)))
        write(sys.stderr, render("text", report, style_for(sys.stderr)))
    return 0 if report.passes else 1


def say(text: str) -> None:
    """Say on standard error what is going on."""
    write(sys.stderr, f"gatepost: {text}\n")


def left_out() -> dict[str, str]:
    """Return the checks that GATEPOST_SKIP leaves out, with that as the reason; CI ignores it. Both are said."""
    words = skip_words()
    found = [check_named(word) for word in words]
    unknown = [word for word, name in zip(words, found, strict=True) if not name and find_rule(word) is None]
    names = [name for name in found if name]
    write(sys.stderr, render_skipped(Skipped(names, unknown)))
    if ignored_skip():
        write(sys.stderr, "gatepost: GATEPOST_SKIP is not heeded in CI\n")
    return dict.fromkeys(names, SKIP)
