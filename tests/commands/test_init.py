"""`gatepost init`: what it does with the files, by each of its ways."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.initing import Desk, files, project, traces
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

CI, RELEASE = ".github/workflows/ci.yml", ".github/workflows/release.yml"
QUALITY = ".github/workflows/quality.yml"
MADE = {
    *(".github/dependabot.yml", CI, ".github/workflows/commits.yml", RELEASE),
    *(
        ".gitignore",
        ".pre-commit-config.yaml",
        ".release-please-manifest.json",
        "CONTRIBUTING.md",
        "Makefile",
        "RELEASING.md",
    ),
    *("RELEASING.md", "release-please-config.json", "requirements/build.in", "requirements/dev.in"),
}


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with a package, of which nothing is set up."""
    project(repository)
    return Desk(repository, capsys)


def test_yes_sets_up_and_tells_each_file_once(desk: Desk) -> None:
    before = files(desk.path)
    done = desk.set_up("--manager", "pip")
    assert set(files(desk.path)) - set(before) == MADE
    assert all(done.out.count(f"  {name} ") == 1 for name in MADE)
    assert "  added    Makefile" in done.out
    assert "  changed  pyproject.toml" in done.out
    assert done.err == ""


def test_what_is_left_to_do_by_hand_is_said_at_the_end(desk: Desk) -> None:
    git(desk.path, "remote", "add", "origin", "https://github.com/acme/rocket.git")
    said = desk.set_up().out.partition("Left to do by hand, once (RELEASING.md has it too):\n")[2]
    assert said.startswith("  1. ")
    assert "Owner              acme\n" in said
    assert "Workflow name      release.yml\n" in said


def test_a_second_run_changes_nothing_and_a_check_finds_nothing(desk: Desk) -> None:
    desk.set_up()
    before = traces(desk.path)
    done = desk.set_up()
    assert "added" not in done.out
    assert "files are as they should be" in done.out
    assert traces(desk.path) == before
    assert desk.init("--check").code == 0
    assert "files are as they should be" in desk.init("--check").out


@pytest.mark.parametrize("way", [("--dry-run",), ("--diff",), ("--check",), ("--format", "json")])
def test_who_only_looks_writes_nothing(way: tuple[str, ...], desk: Desk) -> None:
    before, refs = traces(desk.path), git(desk.path, "status", "--porcelain=2", "--branch")
    done = desk.init(*way)
    assert done.code == (1 if way == ("--check",) else 0)
    assert traces(desk.path) == before
    assert git(desk.path, "status", "--porcelain=2", "--branch") == refs
    assert "\x1b" not in done.out


def test_a_dry_run_lists_what_would_be_done(desk: Desk) -> None:
    said = desk.init("--dry-run", "--manager", "pip").out
    assert "  change  pyproject.toml " in said
    assert "  add     Makefile " in said
    assert "  then run  uv pip compile " in said


def test_a_diff_can_be_applied_and_gives_the_same(desk: Desk) -> None:
    diff = desk.init("--diff").out
    (desk.path.parent / "it.diff").write_text(diff, "utf-8", newline="")
    desk.set_up()
    after = files(desk.path)
    git(desk.path, "clean", "-dfxq")
    git(desk.path, "checkout", "--quiet", ".")
    git(desk.path, "apply", str(desk.path.parent / "it.diff"))
    assert files(desk.path) == after


def test_a_check_names_what_to_do(desk: Desk) -> None:
    done = desk.init("--check")
    assert done.code == 1
    assert done.err == "not as it should be: `gatepost init --diff` shows it, `gatepost init` mends it\n"


def test_json_has_the_whole_plan_under_keys_that_stay(desk: Desk) -> None:
    done = desk.init("--format", "json", "--manager", "pip")
    told = json.loads(done.out)
    assert list(told) == ["schema_version", "files", "commands", "remarks", "by_hand", "ok"]
    assert {tuple(each) for each in told["files"]} == {("path", "state", "about", "content")}
    assert [list(each) for each in told["by_hand"]] == [["title", "where", "values", "otherwise"]] * len(
        told["by_hand"]
    )
    assert {each["path"] for each in told["files"]} == MADE | {"pyproject.toml"}
    assert (told["schema_version"], told["ok"], done.err) == (1, False, "")
    desk.set_up("--manager", "pip")
    assert json.loads(desk.init("--format", "json").out)["ok"] is True
    assert {each["path"]: each["content"] for each in told["files"]} == {
        each["path"]: desk.text(each["path"]) for each in told["files"]
    }


