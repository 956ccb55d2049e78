"""GA404."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.installed import ending, tests_of
from gatepost.artifact.words import last_line
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class TestsFail(Check[Facts]):
    """The tests do not pass against the installed wheel.

    ## Why
    The tests of a work tree prove the work tree. Whether what is published works is proven by running them against
    the wheel, installed where the sources are not on the path: then a file that was not shipped, a requirement that was
    not declared, and a version that is read from the wrong place are found before the users find them.

    Any status but 0 is a failure, also that of a runner which found no test (pytest: 5).

    ## Mend
    Run the same command by hand, in an environment with the wheel. Where tests import the sources instead, move them
    below `src/`, or run pytest with `--import-mode=importlib` and without `pythonpath`. What the tests need beside the
    wheel is named by `--with`, once for each requirement.
    """

    code = "GA404"
    name = "tests-fail"
    needs: tuple[str, ...] = ("tests",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield how the tests ended."""
        tests = tests_of(facts)
        if tests.status != 0:
            message = f"`{tests.command}` {ending(tests)}: {last_line(tests.lines)}"
            yield Problem(message, "", "what the tests need beside the wheel is named by --with, as in `--with pytest`")

    def fine(self, facts: Facts) -> str:
        """Return what was run."""
        return f"`{tests_of(facts).command}` passes against the installed wheel"
