"""A rulebook ↔ plain values that the hook's cache can hold; only the modules of the rules in force are loaded again."""

from gatepost.gate.judge import Rulebook
from gatepost.options.option import Value

FrozenRule = tuple[str, str, str, tuple[tuple[str, Value], ...]]
"""Module, class, severity, and the options' names and values."""

Frozen = tuple[tuple[str, ...], tuple[str, ...], tuple[FrozenRule, ...]]
"""Types, scopes, rules."""


def freeze(rulebook: Rulebook) -> Frozen:
    """Return `rulebook` as tuples of texts and numbers."""
    rules = [
        (type(rule).__module__, type(rule).__qualname__, rule.severity, tuple(sorted(rule.values().items())))
        for rule in rulebook.rules
    ]
    return rulebook.types, rulebook.scopes, tuple(rules)


def thaw(frozen: Frozen) -> Rulebook:
    """Return the rulebook that was frozen."""
    types, scopes, rules = frozen
    thawed = []
    for module, name, severity, values in rules:
        rule = getattr(__import__(module, fromlist=(name,)), name)
        thawed.append(rule(severity, dict(values)))
    return Rulebook(tuple(thawed), types, scopes)
