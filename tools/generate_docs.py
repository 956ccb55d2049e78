"""Write the pages that follow from the code, or check that they are current (`--check`)."""

import sys
from pathlib import Path

from gatepost.commands.explain import all_pages
from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.symptoms import SYMPTOMS
from gatepost.gate.init_options import INIT
from gatepost.gate.settings import SETTINGS
from gatepost.options.option import INTEGER, Option
from gatepost.report.code_spans import code_span
from gatepost.report.pages import CHECK, OF_ERROR, RULE, Page, page_of, render_markdown
from gatepost.report.schema import render_schema
from gatepost.report.settings import in_toml
from gatepost.rules.catalogue import RULES

ROOT = Path(__file__).parent.parent
SCHEMAS = {
    "history.json": "history-report.schema.json",
    "init.json": "init-plan.schema.json",
    "lint.json": "lint-report.schema.json",
    "outcomes.json": "outcomes-report.schema.json",
    "plan.json": "plan.schema.json",
}
GENERATED = "<!-- Written by `make docs` from the code; "
NOTE = f"{GENERATED}edit the docstring instead. -->\n\n"
SETTINGS_NOTE = f"{GENERATED}edit the declarations in `gate/settings.py`, or tools/generate_docs.py. -->\n\n"

SETTINGS_HEAD = """\
# Settings

The settings stand in `pyproject.toml` under `[tool.gatepost]`, or in a file `gatepost.toml` beside it, without that
heading. Two homes are one too many: where both have settings, nothing is judged. Without any, everything has its
default, and the types are those that `release-please-config.json` names, beside the default ones.

An unknown key and a value of the wrong kind are errors, never ignored. `gatepost config` shows what holds, each
setting with where it comes from; `gatepost config KEY` shows one.

The examples are written as in `gatepost.toml`. In `pyproject.toml` put `[tool.gatepost]` above them, and
`tool.gatepost.` before the name of a table, as in `[tool.gatepost.ignore]`.

## In the editor

[settings.schema.json](settings.schema.json) describes all settings as a JSON Schema, for completion and checks while
you type. `gatepost config --schema` prints the one of the version that you have. Editors that use Taplo (such as VS
Code with Even Better TOML) take it from the first line of `gatepost.toml`:

```toml
#:schema ./gatepost.schema.json
```

## Building on other files

`extends` names files that the settings build on. What one of them says holds unless a later one, or the file itself,
says something else:

- The files count in the order of the list, then comes the file that names them. A file may extend others in turn.
- A key of a later layer takes the place of the same key before it. Lists are replaced as a whole: `scopes` of a later
  layer is all of the scopes.
- The tables (`scope-paths`, `ignore`, `severity`, `rules`, `init`) are put together key by key: a later layer adds to
  them, and replaces the keys that it has itself. An option of a rule is such a key.
- A path is relative to the file that names it. It must stay inside the repository, symbolic links included.
- `pkg:NAME/FILE` is a file of the installed Python package NAME, which is found but not run; `pkg:NAME` alone is its
  `gatepost.toml`. A path in that file is relative to it and stays inside the package.
- A file called `pyproject.toml` gives its `[tool.gatepost]`; every other file is read as a whole.

With `--settings-from REV` all files of the repository are those of the revision REV. That is how CI judges a pull
request by the settings of its base, which it cannot change; files of packages are those that are installed.

## All settings

"""

TROUBLESHOOTING_HEAD = """\
# Troubleshooting

`gatepost doctor` looks at all of this by itself: it reads the files and the history of the repository, says what is
wrong, worst first and causes before their consequences, and how to mend it. With a symptom or a line of a log it looks
only at what could be the cause:

```console
$ gatepost doctor "no release pr"
$ gatepost doctor "Missing required manifest config: release-please-config.json"
```

Below is the same as a list: what you see, and what it may come from. Each check has a page with Symptom, Cause and
Mend, which `gatepost explain CHECK` prints too.

"""
ERRORS_HEAD = """\
## By the words of an error

| The log says | It may be |
|---|---|
"""

MORE = {
    "types": "A type is one word in lower case. Those of `extra-types` are added to this list, those of "
    "`release-please-config.json` are not.",
    "scopes": "A scope is one word without brackets and commas. Those of `scope-paths` are added to a list that is "
    "not empty.",
    "scope-paths": "In a glob, `*` and `?` match within a name, `**` matches any number of folders; a glob without a "
    "slash matches in every folder, and one that names a folder matches all that is in it. The first glob that matches "
    "a file gives its scope.",
    "ignore": "Where such a rule or check would have spoken, its reason is printed.",
    "overrides": "A footer without a reason overrules nothing.",
    "severity": "A message or a distribution with an error is refused; with `--strict` a warning counts as one.",
    "rules": "The options are [below](#options-of-rules).",
    "since": "Seven or more hexadecimal digits of it.",
    "advisory-hooks": "By their ids in `.pre-commit-config.yaml`; see "
    "[linting before a push](../how-to/linting-before-a-push.md).",
    "extends": "See [above](#building-on-other-files).",
    "init": "The keys are [below](#keys-of-init). What is not said follows from the repository.",
}

