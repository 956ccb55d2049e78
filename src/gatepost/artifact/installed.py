"""What the checks of the installed wheel have in common."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Installed, Ran

if TYPE_CHECKING:
    from gatepost.artifact.facts import Facts


def installed_of(facts: Facts) -> Installed:
    """Return the installed wheel; one that has nothing where it was not tried."""
    return facts.installed or Installed("")


def tests_of(facts: Facts) -> Ran:
    """Return how the tests ended; none where they were not run."""
    return facts.tests or Ran("", 0)


def not_installed(facts: Facts) -> str:
    """Return why nothing of the installed wheel can be looked at; empty where it is installed."""
    return "" if installed_of(facts).version else "the wheel could not be installed"


def ending(ran: Ran) -> str:
    """Return how a command ended, as in `ended with 2`."""
    if ran.status is None:
        return "had to be stopped"
    return f"was killed by signal {-ran.status}" if ran.status < 0 else f"ended with {ran.status}"
