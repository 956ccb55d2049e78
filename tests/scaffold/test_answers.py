"""The answers, and what is asked."""

from __future__ import annotations

from dataclasses import fields

import pytest

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import INIT
from gatepost.scaffold.answers import Answers, answer, lasting, with_left
from gatepost.scaffold.given import given_in
from gatepost.scaffold.project import Package, Project
from gatepost.scaffold.questions import STATIC_VERSION, questions
from gatepost.scaffold.survey import History, Remote, Survey

PROJECT = Project((Package(".", "demo", "demo", version="0.4.2"),), "uv", ("3.12", "3.13"), "make", "prek")
EMPTY = Survey("demo", frozenset(), {})


def test_every_key_of_the_settings_has_an_answer() -> None:
    answers = {field.name for field in fields(Answers)} - {"given"}
    assert answers == {option.name.replace("-", "_") for option in INIT}


def test_what_is_given_goes_before_what_the_project_shows() -> None:
    shown = answer({}, PROJECT, History())
    assert (shown.manager, shown.pythons, shown.tasks, shown.runner) == ("uv", ("3.12", "3.13"), "make", "prek")
    given = answer(
        {"manager": "pip", "pythons": ("3.14",), "tasks": "just", "runner": "pre-commit"}, PROJECT, History()
    )
    assert (given.manager, given.pythons, given.tasks, given.runner) == ("pip", ("3.14",), "just", "pre-commit")


def test_without_either_the_usual_holds() -> None:
    usual = answer({}, PROJECT, History())
    assert (usual.publish, usual.type_errors, usual.commit_gate, usual.test) == (
        "pypi",
        "advisory",
        "steps",
        "python -m pytest",
    )
    assert not usual.rehearsal
    assert answer({"rehearsal": True}, PROJECT, History()).rehearsal


def test_what_no_file_says_is_asked_and_nothing_else() -> None:
    assert [each.key for each in questions(EMPTY, PROJECT, ())] == ["publish", "type-errors", "breaking-before-1"]
    assert [each.key for each in questions(EMPTY, PROJECT, {"publish", "type-errors"})] == ["breaking-before-1"]


def test_what_breaks_is_asked_only_before_the_first_major_version_and_where_no_configuration_says_it() -> None:
    grown = Project((Package(".", "demo", "demo", version="2.0.0"),), "uv", ("3.12",), "make", "prek")
    assert "breaking-before-1" not in [each.key for each in questions(EMPTY, grown, ())]
    configured = Survey("demo", frozenset(), {"release-please-config.json": "{}"})
    assert "breaking-before-1" not in [each.key for each in questions(configured, PROJECT, ())]


def test_a_computed_version_is_asked_about_first() -> None:
    computed = Project((Package(".", "demo", "demo", computed_by="hatch-vcs"),), "uv", ("3.12",), "make", "prek")
    first, *_ = questions(EMPTY, computed, ())
    assert first.key == STATIC_VERSION
    assert "hatch-vcs" in first.text


@pytest.mark.parametrize(("file", "heading"), [("pyproject.toml", "[tool.gatepost.init]"), ("gatepost.toml", "[init]")])
def test_the_settings_keep_the_answers(file: str, heading: str) -> None:
    text = f"{heading}\npublish = 'private'\nrehearsal = true\npythons = ['3.12']\ncommitizen = false\n"
    found = given_in(Survey("demo", frozenset(), {file: text}))
    assert found == {"publish": "private", "rehearsal": True, "pythons": ("3.12",), "commitizen": False}


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("publish = 'cheeseshop'", "pyproject.toml: `publish` is one of pypi, private, nowhere"),
        ("publish = 1", "`tool.gatepost.init.publish` must be a text"),
        ("pythons = '3.12'", "`tool.gatepost.init.pythons` must be a list of texts"),
        ("rehearsal = 'yes'", "`tool.gatepost.init.rehearsal` must be true or false"),
    ],
)
def test_an_answer_that_makes_no_sense_is_named(line: str, words: str) -> None:
    survey = Survey("demo", frozenset(), {"pyproject.toml": f"[tool.gatepost.init]\n{line}\n"})
    with pytest.raises(ProjectInvalidError) as error:
        given_in(survey)
    assert words in error.value.text


def test_nothing_is_given_where_there_are_no_settings() -> None:
    assert given_in(EMPTY) == {}


GITHUB, ELSEWHERE = Remote("github.com", "octo", "rocket"), Remote("gitlab.example", "octo", "rocket")


@pytest.mark.parametrize(
    ("given", "remote", "expected"),
    [
        ({}, GITHUB, "octo/rocket"),
        ({}, ELSEWHERE, ""),
        ({}, None, ""),
        ({"repository": "its/own"}, GITHUB, "its/own"),
        ({"repository": "its/own"}, None, "its/own"),
    ],
)
def test_a_fork_has_the_repository_that_was_written_down(
    given: dict[str, str], remote: Remote | None, expected: str
) -> None:
    assert answer(given, PROJECT, History(remote=remote)).repository == expected


@pytest.mark.parametrize("repository", ["octo", "octo/a b", "https://github.com/octo/rocket", "octo/${{ x }}", "a/b\n"])
def test_what_is_no_repository_is_refused(repository: str) -> None:
    with pytest.raises(ProjectInvalidError, match="not OWNER/NAME"):
        answer({"repository": repository}, PROJECT, History())


def test_what_another_clone_would_see_otherwise_is_written_down() -> None:
    found = {"manager": "uv", "pythons": ("3.12", "3.13"), "branch": "trunk"}
    assert lasting(PROJECT, History(branch="trunk")) == found
    assert lasting(PROJECT, History(branch="trunk", remote=GITHUB)) == {**found, "repository": "octo/rocket"}


def test_pythons_are_in_order_and_stay_as_they_were_given() -> None:
    given = {"pythons": ("3.14t", "3.13", "3.9", "3.13")}
    found = answer(given, PROJECT, History())
    assert (found.pythons, found.oldest, found.given) == (("3.9", "3.13", "3.14t"), "3.9", given)
    assert answer({}, PROJECT, History()).oldest == "3.12"


@pytest.mark.parametrize("pythons", [("3.14t",), ("pypy3.11", "3.14-dev"), ("3",), ("3.12\n",), ("٣.12",)])
def test_without_a_plain_version_nothing_can_be_set_up(pythons: tuple[str, ...]) -> None:
    with pytest.raises(ProjectInvalidError, match="is a plain version") as refused:
        answer({"pythons": pythons}, PROJECT, History())
    assert "3.12" in (refused.value.hint or "")


def test_what_is_left_is_left_once_and_written_down() -> None:
    usual = answer({}, PROJECT, History())
    assert with_left(usual, ()) == usual
    left = with_left(answer({"leave": ("a",)}, PROJECT, History()), ("b", "a"))
    assert (left.leave, left.given) == (("a", "b"), {"leave": ("a", "b")})
