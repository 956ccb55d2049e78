"""A rulebook ↔ plain values that the hook's cache can hold; only the modules of the rules in force are loaded again."""

from gatepost.gate.judge import Rulebook
from gatepost.options.option import Value
from gatepost.rules.base import Rule
from gatepost.rules.case import Words

FrozenRule = tuple[str, str, str, tuple[tuple[str, Value], ...], str]
"""Module, class, severity where it is set, the options' names and values, and why it is ignored (empty: it is not)."""

FrozenWords = tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]
"""Types, scopes, listed types, the scopes of paths, and the patterns of a release's titles."""

Frozen = tuple[FrozenWords, tuple[FrozenRule, ...], tuple[str, ...]]
"""Words, rules, and what a message may overrule."""


def freeze(rulebook: Rulebook) -> Frozen:
    """Return `rulebook` as tuples of texts and numbers."""
    words = rulebook.words
    rules = [(rule, "") for rule in rulebook.rules] + list(rulebook.ignored)
    return (
        (words.types, words.scopes, words.listed, words.scope_paths, words.titles),
        tuple(_frozen(rule, reason) for rule, reason in rules),
        rulebook.overrides,
    )


def thaw(frozen: Frozen) -> Rulebook:
    """Return the rulebook that was frozen."""
    words, rules, overrides = frozen
    in_force = []
    ignored = []
    for module, name, severity, values, reason in rules:
        rule = getattr(__import__(module, fromlist=(name,)), name)(severity, dict(values))
        if reason:
            ignored.append((rule, reason))
        else:
            in_force.append(rule)
    return Rulebook(tuple(in_force), Words(*words), tuple(ignored), overrides)


def _frozen(rule: Rule, reason: str) -> FrozenRule:
    severity = rule.severity if rule.is_set else ""
    return type(rule).__module__, type(rule).__qualname__, severity, tuple(sorted(rule.values().items())), reason
