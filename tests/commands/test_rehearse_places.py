"""`gatepost rehearse` in unusual places, and with configurations that lead elsewhere."""

from __future__ import annotations

import json
from importlib.metadata import PackageNotFoundError
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import local_index, real_release_please, uploading
from gatepost.adapters.release_place import Wanted
from gatepost.adapters.scratch_clone import ScratchClone
from gatepost.commands import rehearse_publishing, rehearse_run
from gatepost.commands.rehearse_publishing import build_release
from gatepost.commands.rehearse_request import Request
from gatepost.errors import INTERRUPTED, NotTriedError
from gatepost.rehearsal.facts import Release
from support.planning import said
from support.rehearsing import CONFIGURATION, MANIFEST, Stage, configuration, make_stage, make_two
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def stage(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    return make_stage(repository, capsys, monkeypatch)


@pytest.fixture
def two(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Stage:
    return make_two(repository, capsys, monkeypatch)


def test_what_a_hook_is_given_does_not_lead_into_the_repository(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    (stage.path / "mine.txt").write_text("not committed", "utf-8")
    before = git(stage.path, "for-each-ref"), git(stage.path, "status", "--porcelain"), git(stage.path, "log", "-1")
    config = (stage.path / ".git" / "config").read_bytes()
    with monkeypatch.context() as hook:
        hook.setenv("GIT_DIR", str(stage.path / ".git"))
        hook.setenv("GIT_WORK_TREE", str(stage.path))
        hook.setenv("GIT_INDEX_FILE", str(stage.path / ".git" / "index"))
        done = stage.rehearse()

    assert done.code == 0, done.out + done.err
    assert (stage.path / ".git" / "config").read_bytes() == config
    after = git(stage.path, "for-each-ref"), git(stage.path, "status", "--porcelain"), git(stage.path, "log", "-1")
    assert after == before


def test_a_version_does_not_say_where_notes_are_written(stage: Stage) -> None:
    commit(stage.path, "fix: lead out\n\nRelease-As: 1.3.0-x/y", **{"src/rocket/out.py": ""})
    stage.rehearse()

    assert [path.name for path in (stage.out / "notes").iterdir()] == ["01-1.3.0-x-y.md"]


def test_a_package_that_a_link_leads_out_to_is_not_built(two: Stage, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    git(two.path, "rm", "--quiet", "-r", "pepper")
    (two.path / "pepper").symlink_to(outside)
    git(two.path, "add", "pepper")
    commit(two.path, "chore: link")
    clone = ScratchClone(two.path, "main")
    release = Release("pepper", "pepper", "1.2.1", "pepper-v1.2.1", git(two.path, "rev-parse", "HEAD"))
    made = build_release(release, clone, tmp_path / "dist", Request(Wanted()), {})

    assert made.built.stop is not None
    assert made.built.stop.text == "pepper leads out of the repository"
    assert not made.is_ready


def test_a_folder_may_be_called_as_the_branch(stage: Stage) -> None:
    commit(stage.path, "docs: a folder", **{"main/notes.txt": "notes\n"})
    done = stage.rehearse()

    assert done.code == 0, done.out + done.err
    assert git(stage.out / "repository", "rev-parse", "--abbrev-ref", "HEAD") == "main"


def test_a_top_that_is_no_package_is_released_without_files(stage: Stage) -> None:
    git(stage.path, "rm", "--quiet", "-r", "src", "backend.py")
    told = configuration(**{"include-component-in-tag": False, "release-type": "simple"})
    files = {"pyproject.toml": "[tool.ruff]\nline-length = 100\n", CONFIGURATION: told, "fuel.txt": "full\n"}
    commit(stage.path, "fix: no Python here", **files)
    done = stage.rehearse()

    assert done.code == 0, done.out + done.err
    assert "no package here is one for Python" in done.out


def test_half_a_surrogate_pair_is_written_as_node_does(stage: Stage) -> None:
    stage.configure(**{"include-component-in-tag": False, "pull-request-title-pattern": "chore: ${version} \ud800"})
    done = stage.rehearse()

    assert done.code == 0, done.out + done.err
    assert git(stage.out / "repository", "log", "-1", "--format=%s") == "chore: 1.2.1 \ufffd (#5)"


def test_names_cannot_act_on_a_terminal(two: Stage) -> None:
    told = json.loads(configuration("pepper", "salt"))
    told["packages"]["pepper"]["component"] = "pepper\u202e"
    commit(two.path, "chore: configure", **{CONFIGURATION: json.dumps(told)})
    git(two.path, "tag", "pepper\u202e-v1.2.0", "pepper-v1.2.0")
    done = two.rehearse()

    assert done.code == 0, done.out + done.err
    assert "\u202e" not in done.out + done.err
    assert "uploading pepper\\u202e 1.2.1" in done.err


@pytest.mark.parametrize("way", ["--bare", "--filter=blob:none", "--depth=1"])
def test_other_kinds_of_clones(stage: Stage, tmp_path: Path, capsys: pytest.CaptureFixture[str], way: str) -> None:
    git(stage.path, "config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", way, f"file://{stage.path}", "other")
    done = Stage(tmp_path / "other", capsys).rehearse("--repository", "octo/rocket")

    if way == "--depth=1":
        assert done.code == 3
        assert "the history is cut short" in done.err
    else:
        assert done.code == 0, done.out + done.err


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"draft": True}, "(`draft`): here it was made"),
        ({"skip-github-release": True}, "(`skip-github-release`): here it was made"),
        ({"draft": True, "force-tag-creation": True}, ""),
    ],
)
def test_a_release_without_a_tag_of_its_own_is_not_proven(stage: Stage, settings: dict[str, bool], words: str) -> None:
    stage.configure(**{"include-component-in-tag": False, **settings})
    text = " ".join(stage.rehearse().out.split())

    assert words in text
    assert ("makes no tag of" in text) == bool(words)


