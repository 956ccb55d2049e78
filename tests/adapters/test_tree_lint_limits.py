"""The linting of a tree that is pushed: what it makes of a bad configuration, a bad runner and odd surroundings."""

from __future__ import annotations

import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.tree_lint import FAILED, GREEN, KNOWN, NOTHING
from gatepost.errors import NotLintedError
from support.repos import commit, git
from support.runners import RUNNERS, Lint, choose, commit_hooks, configured, hook, own_temporary, settle_runners

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


@pytest.mark.parametrize(
    "configuration", [None, "repos: []\n", configured(), configured(hook("a", "false", stage="pre-commit"))]
)
def test_where_nothing_runs_before_a_push_there_is_nothing_to_lint(
    repository: Path, lint: Lint, configuration: str | None
) -> None:
    id_ = commit(repository, "feat: a\n", **({} if configuration is None else {CONFIGURATION: configuration}))

    assert lint(id_) == NOTHING
    assert lint.said == ""


def test_a_malformed_configuration_is_for_the_runner_to_judge(repository: Path, lint: Lint, runner: str) -> None:
    id_ = commit(repository, "feat: a\n", **{CONFIGURATION: "repos: 5\n"})

    if runner == "prek":
        with pytest.raises(NotLintedError, match="prek ended with 2"):
            lint(id_)
    else:
        assert lint(id_) == FAILED
    assert CONFIGURATION in lint.said


def test_a_link_to_a_committed_file_is_followed_and_any_other_refused(
    repository: Path, tmp_path: Path, lint: Lint
) -> None:
    (tmp_path / "outside.yaml").write_text(configured(FINE))
    (repository / CONFIGURATION).symlink_to("config/hooks.yaml")
    inside = commit(repository, "feat: a\n", **{"config/hooks.yaml": configured(FINE), CONFIGURATION + ".x": ""})
    git(repository, "add", CONFIGURATION)
    git(repository, "commit", "--quiet", "--amend", "--no-edit")
    inside = git(repository, "rev-parse", "HEAD")

    assert lint(inside) == GREEN

    for target in (str(tmp_path / "outside.yaml"), "../outside.yaml", "gone missing", CONFIGURATION):
        (repository / CONFIGURATION).unlink()
        (repository / CONFIGURATION).symlink_to(target)
        git(repository, "commit", "--quiet", "--all", "--message", "feat: b")
        with pytest.raises(NotLintedError, match="is not a file of the repository"):
            lint(git(repository, "rev-parse", "HEAD"))


@pytest.mark.parametrize(("text", "why"), [("a: [", "is not YAML"), ("\0", "is not YAML"), ("#" * 10_000_000, "MiB")])
def test_a_configuration_that_cannot_be_read_is_no_pass(repository: Path, lint: Lint, text: str, why: str) -> None:
    id_ = commit(repository, "feat: a\n", **{CONFIGURATION: text})

    with pytest.raises(NotLintedError, match=f"^not linted: {CONFIGURATION} .*{why}"):
        lint(id_)


def test_without_a_runner_it_is_no_pass_either(
    repository: Path, lint: Lint, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = commit_hooks(repository, FINE)
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "git").symlink_to(str(shutil.which("git")))
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python3"))

    with pytest.raises(NotLintedError, match="neither pre-commit nor prek is installed") as caught:
        lint(id_)
    assert caught.value.hint == "`pip install pre-commit`, or `git push --no-verify` once"


@pytest.mark.once
def test_a_runner_that_cannot_make_an_environment_is_no_pass(
    repository: Path, lint: Lint, runner: str, temporary: Path
) -> None:
    text = "repos: [{repo: 'https://localhost:9/x', rev: v1.0.0, hooks: [{id: a}]}]\n"
    id_ = commit(repository, "feat: a\n", **{CONFIGURATION: text})

    with pytest.raises(NotLintedError, match=f"^not linted: {runner} ended with [23] before it had judged") as caught:
        lint(id_)
    assert "localhost:9" in lint.said
    assert "needs the network once" in caught.value.hint
    assert list(temporary.iterdir()) == []


