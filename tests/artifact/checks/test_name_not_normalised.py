"""How distributions, and the folders inside, are named."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.artifact.facts import Facts, Package
from support.distributions import METADATA, said, sdist, wheel

if TYPE_CHECKING:
    from gatepost.artifact.archive import Archive

FORMS = {"sdist": "NAME-VERSION.tar.gz", "wheel": "NAME-VERSION-TAGS.whl"}


def my_project(archive: Archive) -> Facts:
    return Facts((replace(archive, metadata=replace(METADATA, name="My.Project")),))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("my-project-1.0.tar.gz", "my_project-1.0.tar.gz"),
        ("My.Project-1.0.tar.gz", "my_project-1.0.tar.gz"),
        ("my__project-1.0.tar.gz", "my_project-1.0.tar.gz"),
        ("my_project-1.0beta1.tar.gz", "my_project-1.0b1.tar.gz"),
        ("my_project-1.0.zip", "my_project-1.0.tar.gz"),
    ],
)
def test_an_sdist_is_named_as_pep_625_has_it(name: str, expected: str) -> None:
    archive = sdist(name=name.removesuffix(".zip"))
    assert said("name-not-normalised", my_project(replace(archive, name=name))) == [
        f"the file is named `{name}`, and should be `{expected}`"
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("My.Project-1.0-py3-none-any.whl", "my_project-1.0-py3-none-any.whl"),
        ("my_project-1.0.0beta1-2-py2.py3-none-any.whl", "my_project-1.0.0b1-2-py2.py3-none-any.whl"),
    ],
)
def test_a_wheel_is_named_as_its_specification_has_it(name: str, expected: str) -> None:
    folder = "-".join(name.split("-")[:2])
    archive = wheel(f"{folder}.dist-info/METADATA", name=name)
    assert said("name-not-normalised", my_project(archive)) == [
        f"the file is named `{name}`, and should be `{expected}`"
    ]


@pytest.mark.parametrize(
    "archive",
    [
        sdist(name="my_project-1!2.0.post1.tar.gz"),
        wheel("my_project-1.0.dist-info/RECORD", name="my_project-1.0-1-cp312-cp312-linux_x86_64.whl"),
    ],
)
def test_a_name_as_it_should_be_passes(archive: Archive) -> None:
    assert said("name-not-normalised", my_project(archive)) == []


@pytest.mark.parametrize(
    "archive", [sdist(name="demo-1.0-beta.1.tar.gz"), wheel(name="demo.whl"), wheel(name="demo-x-py3-none-any.whl")]
)
def test_a_name_that_is_none_is_said(archive: Archive) -> None:
    message = f"`{archive.name}` is not named as a distribution is: {FORMS[archive.kind]}"
    assert said("name-not-normalised", Facts((archive,))) == [message]


@pytest.mark.parametrize(
    ("archive", "wanted", "inside"),
    [
        (replace(sdist(), name="demo-1.3.0.tar.gz"), "demo-1.3.0", "demo-1.2.0"),
        (wheel(name="demo-1.3.0-py3-none-any.whl"), "demo-1.3.0.dist-info", "demo-1.2.0.dist-info"),
        (wheel("demo.py"), "demo-1.2.0.dist-info", ""),
    ],
)
def test_a_file_that_was_renamed_is_known_by_the_folder_inside(archive: Archive, wanted: str, inside: str) -> None:
    assert said("name-not-normalised", Facts((archive,))) == [
        f"by its name there is a folder `{wanted}` in it, but that is `{inside}`"
    ]


def test_the_metadata_has_to_name_the_project_of_the_repository() -> None:
    assert said("name-not-normalised", Facts((sdist(),), package=Package("other"))) == [
        "its metadata names the project `demo`, the repository `other`"
    ]


def test_the_spelling_of_the_name_is_the_projects_own_matter() -> None:
    assert said("name-not-normalised", my_project(sdist(name="my_project-1.0.tar.gz"))) == []
    assert said("name-not-normalised", Facts((sdist(),), package=Package("DEMO"))) == []


def test_metadata_that_is_not_there_names_another_project() -> None:
    assert said("name-not-normalised", Facts((sdist(metadata=None),), package=Package("demo"))) == [
        "its metadata names the project ``, the repository `demo`"
    ]