def test_a_check_as_json_has_the_same_exit_code(desk: Desk) -> None:
    done = desk.init("--check", "--format", "json")
    assert (done.code, json.loads(done.out)["ok"], done.err) == (1, False, "")
    desk.set_up()
    assert desk.init("--check", "--format", "json").code == 0


def test_only_looks_at_one_file(desk: Desk) -> None:
    before = files(desk.path)
    assert desk.init("--check", "--only", "./Makefile").code == 1
    done = desk.set_up("--only", "./Makefile", "--only", "CONTRIBUTING.md")
    assert set(files(desk.path)) - set(before) == {"Makefile", "CONTRIBUTING.md"}
    assert desk.text("pyproject.toml").encode() == before["pyproject.toml"]
    assert "by hand" not in done.out
    assert desk.init("--check", "--only", "Makefile").code == 0


@pytest.mark.parametrize("flag", ["--only", "--overwrite", "--keep"])
@pytest.mark.parametrize("way", ["--yes", "--check"])
def test_a_file_that_init_does_not_make_is_an_error_of_usage(flag: str, way: str, desk: Desk) -> None:
    before = traces(desk.path)
    done = desk.init(way, flag, "Makefiel")
    assert done.code == 2
    assert "Makefiel" in done.err
    assert "hint: did you mean Makefile?" in done.err
    assert "help: gatepost explain GE101" in done.err
    assert "--dry-run" in desk.init(way, flag, "nothing like it").err
    assert traces(desk.path) == before


def test_a_file_that_a_hand_has_changed_is_kept_and_named(desk: Desk) -> None:
    desk.set_up()
    mine = desk.text(CI).replace("timeout-minutes: 15", "timeout-minutes: 16")
    (desk.path / CI).write_text(mine, "utf-8")
    assert desk.init("--check").code == 1
    done = desk.set_up()
    assert desk.text(CI) == mine
    assert f"  yours  {CI}  made or changed by hand: see --diff" in done.out
    diff = desk.init("--diff").out
    assert f"# {CI} was made or changed by hand, and is kept" in diff
    assert "+    timeout-minutes: 15" in diff


def test_overwrite_makes_a_file_anew_that_a_hand_has_changed(desk: Desk) -> None:
    desk.set_up()
    before = desk.text(CI)
    (desk.path / CI).write_text("name: Mine\n", "utf-8")
    (desk.path / RELEASE).write_text("name: Mine\n", "utf-8")
    desk.keep()
    desk.set_up("--overwrite", CI)
    assert (desk.text(CI), desk.text(RELEASE)) == (before, "name: Mine\n")


def test_a_file_that_was_there_first_is_somebodys_own(desk: Desk) -> None:
    own = {RELEASE: "name: Mine\n", "CONTRIBUTING.md": "Be kind.\n", "Makefile": "all:\n\ttrue\n"}
    commit(desk.path, "ci: mine", **own)
    done = desk.set_up()
    assert desk.text(RELEASE) == "name: Mine\n"
    assert f"  yours    {RELEASE} " in done.out
    assert desk.text("Makefile").startswith("all:\n\ttrue\n")
    assert "\ncheck:" in desk.text("Makefile")


def test_beside_a_ci_of_somebodys_own_the_gates_that_a_release_waits_for_have_another_name(desk: Desk) -> None:
    commit(desk.path, "ci: mine", **{CI: "name: Mine\n"})
    done = desk.set_up()
    assert f"! {CI} is yours, and stays\n" in done.out
    assert desk.text(CI) == "name: Mine\n"
    assert "\nname: Quality\n" in desk.text(QUALITY)
    assert "    uses: $/.github/workflows/quality.yml\n" in desk.text(RELEASE)
    assert desk.init("--check").code == 0
    (desk.path / CI).unlink()
    assert desk.init("--check").code == 0


def test_a_ci_of_somebodys_own_is_replaced_when_that_is_said(desk: Desk) -> None:
    commit(desk.path, "ci: mine", **{CI: "name: Mine\n"})
    done = desk.set_up("--overwrite", CI)
    assert "yours" not in done.out
    assert "\nname: CI\n" in desk.text(CI)
    assert not (desk.path / QUALITY).exists()
    assert "    uses: $/.github/workflows/ci.yml\n" in desk.text(RELEASE)
    assert desk.init("--check").code == 0


