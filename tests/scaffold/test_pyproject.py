"""pyproject.toml: the answers, the development requirements, the tables of the tools."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost import __version__
from gatepost.gate.layer import read_layer
from gatepost.scaffold.answers import answer
from gatepost.scaffold.files.pyproject import wanted
from gatepost.scaffold.survey import History
from gatepost.scaffold.wanted import ONCE, CannotEdit
from support.surveys import by_path, project, seen, set_up

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value
    from gatepost.scaffold.survey import Survey

PATH = "pyproject.toml"
DEV = [f"gatepost=={__version__}", "mypy==2.4.1", "pre-commit==4.6.2", "pre-commit-hooks==6.0.0", "ruff==0.17.6"]


def after(text: str, given: Mapping[str, Value] | None = None, **files: str) -> str:
    """Return a pyproject.toml as it should be, by uv unless it is said; `a__b` is the file `a.b`."""
    others = {name.replace("__", "."): content for name, content in files.items()}
    setup = set_up(seen({PATH: text, **others}), {"manager": "uv", **(given or {})})
    found = by_path(wanted(setup))[PATH]
    again = replace(setup, survey=replace(setup.survey, texts={**setup.survey.texts, PATH: found}))
    assert by_path(wanted(again))[PATH] == found
    return found


def tool(text: str, *keys: str) -> object:
    """Return what stands at some keys of a file; None where nothing does."""
    found: object = tomllib.loads(text)
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    return found


def test_what_was_given_is_written_down_and_read_again() -> None:
    given: dict[str, Value] = {"manager": "uv", "pythons": ("3.12", "3.14"), "rehearsal": True, "test": 'x "y"'}
    text = after(project(), given)
    assert text.startswith(project() + "\n[dependency-groups]\n")
    assert text.endswith(
        '\n[tool.gatepost.init]\nmanager = "uv"\npythons = ["3.12", "3.14"]\nrehearsal = true\ntest = "x \\"y\\""\n'
    )
    flat = read_layer(tool(text, "tool", "gatepost"))
    assert flat == {f"init.{key}": value for key, value in given.items()}


def test_an_answer_takes_the_place_of_the_one_before() -> None:
    before = project(more="\n[tool.gatepost.init]\nmanager = 'uv' # ours\npublish = 'nowhere'\n")
    text = after(before, {"publish": "pypi", "tasks": "make"})
    assert '[tool.gatepost.init]\nmanager = \'uv\' # ours\npublish = "pypi"\ntasks = "make"\n' in text


def test_where_nothing_is_given_there_is_no_table_for_it() -> None:
    setup = set_up(seen({PATH: project(), "uv.lock": ""}))
    assert "gatepost.init" not in by_path(wanted(setup))[PATH]


def test_the_settings_stay_in_the_file_that_has_them() -> None:
    setup = set_up(
        seen({PATH: project(), "gatepost.toml": "merge = 'merge' # so\n\n[ignore]\nGP110 = 'x'\n"}),
        {"manager": "uv", "type-errors": "blocking"},
    )
    found = by_path(wanted(setup))
    assert tool(found[PATH], "tool", "gatepost") is None
    assert found["gatepost.toml"] == (
        "merge = 'merge' # so\nadvisory-hooks = []\n\n[ignore]\nGP110 = 'x'\n"
        '\n[init]\nmanager = "uv"\ntype-errors = "blocking"\n'
    )


HEAD = "0123456789abcdef0123456789abcdef01234567"


@pytest.mark.parametrize(
    ("history", "settings", "files", "since"),
    [
        (History(head=HEAD, refused=3), "", (), HEAD),
        (History(head=HEAD), "", (), None),
        (History(refused=3), "", (), None),
        (History(head=HEAD, refused=3), "\n[tool.gatepost]\nsince = 'abcdef0'\n", (), "abcdef0"),
        (History(head=HEAD, refused=3), "", (".github/workflows/commits.yml",), None),
    ],
)
def test_an_old_repository_is_judged_from_its_next_commit_on(
    history: History, settings: str, files: tuple[str, ...], since: str | None
) -> None:
    setup = set_up(seen({PATH: project(more=settings)}, *files, history=history), {"manager": "uv"})
    assert tool(by_path(wanted(setup))[PATH], "tool", "gatepost", "since") == since


@pytest.mark.parametrize(
    ("settings", "given", "advisory"),
    [
        ("", {"type-errors": "blocking"}, []),
        ("", {"type-errors": "advisory"}, None),
        ("", {}, None),
        ("advisory-hooks = ['mypy', 'slow']", {"type-errors": "blocking"}, ["slow"]),
        ("advisory-hooks = ['slow']", {"type-errors": "blocking"}, ["slow"]),
        ("advisory-hooks = ['slow']", {"type-errors": "advisory"}, ["slow", "mypy"]),
        ("advisory-hooks = ['slow']", {}, ["slow"]),
        ("", {"type-errors": "blocking", "checks": ("make lint",)}, None),
    ],
)
def test_a_type_error_does_to_a_push_what_it_does_to_ci(
    settings: str, given: Mapping[str, Value], advisory: list[str] | None
) -> None:
    text = after(project(more=f"\n[tool.gatepost]\n{settings}\n"), given)
    assert tool(text, "tool", "gatepost", "advisory-hooks") == advisory


def test_commitizen_is_gateposts_where_that_is_wanted() -> None:
    assert tool(after(project()), "tool", "commitizen") is None
    text = after(project(more="\n[tool.commitizen]\nname = 'cz_conventional' # x\n"), {"commitizen": True})
    assert tool(text, "tool", "commitizen", "name") == "gatepost"
    assert "commitizen==4.19.3" in str(tool(text, "dependency-groups", "dev"))


@pytest.mark.parametrize(
    ("text", "files", "ruff"),
    [
        (project(), {}, {"line-length": 88}),
        (project(more="\n[tool.black]\nline-length = 100\n"), {}, {"line-length": 100}),
        (
            project(more="\n[tool.black]\nskip-string-normalization = true\n"),
            {},
            {"line-length": 88, "format": {"quote-style": "preserve"}},
        ),
        (project(more="\n[tool.ruff.lint]\nselect = ['E']\n"), {}, {"lint": {"select": ["E"]}}),
        (project(), {"ruff__toml": ""}, None),
        (project(), {"__ruff__toml": ""}, None),
    ],
)
def test_ruff_has_a_table_where_it_had_none_anywhere(text: str, files: dict[str, str], ruff: object) -> None:
    assert tool(after(text, None, **files), "tool", "ruff") == ruff


@pytest.mark.parametrize(
    ("more", "files", "given", "mypy"),
    [
        ("", {}, {}, {"python_version": "3.10"}),
        ("", {}, {"pythons": ("3.12",)}, {"python_version": "3.12"}),
        ("\n[tool.mypy]\nstrict = true\n", {}, {}, {"strict": True}),
        ("", {"mypy__ini": ""}, {}, None),
        ("", {"__mypy__ini": ""}, {}, None),
        ("", {"setup__cfg": "[mypy]\n"}, {}, None),
        ("", {"setup__cfg": "[flake8]\n"}, {}, {"python_version": "3.10"}),
        ("", {}, {"type-errors": "off"}, None),
        ("", {}, {"checks": ("make lint",)}, None),
    ],
)
def test_mypy_has_a_table_where_it_had_none_anywhere(
    more: str, files: dict[str, str], given: Mapping[str, Value], mypy: object
) -> None:
    assert tool(after(project(more=more), given, **files), "tool", "mypy") == mypy


def test_mypy_reads_the_code_as_the_oldest_python_does() -> None:
    pythons = ("3.14t", "3.13", "pypy3.11", "3.9")
    text = by_path(wanted(set_up(seen({PATH: project()}), {"manager": "uv", "pythons": pythons})))[PATH]
    assert tool(text, "tool", "mypy") == {"python_version": "3.9"}
    assert tool(text, "tool", "gatepost", "init", "pythons") == list(pythons)


def test_a_new_project_begins_strictly() -> None:
    text = by_path(wanted(set_up(seen(), {"manager": "uv"})))[PATH]
    assert tool(text, "project", "name") == "rocket"
    assert tool(text, "tool", "mypy") == {"python_version": "3.10", "strict": True}
    assert tool(text, "tool", "ruff", "lint") == {"extend-select": ["B", "I", "UP"]}
    assert "pytest==9.2.0" in str(tool(text, "dependency-groups", "dev"))


def test_what_is_no_toml_is_not_touched() -> None:
    survey = seen({PATH: project()})
    setup = set_up(survey, {"manager": "uv"})
    broken = replace(survey, texts={PATH: "[project]\nname = = 3\n"})
    with pytest.raises(CannotEdit, match=r"^pyproject\.toml:2:8: not TOML: "):
        wanted(replace(setup, survey=broken))


def scripts(survey: Survey) -> dict[str, str]:
    """Return the files of a repository whose tasks are hatch's."""
    given = {"manager": "uv", "tasks": "hatch"}
    setup = set_up(survey)
    return by_path(wanted(replace(setup, answers=answer(given, setup.project, setup.survey.history))))


