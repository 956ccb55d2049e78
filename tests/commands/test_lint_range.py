"""`gatepost lint --range`: which commits are judged, by whose settings, and where they stand."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.program import call
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from support.program import Done

CUT = "gatepost: the history is cut short; what this clone does not have is not judged\n"


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


@pytest.fixture
def lint(capsys: pytest.CaptureFixture[str]) -> Lint:
    return Lint(capsys)


class Lint:
    """`gatepost lint --range RANGE`."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, range_: str, *arguments: str) -> Done:
        return call(self._capsys, "lint", "--range", range_, *arguments)

    def headers(self, range_: str, *arguments: str) -> list[str]:
        """Return the headers of the messages that are judged."""
        document = json.loads(self(range_, "--format", "json", *arguments).out)
        return [message["header"] for message in document["messages"]]


def shallow(repository: Path, depth: int) -> Path:
    clone = repository.parent / "clone"
    git(repository.parent, "clone", "--quiet", f"--depth={depth}", f"file://{repository}", str(clone))
    return clone


def test_commits_before_since_are_left_out_and_counted(repository: Path, lint: Lint) -> None:
    commit(repository, "Bad one")
    commit(repository, "Bad two")
    since = commit(repository, "Bad three")
    commit(repository, "fix: a")
    (repository / "gatepost.toml").write_text(f"since = '{since}'\n")
    said = f"gatepost: 3 commits are not judged: `since` is {since[:9]}\n"
    assert lint("HEAD") == (0, "✓ 1 message judged, all fine\n", said)
    assert lint("HEAD~2..HEAD").err == f"gatepost: 1 commit is not judged: `since` is {since[:9]}\n"
    assert lint("HEAD~1..HEAD") == (0, "✓ 1 message judged, all fine\n", "")
    assert lint("HEAD~1") == (0, "nothing to judge: there are no commits\n", said)


@pytest.mark.parametrize("length", [7, 12, 40])
def test_the_id_of_since_may_be_short(length: int, repository: Path, lint: Lint) -> None:
    since = commit(repository, "Bad one")[:length]
    commit(repository, "fix: a")
    (repository / "gatepost.toml").write_text(f"since = '{since}'\n")
    done = lint("HEAD")
    assert (done.code, done.out) == (0, "✓ 1 message judged, all fine\n")
    assert done.err.startswith("gatepost: 1 commit is not judged: `since` is ")


def test_a_side_branch_that_began_before_since_is_judged_as_far_as_it_is_new(repository: Path, lint: Lint) -> None:
    commit(repository, "Bad one")
    git(repository, "branch", "side")
    since = commit(repository, "Bad two")
    git(repository, "switch", "--quiet", "side")
    commit(repository, "Bad on the side")
    (repository / "gatepost.toml").write_text(f"since = '{since}'\n")
    assert lint.headers("side") == ["Bad on the side"]


@pytest.mark.parametrize("kind", ["none", "file"])
def test_a_since_that_names_no_commit_ends_with_2(kind: str, repository: Path, lint: Lint) -> None:
    commit(repository, "fix: a", file="content")
    since = git(repository, "rev-parse", "HEAD:file") if kind == "file" else "f" * 40
    (repository / "gatepost.toml").write_text(f"since = '{since}'\n")
    done = lint("HEAD")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: `since` in the settings names {since}, which this clone does not have\n")
    assert done.err.endswith("help: gatepost explain GE105\n")


def test_a_since_that_a_shallow_clone_lacks_ends_with_3(repository: Path, lint: Lint) -> None:
    since = commit(repository, "Bad one")
    commit(repository, "Bad two")
    commit(repository, "fix: a", **{"gatepost.toml": f"since = '{since}'\n"})
    clone = str(shallow(repository, 1))
    done = lint("HEAD", "-C", clone)
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith(f"error: `since` in the settings names {since}, which this clone does not have\n")
    assert "git fetch --unshallow" in done.err
    said = f"gatepost: `since` is {since[:9]}, which this clone does not have: nothing is left out for it\n"
    assert lint("HEAD", "-C", clone, "--partial") == (0, "✓ 1 message judged, all fine\n", CUT + said)


def test_a_clone_too_shallow_for_the_range_ends_with_3(repository: Path, lint: Lint) -> None:
    for text in ("Bad one", "fix: a", "fix: b"):
        commit(repository, text)
    clone = str(shallow(repository, 2))
    for format_ in ("text", "json", "sarif"):
        done = lint("HEAD", "-C", clone, "--format", format_)
        assert (done.code, done.out) == (3, "")
        assert done.err.startswith("error: cannot judge HEAD: the history is cut short at ")
        assert done.err.endswith("help: gatepost explain GE102\n")
    assert lint("HEAD~1..", "-C", clone).code == 0


def test_what_a_shallow_clone_has_can_be_judged_and_that_is_said(repository: Path, lint: Lint) -> None:
    for text in ("Bad one", "fix: a", "fix: b"):
        commit(repository, text)
    clone = str(shallow(repository, 2))
    assert lint("HEAD", "-C", clone, "--partial") == (0, "✓ 2 messages judged, all fine\n", CUT)
    assert lint("HEAD~5..HEAD", "-C", clone, "--partial").code == 3
    assert lint("HEAD", "--partial").err == ""


