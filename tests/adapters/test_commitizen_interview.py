"""The questions of `cz commit`, and what the gate says to each answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

import pytest

from gatepost.adapters.commitizen.ground import Ground
from gatepost.adapters.commitizen.interview import Interview
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from pathlib import Path

pytestmark = pytest.mark.once

MESSAGE = "feat(api)!: sign in\n\nWhy.\n\nBREAKING CHANGE: no passwords\nRefs: #1\nCloses: ABC-4"
ANSWERS = {
    "type": "feat",
    "scope": "api",
    "description": " sign in ",
    "body": "Why.",
    "breaking": "no passwords",
    "issues": "1, closes ABC-4",
}


def interview(repository: Path, settings: str = "") -> Interview:
    (repository / "gatepost.toml").write_text(settings, "utf-8")
    return Interview(Ground(str(repository)))


def question(asked: Interview, name: str) -> Mapping[str, object]:
    """Return a question as questionary takes it."""
    return next(each for each in cast("list[dict[str, object]]", asked.questions()) if each["name"] == name)


def values(asked: Mapping[str, object]) -> list[object]:
    """Return what may be chosen."""
    return [each["value"] for each in cast("Iterable[dict[str, object]]", asked["choices"])]


def default(asked: Mapping[str, object]) -> object:
    """Return what is preselected."""
    return cast("dict[str, object]", asked["default"])["value"]


def at(asked: Interview, **answers: str) -> Interview:
    """Return the interview with answers given, as questionary gives them."""
    cast("Callable[[Mapping[str, object]], bool]", question(asked, "body")["when"])(answers)
    return asked


def stage(repository: Path, name: str) -> None:
    (repository / name).write_text("x", "utf-8")
    git(repository, "add", name)


def test_the_answers_make_a_message(repository: Path) -> None:
    assert interview(repository).answers(ANSWERS).message == MESSAGE
    assert interview(repository).answers({"type": "fix", "description": "x", "scope": None}).message == "fix: x"


def test_a_line_that_is_pasted_stays_a_line(repository: Path) -> None:
    given = {"type": "fix", "description": "a\nb", "body": "c\r\nd"}
    assert interview(repository).answers(given).message == "fix: a b\n\nc\nd"


def test_the_body_is_broken_where_it_says_so_and_wrapped_where_it_is_too_long(repository: Path) -> None:
    given = {"type": "fix", "description": "x", "body": f"one | two||  three|{'word ' * 20}"}
    message = interview(repository, "rules.body-line-too-long.max = 50\n").answers(given).message
    assert message.split("\n")[2:] == ["one", "two", "", " three", ("word " * 10).strip(), ("word " * 10).strip()]
    off = interview(repository, "ignore.body-line-too-long = 'no'\n").answers(given).message
    assert off.split("\n")[-1] == ("word " * 20).strip()


def test_a_sign_off_is_added_where_one_is_wanted(repository: Path) -> None:
    asked = interview(repository, 'select = ["sign-off-missing"]\n')
    assert asked.answers(ANSWERS).message.endswith("\nSigned-off-by: Carl Committer <carl@example.com>")
    assert "Signed-off-by" not in asked.answers({"type": "fix"}).message


def test_each_type_says_what_it_is_for_and_what_it_does(repository: Path) -> None:
    asked = question(interview(repository), "type")
    names = [each["name"] for each in cast("Iterable[dict[str, str]]", asked["choices"])]
    assert names[0] == "feat      a new feature  (minor, Features)"
    assert len(names) == 11
    assert default(asked) == "feat"


def test_the_type_of_the_branch_is_preselected(repository: Path) -> None:
    git(repository, "symbolic-ref", "HEAD", "refs/heads/bugfix/7-loop")
    asked = interview(repository)
    assert default(question(asked, "type")) == "fix"
    assert question(asked, "issues")["default"] == "#7"


def test_scopes_that_are_listed_are_chosen(repository: Path) -> None:
    stage(repository, "a.txt")
    asked = interview(repository, 'scopes = ["api"]\nscope-paths = { "a.txt" = "cli" }\n')
    scope = question(asked, "scope")
    assert (scope["type"], values(scope), default(scope)) == ("list", ["", "cli", "api"], "cli")


def test_no_scope_cannot_be_chosen_where_one_is_wanted(repository: Path) -> None:
    asked = interview(repository, 'scopes = ["api"]\nselect = ["scope-missing"]\n')
    assert values(question(asked, "scope")) == ["api"]


def test_free_scopes_are_completed_by_those_of_the_history(repository: Path) -> None:
    commit(repository, "fix(api): a")
    scope = question(interview(repository), "scope")
    assert (scope["type"], scope["choices"], scope["default"]) == ("autocomplete", ["api"], "")


def test_many_scopes_are_found_by_typing(repository: Path) -> None:
    scopes = [f"s{number}" for number in range(31)]
    asked = interview(repository, f"scopes = {scopes!r}\n")
    assert (question(asked, "scope")["type"], question(asked, "scope")["choices"]) == ("autocomplete", scopes)
    assert at(asked, type="fix").objection("scope", "s99").startswith("scope-unknown GP")


def test_without_known_scopes_one_is_typed(repository: Path) -> None:
    assert question(interview(repository), "scope")["type"] == "input"


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("scope", "a)b", "header-not-conventional"),
        ("scope", "api", ""),
        ("description", "", "description-empty"),
        ("description", "a" * 120, "header-too-long"),
        ("description", "a\x1b[2J", "control-character"),
        ("description", "sign in", ""),
        ("description", "sign in.", ""),  # a warning
        ("body", "foo(bar(baz))", "message-dropped"),
        ("body", "BREAKING CHANGES: x", "breaking-change-misspelt"),
        ("body", "", ""),
        ("breaking", "all", ""),
        ("issues", "12", ""),
    ],
)
def test_an_answer_is_taken_once_the_gate_has_nothing_against_it(
    name: str, text: str, expected: str, repository: Path
) -> None:
    asked = at(interview(repository), type="fix", description="x")
    validate = cast("Callable[[str], bool | str]", question(asked, name).get("validate"))
    said = validate(text)
    assert said is True if not expected else str(said).startswith(expected)
    assert "\x1b" not in str(said)


def test_what_a_later_question_asks_for_is_not_missed_before(repository: Path) -> None:
    rules = '["body-missing", "breaking-change-unexplained", "reference-missing", "scope-missing", "sign-off-missing"]'
    asked = at(interview(repository, f"select = {rules}\n"), type="fix")
    assert asked.objection("scope", "").startswith("scope-missing")
    at(asked, type="fix", scope="api")
    assert asked.objection("description", "x") == ""
    at(asked, type="fix", scope="api", description="x")
    assert asked.objection("body", "").startswith("body-missing")
    assert asked.objection("body", "why") == ""
    at(asked, type="fix", scope="api", description="x", body="why")
    assert asked.objection("breaking", "") == ""
    assert asked.objection("issues", "").startswith("reference-missing")
    assert asked.objection("issues", "12") == ""


def test_the_effect_is_said_while_one_types_and_a_warning_before_it(repository: Path) -> None:
    asked = at(interview(repository), type="feat", description="x")
    assert asked.remark("breaking", "") == "next release: minor: feat → Features"
    assert asked.remark("breaking", "y") == "next release: major: feat! → ⚠ BREAKING CHANGES, Features"
    assert asked.remark("description", "sign in.") == (
        "description-ends-with-period GP108: the description ends with a full stop; try `feat: sign in`"
    )
