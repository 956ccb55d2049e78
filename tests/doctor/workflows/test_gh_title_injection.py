"""GD318."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_title_injection import GhTitleInjection
from support.patients import CI, COMMITS, RELEASE

if TYPE_CHECKING:
    from support.patients import Patient

OTHER = ".github/workflows/other.yml"
WORKFLOW = """\
on: EVENT
env: {ABOVE: "${{ github.head_ref }}", SAFE: "${{ github.sha }}"}
jobs:
  a:
    runs-on: ubuntu-24.04
    env: {TITLE: "${{ github.event.pull_request.title }}", DEEP: "${{ env.TITLE }}"}
    steps:
      - name: It
        run: |
          echo start
          LINE
          echo end
"""
TITLE = "github.event.pull_request.title"


def test_fixed_scripts_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhTitleInjection)] == [
        ("passed", "no script has text of strangers in it")
    ]


def test_a_title_in_a_script_is_reported_on_its_line_and_moved_to_the_environment(rocket: Patient) -> None:
    line = f'echo "${{{{ {TITLE} }}}}"'
    rocket.write(OTHER, WORKFLOW.replace("EVENT", "pull_request_target").replace("LINE", line))

    found = rocket.failed(GhTitleInjection)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(OTHER, line), "error")]
    assert found[0].why.startswith("Anybody can run commands here, with the secrets")
    assert found[0].fix == f'write `TITLE: ${{{{ {TITLE} }}}}` under `env` of the step, and `"$TITLE"` in the script'
    rocket.replace(OTHER, line, 'echo "$TITLE"')
    assert rocket.failed(GhTitleInjection) == []


@pytest.mark.parametrize(
    ("event", "expression", "severity"),
    [
        ("pull_request", TITLE, "warning"),
        ("pull_request", "github.head_ref || github.ref_name", "warning"),
        ("pull_request", "github.event.pull_request['body']", "warning"),
        ("pull_request", "github.event.pull_request.labels.*.name", ""),
        ("pull_request", "join(github.event.pull_request.labels.*.name, ',')", "warning"),
        ("pull_request", f"format('x {{0}}', {TITLE})", "warning"),
        ("pull_request", f"toJSON({TITLE})", "warning"),
        ("pull_request", "env.TITLE", "warning"),
        ("pull_request", "env.ABOVE", "warning"),
        ("[pull_request, push, schedule]", TITLE, "warning"),
        ("[pull_request, pull_request_target]", TITLE, "error"),
        ("workflow_call", TITLE, "warning"),
        ("issue_comment", "github.event.comment.body", "error"),
        ("issues", "github.event.issue.labels[0].name", "error"),
        ("push", "github.event.head_commit.message", "error"),
        ("push", "github.event.commits[0].author.name", "error"),
        ("push", "github.event.commits[0].message || ''", "error"),
        ("workflow_run", "github.event.workflow_run.head_branch", "error"),
        ("pull_request", f"contains({TITLE}, 'x')", ""),
        ("pull_request", f"contains(toJSON({TITLE}), ')x')", ""),
        ("pull_request", f"{TITLE} == 'x'", ""),
        ("pull_request", f"{TITLE} && 'a' || 'b'", ""),
        ("pull_request", f"!{TITLE}", ""),
        ("pull_request", f"format('{{0}}', {TITLE}) == 'x'", ""),
        ("pull_request", "env.SAFE", ""),
        ("pull_request", "env.DEEP", ""),
        ("pull_request", "env.NOWHERE", ""),
        ("pull_request", "github.event.pull_request.number", ""),
        ("pull_request", f"contains({'(' * 40}{TITLE}", ""),
        ("pull_request", "contains('a', 'b') " * 40, ""),
        ("push", TITLE, ""),
        ("workflow_dispatch", "inputs.tag", ""),
    ],
)
def test_what_a_stranger_writes_is_told_from_the_rest(
    rocket: Patient, event: str, expression: str, severity: str
) -> None:
    rocket.write(OTHER, WORKFLOW.replace("EVENT", event).replace("LINE", f"echo ${{{{ {expression} }}}}"))

    found = rocket.failed(GhTitleInjection)

    assert [each.severity for each in found] == ([severity] if severity else [])


def test_a_comment_is_not_executed_and_a_line_is_one_problem(rocket: Patient) -> None:
    line = f"# ${{{{ {TITLE} }}}}\n          echo ${{{{ {TITLE} }}}} ${{{{ github.head_ref }}}}"
    rocket.write(OTHER, WORKFLOW.replace("EVENT", "pull_request").replace("LINE", line))

    assert rocket.where(GhTitleInjection) == [rocket.line(OTHER, "echo ${{")]


@pytest.mark.parametrize(
    ("script", "is_reported"),
    [
        (f"core.info(`${{{{ {TITLE} }}}}`)", True),
        (f"core.info(${{{{ toJSON({TITLE}) }}}})", False),
        ("core.info(process.env.TITLE)", False),
    ],
)
def test_a_script_of_github_script_counts_too(rocket: Patient, script: str, is_reported: bool) -> None:  # noqa: FBT001  a parameter of pytest
    text = WORKFLOW.replace("EVENT", "pull_request_target")
    step = f"        uses: actions/github-script@v8\n        with:\n          script: |\n            {script}\n"
    rocket.write(OTHER, text[: text.index("        run:")] + step)

    found = rocket.failed(GhTitleInjection)

    assert [each.where for each in found] == ([rocket.line(OTHER, script)] if is_reported else [])
    assert all("`process.env.TITLE` in the script" in each.fix for each in found)


def test_without_scripts_nothing_is_executed(rocket: Patient) -> None:
    for path in (CI, COMMITS, RELEASE):
        rocket.remove(path)

    assert [each.status for each in rocket.outcomes(GhTitleInjection)] == ["skipped"]
