"""What a pull request lands, as commits on top of the release branch."""

from contextlib import closing

from gatepost.adapters.process import git_output
from gatepost.adapters.release_source import GitSource
from gatepost.gate.judge import Candidate
from gatepost.gate.landing import OVERRIDE
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import UNBORN
from gatepost.rules.case import HISTORY, LANDING

_AS_LOGGED = ("-c", "diff.renames=true", "-c", "diff.relative=false")
_MOST = 1000  # commits looked through; GitHub lists 250 of a pull request


def landed_commits(candidates: list[Candidate], base: str, head: str, folder: str) -> list[LoggedCommit]:
    """Return the commits that come to the release branch when a pull request is merged, newest first.

    `candidates` are the messages that land, with those of its commits; what is advisory does not land, except for
    what an override takes the place of. Raises `GitFailedError` where this clone lacks a commit.
    """
    start = git_output(["merge-base", base, head], folder=folder).decode("ascii").strip()
    own = _commits({each.id for each in candidates if each.place == HISTORY and not each.is_advisory}, head, folder)
    landing = [
        LoggedCommit(UNBORN, candidate.text, _changed(start, head, folder))
        for candidate in candidates
        if candidate.id == OVERRIDE or (candidate.place == LANDING and not candidate.is_advisory)
    ][:1]
    return [*landing, *(own[each.id] for each in reversed(candidates) if each.id in own)]


def _commits(ids: set[str], head: str, folder: str) -> dict[str, LoggedCommit]:
    """Return those of the newest commits that have one of the ids."""
    found: dict[str, LoggedCommit] = {}
    if not ids:
        return found
    with closing(GitSource(head, folder)) as source:
        for commit in source.commits(_MOST):
            if commit.sha in ids:
                found[commit.sha] = commit
            if len(found) == len(ids):
                break
    return found


def _changed(start: str, head: str, folder: str) -> tuple[str, ...]:
    asked = [*_AS_LOGGED, "diff", "--name-only", "--no-ext-diff", "--ignore-submodules=none", "-z", start, head]
    listed = git_output(asked, folder=folder)
    return tuple(listed.decode("utf-8", "replace").split("\0")[:-1])
