"""The text of the native hook, and what it does when git runs it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from gatepost.hooks.script import COMMIT_MSG, KEPT_SUFFIX, MARK, hook_text, is_edited, is_ours

if TYPE_CHECKING:
    from pathlib import Path

GONE = "/nowhere/python"


def run(hook: Path, *arguments: str, path: str = "/usr/bin:/bin") -> tuple[int, str, str]:
    environment = {"PATH": path, "LC_ALL": "C.UTF-8"}
    done = subprocess.run([hook, *arguments], env=environment, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout, done.stderr


def written(folder: Path, text: str, name: str = COMMIT_MSG) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / name
    file.write_text(text)
    file.chmod(0o755)
    return file


def stand_in(folder: Path, name: str) -> Path:
    """Write a program that prints its name and its arguments."""
    return written(folder, f"#!/bin/sh\nprintf '%s\\n' {name} \"$@\"\n", name)


OURS = hook_text(COMMIT_MSG, GONE, "/p")


def test_a_hook_is_ours_by_its_second_line() -> None:
    ours = [OURS, OURS + "mine\n", OURS.replace("sh\n", "bash\n", 1)]
    foreign = ["", MARK, "#!/bin/sh\nexit 0\n", f"#!/bin/sh\n# before the {MARK}\n", f"#!/bin/sh\n{MARK}\n"]
    assert [is_ours(text) for text in ours] == [True] * 3
    assert [is_ours(text) for text in foreign] == [False] * 5


@pytest.mark.parametrize("python", [GONE, "/it's", "/é", "/\udcff", "/a\nb"])
def test_what_we_wrote_is_not_edited_whichever_gatepost_wrote_it(python: str) -> None:
    text = hook_text(COMMIT_MSG, python, "/p")
    older = re.sub(r"gatepost \S+ \(", "gatepost 0.0.0rc1 (", text, count=1)
    assert older != text
    assert [is_edited(each) for each in (text, older)] == [False, False]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("exit 3\n", "exit 0\n"),
        ("exit 3\n", "exit 3\nmine\n"),
        ("exit 3\n", "exit 3"),
        ("takes it away.\n", "takes it away.\nmine\n"),
        ("takes it away.\n", "takes it away. Mine.\n"),
        ("#!/bin/sh\n", "#!/bin/sh\nmine\n"),
        ("#!/bin/sh\n", "#!/bin/bash\n"),
        ("#!/bin/sh\n", "mine\n#!/bin/sh\n"),
        ("'/p'", "'/q'"),
        ("\n", "\r\n"),
    ],
)
def test_whatever_somebody_changed_is_noticed(old: str, new: str) -> None:
    edited = OURS.replace(old, new)
    assert edited != OURS
    assert is_edited(edited)


def test_the_text_is_portable_shell() -> None:
    lines = hook_text(COMMIT_MSG, "/opt/a b/python", "/opt/it's").splitlines()
    assert lines[0] == "#!/bin/sh"
    assert "python='/opt/a b/python'" in lines
    assert "package='/opt/it'\\''s'" in lines


@pytest.mark.parametrize("folder", ["plain", "with space", "it's", 'a"b', "$(touch x)", "a\nb", "é", "`x`"])
def test_paths_of_any_kind_reach_the_interpreter_whole(tmp_path: Path, folder: str) -> None:
    python = stand_in(tmp_path / folder, "python")
    package = tmp_path / folder / "site"
    (package / "gatepost").mkdir(parents=True)
    (package / "gatepost" / "fasthook.py").touch()
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, str(python), str(package)))
    code, out, _ = run(hook, "the message")
    assert (code, out.startswith("python\n-I\n-S\n-c\n"), out.endswith(f"{package}\nthe message\n")) == (0, True, True)


def test_without_its_interpreter_the_hook_looks_on_the_path(tmp_path: Path) -> None:
    stand_in(tmp_path / "bin", "gatepost")
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"))
    assert run(hook, "m", path=f"{tmp_path / 'bin'}:/usr/bin:/bin") == (0, "gatepost\nhook\nrun\ncommit-msg\nm\n", "")


def test_without_anything_the_hook_says_so_and_ends_with_3(tmp_path: Path) -> None:
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"))
    assert run(hook, "m") == (
        3,
        "",
        (
            "error: the commit was not judged: gatepost is gone from /nowhere/python\n"
            "  hint: install it again and run 'gatepost hook install'; 'git commit --no-verify' skips it once\n"
        ),
    )


def test_a_kept_hook_runs_first_and_may_refuse(tmp_path: Path) -> None:
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"))
    kept = written(tmp_path / "hooks", "#!/bin/sh\necho kept $1\nexit 7\n", COMMIT_MSG + KEPT_SUFFIX)
    assert run(hook, "m") == (7, "kept m\n", "")
    kept.write_text("#!/bin/sh\necho kept $1\n")
    assert run(hook, "m")[:2] == (3, "kept m\n")


@pytest.mark.skipif(os.name == "nt", reason="Windows has no mode for programs")
def test_a_kept_hook_that_is_switched_off_does_not_run(tmp_path: Path) -> None:
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"))
    written(tmp_path / "hooks", "#!/bin/sh\nexit 7\n", COMMIT_MSG + KEPT_SUFFIX).chmod(0o644)
    assert run(hook, "m")[0] == 3