STRICT = "types = ['fix']\n"
LOOSE = "types = ['fix', 'own']\nignore = {GP110 = 'we write long ones'}\n"


@pytest.mark.parametrize("file", ["gatepost.toml", "pyproject.toml"])
def test_settings_that_a_branch_loosens_do_not_count(file: str, repository: Path, lint: Lint) -> None:
    head = "[tool.gatepost]\n" if file == "pyproject.toml" else ""
    commit(repository, "fix: strict", **{file: head + STRICT})
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "own: " + "x" * 99, **{file: head + LOOSE})
    assert lint("main..side").code == 0
    done = lint("main..side", "--settings-from", "main")
    assert done.code == 1
    assert "why, and examples: gatepost explain GP102 GP110\n" in done.out
    (repository / file).unlink()
    assert lint("main..side", "--settings-from", "side").code == 0


def test_the_release_configuration_of_that_revision_counts_too(repository: Path, lint: Lint) -> None:
    commit(repository, "fix: a")
    sections = {"packages": {".": {}}, "changelog-sections": [{"type": "own", "section": "Own"}]}
    commit(repository, "own: b", **{"release-please-config.json": json.dumps(sections)})
    assert lint("HEAD~1..HEAD").code == 0
    assert lint("HEAD~1..HEAD", "--settings-from", "HEAD~1").code == 1


def test_settings_of_a_revision_that_cannot_be_used_end_with_2_and_say_where(repository: Path, lint: Lint) -> None:
    sha = commit(repository, "fix: a", **{"gatepost.toml": "no = ="})
    commit(repository, "fix: b", **{"gatepost.toml": ""})
    done = lint("HEAD", "--settings-from", "HEAD~1")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("error: gatepost.toml is not TOML")
    assert lint("HEAD", "--settings-from", sha[:7]).code == 2


@pytest.mark.parametrize("revision", ["nope", "f" * 40, "--upload-pack=x", "HEAD..HEAD", " "])
def test_settings_of_an_unknown_revision_end_with_2(revision: str, repository: Path, lint: Lint) -> None:
    commit(repository, "fix: a")
    done = lint("HEAD", "--settings-from", revision)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: git knows no commit by `{revision}`\n")


def test_settings_of_a_revision_that_a_shallow_clone_lacks_end_with_3_and_a_command(
    repository: Path, lint: Lint
) -> None:
    base = commit(repository, "fix: a", **{"gatepost.toml": STRICT})
    commit(repository, "own: b", **{"gatepost.toml": LOOSE})
    clone = shallow(repository, 1)
    done = lint("HEAD", "-C", str(clone), "--partial", "--settings-from", base)
    assert (done.code, done.out) == (3, "")
    assert f"\n  hint: run `git fetch --depth=1 origin {base}`\n" in done.err
    git(repository, "config", "uploadpack.allowAnySHA1InWant", "true")
    git(clone, "fetch", "--quiet", "--depth=1", "origin", base)
    assert lint("HEAD", "-C", str(clone), "--partial", "--settings-from", base).code == 1


def test_outside_of_a_repository_there_is_no_revision(tmp_path: Path, lint: Lint) -> None:
    (tmp_path / "plain").mkdir()
    done = lint("HEAD", "-C", str(tmp_path / "plain"), "--settings-from", "HEAD")
    assert (done.code, done.out) == (3, "")


def test_a_bare_repository_is_judged_by_the_settings_of_its_head(repository: Path, lint: Lint) -> None:
    commit(repository, "own: a", **{"gatepost.toml": STRICT})
    commit(repository, "own: b", **{"gatepost.toml": LOOSE})
    bare = repository.parent / "bare.git"
    git(repository.parent, "clone", "--quiet", "--bare", str(repository), str(bare))
    assert lint("main", "-C", str(bare)).code == 0
    assert lint("main", "-C", str(bare), "--settings-from", "main~1").code == 1
    git(bare, "update-ref", "refs/heads/main", "main~1")
    assert lint("main", "-C", str(bare)).code == 1
    git(bare, "update-ref", "-d", "refs/heads/main")
    assert lint("main", "-C", str(bare)).code == 2


@pytest.mark.parametrize("text", ["fixup! fix: a", "feat: WIP sign in"])
def test_what_waits_to_be_folded_is_an_error_on_the_release_branch_alone(
    text: str, repository: Path, lint: Lint
) -> None:
    commit(repository, "fix: a")
    commit(repository, text)
    git(repository, "switch", "--quiet", "-c", "side", "main~1")
    commit(repository, text + " again")
    assert lint("main~1..main").code == 1
    assert lint("main~1..side").code == 0
    assert "1 warning in 1 message" in lint("main~1..side").out
    assert lint("main~1..side", "--strict").code == 1
    for way, code in (("squash", 0), ("merge", 1), ("rebase", 1)):
        (repository / "gatepost.toml").write_text(f"merge = '{way}'\n")
        assert lint("main~1..side").code == code
        assert lint("main~1..main").code == 1
