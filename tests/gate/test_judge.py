"""A message and a rulebook make a verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.gate.judge import MOST_FINDINGS, MOST_SUGGESTED, Candidate, Rulebook, judge, judge_one, refuses
from gatepost.rules.base import Rule
from gatepost.rules.case import COMMIT, HISTORY, TITLE, Case, Words
from gatepost.values import ERROR, WARNING
from support.judging import judged, rulebook_of, whole_rulebook

if TYPE_CHECKING:
    from gatepost.values import Finding, Verdict

RULEBOOK = rulebook_of({})
WORDS = Words(("feat",), (), ("feat",))
MANY = 10_000
LARGE = {
    "10,000 footers that stop the release": "feat: x\n\n" + "Release-As: v1\n" * MANY,
    "10,000 misspelt breaking changes": "feat: x\n\n" + "* BREAKING CHANGE: y\n" * MANY,
    "10,000 breaking changes": "feat: x\n\n" + "BREAKING CHANGE: y\n" * MANY,
    "10,000 dropped parts": "feat: x\n\n" + "fix: a\nfoo(\n\n" * MANY,
    "10,000 parts": "chore: x\n\n" + "feat: a\n\n" * MANY,
    "10,000 nested commits": "chore: x\n\n" + "BEGIN_NESTED_COMMIT\nfeat!: a\nEND_NESTED_COMMIT\n" * MANY,
    "a commit behind each of 10,000 gaps": "chore: x\n\n" + "BEGIN_NESTED_COMMITq\nEND_NESTED_COMMITfix!: b\n" * MANY,
    "10,000 scopes": "feat(" + ",".join(["zz"] * MANY) + "): x",
    "10,000 overrides": "feat: x\n\n" + "Gatepost-Ignore: header-too-long why\n" * MANY,
    "3 MB of spaces": "feat: " + " " * 3_000_000 + "x",
    "10 MB in the header": "feat: " + "x" * 10_000_000,
}


class Each(Rule):
    """Finds every line that begins with its sign, and would take it away."""

    sign = "w"
    severity = WARNING

    def check(self, case: Case) -> list[Finding]:
        text = case.text
        starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]
        return [
            self.finding(case, (start, start + 1), "found", text[:start] + text[start + 1 :])
            for start in starts
            if text.startswith(self.sign, start)
        ]


class EachError(Each):
    """Finds lines that are wrong indeed."""

    code, name, sign, severity = "GP998", "each-error", "e", ERROR


class OfStyle(Each):
    """Finds what nobody can ask a program to change."""

    code, name, sign, for_bots = "GP999", "of-style", "s", False


class OfRelease(Each):
    """Finds what only Release Please may write."""

    code, name, sign, for_release_please = "GP997", "of-release", "r", False


def names(text: str, place: str = HISTORY, *, merge: bool | None = None) -> list[str]:
    return [finding.name for finding in judged(text, RULEBOOK, place, merge=merge)]


def ignored(verdict: Verdict) -> list[tuple[str, str, str | None]]:
    return [(each.name, each.reason, each.suggestion) for each in verdict.ignored]


@pytest.mark.parametrize("text", LARGE.values(), ids=LARGE.keys())
def test_a_large_message_is_judged_as_quickly_as_many_small_ones(text: str) -> None:
    assert len(judged(text, whole_rulebook())) <= MOST_FINDINGS


def test_findings_of_all_rules_come_in_the_order_of_the_lines() -> None:
    assert names("Feat(a b): keep it.\nbody\nfoo(bar(1))") == [
        "type-not-lowercase",
        "scope-malformed",
        "description-ends-with-period",
        "body-not-separated",
        "message-dropped",
    ]


def test_a_good_message_has_none() -> None:
    assert names("feat(api): sign in with a passkey\n\nIt is shorter.\n\nRefs: #1") == []


def test_the_place_matters() -> None:
    assert [names("Merge branch 'side'", place) for place in (COMMIT, HISTORY, TITLE)] == [
        [],
        [],
        ["header-not-conventional"],
    ]


def test_a_merge_is_judged_by_what_it_says_below_its_header() -> None:
    assert names("Bring it in\n\nbody", merge=True) == []


@pytest.mark.parametrize(
    ("text", "refused"), [("feat: a", False), ("fix: keep it.", False), ("Fixed", True), ("Fixed it.", True)]
)
def test_only_errors_refuse(text: str, *, refused: bool) -> None:
    assert refuses(judged(text, RULEBOOK)) is refused


def test_findings_on_one_line_come_in_the_order_of_the_columns() -> None:
    findings = judged("fix: keep  it.", RULEBOOK)
    assert [(each.name, each.column) for each in findings] == [
        ("header-whitespace", 10),
        ("description-ends-with-period", 14),
    ]


def test_of_a_candidate_everything_but_its_name_and_text_may_be_left_out() -> None:
    candidate = Candidate("abc", "fix: a")
    assert {name: getattr(candidate, name) for name in Candidate.__slots__} == {
        "id": "abc",
        "text": "fix: a",
        "place": "history",
        "merge": None,
        "by_bot": False,
        "by_release_please": False,
        "is_advisory": False,
        "paths": (),
    }


def test_messages_are_judged_one_by_one_and_keep_their_names() -> None:
    verdicts = judge((Candidate(name, text) for name, text in (("a", "Fixed"), ("b", "fix: it"))), RULEBOOK)
    first = next(verdicts)
    assert (first.id, first.text, [each.code for each in first.findings]) == ("a", "Fixed", ["GP101"])
    assert [(each.id, each.text, each.findings, each.ignored) for each in verdicts] == [("b", "fix: it", [], [])]


def test_the_committed_files_tell_which_scope_is_wanted() -> None:
    rulebook = rulebook_of({"select": ["scope-missing"], "scope-paths": {"src/api/": "api"}})
    candidate = Candidate("a", "fix: keep it", paths=("src/api/login.py",))
    assert [each.suggestion for each in judge_one(candidate, rulebook).findings] == ["fix(api): keep it"]


def test_what_an_ignored_rule_would_have_said_does_not_count_and_says_why() -> None:
    rulebook = rulebook_of({"ignore": {"GP108": "we end sentences", "GP101": "an old habit"}})
    verdict = judge_one(Candidate("a", "Feat: keep it."), rulebook)
    assert [each.name for each in verdict.findings] == ["type-not-lowercase"]
    assert ignored(verdict) == [("description-ends-with-period", "we end sentences", None)]
    verdict = judge_one(Candidate("a", "Fixed"), rulebook)
    assert (verdict.findings, ignored(verdict)) == ([], [("header-not-conventional", "an old habit", None)])
    assert verdict.is_ok(strict=True)
    assert judge_one(Candidate("a", "fix: a"), rulebook).ignored == []


def test_of_what_an_ignored_rule_would_have_said_there_is_an_end_too() -> None:
    rulebook = Rulebook((), WORDS, ((Each(), "why"),))
    verdict = judge_one(Candidate("a", "w\n" * 1000), rulebook)
    assert ignored(verdict) == [("", "why", None)] * MOST_FINDINGS


LONG = "fix: " + "x" * 96


@pytest.mark.parametrize(
    ("footer", "reason"),
    [
        ("Gatepost-Ignore: header-too-long because of the link", "because of the link"),
        ("Gatepost-Ignore: GP110 a link", "a link"),
        ("Gatepost-Ignore: gp110: a link", "a link"),
        ("gatepost-ignore: Header-Too-Long   a link  ", "a link"),
        ("GATEPOST-IGNORE: header-too-long: a link", "a link"),
        ("Refs: #1\nGatepost-Ignore: type-unknown why\nGatepost-Ignore: header-too-long a link", "a link"),
        ("Gatepost-Ignore: header-too-long a link\n  that goes on", "a link"),
        ("Gatepost-Ignore: header-too-long, a link\n\nThis is prose.", "a link"),
        ("Gatepost-Ignore: header-too-long\ta link\nGatepost-Ignore: header-too-long", "a link"),
    ],
)
def test_a_footer_overrules_a_rule_that_the_settings_leave_to_messages(footer: str, reason: str) -> None:
    verdict = judge_one(Candidate("a", f"{LONG}\n\n{footer}"), rulebook_of({"overrides": ["GP110"]}))
    assert verdict.findings == []
    assert ignored(verdict) == [("header-too-long", f"the message says: {reason}", None)]


@pytest.mark.parametrize(
    ("text", "overrides"),
    [
        (f"{LONG}\n\nGatepost-Ignore: header-too-long because of the link", []),
        (f"{LONG}\n\nGatepost-Ignore: header-too-long because of the link", ["type-unknown"]),
        (f"{LONG}\n\nGatepost-Ignore: type-unknown why", ["type-unknown"]),
        (f"{LONG}\n\nGatepost-Ignore: header-too-long", ["header-too-long"]),
        (f"{LONG}\n\nGatepost-Ignore: header-too-long:  ", ["header-too-long"]),
        (f"{LONG}\n\nGatepost-Ignore:", ["header-too-long"]),
        (f"{LONG}\n\nGatepost-Ignore: because of the link", ["header-too-long"]),
        (f"{LONG}\n\nGatepost-Ignored: header-too-long why", ["header-too-long"]),
        (f"{LONG} Gatepost-Ignore: header-too-long why", ["header-too-long"]),
        (LONG, ["header-too-long"]),
    ],
)
def test_a_rule_stands_where_nothing_overrules_it(text: str, overrides: list[str]) -> None:
    verdict = judge_one(Candidate("a", text), rulebook_of({"overrides": overrides}))
    assert ("header-too-long", ERROR) in [(each.name, each.severity) for each in verdict.findings]
    assert verdict.ignored == []


def test_what_is_not_overruled_stays() -> None:
    rulebook = rulebook_of({"overrides": ["header-too-long"], "ignore": {"type-not-lowercase": "ours are so"}})
    verdict = judge_one(Candidate("a", f"Fix:  keep{' x' * 50}\n\nGatepost-Ignore: GP110 why"), rulebook)
    assert [each.name for each in verdict.findings] == ["header-whitespace"]
    assert ignored(verdict) == [
        ("type-not-lowercase", "ours are so", None),
        ("header-too-long", "the message says: why", None),
    ]


def test_of_what_a_message_overrules_there_is_an_end_too() -> None:
    text = "feat: x\n\n" + "* BREAKING CHANGE: y\n" * MANY
    footer = "Gatepost-Ignore: breaking-change-misspelt why"
    verdict = judge_one(Candidate("a", f"{text}\n{footer}"), rulebook_of({"overrides": ["breaking-change-misspelt"]}))
    assert verdict.findings == []
    assert ignored(verdict) == [("breaking-change-misspelt", "the message says: why", None)] * MOST_FINDINGS


@pytest.mark.parametrize(
    ("by_bot", "by_release_please", "expected"),
    [
        (False, False, ["of-style", "of-release", "each-error"]),
        (True, False, ["of-release", "each-error"]),
        (False, True, ["each-error"]),
        (True, True, ["each-error"]),
    ],
)
def test_a_program_is_spared_the_rules_that_are_not_for_it(
    expected: list[str], *, by_bot: bool, by_release_please: bool
) -> None:
    rulebook = Rulebook((EachError(), OfStyle(), OfRelease()), WORDS)
    candidate = Candidate("a", "s\nr\ne", by_bot=by_bot, by_release_please=by_release_please)
    assert [each.name for each in judge_one(candidate, rulebook).findings] == expected


def test_a_program_that_breaks_rules_of_style_alone_passes() -> None:
    assert judge_one(Candidate("a", "s", by_bot=True), Rulebook((OfStyle(ERROR),), WORDS)).findings == []


def test_what_is_wrong_with_a_message_that_does_not_land_itself_is_a_warning() -> None:
    findings = judge_one(Candidate("a", "Fix: keep it.", is_advisory=True), RULEBOOK).findings
    assert [(each.name, each.severity) for each in findings] == [
        ("type-not-lowercase", WARNING),
        ("description-ends-with-period", WARNING),
    ]
    assert not refuses(findings)


def test_of_too_many_findings_the_errors_are_told() -> None:
    findings = judge_one(Candidate("a", "w\n" * 150 + "e\nw\ne"), Rulebook((Each(), EachError()), WORDS)).findings
    assert len(findings) == MOST_FINDINGS
    assert [(each.line, each.severity) for each in findings[-3:]] == [(98, WARNING), (151, ERROR), (153, ERROR)]


def test_suggestions_do_not_fill_a_report() -> None:
    text = "w\nw\nw\n" + "x" * (MOST_SUGGESTED // 2 - 10)
    findings = judge_one(Candidate("a", text), Rulebook((Each(),), WORDS)).findings
    assert [(each.line, each.suggestion is None) for each in findings] == [(1, False), (2, False), (3, True)]
