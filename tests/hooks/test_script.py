"""The text of the native hook, and what it does when git runs it."""

from __future__ import annotations

import os
import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from gatepost.hooks.names import COMMIT_MSG, NAMES, POST_COMMIT, PRE_PUSH, PREPARE_COMMIT_MSG
from gatepost.hooks.script import (
    KEPT_SUFFIX,
    MARK,
    hook_text,
    interpreter_of,
    is_edited,
    is_ours,
    portable_hook_text,
)

if TYPE_CHECKING:
    from pathlib import Path

GONE = "/nowhere/python"


def run(hook: Path, *arguments: str, path: str = "/usr/bin:/bin", given: str = "", **env: str) -> tuple[int, str, str]:
    environment = {"PATH": path, "LC_ALL": "C.UTF-8", **env}
    done = subprocess.run(
        [hook, *arguments],
        cwd=hook.parent.parent,
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        check=False,
    )
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


@pytest.mark.parametrize("name", NAMES)
def test_every_hook_is_clean_shell(name: str, tmp_path: Path) -> None:
    for text in (hook_text(name, "/a b/python", "/it's"), portable_hook_text(name)):
        done = subprocess.run(["sh", "-n", written(tmp_path, text, name)], check=False, capture_output=True)
        assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.parametrize("folder", ["plain", "with space", "it's", 'a"b', "$(touch x)", "a\nb", "é", "`x`"])
def test_paths_of_any_kind_reach_the_interpreter_whole(tmp_path: Path, folder: str) -> None:
    python = stand_in(tmp_path / folder, "python")
    package = tmp_path / folder / "site"
    (package / "gatepost").mkdir(parents=True)
    (package / "gatepost" / "fasthook.py").touch()
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, str(python), str(package)))
    code, out, _ = run(hook, "the message")
    assert (code, out.startswith("python\n-I\n-S\n-c\n"), out.endswith(f"{package}\ncommit-msg\nthe message\n")) == (
        0,
        True,
        True,
    )


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


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("suffix", ["", ".legacy"])
@pytest.mark.parametrize("folder", ["hooks", "my commit-msg hooks", "it's"])
def test_the_kept_hook_is_found_by_the_hooks_name_wherever_it_lies(
    name: str, suffix: str, folder: str, tmp_path: Path
) -> None:
    hook = written(tmp_path / folder, portable_hook_text(name), name + suffix)
    written(tmp_path / folder, "#!/bin/sh\necho kept $1\nexit 7\n", name + KEPT_SUFFIX)
    assert run(hook, "m") == (7, "kept m\n", "")


@pytest.mark.parametrize("name", [POST_COMMIT, PREPARE_COMMIT_MSG])
def test_a_hook_that_judges_nothing_is_never_in_the_way(name: str, tmp_path: Path) -> None:
    (tmp_path / "release-please-config.json").touch()
    for text in (hook_text(name, GONE, "/p"), portable_hook_text(name)):
        assert run(written(tmp_path / "hooks", text, name), "m") == (0, "", "")


def test_a_push_that_nobody_can_judge_is_refused(tmp_path: Path) -> None:
    said = "error: the push was not judged: gatepost is gone from /nowhere/python\n"
    code, _, err = run(written(tmp_path / "hooks", hook_text(PRE_PUSH, GONE, "/p"), PRE_PUSH), "origin", "url")
    assert (code, err.startswith(said), "'git push --no-verify' skips it once" in err) == (3, True, True)


REFS = "refs/heads/a 1 refs/heads/a 0\nrefs/heads/HEAD@{1 day ago} 2 refs/heads/b 0\n"


@pytest.mark.parametrize("refs", [REFS, "", REFS * 5000])
def test_the_refs_of_a_push_are_read_by_the_kept_hook_and_by_ours(refs: str, tmp_path: Path) -> None:
    written(tmp_path / "bin", '#!/bin/sh\necho ours "$@"\ncat\n', "gatepost")
    hook = written(tmp_path / "hooks", hook_text(PRE_PUSH, GONE, "/p"), PRE_PUSH)
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    ours = f"ours hook run pre-push origin a b\n{refs}"
    assert run(hook, "origin", "a b", path=path, given=refs) == (0, ours, "")
    kept = written(tmp_path / "hooks", '#!/bin/sh\necho kept "$@"\ncat\n', PRE_PUSH + KEPT_SUFFIX)
    assert run(hook, "origin", "a b", path=path, given=refs) == (0, f"kept origin a b\n{refs}{ours}", "")
    kept.write_text("#!/bin/sh\nexit 5\n")  # reads nothing
    assert run(hook, "origin", "a b", path=path, given=refs) == (5, "", "")
    kept.write_text("#!/bin/sh\nexit 0\n")
    assert run(hook, "origin", "a b", path=path, given=refs) == (0, ours, "")


