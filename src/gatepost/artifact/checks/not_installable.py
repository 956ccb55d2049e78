"""GA401."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.install_log import root_cause
from gatepost.artifact.installed import installed_of
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class NotInstallable(Check[Facts]):
    """The wheel cannot be installed into an environment that has nothing else in it.

    ## Why
    It is what each user does first. It fails where a requirement does not exist under that name, where two of
    them exclude each other, or where one has no wheel for this platform and does not build. In the project's own
    environment that goes unseen, because everything is there already, or was installed in another order.

    The environment has the Python that is named, and takes requirements from the index that installers are
    configured for here.

    ## Mend
    What the installer said is shown, by the line that names what is missing. Try it with `python -m venv try`, then
    `try/bin/pip install dist/NAME.whl`, and correct `dependencies` in pyproject.toml. Where only the network is
    missing, gatepost says that instead, and does not count it as a failure of the wheel.
    """

    code = "GA401"
    name = "not-installable"
    needs: tuple[str, ...] = ("installed",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield why it was not installed."""
        installed = installed_of(facts)
        if not installed.version:
            message = f"it cannot be installed on Python {installed.python}: {root_cause(installed.lines)}"
            yield Problem(message, _wheel(facts), "correct `dependencies` in pyproject.toml")

    def fine(self, facts: Facts) -> str:
        """Return what was installed where."""
        return f"{installed_of(facts).version} installed alone on Python {installed_of(facts).python}"


def _wheel(facts: Facts) -> str:
    """Return the wheel that it must have been; empty where there are several."""
    return facts.wheels[0].name if len(facts.wheels) == 1 else ""
