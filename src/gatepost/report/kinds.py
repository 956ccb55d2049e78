"""What a message is that a verdict names: a commit, a file, or what came without either."""

from gatepost.report.text import short_id

COMMIT = "commit"
FILE = "file"
STDIN = "stdin"
TITLE = "title"
LANDING = "landing"
LANDING_BY_COMMIT = "landing-by-commit-subject"
LANDING_DESCRIBED = "landing-with-description"
OVERRIDE = "override"


def kind_of(id_: str) -> str:
    """Return the kind of the message that is called `id_`; a file where the name says nothing else."""
    if short_id(id_) != id_:
        return COMMIT
    if id_ in (LANDING_BY_COMMIT, LANDING_DESCRIBED):
        return LANDING
    return id_ if id_ in (STDIN, TITLE, LANDING, OVERRIDE) else FILE
