"""The task `check` in each kind of file that may have it."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.task_lines import dist
from gatepost.scaffold.files.tasks import own_check, wanted
from gatepost.scaffold.wanted import CannotEdit
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value
    from gatepost.scaffold.wanted import Setup, Wanted

PYPROJECT = "pyproject.toml"
OWN = "has a `check` of its own, which is left alone"
TOOL = "uv run --locked --only-group dev "
BUILT = '"$built"'
DIST = (
    f"built=$(mktemp -d) && uv run --locked --only-group release gatepost dist --no-install -o {BUILT};"
    f" failed=$?; rm -rf {BUILT}; exit $failed"
)
LOCKED = ".venv/bin/uv run --quiet --no-project --with-requirements requirements/build.txt"
LINES = [
    f"{TOOL}ruff format --check .",
    f"{TOOL}ruff check .",
    "-uv run --locked mypy .",
    "uv run --locked python -m pytest",
    DIST,
]


def setup(given: Mapping[str, Value] | None = None, texts: Mapping[str, str] | None = None) -> Setup:
    """Return a repository of one package with tests, by uv unless it is said."""
    survey = seen({PYPROJECT: project(), **(texts or {})}, "tests/test_x.py")
    return set_up(survey, {"manager": "uv", **(given or {})})


def only(found: tuple[Wanted, ...]) -> Wanted:
    """Return the one file."""
    (one,) = found
    return one


def task(path: str, text: str, **given: str) -> str:
    """Return a file with the task, to which nothing is added a second time."""
    after = only(wanted(setup(given, {path: text})))
    again = only(wanted(setup(given, {path: after.text})))
    assert (after.path, again.text, again.about) == (path, after.text, OWN)
    return after.text


def recipe(lines: list[str], prefix: str = "\t") -> str:
    """Return lines of a shell as a recipe of make."""
    return "".join(f"{prefix}{line.replace('$', '$$')}\n" for line in lines)


@pytest.mark.parametrize(
    ("before", "between"),
    [
        ("all:\n\techo $$HOME\n", "\n"),
        ("all:\n\techo a \\\n\t  b", "\n\n"),
        ("all: ; @true\n\n", ""),
        ("# check:\ncheck-types:\n\tx\ncheck := 1\ncheck?=2\n\tcheck: no target\n.PHONY: check\n", "\n"),
    ],
)
def test_a_makefile_gets_the_target_behind_the_rest(before: str, between: str) -> None:
    after = task("Makefile", before)
    assert after == f"{before}{between}.PHONY: check\ncheck: ## The checks of CI\n{recipe(LINES)}"


@pytest.mark.parametrize("before", ["check:\n\tx\n", "lint check: a b\n", "check test ::\n\tx\n", "check : x ## all\n"])
def test_a_target_of_their_own_stays(before: str) -> None:
    found = only(wanted(setup(texts={"Makefile": before})))
    assert (found.text, found.about) == (before, OWN)


def test_a_prefix_other_than_a_tab_is_kept() -> None:
    assert task("Makefile", ".RECIPEPREFIX = >\nall:\n>x\n").endswith(recipe(LINES, ">"))


@pytest.mark.parametrize(
    ("given", "line"),
    [
        ({"type-errors": "blocking"}, "uv run --locked mypy ."),
        ({"checks": ("make lint", "x")}, "make lint"),
        ({"manager": "pip"}, ".venv/bin/python -m pytest"),
        ({"manager": "pip", "test": "pytest -q"}, ".venv/bin/pytest -q"),
        ({"manager": "pip", "test": "make test"}, "make test"),
        ({"manager": "poetry", "test": "pytest -q"}, "poetry run pytest -q"),
        (
            {"manager": "poetry"},
            f"built=$(mktemp -d) && poetry build --output {BUILT}; failed=$?; rm -rf {BUILT}; exit $failed",
        ),
        ({"manager": "pip"}, "-.venv/bin/mypy ."),
    ],
)
def test_the_lines_are_those_of_the_answers(given: Mapping[str, Value], line: str) -> None:
    text = only(wanted(setup({**given, "tasks": "just"}, {"justfile": "x:\n"}))).text
    assert f"    {line}\n" in text


def test_with_pip_the_tools_that_build_are_the_locked_ones() -> None:
    text = only(wanted(setup({"manager": "pip", "tasks": "just"}))).text
    run = ".venv/bin/uv run --quiet --no-project --with-requirements requirements/build.txt python"
    assert f"{run} -m gatepost dist --no-isolation --no-install -o {BUILT};" in text


def test_each_package_is_tested_and_built_by_itself() -> None:
    texts = {
        "uv.lock": "",
        "libs/a b/pyproject.toml": project("a"),
        "libs/b/pyproject.toml": project("b"),
        "justfile": "x:\n",
    }
    survey = seen(texts, "libs/a b/tests/test_x.py", "tests/test_y.py")
    text = only(wanted(set_up(survey))).text
    assert "uv run --locked --all-packages python -m pytest 'libs/a b/tests'\n" in text
    assert "uv run --locked --all-packages python -m pytest tests\n" in text
    assert "pytest libs/b" not in text
    assert f"gatepost dist --no-install -o {BUILT} 'libs/a b';" in text
    assert "uv run --locked --all-packages mypy libs/b\n" in text
    once = only(wanted(set_up(survey, {"test": "nox"}))).text
    assert once.count("uv run --locked --all-packages nox\n") == 1
    assert "poetry --directory libs/b build" in only(wanted(set_up(survey, {"manager": "poetry"}))).text


def test_what_is_not_there_is_not_done() -> None:
    text = only(wanted(set_up(seen({PYPROJECT: project(more="[tool.uv]\npackage = false\n")}), {"tasks": "just"}))).text
    assert "pytest" not in text
    assert "build" not in text


@pytest.mark.parametrize("path", ["justfile", "Justfile", ".justfile"])
def test_a_justfile_gets_the_recipe_behind_the_rest(path: str) -> None:
    before = "check_ := '1'\n\ncheck-types:\n  mypy"
    recipe_ = "".join(f"    {line}\n" for line in LINES)
    assert task(path, before) == f"{before}\n\n# The checks of CI\ncheck:\n{recipe_}"


@pytest.mark.parametrize("before", ["check:\n  x\n", "@check target='x': lint\n", "alias check := lint\n"])
def test_a_recipe_of_their_own_stays(before: str) -> None:
    found = only(wanted(setup(texts={"justfile": before})))
    assert (found.text, found.about) == (before, OWN)


def test_a_new_justfile_has_the_daily_work() -> None:
    text = only(wanted(setup({"tasks": "just"}))).text
    names = [line[:-1] for line in text.splitlines() if line.endswith(":")]
    assert names == ["help", "setup", "format", "check"]
    assert text.startswith("# List what there is to run\nhelp:\n    @just --list\n\n# ")


SESSION = "\n\n@{}.session(python=False, default=False)\ndef check(session: {}.Session) -> None:\n"
RAN = 'WHAT_CI_RUNS = """\\\n' + "".join(f"{line}\n" for line in LINES) + '"""\n'


@pytest.mark.parametrize(
    ("before", "between", "name"),
    [
        ("import nox\n\n\n@nox.session(python='3.12')\ndef tests(session):\n    pass\n", "\n\n", "nox"),
        ("import nox as n", "\n\n\n", "n"),
        ("from nox import session\n", "\n\nimport nox  # noqa: E402\n\n", "nox"),
        ('import nox\nx = "\\d"\n', "\n\n", "nox"),
    ],
)
def test_a_noxfile_gets_the_session_behind_the_rest(before: str, between: str, name: str) -> None:
    after = task("noxfile.py", before)
    assert after.startswith(before + between + RAN + SESSION.format(name, name))


@pytest.mark.parametrize("length", [70, 88, 120])
def test_what_is_new_in_a_noxfile_is_formatted(length: int) -> None:
    for before in ("", "import nox\n\n\n@nox.session\ndef tests(session):\n    pass\n"):
        text = only(wanted(setup({"tasks": "nox"}, {"noxfile.py": before} if before else {}))).text
        command = [sys.executable, "-m", "ruff", "format", "--isolated", "--line-length", str(length), "-"]
        assert subprocess.run(command, input=text, capture_output=True, text=True, check=True).stdout == text


def test_what_python_would_read_otherwise_is_escaped() -> None:
    text = only(wanted(setup({"tasks": "nox", "test": 'x """\\d'}))).text
    found: dict[str, object] = {}
    exec(text[text.index("WHAT_CI_RUNS") : text.index("@nox")], found)  # noqa: S102  it is ours
    assert 'uv run --locked x """\\d\n' in str(found["WHAT_CI_RUNS"])


