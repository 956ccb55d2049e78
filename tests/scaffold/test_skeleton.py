"""What a folder without a project begins with."""

from __future__ import annotations

import ast

from gatepost.scaffold.files.skeleton import new_pyproject, wanted
from gatepost.scaffold.survey import History, Remote
from gatepost.scaffold.tables import read_toml
from gatepost.scaffold.understand import understand
from gatepost.scaffold.wanted import ONCE
from support.surveys import by_path, project, seen, set_up


def test_an_empty_folder_gets_a_package_that_can_be_built_and_tested() -> None:
    files = wanted(set_up(seen()))
    texts = by_path(files)
    assert list(texts) == [
        *("src/rocket/__init__.py", "src/rocket/py.typed", "tests/test_rocket.py", "README.md", ".gitignore")
    ]
    assert {each.kind for each in files} == {ONCE}
    assert texts["README.md"] == "# rocket\n"
    assert "import rocket\n" in texts["tests/test_rocket.py"]
    for path in ("src/rocket/__init__.py", "tests/test_rocket.py"):
        assert ast.get_docstring(ast.parse(texts[path]))


def test_what_is_there_stays_and_no_licence_is_invented() -> None:
    files = by_path(wanted(set_up(seen({}, "README.md", ".gitignore", "tests/x.py", "src/rocket/__init__.py"))))
    assert files == {}
    assert "README.md" not in by_path(wanted(set_up(seen({}, "README.rst"))))


def test_a_project_gets_nothing_of_it() -> None:
    assert wanted(set_up(seen({"pyproject.toml": project()}))) == ()


def test_a_flat_package_without_a_project_gets_the_rest() -> None:
    files = by_path(wanted(set_up(seen({}, "rocketry/__init__.py"))))
    assert list(files) == ["tests/test_rocketry.py", "README.md", ".gitignore"]


def test_a_new_project_says_what_is_known_of_it() -> None:
    history = History(remote=Remote("github.com", "acme", "rocket"))
    text = new_pyproject(set_up(seen(history=history), {"pythons": ("3.12", "3.13"), "manager": "uv"}))
    assert text == (
        '[build-system]\nrequires = ["hatchling>=1.27"]\nbuild-backend = "hatchling.build"\n\n'
        '[project]\nname = "rocket"\nversion = "0.0.0"\nreadme = "README.md"\nrequires-python = ">=3.12"\n'
        'classifiers = [\n  "Programming Language :: Python :: 3.12",\n  "Programming Language :: Python :: 3.13",\n'
        '  "Typing :: Typed",\n]\ndependencies = []\n\n'
        '[project.urls]\nHomepage = "https://github.com/acme/rocket"\n'
        'Changelog = "https://github.com/acme/rocket/blob/main/CHANGELOG.md"\n'
        'Issues = "https://github.com/acme/rocket/issues"\n'
    )


def test_the_project_that_is_made_is_understood() -> None:
    text = new_pyproject(set_up(seen()))
    found = understand(seen({"pyproject.toml": text}, "src/rocket/__init__.py"))
    assert not found.is_new
    assert (found.packages[0].name, found.packages[0].version) == ("rocket", "0.0.0")


def test_poetry_builds_by_its_own_backend() -> None:
    document = read_toml("x", new_pyproject(set_up(seen({}, "README.rst"), {"manager": "poetry"})))
    assert document.table("build-system").text("build-backend") == "poetry.core.masonry.api"
    assert document.table("project").text("readme") == "README.rst"
    assert "urls" not in document.table("project")


def test_what_pyproject_toml_says_of_tools_stays_before_it() -> None:
    before = 'x.y = 1\n[tool.ruff]\nline-length = 100\n\n[build-system]\nrequires = ["x"]\n\n'
    text = new_pyproject(set_up(seen({"pyproject.toml": before})))
    document = read_toml("x", text)
    assert text.startswith(before.rstrip("\n") + "\n\n[project]\n")
    assert document.table("build-system").texts("requires") == ("x",)
    assert document.table("project").text("name") == "rocket"


def test_a_module_of_another_name_is_told_to_the_build() -> None:
    for path, folder in (("rocketry/__init__.py", "rocketry"), ("src/rocketry/__init__.py", "src/rocketry")):
        document = read_toml("x", new_pyproject(set_up(seen({}, path), {"manager": "uv"})))
        assert document.hint("tool", "hatch", "build", "targets", "wheel", "packages") == folder
    assert "hatch.build" not in new_pyproject(set_up(seen({}, "rocketry/__init__.py"), {"manager": "poetry"}))


def test_only_plain_versions_are_classified_and_the_oldest_is_required() -> None:
    setup = set_up(seen(), {"pythons": ("3.14t", "3.13", "pypy3.11", "3.12")})
    text = new_pyproject(setup)
    assert 'requires-python = ">=3.12"\n' in text
    named = [line for line in text.splitlines() if "Python :: 3" in line]
    assert named == ['  "Programming Language :: Python :: 3.12",', '  "Programming Language :: Python :: 3.13",']
