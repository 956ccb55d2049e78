"""The effective settings, each with where it comes from → text for people, and → JSON."""

import json
from dataclasses import dataclass, replace

from gatepost.errors import UsageError
from gatepost.gate.compose import allowed_types
from gatepost.gate.init_options import INIT
from gatepost.gate.settings import DEFAULT_ORIGIN, SETTINGS, Settings
from gatepost.options.check import nearest
from gatepost.options.option import Value
from gatepost.outcomes.find import NAMES, check_named
from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.report.columns import Row, Section, render_sections
from gatepost.report.style import Style
from gatepost.report.visible import visible, wrap
from gatepost.rules.base import Rule
from gatepost.rules.catalogue import RULES, find_rule

SCHEMA_VERSION = 1
_OF_RULES = ("ignore", "severity", "rules")
_OF_CHECKS = ("ignore", "severity")
_OF_TYPES = ("types", "extra-types")


@dataclass(frozen=True)
class Entry:
    """A setting under its dotted key. `default` is None where a table may have the key or not."""

    key: str
    value: Value | None
    origin: str
    default: Value | None

    @property
    def is_default(self) -> bool:
        """Whether no layer of settings has the key."""
        return self.origin == DEFAULT_ORIGIN


@dataclass(frozen=True)
class AllowedType:
    """A type that may be committed, what allows it first, and whether a release lists its commits."""

    name: str
    origin: str
    is_listed: bool


@dataclass(frozen=True)
class RuleState:
    """What the settings make of a rule. `selected_by` is the layer that switches it on; empty where none has to."""

    rule: type[Rule]
    entries: tuple[Entry, ...]
    selected_by: str

    @property
    def ignored(self) -> str | None:
        """The reason for which the rule does not count."""
        return next((str(entry.value) for entry in self.entries if entry.key.startswith("ignore.")), None)

    @property
    def is_on(self) -> bool:
        """Whether the rule judges, unless it is ignored."""
        return self.rule.enabled or bool(self.selected_by)

    @property
    def origin(self) -> str:
        """The layers that say something about the rule, joined by commas."""
        layers = [self.selected_by or DEFAULT_ORIGIN, *(entry.origin for entry in self.entries)]
        return ", ".join(dict.fromkeys(layer for layer in layers if layer != DEFAULT_ORIGIN)) or DEFAULT_ORIGIN


@dataclass(frozen=True)
class Overview:
    """What holds: every setting, the allowed types, the rules, and the files that were read."""

    entries: tuple[Entry, ...]
    types: tuple[AllowedType, ...]
    rules: tuple[RuleState, ...]
    files: tuple[str, ...]
    is_whole: bool = True


def entries_of(settings: Settings) -> tuple[Entry, ...]:
    """Return every setting that has a value, in the order of the declarations; an empty table is a setting itself."""
    entries: list[Entry] = []
    for option in SETTINGS:
        if isinstance(option.default, dict):
            defaults = _defaults(option.name)
            keys = [*defaults, *(f"{option.name}.{rest}" for rest in settings.table(option.name))]
            found = {key: (settings.values.get(key, defaults.get(key)), defaults.get(key)) for key in keys}
        else:
            found = {option.name: (settings.values[option.name], option.default)}
        for key, (value, default) in (found or {option.name: (option.default, option.default)}).items():
            entries.append(Entry(key, value, settings.origins.get(key, DEFAULT_ORIGIN), default))
    return tuple(entries)


def types_of(
    settings: Settings, configuration: object, listed: tuple[str, ...], configuration_origin: str
) -> tuple[AllowedType, ...]:
    """Return the allowed types; `listed` are those that a release lists."""
    own = set(settings.strings("types"))
    named = set() if own else set(allowed_types(Settings(), configuration))

    def origin(name: str) -> str:
        if name in own:
            return settings.origins["types"]
        if name not in named:
            return settings.origins["extra-types"]
        return DEFAULT_ORIGIN if name in DEFAULT_TYPES else configuration_origin

    return tuple(
        AllowedType(name, origin(name), name.lower() in listed) for name in allowed_types(settings, configuration)
    )


