"""The development requirements in the groups of pyproject.toml."""

from __future__ import annotations

import pytest

from gatepost import __version__
from gatepost.scaffold.files.groups import add_to_group, add_to_poetry, add_workspace
from gatepost.scaffold.toml_edit import TomlText
from support.surveys import project, seen, set_up

PATH = "pyproject.toml"
OWN = f"gatepost=={__version__}"
ALL = [OWN, "mypy==2.4.1", "pre-commit==4.6.2", "pre-commit-hooks==6.0.0", "pytest==9.2.0", "ruff==0.17.6"]


def grouped(text: str, *, lock: str = "", **given: str) -> str:
    """Return a pyproject.toml with what is missing, and nothing of it missing a second time."""
    setup = set_up(seen({PATH: text, "uv.lock": lock}, "tests/test_x.py"), given)
    add = add_to_poetry if given.get("manager") == "poetry" else add_to_group
    once = TomlText(PATH, text)
    add(setup, once)
    twice = TomlText(PATH, once.result())
    add(setup, twice)
    assert twice.result() == once.result()
    return once.result()


def lines(*requirements: str) -> str:
    """Return requirements as they stand in a list."""
    return "".join(f'  "{each}",\n' for each in requirements)


def test_without_a_group_there_is_one_with_all_in_one_version() -> None:
    assert grouped(project()) == project() + f"\n[dependency-groups]\ndev = [\n{lines(*ALL)}]\n"


def test_in_a_group_only_what_is_missing_comes_behind_the_rest() -> None:
    before = (
        project() + '\n[dependency-groups]\ndev = [\n  "Ruff>=0.1", # ours\n  "pytest[x]~=8.0",\n]\ndocs = ["sphinx"]\n'
    )
    added = lines(OWN, "mypy==2.4.1", "pre-commit==4.6.2", "pre-commit-hooks==6.0.0")
    assert grouped(before) == before.replace('8.0",\n', '8.0",\n' + added)


def test_what_the_lock_has_is_required_in_that_version() -> None:
    lock = '[[package]]\nname = "ruff"\nversion = "0.9.1"\n'
    assert '"ruff==0.9.1"' in grouped(project(), lock=lock)


def test_a_tool_that_is_there_already_in_the_old_place_is_not_required_again() -> None:
    before = project() + '\n[tool.uv]\ndev-dependencies = ["ruff", "mypy>=1", "not a requirement"]\n'
    found = grouped(before)
    assert "ruff==" not in found
    assert "mypy==" not in found
    assert "pytest==" in found


def test_a_group_with_a_tool_or_with_what_tests_need_is_included_whole() -> None:
    groups = "\n[dependency-groups]\n" + "".join(
        f"{name} = {content}\n"
        for name, content in {
            "Lint_It": '["ruff==0.5", {include-group = "base"}]',
            "base": '["mypy==1.0", {include-group = "lint-it"}]',
            "testing": '["hypothesis"]',
            "docs": '["sphinx"]',
            "strange": '[{include-group = "nowhere"}, 3]',
            "none": "3",
        }.items()
    )
    found = grouped(project() + groups)
    added = '  {include-group = "Lint_It"},\n  {include-group = "testing"},\n'
    pins = [each for each in ALL if not each.startswith(("ruff", "mypy"))]
    assert found == project() + groups + f"dev = [\n{added}{lines(*pins)}]\n"


def test_what_an_extra_of_the_tests_needs_is_in_the_group_too() -> None:
    extras = '\n[project.optional-dependencies]\nTest = ["pytest>=7", "hypothesis>=6"]\ndocs = ["sphinx"]\n'
    assert grouped(project() + extras).endswith(lines(*ALL, "hypothesis>=6") + "]\n")


@pytest.mark.parametrize(
    ("requires", "pin"),
    [
        (">=3.9", "ruff==0.17.6; python_version >= '3.10'"),
        (">=3.10", "ruff==0.17.6"),
        (">=3.11", "pre-commit==4.7.0"),
        (">=3.10", "pre-commit==4.6.2"),
    ],
)
def test_a_tool_is_required_only_where_it_runs(requires: str, pin: str) -> None:
    assert f'"{pin}"' in grouped(project(more=f"requires-python = '{requires}'\n"))


def test_what_is_locked_runs_on_all_pythons_that_are_admitted_be_they_tested_or_not() -> None:
    tested = "requires-python = '>=3.9'\nclassifiers = ['Programming Language :: Python :: 3.12']\n"
    assert "pre-commit==4.6.2;" in grouped(project(more=tested))


