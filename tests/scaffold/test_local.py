"""How tools are run on a developer's machine."""

from __future__ import annotations

import pytest

from gatepost.scaffold.files.local import in_hooks, local, type_checks
from support.surveys import project, seen, set_up

POETRY = {"manager": "poetry"}
FILES = "[mypy]\nfiles = src\n"


@pytest.mark.parametrize(
    ("texts", "check"),
    [
        ({}, "mypy ."),
        ({"pyproject.toml": project(more='[tool.mypy]\nfiles = ["src"]\n')}, "mypy"),
        ({"pyproject.toml": project(more='[tool.mypy]\npackages = ["rocket"]\n')}, "mypy"),
        ({"pyproject.toml": project(more="[tool.mypy]\nstrict = true\n"), "setup.cfg": FILES}, "mypy ."),
        ({"mypy.ini": FILES}, "mypy"),
        ({".mypy.ini": FILES}, "mypy"),
        ({"setup.cfg": FILES}, "mypy"),
        ({"setup.cfg": "[metadata]\nfiles = x\n"}, "mypy ."),
        ({"mypy.ini": "[mypy]\nstrict = True\n", "setup.cfg": FILES}, "mypy ."),
    ],
)
def test_mypy_looks_at_all_unless_its_configuration_says_at_what(texts: dict[str, str], check: str) -> None:
    assert type_checks(set_up(seen({"pyproject.toml": project(), **texts}))) == (check,)


def test_of_several_packages_each_is_looked_at_by_itself() -> None:
    texts = {f"libs/{name}/pyproject.toml": project(name) for name in ("a", "b")}
    assert type_checks(set_up(seen(texts))) == ("mypy libs/a", "mypy libs/b")
    assert type_checks(set_up(seen({**texts, "mypy.ini": FILES}))) == ("mypy",)


@pytest.mark.parametrize(
    ("settings", "before"),
    [
        ({}, ".venv/bin/"),
        ({"poetry.toml": "[virtualenvs]\nin-project = true\n"}, ".venv/bin/"),
        ({"poetry.toml": "[virtualenvs]\nin-project = false\n"}, "poetry run "),
    ],
)
def test_hooks_do_without_poetry_where_the_environment_is_known(settings: dict[str, str], before: str) -> None:
    setup = set_up(seen({"pyproject.toml": project(), **settings}), POETRY)
    assert local(setup).tool == "poetry run "
    assert {in_hooks(setup).tool, in_hooks(setup).whole_apart} == {before}
