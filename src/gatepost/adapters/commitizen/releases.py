"""What `cz bump` and `cz changelog` make of commits: what Release Please does, as far as commitizen lets us."""

import re
from collections.abc import Iterator, Mapping

from gatepost.message.commits import BREAKING
from gatepost.message.reading import read
from gatepost.policy.sections import Sections
from gatepost.release.changes import Change
from gatepost.release.notes import title_for

MAJOR, MINOR, PATCH = "MAJOR", "MINOR", "PATCH"
BUMP_PATTERN = r"^([^\s:()]+(?:\([^()]*\))?!?|BREAKING[ -]CHANGE): "
"""How a line begins that may count; the group in it is looked for in a bump map."""

_BREAKING_TITLE = "⚠ BREAKING CHANGES"
_FEATURES = ("feat", "feature")


def bump_map(sections: Sections) -> dict[str, str | None]:
    """Return what a commit adds to the version, by patterns of which the first that matches counts."""
    found: dict[str, str | None] = {r".*!$": MAJOR, r"BREAKING[ -]CHANGE$": MAJOR}
    for type_, _, is_hidden, scope in sections:
        behind = rf"\({re.escape(scope)}\)$" if scope else r"(\(.*\))?$"
        if type_ in _FEATURES and not is_hidden:
            found.setdefault(re.escape(type_) + behind, MINOR)
        found.setdefault(f"(?i:{re.escape(type_)}){behind}", None if is_hidden else PATCH)
    return found


def before_1_0(bumps: Mapping[str, str | None], configuration: object) -> dict[str, str | None]:
    """Return the map for versions below 1.0.0 that stay there: what breaks is minor.

    A feature is a patch where the release configuration has `bump-patch-for-minor-pre-major`.
    """
    is_smaller = isinstance(configuration, dict) and configuration.get("bump-patch-for-minor-pre-major") is True
    smaller = {MAJOR: MINOR, MINOR: PATCH if is_smaller else MINOR}
    return {pattern: smaller.get(bump or "", bump) for pattern, bump in bumps.items()}


def titles(sections: Sections) -> list[str]:
    """Return the titles of the notes, in their order."""
    return list(dict.fromkeys([_BREAKING_TITLE, *(title for _, title, is_hidden, _ in sections if not is_hidden)]))


def is_read(text: str) -> bool:
    """Tell whether Release Please makes anything of a message."""
    return bool(read(text).commits)


def entries(text: str, sections: Sections) -> Iterator[dict[str, object]]:
    """Yield the lines that a message adds to the notes: title, scope and text, as commitizen calls them."""
    for commit in read(text).commits:
        title = title_for(Change("", commit), sections)
        if title is None:
            continue
        scope = "" if commit.scope == "*" else commit.scope or ""
        notes = [note for kind, note in commit.notes if kind == BREAKING]
        for note in notes:
            yield {"change_type": _BREAKING_TITLE, "scope": scope, "message": note}
        yield {"change_type": title, "scope": scope, "message": commit.description}
