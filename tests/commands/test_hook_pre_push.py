"""`gatepost hook run pre-push`: exit codes, what comes on standard input, and runners."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from support.histories import slow_path
from support.program import Done, gatepost, start, uncounted
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

BAD = "Fixed login"
ZEROS = "0" * 40
PRE_PUSH = ("hook", "run", "pre-push")
URL = "https://x.invalid/y"
COMMAND = (sys.executable, "-m", "gatepost", *PRE_PUSH, "origin", URL)


def line(folder: Path, old: str = ZEROS, name: str = "main") -> str:
    return f"refs/heads/{name} {git(folder, 'rev-parse', name)} refs/heads/{name} {old}\n"


def pre_push(folder: Path, given: bytes | str = b"", **env: str) -> Done:
    return gatepost(folder, *PRE_PUSH, "origin", URL, given=given, **env)


def test_a_good_push_passes_and_a_bad_one_does_not(repository: Path) -> None:
    first = commit(repository, "feat: a")
    assert pre_push(repository, line(repository)) == (0, "", "✓ 1 message judged, all fine\n")
    commit(repository, BAD)
    done = pre_push(repository, line(repository, first))
    assert (done.code, done.out) == (1, "")
    assert "git commit --amend --only" in done.err


def test_a_push_of_nothing_is_quiet(repository: Path) -> None:
    commit(repository, BAD)
    assert pre_push(repository) == (0, "", "")
    assert pre_push(repository, f"(delete) {ZEROS} refs/heads/x {ZEROS[:-1]}1\n") == (0, "", "")


@pytest.mark.parametrize("given", ["refs/heads/main abc", b"\0\xff\x1b[31m\n", f"a {ZEROS} b", b"\xff" * 100_000])
def test_standard_input_that_git_did_not_write_is_an_error(given: bytes | str, repository: Path) -> None:
    commit(repository, "feat: a")
    done = pre_push(repository, given)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: what is on standard input is not what git says of a push\n")
    assert "\x1b" not in done.err


def test_git_is_started_as_often_for_fifty_branches_as_for_one(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: a")
    for number in range(50):
        git(repository, "switch", "--quiet", "-c", f"b{number}", "main")
        commit(repository, f"feat: {number}")
    counts = []
    for names in (["b0"], [f"b{number}" for number in range(50)]):
        trace = tmp_path / f"trace{len(names)}"
        given = "".join(line(repository, name=name) for name in names)
        assert pre_push(repository, given, GIT_TRACE=str(trace)).code == 0
        counts.append(trace.read_text().count("trace: built-in: git"))
    assert counts[1] == counts[0] + 1  # do they have the same settings?
    assert counts[0] <= 13


def test_closed_standard_input_is_an_error(repository: Path) -> None:
    done = start(repository, "sh", "-c", f"{' '.join(COMMAND)} <&-")
    assert done.code == 2
    assert done.err.startswith("error: no refs are on standard input\n")


def test_outside_of_a_repository_there_is_nothing_to_judge(tmp_path: Path) -> None:
    done = pre_push(tmp_path, f"x {'a' * 40} y {ZEROS}\n")
    assert done.code == 3
    assert done.err.startswith("error: this is not a git repository\n")


def test_a_runner_tells_of_one_ref_and_lints_itself(repository: Path) -> None:
    first = commit(repository, "Old and bad", **{".pre-commit-config.yaml": "repos: not a list\n"})
    second = commit(repository, "feat: a")
    tells = {
        "PRE_COMMIT": "1",
        "PRE_COMMIT_LOCAL_BRANCH": "refs/heads/main",
        "PRE_COMMIT_REMOTE_BRANCH": "refs/heads/main",
        "PRE_COMMIT_REMOTE_NAME": "origin",
    }
    ids = {"PRE_COMMIT_FROM_REF": first, "PRE_COMMIT_TO_REF": second}
    assert gatepost(repository, *PRE_PUSH, **tells, **ids) == (0, "", "✓ 1 message judged, all fine\n")
    assert gatepost(repository, *PRE_PUSH, **tells).code == 1
    git(repository, "update-ref", "refs/remotes/origin/x", first)
    assert gatepost(repository, *PRE_PUSH, **tells) == (0, "", "✓ 1 message judged, all fine\n")


def test_a_runner_that_is_started_by_hand_has_no_push(repository: Path) -> None:
    commit(repository, BAD)
    done = gatepost(repository, *PRE_PUSH, PRE_COMMIT="1")
    assert done == (0, "", "nothing to judge: no push is under way\n")


def test_the_tree_is_linted_after_its_messages(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "pre-commit"))
    monkeypatch.setenv("PREK_HOME", str(tmp_path / "prek"))
    commit(repository, "feat: a", **{".pre-commit-config.yaml": "repos: not a list\n"})
    done = pre_push(repository, line(repository))
    assert done.code != 0
    assert done.err.startswith("✓ 1 message judged, all fine\n")
    assert pre_push(repository, line(repository), PRE_COMMIT="1").code != 0  # left over from around it
    commit(repository, BAD)
    done = pre_push(repository, line(repository))
    assert done.code == 1
    assert done.err.endswith("then push again; `git push --no-verify` skips all of this once\n")


@pytest.mark.skipif(os.name == "nt", reason="process groups and their signals are Unix's")
@pytest.mark.parametrize("when", ["reading", "judging"])
def test_ctrl_c_leaves_nothing_behind(when: str, repository: Path, tmp_path: Path) -> None:
    commit(repository, BAD)
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    env = {**os.environ, **uncounted(), "TMPDIR": str(scratch)}
    if when == "judging":
        env["PATH"] = slow_path(tmp_path / "bin", seconds=30)
    process = subprocess.Popen(
        COMMAND,
        cwd=repository,
        env=env,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdout=subprocess.PIPE,
        start_new_session=True,
    )
    assert process.stdin is not None
    process.stdin.write(line(repository).encode())
    process.stdin.flush()
    if when == "judging":
        process.stdin.close()
        process.stdin = None
    time.sleep(1.5)
    os.killpg(process.pid, signal.SIGINT)
    out, _ = process.communicate(timeout=20)
    assert (process.returncode, out) == (130, b"")
    assert list(scratch.iterdir()) == []
    assert not (repository / ".git" / "gatepost").exists()
    listed = start(repository, "ps", "-o", "pgid=,stat=", "-A").out.splitlines()
    groups = [words for words in map(str.split, listed) if words[0] == str(process.pid) and words[1][0] != "Z"]
    assert groups == []
