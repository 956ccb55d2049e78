"""The allowed types → what each is for, and what it does to the next release."""

from collections.abc import Iterable
from dataclasses import dataclass

from gatepost.message.reading import read
from gatepost.policy.sections import Sections
from gatepost.release.effect import BUMPS, NOTHING, effect_of

_ABOUT = {
    "feat": "a new feature",
    "feature": "a new feature",
    "fix": "a bug is gone",
    "perf": "faster, or with less memory",
    "refactor": "other code that does the same",
    "docs": "documentation only",
    "style": "how the code looks, not what it does",
    "test": "tests only",
    "build": "how it is built and packaged",
    "ci": "what CI runs",
    "chore": "upkeep that no user sees",
    "revert": "an earlier commit is taken back",
    "deps": "other versions of dependencies",
}
"""What the well-known types are for."""


@dataclass(frozen=True)
class KnownType:
    """A type that may be used: what it is for, and what a commit of it does to the next release.

    `about` is empty where the type is not a well-known one. `section` is the one of the notes that lists it,
    empty where none does. `effect` says both: `minor, Features`.
    """

    name: str
    about: str
    effect: str
    bump: int
    section: str


def known_types(types: Iterable[str], sections: Sections) -> list[KnownType]:
    """Return what is known of the types, in their order.

    `sections` are those of the release configuration; without one, those for Python hold.
    """
    return [_known(type_, sections) for type_ in types]


def _known(type_: str, sections: Sections) -> KnownType:
    effect = effect_of(read(f"{type_}: x"), sections)
    section = next((title for entry in effect.entries for title in entry.sections), "")
    if effect.bump == NOTHING:
        said = f"{BUMPS[NOTHING]}, {_why_not([entry.reason for entry in effect.entries])}"
    else:
        said = f"{BUMPS[effect.bump]}, {section}"
    return KnownType(type_, _ABOUT.get(type_.lower(), ""), said, effect.bump, section)


def _why_not(reasons: list[str]) -> str:
    """Return why a type is not in the notes; a section that hides it is not the reader's business."""
    return "in no section" if any(reason != "hidden" for reason in reasons) or not reasons else "hidden"
