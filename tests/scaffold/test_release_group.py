"""The group of what builds and proves distributions."""

from __future__ import annotations

import pytest

from gatepost import __version__
from gatepost.scaffold.files.release_group import add_release_group
from gatepost.scaffold.toml_edit import TomlText
from support.surveys import project, seen, set_up

PATH = "pyproject.toml"
PROVER = f"gatepost[dist]=={__version__}"
POETRY = '[tool.poetry]\nname = "rocket"\nversion = "1.0.0"\n\n[tool.poetry.dependencies]\npython = "{}"\n'


def grouped(text: str, manager: str = "uv") -> str:
    """Return a pyproject.toml with what is missing, and nothing of it missing a second time."""
    setup = set_up(seen({PATH: text}), {"manager": manager})
    once = TomlText(PATH, text)
    add_release_group(setup, once)
    twice = TomlText(PATH, once.result())
    add_release_group(setup, twice)
    assert twice.result() == once.result()
    return once.result()


def test_without_the_group_there_is_one() -> None:
    assert grouped(project()) == project() + f'\n[dependency-groups]\nrelease = [\n  "{PROVER}",\n]\n'


@pytest.mark.parametrize("name", ["release", "Release"])
def test_in_a_group_of_somebody_s_it_comes_behind_the_rest(name: str) -> None:
    before = project() + f'\n[dependency-groups]\n{name} = ["towncrier"]\n'
    assert grouped(before) == before.replace('"towncrier"', f'"towncrier", "{PROVER}"')


def test_where_it_is_there_by_another_group_nothing_is_missing() -> None:
    before = project() + ('\n[dependency-groups]\nrelease = [{include-group = "ship"}]\nship = ["Gatepost[dist]>=1"]\n')
    assert grouped(before) == before


def test_it_is_required_only_where_it_runs() -> None:
    assert f"{PROVER}; python_version >= '3.10'" in grouped(project(more="requires-python = '>=3.9'\n"))
    assert 'extras = ["dist"], python = ">=3.10" }' in grouped(POETRY.format("^3.8"), "poetry")


def test_poetry_installs_it_only_where_it_is_named() -> None:
    assert grouped(POETRY.format("^3.10"), "poetry") == POETRY.format("^3.10") + (
        "\n[tool.poetry.group.release]\noptional = true\n"
        "\n[tool.poetry.group.release.dependencies]\n"
        f'gatepost = {{ version = "{__version__}", extras = ["dist"] }}\n'
    )
    found = grouped(project() + '\n[dependency-groups]\ndev = ["ruff"]\n', "poetry")
    assert f'release = [\n  "{PROVER}",\n]\n' in found
    assert found.endswith("\n[tool.poetry.group.release]\noptional = true\n")


def test_a_group_of_poetry_s_that_is_there_stays_as_it_is() -> None:
    before = POETRY.format("^3.10") + '\n[tool.poetry.group.Release.dependencies]\ntowncrier = "*"\n'
    found = grouped(before, "poetry")
    assert found == before + f'gatepost = {{ version = "{__version__}", extras = ["dist"] }}\n'


def test_gatepost_does_not_require_itself() -> None:
    assert grouped(project("Gatepost")) == project("Gatepost")
