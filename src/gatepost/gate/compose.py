"""Settings and release configuration → the rulebook. The one place where they meet."""

from gatepost.gate.judge import Rulebook
from gatepost.gate.settings import Settings
from gatepost.policy.sections import DEFAULT_TYPES, section_types
from gatepost.rules.catalogue import RULES


def compose(settings: Settings, configuration: object = None) -> Rulebook:
    """Return the rulebook that follows.

    `configuration` is the parsed release-please-config.json, None where there
    is none; raises `InvalidConfiguration` where it makes no sense.
    """
    named = section_types(configuration) if configuration is not None else ()
    types = settings.types or (*DEFAULT_TYPES, *named)
    rules = tuple(
        rule(settings.severity.get(rule.name, ""), settings.rule_options.get(rule.name))
        for rule in RULES
        if rule.name not in settings.ignore and (rule.enabled or rule.name in settings.select)
    )
    return Rulebook(rules, tuple(dict.fromkeys((*types, *settings.extra_types))), settings.scopes)