def test_what_is_kept_is_written_down_and_left_alone_from_then_on(desk: Desk) -> None:
    done = desk.set_up("--keep", CI, "--keep", "./Makefile")
    assert f'leave = ["{CI}", "Makefile"]' in desk.text("pyproject.toml")
    assert not (desk.path / CI).exists()
    assert f"  left     {CI}" in done.out
    assert desk.init("--check").code == 0
    desk.set_up()
    assert not (desk.path / CI).exists()
    assert not (desk.path / "Makefile").exists()
    desk.keep()
    desk.set_up("--keep", RELEASE, "--keep", CI)
    assert f'leave = ["{CI}", "Makefile", "{RELEASE}"]' in desk.text("pyproject.toml")


def test_a_tracked_file_with_changes_is_not_changed_further_unless_that_is_said(desk: Desk) -> None:
    (desk.path / "pyproject.toml").write_text(desk.text("pyproject.toml") + "# mine\n", "utf-8")
    before = traces(desk.path)
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert done.code == 2
    assert "error: not as committed, and init would change it: pyproject.toml; nothing was written\n" in done.err
    assert "--allow-dirty" in done.err
    assert "gatepost explain GE122" in done.err
    assert traces(desk.path) == before
    assert desk.init("--dry-run").code == 0
    desk.set_up("--allow-dirty")
    assert "# mine\n" in desk.text("pyproject.toml")


def test_changes_of_files_that_are_none_of_ours_do_not_matter(desk: Desk) -> None:
    (desk.path / "src/rocket/__init__.py").write_text("X = 1\n", "utf-8")
    (desk.path / "notes.txt").write_text("mine\n", "utf-8")
    desk.set_up()
    assert desk.text("notes.txt") == "mine\n"


@pytest.mark.parametrize("flags", [("--publish", "moon"), ("--runner", ""), ("--nonsense",), ("word",), ("--only",)])
def test_what_is_no_flag_and_no_answer_is_an_error_of_usage(flags: tuple[str, ...], desk: Desk) -> None:
    before = traces(desk.path)
    done = desk.init("--yes", *flags)
    assert done.code == 2
    assert "error: " in done.err
    assert traces(desk.path) == before


def test_nobody_is_asked_without_a_terminal(desk: Desk) -> None:
    before = traces(desk.path)
    done = desk.init()
    assert done.code == 2
    assert "error: nobody can be asked: there is no terminal\n  hint: --yes sets up with the usual answers;" in done.err
    assert "gatepost explain GE122" in done.err
    assert traces(desk.path) == before


def test_a_folder_is_chosen_by_flag(desk: Desk) -> None:
    assert desk.init("-C", str(desk.path / "gone"), "--check").code == 3
    done = desk.init("-C", str(desk.path / "src" / "rocket"), "--check")
    assert done.code == 1
    assert "pyproject.toml" in done.out


def test_the_output_may_go_where_nobody_reads(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "20")
    monkeypatch.setenv("FORCE_COLOR", "1")
    done = desk.set_up()
    assert "\x1b[" in done.out


def test_what_is_found_is_said_before_what_is_done(desk: Desk) -> None:
    git(desk.path, "remote", "add", "origin", "https://github.com/acme/rocket.git")
    said = desk.init("--dry-run", "--pythons", "3.12", "--manager", "pip").out
    head = "  rocket 0.2.0: tests on 3.12; pip, make, pre-commit; releases from main of\n  acme/rocket\n"
    assert said.startswith(head)
    assert "pip, just, prek;" in desk.init("-n", "--manager", "pip", "--tasks", "just", "--runner", "prek").out
    assert "pip, pre-commit;" in desk.init("-n", "--manager", "pip", "--tasks", "none").out


def test_a_check_says_what_becomes_of_what_was_changed_by_hand(desk: Desk) -> None:
    desk.set_up()
    (desk.path / RELEASE).write_text("name: Mine\n", "utf-8")
    done = desk.init("--check")
    assert done.code == 1
    mends = f"--overwrite {RELEASE} makes it anew, --keep {RELEASE} settles that it is yours"
    assert done.err == f"made or changed by hand: {mends}\n"
    (desk.path / "Makefile").unlink()
    assert desk.init("--check").err.startswith("not as it should be: `gatepost init --diff` shows it")


def test_the_list_of_what_is_left_to_do_is_shown_when_it_is_new(desk: Desk) -> None:
    assert "Left to do by hand, once" in desk.set_up().out
    again = desk.set_up().out
    assert "Left to do by hand, once" not in again
    assert "what is left to do by hand: RELEASING.md\n" in again