def test_a_new_noxfile_is_whole() -> None:
    text = only(wanted(setup({"tasks": "nox"}))).text
    assert text.startswith('"""Tasks: `nox --list`."""\n\nimport nox\n\n' + RAN + SESSION.format("nox", "nox"))


@pytest.mark.parametrize(
    "before",
    [
        "import nox\n@nox.session\ndef check(session): pass\n",
        "import nox\n@nox.session(name='check')\ndef all_(session): pass\n",
    ],
)
def test_a_session_of_their_own_stays(before: str) -> None:
    found = only(wanted(setup(texts={"noxfile.py": before})))
    assert (found.text, found.about) == (before, OWN)


@pytest.mark.parametrize(
    ("before", "where", "why"),
    [
        ("import nox\ndef x(:\n", "noxfile.py:2:7", "not Python: "),
        ("\0", "noxfile.py", "not Python: "),
        ("x = " + "-" * 100_000 + "1\n", "noxfile.py", "not Python: "),
    ],
)
def test_what_is_no_python_is_not_touched(before: str, where: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        wanted(setup(texts={"noxfile.py": before}))
    assert str(caught.value).startswith(where)
    assert f": {why}" in str(caught.value)
    assert caught.value.hint == "nox cannot read it either; mend it"


def test_hatch_has_the_task_where_its_environments_are() -> None:
    given = {"tasks": "hatch"}
    assert wanted(setup(given)) == ()
    found = only(wanted(setup(given, {"hatch.toml": "[envs.default]\n"})))
    assert found.text.startswith('[envs.default]\n\n[envs.default.scripts]\ncheck = [\n  "uv run --locked ')
    kept = "[envs.default.scripts]\ncheck = 'x'\n"
    assert only(wanted(setup(given, {"hatch.toml": kept}))).text == kept


def test_nothing_is_made_where_no_tasks_are_wanted() -> None:
    assert wanted(setup({"tasks": "none"})) == ()


@pytest.mark.parametrize(
    ("tasks", "path", "text"),
    [
        ("make", "Makefile", "check:\n\tpytest\n"),
        ("just", "justfile", "check:\n    pytest\n"),
        ("nox", "noxfile.py", "def check(session): ...\n"),
        ("hatch", "hatch.toml", '[envs.default.scripts]\ncheck = "pytest"\n'),
        ("hatch", PYPROJECT, project(more='[tool.hatch.envs.default.scripts]\ncheck = "pytest"\n')),
    ],
)
def test_a_check_that_somebody_wrote_is_known(tasks: str, path: str, text: str) -> None:
    assert own_check(seen({PYPROJECT: project(), path: text}), tasks) == path
    assert own_check(seen({PYPROJECT: project(), path: text.replace("check", "test")}), tasks) == ""
    assert own_check(seen({PYPROJECT: project(), path: text}), "none") == ""


def test_a_check_of_ours_is_not_somebodys_own() -> None:
    for tasks in ("make", "just", "nox"):
        (made,) = wanted(setup({"tasks": tasks}))
        assert own_check(seen({made.path: made.text}), tasks) == ""
    assert own_check(seen({}), "make") == ""


@pytest.mark.parametrize(
    ("manager", "command"),
    [
        ("uv", "uv run --locked --only-group release gatepost dist"),
        (
            "pip",
            f"{LOCKED} python -m gatepost dist --no-isolation",
        ),
        ("poetry", "poetry sync --with release && poetry run gatepost dist"),
    ],
)
def test_what_the_release_builds_can_be_built_here(manager: str, command: str) -> None:
    assert dist(setup({"manager": manager})) == command


def test_gatepost_builds_itself_by_itself() -> None:
    assert dist(set_up(seen({PYPROJECT: project("gatepost")}))) == ".venv/bin/gatepost dist --no-isolation"