def test_hatch_has_the_task_in_its_default_environment() -> None:
    text = scripts(seen({PATH: project()}, "tests/test_x.py"))[PATH]
    lines = tool(text, "tool", "hatch", "envs", "default", "scripts", "check")
    assert isinstance(lines, list)
    assert lines[:4] == [
        "uv run --locked --only-group dev ruff format --check .",
        "uv run --locked --only-group dev ruff check .",
        "- uv run --locked mypy .",
        "uv run --locked python -m pytest",
    ]


def test_a_task_of_hatchs_that_is_there_stays() -> None:
    more = "\n[tool.hatch.envs.default.scripts]\ncheck = 'x'\n"
    text = scripts(seen({PATH: project(more=more)}))[PATH]
    assert tool(text, "tool", "hatch", "envs", "default", "scripts") == {"check": "x"}
    text = scripts(seen({PATH: project(), "hatch.toml": ""}))[PATH]
    assert tool(text, "tool", "hatch") is None


def test_poetry_keeps_its_environment_where_hooks_find_it() -> None:
    found = {each.path: each.kind for each in wanted(set_up(seen({PATH: project()}), {"manager": "poetry"}))}
    assert found["poetry.toml"] == ONCE


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[installer]\nparallel = false\n", "[installer]\nparallel = false\n\n[virtualenvs]\nin-project = true\n"),
        ("[virtualenvs] # ours\ncreate = true\n", "[virtualenvs] # ours\ncreate = true\nin-project = true\n"),
        ("[virtualenvs]\nin-project = true # yes\n", "[virtualenvs]\nin-project = true # yes\n"),
        ("[virtualenvs]\nin-project = false\n", None),
    ],
)
def test_poetrys_own_settings_are_told_so_unless_they_say_no(before: str, after: str | None) -> None:
    setup = set_up(seen({PATH: project(), "poetry.toml": before}), {"manager": "poetry"})
    assert by_path(wanted(setup)).get("poetry.toml") == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ".venv/\n"),
        ("dist", "dist\n.venv/\n"),
        ("# .venv\n!.venv\nvenv/\n", "# .venv\n!.venv\nvenv/\n.venv/\n"),
        *((same, same) for same in (".venv\n", "/.venv/\n", "**/.venv\n", ".v*\n", "*env*/ \n")),
    ],
)
def test_an_environment_that_does_not_ignore_itself_is_ignored(before: str, after: str) -> None:
    for manager in ("pip", "poetry"):
        found = by_path(wanted(set_up(seen({PATH: project(), ".gitignore": before}), {"manager": manager})))
        assert found[".gitignore"] == after
    assert ".gitignore" not in by_path(wanted(set_up(seen({PATH: project()}), {"manager": "uv"})))


def test_the_first_gitignore_of_a_new_project_is_made_elsewhere() -> None:
    assert ".gitignore" not in by_path(wanted(set_up(seen(), {"manager": "pip"})))
    assert by_path(wanted(set_up(seen({".gitignore": "x\n"}), {"manager": "pip"})))[".gitignore"] == "x\n.venv/\n"


@pytest.mark.parametrize(
    ("files", "given", "about"),
    [
        ({}, {"manager": "uv"}, "the answers, the development requirements, tables of tools that have none"),
        ({"gatepost.toml": ""}, {"manager": "pip"}, "tables of tools that have none"),
    ],
)
def test_the_plan_says_what_the_file_is_changed_for(
    files: dict[str, str], given: Mapping[str, Value], about: str
) -> None:
    assert wanted(set_up(seen({PATH: project(), **files}), given))[0].about == about
