"""The ids for those who want only pre-commit or prek: installed and run by the real ones."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from support.program import Done, start
from support.repos import commit, git
from support.workflows import ROOT

pytestmark = pytest.mark.once
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""
NO_INDEX = ("from versions: none", "No solution found", "error sending request", "Failed to fetch", "Could not connect")
RUNNERS = ("pre-commit", "prek")
PROGRAMS = Path(sys.executable).parent


@pytest.fixture(scope="session")
def published(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with this tree of gatepost, as a forge has it."""
    folder = tmp_path_factory.mktemp("published")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode:
        pytest.skip("this copy of gatepost is no git repository, from which runners could install it")
    for name in filter(None, listed.stdout.decode("utf-8", "surrogateescape").split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes((ROOT / name).read_bytes())
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    commit(folder, "chore: publish")
    return folder


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return where the runners keep their environments; making one takes seconds."""
    return tmp_path_factory.mktemp("runners")


@pytest.fixture(params=RUNNERS)
def runner(request: pytest.FixtureRequest) -> str:
    """Return the name of a runner."""
    return str(request.param)


def configure(repository: Path, published: Path, *ids: str) -> None:
    """Let the repository use these ids, and have one commit that is no case of theirs."""
    hooks = "".join(f"      - id: {id_}\n" for id_ in ids)
    text = f"repos:\n  - repo: {published}\n    rev: {git(published, 'rev-parse', 'HEAD')}\n    hooks:\n{hooks}"
    commit(repository, "chore: begin", **{".pre-commit-config.yaml": text})


def run(runner: str, repository: Path, home: Path, *command: str) -> Done:
    """Run a command with a home for the runners; where no index can be reached, the test is skipped."""
    own = {
        "HOME": str(home),
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "PREK_HOME": str(home / "prek"),
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}",
    }
    done = start(repository, *command, **own)
    said = done.out + done.err
    if any(sign in said for sign in NO_INDEX):
        if EVERYTHING:
            pytest.fail(f"no package index can be reached: {said}")
        pytest.skip(f"no package index can be reached: {runner} could not install gatepost")
    return done


def install(runner: str, repository: Path, home: Path, *stages: str) -> None:
    """Let a runner install its hooks, and their environment."""
    flags = [word for stage in stages for word in ("--hook-type", stage)]
    done = run(runner, repository, home, str(PROGRAMS / runner), "install", "--install-hooks", *flags)
    assert done.code == 0, done


def test_the_manifest_is_one_of_theirs(runner: str, repository: Path, home: Path) -> None:
    manifest = str(ROOT / ".pre-commit-hooks.yaml")
    assert run(runner, repository, home, str(PROGRAMS / runner), "validate-manifest", manifest).code == 0


def test_try_repo_judges_a_message(runner: str, repository: Path, published: Path, home: Path) -> None:
    commit(repository, "chore: begin", bad="Fixed login\n", good="fix: keep the session\n")
    words = ("try-repo", str(published), "gatepost-commit-msg", "--hook-stage", "commit-msg", "--commit-msg-filename")
    bad, good = (run(runner, repository, home, str(PROGRAMS / runner), *words, name) for name in ("bad", "good"))
    assert (bad.code, good.code) == (1, 0), (bad, good)
    assert bad.out.count("header-not-conventional  GP101") == 1
    assert "Passed" in good.out


def test_a_commit_is_judged_and_the_message_is_kept(runner: str, repository: Path, published: Path, home: Path) -> None:
    configure(repository, published, "gatepost-commit-msg")
    install(runner, repository, home, "commit-msg")
    done = run(runner, repository, home, "git", "commit", "--allow-empty", "-m", "Fixed login")
    assert done.code == 1
    assert (done.out + done.err).count("header-not-conventional  GP101") == 1
    assert (repository / ".git/gatepost/rejected").read_text() == "Fixed login\n"
    assert run(runner, repository, home, "git", "commit", "--allow-empty", "-m", "fix: login").code == 0


def test_beside_our_own_hook_a_message_is_judged_once(
    runner: str, repository: Path, published: Path, home: Path
) -> None:
    configure(repository, published, "gatepost-commit-msg", "gatepost-pre-push")
    git(repository, "init", "--quiet", "--bare", "../remote.git")
    git(repository, "remote", "add", "origin", "../remote.git")
    install(runner, repository, home, "commit-msg", "pre-push")
    assert run(runner, repository, home, sys.executable, "-m", "gatepost", "hook", "install").code == 0
    done = run(runner, repository, home, "git", "commit", "--allow-empty", "-m", "Fixed login")
    assert done.code == 1
    assert (done.out + done.err).count("header-not-conventional  GP101") == 1
    commit(repository, "Fixed login")
    done = run(runner, repository, home, "git", "push", "origin", "main")
    assert done.code == 1
    assert (done.out + done.err).count("header-not-conventional  GP101") == 1


def test_a_push_is_judged_as_far_as_a_runner_shows_it(
    runner: str, repository: Path, published: Path, home: Path
) -> None:
    git(repository, "init", "--quiet", "--bare", "../remote.git")
    git(repository, "remote", "add", "origin", "../remote.git")
    configure(repository, published, "gatepost-pre-push")
    install(runner, repository, home, "pre-push")
    assert run(runner, repository, home, "git", "push", "origin", "main").code == 0
    commit(repository, "Fixed login")
    done = run(runner, repository, home, "git", "push", "origin", "main")
    assert done.code == 1
    assert (done.out + done.err).count("header-not-conventional  GP101") == 1
    assert "git commit --amend --only" in done.out + done.err
    git(repository, "commit", "--amend", "--only", "--allow-empty", "--no-verify", "-m", "fix: login")
    assert run(runner, repository, home, "git", "push", "origin", "main").code == 0
    git(repository, "branch", "bad", git(repository, "commit-tree", "-p", "HEAD", "-m", "Nope", "HEAD^{tree}"))
    commit(repository, "fix: more", more="")
    first_is_good = run(runner, repository, home, "git", "push", "origin", "HEAD:a", "bad")
    assert first_is_good.code == 0  # what `hook status` warns of: only the first ref is seen
