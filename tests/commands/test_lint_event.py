"""`lint --event` for pull requests: the message that will land, judged in a real repository."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.events import (
    BOT,
    MERGE_ALONE,
    PR_TITLE_ALONE,
    PR_TITLE_AND_BODY,
    REBASE_ALONE,
    SQUASH_ALONE,
    dispatch_event,
    outputs,
)
from support.repos import git
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

LONG = f"chore(deps): bump {'x' * 120}"
BAD = [("header-not-conventional", "error")]
DOUBTED = [("header-not-conventional", "warning")]


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


def test_the_message_that_will_land_is_shown_with_its_effect(stage: Stage) -> None:
    stage.commit("feat: sign in with a passkey", "fix: name the key")
    done = stage.opened(body="Passkeys.\r\n\r\nAt last.", settings={**PR_TITLE_AND_BODY, **SQUASH_ALONE}).lint()
    assert (done.code, done.err) == (0, "")
    assert done.out == (
        "pull request #12 lands by squash, as the repository says\n"
        "The message that will land\n"
        "  │ feat: sign in with a passkey (#12)\n"
        "  │ \n"
        "  │ Passkeys.\n"
        "  │ \n"
        "  │ At last.\n"
        "  effect  minor: feat → Features\n"
        "\n"
        "✓ 3 messages judged, all fine\n"
    )


@pytest.mark.parametrize("name", ["pull_request", "pull_request_target", "pull_request_review"])
def test_a_bad_title_is_refused_where_it_lands(name: str, stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    assert stage.opened(title="Passkeys", name=name).found()[0] == ("landing", BAD)
    assert stage.lint().code == 1


def test_a_lone_commit_lands_with_its_own_subject(stage: Stage) -> None:
    stage.commit("feat: sign in with a passkey")
    assert stage.opened(title="Passkeys").lint().code == 0
    assert stage.opened(title="Passkeys", settings=PR_TITLE_ALONE).lint().code == 1
    stage.commit("Passkeys")
    assert stage.opened(title="feat: sign in").found()[-1][1] == DOUBTED
    assert stage.lint().code == 0
    assert stage.opened(title="Passkeys").lint().code == 1


def test_a_lone_bad_commit_is_refused_where_its_subject_lands(stage: Stage) -> None:
    stage.commit("Passkeys")
    assert stage.opened().found()[0] == ("landing", BAD)
    assert stage.opened(settings=PR_TITLE_ALONE).found() == [("landing", []), (stage.head[:9], DOUBTED)]


def test_strict_lets_the_commits_of_a_squash_fail_too(stage: Stage) -> None:
    stage.commit("Passkeys", "feat: a")
    stage.opened(settings=PR_TITLE_ALONE)
    assert (stage.lint().code, stage.lint("--strict").code) == (0, 1)


@pytest.mark.parametrize("settings", [MERGE_ALONE, REBASE_ALONE])
def test_where_commits_land_as_they_are_each_is_judged(settings: dict[str, object], stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys", "fixup! feat: a")
    done = stage.opened(title="Any title", settings=settings).lint()
    assert done.code == 1
    assert dict(stage.found()) == {
        **({"landing": []} if settings == MERGE_ALONE else {}),
        git(stage.repository, "rev-parse", "HEAD~2")[:9]: [],
        git(stage.repository, "rev-parse", "HEAD~1")[:9]: BAD,
        stage.head[:9]: [("fixup-left", "error")],
    }


def test_the_effect_of_commits_that_land_as_they_are_is_that_of_all(stage: Stage) -> None:
    stage.commit("fix: a", "feat(api)!: b", "chore: c")
    effect = "major: fix → Bug Fixes; feat(api)! → ⚠ BREAKING CHANGES, Features; chore → not listed (hidden)"
    done = stage.opened(settings=REBASE_ALONE).lint()
    assert done.out.startswith(f"pull request #12 lands by rebase, as the repository says\neffect: {effect}\n\n")
    merged = stage.opened(settings={**MERGE_ALONE, "merge_commit_message": "BLANK"}).lint()
    assert f"\neffect: {effect}\n" in merged.out
    assert "  │ Merge pull request #12 from acme/passkeys\n" in merged.out


def test_a_merge_commit_is_judged_as_it_will_be_written(stage: Stage) -> None:
    stage.commit("feat: a")
    assert stage.opened(settings=MERGE_ALONE).found()[0] == ("landing", [("merge-commit-doubles", "warning")])
    blank = {**MERGE_ALONE, "merge_commit_message": "BLANK"}
    assert stage.opened(settings=blank).found() == [("landing", []), (stage.head[:9], [])]
    titled = {**MERGE_ALONE, "merge_commit_title": "PR_TITLE", "merge_commit_message": "PR_BODY"}
    done = stage.opened(title="feat: a", body="Why.", settings=titled).lint()
    assert "  │ feat: a (#12)\n  │ \n  │ Why.\n" in done.out


def test_the_settings_say_how_it_lands_where_the_repository_allows_more(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    (stage.repository / "gatepost.toml").write_text("merge = 'rebase'\n")
    assert stage.opened().lint().out.startswith("pull request #12 lands by rebase, as the settings say\n")
    assert stage.opened(settings=SQUASH_ALONE).lint().code == 0


def test_where_nobody_says_what_the_body_is_each_possible_message_is_shown(stage: Stage) -> None:
    stage.commit("fix: only")
    unsaid = {"squash_merge_commit_title": None, "squash_merge_commit_message": None}
    assert stage.opened(title="Passkeys", settings=unsaid).found() == [
        ("landing", BAD),
        ("landing-b", []),
        ("landing-w", DOUBTED),
        (stage.head[:9], []),
    ]
    assert "The message that may land, with the commit's subject\n  │ fix: only (#12)\n" in stage.lint().out
    (stage.repository / "gatepost.toml").write_text("squash-message = 'blank'\n")
    assert [id_ for id_, _ in stage.found()] == ["landing", "landing-b", stage.head[:9]]


def test_an_override_is_what_is_judged(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    body = "Text.\r\nBEGIN_COMMIT_OVERRIDE\r\nfix: as it should be\r\nEND_COMMIT_OVERRIDE"
    done = stage.opened(title="Passkeys", body=body, settings=PR_TITLE_AND_BODY).lint()
    assert done.code == 0
    assert "What Release Please reads in its place (the override in the description)\n  │ fix: as it" in done.out
    assert "  effect  patch: fix → Bug Fixes\n" in done.out
    bad = body.replace("fix: as it should be", "fix(scope")
    assert stage.opened(body=bad).found()[0] == ("override", BAD)


@pytest.mark.parametrize(
    ("login", "title", "code"),
    [(BOT, LONG, 0), ("ada", LONG, 1), (BOT, "Bump x from 1 to 2", 1), ("dependabot", LONG, 1)],
)
def test_a_bot_is_spared_what_nobody_can_mend(login: str, title: str, code: int, stage: Stage) -> None:
    stage.commit("chore: a", "chore: b")
    assert stage.opened(title=title, login=login, settings=PR_TITLE_ALONE).lint().code == code


def test_a_bots_message_that_would_be_dropped_is_refused(stage: Stage) -> None:
    stage.commit("chore: a", "chore: b")
    done = stage.opened(title=LONG, body="Notes.\n\nfoo(bar(1))", login=BOT, settings=PR_TITLE_AND_BODY)
    assert done.found()[0] == ("landing", [("message-dropped", "error")])


def test_release_please_itself_is_known_by_its_branch(stage: Stage) -> None:
    title = "Version 1.2.3"
    branch = "release-please--branches--main--components--rocket"
    (stage.repository / "release-please-config.json").write_text(
        '{"packages": {".": {"pull-request-title-pattern": "Version ${version}"}}}'
    )
    stage.commit("chore: a", "fix: b")
    assert stage.opened(title=title, branch=branch, settings=PR_TITLE_ALONE).lint().code == 0
    renamed = stage.opened(title="Version", branch=branch, settings=PR_TITLE_ALONE)
    assert renamed.found()[0] == ("landing", BAD)


def test_the_effect_follows_the_release_configuration(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    config = {"packages": {".": {"changelog-sections": [{"type": "feat", "section": "New", "hidden": True}]}}}
    (stage.repository / "release-please-config.json").write_text(json.dumps(config))
    assert "  effect  no release: feat → not listed (hidden)\n" in stage.opened(settings=PR_TITLE_ALONE).lint().out


def test_nobody_has_to_hear_of_the_effect(stage: Stage) -> None:
    (stage.repository / "gatepost.toml").write_text("effect-line = false\n")
    stage.commit("feat: a", "feat: b")
    output = stage.file("GITHUB_OUTPUT")
    for settings in (PR_TITLE_ALONE, REBASE_ALONE):
        assert "effect" not in stage.opened(settings=settings).lint().out
        assert outputs(output)["effect"] == ""


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "markdown"])
def test_a_report_for_machines_stands_alone(format_: str, stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    done = stage.opened(settings=PR_TITLE_ALONE).lint("--format", format_)
    assert done.code == 0
    assert "The message that will land" not in done.out
    assert done.err.startswith("pull request #12 lands by squash, by default\nThe message that will land\n")


def test_github_gets_annotations_a_summary_and_outputs(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    output, summary = stage.file("GITHUB_OUTPUT"), stage.file("GITHUB_STEP_SUMMARY")
    done = stage.opened(title="Feat: a", settings=PR_TITLE_ALONE).lint("--format", "github")
    assert done.code == 1
    assert done.out.startswith("::error title=GP103 type-not-lowercase::landing: Feat: a (#12)%0A")
    assert "  │ Feat: a (#12)\n  effect  patch: Feat → Features\n" in done.err
    assert outputs(output) == {
        "ok": "false",
        "messages": "3",
        "errors": "1",
        "warnings": "0",
        "landing": "Feat: a (#12)",
        "effect": "patch: Feat → Features",
    }
    shown = summary.read_text("utf-8")
    assert shown.startswith(
        "pull request \\#12 lands by squash, by default\n\n**The message that will land**\n\n    Feat"
    )
    assert "### ✗ gatepost: 1 error in 3 messages" in shown


def test_what_was_not_seen_is_not_ok(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    output = stage.file("GITHUB_OUTPUT")
    git(stage.repository, "switch", "--quiet", "--orphan", "other")
    stage.head = "dead" * 10
    assert stage.opened().lint().code == 3
    assert outputs(output)["ok"] == "false"
    assert stage.lint("--partial").code == 0
    assert outputs(output)["ok"] == "true"


def test_an_event_without_messages_ends_with_2(stage: Stage) -> None:
    done = stage.told("issues", dispatch_event()).lint("--format", "json")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: `issues` is no event that has messages: ")