def rules_of(settings: Settings) -> tuple[RuleState, ...]:
    """Return the state of every rule, in the order of reports."""
    entries = entries_of(settings)
    return tuple(
        RuleState(
            rule,
            tuple(entry for entry in entries if _name_in(entry.key) == rule.name),
            settings.origins["select"] if not rule.enabled and rule.name in settings.strings("select") else "",
        )
        for rule in RULES
    )


def select(overview: Overview, words: tuple[str, ...]) -> Overview:
    """Return what `words` ask for: settings by dotted keys, rules and checks by name or code. Raises `UsageError`."""
    if not words:
        return overview
    entries: dict[str, Entry] = {}
    rules: dict[str, RuleState] = {}
    for word in words:
        rule = find_rule(word)
        if rule is not None:
            state = next(state for state in overview.rules if state.rule is rule)
            rules[rule.name] = state
            entries.update({entry.key: entry for entry in state.entries})
        elif name := check_named(word):
            entries.update({entry.key: entry for entry in overview.entries if _name_in(entry.key) == name})
        else:
            entries.update({entry.key: entry for entry in _found(overview, word)})
    return replace(
        overview,
        entries=tuple(entries.values()),
        types=overview.types if any(word in _OF_TYPES for word in words) else (),
        rules=tuple(rules.values()),
        is_whole=False,
    )