def test_a_push_that_ours_refuses_is_refused_beside_a_kept_hook(tmp_path: Path) -> None:
    written(tmp_path / "bin", "#!/bin/sh\nexit 9\n", "gatepost")
    hook = written(tmp_path / "hooks", hook_text(PRE_PUSH, GONE, "/p"), PRE_PUSH)
    written(tmp_path / "hooks", "#!/bin/sh\n", PRE_PUSH + KEPT_SUFFIX)
    assert run(hook, "origin", "url", path=f"{tmp_path / 'bin'}:/usr/bin:/bin", given=REFS)[0] == 9


@pytest.mark.parametrize("name", [COMMIT_MSG, PRE_PUSH])
@pytest.mark.parametrize("suffix", ["", ".legacy"])
def test_ours_is_not_taken_for_a_hook_of_the_runner_around_it(name: str, suffix: str, tmp_path: Path) -> None:
    written(tmp_path / "bin", '#!/bin/sh\necho "[$PRE_COMMIT]"\n', "gatepost")
    hook = written(tmp_path / "hooks", hook_text(name, GONE, "/p"), name + suffix)
    assert run(hook, "m", path=f"{tmp_path / 'bin'}:/usr/bin:/bin", PRE_COMMIT="1") == (0, "[]\n", "")


@pytest.mark.parametrize("program", ["pre-commit", "prek"])
def test_a_runners_hook_that_was_kept_is_not_run_below_a_runners_hook(program: str, tmp_path: Path) -> None:
    written(tmp_path / "bin", "#!/bin/sh\necho ours\n", "gatepost")
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    text = f"#!/bin/sh\n# File generated by {program}: https://example.com\necho runner\n"
    written(tmp_path / "hooks", text, COMMIT_MSG + KEPT_SUFFIX)
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"), COMMIT_MSG)
    assert run(hook, "m", path=path)[1] == "runner\nours\n"
    hook = written(tmp_path / "hooks", hook_text(COMMIT_MSG, GONE, "/p"), COMMIT_MSG + ".legacy")
    assert run(hook, "m", path=path)[1] == "ours\n"


@pytest.mark.parametrize("git", [".git", "elsewhere"])
def test_post_commit_is_quiet_without_a_release_configuration_and_while_git_is_at_work(
    git: str, tmp_path: Path
) -> None:
    written(tmp_path / "bin", "#!/bin/sh\necho ours\n", "gatepost")
    hook = written(tmp_path / "hooks", hook_text(POST_COMMIT, GONE, "/p"), POST_COMMIT)

    def said(**env: str) -> str:
        return run(hook, path=f"{tmp_path / 'bin'}:/usr/bin:/bin", **env)[1]

    (tmp_path / git).mkdir()
    if git != ".git":
        (tmp_path / ".git").write_text(f"gitdir: {tmp_path / git}\n")
    assert said() == ""
    (tmp_path / "release-please-config.json").touch()
    assert said() == "ours\n"
    for busy in ("rebase-merge", "rebase-apply", "sequencer"):
        (tmp_path / git / busy).mkdir()
        assert said() == ""
        assert said(GIT_DIR=str(tmp_path / git)) == ""
        assert said(GIT_DIR=str(tmp_path)) == "ours\n"
        (tmp_path / git / busy).rmdir()


@pytest.mark.parametrize("name", NAMES)
def test_a_portable_hook_names_no_place_and_finds_the_gatepost_of_the_work_tree(name: str, tmp_path: Path) -> None:
    (tmp_path / "release-please-config.json").touch()
    text = portable_hook_text(name)
    assert is_ours(text)
    assert not is_edited(text)
    hook = written(tmp_path / "hooks", text, name)
    path = f"{tmp_path / 'bin'}:/usr/bin:/bin"
    for folder, program in ((".venv/Scripts", "gatepost.exe"), (".venv/bin", "gatepost")):
        written(tmp_path / "bin", "#!/bin/sh\necho path\n", "gatepost")
        written(tmp_path / folder, f'#!/bin/sh\necho {program} "$@"\n', program)
        assert run(hook, "a b", path=path) == (0, f"{program} hook run {name} a b\n", "")
    for program in ("Scripts/gatepost.exe", "bin/gatepost"):
        (tmp_path / ".venv" / program).unlink()
    assert run(hook, path=path) == (0, "path\n", "")


def test_a_portable_hook_that_finds_nothing_says_so(tmp_path: Path) -> None:
    hook = written(tmp_path / "hooks", portable_hook_text(COMMIT_MSG))
    assert run(hook, "m") == (
        3,
        "",
        (
            "error: the commit was not judged: gatepost is neither in .venv nor on the PATH\n"
            "  hint: install it into .venv; 'git commit --no-verify' skips it once\n"
        ),
    )


@pytest.mark.parametrize("python", ["/usr/bin/python3", "C:/a b/python.exe", "/it's/python"])
def test_the_interpreter_of_a_hook_can_be_told(python: str) -> None:
    assert interpreter_of(hook_text(COMMIT_MSG, python, "/package")) == python


def test_a_hook_for_every_machine_names_no_interpreter() -> None:
    assert interpreter_of(portable_hook_text(COMMIT_MSG)) == ""
