"""Settings and release configuration → the rulebook. The one place where they meet."""

from gatepost.gate.judge import Rulebook
from gatepost.gate.settings import Settings
from gatepost.policy.sections import DEFAULT_TYPES, PYTHON_SECTIONS, sections_of
from gatepost.policy.titles import title_patterns
from gatepost.rules.base import Rule
from gatepost.rules.case import Words
from gatepost.rules.catalogue import RULES


def compose(settings: Settings, configuration: object = None) -> Rulebook:
    """Return the rulebook that follows.

    `configuration` is the parsed release-please-config.json, None where there
    is none; raises `InvalidConfiguration` where it makes no sense.
    """
    sections = sections_of(configuration) if configuration is not None else ()
    listed = [type_.lower() for type_, _, hidden, _ in sections or PYTHON_SECTIONS if not hidden]
    ignore = settings.texts("ignore")
    return Rulebook(
        tuple(_configured(rule, settings) for rule in RULES if rule.name not in ignore and _is_on(rule, settings)),
        Words(
            allowed_types(settings, configuration),
            _scopes(settings),
            tuple(dict.fromkeys(listed)),
            tuple(settings.texts("scope-paths").items()),
            title_patterns(configuration),
        ),
        tuple(
            (_configured(rule, settings), ignore[rule.name])
            for rule in RULES
            if rule.name in ignore and _is_on(rule, settings)
        ),
        settings.strings("overrides"),
    )


def allowed_types(settings: Settings, configuration: object = None) -> tuple[str, ...]:
    """Return the allowed types: those of the settings, else the default ones and those that a section names."""
    named = [type_ for type_, *_ in sections_of(configuration)] if configuration is not None else []
    types = settings.strings("types") or (*DEFAULT_TYPES, *named)
    return tuple(dict.fromkeys((*types, *settings.strings("extra-types"))))


def _scopes(settings: Settings) -> tuple[str, ...]:
    """Return the allowed scopes; where some are listed, those of `scope-paths` are allowed too."""
    scopes = settings.strings("scopes")
    return tuple(dict.fromkeys((*scopes, *settings.texts("scope-paths").values()))) if scopes else ()


def _is_on(rule: type[Rule], settings: Settings) -> bool:
    return rule.enabled or rule.name in settings.strings("select")


def _configured(rule: type[Rule], settings: Settings) -> Rule:
    return rule(settings.texts("severity").get(rule.name, ""), settings.rule_options(rule.name))