def render_json(overview: Overview) -> str:
    """Return the report of `gatepost config --format json`; a table's entries stand under dotted keys."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "settings": [
            {"key": entry.key, "value": entry.value, "origin": entry.origin, "default": entry.default}
            for entry in overview.entries
        ],
        "types": [{"name": type_.name, "origin": type_.origin, "listed": type_.is_listed} for type_ in overview.types],
        "rules": [_rule_json(state) for state in overview.rules],
        "files": overview.files,
    }
    return json.dumps(document, indent=2) + "\n"


def render_text(overview: Overview, style: Style) -> str:
    """Return the settings for people: what is set goes before what is not, which is fainter."""
    shown = {state.rule.name for state in overview.rules}
    entries = sorted(
        (entry for entry in overview.entries if _name_in(entry.key) not in shown and not _is_hidden(entry, overview)),
        key=lambda entry: entry.is_default,
    )
    rules = [row for state in overview.rules for row in _rule_rows(state, is_whole=overview.is_whole)]
    sections = [
        Section("", tuple(Row(entry.key, in_toml(entry.value), entry.origin, entry.is_default) for entry in entries)),
        Section("Allowed types", _type_rows(overview.types)),
        Section("Rules changed" if overview.is_whole else "Rules", tuple(rules)),
    ]
    notes = ["No rule is changed."] if overview.is_whole and not rules else []
    if overview.is_whole:
        notes.append(f"Read: {', '.join(overview.files)}" if overview.files else "There is no file with settings.")
    lines = [style.faint(line) for note in notes for line in wrap(visible(note), style.columns)]
    return style.finish(render_sections(sections, style) + "".join(f"\n{line}" for line in lines) + "\n" * bool(lines))


def in_toml(value: Value | None) -> str:
    """Return a value as it is written in TOML, on one line; None, for which TOML has no word, in words."""
    if value is None:
        return "(not set)"
    if isinstance(value, tuple):
        return f"[{', '.join(map(in_toml, value))}]"
    return json.dumps(value, ensure_ascii=False)


def _defaults(table: str) -> dict[str, Value]:
    """Return the keys of a table that have a value even where no layer sets them."""
    if table == "severity":
        from gatepost.report.checks import EVERY  # noqa: PLC0415  only where all settings are shown

        rules = {f"severity.{rule.name}": rule.severity for rule in RULES}
        return {**rules, **{f"severity.{check.name}": check.severity for check in EVERY}}
    if table == "rules":
        return {f"rules.{rule.name}.{option.name}": option.default for rule in RULES for option in rule.options}
    return {f"init.{option.name}": option.default for option in INIT} if table == "init" else {}


def _is_hidden(entry: Entry, overview: Overview) -> bool:
    """Tell whether an entry is left out of all that is said: there are many that only one command asks for."""
    return overview.is_whole and entry.is_default and entry.key.startswith(("init.", "severity."))


def _name_in(key: str) -> str:
    """Return the name of the rule or check that a dotted key is about; empty where it is about none."""
    table, _, rest = key.partition(".")
    return rest.partition(".")[0] if table in _OF_RULES else ""


def _found(overview: Overview, word: str) -> list[Entry]:
    """Return the settings under a dotted key, in which a rule or a check may stand by its code."""
    table, _, rest = word.partition(".")
    named, dot, option = rest.partition(".")
    name = _full_name(named, table)
    key = f"{table}.{name}{dot}{option}" if name else word
    found = [entry for entry in overview.entries if entry.key == key or entry.key.startswith(f"{key}.")]
    if found:
        return found
    if name and not dot:  # it is not ignored, or has no options
        value: Value | None = {} if table == "rules" else None
        return [Entry(key, value, DEFAULT_ORIGIN, value)]
    known = [*(option.name for option in SETTINGS), *(rule.name for rule in RULES), *NAMES]
    near = nearest(word, [*known, *(entry.key for entry in overview.entries)])
    message = f"there is no setting, no rule and no check `{word}`"
    raise UsageError(message, f"did you mean `{near}`?" if near else "`gatepost config` lists them all")


def _full_name(word: str, table: str) -> str:
    """Return the name of the rule, or of the check, that stands by code or name in a table; empty where none does."""
    rule = find_rule(word) if table in _OF_RULES else None
    if rule is not None:
        return rule.name
    return check_named(word) if table in _OF_CHECKS else ""


def _rule_json(state: RuleState) -> dict[str, object]:
    values = {entry.key: entry.value for entry in state.entries}
    options = {option.name: values[f"rules.{state.rule.name}.{option.name}"] for option in state.rule.options}
    return {
        "code": state.rule.code,
        "name": state.rule.name,
        "severity": values[f"severity.{state.rule.name}"],
        "enabled": state.is_on and state.ignored is None,
        "ignored": state.ignored,
        "options": options,
        "origin": state.origin,
    }


def _rule_rows(state: RuleState, *, is_whole: bool) -> list[Row]:
    """Return what is said of a rule; of all that is said, what no layer sets is left out."""
    facts = [("on" if state.is_on else "off", state.selected_by or DEFAULT_ORIGIN)]
    for entry in state.entries:
        table, _, rest = entry.key.partition(".")
        name = table if table != "rules" else rest.partition(".")[2]
        text = f"ignored: {entry.value}" if table == "ignore" else f"{name} = {in_toml(entry.value)}"
        facts.append((text, entry.origin))
    facts = [fact for fact in facts if not is_whole or fact[1] != DEFAULT_ORIGIN]
    heads = [state.rule.name, *[""] * len(facts)]
    return [
        Row(head, text, origin, origin == DEFAULT_ORIGIN) for head, (text, origin) in zip(heads, facts, strict=False)
    ]


def _type_rows(types: tuple[AllowedType, ...]) -> tuple[Row, ...]:
    """Return the types, those that a release lists first, with a line for each origin."""
    rows = []
    for is_listed, called in ((True, "in the notes"), (False, "not in the notes")):
        groups: dict[str, list[str]] = {}
        for type_ in types:
            if type_.is_listed == is_listed:
                groups.setdefault(type_.origin, []).append(type_.name)
        heads = [called, *[""] * len(groups)]
        rows += [
            Row(head, " ".join(names), origin, origin == DEFAULT_ORIGIN)
            for head, (origin, names) in zip(heads, groups.items(), strict=False)
        ]
    return tuple(rows)
