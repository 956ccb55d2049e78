"""What the doctor says of what GitHub does not answer, and with whose token it asks."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.facts import Remote, Repository
from support.github import KEY, Reply
from support.online import (
    BRANCH,
    OPEN,
    PARTS,
    RELEASE_RULES,
    RULES,
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
    from pathlib import Path

    from gatepost.doctor.facts import Facts


@pytest.fixture(name="known", autouse=True)
def _known(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    with knowing_all(monkeypatch) as known:
        yield known


@pytest.fixture(name="facts")
def _facts() -> Facts:
    return facts_with_actions()


@pytest.mark.parametrize("part", sorted(PARTS))
@pytest.mark.parametrize(
    ("reply", "reason"),
    [
        (Reply(401, b'{"message": "Bad credentials"}'), "GitHub does not know the token (401: Bad credentials)"),
        (Reply(403, b'{"message": "No"}'), "GitHub does not let the token read"),
        (Reply(403, b'{"message": "API rate limit exceeded"}'), "GitHub's rate limit is used up"),
        (Reply(429), "GitHub's rate limit is used up"),
        (Reply(500), "GitHub gives no answer about"),
        (Reply(body=b"{"), "what came as GitHub's answer is not"),
        (Reply(body=b'"text"'), "what came as GitHub's answer is not"),
        (Reply(is_reset=True, wire=b""), "was cut before the answer was whole"),
    ],
)
def test_a_part_that_cannot_be_had_leaves_the_others(
    part: str, reply: Reply, reason: str, facts: Facts, known: Known
) -> None:
    known.answers[PARTS[part]] = reply
    found = asked_online(facts)

    assert {name for name in PARTS if getattr(found, name) is None} == {part}
    assert set(found.absent) == {"hooks", part}
    assert reason in found.absent[part]


@pytest.mark.parametrize("part", sorted(set(PARTS) - {"pins"}))
def test_what_is_not_found_is_not_known(part: str, facts: Facts, known: Known) -> None:
    del known.answers[PARTS[part]]
    found = asked_online(facts)

    assert set(found.absent) == {"hooks", part}
    assert found.absent[part].startswith("GitHub finds no ")


@pytest.mark.parametrize(("address", "part"), [(TAGS, "settings"), (RULES, "required"), (OPEN, "pulls")])
@pytest.mark.parametrize("value", [{}, ["odd"], [{"number": "x", "type": 5}]])
def test_what_is_of_the_wrong_kind_is_no_answer(
    address: str, part: str, value: object, facts: Facts, known: Known
) -> None:
    known.answers[address] = Reply(body=json.dumps(value).encode())
    found = asked_online(facts)

    assert part in found.absent or (part == "required" and found.required == ())


@pytest.mark.parametrize("address", [WORKFLOWS, "/repos/octo/rocket/rulesets/7"])
def test_a_limit_is_not_taken_for_a_thing_that_is_hidden(address: str, facts: Facts, known: Known) -> None:
    known.answers[RELEASE_RULES] = [{"type": "update", "ruleset_id": 7, "ruleset_source_type": "Repository"}]
    known.answers[address] = Reply(403, b'{"message": "API rate limit exceeded"}')

    assert "rate limit" in asked_online(facts).absent["settings"]


@pytest.mark.parametrize("address", [WORKFLOWS, "/repos/octo/rocket/rulesets/7"])
def test_a_server_in_trouble_hides_nothing(address: str, facts: Facts, known: Known) -> None:
    known.answers[RELEASE_RULES] = [{"type": "update", "ruleset_id": 7, "ruleset_source_type": "Repository"}]
    known.answers[address] = Reply(502)

    assert "(502)" in asked_online(facts).absent["settings"]


def test_a_plan_without_rulesets_leaves_the_protection(facts: Facts, known: Known) -> None:
    upgrade = Reply(403, b'{"message": "Upgrade to GitHub Pro or make this repository public to enable this feature."}')
    known.answers |= {RULES: upgrade, RELEASE_RULES: upgrade}
    known.answers[BRANCH] = {"protection": {"required_status_checks": {"contexts": ["CI gate"]}}}
    found = asked_online(facts)

    assert found.required == ("CI gate",)
    assert found.settings is not None
    assert found.settings.release_rules is None


def test_a_tag_that_is_no_commit_is_no_answer(facts: Facts, known: Known) -> None:
    known.answers[PARTS["pins"]] = Reply(body=b"<html>")

    assert asked_online(facts).absent["pins"] == "what came as GitHub's answer is not the id of a commit"


def test_without_a_network_each_part_says_so(facts: Facts, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_API_URL", "http://127.0.0.1:9")
    found = asked_online(facts)

    assert set(found.absent) == {"hooks", *PARTS}
    assert all(found.absent[part].startswith("cannot reach 127.0.0.1:9") for part in PARTS)


@pytest.mark.parametrize(
    ("remote", "reason"),
    [
        (None, "the repository has no remote on GitHub"),
        (Remote("gitlab.com", "octo", "rocket"), "the repository is at gitlab.com, which is not GitHub"),
    ],
)
def test_what_is_not_on_github_is_not_asked_for(remote: Remote | None, reason: str, known: Known) -> None:
    found = asked_online(bare_facts(repository=Repository("1", remote=remote)))

    assert found.absent == dict.fromkeys(PARTS, reason)
    assert known.asked == []


def test_a_github_of_ones_own_is_asked_online(known: Known) -> None:
    remote = Remote("127.0.0.1", "octo", "rocket")
    found = asked_online(bare_facts(repository=Repository("1", remote=remote)))

    assert found.absent == {}
    assert SETTINGS in known.asked


def gh(folder: Path, script: str) -> str:
    program = folder / "gh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o755)
    return f"{folder}:/usr/bin:/bin"


def test_gh_gives_the_token_of_the_very_server(
    facts: Facts, known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("GITHUB_TOKEN")
    monkeypatch.setenv("PATH", gh(tmp_path, f'test "$*" = "auth token --hostname 127.0.0.1" && echo {KEY}'))

    assert asked_online(facts).settings is not None
    assert known.asked


@pytest.mark.parametrize("script", ["exit 1", "echo", "sleep 9"])
def test_without_a_token_nothing_is_asked_online(
    script: str, facts: Facts, known: Known, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gatepost.adapters.github_token._PATIENCE", 0.2)
    monkeypatch.delenv("GITHUB_TOKEN")
    monkeypatch.setenv("PATH", gh(tmp_path, script))

    assert asked_online(facts).absent["pins"] == "there is no token to ask GitHub with"
    assert known.asked == []


@pytest.mark.parametrize("url", ["http://[", "http://"])
def test_an_address_without_a_server_is_none(
    url: str, facts: Facts, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", gh(tmp_path, f"echo {KEY}"))
    monkeypatch.delenv("GITHUB_TOKEN")
    monkeypatch.setenv("GITHUB_API_URL", url)

    assert asked_online(facts).absent["pulls"] == "there is no token to ask GitHub with"


def test_gh_token_counts_after_github_token(facts: Facts, known: Known, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_TOKEN", "  ")
    monkeypatch.setenv("GH_TOKEN", KEY)
    monkeypatch.setenv("PATH", "")
    asked_online(facts)

    assert {question.headers["authorization"] for question in known.server.asked} == {f"Bearer {KEY}"}