def test_the_tools_follow_the_answers() -> None:
    def names(**given: str) -> list[str]:
        text = grouped(project(), **given)
        return [line.strip(' ",').partition("==")[0] for line in text[text.index("dev = [") :].splitlines()[1:-1]]

    everything = ["gatepost", "mypy", "pre-commit", "pre-commit-hooks", "pytest", "ruff"]
    assert names() == everything
    assert names(runner="prek") == ["gatepost", "mypy", "pre-commit-hooks", "prek", "pytest", "ruff"]
    assert names(**{"type-errors": "off"}) == [each for each in everything if each != "mypy"]
    assert names(tasks="nox") == sorted([*everything, "nox"])
    assert names(test="python -m unittest") == [each for each in everything if each != "pytest"]


def test_a_project_does_not_require_itself() -> None:
    assert "gatepost==" not in grouped(project("Gatepost"))


def test_hooks_that_come_from_elsewhere_need_nothing_in_the_lock() -> None:
    ids = "trailing-whitespace end-of-file-fixer check-merge-conflict check-added-large-files check-yaml check-toml"
    hooks = "".join(f"  - id: {id_}\n" for id_ in ids.split())
    texts = {PATH: project(), ".pre-commit-config.yaml": f"repos:\n- repo: x\n  rev: y\n  hooks:\n{hooks}"}
    file = TomlText(PATH, project())
    add_to_group(set_up(seen(texts), {"manager": "uv"}), file)
    assert "pre-commit-hooks" not in file.result()


POETRY = '[tool.poetry]\nname = "rocket"\nversion = "1.0.0"\n\n[tool.poetry.dependencies]\npython = "{}"\n'


def test_poetry_has_a_group_of_its_own() -> None:
    found = grouped(POETRY.format("^3.10"), manager="poetry")
    pins = "".join('{} = "{}"\n'.format(*each.split("==")) for each in ALL)
    assert found == POETRY.format("^3.10") + f"\n[tool.poetry.group.dev.dependencies]\n{pins}"


@pytest.mark.parametrize("place", ["tool.poetry.group.dev.dependencies", "tool.poetry.dev-dependencies"])
def test_in_poetrys_group_only_what_is_missing_comes_behind_the_rest(place: str) -> None:
    before = POETRY.format("^3.10") + f"\n[{place}]\nRuff = '*' # ours\nmypy = {{version = '1'}}\n\n[tool.x]\n"
    found = grouped(before, manager="poetry")
    pins = "".join('{} = "{}"\n'.format(*each.split("==")) for each in ALL if not each.startswith(("ruff", "mypy")))
    assert found == before.replace("'1'}\n", f"'1'}}\n{pins}")


def test_poetry_is_told_on_which_pythons_a_tool_runs() -> None:
    found = grouped(POETRY.format("^3.8"), manager="poetry")
    assert 'ruff = { version = "0.17.6", python = ">=3.10" }\n' in found
    file = TomlText(PATH, POETRY.format("^3.10"))
    setup = set_up(seen({PATH: POETRY.format("^3.10")}), {"manager": "poetry", "commitizen": True})
    add_to_poetry(setup, file)
    assert 'commitizen = { version = "4.19.3", python = ">=3.10,<4.0" }\n' in file.result()
    several = '[tool.poetry]\nname = "x"\n[tool.poetry.dependencies]\npython = ["3.10"]\n'
    assert "python = " not in grouped(several, manager="poetry").replace("python = [", "")


def test_poetry_takes_the_standards_group_where_that_is_used() -> None:
    before = project() + '\n[dependency-groups]\ndev = ["ruff"]\n'
    found = grouped(before, manager="poetry")
    assert f'dev = ["ruff", "{OWN}"' in found
    assert "tool.poetry" not in found


def test_packages_without_a_project_above_them_are_locked_together() -> None:
    setup = set_up(seen({"uv.lock": "", "libs/a/pyproject.toml": project("a"), "libs/b/pyproject.toml": project("b")}))
    file = TomlText(PATH, "")
    add_workspace(setup, file)
    assert file.result() == '[tool.uv.workspace]\nmembers = ["libs/a", "libs/b"]\n'
    alone = TomlText(PATH, project())
    add_workspace(set_up(seen({PATH: project()})), alone)
    assert alone.result() == project()


@pytest.mark.parametrize("manager", ["uv", "poetry"])
@pytest.mark.parametrize("name", ["Dev", "DEV"])
def test_the_group_is_itself_however_it_is_spelled(name: str, manager: str) -> None:
    before = project() + f'\n[dependency-groups]\n{name} = [\n  "ruff",\n]\n'
    after = grouped(before, manager=manager)
    assert after == before.replace('"ruff",\n', '"ruff",\n' + lines(*(each for each in ALL if "ruff" not in each)))


def test_poetrys_own_group_is_itself_however_it_is_spelled() -> None:
    before = project() + '\n[tool.poetry.group.Dev.dependencies]\nruff = "*"\n'
    after = grouped(before, manager="poetry")
    assert after.startswith(before)
    assert 'pytest = "9.2.0"' in after
    assert "group.dev" not in after
