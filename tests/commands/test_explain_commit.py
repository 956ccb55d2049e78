"""`gatepost explain` of commits and messages, in real repositories."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.program import call, gatepost, shell
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = {
    "release-please-config.json": '{"release-type": "simple", "packages": {".": {"package-name": "rocket"}}}',
    ".release-please-manifest.json": '{".": "1.2.3"}',
}
DROPPED = "feat(api): sign in with a passkey (#12)\n\nrestore(load(session)) was too late\n\nCloses #7"


@pytest.fixture
def released(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository that has released 1.2.3, which is where the tests are."""
    commit(repository, "fix: first", **CONFIGURATION)
    git(repository, "tag", "rocket-v1.2.3")
    monkeypatch.chdir(repository)
    return repository


def explained(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, object]:
    """Return what `gatepost explain --format json ARGUMENTS` says."""
    done = call(capsys, "explain", "--format", "json", *arguments)
    assert done.code == 0, done.err
    found: dict[str, object] = json.loads(done.out)
    return found


def test_a_commit_that_is_dropped_is_rescued(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sha = commit(released, DROPPED)
    done = call(capsys, "explain", "HEAD")

    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{sha[:9]}  feat(api): sign in with a passkey (#12)\nnot released yet\n")
    assert "✗ message-dropped  GP401  line 3\n" in done.out
    block = done.out[done.out.index("BEGIN_COMMIT_OVERRIDE") :]
    assert block == f"BEGIN_COMMIT_OVERRIDE\n{DROPPED.replace('restore', ' restore')}\nEND_COMMIT_OVERRIDE\n"
    pasted = explained(capsys, "-m", f"chore: x (#12)\n\n{block}")
    assert pasted["bump"] == "minor"
    assert pasted["override_line"] == 4


def test_an_empty_commit_does_what_the_dropped_one_should_have_done(
    released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    commit(released, "fix: it's late\n\nfoo(bar\n\nBREAKING CHANGE: nothing's null")
    (command,) = (line.strip() for line in call(capsys, "explain", "HEAD").out.splitlines() if "--allow-empty" in line)

    assert shell(released, command).code == 0
    assert explained(capsys, "HEAD")["packages"] == [
        {
            "path": ".",
            "component": "rocket",
            "previous": "1.2.3",
            "next": "2.0.0",
            "bump": "major",
            "reason": "1 breaking change",
        }
    ]


@pytest.mark.parametrize("flags", [(), ("--annotate", "-m", "x")])
def test_what_is_released_names_a_tag_that_holds_it(
    flags: tuple[str, ...], released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sha = commit(released, DROPPED)
    commit(released, "chore: release", **{".release-please-manifest.json": '{".": "2.0.0"}'})
    git(released, "tag", *flags, "rocket-v2.0.0")
    found = explained(capsys, sha)

    assert (found["standing"], found["tag"], found["rescue"]) == ("past", "rocket-v2.0.0", None)


def test_a_commit_of_another_branch_is_taken_for_merged(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(released, "switch", "--quiet", "--create", "topic")
    commit(released, "feat: a", src="x")
    git(released, "switch", "--quiet", "main")
    found = explained(capsys, "topic")

    assert found["standing"] == "unmerged"
    assert '"next": "1.3.0"' in json.dumps(found["packages"])


def test_a_merge_is_known_by_its_parents(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(released, "switch", "--quiet", "--create", "topic")
    commit(released, "feat: a", src="x")
    git(released, "switch", "--quiet", "main")
    git(released, "merge", "--quiet", "--no-ff", "-m", "Update a\n\nfeat: a", "topic")
    text = call(capsys, "explain", "HEAD").out

    assert "git's own words for a merge" in text
    assert "GP503" in text


@pytest.mark.parametrize("arguments", [("-m", "feat: a"), ("-m", "feat: a\n"), ("--file", "message")])
def test_a_message_is_taken_for_merged(
    arguments: tuple[str, ...], released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (released / "message").write_text("feat: a\n\n# a comment\n")
    found = explained(capsys, *arguments)

    assert (found["standing"], found["bump"]) == ("message", "minor")
    assert found["id"] == "message"
    assert "rocket  1.2.3 → 1.3.0   minor: 1 feature\n" in call(capsys, "explain", *arguments).out


@pytest.mark.parametrize("flag", ["-m", "--file"])
def test_a_message_comes_from_standard_input(flag: str, released: Path) -> None:
    done = gatepost(released, "explain", flag, "-", "--format", "json", given="fix!: a\n")

    assert (done.code, done.err) == (0, "")
    assert (json.loads(done.out)["id"], json.loads(done.out)["bump"]) == ("stdin", "major")


@pytest.mark.parametrize("is_repository", [True, False])
def test_without_a_configuration_it_is_read_as_for_python(
    is_repository: bool,  # noqa: FBT001  a table
    repository: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    folder = repository if is_repository else tmp_path
    done = call(capsys, "explain", "-C", str(folder), "-m", "docs: a")

    assert done.code == 0
    assert "! without a release configuration: read as for Python by default\n" in done.out
    assert "→ Documentation (patch)\n" in done.out
    if is_repository:
        commit(repository, "docs: a")
        assert "→ Documentation (patch)\n" in call(capsys, "explain", "-C", str(folder), "HEAD").out


def test_a_shallow_clone_says_so(released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(released, "fix: a")
    clone = tmp_path / "clone"
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{released}", str(clone))
    text = call(capsys, "explain", "-C", str(clone), "HEAD").out
    done = call(capsys, "explain", "-C", str(clone), "HEAD", "--format", "json")

    assert "! the history is cut short: what this clone lacks is not known\n" in text
    assert done.err == "gatepost: the history is cut short: what this clone lacks is not known\n"


def test_pages_and_commits_may_be_asked_for_together(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sha = git(released, "rev-parse", "HEAD")
    done = call(capsys, "explain", "GP401", sha[:12])

    assert done.out == call(capsys, "explain", "GP401").out + "\n" + call(capsys, "explain", "rocket-v1.2.3").out


def test_a_code_goes_before_a_revision(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(released, "tag", "GP401")
    git(released, "tag", "message-droped")

    assert call(capsys, "explain", "GP401").out.startswith("message-dropped  GP401\n")
    assert "fix: first" in call(capsys, "explain", "message-droped").out


@pytest.mark.parametrize("word", ["nope", "HEAD~9", "HEAD..HEAD", "HEAD:release-please-config.json", "-9", "--all", ""])
def test_what_names_no_commit_is_an_unknown_code(word: str, released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert released.is_dir()
    done = call(capsys, "explain", "--", word)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: there is no page for `{word}`\n")


@pytest.mark.parametrize(
    ("arguments", "text"),
    [
        (("HEAD", "-m", "fix: a"), "only one thing can be explained at a time"),
        (("-m", "fix: a", "--file", "a"), "only one thing can be explained at a time"),
        (("--format", "json"), "--format json is for one commit or message"),
        (("--format", "json", "GP401"), "--format json is for one commit or message"),
        (("--format", "json", "HEAD", "HEAD"), "--format json is for one commit or message"),
    ],
)
def test_a_call_that_means_nothing_is_an_error(
    arguments: tuple[str, ...], text: str, released: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert released.is_dir()
    done = call(capsys, "explain", *arguments)

    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {text}\n")


def test_a_repository_without_commits_has_none_to_explain(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert call(capsys, "explain", "-C", str(repository), "HEAD").code == 2
    assert call(capsys, "explain", "-C", str(repository), "-m", "fix: a").code == 0


def test_outside_of_a_repository_there_are_no_commits(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = call(capsys, "explain", "-C", str(tmp_path), "HEAD")

    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: this is not a git repository\n")
    assert call(capsys, "explain", "-C", str(tmp_path), "message-droped").code == 2


def test_a_commit_is_explained_also_where_head_is_unborn(released: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(released, "symbolic-ref", "HEAD", "refs/heads/unborn")

    assert explained(capsys, "main")["standing"] == "unmerged"
