"""What every format begins with."""

from __future__ import annotations

import pytest

from gatepost.report.reporter import Reporter
from gatepost.report.tally import Tally
from gatepost.values import Verdict


class Listing(Reporter):
    """The smallest format that says anything."""

    separator = ", "

    def begin(self, tally: Tally) -> str:
        return f"{tally.messages} messages: "

    def end(self, tally: Tally) -> str:
        return f"; {tally.ok} ok"


def test_a_format_says_nothing_before_and_after_its_items_unless_it_does() -> None:
    reporter = Reporter()
    assert (reporter.begin(Tally()), reporter.end(Tally()), reporter.separator) == ("", "", "")
    assert (reporter.waits, reporter.is_for_machines) == (False, True)
    assert reporter.whole(["a", "b"], Tally()) == "ab"


def test_a_whole_report_is_a_beginning_the_items_and_an_end() -> None:
    assert Listing().whole(["a", "b"], Tally()) == "0 messages: a, b; 0 ok"


def test_every_format_has_items_of_its_own() -> None:
    with pytest.raises(NotImplementedError):
        Reporter().item(Verdict("a", "fix: a", []))