def test_a_runner_that_is_killed_is_no_pass(repository: Path, lint: Lint) -> None:
    program = repository / ".venv" / "bin" / "pre-commit"
    program.parent.mkdir(parents=True)
    program.write_text("#!/bin/sh\nkill -9 $$\n")
    program.chmod(0o755)
    id_ = commit_hooks(repository, FINE)
    executable = sys.executable
    try:
        sys.executable = str(repository / "python3")
        with pytest.raises(NotLintedError, match="pre-commit was killed by signal 9"):
            lint(id_)
    finally:
        sys.executable = executable


def test_hooks_see_nothing_of_the_hook_that_we_are(
    repository: Path, lint: Lint, runner: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert runner
    of_the_tests = "-e GIT_CONFIG -e ^GIT_AUTHOR -e ^GIT_COMMITTER -e TEMPLATE -e PROMPT -e ^GIT_TEST_FSYNC"
    script = f"env | grep ^GIT_ | grep -v {of_the_tests}; pwd; false"
    id_ = commit_hooks(repository, hook("shows", script))
    monkeypatch.chdir(repository)
    for name in ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"):
        monkeypatch.setenv(name, str(repository / ".git" / "index") if "INDEX" in name else str(repository / ".git"))
    monkeypatch.setenv("GIT_WORK_TREE", str(repository))

    assert lint(id_) == FAILED
    assert "\nGIT_" not in lint.said
    assert f"/{repository.name}\n" in lint.said
    assert f"{repository}\n" not in lint.said


def test_tools_are_taken_from_the_work_tree_s_environment_and_its_packages_from_the_commit(
    repository: Path, lint: Lint, runner: str
) -> None:
    assert runner
    packages = repository / ".venv" / "lib" / "python3.12" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "ours.pth").write_text(str(repository / "src"))
    tool = repository / ".venv" / "bin" / "tool"
    tool.parent.mkdir()
    tool.write_text(f"#!/bin/sh\n{sys.executable} -c 'import ours; assert ours.VALUE == 1, ours.__file__'\n")
    tool.chmod(0o755)
    imports = hook("imports", '.venv/bin/tool && git status --porcelain && test -z "$(git status --porcelain)"')
    id_ = commit_hooks(repository, imports, **{"src/ours.py": "VALUE = 1\n", ".gitignore": ".venv/\n__pycache__/\n"})
    (repository / "src" / "ours.py").write_text("VALUE = 2\n")

    assert lint(id_) == GREEN
    (packages / "newer.dist-info").mkdir()
    assert lint(id_) == GREEN, "a tool may have another opinion"
    assert lint(id_) == KNOWN


def test_colour_is_as_asked_for(repository: Path, lint: Lint, runner: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert runner
    id_ = commit_hooks(repository, hook("never", "false"))
    assert lint(id_) == FAILED
    assert "\x1b" not in lint.said

    monkeypatch.setenv("FORCE_COLOR", "1")
    assert lint(id_) == FAILED
    assert "Failed\x1b" in lint.said
    assert "\x1b[1;31m✗" in lint.said


def test_a_repository_that_cannot_be_written_is_linted_each_time(repository: Path, lint: Lint) -> None:
    id_ = commit_hooks(repository, hook("without-memory", 'test -z "$MYPY_CACHE_DIR"'))
    (repository / ".git" / "gatepost").touch()  # what is read-only to others is not to root

    assert lint(id_) == GREEN
    assert lint(id_) == GREEN


def test_names_that_act_on_a_terminal_are_left_to_the_runner_and_never_written_by_us(
    repository: Path, lint: Lint
) -> None:
    id_ = commit_hooks(repository, hook("\x1b[2J", "false"))

    assert lint(id_, "\x1b[2J") == GREEN
    assert "! \\x1b[2J is advisory" in lint.said


def test_the_path_is_enough_for_a_graphical_client(
    repository: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = commit_hooks(repository, hook("beside", "command -v ruff"))
    monkeypatch.setenv("PATH", os.defpath)

    assert lint(id_) == GREEN


def test_mypy_remembers_from_one_push_to_the_next_unless_the_user_keeps_its_memory_elsewhere(
    repository: Path, lint: Lint, monkeypatch: pytest.MonkeyPatch
) -> None:
    id_ = commit_hooks(repository, hook("never", 'echo "<$MYPY_CACHE_DIR>"; false'))

    assert lint(id_) == FAILED
    assert f"<{repository}/.git/gatepost/mypy>" in lint.said

    monkeypatch.setenv("MYPY_CACHE_DIR", "elsewhere")
    assert lint(id_) == FAILED
    assert "<elsewhere>" in lint.said
