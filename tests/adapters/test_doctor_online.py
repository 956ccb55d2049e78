"""What the doctor asks GitHub, and what it makes of good answers."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.facts import Release
from gatepost.doctor.online import BranchRule, Environment, Pin, PullRequest, RepositorySettings
from gatepost.doctor.project import read_project
from gatepost.policy.configuration import read_configuration
from gatepost.policy.engines import engine_of
from gatepost.release.planned import Plan
from gatepost.release.source import Target
from support.github import Reply
from support.online import (
    BRANCH,
    CLOSED,
    ENVIRONMENTS,
    FIRST,
    NAME,
    OPEN,
    PARTS,
    RELEASE_RULES,
    RULES,
    SECOND,
    SETTINGS,
    TAGS,
    WORKFLOWS,
    Known,
    asked_online,
    bare_facts,
    facts_with_actions,
    knowing_all,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


@pytest.fixture(name="known", autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    with knowing_all(monkeypatch) as known:
        yield known


@pytest.fixture(name="facts")
def _facts() -> Facts:
    return facts_with_actions()


def test_all_that_github_knows_is_asked_once(facts: Facts, known: Known) -> None:
    found = asked_online(facts)

    assert found.settings == RepositorySettings(
        default_branch="main",
        allows_squash=True,
        default_permissions="read",
        can_approve=False,
        tags=("v0.3.0",),
        release_rules=(),
    )
    assert (found.required, found.pulls, found.environments, found.published) == ((), (), (), {})
    assert found.absent == {"hooks": "no"}
    assert set(Counter(known.asked).values()) == {1}
    assert len(known.asked) == 13


def test_how_it_merges_is_told(facts: Facts, known: Known) -> None:
    known.answers[SETTINGS] = {
        "full_name": NAME,
        "allow_merge_commit": False,
        "allow_rebase_merge": "yes",
        "squash_merge_commit_title": "COMMIT_OR_PR_TITLE",
        "squash_merge_commit_message": "BLANK",
    }
    known.answers[WORKFLOWS] = Reply(403, b'{"message": "Resource not accessible by integration"}')
    found = asked_online(facts).settings

    assert found == RepositorySettings(
        allows_merge=False,
        squash_title="COMMIT_OR_PR_TITLE",
        squash_message="BLANK",
        tags=("v0.3.0",),
        release_rules=(),
    )


def test_more_tags_than_are_read_are_not_known(facts: Facts, known: Known) -> None:
    for page in range(1, 22):
        address = TAGS.replace("&page=1", f"&page={page}")
        known.answers[address] = [{"name": f"v{page}.{number}"} for number in range(100)]
    settings = asked_online(facts).settings

    assert settings is not None
    assert settings.tags is None
    assert TAGS.replace("&page=1", "&page=20") in known.asked
    assert TAGS.replace("&page=1", "&page=21") not in known.asked


def test_the_rules_for_release_branches_come_with_those_who_may_pass_them_by(facts: Facts, known: Known) -> None:
    own = {"ruleset_id": 7, "ruleset_source_type": "Repository"}
    known.answers[RELEASE_RULES] = [
        {"type": "creation", **own},
        {"type": "update", **own},
        {"type": "deletion", "ruleset_id": 8, "ruleset_source_type": "Repository"},
        {"type": "creation", "ruleset_id": 9, "ruleset_source_type": "Organization"},
        {"type": "update"},
    ]
    known.answers["/repos/octo/rocket/rulesets/7"] = {"bypass_actors": [{"actor_id": 1}]}
    settings = asked_online(facts).settings

    assert settings is not None
    assert settings.release_rules == (
        BranchRule("creation", "7", 1),
        BranchRule("update", "7", 1),
        BranchRule("deletion", "8", None),
        BranchRule("creation", "9", None),
        BranchRule("update", ""),
    )
    assert known.asked.count("/repos/octo/rocket/rulesets/7") == 1


def test_required_checks_come_from_rulesets_and_from_the_protection(facts: Facts, known: Known) -> None:
    known.answers[RULES] = [
        {"type": "deletion"},
        {
            "type": "required_status_checks",
            "parameters": {
                "required_status_checks": [{"context": "CI gate", "integration_id": 15368}, {"context": "DCO"}, "odd"]
            },
        },
        {"type": "required_status_checks", "parameters": {"required_status_checks": None}},
    ]
    checks = [{"context": "Docs", "app_id": 15368}, {"context": "lint", "app_id": None}]
    protection = {"required_status_checks": {"contexts": ["CI gate", "lint", "old"], "checks": checks}}
    known.answers[BRANCH] = {"protection": protection}
    found = asked_online(facts)

    assert found.required == ("CI gate", "DCO", "Docs", "lint", "old")
    assert found.settings is not None
    assert found.settings.of_actions == ("CI gate", "Docs")


def test_release_pull_requests_are_known_by_branch_or_label(facts: Facts, known: Known) -> None:
    def pull(number: int, branch: str, *labels: str, **more: object) -> dict[str, object]:
        named = [{"name": label} for label in labels]
        return {"number": number, "title": f"T{number}", "head": {"ref": branch}, "labels": named, **more}

    merged = {"state": "closed", "merged_at": "2026-01-02T03:04:05Z", "merge_commit_sha": FIRST, "body": "B"}
    known.answers[OPEN] = [pull(9, "release-please--branches--main", state="open", body=None, merge_commit_sha=SECOND)]
    known.answers[CLOSED] = [
        pull(8, "topic"),
        pull(7, "release-please/branches/main", "autorelease: tagged", **merged),
        pull(6, "other", "autorelease: pending", "bug"),
    ]

    assert asked_online(facts).pulls == (
        PullRequest(9, "T9", "", (), "release-please--branches--main", is_open=True),
        PullRequest(
            7, "T7", "B", ("autorelease: tagged",), "release-please/branches/main", merged=FIRST, merged_at=1767323045
        ),
        PullRequest(6, "T6", "", ("autorelease: pending", "bug"), "other"),
    )


def test_pull_requests_are_read_as_far_as_release_please_reads(facts: Facts, known: Known) -> None:
    entries = [{"number": number, "title": "t"} for number in range(100)]
    for page in (1, 2, 3):
        known.answers[CLOSED.replace("&page=1", f"&page={page}")] = entries
    asked_online(facts)

    assert [address[-1] for address in known.asked if "state=closed" in address] == ["1", "2"]


def test_who_may_deploy_is_asked_for_the_environments_that_are_used(facts: Facts, known: Known) -> None:
    custom = {"protected_branches": False, "custom_branch_policies": True}
    known.answers[ENVIRONMENTS] = {
        "environments": [
            {
                "name": "pypi",
                "protection_rules": [{"type": "required_reviewers", "reviewers": [{"type": "User"}]}],
                "deployment_branch_policy": custom,
            },
            {"name": "unused", "deployment_branch_policy": custom, "protection_rules": [{"type": "wait_timer"}]},
        ]
    }
    known.answers["/repos/octo/rocket/environments/pypi/deployment-branch-policies?per_page=100&page=1"] = {
        "branch_policies": [
            {"name": "v*", "type": "tag"},
            {"name": "main", "type": "branch"},
            {"name": "rel/*", "type": "branch"},
        ]
    }

    assert asked_online(facts).environments == (
        Environment("pypi", needs_approval=True, patterns=("main", "rel/*"), tags=("v*",)),
        Environment("unused"),
    )


def test_a_server_that_does_not_tell_branches_from_tags_is_not_understood(facts: Facts, known: Known) -> None:
    custom = {"custom_branch_policies": True}
    known.answers[ENVIRONMENTS] = {"environments": [{"name": "pypi", "deployment_branch_policy": custom}]}
    known.answers["/repos/octo/rocket/environments/pypi/deployment-branch-policies?per_page=100&page=1"] = {
        "branch_policies": [{"name": "v*"}]
    }

    assert asked_online(facts).environments == (Environment("pypi"),)


def test_the_tags_behind_pins_are_asked_for_once_each(facts: Facts, known: Known) -> None:
    found = asked_online(facts).pins

    assert found == (
        Pin("octo/flows", FIRST, "v2", SECOND),
        Pin("actions/checkout", FIRST, "v7.0.1", FIRST),
        Pin("actions/checkout", SECOND, "v7.0.1", FIRST),
        Pin("octo/gone", FIRST, "v9", ""),
    )
    assert known.asked.count(PARTS["pins"]) == 1


def test_packages_without_a_project_file_are_asked_for_by_their_names(
    known: Known, monkeypatch: pytest.MonkeyPatch
) -> None:
    python = {"release-type": "python"}
    configuration = {
        "label": "pending",
        "packages": {
            ".": python,
            "salt": {**python, "package-name": "Salt_Mill"},
            "site": {"package-name": "site"},
            "odd": python,
        },
    }
    plan = Plan((), {}, configuration=read_configuration(configuration))
    target = Target("octo", "rocket", "main", "2026-01-01", "17.6.0")
    release = Release("c", "m", None, None, plan, (), (), target, engine_of([]))
    monkeypatch.setenv("PIP_INDEX_URL", f"{known.server.url}/simple")
    known.answers[OPEN] = [{"number": 1, "title": "t", "labels": [{"name": "pending"}]}]
    found = asked_online(bare_facts(release=release, projects=(read_project("", '[project]\nname = "rocket"\n'),)))

    assert set(found.published or {}) == {"rocket", "salt-mill"}
    assert [pull.number for pull in found.pulls or ()] == [1]
