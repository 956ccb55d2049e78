"""GD327."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.workflows.gh_bot_title import GhBotTitle
from support.patients import COMMITS, CONFIGURATION, DEPENDABOT

if TYPE_CHECKING:
    from support.patients import Patient

RENOVATE = "renovate.json"
LINT = ".github/workflows/lint.yml"
AMANNN = """\
on: {pull_request: {types: [opened, edited]}}
jobs:
  title:
    runs-on: ubuntu-24.04
    steps:
      - uses: amannn/action-semantic-pull-request@v6
        with:
          types: |
            feat
            fix
"""
SAID = "    commit-message:\n      prefix: ci\n"


def test_prefixes_that_release_nothing_are_healthy(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(GhBotTitle)] == [
        ("passed", "the titles by Dependabot pass, and make no release by themselves")
    ]


@pytest.mark.parametrize("prefix", ["deps", "fix", "feat", "perf"])
def test_a_prefix_by_which_each_update_is_a_release_is_replaced(rocket: Patient, prefix: str) -> None:
    healthy = rocket.text(DEPENDABOT)
    rocket.replace(DEPENDABOT, "prefix: ci", f"prefix: {prefix}")

    found = rocket.failed(GhBotTitle)

    where = rocket.line(DEPENDABOT, f"prefix: {prefix}")
    assert [(each.where, each.severity) for each in found] == [(where, "warning")]
    rocket.mend(GhBotTitle)
    assert rocket.text(DEPENDABOT) == healthy


def test_what_the_package_requires_becomes_build_and_comments_are_kept(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: build\n", 'prefix: "fix" # as before\n')

    rocket.mend(GhBotTitle)

    assert '      prefix: "build" # as before\n' in rocket.text(DEPENDABOT)
    assert rocket.failed(GhBotTitle) == []


def test_what_is_said_beside_another_prefix_is_meant(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: build\n", "prefix: fix\n      prefix-development: build\n")

    assert rocket.failed(GhBotTitle) == []


def test_folders_of_no_package_release_nothing(mills: Patient) -> None:
    mills.replace(DEPENDABOT, "prefix: ci", "prefix: fix")
    mills.replace(DEPENDABOT, "prefix: build", "prefix: fix")
    assert mills.failed(GhBotTitle) == []

    mills.replace(DEPENDABOT, "uv\n    directory: /\n", "uv\n    directories: [/packages/salt, /packages/*]\n")
    assert mills.where(GhBotTitle) == [mills.line(DEPENDABOT, "prefix: fix", "package-ecosystem: uv")]


def test_folders_that_are_excluded_release_nothing(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: ci", "prefix: fix")
    rocket.replace(CONFIGURATION, '"release-type"', '"exclude-paths": [".github", "docs"],\n      "release-type"')

    assert rocket.failed(GhBotTitle) == []


def test_a_prefix_that_is_no_type_is_refused(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: ci", 'prefix: "[deps]"')

    found = rocket.failed(GhBotTitle)

    assert [(each.where, each.severity) for each in found] == [(rocket.line(DEPENDABOT, "[deps]"), "warning")]
    assert "`[deps]: bump example from 1.0.0 to 1.0.1`, which the check of titles refuses" in found[0].message
    assert found[0].fix == "write into this entry of `updates`: `commit-message: { prefix: ci }`"
    rocket.replace(DEPENDABOT, 'prefix: "[deps]"', "prefix: ci")
    assert rocket.failed(GhBotTitle) == []


def test_what_dependabot_chooses_by_itself_is_refused_only_where_no_choice_of_it_passes(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, SAID, "")
    assert rocket.failed(GhBotTitle) == []

    rocket.write(LINT, AMANNN)
    where = rocket.line(DEPENDABOT, "package-ecosystem: github-actions")
    assert where in rocket.where(GhBotTitle)
    rocket.write(LINT, AMANNN + "            chore\n            build\n")
    assert rocket.failed(GhBotTitle) == []


def test_pull_requests_that_the_check_spares_by_their_label_are_no_matter(rocket: Patient) -> None:
    rocket.write(LINT, AMANNN + "          ignoreLabels: dependencies\n")

    assert rocket.failed(GhBotTitle) == []


@pytest.mark.parametrize("prefix", ["deps(ci)", "|-\n        deps"])
def test_a_prefix_that_is_more_than_a_type_is_left_to_a_person(rocket: Patient, prefix: str) -> None:
    rocket.replace(DEPENDABOT, "prefix: ci", f"prefix: {prefix}")

    assert [each.edits for each in rocket.failed(GhBotTitle)] == [()]


def test_one_that_would_not_be_better_is_left_to_a_person(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: ci", "prefix: fix")
    rocket.replace(CONFIGURATION, '"section": "Continuous Integration", "hidden": true', '"section": "CI"')

    assert [each.edits for each in rocket.failed(GhBotTitle)] == [()]


@pytest.mark.parametrize(
    ("settings", "key"),
    [
        ({"semanticCommits": "disabled"}, "semanticCommits"),
        ({"extends": ["config:recommended", ":semanticCommitsDisabled"]}, "extends"),
        ({"semanticCommitType": "fix"}, "semanticCommitType"),
        ({"semanticCommitType": "fix", "semanticCommitScope": ""}, "semanticCommitType"),
        ({"extends": [":semanticCommitTypeAll(feat)"]}, "extends"),
        ({"semanticCommits": "enabled"}, ""),
        ({"semanticCommitType": "chore"}, ""),
        ({"semanticCommits": "disabled", "commitMessagePrefix": "ci:"}, ""),
        (["semanticCommits"], ""),
    ],
)
def test_renovate_is_read_too(rocket: Patient, settings: object, key: str) -> None:
    rocket.remove(DEPENDABOT)
    rocket.write(RENOVATE, json.dumps(settings, indent=2))

    assert rocket.where(GhBotTitle) == ([rocket.line(RENOVATE, key)] if key else [])


def test_a_mend_for_renovate_is_written_out(rocket: Patient) -> None:
    rocket.write(RENOVATE, '{\n  "semanticCommits": "disabled"\n}\n')
    found = rocket.failed(GhBotTitle)

    rocket.write(RENOVATE, f"{{\n  {found[0].fix}\n}}\n")

    assert rocket.failed(GhBotTitle) == []


@pytest.mark.parametrize("text", ["", "updates: 1\n", "updates: [1, {}]\n", "[", "a: 1\n"])
def test_odd_files_of_dependabot_are_no_matter(rocket: Patient, text: str) -> None:
    rocket.write(DEPENDABOT, text)
    rocket.write(RENOVATE, "{")

    assert [(each.status, each.message) for each in rocket.outcomes(GhBotTitle)] == [
        ("skipped", "neither Dependabot nor Renovate is set up here")
    ]


def test_without_a_release_or_a_check_of_titles_any_prefix_will_do(rocket: Patient) -> None:
    rocket.replace(DEPENDABOT, "prefix: ci", 'prefix: "fix: "')
    rocket.remove(COMMITS)

    assert rocket.failed(GhBotTitle, release=None) == []
