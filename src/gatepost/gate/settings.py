"""The settings: each key declared once; a table from a file → `Settings`, or the sentence that says what is wrong."""

from gatepost.message.grammar import type_length
from gatepost.options.check import InvalidValue, checked, nearest
from gatepost.options.option import REASONS, STRINGS, TABLE, Option, Value
from gatepost.rules.catalogue import RULES, find_rule
from gatepost.values import SEVERITIES

SETTINGS = (
    Option("types", STRINGS, (), "The allowed types, in place of the default ones."),
    Option("extra-types", STRINGS, (), "Types that are allowed beside the default ones."),
    Option("scopes", STRINGS, (), "The allowed scopes; any, where the list is empty."),
    Option("select", STRINGS, (), "Rules to switch on that are off by default, by code or name."),
    Option("ignore", REASONS, {}, "Rules to switch off, by code or name, each with the reason."),
    Option("severity", TABLE, {}, "`error` or `warning` for a rule, by code or name."),
    Option("rules", TABLE, {}, "Options of a rule, in a table of its name."),
)


class Settings:
    """What the settings say, checked. Rules are called by their names."""

    __slots__ = ("extra_types", "ignore", "rule_options", "scopes", "select", "severity", "types")

    def __init__(self) -> None:
        self.types: tuple[str, ...] = ()
        self.extra_types: tuple[str, ...] = ()
        self.scopes: tuple[str, ...] = ()
        self.select: tuple[str, ...] = ()
        self.ignore: dict[str, str] = {}
        self.severity: dict[str, str] = {}
        self.rule_options: dict[str, dict[str, Value]] = {}


def read_settings(table: object) -> Settings:
    """Return the settings that `table` holds; raise `InvalidValue` for a key or value that makes no sense."""
    settings = Settings()
    declared = {option.name: option for option in SETTINGS}
    known = _known(table, declared, "setting")
    values = {
        key: value if declared[key].kind == TABLE else checked(declared[key], value) for key, value in known.items()
    }
    settings.types = _types(values, "types")
    settings.extra_types = _types(values, "extra-types")
    settings.scopes = _scopes(values)
    settings.select = tuple(_rule_name(name) for name in _strings(values, "select"))
    settings.ignore = _reasons(values)
    settings.severity = _severities(values.get("severity", {}))
    settings.rule_options = _rule_options(values.get("rules", {}))
    return settings


def _known(table: object, options: dict[str, Option], called: str) -> dict[str, object]:
    """Return the values of `table`, unchecked, whose keys are all known."""
    if not isinstance(table, dict):
        message = f"the {called}s must be a table"
        raise InvalidValue(message)
    values: dict[str, object] = {}
    for key, value in table.items():
        if key not in options:
            meant = nearest(str(key), options)
            message = f"there is no {called} `{key}`" + (f"; did you mean `{meant}`?" if meant else "")
            raise InvalidValue(message)
        values[key] = value
    return values


def _strings(values: dict[str, object], key: str) -> tuple[str, ...]:
    value = values.get(key, ())
    return value if isinstance(value, tuple) else ()


def _types(values: dict[str, object], key: str) -> tuple[str, ...]:
    types = _strings(values, key)
    for type_ in types:
        if type_ != type_.lower() or type_length(type_) != len(type_) or not type_.isprintable():
            message = f"`{type_}` in `{key}` cannot be a type: a type is one word in lower case"
            raise InvalidValue(message)
    return types


def _scopes(values: dict[str, object]) -> tuple[str, ...]:
    scopes = _strings(values, "scopes")
    for scope in scopes:
        if not scope.isprintable() or any(character in scope for character in " ,()"):
            message = f"`{scope}` in `scopes` cannot be a scope: a scope is one word without brackets and commas"
            raise InvalidValue(message)
    return scopes


def _reasons(values: dict[str, object]) -> dict[str, str]:
    ignore = values.get("ignore", {})
    reasons = ignore.items() if isinstance(ignore, dict) else ()
    return {_rule_name(name): str(reason) for name, reason in reasons}


def _rule_name(word: str) -> str:
    rule = find_rule(word)
    if rule is None:
        meant = nearest(word, [rule.name for rule in RULES])
        message = f"there is no rule `{word}`" + (f"; did you mean `{meant}`?" if meant else "")
        raise InvalidValue(message)
    return rule.name


def _severities(table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        message = "`severity` must be a table of rule = severity"
        raise InvalidValue(message)
    found = {}
    for word, severity in table.items():
        if severity not in SEVERITIES:
            message = f"the severity of `{word}` is one of {', '.join(SEVERITIES)}, not `{severity}`"
            raise InvalidValue(message)
        found[_rule_name(str(word))] = str(severity)
    return found


def _rule_options(table: object) -> dict[str, dict[str, Value]]:
    if not isinstance(table, dict):
        message = "`rules` must be a table of tables"
        raise InvalidValue(message)
    found: dict[str, dict[str, Value]] = {}
    for word, options in table.items():
        name = _rule_name(str(word))
        rule = find_rule(name)
        declared = {option.name: option for option in (rule.options if rule is not None else ())}
        values = _known(options, declared, f"`{name}` option")
        found[name] = {key: checked(declared[key], value) for key, value in values.items()}
    return found
