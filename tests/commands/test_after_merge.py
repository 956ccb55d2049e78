"""The release after the merge, as `lint --event` shows it on a pull request."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.occasion import Occasion
from gatepost.commands.after_merge import AfterMerge, after_merge
from gatepost.gate.judge import Candidate
from gatepost.rules.case import LANDING
from support.events import MERGE_ALONE, PR_TITLE_AND_BODY, REBASE_ALONE, SQUASH_ALONE
from support.repos import commit, git
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = {
    "release-type": "simple",
    "include-component-in-tag": False,
    "packages": {".": {"package-name": "engine"}},
}
SQUASH: dict[str, object] = {**PR_TITLE_AND_BODY, **SQUASH_ALONE}


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    """Return a repository that was released as 1.2.3, with a branch."""
    stage = Stage(repository, monkeypatch, capsys)
    git(repository, "switch", "--quiet", "main")
    release(stage, CONFIGURATION, {".": "1.2.3"})
    git(repository, "tag", "v1.2.3")
    return stage


def release(stage: Stage, configuration: object, manifest: object) -> None:
    """Commit what releases are made by to `main`, and begin the branch anew there."""
    files = {"release-please-config.json": configuration, ".release-please-manifest.json": manifest}
    git(stage.repository, "switch", "--quiet", "main")
    stage.base = commit(
        stage.repository, "chore: release", **{name: json.dumps(table) for name, table in files.items()}
    )
    git(stage.repository, "switch", "--quiet", "-C", "passkeys", "main")


def line(
    stage: Stage,
    *,
    title: str = "feat: sign in with a passkey",
    body: str = "Passkeys.",
    settings: dict[str, object] | None = None,
) -> str:
    """Return what is said of the release after the merge; empty where nothing is."""
    done = stage.opened(title=title, body=body, settings=settings or SQUASH).lint()
    assert done.code in (0, 1), done.err
    found = [each for each in done.out.split("\n") if each.startswith("after the merge: ")]
    return found[0].removeprefix("after the merge: ") if found else ""


def test_a_pull_request_says_the_release_that_there_will_be(stage: Stage) -> None:
    stage.commit("fix: name the key", a="1")
    assert line(stage) == "engine 1.2.3 → 1.3.0 (minor)"
    assert line(stage, title="fix: sign in") == "engine 1.2.3 → 1.2.4 (patch)"
    assert line(stage, title="ci: sign in") == "nothing to release"


def test_what_is_unreleased_already_counts(stage: Stage) -> None:
    git(stage.repository, "switch", "--quiet", "main")
    stage.base = commit(stage.repository, "feat!: everything", x="1")
    git(stage.repository, "switch", "--quiet", "passkeys")
    stage.commit("fix: name the key", a="1")
    assert line(stage, title="fix: sign in") == "engine 1.2.3 → 2.0.0 (major)"


@pytest.mark.parametrize(("settings", "version"), [(SQUASH, "1.2.4"), (MERGE_ALONE, "1.3.0"), (REBASE_ALONE, "1.3.0")])
def test_what_lands_counts_and_nothing_else(settings: dict[str, object], version: str, stage: Stage) -> None:
    stage.commit("feat: sign in", "docs: say so", a="1")
    bump = "minor" if version == "1.3.0" else "patch"
    assert line(stage, title="fix: sign in", settings=settings) == f"engine 1.2.3 → {version} ({bump})"


def test_an_override_counts_in_its_place(stage: Stage) -> None:
    stage.commit("feat: sign in", a="1")
    body = "BEGIN_COMMIT_OVERRIDE\nfix: only this\nEND_COMMIT_OVERRIDE"
    assert line(stage, body=body) == "engine 1.2.3 → 1.2.4 (patch)"


def test_only_packages_that_are_touched_are_released(stage: Stage) -> None:
    packages = {"a": {"component": "a"}, "b": {"component": "b"}}
    release(stage, {"release-type": "simple", "packages": packages}, {"a": "1.0.0", "b": "2.0.0"})
    for tag in ("a-v1.0.0", "b-v2.0.0"):
        git(stage.repository, "tag", tag)
    stage.commit("fix: x", **{"b/x": "1"})
    assert line(stage) == "b 2.0.0 → 2.1.0 (minor)"
    stage.commit("fix: y", **{"c/x": "1"})
    assert line(stage) == "b 2.0.0 → 2.1.0 (minor)"


def test_the_summary_of_the_step_shows_the_plan(stage: Stage) -> None:
    stage.commit("fix: name the key", a="1")
    summary = stage.file("GITHUB_STEP_SUMMARY")
    assert stage.opened(settings=SQUASH, title="feat: <img> `@ada` | x").lint("--format", "github").code == 0
    text = summary.read_text("utf-8")
    assert "### The next release, after the merge\n\n**`engine` `1.2.3` → `1.3.0`** minor: `1 feature`\n" in text
    assert "| `new` | ``feat: <img> `@ada` \\| x (#12)`` | `Features` |" in text
    assert "acme/rocket/compare/v1.2.3...v1.3.0" in text


def test_what_changes_the_releases_themselves_is_not_foretold(stage: Stage) -> None:
    stage.commit("feat: x", **{".release-please-manifest.json": '{".": "1.3.0"}'})
    assert line(stage, title="chore(main): release 1.3.0") == ""


@pytest.mark.parametrize("manifest", [{".": "one"}, [], {".": 7}])
def test_where_release_please_would_stop_nothing_is_foretold(manifest: object, stage: Stage) -> None:
    release(stage, CONFIGURATION, manifest)
    stage.commit("feat: x", a="1")
    assert line(stage) == ""


def test_where_there_are_no_releases_nothing_is_foretold(stage: Stage) -> None:
    git(stage.repository, "rm", "--quiet", "release-please-config.json")
    stage.base = stage.commit("chore: no more releases")
    stage.commit("feat: x", a="1")
    assert line(stage) == ""


def test_nobody_needs_to_hear_of_it(stage: Stage) -> None:
    git(stage.repository, "switch", "--quiet", "main")
    stage.base = commit(stage.repository, "chore: quiet", **{"gatepost.toml": "effect-line = false\n"})
    git(stage.repository, "switch", "--quiet", "-C", "passkeys", "main")
    stage.commit("feat: x", a="1")
    assert line(stage) == ""
    assert "effect" not in stage.lint().out


def test_without_a_checkout_nothing_is_foretold(stage: Stage, tmp_path: Path) -> None:
    stage.commit("feat: x", a="1")
    stage.opened()
    (tmp_path / "empty").mkdir()
    occasion = Occasion(str(tmp_path / "empty"), "", is_online=False)
    assert after_merge(occasion, [Candidate("landing", "feat: x", LANDING)]) == AfterMerge()
