"""`State`: where a guided commit stands. A value: every key makes another one."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from gatepost.gate.judge import Rulebook
from gatepost.message.cleanup import WHITESPACE, Cleanup
from gatepost.policy.sections import Sections
from gatepost.prompt.answers import Answers

RESUME, FILES, TYPE, SCOPE, DESCRIPTION, REVIEW = "resume", "files", "type", "scope", "description", "review"
ONWARD, BACK = "onward", "back"
"""Places to go to: the next of the steps that every commit takes, or the one before."""

BODY, BREAKING, ISSUES, PEOPLE, TRAILERS = "body", "breaking", "issues", "people", "trailers"

COMMIT, SAVE, STAGE, PATCH, EDIT, DISCARD = "commit", "save", "stage", "patch", "edit", "discard"
"""What the outside is asked to do: end with a commit or without one, or do something and come back."""


@dataclass(frozen=True)
class Change:
    """A file that differs from HEAD and is not staged: its path, and git's letter for what became of it."""

    path: str
    letter: str


@dataclass(frozen=True)
class Facts:
    """What is known of the repository. What is read in the background is None until it is.

    `staged` are the paths that will be committed, `changed` the others that could be. `components` are the names of
    packages by their paths. `head` is the message of the last commit and `head_id` its id, `identity` who commits,
    as git writes it.
    `versions` are the next versions by bump: what the next release is with a commit that has it.
    """

    rulebook: Rulebook
    sections: Sections = ()
    branch: str = ""
    staged: tuple[str, ...] = ()
    changed: tuple[Change, ...] = ()
    components: Mapping[str, str] = field(default_factory=dict)
    identity: str = ""
    head: str = ""
    head_id: str = ""
    cleanup: Cleanup = field(default_factory=lambda: Cleanup(WHITESPACE, edited=False))
    is_merge: bool = False
    remark: str = ""
    headers: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    versions: Mapping[int, tuple[str, ...]] | None = None


@dataclass(frozen=True)
class Learned:
    """What was read in the background; None for what was not."""

    headers: tuple[str, ...] | None = None
    people: tuple[str, ...] | None = None
    versions: Mapping[int, tuple[str, ...]] | None = None
    identity: str | None = None
    head: str | None = None
    head_id: str | None = None


@dataclass(frozen=True)
class State:
    """Where the commit stands.

    `text` is what is typed at this step, `texts` what was typed at others and not taken. `cursor` counts the rows
    that match, `marked` are values of rows. `trail` are the steps that Esc leads back to, `given` those that flags
    have answered. `to` is the step to be entered next. `notice` says why a key did nothing. `wish` is for the outside;
    `kept` an older draft to go on with.
    """

    facts: Facts
    answers: Answers = field(default_factory=Answers)
    step: str = TYPE
    trail: tuple[str, ...] = ()
    text: str = ""
    texts: Mapping[str, str] = field(default_factory=dict)
    cursor: int = 0
    marked: tuple[str, ...] = ()
    given: frozenset[str] = frozenset()
    to: str = ""
    notice: str = ""
    wish: str = ""
    amends: bool = False
    skips_gate: bool = False
    kept: "Kept | None" = None

    def said(self, notice: str) -> "State":
        """Return the same with a notice."""
        return replace(self, notice=notice)

    def answered(self, answers: Answers) -> "State":
        """Return the same with other answers."""
        return replace(self, answers=answers)


@dataclass(frozen=True)
class Kept:
    """A draft of another time: what it holds, the id of the commit that it amends, and what is to be said of it."""

    answers: Answers
    step: str = REVIEW
    texts: Mapping[str, str] = field(default_factory=dict)
    amends: bool = False
    amended: str = ""
    why: str = ""


@dataclass(frozen=True)
class Row:
    """A row to choose from: its value, what it is called, what is said of it, and what it does to the next release."""

    value: str
    label: str
    about: str = ""
    effect: str = ""
    is_free: bool = False
