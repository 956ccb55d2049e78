"""A code or a name → the check that it is of, without loading any."""

from gatepost.outcomes.known import CODES

NAMES = tuple(name for _, name in CODES)
"""The names of all checks."""


def check_named(word: str) -> str:
    """Return the name of the check with this code or name, in any case; empty where there is none."""
    wanted = word.lower()
    return next((name for code, name in CODES if wanted in (code.lower(), name)), "")
