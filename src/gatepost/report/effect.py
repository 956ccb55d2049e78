"""The effect of a message → the line that every gate shows."""

from gatepost.release.effect import BUMPS, Effect
from gatepost.report.visible import visible

_MOST = 6


def render_effect(effect: Effect) -> str:
    """Return the effect in one line: `minor: feat(api) → Features`."""
    if effect.dropped_at is not None:
        line, column = effect.dropped_at
        return f"dropped: line {line}, column {column}"
    shown = [
        f"{visible(entry.label)} → {', '.join(map(visible, entry.sections)) or f'not listed ({visible(entry.reason)})'}"
        for entry in effect.entries[:_MOST]
    ]
    if len(effect.entries) > _MOST:
        shown.append(f"{len(effect.entries) - _MOST} more")
    done = f"release {visible(effect.version)}" if effect.version else BUMPS[effect.bump]
    return f"{done}: {'; '.join(shown)}" if shown else done