EXAMPLES = {
    "types": 'types = ["feat", "fix", "docs", "chore"]',
    "extra-types": 'extra-types = ["security"]',
    "scopes": 'scopes = ["api", "cli", "docs"]',
    "scope-paths": '[scope-paths]\n"src/api/**" = "api"\n"docs/**" = "docs"',
    "select": 'select = ["scope-missing", "GP109"]',
    "ignore": '[ignore]\ndescription-ends-with-period = "our notes are whole sentences"',
    "overrides": 'overrides = ["header-too-long"]',
    "severity": '[severity]\nheader-too-long = "warning"',
    "rules": "[rules.header-too-long]\nmax = 72",
    "since": 'since = "8ff78c6d1"',
    "merge": 'merge = "rebase"',
    "squash-message": 'squash-message = "pr-body"',
    "bots": 'bots = ["dependabot[bot]", "our-release-bot[bot]"]',
    "advisory-hooks": 'advisory-hooks = ["mypy", "vulture"]',
    "effect-line": "effect-line = false",
    "lint-first": "lint-first = true",
    "extends": 'extends = ["ci/commits.toml", "pkg:our_conventions/commits.toml"]',
    "init": '[init]\nmanager = "uv"\ntype-errors = "blocking"\nplatforms = ["macos-15", "windows-2025"]',
}


def main() -> int:
    """Write every page that differs; with `--check`, only name it and return 1. Pages of nothing are removed."""
    check = "--check" in sys.argv[1:]
    wanted = {ROOT / path: text for path, text in pages().items()}
    stale = [path for path, text in wanted.items() if not path.is_file() or path.read_text("utf-8") != text]
    folders = {path.parent for path in wanted}
    left = [path for folder in sorted(folders) for path in folder.glob("*.md") if path not in wanted]
    left = [path for path in left if path.read_text("utf-8").startswith(GENERATED)]
    for path in stale + left:
        print(f"{'stale' if check else 'wrote' if path in stale else 'removed'}: {path.relative_to(ROOT)}")
    if check:
        print("run `make docs`" if stale or left else f"{len(wanted)} generated pages are current")
        return 1 if stale or left else 0
    for path in stale:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(wanted[path], "utf-8")
    for path in left:
        path.unlink()
    return 0


def pages() -> dict[str, str]:
    """Return every generated page by its path."""
    found: dict[str, str] = {}
    for kind in (RULE, CHECK, OF_ERROR):
        of_kind = [page for page in all_pages() if page.kind == kind]
        found |= {f"docs/{kind}s/{page.name}.md": NOTE + render_markdown(page) for page in of_kind}
        found[f"docs/{kind}s/index.md"] = f"{NOTE}# {kind.capitalize()}s\n\n{_table(of_kind)}"
    found["docs/reference/settings.md"] = SETTINGS_NOTE + SETTINGS_HEAD + _settings()
    found["docs/reference/settings.schema.json"] = render_schema()
    found["docs/reference/troubleshooting.md"] = NOTE + TROUBLESHOOTING_HEAD + _troubleshooting()
    for name, page in SCHEMAS.items():
        found[f"docs/reference/{page}"] = (ROOT / "src/gatepost/schemas" / name).read_text("utf-8")
    return found


def _table(entries: list[Page]) -> str:
    lines = ["| code | name | says |", "|---|---|---|"]
    lines += [f"| {page.code} | [{page.name}]({page.name}.md) | {page.summary} |" for page in entries]
    return "\n".join(lines) + "\n"


def _troubleshooting() -> str:
    """Return the checks of the doctor by symptom, then by the words of errors."""
    pages_of = {check.name: page_of(check) for check in CHECKS}
    parts = []
    for symptom in SYMPTOMS:
        rows = [
            f"| [{check.name}](../checks/{check.name}.md) | {pages_of[check.name].summary} |"
            for check in CHECKS
            if symptom.name in check.symptoms
        ]
        head = f"## {symptom.name}\n\n{symptom.title}\n\n"
        parts.append(head + "\n".join(["| The cause may be | because |", "|---|---|", *rows]) + "\n")
    errors: dict[str, list[str]] = {}
    for check in CHECKS:
        for error in check.errors:
            errors.setdefault(error, []).append(f"[{check.name}](../checks/{check.name}.md)")
    rows = [f"| {code_span(error).replace('|', '&#124;')} | {', '.join(errors[error])} |" for error in sorted(errors)]
    return "\n".join([*parts, ERRORS_HEAD + "\n".join(rows) + "\n"])


def _settings() -> str:
    """Return what the declarations say of each setting, and of each option of a rule."""
    parts = [_setting(option) for option in SETTINGS]
    parts.append("## Options of rules\n\nThe other rules have none.\n")
    parts += [
        f"### `rules.{rule.name}.{option.name}`\n\n{option.about} See [{rule.name}](../rules/{rule.name}.md).\n\n"
        f"{_facts(option)}"
        for rule in RULES
        for option in rule.options
    ]
    parts.append("## Keys of `init`\n\nAn empty text and an empty list mean that `gatepost init` looks for itself.\n")
    parts += [f"### `init.{option.name}`\n\n{option.about}\n\n{_facts(option)}" for option in INIT]
    return "\n".join(parts)


def _setting(option: Option) -> str:
    about = f"{option.about} {MORE.get(option.name, '')}".rstrip()
    return f"### `{option.name}`\n\n{about}\n\n{_facts(option)}\n```toml\n{EXAMPLES[option.name]}\n```\n"


def _facts(option: Option) -> str:
    """Return the kind, the bounds and the default of an option as a table."""
    lines = ["| | |", "|---|---|", f"| Kind | {option.kind} |"]
    if option.choices:
        lines.append(f"| One of | {', '.join(f'`{in_toml(choice)}`' for choice in option.choices)} |")
    if option.kind == INTEGER:
        lines.append(f"| Bounds | {option.least} to {option.most} |")
    return "\n".join([*lines, f"| Default | `{in_toml(option.default)}` |"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
