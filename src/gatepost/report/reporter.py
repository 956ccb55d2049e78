"""`Reporter`: what every format of a report does, message by message."""

from gatepost.report.tally import Tally
from gatepost.values import Verdict


class Reporter:
    """A format: `begin`, an item for each message, `end`. Items that are not empty are joined by `separator`.

    An item depends on its message alone, so that items can be made apart and in
    any order. `waits` tells a format whose beginning has the numbers of
    the whole run in it. `is_for_machines` tells one that must stand alone on standard
    output.
    """

    separator = ""
    waits = False
    is_for_machines = True

    def begin(self, tally: Tally) -> str:
        """Return what comes first; `tally` is complete where the format waits, else it is empty."""
        _ = tally
        return ""

    def item(self, verdict: Verdict) -> str:
        """Return what is said of one message; may be empty."""
        raise NotImplementedError

    def end(self, tally: Tally) -> str:
        """Return what comes last."""
        _ = tally
        return ""

    def whole(self, items: list[str], tally: Tally) -> str:
        """Return the report that all items make."""
        return self.begin(tally) + self.separator.join(items) + self.end(tally)
