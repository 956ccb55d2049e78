"""Workflows as checks look at them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.doctor.expressions import (
    around_expressions,
    condition_of,
    expressions,
    references,
    references_in,
    status_functions,
)
from gatepost.doctor.roles import publishing_places, releasing_places, steps_of, title_places
from gatepost.doctor.workflow import Action
from gatepost.doctor.workflow_reading import is_workflow, read_workflow

SHA = "a" * 40
TEXT = f"""\
name: Release
on:
  push: {{branches: [main]}}
  workflow_dispatch:
permissions: read-all
env: {{A: b}}
jobs:
  one:
    runs-on: {{group: big, labels: [self-hosted, linux]}}
    container: {{image: "debian:13"}}
    environment: {{name: pypi, url: x}}
    permissions:
      contents: write
    needs: two
    outputs: {{tag: x}}
    steps:
      - id: release
        uses: GoogleAPIs/release-please-action/sub@{SHA} # v5.0.0
        with: {{a: [x, y], b: 1, c: {{d: e}}}}
      - run: |
          # twine upload dist/*
          echo
      - 7
  two:
    container: node:20
    environment: test
    permissions:
    uses: ./.github/workflows/other.yml
  three: nothing
  four:
    steps: nothing
    if: ${{{{ always() }}}}
"""


def test_a_workflow_is_read() -> None:
    workflow = read_workflow(".github/workflows/release.yml", TEXT)
    one, two, four = workflow.jobs

    assert (workflow.name, workflow.file, list(workflow.triggers)) == (
        "Release",
        "release.yml",
        ["push", "workflow_dispatch"],
    )
    assert (workflow.is_started_by("push"), workflow.is_started_by("release", "schedule")) == (True, False)
    assert [job.id for job in workflow.jobs] == ["one", "two", "four"]
    assert (one.runs_on, one.container, one.environment, one.needs) == (
        ("self-hosted", "linux"),
        "debian:13",
        "pypi",
        ("two",),
    )
    assert (two.container, two.environment, two.uses) == (
        "node:20",
        "test",
        Action("./.github/workflows/other.yml"),
    )
    assert [step.number for step in one.steps] == [0, 1]
    assert one.steps[0].inputs == {"a": "x\ny", "b": "1"}
    assert (four.condition, four.steps, workflow.env, one.outputs) == ("${{ always() }}", (), {"A": "b"}, {"tag": "x"})
    assert workflow.job("four") is four
    assert workflow.job("five") is None


def test_places_are_those_of_the_keys() -> None:
    workflow = read_workflow(".github/workflows/release.yml", TEXT)
    place = next(steps_of([workflow]))

    assert place.where == ".github/workflows/release.yml:17"
    assert place.at("with", "b") == ".github/workflows/release.yml:19"
    assert [place.job.line_of(*keys) for keys in ((), ("needs",), ("if",))] == [8, 14, 8]
    assert [workflow.line_of("permissions"), workflow.line_of("jobs", "two")] == [5, 24]
    assert read_workflow(".github/workflows/a.yml", "").line_of("on") == 1


@pytest.mark.parametrize(
    ("permissions", "of_job", "scope", "allowed"),
    [
        ("", "", "contents", ""),
        ("permissions: read-all", "", "contents", "read"),
        ("permissions: write-all", "", "issues", "write"),
        ("permissions: nonsense", "", "issues", "none"),
        ("permissions: {contents: write}", "", "contents", "write"),
        ("permissions: {contents: write}", "", "issues", "none"),
        ("permissions: write-all", "permissions: {issues: read}", "contents", "none"),
        ("permissions: write-all", "permissions: {}", "contents", "none"),
        ("", "permissions: {issues: read}", "issues", "read"),
    ],
)
def test_what_a_job_says_takes_the_place_of_all_that_the_workflow_says(
    permissions: str, of_job: str, scope: str, allowed: str
) -> None:
    text = f"{permissions}\njobs:\n  a:\n    runs-on: x\n    {of_job}\n"
    workflow = read_workflow("a", text)

    assert workflow.permission(workflow.jobs[0], scope) == allowed


@pytest.mark.parametrize(("on", "names"), [("push", ["push"]), ("[push, release]", ["push", "release"]), ("", [])])
def test_triggers_are_written_in_three_ways(on: str, names: list[str]) -> None:
    assert list(read_workflow("a", f"on: {on}\njobs: {{}}\n").triggers) == (names or [""])
    assert read_workflow("a", "jobs: {}\n").triggers == {}


def test_what_an_action_is_pinned_to() -> None:
    step = next(steps_of([read_workflow("a", TEXT)])).step

    assert step.uses == Action("GoogleAPIs/release-please-action/sub", SHA, "v5.0.0")
    assert step.uses is not None
    assert (step.uses.repository, step.uses.is_pinned, step.uses.is_local) == (
        "googleapis/release-please-action",
        True,
        False,
    )
    assert Action("./base").is_local
    assert not Action("a/b", "v1").is_pinned


STEPS = """\
jobs:
  a:
    steps:
      - run: npx release-please@17 release-pr --token x
      - run: release-please --help
      - run: |
          # twine upload dist/*
          echo
      - run: python -m twine upload dist/* && uvx twine@6.2.0 upload dist/*
      - run: uv publish
      - run: poetry --quiet publish --build
      - uses: pypa/gh-action-pypi-publish@release/v1
      - uses: amannn/action-semantic-pull-request@v5
      - run: gatepost lint --event --format github
      - run: npx commitlint --from x
      - name: nothing
"""


def test_what_steps_are_for() -> None:
    workflows = [read_workflow("a", STEPS)]

    assert [place.step.number for place in releasing_places(workflows)] == [0]
    assert [place.step.number for place in publishing_places(workflows)] == [3, 4, 5, 6]
    assert [place.step.number for place in title_places(workflows)] == [7, 8, 9]


@pytest.mark.parametrize(
    ("path", "is_one"),
    [
        (".github/workflows/a.yml", True),
        (".github/workflows/a.yaml", True),
        (".github/workflows/b/a.yml", False),
        (".github/a.yml", False),
    ],
)
def test_github_takes_for_workflows_what_lies_in_one_folder(path: str, *, is_one: bool) -> None:
    assert is_workflow(path) is is_one


def test_expressions() -> None:
    assert expressions("a ${{ b }} c ${{d\n}}") == ["b", "d"]
    assert [condition_of(" ${{ a == 'b' }} "), condition_of("a")] == ["a == 'b'", "a"]
    assert condition_of("${{ a }} && ${{ b }}") == "${{ a }} && ${{ b }}"
    assert references("needs.build . outputs['tag'] == 'x' && github") == ["needs.build.outputs.tag"]
    assert references_in("x needs.a.b ${{ toJSON(needs.*.result) }}") == ["needs.*.result"]
    assert status_functions("!cancelled() && 'always()' || Success ()") == {"cancelled", "success"}


@given(
    st.recursive(
        st.text("ab:-$ {}\n#", max_size=5),
        lambda each: (
            st.lists(each)
            | st.dictionaries(
                st.sampled_from(
                    ["on", "jobs", "a", "steps", "uses", "with", "if", "permissions", "env", "needs", "run"]
                ),
                each,
            )
        ),
        max_leaves=15,
    )
)
def test_no_workflow_is_too_odd(value: object) -> None:
    import json  # noqa: PLC0415  YAML is written as JSON here

    workflow = read_workflow("a", json.dumps({"on": value, "jobs": {"a": value, "b": {"steps": value, "with": value}}}))

    assert releasing_places([workflow]) == ()


def test_expressions_that_never_end_take_no_time() -> None:
    assert expressions("${{ " * 50_000) == []
    assert expressions(f"${{{{{' ' * 100_000}a.b }}}}") == ["a.b"]
    assert references("a" + " " * 50_000 + ".b") == ["a.b"]
    assert references("_" * 50_000) == []


def test_what_stands_around_expressions_is_kept() -> None:
    assert around_expressions("a${{ b }}c${{ d }}") == ["a", "c", ""]
    assert around_expressions("a${{ b") == ["a${{ b"]
