"""GD404, beside what twine renders descriptions with."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from readme_renderer import rst

from gatepost.doctor.checks.quality.b_twine_long_description import BTwineLongDescription
from support.patients import PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient

README = 'readme = "README.md"'


def table(file: str, kind: str) -> str:
    return f'readme = {{ file = "{file}", content-type = "{kind}" }}'


def test_a_description_that_can_be_shown(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(BTwineLongDescription)] == [
        ("passed", "`README.md` can be shown")
    ]


def test_each_package_has_its_own(mills: Patient) -> None:
    mills.remove("packages/salt/README.md")
    found = mills.failed(BTwineLongDescription)

    assert [(each.where, each.message, each.fix) for each in found] == [
        (
            mills.line("packages/salt/pyproject.toml", "readme"),
            "`packages/salt/README.md` is named as the readme, and is not there",
            "write that file, or name another one on this line",
        )
    ]


def test_no_readme_is_nothing_to_show(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, f"{README}\n", "")
    assert [each.message for each in rocket.outcomes(BTwineLongDescription)] == ["no pyproject.toml names a readme"]
    rocket.replace(PYPROJECT, "[project]\n", '[project]\nreadme = { text = "x", content-type = "text/plain" }\n')
    assert [each.message for each in rocket.outcomes(BTwineLongDescription)] == ["the description is in pyproject.toml"]


def test_a_file_that_is_not_there(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, README, 'readme = "README.rst"')
    found = rocket.failed(BTwineLongDescription)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(PYPROJECT, "readme"), "error")]
    rocket.replace(PYPROJECT, 'readme = "README.rst"', found[0].fix)
    assert rocket.failed(BTwineLongDescription) == []


def test_setuptools_goes_on_without(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, README, 'readme = "README.rst"')
    rocket.replace(PYPROJECT, "hatchling.build", "setuptools.build_meta")

    assert [each.severity for each in rocket.failed(BTwineLongDescription)] == ["warning"]


def test_poetry_names_it_elsewhere(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, f"{README}\n", "")
    rocket.write(PYPROJECT, f'{rocket.text(PYPROJECT)}\n[tool.poetry]\nreadme = "x.md"\n')

    assert rocket.where(BTwineLongDescription) == [rocket.line(PYPROJECT, 'readme = "x.md"')]


@pytest.mark.parametrize(
    ("backend", "name", "count"),
    [
        ("hatchling.build", "README.markdown", 1),
        ("hatchling.build", "README", 1),
        ("setuptools.build_meta", "README", 0),
        ("setuptools.build_meta", "README.mdown", 1),
        ("flit_core.buildapi", "README.markdown", 0),
        ("somebody.else", "README.markdown", 0),
    ],
)
def test_an_ending_that_says_nothing(rocket: Patient, backend: str, name: str, count: int) -> None:
    rocket.move("README.md", name)
    rocket.replace(PYPROJECT, README, f'readme = "{name}"')
    rocket.replace(PYPROJECT, "hatchling.build", backend)
    found = rocket.failed(BTwineLongDescription)

    assert [each.where for each in found] == [rocket.line(PYPROJECT, "readme")] * count
    rocket.replace(PYPROJECT, f'readme = "{name}"', table(name, "text/markdown"))
    assert rocket.failed(BTwineLongDescription) == []


@pytest.mark.parametrize(
    ("readme", "messages"),
    [
        (table("README.md", "text/markdown; charset=UTF-8"), []),
        (table("README.md", "text/plain"), []),
        (table("README.md", "text/x-rst"), ["`README.md` is text/markdown by its ending, and declared as text/x-rst"]),
        (table("README.md", "text/md"), ["`text/md` is no content type that an index shows"]),
        ('readme = { file = "README.md" }', ["`readme` is a table without `content-type`, which builds refuse"]),
        ('readme = ["README.md"]', []),
    ],
)
def test_a_table_says_the_kind(rocket: Patient, readme: str, messages: list[str]) -> None:
    rocket.replace(PYPROJECT, README, readme)

    assert [each.message for each in rocket.failed(BTwineLongDescription)] == messages


def test_a_table_of_its_own_has_its_line(rocket: Patient) -> None:
    rocket.replace(PYPROJECT, f"{README}\n", "")
    rocket.write(PYPROJECT, f'{rocket.text(PYPROJECT)}\n[project.readme]\nfile = "README.md"\n')

    assert rocket.where(BTwineLongDescription) == [rocket.line(PYPROJECT, "[project.readme]")]


@pytest.mark.parametrize(
    "line", [".. toctree::", ".. include:: more.rst", ".. raw:: html", "See :ref:`there` for more.", "(:py:class:`X`)"]
)
def test_what_the_index_does_not_know(rocket: Patient, line: str) -> None:
    rocket.remove("README.md")
    text = f"Rocket\n======\n\nA rocket.\n\n{line}\n"
    rocket.write("README.rst", text)
    rocket.replace(PYPROJECT, README, 'readme = "README.rst"')

    assert rst.render(text) is None
    assert rocket.where(BTwineLongDescription) == ["README.rst:6"]
    rocket.replace("README.rst", line, "Plain.")
    assert rocket.failed(BTwineLongDescription) == []


def test_what_it_does_know(rocket: Patient) -> None:
    text = (
        "Rocket\n======\n\nWrite ``:ref:`x``` so, see :pep:`8`::\n\n    .. toctree::\n    :ref:`x`\n\n"
        ".. note::\n\n   A note.\n\n.. code-block:: python\n\n   import rocket\n\n.. a comment :ref:`x`\n"
    )
    rocket.remove("README.md")
    rocket.write("README.rst", text)
    rocket.replace(PYPROJECT, README, 'readme = "README.rst"')

    assert rst.render(text) is not None
    assert rocket.failed(BTwineLongDescription) == []
