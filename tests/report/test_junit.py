"""JUnit's XML: whole outputs, and what a reader of such files makes of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml, TestCase, TestSuite

from gatepost.report.junit import JunitReporter
from gatepost.report.visible import visible
from gatepost.values import WARNING, Verdict
from support.judging import whole_rulebook
from support.messages import messages
from support.reporting import finding, report, verdict

WHOLE = whole_rulebook()
WARNED = Verdict("m", "fix: a", [finding(severity=WARNING)])


def suite_of(*verdicts: Verdict, strict: bool = False) -> TestSuite:
    """Return the only suite in the report on some verdicts."""
    whole = JUnitXml.fromstring(report(JunitReporter(strict=strict), list(verdicts), strict=strict).encode())
    (suite,) = whole
    assert isinstance(suite, TestSuite)
    assert (whole.tests, whole.failures, whole.errors) == (suite.tests, suite.failures, suite.errors)
    return suite


def failure(case: TestCase) -> Failure | None:
    """Return the failure of a case; None where it passes."""
    found = [each for each in case.result if isinstance(each, Failure)]
    assert len(found) == len(case.result) <= 1
    return found[0] if found else None


def test_every_message_is_a_case_and_one_that_does_not_pass_a_failure() -> None:
    verdicts = [
        verdict("Fixed <b> & \u202e", "0" * 40),
        verdict("feat: sign in", "title"),
        Verdict("a/b.txt", 'fix: "a', [finding(severity=WARNING)], [finding(name="body-missing", reason="old <b>")]),
    ]
    assert report(JunitReporter(), verdicts) == (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        '<testsuites name="gatepost" tests="3" failures="1" errors="0">\n'
        '<testsuite name="gatepost" tests="3" failures="1" errors="0" skipped="0">\n'
        '<testcase classname="gatepost.commit" name="000000000 Fixed &lt;b&gt; &amp; \\u202e">\n'
        '<failure type="header-not-conventional"'
        ' message="GP101 header-not-conventional: expected a type and a colon, as in `fix: …`">'
        "✗ header-not-conventional  GP101\n"
        "  │ Fixed &lt;b&gt; &amp; \\u202e\n"
        "  │ ^ expected a type and a colon, as in `fix: …`\n"
        "  try  fix: fixed &lt;b&gt; &amp; \\u202e\n"
        "</failure>\n"
        "</testcase>\n"
        '<testcase classname="gatepost.title" name="title feat: sign in">\n'
        "</testcase>\n"
        '<testcase classname="gatepost.file" name="a/b.txt fix: &quot;a">\n'
        "<system-out>! odd  GP199\n"
        "  │ fix: &quot;a\n"
        "  │ ^ m\n"
        "ignored body-missing: old &lt;b&gt;\n"
        "</system-out>\n"
        "</testcase>\n"
        "</testsuite>\n"
        "</testsuites>\n"
    )


def test_a_failure_is_named_after_an_error_and_has_all_findings() -> None:
    findings = [finding("GP108", name="doubtful", severity=WARNING), finding("GP101", name="bad", message="no type")]
    (case,) = list(suite_of(Verdict("m", "a", findings)))
    found = failure(case)
    assert found is not None
    assert (found.type, found.message) == ("bad", "GP101 bad: no type")
    assert found.text == "! doubtful  GP108\n  │ a\n  │ ^ m\n✗ bad  GP101\n  │ a\n  │ ^ no type\n"
    assert case.system_out is None


@pytest.mark.parametrize(("strict", "failures"), [(False, 0), (True, 1)])
def test_a_warning_is_a_failure_when_strict(*, strict: bool, failures: int) -> None:
    suite = suite_of(WARNED, verdict("fix: a"), strict=strict)
    assert (suite.tests, suite.failures, suite.errors, suite.skipped) == (2, failures, 0, 0)
    warned, fine = list(suite)
    found = failure(warned)
    assert (found.text if found else warned.system_out) == "! odd  GP199\n  │ fix: a\n  │ ^ m\n"
    assert (failure(fine), fine.system_out) == (None, None)


def test_what_is_ignored_is_said_beside_a_failure() -> None:
    (case,) = list(suite_of(Verdict("m", "a", [finding()], [finding(reason="why not")])))
    assert failure(case) is not None
    assert case.system_out == "ignored odd: why not\n"


def test_without_messages_the_suite_is_empty() -> None:
    suite = suite_of()
    assert (suite.tests, list(suite)) == (0, [])


@pytest.mark.parametrize(
    ("id_", "text", "name"),
    [("stdin", "", "stdin"), ("m", "x" * 300, f"m {'x' * 198}"), ("a\nb", "c", "a\\nb c")],
)
def test_a_case_is_named_after_its_message(id_: str, text: str, name: str) -> None:
    (case,) = list(suite_of(Verdict(id_, text, [])))
    assert case.name == name


@given(
    pairs=st.lists(st.tuples(messages(), st.one_of(st.just("0" * 40), messages())), max_size=3),
    reason=messages(),
    strict=st.booleans(),
)
def test_a_reader_finds_every_message_whatever_is_in_it(
    pairs: list[tuple[str, str]], reason: str, *, strict: bool
) -> None:
    verdicts = [verdict(text, id_, WHOLE) for text, id_ in pairs]
    verdicts.append(Verdict("m", "fix: a", [], [finding(reason=reason or "x")]))
    suite = suite_of(*verdicts, strict=strict)
    read = list(suite)
    assert [failure(case) is None for case in read] == [each.is_ok(strict=strict) for each in verdicts]
    assert suite.failures == sum(not each.is_ok(strict=strict) for each in verdicts)
    assert read[-1].system_out == f"ignored odd: {visible(reason or 'x')}\n"
