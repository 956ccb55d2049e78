"""The settings: each key declared once, and what they say together."""

from gatepost.options.option import BOOLEAN, REASONS, STRING, STRINGS, TABLE, TEXTS, Option, Value

MERGE, SQUASH, REBASE = "merge", "squash", "rebase"
BODY, COMMITS, BLANK = "pr-body", "commits", "blank"
BOTS = ("dependabot[bot]", "renovate[bot]", "pre-commit-ci[bot]", "github-actions[bot]")

SETTINGS = (
    Option("types", STRINGS, (), "The allowed types, in place of the default ones."),
    Option("extra-types", STRINGS, (), "Types that are allowed beside the default ones."),
    Option("scopes", STRINGS, (), "The allowed scopes; any, where the list is empty."),
    Option("scope-paths", TEXTS, {}, "The scope of the files that a glob matches; offered where one is wanted."),
    Option("select", STRINGS, (), "Rules to switch on that are off by default, by code or name."),
    Option("ignore", REASONS, {}, "Rules and checks that do not count, by code or name, each with the reason."),
    Option(
        "overrides",
        STRINGS,
        (),
        "Rules that a message may overrule itself, by `Gatepost-Ignore: NAME reason` as a footer.",
    ),
    Option("severity", TABLE, {}, "`error` or `warning` for a rule or a check, by code or name."),
    Option("rules", TABLE, {}, "Options of a rule, in a table of its name."),
    Option("since", STRING, "", "The id of a commit: it and those before it are not judged."),
    Option("merge", STRING, SQUASH, "How pull requests land.", choices=(SQUASH, MERGE, REBASE)),
    Option(
        "squash-message",
        STRING,
        COMMITS,
        "What a squashed commit has for its body; what the forge itself says goes before it.",
        choices=(BODY, COMMITS, BLANK),
    ),
    Option("bots", STRINGS, BOTS, "Logins of programs, whose pull requests are spared the rules of style."),
    Option(
        "advisory-hooks",
        STRINGS,
        ("mypy",),
        "Hooks of the pre-commit configuration whose failure before a push is only a warning.",
    ),
    Option("effect-line", BOOLEAN, True, "Say what a message does to the next release."),  # noqa: FBT003  a declaration
    Option("lint-first", BOOLEAN, False, "Run the pre-commit hook before a guided commit asks for its text."),  # noqa: FBT003  a declaration
    Option(
        "extends", STRINGS, (), "Files of this repository, or `pkg:NAME/FILE` of an installed package, to build on."
    ),
    Option("init", TABLE, {}, "What `gatepost init` was told; its flags have the same names."),
)

DEFAULT_ORIGIN = "default"

Flat = dict[str, Value]
"""Settings under dotted keys: `types`, `ignore.NAME`, `severity.NAME`, `rules.RULE.OPTION`, `scope-paths.GLOB`,
`init.KEY`."""


class Settings:
    """What all layers of settings say together; rules and checks are called by their names.

    `origins` says for each dotted key in `values` which layer it is from; a key
    that no layer has is not in it.
    """

    __slots__ = ("origins", "values")

    def __init__(self) -> None:
        self.values: Flat = {option.name: option.default for option in SETTINGS if not isinstance(option.default, dict)}
        self.origins: dict[str, str] = {}

    def add(self, layer: Flat, origin: str) -> None:
        """Put a layer on top: its keys take the place of those that are there, and come first in a table."""
        self.values = {**layer, **{key: value for key, value in self.values.items() if key not in layer}}
        self.origins.update(dict.fromkeys(layer, origin))

    def strings(self, key: str) -> tuple[str, ...]:
        """Return a list of texts."""
        value = self.values[key]
        return value if isinstance(value, tuple) else ()

    def text(self, key: str) -> str:
        """Return a text."""
        return str(self.values[key])

    def table(self, key: str) -> dict[str, Value]:
        """Return what stands under `key`, by the rest of the dotted keys, in order."""
        prefix = f"{key}."
        return {name[len(prefix) :]: value for name, value in self.values.items() if name.startswith(prefix)}

    def texts(self, key: str) -> dict[str, str]:
        """Return what stands under `key` as texts."""
        return {name: str(value) for name, value in self.table(key).items()}

    def rule_options(self, rule: str) -> dict[str, Value]:
        """Return the options of a rule."""
        return self.table(f"rules.{rule}")
