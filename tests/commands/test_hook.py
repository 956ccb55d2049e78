from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.hooks.script import hook_text
from support.program import call
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


USUAL = ("commit-msg", "pre-push", "post-commit")
OPT_IN = "- prepare-commit-msg: not installed; `gatepost hook install prepare-commit-msg` does it\n"
LEFTHOOK = '#!/bin/sh\ncall_lefthook run "x" "$@"\n'
HUSKY = '#!/usr/bin/env sh\n. "$(dirname "$0")/h"'


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    path.chmod(0o755)
    return path


def test_install_status_and_uninstall_say_what_they_did(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hooks = repository / ".git" / "hooks"
    missing = "not installed; `gatepost hook install` does it"
    said = f"✗ commit-msg: {missing}\n✗ pre-push: {missing}\n! post-commit: {missing}\n{OPT_IN}"
    assert call(capsys, "hook", "status") == (1, said, "")
    for words in ("installed at", "installed already at"):
        said = "".join(f"✓ {name}: {words} {hooks / name}\n" for name in USUAL)
        assert call(capsys, "hook", "install") == (0, said, "")
    said = "".join(f"✓ {name}: installed at {hooks / name}\n" for name in USUAL)
    assert call(capsys, "hook", "status") == (0, said + OPT_IN, "")
    put(hooks / "pre-push", hook_text("pre-push", sys.executable, "/gone"))
    old = f"installed by another gatepost at {hooks / 'pre-push'}; `gatepost hook install` brings it up to date"
    said = said.replace(f"installed at {hooks / 'pre-push'}", old)
    assert call(capsys, "hook", "status") == (0, said + OPT_IN, "")
    said = "".join(f"✓ {name}: removed {hooks / name}\n" for name in USUAL)
    assert call(capsys, "hook", "uninstall") == (0, said, "")
    assert call(capsys, "hook", "uninstall") == (0, f"✓ hooks: nothing to remove in {hooks}\n", "")
    assert list(hooks.iterdir()) == []


def test_a_second_run_changes_nothing(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def looks() -> list[tuple[str, int, int, int, bytes]]:
        found = sorted((repository / ".git" / "hooks").iterdir())
        stats = [(path, path.stat()) for path in found]
        return [(path.name, stat.st_ino, stat.st_mtime_ns, stat.st_mode, path.read_bytes()) for path, stat in stats]

    put(repository / ".git" / "hooks" / "pre-push", "#!/bin/sh\n")
    call(capsys, "hook", "install")
    before = looks()
    call(capsys, "hook", "install")
    assert looks() == before


def test_a_hook_can_be_named(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hooks = repository / ".git" / "hooks"
    name = "prepare-commit-msg"
    assert call(capsys, "hook", "install", name) == (0, f"✓ {name}: installed at {hooks / name}\n", "")
    assert f"✓ {name}: installed at {hooks / name}\n" in call(capsys, "hook", "status").out
    call(capsys, "hook", "install", "pre-push", name)
    assert sorted(path.name for path in hooks.iterdir()) == ["pre-push", name]
    assert call(capsys, "hook", "uninstall", name, "commit-msg") == (
        0,
        f"✓ {name}: removed {hooks / name}\n✓ commit-msg: nothing to remove at {hooks / 'commit-msg'}\n",
        "",
    )
    assert [path.name for path in hooks.iterdir()] == ["pre-push"]
    call(capsys, "hook", "install", name)
    call(capsys, "hook", "uninstall")
    assert list(hooks.iterdir()) == []
    done = call(capsys, "hook", "install", "pre-rebase")
    assert (done.code, done.out) == (2, "")


def test_status_for_machines(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hooks = repository / ".git" / "hooks"
    put(hooks / "commit-msg", "#!/bin/sh\n")
    call(capsys, "hook", "install", "commit-msg")
    done = call(capsys, "hook", "status", "--format", "json")
    document = json.loads(done.out)
    assert (done.code, document["schema_version"]) == (1, 1)
    assert document["hooks"][0] == {
        "name": "commit-msg",
        "state": "installed",
        "path": f"{hooks}/commit-msg",
        "owner": "gatepost",
        "notes": ["another hook runs before it"],
    }
    assert [hook["state"] for hook in document["hooks"][1:]] == ["missing"] * 3


@pytest.mark.parametrize("action", ["install", "uninstall"])
def test_what_cannot_be_done_with_one_hook_keeps_no_other_from_it(
    action: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call(capsys, "hook", "install")
    hooks = repository / ".git" / "hooks"
    edited = (hooks / "commit-msg").read_text() + "echo mine\n"
    (hooks / "commit-msg").write_text(edited)
    if action == "install":
        (hooks / "post-commit").unlink()
    done = call(capsys, "hook", action)
    assert (done.code, done.err) == (
        1,
        (
            f"✗ commit-msg: {hooks / 'commit-msg'} has been edited since gatepost wrote it\n"
            + (
                "  move your lines to an executable commit-msg.before-gatepost, which runs first, and delete this one\n"
                if action == "install"
                else "  look whether its lines are wanted elsewhere, and delete it\n"
            )
        ),
    )
    assert (hooks / "post-commit").exists() == (action == "install")
    assert (hooks / "commit-msg").read_text() == edited
    done = call(capsys, "hook", "status")
    assert f"{hooks / 'commit-msg'} was edited after gatepost wrote it, so nobody can tell what it judges" in done.out
    assert done.code == 1


def test_a_hooks_folder_that_cannot_be_written_to_is_an_error_of_each_hook(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".git" / "hooks").write_text("a file")
    done = call(capsys, "hook", "install")
    assert (done.code, done.out) == (1, "")
    assert [line.partition(": ")[0] for line in done.err.splitlines()[::2]] == [f"✗ {name}" for name in USUAL]
    assert done.err.count("  make room, or make the folder writable\n") == 3


@pytest.mark.parametrize("kind", ["elsewhere", "committed"])
def test_a_folder_of_hooks_that_others_share_is_told_of(
    kind: str, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = tmp_path / "shared" if kind == "elsewhere" else repository / ".githooks"
    hooks.mkdir()
    git(repository, "config", "core.hooksPath", str(hooks))
    told = {
        "elsewhere": "shared: every repository that core.hooksPath is set for runs it",
        "committed": "shared: it is committed with the work tree, and runs the gatepost of `.venv` or of the PATH",
    }[kind]
    for words in ("installed at", "installed already at"):
        said = "".join(f"✓ {name}: {words} {hooks / name}\n" for name in USUAL)
        assert call(capsys, "hook", "install") == (0, f"{said}  {told}\n", "")
    said = "".join(f"✓ {name}: installed at {hooks / name}; {told}\n" for name in USUAL)
    assert call(capsys, "hook", "status") == (0, said + OPT_IN, "")


def test_where_git_runs_no_hooks_it_is_said_and_nothing_done(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    git(repository, "config", "core.hooksPath", "/dev/null")
    reason = "git runs no hooks here: core.hooksPath leads to /dev/null, which is no folder"
    done = call(capsys, "hook", "install")
    assert (done.code, done.out, done.err.splitlines()[0]) == (3, "", f"error: {reason}")
    done = call(capsys, "hook", "status")
    signs = {"commit-msg": "✗", "pre-push": "✗", "post-commit": "!", "prepare-commit-msg": "-"}
    assert (done.code, done.out) == (
        1,
        "".join(f"{sign} {name}: not installed; {reason}\n" for name, sign in signs.items()),
    )
    assert call(capsys, "hook", "uninstall").code == 0


def test_a_foreign_hook_is_told_about_at_every_step(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = put(repository / ".git" / "hooks" / "commit-msg", "#!/bin/sh\n")
    said = f"{path} is not ours; `gatepost hook install` keeps it and runs it first"
    assert call(capsys, "hook", "status").out.startswith(f"✗ commit-msg: {said}\n")
    kept = "the hook that was there is kept as commit-msg.before-gatepost and runs first"
    assert call(capsys, "hook", "install", "commit-msg") == (0, f"✓ commit-msg: installed at {path}; {kept}\n", "")
    said = f"installed at {path}; another hook runs before it"
    assert call(capsys, "hook", "status").out.startswith(f"✓ commit-msg: {said}\n")
    said = f"✓ commit-msg: removed our hook; {path} is as it was before\n"
    assert call(capsys, "hook", "uninstall") == (0, said, "")
    assert path.read_text() == "#!/bin/sh\n"


def test_a_foreign_hook_that_calls_us_is_enough(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("commit-msg", "pre-push"):
        put(repository / ".git" / "hooks" / name, f'#!/bin/sh\nexec gatepost hook run {name} "$@"\n')
    assert call(capsys, "hook", "status").code == 0
    done = call(capsys, "hook", "install", "commit-msg")
    assert done == (0, "✓ commit-msg: the hook that is there calls gatepost already\n", "")


@pytest.mark.parametrize(
    ("owner", "file", "text"), [("lefthook", "lefthook.yml", LEFTHOOK), ("husky", ".husky/commit-msg", HUSKY)]
)
def test_what_is_to_be_added_for_lefthook_and_husky_is_printed_and_then_seen(
    owner: str, file: str, text: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    hooks = repository / ".git" / "hooks"
    if owner == "husky":
        hooks = repository / ".husky" / "_"
        git(repository, "config", "core.hooksPath", ".husky/_")
        put(hooks / ".gitignore", "*")
    path = put(hooks / "commit-msg", text)
    done = call(capsys, "hook", "install")
    assert (done.code, path.read_text()) == (1, text)
    assert done.out == "".join(f"✓ {name}: installed at {hooks / name}\n" for name in ("pre-push", "post-commit"))
    first, *lines = done.err.splitlines()
    assert first == f"✗ commit-msg: {path} is {owner}'s, and is left to it; add to {file}:"
    done = call(capsys, "hook", "status")
    said = f"✗ commit-msg: {path} is {owner}'s; `gatepost hook install` says what to do; {file} does not call gatepost"
    assert (done.code, done.out.splitlines()[0]) == (1, said)
    put(repository / file, "".join(f"{line[2:]}\n" for line in lines))
    done = call(capsys, "hook", "status")
    assert (done.code, done.out.splitlines()[0]) == (0, f"✓ commit-msg: {path} is {owner}'s; called from {file}")
    done = call(capsys, "hook", "install", "commit-msg")
    assert done == (0, f"✓ commit-msg: called from {file} already\n", "")
    done = call(capsys, "hook", "uninstall", "commit-msg")
    assert done == (0, f"! commit-msg: {owner} calls gatepost as {file} says; take it out there\n", "")


def test_one_command_sets_a_clone_up_and_the_runner_outlives_ours(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PRE_COMMIT_HOME", str(tmp_path / "store"))
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n")
    assert call(capsys, "hook", "install", "commit-msg").out.count("pre-commit") == 0
    done = call(capsys, "hook", "install")
    said = "✓ pre-commit: installed by pre-commit, which runs what .pre-commit-config.yaml says\n"
    assert (done.code, done.out.endswith(said)) == (0, True)
    assert "pre-commit: " not in call(capsys, "hook", "install").out
    done = call(capsys, "hook", "uninstall")
    said = "! pre-commit: left to pre-commit; `pre-commit uninstall` takes it away\n"
    assert (done.code, done.out.endswith(said)) == (0, True)
    assert [path.name for path in (repository / ".git" / "hooks").iterdir()] == ["pre-commit"]


def test_a_runner_that_cannot_be_installed_does_not_fail_the_rest(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / ".pre-commit-config.yaml").write_text("repos: []\n")
    (repository / ".git" / "others").mkdir()
    git(repository, "config", "core.hooksPath", ".git/others")
    done = call(capsys, "hook", "install")
    assert (done.code, done.err) == (0, "")
    first, more = done.out.splitlines()[-2:]
    assert first == "! pre-commit: .pre-commit-config.yaml is not run before a commit: core.hooksPath leads elsewhere"
    assert more.startswith("  pre-commit installs no hook there")


@pytest.mark.parametrize("action", ["install", "uninstall", "status"])
def test_another_folder_can_be_named(
    action: str, repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    outside = call(capsys, "hook", action)
    assert (outside.code, outside.out) == (3, "")
    assert outside.err.startswith("error: this is not a git repository\n")
    nowhere = call(capsys, "hook", action, "-C", "nowhere")
    assert nowhere.err.startswith("error: there is no folder nowhere\n")
    there = call(capsys, "hook", action, "-C", "repository")
    assert there.err == ""
    assert str(repository) in there.out or action == "status"
