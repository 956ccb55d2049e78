"""The variables of CI systems other than GitHub → what is to be judged."""

from collections.abc import Mapping

from gatepost.gate.ci_systems import SYSTEMS, System
from gatepost.gate.event import (
    COMMITS,
    NOTHING,
    OTHER,
    PULL_REQUEST,
    Event,
    InvalidEvent,
    PullRequest,
    is_no_commit,
    remote_branch,
)

_LONGEST = 1 << 20
_SHORTEST_ID, _LONGEST_ID = 12, 64  # Bitbucket and Travis cut some of theirs to twelve digits
_NO = ("", "false")
_TAGS, _HEADS = "refs/tags/", "refs/heads/"
_QUEUE = "gh-readonly-queue/"
"""How GitHub calls the branches of a merge queue."""


class Said:
    """What a CI system says here."""

    def __init__(self, system: type[System], environment: Mapping[str, str]) -> None:
        self._environment = environment
        self.system = system
        self.number = self._first(system.numbers)
        self.tag = self.text(system.tag)
        self.target = self._branch(system.target)
        self.branch = self._branch(system.branch)
        self.default = self._branch(system.default)
        self.head = self.id(system.heads)
        if self.branch.startswith(_TAGS):
            self.tag = self.branch.removeprefix(_TAGS)

    def text(self, name: str) -> str:
        """Return the value of a variable."""
        return self._environment.get(name, "")[:_LONGEST] if name else ""

    def is_true(self, name: str) -> bool:
        """Tell whether a variable says yes."""
        return self.text(name).lower() == "true"

    def id(self, names: tuple[str, ...]) -> str:
        """Return the first id that is said; nothing else may get to git's command line."""
        for name in names:
            value = self.text(name).partition(".")[0]  # of a range `A...B` the beginning
            if _is_id(value) and not is_no_commit(value):
                return value
        return ""

    def _first(self, names: tuple[str, ...]) -> str:
        found = [self.text(name) for name in names]
        return next((value for value in found if value.lower() not in _NO), "")

    def _branch(self, name: str) -> str:
        return self.text(name).removeprefix(_HEADS)


def event_of_variables(environment: Mapping[str, str]) -> Event:
    """Return what a CI system other than GitHub says by its variables; raise `InvalidEvent` where none is known."""
    system = next((system for system in SYSTEMS if _runs(system, environment)), None)
    if system is None:
        message = "no CI event is known here: neither GITHUB_EVENT_PATH nor another system's variables are set"
        raise InvalidEvent(message)
    said = Said(system, environment)
    if said.number:
        return _pull_request(said)
    return Event(NOTHING, f"{said.tag} is a tag") if said.tag else _push(said)


def _pull_request(said: Said) -> Event:
    system = said.system
    base = said.id(system.bases) or remote_branch(said.target)
    if not base:
        raise _unbounded(system)
    why, title = f"{system.called}, pull request {said.number}", said.text(system.title)
    if not title:
        return Event(COMMITS, why, base=base, head=said.head, is_proposal=True)
    pull_request = PullRequest(
        number=said.number,
        title=title,
        body=said.text(system.body),
        branch=said.text(system.source),
        target=said.target,
        forge=OTHER,
        is_cut=said.is_true(system.is_cut),
        is_squashed=said.is_true(system.squash) if said.text(system.squash) else None,
    )
    return Event(PULL_REQUEST, why, base=base, head=said.head, is_proposal=True, pull_request=pull_request)


def _push(said: Said) -> Event:
    system, branch = said.system, said.branch
    has_landed = branch == said.default if branch and said.default else None
    if said.is_true(system.is_default) or branch.startswith(_QUEUE):
        has_landed = True
    base = said.id(system.befores)
    if not base and branch != said.default:
        base = remote_branch(said.default)
    if not base and not has_landed:
        raise _unbounded(system)
    why = f"{system.called}, {branch}" if branch else system.called
    return Event(COMMITS, why, base=base, head=said.head if base else "", has_landed=has_landed)


def _runs(system: type[System], environment: Mapping[str, str]) -> bool:
    value = environment.get(system.sign, "")
    return value == system.sign_value if system.sign_value else value != ""


def _is_id(text: str) -> bool:
    return _SHORTEST_ID <= len(text) <= _LONGEST_ID and all(each in "0123456789abcdef" for each in text)


def _unbounded(system: type[System]) -> InvalidEvent:
    return InvalidEvent(
        f"{system.called} does not say where the commits begin: name them, `gatepost lint --range A..B`"
    )
