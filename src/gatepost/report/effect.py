"""The effect of a message → the line that every gate shows."""

from collections.abc import Sequence

from gatepost.release.effect import BUMPS, MAJOR, NOTHING, Effect
from gatepost.report.style import Style
from gatepost.report.visible import visible
from gatepost.values import ERROR, Finding

_MOST = 6
_LONGEST = 80  # characters of one name; a line is no place for more


def render_effect(effect: Effect) -> str:
    """Return the effect in one line: `minor: feat(api) → Features`."""
    done, entries = _done(effect), _entries(effect)
    return f"{done}: {entries}" if entries else done


def render_next_release(
    effect: Effect, style: Style, finding: Finding | None = None, versions: Sequence[str] | None = None
) -> str:
    """Return what a commit that was just made does to the next release, in one line with its end.

    `finding` is why a message that is dropped should not have passed, where that is so. `versions` are those that
    the next release of the packages that it touches has (an empty one: none), None where that is not known.
    """
    lead = style.faint("gatepost: next release:")
    done, entries = _done(effect), _entries(effect)
    known = ", ".join(map(_shown, list(filter(None, versions or ()))[:_MOST]))
    if versions == [] and finding is None:
        shown = style.faint("no release lists it: it changes no file of a package")
    elif finding is not None:
        is_error = finding.severity == ERROR
        paint = style.bad if is_error else style.doubtful
        sign = paint(style.sign("error" if is_error else "warning"))
        shown = f"{sign} {paint(done)}: {entries} ({finding.name} {finding.code}); `git commit --amend --only` mends it"
    elif effect.bump == NOTHING and not effect.version:
        shown = style.faint(f"{known} without it: {entries}" if known else f"{done}: {entries}")
    else:
        paint = style.doubtful if effect.bump == MAJOR else style.good
        done = done if not known else known if effect.version else f"{known} with a {done} change"
        shown = f"{paint(done)}: {entries}"
    return style.finish(f"{lead} {shown}\n")


def _done(effect: Effect) -> str:
    """Return what is done to the version."""
    if effect.dropped_at is not None:
        return "dropped"
    return f"release {_shown(effect.version)}" if effect.version else BUMPS[effect.bump]


def _entries(effect: Effect) -> str:
    """Return what is done to the notes, or where the message is given up; empty where there is nothing to say."""
    if effect.dropped_at is not None:
        line, column = effect.dropped_at
        return f"line {line}, column {column}"
    shown = [
        f"{_shown(entry.label)} → {', '.join(map(_shown, entry.sections)) or f'not listed ({_shown(entry.reason)})'}"
        for entry in effect.entries[:_MOST]
    ]
    if len(effect.entries) > _MOST:
        shown.append(f"{len(effect.entries) - _MOST} more")
    return "; ".join(shown)


def _shown(text: str) -> str:
    return visible(text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…")
