"""What is asked: only what no file says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.gate.init_options import INIT
from gatepost.scaffold.questions import REFUSE, STATIC, STATIC_VERSION, Question, questions
from gatepost.scaffold.understand import understand
from support.surveys import project, seen, tagged

if TYPE_CHECKING:
    from gatepost.scaffold.survey import Survey

COMPUTED = (
    '[build-system]\nrequires = ["hatchling", "hatch-vcs"]\nbuild-backend = "hatchling.build"\n\n'
    '[project]\nname = "rocket"\ndynamic = ["version"]\n\n[tool.hatch.version]\nsource = "vcs"\n'
)
EARLY = seen({"pyproject.toml": project(version="0.9.0")})


def asked(survey: Survey, *given: str) -> list[str]:
    return [each.key for each in every(survey, *given)]


def every(survey: Survey, *given: str) -> tuple[Question, ...]:
    return questions(survey, understand(survey), given)


def test_little_is_asked() -> None:
    assert asked(EARLY) == ["publish", "type-errors", "breaking-before-1"]
    assert asked(seen({})) == ["publish", "type-errors", "breaking-before-1"]
    assert asked(seen({"pyproject.toml": project(version="1.0.0")})) == ["publish", "type-errors"]


@pytest.mark.parametrize("given", ["publish", "type-errors", "breaking-before-1"])
def test_what_is_given_is_not_asked(given: str) -> None:
    assert given not in asked(EARLY, given)
    assert len(asked(EARLY, given)) == 2


def test_what_a_breaking_change_does_is_not_asked_where_the_release_configuration_says_it() -> None:
    texts = {**EARLY.texts, "release-please-config.json": "{}"}
    assert asked(seen(texts)) == ["publish", "type-errors"]


def test_a_computed_version_is_asked_about_first_and_can_be_refused() -> None:
    first = every(seen({"pyproject.toml": COMPUTED}))[0]
    assert first.key == STATIC_VERSION
    assert "hatch-vcs" in first.text
    assert [value for value, _ in first.answers] == [STATIC, REFUSE]
    assert STATIC_VERSION not in asked(seen({"pyproject.toml": COMPUTED}), STATIC_VERSION)


@pytest.mark.parametrize(("tags", "is_early"), [((), True), (("v0.4.0",), True), (("v1.4.0", "v0.4.0"), False)])
def test_where_no_file_has_the_version_the_last_tag_says_how_early_it_is(tags: tuple[str, ...], is_early: bool) -> None:  # noqa: FBT001  a case
    survey = seen({"pyproject.toml": COMPUTED}, history=tagged(*tags))
    assert ("breaking-before-1" in asked(survey)) == is_early


@pytest.mark.parametrize(
    ("version", "expected"),
    [
        ("0.0.0", ("0.1.0?", "0.2.0,")),
        ("0.3.0", ("0.3.0?", "0.4.0,")),
        ("0.12.0b1", ("0.12.0b1?", "0.13.0,")),
        ("1.0.0", None),
        ("someday", None),
    ],
)
def test_what_a_breaking_change_does_is_asked_of_the_version_that_there_is(
    version: str, expected: tuple[str, str] | None
) -> None:
    texts = {"pyproject.toml": f'[project]\nname = "rocket"\nversion = "{version}"\n'}
    found = [each for each in every(seen(texts)) if each.key == "breaking-before-1"]
    words = [(each.text.rpartition(" ")[2], each.answers[0][1].partition(" ")[0]) for each in found]
    assert words == ([expected] if expected else [])


def test_the_first_answer_is_the_default_and_each_fits_on_a_narrow_screen() -> None:
    defaults = {option.name: option for option in INIT}
    for question in (*every(EARLY), *every(seen({"pyproject.toml": COMPUTED}))):
        assert all(len(words) <= 36 for _, words in question.answers), question
        if question.key != STATIC_VERSION:
            option = defaults[question.key]
            assert question.answers[0][0] == option.default
            assert {value for value, _ in question.answers} <= set(option.choices)
