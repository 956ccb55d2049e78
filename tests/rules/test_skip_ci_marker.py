"""`skip-ci-marker`, GP408."""

from __future__ import annotations

import pytest

from gatepost.rules.case import PLACES
from gatepost.rules.skip_ci_marker import SkipCiMarker
from support.judging import Found, case_of, found

KEEPS = "keeps GitHub from running any workflow for the push, Release Please's too"


@pytest.mark.parametrize("marker", ["[skip ci]", "[ci skip]", "[no ci]", "[skip actions]", "[actions skip]"])
def test_every_marker_of_github_is_pointed_at_and_taken_out(marker: str) -> None:
    end = 8 + len(marker)
    assert found(SkipCiMarker, f"fix: a {marker}") == [Found(1, 8, end, f"`{marker}` {KEEPS}", "fix: a")]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("fix: a [skip ci]", "fix: a"),
        ("fix: a[skip ci] ", "fix: a"),
        ("fix: a [skip ci][no ci] [ci skip]", "fix: a"),
        ("[skip ci] fix: a", "fix: a"),
        ("[skip ci] fix: a [no ci]\n\nb\n", "fix: a\n\nb\n"),
        ("fix: a [skip ci] (#12)", "fix: a (#12)"),
        ("fix: a (#12) [skip ci]", "fix: a (#12)"),
        ("\nfix: a [skip ci]", "\nfix: a"),
        ("fix: a\n\n[skip ci]", "fix: a"),
        ("fix: a\n\n[skip ci] [no ci]\n", "fix: a\n"),
        ("fix: a\n\n[skip ci]\n\nb", "fix: a\n\n\nb"),
        ("fix: a\r\n\r\n[skip ci]\r\nb", "fix: a\r\n\r\nb"),
        ("fix: a\n\n* b [skip ci]\n- c [no ci] (#1)\n", "fix: a\n\n* b\n- c (#1)\n"),
        ("fix: a\n\n* [skip ci]\n* b", "fix: a\n\n* b"),
    ],
)
def test_a_marker_that_stands_by_itself_is_taken_out_with_its_blanks(text: str, mended: str) -> None:
    assert {each.mended for each in found(SkipCiMarker, text)} == {mended}


@pytest.mark.parametrize(
    "text",
    [
        "[skip ci]",
        "fix: [skip ci]",
        "fix: let [skip ci] be",
        "fix: let `[skip ci]` be",
        "fix: a\n\nThe bot writes [skip ci] now.",
        "fix: a\n\nThe bot writes [skip ci]",
        "fix: a\n\n* the bot writes `[skip ci]`",
        "fix: a [no ci]\n\nThe bot writes `[skip ci]`.",
        "fix: " + "a" * 1000 + " [skip ci]",
        "fix: a\n\n" + "[skip ci]\n" * 101,
    ],
)
def test_a_marker_in_a_sentence_is_left_to_a_person(text: str) -> None:
    findings = found(SkipCiMarker, text)
    assert findings
    assert {each.mended for each in findings} == {None}


def test_a_line_is_reported_once_and_a_hundred_lines_are() -> None:
    findings = found(SkipCiMarker, "fix: a\n\n" + "[skip ci] and [no ci]\n" * 200)
    assert [each.line for each in findings] == list(range(3, 103))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fix: a\n\n\nskip-checks: true", Found(4, 1, 18, f"`skip-checks: true` {KEEPS}", "fix: a")),
        ("fix: a\n\n\nskip-checks:true\n", Found(4, 1, 17, f"`skip-checks:true` {KEEPS}", "fix: a\n")),
        (
            "fix: a\n\nb\n\n\nRefs: #1\nskip-checks: true",
            Found(7, 1, 18, f"`skip-checks: true` {KEEPS}", "fix: a\n\nb\n\n\nRefs: #1"),
        ),
        ("fix: a\r\n\r\n\r\nskip-checks:true", Found(4, 1, 17, f"`skip-checks:true` {KEEPS}", "fix: a")),
    ],
)
def test_the_trailer_is_pointed_at_below_two_empty_lines(text: str, expected: Found) -> None:
    assert found(SkipCiMarker, text) == [expected]


def test_marker_and_trailer_go_together() -> None:
    text = "fix: a\n\n\n[skip ci]\nskip-checks:true"
    assert [(each.line, each.mended) for each in found(SkipCiMarker, text)] == [(4, "fix: a"), (5, "fix: a")]


@pytest.mark.parametrize("place", PLACES)
def test_a_marker_counts_wherever_the_message_stands(place: str) -> None:
    assert len(found(SkipCiMarker, case_of("fix: a [skip ci]", place=place))) == 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "fix: a",
        "fix: skip ci",
        "fix: [skip] ci",
        "fix: a [SKIP CI]",
        "fix: a [skip-ci]",
        "fix: read [docs] [the ci]",
        "fix: a\n\nskip-checks: true",
        "fix: a\n\n\nskip-checks: false",
        "fix: a\n\n\nskip-checks: true\n\nb",
        "fix: a\n\n\nb\n\nskip-checks: true",
        "skip-checks: true",
        "fix: a\n\n\nskip-checks: true please",
    ],
)
def test_what_github_does_not_take_for_a_marker_passes(text: str) -> None:
    assert found(SkipCiMarker, text) == []
