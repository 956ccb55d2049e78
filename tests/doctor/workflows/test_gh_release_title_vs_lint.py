"""GD328."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_release_title_vs_lint import GhReleaseTitleVsLint
from support.patients import COMMITS, CONFIGURATION, MANIFEST, PYPROJECT

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

PATTERN = '  "pull-request-title-pattern": "chore: release ${version}",\n'
LINT = ".github/workflows/lint.yml"
AMANNN = """\
on:
  pull_request:
    types: [opened, edited, reopened, synchronize]
jobs:
  title:
    runs-on: ubuntu-24.04
    IF
    steps:
      - uses: amannn/action-semantic-pull-request@v6
        with:
          wip: false
"""
BY_TITLE = AMANNN[: AMANNN.index("      - uses")] + '      - run: gatepost lint --title "$TITLE"\n'


def linted(rocket: Patient, inputs: str = "", condition: str = "name: Title") -> None:
    rocket.write(LINT, AMANNN.replace("IF", condition) + inputs)


def test_a_title_that_passes_is_healthy(rocket: Patient) -> None:
    linted(rocket)

    assert [(each.status, each.message) for each in rocket.outcomes(GhReleaseTitleVsLint)] == [
        ("passed", "the check of titles lets `chore: release 0.3.1` pass")
    ]


def test_a_type_that_lacks_is_added(rocket: Patient, real: RealPlans) -> None:
    linted(rocket, "          types: |\n            feat\n            fix\n          requireScope: false\n")
    rocket.commit("chore: break it")

    assert [pull["title"] for pull in real.of(rocket)["prs"]] == ["chore: release 0.3.1"]
    found = rocket.failed(GhReleaseTitleVsLint)
    assert [(each.where, each.severity) for each in found] == [(rocket.line(LINT, "types: |"), "error")]
    assert found[0].message.endswith("`chore` is none of the allowed types")
    rocket.mend(GhReleaseTitleVsLint)
    assert "            fix\n            chore\n          requireScope" in rocket.text(LINT)
    assert rocket.failed(GhReleaseTitleVsLint) == []


def test_the_branch_that_is_a_scope_is_added(rocket: Patient, real: RealPlans) -> None:
    linted(rocket, "          scopes: |\n            core\n")
    rocket.replace(CONFIGURATION, PATTERN, "")
    rocket.commit("chore: break it")

    assert [pull["title"] for pull in real.of(rocket)["prs"]] == ["chore(main): release 0.3.1"]
    assert rocket.where(GhReleaseTitleVsLint) == [rocket.line(LINT, "scopes:")]
    rocket.mend(GhReleaseTitleVsLint)
    assert rocket.text(LINT).endswith("          scopes: |\n            core\n            main\n")
    assert rocket.failed(GhReleaseTitleVsLint) == []


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("          types: feat\n", "`chore` is none of the allowed types"),
        ('          types: "feat\\nfix"\n', "`chore` is none of the allowed types"),
        ("          requireScope: true\n", "it has no scope, which is required"),
        ("          types: feat|ch.*\n", ""),
        ("          types: '(?<bad'\n", ""),
        ("          types: ${{ vars.TYPES }}\n", ""),
        ("          types: feat\n          headerPattern: '.*'\n", ""),
        ("          types: feat\n          ignoreLabels: |\n            autorelease: pending\n", ""),
        ("          scopes: core\n          disallowScopes: main\n", ""),
    ],
)
def test_what_the_inputs_say_of_the_title(rocket: Patient, inputs: str, said: str) -> None:
    linted(rocket, inputs)

    found = rocket.failed(GhReleaseTitleVsLint)

    assert [(each.message.rpartition(": ")[2], each.edits) for each in found] == ([(said, ())] if said else [])


@pytest.mark.parametrize(
    ("inputs", "said"),
    [
        ("          disallowScopes: main\n", "the scope `main` is not allowed"),
        ("          scopes: ma.*\n          requireScope: true\n", ""),
        ("          disallowScopes: core\n", ""),
    ],
)
def test_what_they_say_of_its_scope(rocket: Patient, inputs: str, said: str) -> None:
    linted(rocket, inputs)
    rocket.replace(CONFIGURATION, PATTERN, "")

    assert [each.message.rpartition(": ")[2] for each in rocket.failed(GhReleaseTitleVsLint)] == [said][: bool(said)]


@pytest.mark.parametrize(
    "condition",
    ["if: github.actor != 'app[bot]'", "if: ${{ !startsWith(github.head_ref, 'release-please--') }}"],
)
def test_a_check_that_spares_some_is_no_matter(rocket: Patient, condition: str) -> None:
    linted(rocket, "          types: feat\n", condition)

    assert rocket.failed(GhReleaseTitleVsLint) == []


def test_a_title_without_a_type_is_refused(rocket: Patient) -> None:
    rocket.remove(COMMITS)
    linted(rocket, condition="if: github.event_name == 'pull_request'")
    rocket.replace(CONFIGURATION, '"chore: release ${version}"', '"Release ${version}"')

    found = rocket.failed(GhReleaseTitleVsLint)

    assert [(each.where, each.message.rpartition(": ")[2]) for each in found] == [
        (rocket.line(LINT, "- uses"), "it does not begin with a type and a colon")
    ]
    rocket.replace(CONFIGURATION, '"Release ${version}"', found[0].fix.split(": ", 1)[1].partition(", while")[0])
    assert rocket.failed(GhReleaseTitleVsLint) == []


@pytest.mark.parametrize("command", ["--event", '--title "$TITLE"'])
def test_gatepost_knows_the_titles_of_releases_by_their_version(rocket: Patient, command: str) -> None:
    rocket.remove(COMMITS)
    rocket.write(LINT, BY_TITLE.replace("IF", "name: Title").replace('--title "$TITLE"', command))
    rocket.replace(CONFIGURATION, '"chore: release ${version}"', '"Release ${version}"')
    assert rocket.failed(GhReleaseTitleVsLint) == []

    rocket.replace(CONFIGURATION, '"Release ${version}"', '"Publish it"')
    assert rocket.where(GhReleaseTitleVsLint) == [rocket.line(LINT, "- run")]


@pytest.mark.parametrize(
    ("files", "is_reported"),
    [
        ({"gatepost.toml": 'types = ["feat"]\n'}, True),
        ({"gatepost.toml": 'ignore = { header-not-conventional = "no" }\n'}, False),
        ({"gatepost.toml": "types = 7\n"}, False),
        ({"gatepost.toml": "types =\n"}, False),
        ({"gatepost.toml": 'extends = ["other.toml"]\n'}, False),
        ({PYPROJECT: "[tool]\ngatepost = 7\n"}, True),
    ],
)
def test_gatepost_is_asked_by_the_settings_that_are_there(
    rocket: Patient,
    files: dict[str, str],
    is_reported: bool,  # noqa: FBT001  a parameter of pytest
) -> None:
    rocket.remove(COMMITS)
    rocket.write(LINT, BY_TITLE.replace("IF", "name: Title"))
    rocket.replace(CONFIGURATION, '"chore: release ${version}"', '"Publish it"')
    for name, text in files.items():
        rocket.write(name, text)

    assert bool(rocket.failed(GhReleaseTitleVsLint)) is is_reported


def test_titles_that_are_not_due_yet_are_made_up(rocket: Patient) -> None:
    rocket.git("tag", "v0.3.1")
    rocket.replace(MANIFEST, "0.3.0", "0.3.1")
    linted(rocket, "          types: feat\n")

    found = rocket.failed(GhReleaseTitleVsLint)

    assert ["refuses `chore: release 1.2.3`" in each.message for each in found] == [True]


def test_another_tool_may_say_anything(rocket: Patient) -> None:
    rocket.remove(COMMITS)
    step = 'run: echo "$T" | npx commitlint\n        env: {T: "${{ github.event.pull_request.title }}"}\n'
    rocket.write(LINT, BY_TITLE.replace("IF", "name: T").replace('run: gatepost lint --title "$TITLE"\n', step))

    assert [each.status for each in rocket.outcomes(GhReleaseTitleVsLint)] == ["passed"]


def test_where_commits_are_judged_titles_do_not_matter(rocket: Patient) -> None:
    rocket.remove(COMMITS)
    rocket.write(LINT, BY_TITLE.replace("IF", "name: T").replace('gatepost lint --title "$TITLE"', "cz check"))

    assert [(each.status, each.message) for each in rocket.outcomes(GhReleaseTitleVsLint)] == [
        ("skipped", "what is judged are commits, not titles")
    ]


def test_without_a_configuration_no_title_is_known(rocket: Patient) -> None:
    rocket.write(CONFIGURATION, "{")

    assert [(each.status, each.message) for each in rocket.outcomes(GhReleaseTitleVsLint)] == [
        ("skipped", "it is not known how Release Please calls its pull requests")
    ]