def test_what_is_asked_for_and_not_reached_says_so(stage: Stage) -> None:
    git(stage.path, "tag", "v1.2.1", "v1.2.0")
    assert stage.outcomes("--publish-failure")["upload-not-resumed"] == ("skipped", "not reached")


def test_where_there_is_no_index_nothing_is_built(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def missing(name: str) -> str:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(local_index, "version", missing)
    done = stage.rehearse()

    assert done.code == 3
    assert "pypiserver is not installed" in done.err
    assert not stage.out.exists()


def test_a_hint_names_no_option_that_is_not_there(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        message = "not tried: it is dark"
        raise NotTriedError(message, "make light; --no-install leaves the trial out")

    monkeypatch.setattr(rehearse_publishing, "try_wheel", fail)
    code, message, rest = said(stage.rehearse())

    assert (code, message) == (3, "not tried: it is dark")
    assert rest == "make light"


def test_an_index_that_refuses_the_first_file_is_not_taken_away(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(uploading, "_twine_options", lambda _: ["--no-such-option"])
    monkeypatch.setattr(local_index.LocalIndex, "names", lambda _: frozenset())
    failed = stage.failed("--publish-failure")

    assert failed["upload-refused"].startswith("rocket 1.2.1: `twine upload` ended with 2\n| ")
    assert failed["upload-not-resumed"].startswith("rocket 1.2.1: the second try does not complete the first")


def test_nothing_to_release_is_compared_too(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    git(stage.path, "tag", "v1.2.1")
    commit(stage.path, "chore: as if released", **{MANIFEST: '{".": "1.2.1"}'})
    git(stage.path, "tag", "--force", "v1.2.1")
    monkeypatch.setattr(real_release_please, "ask_release_please", lambda *_: {"prs": [], "error": "no"})
    message = stage.failed("--with-release-please")["release-differs"]

    assert message.startswith("error: gatepost has None, Release Please 'no'")


def test_a_failure_stands_in_the_log_of_github_too(stage: Stage) -> None:
    done = stage.rehearse("--format", "github", "--touching", "src")

    assert done.code == 2
    assert done.out.startswith("::error title=gatepost GE101::--touching is for --with alone")


def test_no_folder_for_temporary_files(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(**_: str) -> str:
        raise FileNotFoundError(2, "No usable temporary directory")

    monkeypatch.setattr("tempfile.mkdtemp", fail)
    code, message, _ = said(stage.rehearse("--out", ""))

    assert (code, message) == (3, "cannot write to the folder for temporary files: No usable temporary directory")


def test_a_folder_that_nobody_named_is_gone_after_ctrl_c(
    stage: Stage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    monkeypatch.setattr(rehearse_run, "merge_all", interrupt)
    for out, kept in (("", []), (str(tmp_path / "kept"), ["repository"])):
        assert stage.rehearse("--out", out).code == INTERRUPTED
        assert list(tmp_path.glob("gatepost-rehearsal-*")) == []
        assert [path.name for path in tmp_path.glob("kept/*")] == kept
