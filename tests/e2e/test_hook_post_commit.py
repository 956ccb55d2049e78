"""The installed post-commit hook: its line after a commit, wherever that is made."""

from __future__ import annotations

import os
import pty
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.program import gatepost, shell, start, try_commit
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

LINE = "gatepost: next release: minor: feat → Features\n"
DROPPED = "fix: a\n\nfoo(bar(1))"


@pytest.fixture
def hooked(repository: Path) -> Path:
    """Return a repository that is released, with the hook that tells and the one that judges."""
    release = '{"packages": {".": {"release-type": "python"}}}'
    commit(repository, "feat: base", **{"release-please-config.json": release})
    for name in ("commit-msg", "post-commit"):
        install_hook(str(repository), name)
    return repository


def test_the_line_stands_after_the_commit_on_standard_error(hooked: Path) -> None:
    assert try_commit(hooked, "-m", "feat: a") == (0, "", LINE)
    done = try_commit(hooked, "--amend", "-m", "fix(api): a")
    assert done.err == "gatepost: next release: patch: fix(api) → Bug Fixes\n"
    refused = try_commit(hooked, "-m", "Nope")
    assert (refused.code, "next release" in refused.err) == (1, False)


def test_where_the_last_release_is_known_the_line_names_the_next_version(hooked: Path) -> None:
    commit(hooked, "chore: release 1.2.3", **{".release-please-manifest.json": '{".": "1.2.3"}'})
    git(hooked, "tag", "v1.2.3")
    assert (
        try_commit(hooked, "-m", "feat: a").err
        == "gatepost: next release: 1.3.0 with a minor change: feat → Features\n"
    )
    assert try_commit(hooked, "-m", "ci: b").err == (
        "gatepost: next release: 1.3.0 without it: ci → not listed (hidden)\n"
    )


def test_a_message_that_was_not_judged_is_seen_to_be_dropped(hooked: Path) -> None:
    done = try_commit(hooked, "--no-verify", "-m", DROPPED)
    assert (done.code, done.out) == (0, "")
    assert done.err == (
        "gatepost: next release: ✗ dropped: line 3, column 4 (message-dropped GP401); "
        "`git commit --amend --only` mends it\n"
    )
    assert shell(hooked, "git commit --quiet --allow-empty --amend", GIT_EDITOR="sed -i -e 's/^foo/ foo/'").err == (
        "gatepost: next release: patch: fix → Bug Fixes\n"
    )


def test_it_is_quiet_where_nothing_is_released_or_the_settings_want_it_so(hooked: Path) -> None:
    (hooked / "gatepost.toml").write_text("effect-line = false\n")
    assert try_commit(hooked, "-m", "feat: a").err == ""
    (hooked / "gatepost.toml").unlink()
    assert try_commit(hooked, "-m", "feat: a").err == LINE
    (hooked / "release-please-config.json").unlink()
    assert try_commit(hooked, "-m", "feat: a").err == ""


def test_broken_settings_concern_the_judge_alone(hooked: Path) -> None:
    (hooked / "gatepost.toml").write_text("types = 1\n")
    assert try_commit(hooked, "--no-verify", "-m", "feat: a") == (0, "", "")


def test_it_speaks_in_every_place(hooked: Path, tmp_path: Path) -> None:
    (hooked / "sub").mkdir()
    assert try_commit(hooked / "sub", "-m", "feat: a").err == LINE
    other = tmp_path / "other tree"
    git(hooked, "worktree", "add", "--quiet", "-b", "other", str(other))
    assert try_commit(other, "-m", "feat: a").err == LINE
    environment = {"GIT_DIR": str(hooked / ".git"), "GIT_WORK_TREE": str(hooked)}
    assert try_commit(tmp_path, "-m", "feat: a", **environment).err == LINE
    assert (
        start(hooked, "git", "-c", "core.commentChar=;", "commit", "-q", "--allow-empty", "-m", "feat: a").err == LINE
    )
    off = ("git", "-c", "core.hooksPath=/dev/null", "commit", "-q", "--allow-empty", "-m", "feat: a")
    assert start(hooked, *off) == (0, "", "")


def test_it_speaks_in_a_submodule_of_that(hooked: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(hooked), "inner")
    git(hooked, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(tmp_path / "inner"), "sub")
    install_hook(str(hooked / "sub"), "post-commit")
    assert try_commit(hooked / "sub", "-m", "feat: a").err == LINE


def test_a_commit_that_a_hook_makes_is_told_of_too(hooked: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", str(hooked), "mirror")
    install_hook(str(tmp_path / "mirror"), "post-commit")
    kept = hooked / ".git" / "hooks" / "post-commit.before-gatepost"
    kept.write_text(
        f"#!/bin/sh\nunset $(git rev-parse --local-env-vars)\n"
        f"cd '{tmp_path / 'mirror'}' && git commit -q --allow-empty -m 'fix: inner'\n"
    )
    kept.chmod(0o755)
    done = try_commit(hooked, "-m", "feat: a")
    assert done.err == f"gatepost: next release: patch: fix → Bug Fixes\n{LINE}"


def test_it_works_without_a_home_or_a_path_to_speak_of(hooked: Path) -> None:
    place = next(folder for folder in os.environ["PATH"].split(":") if os.path.exists(f"{folder}/git"))  # noqa: PTH110
    line = f"env -i PATH={place} HOME=/nowhere git -c user.name=a -c user.email=b commit -q --allow-empty -m 'feat: a'"
    assert shell(hooked, line).err in (LINE, LINE.replace("→", "->"))
    assert shell(hooked, "git commit -q --allow-empty -m 'feat: a' 2>&-").code == 0


def test_on_a_terminal_it_has_colours_and_no_message_acts_on_it(hooked: Path) -> None:
    controller, terminal = pty.openpty()
    message = "fix(\x1b]0;title\x07): a"
    environment = {**os.environ, "TERM": "xterm"}
    child = os.posix_spawn(
        "/usr/bin/env",
        ["env", "-C", str(hooked), "git", "commit", "-q", "--no-verify", "--allow-empty", "-m", message],
        environment,
        file_actions=[(os.POSIX_SPAWN_DUP2, terminal, 2), (os.POSIX_SPAWN_CLOSE, controller)],
    )
    os.close(terminal)
    assert os.waitpid(child, 0)[1] == 0
    shown = os.read(controller, 4096).decode()
    os.close(controller)
    assert shown == (
        "\x1b[2mgatepost: next release:\x1b[0m \x1b[32mpatch\x1b[0m: fix(\\x1b]0;title\\x07) → Bug Fixes\r\n"
    )


def test_a_runner_can_call_it_by_its_command(hooked: Path) -> None:
    assert gatepost(hooked, "hook", "run", "post-commit").err == LINE
    assert gatepost(hooked, "hook", "run", "post-commit").code == 0
    assert gatepost(hooked.parent, "hook", "run", "post-commit") == (0, "", "")
