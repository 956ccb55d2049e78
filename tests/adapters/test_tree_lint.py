"""The linting of a tree that is pushed: what it says, remembers and refuses."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.tree_lint import FAILED, GREEN, KNOWN, NOTHING
from support.repos import commit, git
from support.runners import RUNNERS, Lint, choose, commit_hooks, hook, own_temporary, settle_runners

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once  # git and the runners are tried here, more than our interpreter

CONFIGURATION = ".pre-commit-config.yaml"
FINE = hook("fine", "true")
NO_BAD_FILE = hook("no-bad-file", "test ! -e bad")


@pytest.fixture(autouse=True)
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder for temporary files, which is this test's alone; the runners have a home."""
    settle_runners(monkeypatch, tmp_path)
    return own_temporary(monkeypatch, tmp_path)


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest, repository: Path) -> str:
    """Return the name of a runner that is installed in the repository."""
    name = str(request.param)
    choose(repository, name)
    return name


@pytest.fixture
def lint(repository: Path, capfd: pytest.CaptureFixture[str]) -> Lint:
    return Lint(repository, capfd)


def test_a_green_tree_passes_and_is_known_the_next_time_whatever_commit_has_it(
    repository: Path, lint: Lint, runner: str, temporary: Path
) -> None:
    id_ = commit_hooks(repository, FINE)

    assert lint(id_) == GREEN
    assert lint.said.startswith(f"linting {id_[:9]}: {runner}, stage pre-push, all files of a clean checkout\nfine....")
    assert list(temporary.iterdir()) == []

    again = commit(repository, "feat: the same tree\n")
    assert lint(again) == KNOWN
    assert lint.said == f"✓ {again[:9]} is linted: its tree was green before\n"


def test_a_hook_that_fails_refuses_and_says_what_to_type(repository: Path, lint: Lint, runner: str) -> None:
    id_ = commit_hooks(repository, NO_BAD_FILE, bad="x")

    assert lint(id_) == FAILED
    assert "no-bad-file......" in lint.said
    assert f"✗ {id_[:9]} does not pass the repository's own hooks as it was committed\n" in lint.said
    assert f"{runner} run --hook-stage pre-push --all-files\n" in lint.said
    assert "# finds it again; mend it, commit, push again\n" in lint.said
    assert "git push --no-verify" in lint.said
    assert lint.remembered == 0


def test_a_commit_that_is_not_checked_out_is_found_again_on_its_branch(repository: Path, lint: Lint) -> None:
    id_ = commit_hooks(repository, NO_BAD_FILE, bad="x")
    commit(repository, "feat: later\n")

    assert lint(id_) == FAILED
    assert "# finds it again on its branch; mend it," in lint.said


def test_a_dirty_work_tree_neither_hides_nor_causes_a_failure(repository: Path, lint: Lint, runner: str) -> None:
    assert runner
    looks = hook("looks", "test ! -e bad && grep -q good f && test ! -e ../bad")
    bad = commit_hooks(repository, looks, f="good", bad="x")
    (repository / "bad").unlink()
    assert lint(bad) == FAILED

    git(repository, "rm", "--quiet", "--cached", "bad")
    good = commit(repository, "fix: bad\n", f="good!")
    (repository / "bad").write_text("untracked")
    (repository / "f").write_text("worse, and staged")
    git(repository, "add", "f")
    before = git(repository, "status", "--porcelain")

    assert lint(good) == GREEN
    assert git(repository, "status", "--porcelain") == before


def test_a_hook_that_mends_files_fails_and_changes_nothing_of_ours(repository: Path, lint: Lint, runner: str) -> None:
    assert runner
    id_ = commit_hooks(repository, hook("mends", "echo mended >f"), f="broken\n")

    assert lint(id_) == FAILED
    assert "files were modified by this hook" in lint.said
    assert "+mended" in lint.said
    assert (repository / "f").read_text() == "broken\n"


def test_the_configuration_is_the_one_of_the_commit(repository: Path, lint: Lint) -> None:
    fine = commit_hooks(repository, FINE)
    strict = commit_hooks(repository, hook("never", "false"))
    (repository / CONFIGURATION).unlink()

    assert lint(fine) == GREEN
    assert lint(strict) == FAILED


def test_an_advisory_hook_is_shown_and_refuses_nothing_but_is_not_green_either(
    repository: Path, lint: Lint, runner: str
) -> None:
    assert runner
    id_ = commit_hooks(repository, FINE, hook("mypy", "echo types are wrong; false"))

    assert lint(id_, "mypy", "not-there") == GREEN
    assert "types are wrong" in lint.said
    assert lint.said.endswith("! mypy is advisory (setting advisory-hooks): the push goes on\n")
    assert "not-there" not in lint.said
    assert lint.remembered == 0
    assert lint(id_) == FAILED


def test_an_advisory_hook_that_is_fine_lets_a_tree_be_remembered(repository: Path, lint: Lint, runner: str) -> None:
    assert runner
    id_ = commit_hooks(repository, hook("mypy", "true"))

    assert lint(id_, "mypy") == GREEN
    assert lint.said.count("mypy....") == 1
    assert lint.remembered == 1


def test_an_advisory_hook_is_shown_where_another_fails(repository: Path, lint: Lint) -> None:
    id_ = commit_hooks(repository, hook("mypy", "echo wrong; false"), hook("never", "false"))

    assert lint(id_, "mypy") == FAILED
    assert "wrong" in lint.said


def test_an_advisory_hook_that_cannot_be_run_is_a_warning(repository: Path, lint: Lint) -> None:
    git(repository, "config", "core.hooksPath", ".")
    (repository / "pre-push").write_text("#!/bin/sh\n# generated by prek\n")
    missing = hook("mypy", "")
    missing["entry"] = "there-is-no-such-program"
    id_ = commit_hooks(repository, FINE, missing)

    assert lint(id_, "mypy") == GREEN
    assert f"not linted: prek ended with 2 before it had judged {id_[:9]}\n! mypy is advisory" in lint.said


@pytest.mark.parametrize("name", ["SKIP", "PREK_SKIP"])
def test_what_the_user_skips_is_said_and_not_remembered(
    repository: Path, lint: Lint, runner: str, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = commit_hooks(repository, FINE, hook("never", "false"), hook("mypy", "false"))
    monkeypatch.setenv(name, "never, mypy,\x1b[2J")

    if name == "PREK_SKIP" and runner != "prek":
        assert lint(id_, "mypy") == FAILED
        return
    assert lint(id_, "mypy") == GREEN
    assert lint.said.startswith("SKIP leaves out never, mypy, \\x1b[2J\nlinting")
    assert "advisory" not in lint.said
    assert lint.remembered == 0


def test_a_hook_of_theirs_is_run_whatever_it_is_called(repository: Path, lint: Lint, runner: str) -> None:
    assert runner
    assert lint(commit_hooks(repository, hook("gatepost-pre-push", "false"))) == FAILED
    assert lint(commit_hooks(repository, hook("mypy", "true"), hook("strict", "false", alias="mypy"))) == FAILED


@pytest.mark.parametrize("name", [".pre-commit-config.yml", "prek.toml"])
def test_a_configuration_that_is_not_read_is_named(name: str, repository: Path, lint: Lint) -> None:
    assert lint(commit(repository, "feat: a", **{name: "x"})) == NOTHING
    assert lint.said == f"gatepost: not linted: of a push, .pre-commit-config.yaml alone is read, not {name}\n"
