"""What a message is that a verdict names: a commit, a file, or what came without either."""

from gatepost.gate.landing import LANDING_BY_COMMIT, LANDING_DESCRIBED, OVERRIDE
from gatepost.rules.case import LANDING, TITLE

__all__ = ("COMMIT", "FILE", "LANDING", "OVERRIDE", "STDIN", "TITLE", "kind_of", "short_id")

COMMIT = "commit"
FILE = "file"
STDIN = "stdin"


def kind_of(id_: str) -> str:
    """Return the kind of the message that is called `id_`; a file where the name says nothing else."""
    if short_id(id_) != id_:
        return COMMIT
    if id_ in (LANDING_BY_COMMIT, LANDING_DESCRIBED):
        return LANDING
    return id_ if id_ in (STDIN, TITLE, LANDING, OVERRIDE) else FILE


def short_id(id_: str) -> str:
    """Return a commit's id as people quote it; any other name as it is."""
    return id_[:9] if len(id_) in (40, 64) and id_.isalnum() else id_
