"""The facts of real repositories, gathered by the real git."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.doctor_facts import gather
from gatepost.adapters.doctor_tree import CommittedFiles, EditedSource, WorkFiles
from gatepost.doctor.facts import ANCESTOR, ELSEWHERE, UNKNOWN, DatedTag, Remote
from gatepost.errors import HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from support.patients import CI, COMMITS, CONFIGURATION, MANIFEST, RELEASE, Patient
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


def test_what_git_says(rocket: Patient) -> None:
    with rocket.facts() as facts:
        repository = facts.repository

    assert repository.head == rocket.git("rev-parse", "HEAD")
    assert (repository.branch, repository.release_branch, repository.is_shallow, repository.is_partial) == (
        "main",
        "main",
        False,
        False,
    )
    assert repository.remote == Remote("github.com", "octo", "rocket")
    assert repository.remote.slug == "octo/rocket"
    assert sorted(tag.name for tag in repository.tags) == ["v0.2.0", "v0.3.0"]
    assert repository.tag("v0.3.0") == DatedTag("v0.3.0", rocket.git("rev-parse", "v0.3.0"), 1767225600)
    assert repository.tag("v9") is None
    assert repository.config["remote.origin.url"].endswith("octo/rocket.git")


def test_what_release_please_is_told_and_would_do(rocket: Patient) -> None:
    with rocket.facts() as facts:
        release = facts.release
        assert release is not None
        assert (release.configuration_file, release.manifest_file) == (CONFIGURATION, MANIFEST)
        assert release.manifest is not None
        assert release.manifest.at(".") == f"{MANIFEST}:2"
        assert [(each.previous, each.next) for each in release.outlines] == [("0.3.0", "0.3.1")]
        assert [each.message for each in release.commits] == ["fix: refuel in time (#4)"]
        assert release.ancestry[rocket.git("rev-parse", "v0.3.0")] == ANCESTOR
        assert facts.then is not None
        assert facts.then.read(MANIFEST) == '{\n  ".": "0.3.0"\n}\n'
        assert "src/rocket/engines.py" in facts.then.paths
        assert facts.then.read("none") is None
        assert release.surprised_by("search-depth-reached") == []


def test_the_workflows_and_what_they_are_for(rocket: Patient) -> None:
    with rocket.facts() as facts:
        assert [each.path for each in facts.workflows] == [CI, COMMITS, RELEASE]
        assert facts.releasing is not None
        assert [place.where for place in facts.releasing] == [rocket.line(RELEASE, "name: Release Please")]
        assert facts.publishing is not None
        assert [place.job.id for place in facts.publishing] == ["publish"]
        assert facts.titles is not None
        assert [place.workflow.path for place in facts.titles] == [COMMITS]
        found = facts.project("")
        assert found is not None
        assert (found.name, facts.project("packages/none/")) == ("rocket", None)


def test_files_are_those_of_the_work_tree_and_the_history_is_that_of_the_commit(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"package-name": "rocket"', '"package-name": "rocket", "release-as": "9.0.0"')
    rocket.write("new.txt", "a\r\nb\r\n")
    rocket.remove("README.md")

    with rocket.facts() as facts:
        assert facts.release is not None
        assert [each.next for each in facts.release.outlines] == ["9.0.0"]
        assert "README.md" not in facts.tree.paths
        assert "new.txt" in facts.tree.paths
        assert facts.tree.read("new.txt") == "a\nb\n"


def test_the_workflow_names_the_files(rocket: Patient) -> None:
    rocket.move(CONFIGURATION, ".github/releases.json")
    rocket.replace(RELEASE, "config-file: release-please-config.json", "config-file: ./.github/releases.json")
    rocket.replace(RELEASE, "manifest-file: .release-please-manifest.json", "manifest-file: ${{ vars.MANIFEST }}")

    with rocket.facts() as facts:
        assert facts.release is not None
        assert (facts.release.configuration_file, facts.release.manifest_file) == (".github/releases.json", MANIFEST)
        assert facts.release.plan.error == ""


def test_an_action_that_is_told_all_by_its_inputs_needs_no_files(rocket: Patient) -> None:
    rocket.replace(RELEASE, "config-file: release-please-config.json", "release-type: python")
    rocket.remove(CONFIGURATION)
    rocket.remove(MANIFEST)

    with rocket.facts() as facts:
        assert facts.release is None
        assert "all by `release-type`" in facts.absent["release"]


def test_commits_that_are_named_may_lie_elsewhere_or_nowhere(rocket: Patient) -> None:
    rocket.git("checkout", "--quiet", "-b", "side", "HEAD~2")
    side = commit(rocket.path, "feat: elsewhere")
    rocket.git("checkout", "--quiet", "main")
    rocket.write(
        CONFIGURATION, f'{{"packages": {{".": {{}}}}, "bootstrap-sha": "{side}", "last-release-sha": "{"b" * 40}"}}'
    )

    with rocket.facts() as facts:
        assert facts.release is not None
        assert facts.release.ancestry[side] == ELSEWHERE
        assert facts.release.ancestry["b" * 40] == UNKNOWN

    rocket.write(CONFIGURATION, '{"packages": {".": {}}, "bootstrap-sha": "--help"}')
    with rocket.facts() as facts:
        assert facts.release is not None
        assert facts.release.ancestry["--help"] == UNKNOWN


def test_the_release_branch_is_the_one_that_the_workflow_names(rocket: Patient) -> None:
    rocket.git("checkout", "--quiet", "-b", "work")

    with rocket.facts() as facts:
        assert (facts.repository.branch, facts.repository.release_branch) == ("work", "main")


def test_a_repository_that_nothing_is_known_of_says_why(repository: Path) -> None:
    commit(repository, "begin")

    with gather(str(repository)) as facts:
        assert (facts.release, facts.then, facts.projects, facts.releasing, facts.publishing) == (
            None,
            None,
            (),
            None,
            None,
        )
        assert "nothing here is released" in facts.absent["release"]
        assert facts.absent["then"] == facts.absent["release"]
        assert facts.hooks is not None
        assert not facts.hooks.is_wanted
        assert facts.repository.remote is None


def test_before_the_first_tag_there_is_no_then(rocket: Patient) -> None:
    rocket.git("tag", "--delete", "v0.2.0", "v0.3.0")

    with rocket.facts() as facts:
        assert facts.then is None
        assert facts.absent["then"] == "no release is tagged yet"


def test_in_ci_hooks_are_of_no_account(rocket: Patient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")

    with rocket.facts() as facts:
        assert facts.hooks is None
        assert facts.absent["hooks"] == "git's hooks are not used in CI"


def test_a_shallow_clone_is_not_taken_for_the_whole(rocket: Patient, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=1", rocket.path.as_uri(), "shallow")
    shallow = str(tmp_path / "shallow")

    with pytest.raises(HistoryCutShortError), gather(shallow):
        pass
    with gather(shallow, is_partial=True) as facts:
        assert facts.repository.is_shallow
        assert facts.release is not None


def test_a_clone_without_files_of_old_commits_says_so(rocket: Patient, tmp_path: Path) -> None:
    rocket.git("config", "uploadpack.allowFilter", "true")
    git(tmp_path, "clone", "--quiet", "--filter=blob:none", rocket.path.as_uri(), "partial")

    with gather(str(tmp_path / "partial")) as facts:
        assert facts.repository.is_partial


def test_what_is_no_repository_or_has_no_commit(tmp_path: Path, repository: Path) -> None:
    with pytest.raises(NoRepositoryError), gather(str(tmp_path)):
        pass
    with pytest.raises(RevisionUnknownError), gather(str(repository)):
        pass
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    with pytest.raises(NoRepositoryError, match="no work tree"), gather(str(tmp_path / "bare.git")):
        pass


def test_only_files_of_the_repository_are_read(tmp_path: Path) -> None:
    (tmp_path / "outside.txt").write_text("secret")
    root = tmp_path / "root"
    root.mkdir()
    (root / "link").symlink_to("../outside.txt")
    (root / "folder").mkdir()
    (root / "latin").write_bytes(b"caf\xe9")
    files = WorkFiles(root)

    assert [files.read(path) for path in ("link", "folder", "none", "", "a\0b")] == [None] * 5
    assert files.read("latin") == "caf\ufffd"


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    with (tmp_path / "huge").open("wb") as file:
        os.ftruncate(file.fileno(), 9 << 20)

    assert WorkFiles(tmp_path).read("huge") is None


def test_files_for_a_plan_have_their_folders(rocket: Patient) -> None:
    head = rocket.git("rev-parse", "HEAD")
    with closing(EditedSource(head, str(rocket.path), WorkFiles(rocket.path))) as source:
        assert source.named("__init__.py", ".") == ["src/rocket/__init__.py"]
        assert source.matching("src/*", ".") == ["src/rocket"]
    committed = CommittedFiles(head, str(rocket.path))
    assert committed.read("README.md") == "# Rocket\n"
    committed.close()


def test_a_repository_may_be_asked_from_below(rocket: Patient) -> None:
    with gather(str(rocket.path / "src")) as facts:
        assert facts.release is not None
        assert facts.release.plan.error == ""


def test_the_network_is_not_asked(rocket: Patient) -> None:
    """Git would run what `core.sshCommand` names, if it wanted to fetch."""
    rocket.git("config", "core.sshCommand", f"touch {rocket.path}/asked")
    rocket.git("remote", "set-url", "origin", "ssh://git@example.invalid/octo/rocket")

    assert start(rocket.path, "git", "fetch").code != 0
    assert (rocket.path / "asked").exists()
    rocket.remove("asked")
    with rocket.facts():
        assert not (rocket.path / "asked").exists()
