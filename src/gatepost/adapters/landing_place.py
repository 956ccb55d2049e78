"""Where the commits of a range stand: whether they land as they are."""

from gatepost.adapters.git_history import Range
from gatepost.adapters.process import git_output
from gatepost.gate.settings import SQUASH
from gatepost.rules.case import BRANCH, HISTORY

_REMOTE = "refs/remotes/origin/"
_LOCAL = "refs/heads/"
_USUAL = ("main", "master")


def place_of(wanted: Range, merge: str) -> str:
    """Return the place of the commits of a range: on a branch that will be squashed, or in the history.

    They are history where the newer end of the range is part of the release branch,
    here or at the remote: of the remote's default branch, else of `main` or
    `master`. Where there is none of these they are history too, which is stricter.
    """
    if merge != SQUASH:
        return HISTORY
    branches = _release_branches(wanted.folder)
    tip = _tip(wanted)
    if not branches or not tip:
        return HISTORY
    beside = ["rev-list", "--ignore-missing", "--max-count=1", tip, "--not", *branches, "--"]
    return BRANCH if git_output(beside, folder=wanted.folder) else HISTORY


def _release_branches(folder: str) -> list[str]:
    """Return the refs of the release branch; one of them may not be there."""
    names = [f"{_REMOTE}HEAD", *(f"{where}{branch}" for branch in _USUAL for where in (_REMOTE, _LOCAL))]
    shown = git_output(["for-each-ref", "--format=%(refname) %(symref)", *names], folder=folder)
    found = dict(line.split(" ", 1) for line in shown.decode("utf-8", "surrogateescape").splitlines())
    default = found.pop(names[0], "")
    if default.startswith(_REMOTE):
        return [default, _LOCAL + default.removeprefix(_REMOTE)]
    return list(found)


def _tip(wanted: Range) -> str:
    """Return the id at the newer end of a range; empty where git does not know it."""
    named = git_output(["rev-parse", "--revs-only", wanted.revisions], folder=wanted.folder, missing=128)
    return next((name for name in named.decode("ascii", "replace").split() if not name.startswith("^")), "")
