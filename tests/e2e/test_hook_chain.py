"""The installed hook beside somebody else's, and where what it needs is gone."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import gatepost
from support.program import install, start, try_commit
from support.repos import git

pytestmark = pytest.mark.once


def foreign(repository: Path, text: str, mode: int = 0o755) -> Path:
    path = repository / ".git" / "hooks" / "commit-msg"
    path.parent.mkdir(exist_ok=True)
    path.write_text(text)
    path.chmod(mode)
    return path


def test_a_foreign_hook_runs_first_with_its_arguments_and_input(repository: Path) -> None:
    foreign(repository, '#!/bin/sh\nprintf "%s|" "$@" > seen; cat >> seen; sed -i -e "s/^Feat/feat/" "$1"\n')
    path = install(repository)
    (repository / ".git" / "COMMIT_EDITMSG").write_text("Feat: a\n")
    done = start(repository, str(path), ".git/COMMIT_EDITMSG", given="on standard input")
    assert done == (0, "", "")
    assert (repository / "seen").read_text() == ".git/COMMIT_EDITMSG|on standard input"
    assert try_commit(repository, "-m", "Feat: b").code == 0
    assert git(repository, "log", "-1", "--format=%s") == "feat: b"


def test_a_foreign_hook_that_fails_refuses_with_its_own_status(repository: Path) -> None:
    foreign(repository, "#!/bin/sh\necho theirs >&2\nexit 7\n")
    path = install(repository)
    (repository / ".git" / "COMMIT_EDITMSG").write_text("Nope\n")
    assert start(repository, str(path), ".git/COMMIT_EDITMSG") == (7, "", "theirs\n")
    assert try_commit(repository, "-m", "fix: a").code == 1


def test_a_foreign_hook_that_git_would_not_run_is_not_run(repository: Path) -> None:
    foreign(repository, "#!/bin/sh\nexit 7\n", 0o644)
    install(repository)
    assert try_commit(repository, "-m", "fix: a") == (0, "", "")


def test_a_foreign_hook_in_another_language_or_behind_a_link_runs(repository: Path) -> None:
    (repository / "theirs.py").write_text(f"#!{sys.executable}\nimport sys\nsys.exit('from python')\n")
    (repository / "theirs.py").chmod(0o755)
    path = repository / ".git" / "hooks" / "commit-msg"
    path.parent.mkdir(exist_ok=True)
    path.symlink_to("../../theirs.py")
    install(repository)
    assert try_commit(repository, "-m", "fix: a") == (1, "", "from python\n")


def test_a_foreign_hook_is_chained_in_a_folder_with_an_odd_name(tmp_path: Path) -> None:
    folder = tmp_path / 'it\'s $HOME "here"'
    folder.mkdir()
    git(folder, "init", "--quiet")
    foreign(folder, "#!/bin/sh\necho theirs >&2\n")
    install(folder)
    assert try_commit(folder, "-m", "fix: a") == (0, "", "theirs\n")
    assert try_commit(folder, "-m", "Nope").code == 1


def without_python(repository: Path) -> None:
    path = install(repository)
    path.write_text(path.read_text().replace(f"python='{sys.executable}'", "python='/nowhere/python'"))
    assert "/nowhere/python" in path.read_text()


def test_without_its_interpreter_the_hook_finds_gatepost_on_the_path(repository: Path, tmp_path: Path) -> None:
    without_python(repository)
    (tmp_path / "bin").mkdir()
    program = tmp_path / "bin" / "gatepost"
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m gatepost "$@"\n')
    program.chmod(0o755)
    path = f"{tmp_path / 'bin'}{os.pathsep}{os.environ['PATH']}"
    assert try_commit(repository, "-m", "fix: a", PATH=path).code == 0
    assert try_commit(repository, "-m", "Nope", PATH=path).code == 1


def test_without_any_gatepost_the_hook_ends_with_3_and_a_hint(repository: Path, tmp_path: Path) -> None:
    without_python(repository)
    for name in ("git", "sh"):
        (tmp_path / name).symlink_to(str(shutil.which(name)))
    done = start(repository, "git", "commit", "--allow-empty", "-m", "fix: a", PATH=str(tmp_path))
    assert done.code == 1
    assert done.err == (
        "error: the commit was not judged: gatepost is gone from /nowhere/python\n"
        "  hint: install it again and run 'gatepost hook install'; 'git commit --no-verify' skips it once\n"
    )
    assert start(repository, ".git/hooks/commit-msg", "x", PATH=str(tmp_path)).code == 3


def test_the_hook_runs_the_gatepost_that_installed_it_from_any_folder(repository: Path, tmp_path: Path) -> None:
    package = tmp_path / "o'clock and more"
    shutil.copytree(Path(gatepost.__file__).parent, package / "gatepost")
    environment = {**os.environ, "PYTHONPATH": str(package), "PYTHONDONTWRITEBYTECODE": "1"}
    subprocess.run([sys.executable, "-m", "gatepost", "hook", "install"], cwd=repository, check=True, env=environment)
    assert "o'\\''clock and more'" in (repository / ".git" / "hooks" / "commit-msg").read_text()
    assert try_commit(repository, "-m", "fix: a") == (0, "", "")
    assert try_commit(repository, "-m", "Nope").code == 1
    shutil.rmtree(package)
    done = try_commit(repository, "-m", "fix: a", PATH=os.defpath)
    assert "Traceback" not in done.err
    assert done.code == (0 if shutil.which("gatepost", path=os.defpath) else 1)


def test_what_lies_in_the_repository_cannot_take_the_place_of_a_module(repository: Path) -> None:
    for name in ("gatepost.py", "marshal.py", "site.py", "click.py", "os.py", "json.py"):
        (repository / name).write_text("raise SystemExit('taken over')\n")
    install(repository)
    assert try_commit(repository, "-m", "fix: a") == (0, "", "")
    done = try_commit(repository, "-m", "Nope", PYTHONPATH=str(repository), PYTHONSTARTUP="site.py")
    assert done.code == 1
    assert "taken over" not in done.err
    assert "header-not-conventional" in done.err


def test_a_hook_that_was_taken_away_guards_no_more(repository: Path) -> None:
    install(repository)
    assert try_commit(repository, "-m", "Nope").code == 1
    done = start(repository, sys.executable, "-m", "gatepost", "hook", "uninstall")
    assert done.code == 0
    assert try_commit(repository, "-m", "Nope").code == 0
