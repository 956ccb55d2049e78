"""A rulebook without the rules that somebody leaves out for one command."""

from gatepost.gate.judge import Rulebook
from gatepost.outcomes.find import check_named
from gatepost.rules.catalogue import find_rule


class Skipped:
    """What became of a request to leave rules out: the names of those left out, and the words that name none."""

    __slots__ = ("rules", "unknown")

    def __init__(self, rules: list[str], unknown: list[str]) -> None:
        self.rules = rules
        self.unknown = unknown


def without(rulebook: Rulebook, words: list[str]) -> tuple[Rulebook, Skipped]:
    """Return `rulebook` without the rules that `words` name by code or name, and what became of the words."""
    if not words:
        return rulebook, Skipped([], [])
    found = {word: find_rule(word) for word in words}
    rules = list(dict.fromkeys(rule for rule in found.values() if rule is not None))
    kept = tuple(rule for rule in rulebook.rules if type(rule) not in rules)
    unknown = [word for word, rule in found.items() if rule is None and not check_named(word)]
    rest = Rulebook(kept, rulebook.words, rulebook.ignored, rulebook.overrides)
    return rest, Skipped([rule.name for rule in rules], unknown)
