"""GD119, beside what the real Release Please reads in a text."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_pr_body_edited import RpPrBodyEdited
from gatepost.doctor.online import PullRequest
from gatepost.doctor.releases.release_pulls import READABLE, UNREADABLE, WITHOUT_NOTES, reading_of
from support.real_plans import ENGINE, ROOT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans
    from support.real_runs import RealRuns

SCRIPT = """
const {PullRequestBody} = require(process.argv[1] + '/release-please/build/src/util/pull-request-body');
const quiet = {error() {}, warn() {}, info() {}, debug() {}};
const found = JSON.parse(process.argv[2]).map(body => {
  const parsed = PullRequestBody.parse(body, quiet);
  return parsed === undefined ? 'unreadable' : parsed.releaseData.length ? 'readable' : 'without notes';
});
console.log(JSON.stringify(found));
"""
NOTES = "## [0.4.0](x) (2026-01-01)\n\n\n### Features\n\n* a"
BODIES = {
    f"Header\n---\n\n\n{NOTES}\n\n---\nFooter": READABLE,
    f"Header\r\n---\r\n{NOTES}\r\n---\r\nFooter": READABLE,
    f"Header\n---\n{NOTES}\nFooter": READABLE,
    "H\n---\n<details><summary>salt: 0.2.1</summary>\n\n## [0.2.1](x)\n</details>\n---\nF": READABLE,
    "": UNREADABLE,
    f"Header\n {NOTES}\n ---\n----\nFooter": UNREADABLE,
    "Header\n---\nwords of our own\n---\nFooter": WITHOUT_NOTES,
    f"Header\n---\nwords before\n{NOTES}\n---\nFooter": WITHOUT_NOTES,
    "---": WITHOUT_NOTES,
    f"---\n{NOTES.splitlines()[0]}": WITHOUT_NOTES,
}
PULL = PullRequest(
    9, "chore: release 0.4.0", "wiped", ("autorelease: pending",), "release-please--branches--main", is_open=True
)
MERGED = replace(PULL, is_open=False, merged="1" * 40, merged_at=5)


def test_a_text_is_read_as_the_real_one_reads_it(real: RealPlans, rocket: Patient) -> None:
    body = real.of(rocket)["prs"][0]["body"]
    modules = ROOT / ".cache" / "parity" / ENGINE / "node_modules"
    bodies = {**BODIES, body: READABLE}
    command = ["node", "-e", SCRIPT, str(modules), json.dumps(list(bodies))]
    done = subprocess.run(command, check=True, capture_output=True, text=True)

    assert json.loads(done.stdout) == list(bodies.values())
    assert [reading_of(each) for each in bodies] == list(bodies.values())


def test_a_text_that_lies_elsewhere_is_taken_for_good() -> None:
    link = "This release is too large to preview in the pull request body. View the full release notes here: https://x"

    assert reading_of(link) == READABLE


def test_one_that_is_merged_without_its_text_is_passed_over(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket)
    edited = replace(pull, body="wiped")

    run = runs.of(rocket, edited)
    assert (dict(run.released), run.says(RpPrBodyEdited.errors[0]), run.error) == ({}, True, "")
    assert [each.title for each in run.opened] == ["chore: release 0.4.0"]  # the version after it
    assert len(rocket.failed(RpPrBodyEdited, pulls=(edited,))) == 1
    assert rocket.failed(RpPrBodyEdited, pulls=(pull,)) == []
    assert runs.of(rocket, pull).tagged == ("v0.3.1",)

    empty = replace(pull, body="h\n---\nwords\n---\nf")
    assert dict(runs.of(rocket, empty).released) == {"v0.3.1": ""}
    (found,) = rocket.failed(RpPrBodyEdited, pulls=(empty,))
    assert found.severity == "warning"


def test_one_without_a_version_is_not_released(rocket: Patient, runs: RealRuns) -> None:
    pull = runs.merged(rocket, title="chore: release main")
    edited = replace(pull, body="h\n---\nwords\n---\nf")

    assert dict(runs.of(rocket, edited).released) == {}
    (found,) = rocket.failed(RpPrBodyEdited, pulls=(edited,))
    assert (found.severity, found.fix.partition(",")[0]) == ("error", "put the text of #7 back")
    assert runs.of(rocket, pull).tagged == ("v0.3.1",)


def test_one_that_is_open_gets_its_text_back_if_it_is_known(rocket: Patient, runs: RealRuns) -> None:
    (pull,) = runs.of(rocket).opened
    wiped, empty = replace(pull, body="wiped"), replace(pull, body="h\n---\nwords\n---\nf")

    assert [each.body for each in runs.of(rocket, wiped).pulls] == ["wiped"]
    assert [each.fix for each in rocket.failed(RpPrBodyEdited, pulls=(wiped,))] == ["gh pr close 100 --delete-branch"]
    closed = runs.of(rocket, replace(wiped, number=9, is_open=False))
    assert [each.body for each in closed.opened] == [pull.body]

    assert [each.fix for each in rocket.failed(RpPrBodyEdited, pulls=(empty,))] == ["run the workflow again"]
    assert [each.body for each in runs.of(rocket, empty).pulls] == [pull.body]


def test_one_that_cannot_be_read_is_opened_anew(rocket: Patient) -> None:
    (found,) = rocket.failed(RpPrBodyEdited, pulls=(PULL,))

    assert found.message == (
        "Release Please cannot read the text of its pull request #9 (`chore: release 0.4.0`): nothing is released by it"
    )
    assert (found.fix, found.severity) == ("gh pr close 9 --delete-branch", "error")


def test_one_that_is_merged_is_told_its_text(rocket: Patient) -> None:
    (found,) = rocket.failed(RpPrBodyEdited, pulls=(MERGED,))

    assert found.fix.startswith("put the text of #9 back")
    assert rocket.failed(RpPrBodyEdited, pulls=(replace(MERGED, body=f"h\n---\n{NOTES}\n---\nf"),)) == []


def test_without_notes_a_version_comes_from_the_title(rocket: Patient) -> None:
    body = "h\n---\n---\nf"
    without = (replace(PULL, body=body), replace(PULL, body=body, title="chore: release main"))
    found = rocket.failed(RpPrBodyEdited, pulls=without)

    assert [each.severity for each in found] == ["warning", "error"]
    assert [each.why for each in found] == ["Nobody reads in the release what is new in it.", ""]
    assert found[0].message.endswith(" has no notes: its release has none")


@pytest.mark.parametrize(
    "pull",
    [
        replace(PULL, branch="topic"),
        replace(PULL, is_open=False),
        replace(MERGED, labels=("autorelease: tagged",)),
        replace(MERGED, title="chore: release 0.3.0"),
    ],
)
def test_what_is_no_longer_read_is_left(pull: PullRequest, rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpPrBodyEdited, pulls=(pull,))

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "the text of every release pull request that counts can be read back")
    ]
