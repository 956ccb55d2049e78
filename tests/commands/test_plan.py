"""`gatepost plan` on real repositories: what there is to plan, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.planning import CONFIGURATION, MANIFEST, SIMPLE, Ground, said
from support.program import call
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

LOST = "no tag `v1.2.3` leads to this commit"


@pytest.fixture
def ground(repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Ground:
    monkeypatch.setenv("COLUMNS", "140")
    return Ground(repository, capsys)


@pytest.fixture
def released(ground: Ground) -> Ground:
    """Return a repository that was released as 1.2.3."""
    ground.release(SIMPLE, {".": "1.2.3"}, "v1.2.3")
    return ground


def test_a_release_is_planned(released: Ground) -> None:
    released.commit("feat: a", "a")
    done = released.plan()
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("rocket  1.2.3 → 1.3.0   minor: 1 feature\n")


def test_where_there_is_nothing_to_release_all_is_well(released: Ground) -> None:
    nothing = "rocket  1.2.3   no release: no commits since the last release\n"
    assert released.plan() == (0, f"{nothing}\nRelease PR    none: there is nothing to release\n", "")


@pytest.mark.parametrize(
    ("left", "called", "file"), [(CONFIGURATION, "versions", MANIFEST), (MANIFEST, "config", CONFIGURATION)]
)
def test_a_missing_file_is_an_error_in_the_words_of_release_please(
    left: str, called: str, file: str, ground: Ground
) -> None:
    commit(ground.folder, "feat: a", **{left: json.dumps(SIMPLE)})
    assert said(ground.plan()) == (
        2,
        f"no plan: ConfigurationError: base (acme/rocket): Missing required manifest {called}: {file}",
        (
            f"it needs {CONFIGURATION} and {MANIFEST}, committed: `gatepost init` makes both; "
            "--config-file and --manifest-file name others"
        ),
    )
    assert ground.plan().err.endswith("  help: gatepost explain GE117\n")


def test_an_error_is_part_of_the_document(ground: Ground) -> None:
    ground.commit("feat: a", "a")
    done = ground.plan("--format", "json")
    loaded = json.loads(done.out)
    assert (done.code, loaded["prs"], loaded["releases"]) == (2, [], [])
    assert (
        loaded["error"] == "ConfigurationError: base (acme/rocket): Missing required manifest config: " + CONFIGURATION
    )


def test_other_names_can_be_given(ground: Ground) -> None:
    files = {"ci/release.json": json.dumps(SIMPLE), "ci/versions.json": '{".": "2.0.0"}'}
    commit(ground.folder, "feat: a", **files)
    names = ("--config-file", "ci/release.json", "--manifest-file", "ci/versions.json")
    assert ground.versions(*names) == {".": "2.1.0"}


@pytest.mark.parametrize("manifest", [{}, {".": "0.0.0"}])
def test_what_was_never_released_begins(manifest: dict[str, str], ground: Ground) -> None:
    ground.release(SIMPLE, manifest)
    ground.commit("feat: a", "a")
    assert ground.versions() == {".": "1.0.0"}
    assert ground.warnings() == ["no-last-release"]


@pytest.mark.parametrize(
    ("tag", "warnings"),
    [("v1.2.3", []), ("rocket-v1.2.3", ["last-release-not-found"]), ("x", ["last-release-not-found"])],
)
def test_the_tag_must_be_the_one_that_release_please_makes(tag: str, warnings: list[str], ground: Ground) -> None:
    ground.release(SIMPLE, {".": "1.2.3"}, tag)
    ground.commit("feat: a", "a")
    assert ground.warnings() == warnings


def test_a_tag_without_a_component_where_one_is_wanted_is_told(ground: Ground) -> None:
    ground.release({**SIMPLE, "include-component-in-tag": True}, {".": "1.2.3"}, "v1.2.3")
    ground.commit("feat: a", "a")
    assert "there is `v1.2.3`: see `component` and" in ground.plan().out


def test_a_tag_on_another_branch_does_not_count(ground: Ground) -> None:
    ground.release(SIMPLE, {".": "1.2.3"})
    git(ground.folder, "switch", "--quiet", "-c", "side")
    ground.commit("fix: side", "x")
    git(ground.folder, "tag", "v1.2.3")
    git(ground.folder, "switch", "--quiet", "main")
    ground.commit("feat: a", "a")
    assert LOST in ground.plan().out
    assert ground.versions() == {".": "1.3.0"}


def test_a_shallow_clone_is_not_planned_unless_one_says_so(
    released: Ground, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released.commit("feat: a", "a")
    released.commit("fix: b", "b")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{released.folder}", "shallow")
    folder = str(tmp_path / "shallow")
    code, error, hint = said(call(capsys, "plan", "-C", folder))
    assert (code, hint) == (
        3,
        "run `git fetch --unshallow`, or set `fetch-depth: 0` at the workflow's checkout step",
    )
    sha = git(released.folder, "rev-parse", "HEAD")[:9]
    assert error == f"cannot plan: the history is cut short at {sha}, before the last release"
    done = call(capsys, "plan", "-C", folder, "--partial", "--repository", "acme/rocket")
    assert done.code == 0
    assert "rocket  1.2.3 → 1.2.4   patch: 1 entry" in done.out
    assert "! the history is cut short; commits and tags that this clone lacks are not in the plan\n" in done.out


def test_a_shallow_clone_that_reaches_the_last_release_is_planned(
    released: Ground, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released.commit("feat: a", "a")
    git(tmp_path, "clone", "--quiet", "--depth=2", f"file://{released.folder}", "shallow")
    done = call(capsys, "plan", "-C", str(tmp_path / "shallow"))
    assert done.out.startswith("rocket  1.2.3 → 1.3.0")


def test_without_a_remote_links_say_so(released: Ground) -> None:
    git(released.folder, "remote", "remove", "origin")
    released.commit("feat: a", "a")
    done = released.plan()
    assert done.code == 0
    assert "! no remote says whose repository this is: links have OWNER/repository (--repository)\n" in done.out
    assert (
        "https://github.com/octo/x/compare/v1.2.3...v1.3.0"
        in released.plan("--changelog", "--repository", "octo/x").out
    )


def test_what_is_not_committed_is_not_planned_and_that_is_said(released: Ground) -> None:
    (released.folder / MANIFEST).write_text('{".": "9.9.9"}')
    done = released.plan()
    assert done.out.startswith("rocket  1.2.3   no release")
    assert "! planned as committed: what is changed in the work tree is not in the plan\n" in done.out
    assert "planned as committed" not in released.plan("--at", "HEAD").out


@pytest.mark.parametrize("format_", ["json", "markdown"])
def test_remarks_stand_beside_what_is_for_machines(format_: str, released: Ground) -> None:
    (released.folder / MANIFEST).write_text("{}")
    told = "gatepost: planned as committed: what is changed in the work tree is not in the plan\n"
    assert released.plan("--format", format_).err == told
    assert released.plan("--diff").err == f"gatepost: there is nothing to release\n{told}"
    assert released.plan("--changelog").err == f"gatepost: there is nothing to release\n{told}"
    assert released.plan().err == ""


def test_without_a_commit_there_is_nothing_to_plan(ground: Ground) -> None:
    assert said(ground.plan()) == (2, "git knows no commit by `HEAD`", "a repository needs a first commit")


def test_a_bare_repository_and_a_detached_head_can_be_planned(
    released: Ground, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    released.commit("feat: a", "a")
    whole = released.document()
    git(released.folder, "checkout", "--quiet", "--detach")
    assert released.document() == whole
    git(tmp_path, "clone", "--quiet", "--bare", str(released.folder), "rocket.git")
    more = ("--date", "2026-03-04", "--repository", "acme/rocket", "--branch", "main", "--format", "json")
    assert json.loads(call(capsys, "plan", "-C", str(tmp_path / "rocket.git"), *more).out) == whole


def test_a_folder_below_the_root_is_as_good(released: Ground) -> None:
    released.commit("feat: a", "a/b/c")
    whole = released.document()
    assert released.document("-C", str(released.folder / "a" / "b")) == whole


def test_outside_of_a_repository_there_is_no_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(call(capsys, "plan", "-C", str(tmp_path)))[:2] == (3, "this is not a git repository")
    assert call(capsys, "plan", "-C", str(tmp_path / "nowhere")).code == 3


def test_a_release_type_that_is_not_planned_is_no_fault(ground: Ground) -> None:
    ground.release({"release-type": "rust", "packages": {".": {}}}, {".": "1.2.3"}, "v1.2.3")
    error = "no plan: gatepost plans no release-type `rust` (of `.`), only python, simple, node, go"
    assert said(ground.plan()) == (2, error, "that is as far as gatepost goes: Release Please may go on")


def test_a_package_without_any_name_is_taken_for_one_of_node(ground: Ground) -> None:
    """Which stops for want of a package.json, and not at the outline of what it is called."""
    ground.release({"include-component-in-tag": False, "packages": {".": {}}}, {".": "1.2.3"}, "v1.2.3")
    ground.commit("fix: refuel", "a.py")
    code, error, hint = said(ground.plan())
    assert (code, hint) == (2, "release-type `node` is the default: `python` must be set")
    assert "Missing required file: package.json" in error


def test_a_plugin_that_is_not_planned_is_no_fault(ground: Ground) -> None:
    ground.release({**SIMPLE, "plugins": ["cargo-workspace"]}, {".": "1.2.3"}, "v1.2.3")
    error = "no plan: the plugin `cargo-workspace` is not planned by gatepost"
    assert said(ground.plan()) == (2, error, "that is as far as gatepost goes: Release Please may go on")
