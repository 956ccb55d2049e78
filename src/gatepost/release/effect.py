"""What one message does to the next release (spec §2, §4, §5)."""

from gatepost.message.commits import RELEASE_AS, Commit
from gatepost.message.reading import Reading
from gatepost.policy.sections import PYTHON_SECTIONS, Sections, entry_for

NOTHING, PATCH, MINOR, MAJOR = range(4)
BUMPS = ("no release", "patch", "minor", "major")
_FEATURES = ("feat", "feature")
_BREAKING = "⚠ BREAKING CHANGES"


class Entry:
    """A commit that is read in a message: its type and scope, and the sections of the notes that list it.

    Without a section it is not listed, and `reason` says why.
    """

    __slots__ = ("label", "reason", "sections")

    def __init__(self, label: str, sections: tuple[str, ...], reason: str = "") -> None:
        self.label = label
        self.sections = sections
        self.reason = reason


class Effect:
    """What a message does: the greatest bump of its commits, the entries, and where it is dropped (None: it is not).

    `version` is the one that a `Release-As:` asks for, which goes before every bump.
    """

    __slots__ = ("bump", "dropped_at", "entries", "version")

    def __init__(
        self, bump: int, entries: list[Entry], dropped_at: tuple[int, int] | None = None, version: str = ""
    ) -> None:
        self.bump = bump
        self.entries = entries
        self.dropped_at = dropped_at
        self.version = version


def effect_of(reading: Reading, sections: Sections = (), known: tuple[str, ...] = ()) -> Effect:
    """Return what a message does by Release Please's default strategy.

    `sections` are those of the release configuration; without one, those for
    Python. `known` are the types whose entries are shown even where they are not listed: a footer
    such as `Refs: #1` is read as a commit too, and nobody wants to hear of it.
    """
    if not reading.commits:
        return Effect(NOTHING, [], _first_fault(reading))
    sections = sections or PYTHON_SECTIONS
    listed = {section[0] for section in sections}
    bump = NOTHING
    entries = []
    for commit in sorted(reading.commits, key=_is_footer):
        entry = _entry(commit, sections)
        if commit.footer is None or commit.breaking or commit.type.lower() in (*listed, *known):
            entries.append(entry)
            bump = max(bump, _bump(commit) if entry.sections else NOTHING)
    return Effect(bump, entries, version=next(filter(None, map(_version, reading.commits)), ""))


def together(effects: list[Effect]) -> Effect:
    """Return what several messages do to the same release; those that are dropped do nothing."""
    entries = [entry for effect in effects for entry in effect.entries]
    version = next((effect.version for effect in reversed(effects) if effect.version), "")
    return Effect(max((effect.bump for effect in effects), default=NOTHING), entries, version=version)


def _is_footer(commit: Commit) -> bool:
    return commit.footer is not None


def _entry(commit: Commit, sections: Sections) -> Entry:
    label = commit.type + (f"({commit.scope})" if commit.scope else "") + ("!" if commit.breaking else "")
    section = entry_for(commit.type, commit.scope, sections)
    title = (section[1] if section else "") or commit.type
    if commit.breaking:
        return Entry(label, (_BREAKING, title))
    if _version(commit):
        return Entry(label, (title,))
    if section is None:
        return Entry(label, (), f"no section lists `{commit.type}`")
    return Entry(label, (), "hidden") if section[2] else Entry(label, (title,))


def _version(commit: Commit) -> str:
    return next((text for title, text in commit.notes if title == RELEASE_AS), "")


def _bump(commit: Commit) -> int:
    if commit.breaking:
        return MAJOR
    return MINOR if commit.type in _FEATURES else PATCH


def _first_fault(reading: Reading) -> tuple[int, int]:
    """Return the line and column at which the message is given up; the beginning, where it is empty."""
    from gatepost.message.reading import line_and_column  # noqa: PLC0415  only where a message is dropped

    if not reading.parts:
        return (1, 1)
    part, message = reading.parts[0], reading.messages[0]  # without a commit, each of them has a fault
    offset = message.fault.offset if message.fault is not None else 0
    if message.fault is not None and message.fault.throws:
        offset = message.text.rfind("(", 0, offset)  # the one that is not closed, as `message-dropped` points at it
    return line_and_column(reading.text, part.offset_in_whole(message.offset + offset))
