"""What commitizen prints for us."""

from __future__ import annotations

from gatepost.errors import NoGitError, SettingsInvalidError
from gatepost.gate.compose import compose
from gatepost.gate.judge import Candidate, judge_one
from gatepost.gate.settings import Settings
from gatepost.prompt.types import known_types
from gatepost.report.commitizen import render_example, render_info, render_length, render_refusal
from gatepost.rules.case import COMMIT

RULEBOOK = compose(Settings())


def test_the_example_is_a_message_that_passes() -> None:
    for types, scopes in (((), ()), (("feat", "fix"), ("api",)), (("feat",), ())):
        assert judge_one(Candidate("", render_example(types, scopes), COMMIT), RULEBOOK).findings == []
    assert render_example(("feat", "chore"), ("api", "cli")).startswith("feat(api): ")


def test_the_rules_are_told_with_types_in_columns() -> None:
    said = render_info(known_types(["feat", "refactor", "own"], ()), RULEBOOK)
    assert "  feat      minor, Features            a new feature\n" in said
    assert "  refactor  no release, hidden         other code that does the same\n" in said
    assert "  own       no release, in no section\n" in said
    assert "\nScopes: any\n" in said
    assert f"\nRules: {len(RULEBOOK.rules)} are on; " in said


def test_words_of_others_cannot_act_on_the_terminal() -> None:
    said = render_info(known_types(["x\x1b[2J"], ()), RULEBOOK) + render_example(("x\x1b[2J",), ("a\x07",))
    assert "\x1b" not in said
    assert "\x07" not in said


def test_a_header_is_measured_by_commitizen_s_own_limit_where_there_is_one() -> None:
    assert render_length("fix: abc", 0) == ""
    assert render_length("fix: abc ", 8) == ""
    assert render_length("fix: abcd", 8) == "the header has 9 characters; commitizen's `message_length_limit` is 8\n"


def test_a_refusal_says_why_what_to_do_and_where_to_read_on() -> None:
    assert render_refusal(SettingsInvalidError("no \x1b", "mend it")) == (
        "error: no \\x1b\n  hint: mend it\n  help: gatepost explain GE106"
    )
    assert render_refusal(NoGitError("no git")) == "error: no git\n  help: gatepost explain GE103"
