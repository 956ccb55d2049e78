"""GD311."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_gate_tolerates_skip import GhGateToleratesSkip
from support.patients import CI

if TYPE_CHECKING:
    from support.patients import Patient

NEEDS = "needs: [checks, audit, build, test]"
WITHOUT_BUILD = "needs: [checks, audit, test]"
STEPS = "      - name: Every job above succeeded; a skipped or cancelled one is a failure\n"
HIDDEN = "`CI gate` passes when `build` fails: `test` is skipped then, which it accepts"
ENV = "        env:\n          NEEDS: ${{ toJSON(needs) }}\n"
BAD = "contains(needs.*.result, 'failure')"
ALL = "needs.checks.result == 'success' && needs.audit.result == 'success'"


def judging(patient: Patient, step: str) -> None:
    """Let the gate, which does not need `build`, judge by another step."""
    text = patient.text(CI).replace(NEEDS, WITHOUT_BUILD)
    patient.write(CI, text[: text.index(STEPS)] + f"      - {step}\n")


def found_in(patient: Patient, **known: object) -> list[tuple[str, str]]:
    return [(each.message, each.severity) for each in patient.failed(GhGateToleratesSkip, **known)]


def test_a_gate_that_accepts_success_alone_is_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhGateToleratesSkip)] == [
        ("passed", "no failure is hidden from `CI gate` by a skipped job")
    ]
    rocket.replace(CI, NEEDS, WITHOUT_BUILD)
    assert found_in(rocket) == []


@pytest.mark.parametrize(
    "run",
    [
        """jq -e 'all(.[]; .result == "success" or .result == "skipped")' <<<"$NEEDS" """,
        """jq -e 'all(.[]; .result | IN("success", "skipped"))' <<<"$NEEDS" """,
        """jq -e 'all(.[]; .result | test("^(skipped|success)$"))' <<<"$NEEDS" """,
        """test -z "$(jq -r '.[] | select(.result != "success" and .result != "skipped")' <<<"$NEEDS")" """,
        """echo '${{ toJSON(needs) }}' | jq -e 'all(.[]; .result == "skipped" or .result == "success")'""",
    ],
)
def test_a_failure_behind_a_skipped_job_is_found(rocket: Patient, run: str) -> None:
    judging(rocket, f"run: |\n          {run}\n{ENV}".rstrip("\n"))

    assert found_in(rocket) == [(HIDDEN, "error")]
    assert rocket.where(GhGateToleratesSkip) == [rocket.line(CI, run.strip())]
    assert found_in(rocket, required=("Build once",)) == []
    rocket.replace(CI, WITHOUT_BUILD, NEEDS)
    assert found_in(rocket) == []


@pytest.mark.parametrize(
    ("step", "severities"),
    [
        ("run: exit 1\n        if: contains(needs.*.result, 'failure')", ["error", "warning"]),
        ("run: exit 1\n        if: contains(join(needs.*.result, ','), 'failure')", ["error", "warning"]),
        (f"run: exit 1\n        if: {BAD} || contains(needs.*.result, 'cancelled')", ["error"]),
        (f"run: exit 1\n        if: {BAD} || contains(needs.*.result, 'skipped')", ["warning"]),
        ("run: exit ${{ contains(needs.*.result, 'failure') && 1 || 0 }}", ["error", "warning"]),
        (f"""run: jq -e 'all(.[]; .result != "failure")' <<<"$NEEDS"\n{ENV}""", ["error", "warning"]),
        ('run: \'[ "${{ needs.test.result }}" != "failure" ]\'', ["error", "warning"]),
        ("run: 'echo success; [ \"${{ needs.test.result }}\" = failure ] && exit 1'", ["error", "warning"]),
        (f"run: python judge.py || exit 1\n{ENV}", []),
    ],
)
def test_a_gate_that_looks_for_what_is_bad_lets_pass_the_rest(
    rocket: Patient, step: str, severities: list[str]
) -> None:
    judging(rocket, step)

    texts = {"error": HIDDEN, "warning": "is cancelled before it has judged anything"}
    found = found_in(rocket)
    assert [severity for _, severity in found] == severities
    assert all(message.endswith(texts[severity]) for message, severity in found)


def test_where_no_line_names_what_is_skipped_the_result_is_named(rocket: Patient) -> None:
    judging(rocket, "run: exit 1\n        if: contains(needs.*.result, 'failure')")

    assert set(rocket.where(GhGateToleratesSkip)) == {rocket.line(CI, "contains(needs")}


@pytest.mark.parametrize(
    ("condition", "is_reported"),
    [
        (f"{ALL} && (needs.test.result == 'success' || needs.test.result == 'skipped')", True),
        (f"{ALL} && needs.test.result == 'success'", False),
        (f"{ALL} && (needs.audit.result == 'skipped') && needs.test.result == 'success'", False),
    ],
)
def test_jobs_that_may_be_skipped_are_told_by_name(rocket: Patient, condition: str, *, is_reported: bool) -> None:
    judging(rocket, f'run: test "${{{{ {condition} }}}}" = true')

    assert found_in(rocket) == ([(HIDDEN, "error")] if is_reported else [])


@pytest.mark.parametrize(
    ("skips", "is_reported"),
    [("test, docs", True), ("'[\"test\"]'", True), ("audit", False), ("'3'", False), ("${{ toJSON(needs) }}", False)],
)
def test_the_skips_that_alls_green_allows_are_read(rocket: Patient, skips: str, *, is_reported: bool) -> None:
    judging(rocket, f"uses: re-actors/alls-green@release/v1\n        with:\n          allowed-skips: {skips}")

    assert found_in(rocket) == ([(HIDDEN, "error")] if is_reported else [])


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("    name: Build once\n", "    name: Build once\n    continue-on-error: true\n"),
        ("    needs: [build]\n", "    needs: [build]\n    if: ${{ !cancelled() }}\n"),
        ("    needs: [build]\n", "    needs: []\n"),
        (WITHOUT_BUILD, "needs: [checks, audit, test, more]"),
    ],
)
def test_what_hides_nothing_is_no_matter(rocket: Patient, old: str, new: str) -> None:
    judging(rocket, "uses: re-actors/alls-green@release/v1\n        with:\n          allowed-skips: test")
    rocket.write(CI, f"{rocket.text(CI)}\n  more:\n    needs: [build]\n    steps:\n      - run: make more\n")
    rocket.replace(CI, old, new)

    assert found_in(rocket) == []


def test_a_job_that_only_waits_is_not_asked(rocket: Patient) -> None:
    judging(rocket, "run: echo done")

    assert [each.status for each in rocket.outcomes(GhGateToleratesSkip)] == ["skipped"]


def test_a_gate_whose_step_comes_from_elsewhere_is_named_by_its_job(rocket: Patient) -> None:
    judging(rocket, "<<: *step")
    step = "x: &step\n  run: exit 1\n  if: contains(needs.*.result, 'failure')\n"
    rocket.replace(CI, "jobs:\n", f"{step}jobs:\n")

    assert set(rocket.where(GhGateToleratesSkip)) == {rocket.line(CI, "  gate:")}
