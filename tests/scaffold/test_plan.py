"""The plan: which files, in which order, and what is run behind them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.gate.init_options import PIP, POETRY, UV
from gatepost.scaffold.compare import ADD, CHANGE, LEFT, SAME, YOURS
from gatepost.scaffold.files.development import tools
from gatepost.scaffold.plan import Plan, make_plan
from support.scaffold import TEMPLATES
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.wanted import Setup

CI, DEV, BUILD = ".github/workflows/ci.yml", "requirements/dev.in", "requirements/build.in"
FILES = {"pyproject.toml": project(), "src/rocket/__init__.py": "", "tests/test_rocket.py": ""}
TWO = {
    "pyproject.toml": '[tool.uv.workspace]\nmembers = ["libs/*"]\n',
    **{f"libs/{name}/pyproject.toml": project(name) for name in ("alpha", "beta")},
}
VENV = ("python", "-m", "venv", ".venv")
INSTALL = (".venv/bin/python", "-m", "pip", "install", "--quiet")
COMMITS = ".github/workflows/commits.yml"
LOCKS = {UV: "uv.lock", POETRY: "poetry.lock"}


def setup_of(survey: Survey, manager: str = PIP, *leave: str) -> Setup:
    """Return what the files follow from, with the real templates."""
    setup = set_up(survey, {"manager": manager, "pythons": ("3.12", "3.13"), **({"leave": leave} if leave else {})})
    return replace(setup, templates=TEMPLATES)


def with_tools(setup: Setup) -> Setup:
    """Return the same where every tool is locked."""
    return replace(setup, project=replace(setup.project, locked=dict.fromkeys(tools(setup), "1.0.0")))


def applied(survey: Survey, plan: Plan) -> Survey:
    """Return a repository once the plan is done, without the locks."""
    texts = {**survey.texts, **{change.path: change.after for change in plan.done}}
    return replace(survey, texts=texts, paths=survey.paths | set(texts))


def test_each_file_is_wanted_once_and_what_a_package_needs_comes_first() -> None:
    paths = [change.path for change in make_plan(setup_of(seen({}))).changes]
    assert len(paths) == len(set(paths))
    assert paths.index("src/rocket/__init__.py") < paths.index("pyproject.toml") < paths.index(CI)


@pytest.mark.parametrize("manager", [UV, PIP, POETRY])
def test_when_the_plan_is_done_nothing_is_left_but_the_locks(manager: str) -> None:
    survey = seen(FILES)
    first = make_plan(setup_of(survey, manager))
    second = make_plan(setup_of(applied(survey, first), manager))
    assert {change.kind for change in first.changes} == {ADD, CHANGE}
    assert {change.kind for change in second.changes} == {SAME}
    assert (second.done, second.yours, second.locks) == ((), (), first.locks)
    assert second.environment == first.environment != ()


@pytest.mark.parametrize(
    ("manager", "project_of", "expected"),
    [
        (UV, FILES, (("uv", "sync", "--locked"),)),
        (UV, TWO, (("uv", "sync", "--locked", "--all-packages"),)),
        (POETRY, FILES, (VENV, ("poetry", "sync"))),
        (POETRY, {**FILES, "poetry.toml": "[virtualenvs]\nin-project = false\n"}, (("poetry", "sync"),)),
        (
            PIP,
            FILES,
            (
                VENV,
                (*INSTALL, "--require-hashes", "-r", "requirements/dev.txt"),
                (*INSTALL, "--no-deps", "--editable", "."),
            ),
        ),
    ],
)
def test_the_environment_is_made_by_the_locks(
    manager: str, project_of: dict[str, str], expected: tuple[tuple[str, ...], ...]
) -> None:
    assert make_plan(setup_of(seen(project_of), manager)).environment == expected


def test_an_environment_that_is_there_or_is_made_in_another_way_stays() -> None:
    setup = setup_of(seen(FILES), UV)
    there = replace(setup, survey=replace(setup.survey, has_environment=True))
    assert make_plan(there).environment == ()
    assert make_plan(replace(setup, answers=replace(setup.answers, setup="make ready"))).environment == ()
    assert make_plan(setup, only=("Makefile",)).environment == ()


def test_where_nothing_is_to_be_done_nothing_is_installed() -> None:
    survey = seen(FILES)
    done = applied(survey, make_plan(setup_of(survey, UV)))
    locked = replace(done, texts={**done.texts, "uv.lock": ""})
    plan = make_plan(with_tools(setup_of(locked, UV)))
    assert (plan.done, plan.commands) == ((), ())


@pytest.mark.parametrize("manager", [UV, POETRY])
def test_a_lock_follows_the_projects_own_file_and_is_made_where_it_is_missing(manager: str) -> None:
    survey = seen(FILES)
    plan = make_plan(setup_of(survey, manager))
    assert plan.locks == ((manager, "lock"),)
    done = applied(survey, plan)
    locked = replace(done, texts={**done.texts, LOCKS[manager]: ""})
    assert make_plan(setup_of(locked, manager)).locks == ((manager, "lock"),)  # it has none of the tools
    assert make_plan(with_tools(setup_of(locked, manager))).locks == ()
    changed = replace(locked, texts={**locked.texts, "pyproject.toml": FILES["pyproject.toml"]})
    assert make_plan(with_tools(setup_of(changed, manager))).locks == ((manager, "lock"),)


def test_requirements_are_compiled_from_the_oldest_python_each_for_itself() -> None:
    survey = seen(FILES)
    plan = make_plan(setup_of(survey))
    before = ("uv", "pip", "compile", "--quiet", "--universal", "--generate-hashes", "--python-version", "3.12")
    assert plan.locks == (
        (*before, DEV, "-o", "requirements/dev.txt"),
        (*before, BUILD, "-o", "requirements/build.txt"),
    )
    done = applied(survey, plan)
    locked = replace(done, texts={**done.texts, "requirements/dev.txt": ""})
    assert make_plan(setup_of(locked)).locks == plan.locks  # it has none of the tools
    assert make_plan(with_tools(setup_of(locked))).locks == plan.locks[1:]


def test_only_some_files_are_looked_at_and_their_locks() -> None:
    plan = make_plan(setup_of(seen(FILES), UV), only=(CI,))
    assert [change.path for change in plan.changes] == [CI]
    assert plan.locks == ()
    assert make_plan(setup_of(seen(FILES)), only=(BUILD,)).locks[0][-1] == "requirements/build.txt"


def test_what_is_left_is_neither_made_nor_locked() -> None:
    plan = make_plan(setup_of(seen(FILES), PIP, CI, DEV))
    assert {change.path for change in plan.changes if change.kind == LEFT} == {CI, DEV}
    assert not {CI, DEV} & {change.path for change in plan.done}
    assert [command[-1] for command in plan.locks] == ["requirements/build.txt"]


def test_what_is_somebodys_own_is_kept_unless_it_is_to_be_made_anew() -> None:
    survey = seen({**FILES, COMMITS: "name: Mine\n"})
    plan = make_plan(setup_of(survey))
    assert [(change.path, change.kind) for change in plan.yours] == [(COMMITS, YOURS)]
    anew = replace(setup_of(survey), replaced=frozenset((COMMITS,)))
    assert COMMITS in {change.path for change in make_plan(anew).done}


def test_what_files_cannot_do_is_listed() -> None:
    assert "A repository on GitHub" in [errand.title for errand in make_plan(setup_of(seen(FILES))).errands]
