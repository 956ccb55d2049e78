r"""The JSON Schema of the settings, from their declarations, for editors.

It is of draft 7, the newest that all editors take, and has no validating keyword that draft 4
lacks, because some servers for TOML know no other. It never refuses what `read_layer`
takes, and lets pass what a pattern cannot say: other capitals than A to Z, an
`extends` that leads nowhere, the same rule or check by code and by name.
"""

import json

from gatepost.gate.init_options import INIT
from gatepost.gate.settings import SETTINGS
from gatepost.options.option import BOOLEAN, INTEGER, REASONS, STRING, STRINGS, TEXTS, Option, Value
from gatepost.report.checks import EVERY
from gatepost.report.pages import AnyCheck, page_of
from gatepost.rules.base import Rule
from gatepost.rules.catalogue import RULES
from gatepost.values import SEVERITIES

Schema = dict[str, object]

_ID = "https://gatepost.github.io/gatepost/reference/settings.schema.json"
_TYPE = r"^[^\s()!:A-Z\x00-\x1f\x7f-\x9f]+$"
_SCOPE = r"^[^\s(),\x00-\x1f\x7f-\x9f]+$"
_COMMIT = "^([0-9a-f]{7,64})?$"
_PATTERNS = {"types": _TYPE, "extra-types": _TYPE, "scopes": _SCOPE, "scope-paths": _SCOPE, "since": _COMMIT}
_NOT_BLANK: Schema = {"type": "string", "pattern": r"\S"}
_RULE: Schema = {"type": "string", "enum": [word for rule in RULES for word in (rule.name, rule.code)]}


def render_schema() -> str:
    """Return the schema as JSON, as `gatepost config --schema` prints it."""
    return json.dumps(settings_schema(), indent=2, ensure_ascii=False) + "\n"


def settings_schema() -> Schema:
    """Return the schema of `[tool.gatepost]`, which is that of gatepost.toml too."""
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "$id": _ID,
        "$comment": "Written by `make docs` from the code.",
        "title": "gatepost settings",
        "description": "What gatepost.toml holds, and [tool.gatepost] in pyproject.toml.",
        **_table({option.name: _setting(option) for option in SETTINGS}),
    }


def option_schema(option: Option) -> Schema:
    """Return the schema of an option's values: what its kind and its bounds say."""
    pattern = _PATTERNS.get(option.name)
    word: Schema = {"type": "string", "pattern": pattern} if pattern else {"type": "string", "minLength": 1}
    kinds: dict[str, Schema] = {
        BOOLEAN: {"type": "boolean"},
        INTEGER: {"type": "integer", "minimum": option.least, "maximum": option.most},
        REASONS: {"type": "object", "additionalProperties": _NOT_BLANK},
        STRINGS: {"type": "array", "items": word},
        TEXTS: {"type": "object", "additionalProperties": word},
    }
    if option.kind == STRING:
        limits: Schema = {"enum": list(option.choices)} if option.choices else {}
        values: Schema = {"type": "string", **({"pattern": pattern} if pattern else limits)}
    else:
        values = kinds[option.kind]
    return {"description": option.about, **values, "default": as_json(option.default)}


def as_json(value: Value) -> object:
    """Return a value of an option as JSON has it."""
    return list(value) if isinstance(value, tuple) else value


def _setting(option: Option) -> Schema:
    """Return the schema of a setting; one about rules or checks knows them by code and by name."""
    if option.name in ("select", "overrides"):
        return {**option_schema(option), "items": _RULE}
    if option.name == "init":
        keys = _table({key.name: option_schema(key) for key in INIT})
        return {"description": option.about, **keys, "default": {}}
    if option.name not in ("ignore", "severity", "rules"):
        return option_schema(option)
    named: tuple[type[Rule] | AnyCheck, ...] = RULES if option.name == "rules" else (*RULES, *EVERY)
    known: Schema = {
        word: {"description": f"{each.code} {each.name}: {page_of(each).summary}", **_of_name(option.name, each)}
        for each in named
        for word in (each.name, each.code)
    }
    return {"description": option.about, **_table(known), "default": {}}


def _of_name(table: str, named: type[Rule] | AnyCheck) -> Schema:
    """Return the schema of what stands for a rule or a check in a table of settings."""
    if table == "ignore":
        return _NOT_BLANK
    if table == "severity":
        return {"type": "string", "enum": list(SEVERITIES), "default": named.severity}
    return _table({option.name: option_schema(option) for option in (named.options if issubclass(named, Rule) else ())})


def _table(properties: Schema) -> Schema:
    return {"type": "object", "properties": properties, "additionalProperties": False}
