"""GD501."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.publishing.pp_no_id_token import PpNoIdToken
from support.patients import RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

_ID = "      id-token: write # trusted publishing and the attestations; nothing else, not even a check out\n"
_FIRST = "    steps:\n      - name: Get the dist"
_CALLER = """\
on:
  push:
    branches: [main]
jobs:
  go:
    permissions:
      contents: read
    uses: ./.github/workflows/release.yml
"""


def test_a_healthy_job_has_it(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(PpNoIdToken)] == [
        ("passed", "`publish` may ask for an identity token")
    ]


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("      contents: read # check out\n", "      id-token: write\n      contents: read # check out\n"),
        ("      id-token: none # no\n", "      id-token: write # no\n"),
    ],
)
def test_a_table_without_it_is_mended(rocket: Patient, text: str, mended: str) -> None:
    rocket.replace(RELEASE, _ID, text)

    assert rocket.where(PpNoIdToken) == [rocket.line(RELEASE, "permissions:", after="name: Publish")]
    rocket.mend(PpNoIdToken)
    assert mended in rocket.text(RELEASE)
    assert rocket.failed(PpNoIdToken) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("attestations: true", f"repository-url: https://upload.{'pypi' + '.org'}/legacy/"),
        ("uses: pypa/", "run: uv publish --trusted-publishing always --username x\n        x: pypa/"),
        ("uses: pypa/", "run: uv publish\n        x: pypa/"),
    ],
)
def test_it_is_asked_of_every_way_to_publish_by_trusted_publishing(rocket: Patient, old: str, new: str) -> None:
    rocket.replace(RELEASE, old, new)
    rocket.replace(RELEASE, _ID, "      contents: read\n")

    assert len(rocket.failed(PpNoIdToken)) == 1


@pytest.mark.parametrize("entry", ["id-token:", "? contents"])
def test_an_odd_entry_is_left_to_a_hand(rocket: Patient, entry: str) -> None:
    rocket.replace(RELEASE, _ID, f"      {entry}\n")

    assert [each.fixable for each in rocket.failed(PpNoIdToken)] == [False]


@pytest.mark.parametrize(
    ("flow", "mended"),
    [
        ("{}", "{ id-token: write }"),
        ("{ contents: read }", "{ contents: read, id-token: write }"),
        ("{} # none", "{ id-token: write } # none"),
    ],
)
def test_a_table_on_one_line_is_mended(rocket: Patient, flow: str, mended: str) -> None:
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", f"    permissions: {flow}\n")

    rocket.mend(PpNoIdToken)

    assert f"    permissions: {mended}\n" in rocket.text(RELEASE)
    assert rocket.failed(PpNoIdToken) == []


@pytest.mark.parametrize("text", ["    permissions: read-all\n", "    permissions: &p {a: b}\n"])
def test_what_is_no_simple_table_is_left_to_a_hand(rocket: Patient, text: str) -> None:
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", text)

    found = rocket.failed(PpNoIdToken)

    assert [(each.fixable, each.fix) for each in found] == [
        (False, "add `id-token: write` to the `permissions` of the job `publish`")
    ]


@pytest.mark.parametrize("text", ["    permissions:\n", "    permissions: # none\n"])
def test_permissions_that_are_left_empty_get_the_entry(rocket: Patient, text: str) -> None:
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", text)

    rocket.mend(PpNoIdToken)

    assert f"{text}      id-token: write\n" in rocket.text(RELEASE)
    assert rocket.failed(PpNoIdToken) == []


@pytest.mark.parametrize(
    ("top", "given"),
    [
        ("permissions: {}", ""),
        ("permissions:\n  contents: write\n  actions: read", "      contents: write\n      actions: read\n"),
        ("permissions: { id-token: none }", ""),
        ("# nothing", "      contents: read\n"),
    ],
)
def test_a_job_without_any_gets_those_that_it_has_now_too(rocket: Patient, top: str, given: str) -> None:
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", "")
    rocket.replace(RELEASE, "\npermissions: {}\n", f"\n{top}\n")

    (found,) = rocket.failed(PpNoIdToken)
    rocket.mend(PpNoIdToken)

    assert found.fix == (
        "give the job `publish` the line `permissions: { id-token: write }`, with all else that it needs in it"
    )
    assert f"  publish:\n    permissions:\n{given}      id-token: write\n" in rocket.text(RELEASE)
    assert rocket.failed(PpNoIdToken) == []


@pytest.mark.parametrize(
    ("top", "old", "new"),
    [
        ("permissions: read-all", "", ""),
        ("# nothing", _FIRST, _FIRST.replace("- name", "- run: gh release view\n      - name")),
        ("# nothing", _FIRST, _FIRST.replace("- name", "- uses: octo/notify@v1\n      - name")),
        ("# nothing", "          attestations: true", "          x: ${{ github.token }}"),
    ],
)
def test_a_job_that_may_need_more_is_left_to_a_hand(rocket: Patient, top: str, old: str, new: str) -> None:
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", "")
    rocket.replace(RELEASE, "\npermissions: {}\n", f"\n{top}\n")
    rocket.replace(RELEASE, old, new)

    assert [each.fixable for each in rocket.failed(PpNoIdToken)] == [False]


def test_a_job_on_one_line_is_left_to_a_hand(rocket: Patient) -> None:
    rocket.write(
        ".github/workflows/flow.yml",
        "on: push\njobs:\n  a: { runs-on: x, steps: [{ uses: pypa/gh-action-pypi-publish@v1 }] }\n"
        "  b: {\n    runs-on: x, steps: [{ uses: pypa/gh-action-pypi-publish@v1 }] }\n",
    )

    assert [each.fixable for each in rocket.failed(PpNoIdToken)] == [False, False]


def test_the_permissions_of_a_job_take_the_place_of_the_workflow_s(rocket: Patient) -> None:
    rocket.replace(RELEASE, "\npermissions: {}\n", "\npermissions:\n  id-token: write\n")
    rocket.replace(RELEASE, _ID, "      contents: read\n")
    assert "take the place of the workflow's" in rocket.failed(PpNoIdToken)[0].message

    rocket.replace(
        RELEASE,
        "    permissions:\n      contents: read\n    steps:\n      - name: Get the dist",
        "    steps:\n      - name: Get the dist",
    )
    assert rocket.failed(PpNoIdToken) == []


def test_of_a_called_workflow_the_callers_count(rocket: Patient) -> None:
    text = rocket.text(RELEASE)
    start, end = text.index("on:\n  push"), text.index("permissions: {}")
    rocket.write(RELEASE, text[:start] + "on: workflow_call\n" + text[end + len("permissions: {}") :])
    rocket.write(".github/workflows/caller.yml", _CALLER)
    rocket.write(".github/workflows/other.yml", _CALLER.replace("release.yml", "ci.yml"))
    rocket.write(".github/workflows/nested.yml", _CALLER.replace("push:\n    branches: [main]", "workflow_call:"))

    assert [(each.where, each.why) for each in rocket.failed(PpNoIdToken)] == [
        (
            ".github/workflows/caller.yml:6",
            "The run does not begin: a called workflow may not ask for more than the job that calls it.",
        )
    ]
    rocket.mend(PpNoIdToken)
    assert rocket.failed(PpNoIdToken) == []
    rocket.replace(RELEASE, f"    permissions:\n{_ID}", "")
    assert rocket.failed(PpNoIdToken) == []
    rocket.write(".github/workflows/caller.yml", _CALLER)
    assert rocket.where(PpNoIdToken) == [".github/workflows/caller.yml:6"]


def test_with_a_token_there_is_nothing_to_ask_for(rocket: Patient) -> None:
    rocket.replace(RELEASE, "attestations: true", "password: ${{ secrets.PYPI }}")
    rocket.replace(RELEASE, _ID, "      contents: read\n")

    assert [(each.status, each.message) for each in rocket.outcomes(PpNoIdToken)] == [
        ("skipped", "nothing is surely uploaded by trusted publishing")
    ]
