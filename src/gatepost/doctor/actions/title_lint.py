"""Who judges the titles of pull requests, and what they say of one that somebody else than a person gives."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import conditions
from gatepost.doctor.command_patterns import ON_LINE
from gatepost.doctor.expressions import references, references_in
from gatepost.doctor.project import PYPROJECT, read_project
from gatepost.doctor.roles import GATEPOST, TITLE_ACTION, command_of
from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.gate.compose import compose
from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import Settings
from gatepost.options.check import InvalidValue
from gatepost.policy.sections import InvalidConfiguration
from gatepost.policy.titles import follows_pattern
from gatepost.rules.case import LANDING, TITLE
from gatepost.values import ERROR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

ACTION_TYPES = ("feat", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore", "revert")
"""What the action allows where its input says nothing."""

_OWN_FILE = "gatepost.toml"
_BY_EVENT = re.compile(rf"\bgatepost\s+lint\b{ON_LINE}--event")
_BY_TITLE = re.compile(rf"\bgatepost\s+lint\b{ON_LINE}--title")
_TITLE = "pull_request.title"
_HEADER = re.compile(r"(?P<type>\w*)(?:\((?P<scope>.*)\))?!?: (?P<subject>.*)")
_KNOWN = re.compile(
    r"github\.(?:event_name|event\.action|repository|repository_owner|event\.pull_request\.draft"
    r"|event\.pull_request\.base\.ref|base_ref)"
)


@dataclass(frozen=True)
class Refusal:
    """Why a title is refused; `key` is the input of the action that says so, empty where none does."""

    message: str
    key: str = ""


def title_readers(facts: Facts) -> tuple[Place, ...]:
    """Return the steps that surely judge titles; others that look the same judge commits."""
    return tuple(place for place in facts.titles or () if _is_own(place) or _reads_title(place))


def judges_all(place: Place) -> bool:
    """Tell whether a step judges whoever opens a pull request: no condition spares a bot, a branch or a label."""
    asked = (reference for condition in conditions(place) for reference in references(condition))
    return all(_KNOWN.fullmatch(reference) for reference in asked)


def refusal(place: Place, title: str, facts: Facts, labels: Sequence[str] = (), *, by_bot: bool = False) -> str:
    """Return why a step refuses a title; empty where it lets it pass, or where that cannot be told."""
    found = refusal_of(place, title, facts, labels, by_bot=by_bot)
    return found.message if found is not None else ""


def refusal_of(
    place: Place, title: str, facts: Facts, labels: Sequence[str] = (), *, by_bot: bool = False
) -> Refusal | None:
    """Return why a step refuses the title of a pull request with some labels; None where it is not known to."""
    if not judges_all(place):
        return None
    if place.is_action(TITLE_ACTION):
        return _by_action(place, title, labels)
    if place.is_action(GATEPOST) or _BY_EVENT.search(command_of(place.step)):
        return _by_gatepost(facts, title, at_event=True, by_bot=by_bot)
    if _BY_TITLE.search(command_of(place.step)):
        return _by_gatepost(facts, title, at_event=False, by_bot=False)
    return None


def _is_own(place: Place) -> bool:
    command = command_of(place.step)
    is_action = place.is_action(TITLE_ACTION, GATEPOST)
    return is_action or any(pattern.search(command) for pattern in (_BY_EVENT, _BY_TITLE))


def _reads_title(place: Place) -> bool:
    texts = (place.step.run, *place.step.env.values(), *place.step.inputs.values(), *place.job.env.values())
    return any(reference.lower().endswith(_TITLE) for text in texts for reference in references_in(text))


def _by_action(place: Place, title: str, labels: Sequence[str]) -> Refusal | None:
    """Return what the action says, as far as its inputs are written out."""
    inputs = place.step.inputs
    ignored = _listed(inputs.get("ignoreLabels", ""))
    if any("${{" in text for text in inputs.values()) or "headerPattern" in inputs or not ignored.isdisjoint(labels):
        return None
    found = _HEADER.fullmatch(title)
    if found is None or not found["type"]:
        return Refusal("it does not begin with a type and a colon")
    return _of_type(inputs.get("types", ""), found["type"]) or _of_scope(place, found["scope"] or "")


def _of_type(said: str, type_: str) -> Refusal | None:
    allowed = _listed(said) or set(ACTION_TYPES)
    if any(_may_match(pattern, type_) for pattern in allowed):
        return None
    return Refusal(f"`{type_}` is none of the allowed types", "types" if said else "")


def _of_scope(place: Place, scope: str) -> Refusal | None:
    inputs = place.step.inputs
    if not scope:
        is_wanted = inputs.get("requireScope", "").lower() == "true"
        return Refusal("it has no scope, which is required", "requireScope") if is_wanted else None
    allowed, refused = _listed(inputs.get("scopes", "")), _listed(inputs.get("disallowScopes", ""))
    for each in (part.strip() for part in scope.split(",")):
        if allowed and not any(_may_match(pattern, each) for pattern in allowed):
            return Refusal(f"`{each}` is none of the allowed scopes", "scopes")
        if any(pattern == each for pattern in refused):
            return Refusal(f"the scope `{each}` is not allowed", "disallowScopes")
    return None


def _listed(text: str) -> set[str]:
    return {line.strip() for line in text.split("\n") if line.strip()}


def _may_match(pattern: str, word: str) -> bool:
    """Tell whether a word may be what an expression of JavaScript's stands for; one that is odd may be anything."""
    try:
        return re.fullmatch(pattern, word) is not None
    except re.error:
        return True


def _by_gatepost(facts: Facts, title: str, *, at_event: bool, by_bot: bool) -> Refusal | None:
    """Return what gatepost says, by the settings that are in the repository."""
    rulebook = own_rulebook(facts)
    if rulebook is None:
        return None
    is_release = at_event and any(follows_pattern(title, each) for each in rulebook.words.titles)
    place, text = (LANDING, f"{title} (#1)") if at_event else (TITLE, title)
    candidate = Candidate(place, text, place, merge=False, by_bot=by_bot, by_release_please=is_release)
    errors = [each for each in judge_one(candidate, rulebook).findings if each.severity == ERROR]
    return Refusal(errors[0].message) if errors else None


def own_rulebook(facts: Facts) -> Rulebook | None:
    """Return the rulebook of the repository; None where it cannot be put together from what is here."""
    text = facts.tree.read(_OWN_FILE)
    own = read_project("", text if text is not None else facts.tree.read(PYPROJECT) or "")
    table = own.table if text is not None else own.section("tool", "gatepost")
    configuration = facts.release.configuration if facts.release is not None else None
    if own.error or "extends" in table:
        return None
    settings = Settings()
    try:
        settings.add(read_layer(dict(table)), _OWN_FILE)
        return compose(settings, parse_json(configuration.text) if configuration is not None else None)
    except (InvalidValue, InvalidConfiguration, UnreadableText):
        return None
