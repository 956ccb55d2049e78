"""The section of CONTRIBUTING.md."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.scaffold_files import templates
from gatepost.scaffold.files.contributing import PATH, wanted, with_section
from gatepost.scaffold.wanted import CannotEdit
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value
    from gatepost.scaffold.wanted import Setup

BEGIN, END = "<!-- gatepost: begin -->", "<!-- gatepost: end -->"
CONFIGURATION = "release-please-config.json"


def setup(
    texts: Mapping[str, str] | None = None, given: Mapping[str, Value] | None = None, *paths: str, settings: str = ""
) -> Setup:
    """Return a repository of one package with settings, by uv unless it is said."""
    survey = seen({"pyproject.toml": project(more=settings), **(texts or {})}, "tests/test_x.py", *paths)
    return replace(set_up(survey, {"manager": "uv", **(given or {})}), templates=templates())


def page(
    texts: Mapping[str, str] | None = None, given: Mapping[str, Value] | None = None, *, settings: str = ""
) -> str:
    """Return the file."""
    (one,) = wanted(setup(texts, given, settings=settings))
    return one.text


def rows(text: str) -> list[list[str]]:
    """Return the rows of all tables."""
    lines = [line.replace(r"\|", "\0") for line in text.splitlines() if line[:2] == "| "]
    return [[cell.strip().replace("\0", "|") for cell in line.strip("|").split("|")] for line in lines]


def test_a_repository_without_the_file_gets_one() -> None:
    text = page()
    assert text.startswith(f"# Contributing\n\n{BEGIN}\n## Commits and releases\n")
    assert text.endswith(f"\n{END}\n")
    assert page({PATH: text}) == text


@pytest.mark.parametrize(
    ("before", "between"),
    [("# Ours\n\nText.\n", "\n"), ("# Ours", "\n\n"), ("# Ours\n\n", "")],
)
def test_the_section_comes_behind_what_is_there(before: str, between: str) -> None:
    assert with_section(before, "new") == f"{before}{between}{BEGIN}\nnew\n{END}\n"


def test_only_the_section_is_replaced() -> None:
    before = f"# Ours\n{BEGIN}  \nold\n\nolder\n{END}\n\nMore.\n"
    assert with_section(before, "\nnew\n") == f"# Ours\n{BEGIN}\nnew\n{END}\n\nMore.\n"
    assert with_section(f"{BEGIN}\n{END}", "new") == f"{BEGIN}\nnew\n{END}\n"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        (f"a\n{BEGIN}\nb\n", f"{PATH}:2:1"),
        (f"{END}\n", f"{PATH}:1:1"),
        (f"a\n\n{END}\n{BEGIN}\n", f"{PATH}:3:1"),
        (f"{BEGIN}\n{BEGIN}\n{END}\n", f"{PATH}:1:1"),
    ],
)
def test_with_damaged_marks_nothing_is_written(text: str, where: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        with_section(text, "new")
    assert str(caught.value) == f"{where}: the marks of gatepost's section are damaged"


def test_marks_that_are_only_talked_about_are_none() -> None:
    assert with_section(f"It begins with `{BEGIN}`.\n", "new").endswith(f"`.\n\n{BEGIN}\nnew\n{END}\n")


@pytest.mark.parametrize("other", ["CONTRIBUTING.rst", ".github/CONTRIBUTING.md"])
def test_a_file_that_is_kept_elsewhere_is_not_doubled(other: str) -> None:
    assert wanted(setup(None, None, other)) == ()
    assert [each.path for each in wanted(setup({PATH: ""}, None, other))] == [PATH]


def test_the_types_are_those_that_hold_and_say_where_they_are_listed() -> None:
    found = rows(page())
    assert ["`feat`", "Features"] in found
    assert ["`deps`", "Dependencies"] in found
    assert found[-1] == [
        "`refactor`, `docs`, `style`, `test`, `build`, `ci`, `chore`",
        "not listed, and no reason for a release",
    ]


def test_the_types_follow_the_settings_and_the_release_configuration() -> None:
    sections = [{"type": "feat", "section": "New"}, {"type": "sec"}, {"type": "fix", "section": "", "hidden": True}]
    configuration = {"changelog-sections": sections, "packages": {".": {"release-type": "python"}}}
    settings = '\n[tool.gatepost]\ntypes = ["feat", "sec"]\nscopes = ["api", "cli"]\nmerge = "rebase"\n'
    text = page({CONFIGURATION: json.dumps(configuration)}, settings=settings)
    assert [row for row in rows(text) if row[0] in ("`feat`", "`sec`")] == [["`feat`", "New"], ["`sec`", "sec"]]
    assert "not listed" not in text
    assert "The scopes are `api`, `cli`.\n" in text
    assert "A pull request lands with its commits as they are" in text


def test_without_scopes_any_will_do_and_a_title_counts() -> None:
    text = page()
    assert "Any scope will do.\n" in text
    assert "A pull request lands as one commit with its title" in text
    assert "config` shows all that holds" not in text


def test_the_settings_may_stand_in_their_own_file_and_build_on_others() -> None:
    text = page({"gatepost.toml": 'extends = ["x.toml"]\nscopes = ["core"]\n'})
    assert "The scopes are `core`.\n" in text
    assert "The settings build on others: `uv run gatepost config` shows all that holds.\n" in text


@pytest.mark.parametrize(
    ("texts", "where", "why"),
    [
        ({"gatepost.toml": "typos = []\n"}, "gatepost.toml", "there is no setting `typos`; did you mean `types`?"),
        (
            {CONFIGURATION: '{"packages": {".": {"changelog-sections": 3}}}'},
            CONFIGURATION,
            "`changelog-sections` must be a list",
        ),
    ],
)
def test_settings_that_make_no_sense_are_named(texts: Mapping[str, str], where: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        page(texts)
    assert str(caught.value) == f"{where}: {why}"


HOOKS = "uv run --locked --only-group dev gatepost hook install"


@pytest.mark.parametrize(
    ("texts", "given", "commands"),
    [
        ({}, {}, ["make setup", "make check", "uv run gatepost commit"]),
        (
            {"Makefile": "test:\n\tx\n"},
            {},
            ["uv sync --locked", HOOKS, "make check", "uv run gatepost commit"],
        ),
        (
            {},
            {"manager": "pip", "tasks": "just"},
            ["just setup", ".venv/bin/gatepost hook install", "just check", ".venv/bin/gatepost commit"],
        ),
        (
            {},
            {"manager": "pip", "tasks": "nox"},
            [".venv/bin/gatepost hook install", "nox -s check", ".venv/bin/gatepost commit"],
        ),
        (
            {},
            {"manager": "poetry", "tasks": "hatch"},
            [
                "test -d .venv || python3 -m venv .venv",
                "poetry sync",
                "poetry run gatepost hook install",
                "hatch run check",
                "poetry run gatepost commit",
            ],
        ),
        ({}, {"tasks": "none"}, ["uv sync --locked", HOOKS, "uv run gatepost commit"]),
    ],
)
def test_the_commands_are_those_that_there_are(
    texts: Mapping[str, str], given: Mapping[str, Value], commands: list[str]
) -> None:
    found = [row[0].strip("`") for row in rows(page(texts, given))]
    assert found[1 : len(commands) + 1] == commands
    assert found[len(commands) + 1] == "type"


def test_a_check_that_somebody_wrote_is_not_said_to_be_what_ci_runs() -> None:
    assert ["`make check`", "runs the checks of this repository"] in rows(page({"Makefile": "check:\n\tpytest\n"}))
    assert ["`make check`", "runs what CI runs"] in rows(page({"Makefile": "test:\n\tpytest\n"}))
    ours = "check: lint\nlint:\n\truff format --check .\n"
    assert ["`make check`", "runs what CI runs"] in rows(page({"Makefile": ours}))
