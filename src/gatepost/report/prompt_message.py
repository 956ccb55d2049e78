"""The message of a guided commit → the lines of its preview: it, what the gate says of it, and what it does."""

from collections.abc import Sequence

from gatepost.prompt.answers import Answers
from gatepost.prompt.checking import cleaned, effect_on, verdict_on
from gatepost.prompt.state import Facts, State
from gatepost.prompt.steps.type_ import NO_PACKAGE
from gatepost.release.effect import BUMPS, MAJOR, NOTHING, Effect
from gatepost.report.effect import render_effect
from gatepost.report.style import Style
from gatepost.report.text import render_finding
from gatepost.report.visible import excerpt, visible, width, wrap

MOST_FINDINGS = 2
_FEWEST_LINES = 3
_MOST_MARKS = 8  # code points for one cell
_MERGE = "a merge counts nothing itself; the commits that it brings do"
_NO_HEADER = "header-not-conventional"  # says all there is to say


def preview(state: State, style: Style, room: int) -> list[str]:
    """Return the message, what the gate says of it, and what it does to the next release."""
    facts = state.facts
    verdict = verdict_on(state.answers, facts)
    narrower = Style(colour=style.colour, columns=style.columns - 1, unicode=style.unicode)
    said: list[str] = []
    for finding in verdict.findings[:MOST_FINDINGS]:
        lines = render_finding(verdict, finding, narrower).split("\n")
        said += lines if style.colour else [fitted(line, style, 1) for line in lines]
    if len(verdict.findings) > MOST_FINDINGS:
        said.append(style.faint(f"{style.ellipsis} and {len(verdict.findings) - MOST_FINDINGS} more"))
    if verdict.is_ok():
        said.append(f"{style.good(style.sign('fine'))} the gate lets it pass")
    if all(finding.name != _NO_HEADER for finding in verdict.findings):
        said += effect_lines(state.answers, facts, style)
    if state.amends:
        head = facts.head.partition("\n")[0]
        said.append(fitted(f"amends {head}", style, 1))
    return [*barred(cleaned(state.answers, facts), style, max(_FEWEST_LINES, room - len(said) - 1)), "", *said]


def barred(message: str, style: Style, most: int) -> list[str]:
    """Return the lines of a message behind a bar, at most so many."""
    lines = message.split("\n")
    bar, on = style.faint(style.sign("bar")), style.faint(style.sign("fold"))
    shown: list[str] = []
    for at, line in enumerate(lines):
        first, *others = _folded(style.finish(line), style.columns - 5, most + 1)
        shown += [f"  {bar} {first}".rstrip(), *(f"  {on} {other}" for other in others)]
        if len(shown) > most or (len(shown) == most and at < len(lines) - 1):
            count = f"{len(lines):,} {'line' if len(lines) == 1 else 'lines'}"
            return [*shown[: most - 1], f"  {bar} {style.ellipsis} and more: {count}"]
    return shown


def _folded(line: str, cells: int, most: int) -> list[str]:
    """Return a line as visible pieces of so many cells, at most so many pieces."""
    pieces = [""]
    for character in visible(line[: cells * most * _MOST_MARKS]):
        longer = pieces[-1] + character
        if width(longer) > cells:
            if len(pieces) == most:
                break
            pieces.append(character)
        else:
            pieces[-1] = longer
    return pieces


def fitted(line: str, style: Style, taken: int) -> str:
    """Return a line as the screen can show it, made visible and cut to what `taken` cells leave."""
    return excerpt(style.finish(line), (0, 1), style.columns - taken, style.ellipsis)[0]


def wrapped(text: str, style: Style) -> list[str]:
    """Return a text in lines that fit the screen; words that are longer are cut."""
    return [fitted(line, style, 1) for line in wrap(style.finish(visible(text)), style.columns - 1)]


def effect_lines(answers: Answers, facts: Facts, style: Style) -> list[str]:
    """Return what the message does to the next release, with its version where that is known."""
    if facts.is_merge:
        return [style.faint(line) for line in wrapped(_MERGE, style)]
    effect = effect_on(answers, facts)
    versions = (facts.versions or {}).get(effect.bump)
    text = _effect(effect, versions or ())
    if versions == () and effect.entries:
        return [style.faint(line) for line in wrapped(f"{effect.entries[0].label} → {NO_PACKAGE}", style)]
    if effect.dropped_at is not None:
        return [style.bad(line) for line in wrapped(text, style)]
    nothing = effect.bump == NOTHING and not effect.version
    paint = style.faint if nothing else style.doubtful if effect.bump == MAJOR else style.good
    return [paint(line) for line in wrapped(text, style)]


def _effect(effect: Effect, versions: Sequence[str]) -> str:
    """Return the effect of one entry as `feat(api) → 1.3.0 minor, Features`, of several as every gate shows it."""
    known = ", ".join(versions)
    if len(effect.entries) != 1 or effect.version or effect.dropped_at is not None:
        return f"next release {known}: {render_effect(effect)}" if known else render_effect(effect)
    entry = effect.entries[0]
    where = ", ".join(entry.sections) or entry.reason
    return f"{entry.label} → {known} {BUMPS[effect.bump]}, {where}".replace("→  ", "→ ")
