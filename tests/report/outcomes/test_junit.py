"""JUnit's XML: whole outputs, and what a reader of such files makes of them."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from junitparser import Failure, JUnitXml, Skipped, TestCase, TestSuite

from gatepost.outcomes.values import FAILED, SKIPPED
from gatepost.report.outcomes.junit import render_junit
from gatepost.report.outcomes.report import Report, by_check
from support.outcomes import HINGE, IGNORED, LATCH, NOTHING, PAINT, UNSEEN, WHOLE, hostile_reports


def suite_of(report: Report) -> TestSuite:
    """Return the only suite of a report."""
    whole = JUnitXml.fromstring(render_junit(report).encode())
    (suite,) = whole
    assert isinstance(suite, TestSuite)
    assert (whole.tests, whole.failures, whole.errors) == (suite.tests, suite.failures, suite.errors)
    return suite


def kind(case: TestCase) -> str:
    """Return what a reader takes a case for."""
    assert len(case.result) <= 1
    for each in case.result:
        return SKIPPED if isinstance(each, Skipped) else FAILED if isinstance(each, Failure) else ""
    return "passed"


def test_every_check_is_a_case() -> None:
    report = replace(WHOLE, files=WHOLE.files[:1], not_proven=("That it is <green>.",))
    assert render_junit(report) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<testsuites name="gatepost" tests="5" failures="1" errors="0">\n'
        '<testsuite name="gatepost dist" tests="5" failures="1" errors="0" skipped="2">\n'
        '<testcase classname="gatepost.dist" name="GA902 hinge-squeaks">\n'
        "<system-out>! hinge-squeaks  GA902\n"
        "  │ the upper hinge is dry\n"
        "  at   gate/hinge.py:12\n"
        "  fix  oil it\n"
        "</system-out>\n"
        "</testcase>\n"
        '<testcase classname="gatepost.dist" name="GA901 paint-flakes">\n'
        "</testcase>\n"
        '<testcase classname="gatepost.dist" name="GA903 latch-missing">\n'
        '<failure type="latch-missing" message="GA903 latch-missing: there is no latch">✗ latch-missing  GA903\n'
        "  │ there is no latch\n"
        "  at   gate-1.2.0.tar.gz\n"
        "  fix  mend latch\n"
        "</failure>\n"
        "</testcase>\n"
        '<testcase classname="gatepost.dist" name="GA904 post-leans">\n'
        '<skipped message="it was too dark to see"/>\n'
        "</testcase>\n"
        '<testcase classname="gatepost.dist" name="GA905 bolt-rusty">\n'
        '<skipped message="the bolt is red (ignored: it is old)"/>\n'
        "</testcase>\n"
        "<system-out>Not proven\n"
        "  - That it is &lt;green&gt;.\n"
        "\n"
        "Files and their SHA-256\n"
        "  gate-1.2.0.tar.gz  4.2 kB  abababababab…\n"
        "</system-out>\n"
        "</testsuite>\n"
        "</testsuites>\n"
    )


def test_a_failure_is_named_after_an_error_and_has_all_problems_of_its_check() -> None:
    doubtful = replace(LATCH, severity="warning", message="the latch is loose")
    (case,) = list(suite_of(replace(NOTHING, outcomes=(doubtful, LATCH))))
    (failure,) = case.result
    assert isinstance(failure, Failure)
    assert (failure.type, failure.message) == ("latch-missing", "GA903 latch-missing: there is no latch")
    assert "the latch is loose" in str(failure.text)
    assert "there is no latch" in str(failure.text)


def test_a_warning_is_a_failure_when_strict() -> None:
    report = replace(NOTHING, outcomes=(HINGE, PAINT))
    assert [kind(case) for case in suite_of(report)] == ["passed", "passed"]
    assert [kind(case) for case in suite_of(replace(report, is_strict=True))] == [FAILED, "passed"]
    assert suite_of(replace(report, is_strict=True)).failures == 1


def test_all_that_is_ignored_of_a_check_stands_in_one_case() -> None:
    (case,) = list(suite_of(replace(NOTHING, outcomes=(IGNORED, replace(IGNORED, message="another")))))
    (skipped,) = case.result
    assert isinstance(skipped, Skipped)
    assert skipped.message == "the bolt is red (ignored: it is old); another"


def test_without_outcomes_the_suite_is_empty() -> None:
    assert (suite_of(NOTHING).tests, list(suite_of(NOTHING))) == (0, [])


@given(report=hostile_reports())
def test_a_reader_finds_every_check_whatever_is_in_it(report: Report) -> None:
    suite = suite_of(report)
    groups = by_check(report.outcomes)
    assert [case.name for case in suite] == [f"{group[0].code} {group[0].name}" for group in groups]
    assert suite.tests == len(groups)
    assert suite.failures == sum(kind(case) == FAILED for case in suite)
    assert suite.skipped == sum(kind(case) == SKIPPED for case in suite)
    assert (suite.failures == 0) is report.passes


def test_only_what_could_not_be_seen_or_is_ignored_is_skipped() -> None:
    cases = list(suite_of(replace(WHOLE, outcomes=(PAINT, UNSEEN, IGNORED, LATCH))))
    assert [kind(case) for case in cases] == ["passed", SKIPPED, SKIPPED, FAILED]
