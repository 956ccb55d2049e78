"""What a survey means."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.errors import ProjectInvalidError
from gatepost.scaffold.project import Package
from gatepost.scaffold.survey import History, Remote, Survey
from gatepost.scaffold.understand import understand
from support.surveys import BUILD, project, seen

if TYPE_CHECKING:
    from collections.abc import Mapping

LOCK = '[[package]]\nname = "{}"\nversion = "1.0.0"\n'


def test_a_project_is_understood_as_a_whole() -> None:
    texts = {"pyproject.toml": project(more='requires-python = ">=3.12"\n'), "uv.lock": LOCK.format("ruff")}
    found = understand(seen(texts, "src/rocket/__init__.py", "tests/test_x.py", "Makefile"))
    package = Package(".", "rocket", "rocket", "src", "1.2.3", backend="hatchling.build", tests="tests")
    assert found.packages == (package,)
    assert (found.manager, found.pythons, found.tasks) == ("uv", ("3.12", "3.13", "3.14"), "make")
    assert (found.runner, found.tests, found.locked, found.is_new) == ("pre-commit", "tests", {"ruff": "1.0.0"}, False)


@pytest.mark.parametrize(
    ("texts", "has_uv", "manager"),
    [
        ({"uv.lock": "", "poetry.lock": ""}, False, "uv"),
        ({"poetry.lock": "", "pyproject.toml": "[tool.uv]\n"}, False, "poetry"),
        ({"pyproject.toml": "[tool.uv]\n"}, False, "uv"),
        ({"pyproject.toml": '[build-system]\nbuild-backend = "uv_build"\n'}, False, "uv"),
        ({"pyproject.toml": "[tool.poetry]\n"}, True, "poetry"),
        ({"pyproject.toml": '[build-system]\nbuild-backend = "poetry.core.masonry.api"\n'}, False, "poetry"),
        ({"requirements/dev.txt": ""}, True, "pip"),
        ({}, True, "uv"),
        ({}, False, "pip"),
    ],
)
def test_the_manager_is_known_by_its_lock_then_by_its_table(
    texts: Mapping[str, str], *, has_uv: bool, manager: str
) -> None:
    assert understand(seen(texts, has_uv=has_uv)).manager == manager


@pytest.mark.parametrize(
    ("texts", "tasks"),
    [
        ({"justfile": "", "Makefile": "", "noxfile.py": ""}, "just"),
        ({".justfile": ""}, "just"),
        ({"GNUmakefile": "", "noxfile.py": ""}, "make"),
        ({"noxfile.py": ""}, "nox"),
        ({"pyproject.toml": "[tool.hatch.envs.default.scripts]\nx = 'y'\n"}, "hatch"),
        ({"pyproject.toml": "[tool.hatch.envs.default]\n"}, "make"),
        ({}, "make"),
    ],
)
def test_tasks_go_where_there_are_tasks(texts: Mapping[str, str], tasks: str) -> None:
    assert understand(seen(texts)).tasks == tasks


@pytest.mark.parametrize(
    ("texts", "owners", "runner"),
    [
        ({"prek.toml": ""}, (), "prek"),
        ({"uv.lock": LOCK.format("prek")}, ("pre-commit",), "prek"),
        ({"uv.lock": LOCK.format("pre-commit")}, ("prek",), "pre-commit"),
        ({"uv.lock": LOCK.format("prek") + LOCK.format("pre-commit")}, ("prek",), "pre-commit"),
        ({}, ("prek", "somebody"), "prek"),
        ({}, ("pre-commit",), "pre-commit"),
        ({}, (), "pre-commit"),
    ],
)
def test_the_runner_is_the_one_that_is_locked_then_the_one_that_is_installed(
    texts: Mapping[str, str], owners: tuple[str, ...], runner: str
) -> None:
    assert understand(seen(texts, hook_owners=owners)).runner == runner


@pytest.mark.parametrize(
    ("files", "told", "tests"),
    [
        (("tests/x.py", "test/x.py"), "", "tests"),
        (("test/x.py",), "", "test"),
        (("tests/x.py", "spec/x.py"), 'testpaths = ["./spec/"]', "spec"),
        (("tests/x.py",), 'testpaths = ["gone"]', "tests"),
        (("src/rocket/checks/test_x.py", "z_test.py"), "", "."),
        (("src/rocket/checks/test_x.py",), "", "src/rocket/checks"),
        (("src/rocket/__init__.py", "src/rocket/tests/deep/test_x.py"), "", "src/rocket/tests"),
        (("src/rocket/testing.py",), "", ""),
    ],
)
def test_tests_are_where_pytest_is_told_or_in_the_usual_folder(files: tuple[str, ...], told: str, tests: str) -> None:
    texts = {"pyproject.toml": project() + f"[tool.pytest.ini_options]\n{told}\n"}
    assert understand(seen(texts, *files)).tests == tests


def test_a_workspace_supports_what_all_of_its_packages_do() -> None:
    texts = {
        "libs/a/pyproject.toml": project("a", more='requires-python = ">=3.11"\n'),
        "libs/b/pyproject.toml": project("b", more='requires-python = "<3.13"\n'),
    }
    assert understand(seen(texts)).pythons == ("3.11", "3.12")
    texts["libs/b/pyproject.toml"] = project("b", more='requires-python = "==3.10.*"\n')
    assert understand(seen(texts)).pythons == ("3.11", "3.12", "3.13", "3.14")


@pytest.mark.parametrize(
    ("folder", "remote", "name", "module"),
    [
        ("/work/My Rocket!", None, "my-rocket", "my_rocket"),
        ("C:\\work\\rocket\\", None, "rocket", "rocket"),
        ("/work/x", Remote("github.com", "acme", "Big.Rocket"), "big.rocket", "big_rocket"),
    ],
)
def test_a_folder_without_a_project_is_a_new_one_by_its_own_name(
    folder: str, remote: Remote | None, name: str, module: str
) -> None:
    found = understand(Survey(folder, frozenset(), {}, History(remote=remote)))
    assert found.is_new
    assert found.packages == (Package(".", name, module, "src", "0.0.0", backend="hatchling.build", tests="tests"),)
    assert found.tests == "tests"


def test_code_that_is_there_stays_where_it_is() -> None:
    (package,) = understand(seen({}, "rocketry/__init__.py")).packages
    assert (package.name, package.module, package.layout) == ("rocket", "rocketry", "flat")


@pytest.mark.parametrize(
    ("more", "words"),
    [
        ('requires-python = "three"', "pyproject.toml: `project.requires-python` is no requirement: `three`"),
        (
            'requires-python = "<3"',
            "pyproject.toml: `project.requires-python` is `<3`, which fits none of the Pythons 3.10 to 3.14",
        ),
        ("requires-python = 3", "pyproject.toml: `project.requires-python` must be a text"),
        ("classifiers = 'x'", "pyproject.toml: `project.classifiers` must be a list of texts"),
    ],
)
def test_a_requirement_that_leads_nowhere_is_named(more: str, words: str) -> None:
    with pytest.raises(ProjectInvalidError) as caught:
        understand(seen({"pyproject.toml": project(more=more)}))
    assert caught.value.text == words


def test_a_folder_whose_name_makes_none_is_refused() -> None:
    with pytest.raises(ProjectInvalidError, match="`日本` makes no name"):
        understand(Survey("/work/日本", frozenset(), {}))


@pytest.mark.parametrize("name", ["123", "class", "calendar"])
def test_a_folder_whose_name_cannot_be_imported_is_refused_unless_there_is_code(name: str) -> None:
    survey = Survey(f"/work/{name}", frozenset(), {}, taken=frozenset(("calendar",)))
    with pytest.raises(ProjectInvalidError, match=f"`{name}` makes no name for a package: `import {name}` would not"):
        understand(survey)
    code = Survey(f"/work/{name}", frozenset(("src/rocket/__init__.py",)), {}, taken=frozenset(("calendar",)))
    assert understand(code).packages[0].module == "rocket"


def test_a_build_system_alone_makes_no_project() -> None:
    assert understand(seen({"pyproject.toml": BUILD})).is_new
