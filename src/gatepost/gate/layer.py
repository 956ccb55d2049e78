"""A table of settings, as a file has it → the same under dotted keys, or the sentence that says what is wrong."""

from collections.abc import Callable
from typing import TypeVar

from gatepost.gate.init_options import INIT
from gatepost.gate.settings import SETTINGS, Flat
from gatepost.message.grammar import type_length
from gatepost.options.check import InvalidValue, checked, nearest
from gatepost.options.option import Option
from gatepost.outcomes.find import NAMES, check_named
from gatepost.rules.catalogue import RULES, find_rule
from gatepost.values import SEVERITIES

T = TypeVar("T")

_SHORTEST_ID, _LONGEST_ID = 7, 64
_OPTIONS = {option.name: option for option in SETTINGS}


def read_layer(table: object) -> Flat:
    """Return the settings that `table` holds; raise `InvalidValue` for a key or value that makes no sense."""
    flat: Flat = {}
    for key, value in _known(table, _OPTIONS, "setting").items():
        option = _OPTIONS[key]
        if key == "severity":
            flat.update({f"severity.{rule}": severity for rule, severity in _severities(value).items()})
        elif key == "rules":
            flat.update(_rule_options(value))
        elif key == "init":
            flat.update(_options(value, INIT, key))
        else:
            flat.update(_plain(option, value))
    return flat


def _plain(option: Option, raw: object) -> Flat:
    """Return a setting that its declaration checks, and what only we know about its words."""
    key = option.name
    value = checked(option, raw)
    if isinstance(value, dict):
        names = _by_name(value, key, _rule_or_check) if key == "ignore" else value
        for scope in names.values() if key == "scope-paths" else ():
            _check_scope(scope, key)
        return {f"{key}.{name}": text for name, text in names.items()}
    if isinstance(value, tuple):
        if key in ("select", "overrides"):
            value = tuple(_rule_name(name) for name in value)
        for word in value:
            _check_word(word, key)
    elif key == "since":
        _check_id(str(value))
    return {key: value}


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


def _check_word(word: str, key: str) -> None:
    if key in ("types", "extra-types"):
        _check_type(word, key)
    elif key == "scopes":
        _check_scope(word, key)


def _check_type(word: str, key: str) -> None:
    if word != word.lower() or type_length(word) != len(word) or not word.isprintable():
        message = f"`{word}` in `{key}` cannot be a type: a type is one word in lower case"
        raise InvalidValue(message)


def _check_scope(word: str, key: str) -> None:
    if not word.isprintable() or any(character in word for character in " ,()"):
        message = f"`{word}` in `{key}` cannot be a scope: a scope is one word without brackets and commas"
        raise InvalidValue(message)


def _check_id(word: str) -> None:
    if word and not (_SHORTEST_ID <= len(word) <= _LONGEST_ID and all(each in "0123456789abcdef" for each in word)):
        message = f"`since` must be the id of a commit, {_SHORTEST_ID} or more hexadecimal digits, not `{word}`"
        raise InvalidValue(message)


def _rule_name(word: str) -> str:
    rule = find_rule(word)
    if rule is None:
        meant = nearest(word, [rule.name for rule in RULES])
        message = f"there is no rule `{word}`" + (f"; did you mean `{meant}`?" if meant else "")
        raise InvalidValue(message)
    return rule.name


def _rule_or_check(word: str) -> str:
    """Return the name of a rule or a check; raise `InvalidValue` where a word is of neither."""
    rule = find_rule(word)
    name = rule.name if rule is not None else check_named(word)
    if not name:
        meant = nearest(word, [*(rule.name for rule in RULES), *NAMES])
        message = f"there is no rule and no check `{word}`" + (f"; did you mean `{meant}`?" if meant else "")
        raise InvalidValue(message)
    return name


def _by_name(table: dict[str, T], key: str, name_of: Callable[[str], str]) -> dict[str, T]:
    """Return a table by the names of what its keys are codes or names of; none may stand in it twice, by both."""
    found: dict[str, T] = {}
    for word, value in table.items():
        name = name_of(word)
        if name in found:
            message = f"`{key}` has {name} twice, by its code and by its name"
            raise InvalidValue(message)
        found[name] = value
    return found


def _severities(table: object) -> dict[str, str]:
    if not isinstance(table, dict):
        message = "`severity` must be a table of rule or check = severity"
        raise InvalidValue(message)
    for word, severity in table.items():
        if severity not in SEVERITIES:
            message = f"the severity of `{word}` is one of {', '.join(SEVERITIES)}, not `{severity}`"
            raise InvalidValue(message)
    return _by_name({str(word): str(severity) for word, severity in table.items()}, "severity", _rule_or_check)


def _rule_options(table: object) -> Flat:
    if not isinstance(table, dict):
        message = "`rules` must be a table of tables"
        raise InvalidValue(message)
    found: Flat = {}
    by_word = {str(word): options for word, options in table.items()}
    for name, options in _by_name(by_word, "rules", _rule_name).items():
        rule = find_rule(name)
        values = _options(options, rule.options if rule is not None else (), name)
        found.update({f"rules.{key}": value for key, value in values.items()})
    return found


def _options(table: object, options: tuple[Option, ...], called: str) -> Flat:
    """Return the values of a table of declared options, below the table's name."""
    declared = {option.name: option for option in options}
    values = _known(table, declared, f"`{called}` option")
    return {f"{called}.{key}": checked(declared[key], value) for key, value in values.items()}
