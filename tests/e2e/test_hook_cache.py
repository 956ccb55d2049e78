"""The hook's cache: whatever changes takes effect at once, and a damaged cache changes nothing but the time."""

from __future__ import annotations

import os
import sys
import venv
from pathlib import Path

import click
import pytest

import gatepost
from gatepost.adapters import remember
from gatepost.adapters.commit_msg import judge_message_file
from support.layers import extends, write
from support.program import Done, has_cache, install, settle, start, try_commit
from support.repos import git

GOOD, BAD = "fix(api): a", "fix(nope): a"
ROOT = str(Path(gatepost.__file__).parent.parent)


@pytest.fixture
def remembered(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository whose hook has settings, and has remembered them."""
    (repository / "pyproject.toml").write_text("[tool.gatepost]\nscopes = ['api']\n")
    (repository / "release-please-config.json").write_text('{"packages": {}, "x": 1}')
    hook(repository, monkeypatch)
    return repository


def hook(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Install the hook, and let it remember the rulebook without the wait for the files to settle."""
    install(repository)
    (repository / ".git" / "COMMIT_EDITMSG").write_text(GOOD)
    with monkeypatch.context() as patch:
        patch.chdir(repository)
        patch.setattr(remember, "_SETTLED", -60.0)
        judge_message_file(".git/COMMIT_EDITMSG")
    assert has_cache(repository)


def judged(repository: Path, message: str, **env: str) -> Done:
    """Run the installed hook as git does; the fast path ends before `site`, so Python's own flags prove nothing."""
    (repository / ".git" / "COMMIT_EDITMSG").write_text(message)
    return start(repository, ".git/hooks/commit-msg", ".git/COMMIT_EDITMSG", **env)


def test_a_remembered_rulebook_judges_as_the_files_do(remembered: Path) -> None:
    before = (remembered / ".git" / "gatepost" / "rulebook").stat()
    assert judged(remembered, GOOD) == (0, "", "")
    after = (remembered / ".git" / "gatepost" / "rulebook").stat()
    assert (after.st_ino, after.st_mtime_ns) == (before.st_ino, before.st_mtime_ns)
    assert judged(remembered, BAD).code == 1
    assert judged(remembered, GOOD, GATEPOST_SKIP="GP101") == (
        0,
        "",
        "gatepost: header-not-conventional was skipped, as GATEPOST_SKIP says\n",
    )
    assert try_commit(remembered, "-m", BAD).code == 1


def test_nothing_is_remembered_before_the_files_have_settled(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("")
    install(repository)
    assert try_commit(repository, "-m", "fix: a").code == 0
    assert not has_cache(repository)
    settle()
    assert try_commit(repository, "-m", "fix: a").code == 0
    assert has_cache(repository)


def test_an_edit_of_the_settings_takes_effect_at_once(remembered: Path) -> None:
    path = remembered / "pyproject.toml"
    before = path.stat()
    path.write_text(path.read_text().replace("api", "ui/"))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size
    assert judged(remembered, GOOD).code == 1
    assert judged(remembered, "fix(ui/): a").code == 0
    path.unlink()
    assert judged(remembered, BAD).code == 0


def test_a_settings_file_that_appears_takes_effect_at_once(remembered: Path) -> None:
    (remembered / "gatepost.toml").write_text("scopes = []\n")
    assert "settings in gatepost.toml and in pyproject.toml" in judged(remembered, GOOD).err
    (remembered / "gatepost.toml").unlink()
    assert judged(remembered, GOOD).code == 0


def test_an_edit_of_a_file_that_the_settings_build_on_takes_effect_at_once(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(repository, gatepost=extends("conf/a.toml"), conf__a=extends("b.toml"), conf__b="scopes = ['api']")
    hook(repository, monkeypatch)
    assert judged(repository, GOOD) == (0, "", "")
    assert judged(repository, BAD).code == 1
    for file, text in (("conf__b", "scopes = ['ui/']"), ("conf__a", "scopes = ['ui/']")):
        write(repository, **{file: text})
        assert judged(repository, GOOD).code == 1
        assert judged(repository, "fix(ui/): a").code == 0
    write(repository, conf__a="scope = []")
    assert judged(repository, GOOD).err.startswith("error: conf/a.toml: there is no setting `scope`")
    (repository / "conf" / "a.toml").unlink()
    assert "`extends` names conf/a.toml, which is not there" in judged(repository, GOOD).err
    write(tmp_path, elsewhere="")
    (repository / "conf" / "a.toml").symlink_to(tmp_path / "elsewhere.toml")
    assert "cannot read conf/a.toml: it leads out of the repository" in judged(repository, GOOD).err


def test_an_edit_of_a_package_that_the_settings_build_on_takes_effect_at_once(repository: Path, tmp_path: Path) -> None:
    python, site = environment(tmp_path / "venv")
    write(site / "gatepost_test_house", gatepost=extends("more.toml"), more="scopes = ['api']")
    write(repository, gatepost=extends("pkg:gatepost_test_house"))
    assert start(repository, str(python), "-m", "gatepost", "hook", "install").code == 0
    settle()
    assert judged(repository, BAD).code == 1
    assert has_cache(repository)
    assert judged(repository, GOOD) == (0, "", "")
    write(site / "gatepost_test_house", more="scopes = ['ui/']")
    assert judged(repository, GOOD).code == 1
    assert judged(repository, "fix(ui/): a").code == 0
    (site / "gatepost_test_house").rename(site / "gatepost_test_other")
    assert "names the package gatepost_test_house, which is not installed" in judged(repository, GOOD).err


def environment(folder: Path) -> tuple[Path, Path]:
    """Make an environment in which gatepost is installed; return its interpreter, and where its packages are."""
    venv.create(folder, symlinks=True)
    site = next((folder / "lib").glob("python*/site-packages"))
    (site / "gatepost.pth").write_text(f"{ROOT}\n{Path(click.__file__).parent.parent}\n")
    return folder / "bin" / "python", site


def test_a_rule_that_is_ignored_takes_effect_at_once(remembered: Path) -> None:
    assert judged(remembered, BAD).code == 1
    (remembered / "pyproject.toml").write_text("[tool.gatepost]\nscopes = ['api']\nignore = {scope-unknown = 'why'}\n")
    assert judged(remembered, BAD) == (0, "", "ignored scope-unknown: why\n")
    assert judged(remembered, GOOD) == (0, "", "")


def test_an_edit_of_the_release_configuration_takes_effect_at_once(remembered: Path) -> None:
    assert judged(remembered, "deps(api): a").code == 1
    path = remembered / "release-please-config.json"
    path.write_text('{"packages": {".": {"release-type": "python"}}}')
    assert judged(remembered, "deps(api): a").code == 0
    path.write_text("{")
    assert judged(remembered, GOOD).code == 2


@pytest.mark.once  # git's own files, of which the system tells the hook
def test_an_edit_of_gits_configuration_takes_effect_at_once(remembered: Path, tmp_path: Path) -> None:
    text = "fix(api): a\n\n%b(c(d))\n"
    assert judged(remembered, text).code == 1
    for name, value in {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_PARAMETERS": "'core.commentChar'='%'"}.items():
        environment = {"GIT_CONFIG_KEY_0": "core.commentChar", "GIT_CONFIG_VALUE_0": "%", name: value}
        assert judged(remembered, text, **environment).code == 0, name
        assert judged(remembered, text).code == 1
    own = tmp_path / "own"
    own.write_text("[core]\ncommentChar = %\n")
    assert judged(remembered, text, GIT_CONFIG_GLOBAL=str(own)).code == 0
    git(remembered, "config", "core.commentChar", "%")
    assert judged(remembered, text).code == 0
    git(remembered, "config", "--unset", "core.commentChar")
    assert judged(remembered, text).code == 1


@pytest.mark.once  # git's own files, of which the system tells the hook
def test_the_users_own_configuration_and_what_it_includes_take_effect_at_once(remembered: Path, tmp_path: Path) -> None:
    own, included = tmp_path / "own", tmp_path / "included"
    own.write_text(f"[include]\npath = {included}\n")
    environment = {"GIT_CONFIG_GLOBAL": str(own)}
    settle()
    assert judged(remembered, GOOD, **environment).code == 0
    text = "fix(api): a\n\n%b(c(d))\n"
    included.write_text("[core]\ncommentChar = %\n")
    good = "fix(api): a\n\n# not a comment now\n%b(c(d))\n"
    assert judged(remembered, good, **environment).code == 0
    settle()
    assert judged(remembered, text, **environment).code == 0
    included.write_text("[core]\ncommentChar = @\n")
    assert judged(remembered, text, **environment).code == 1
    included.unlink()
    own.write_text("[core]\ncommentChar = %\n")
    assert judged(remembered, text, **environment).code == 0


def test_a_cache_that_is_not_whole_is_judged_around(remembered: Path) -> None:
    path = remembered / ".git" / "gatepost" / "rulebook"
    whole = path.read_bytes()
    header = whole.index(b"\n") + 1
    damaged = {
        "empty": b"",
        "half": whole[: len(whole) // 2],
        "one byte short": whole[:-1],
        "one byte more": whole + b"\0",
        "only the header": whole[:header],
        "garbage": b"\xff" * 4096,
        "another version": whole.replace(b"gatepost ", b"gatepost 9", 1),
        "wrong data": whole[: header + 8] + b"N" * 100,
        "a turned bit": whole[:5000] + bytes([whole[5000] ^ 4]) + whole[5001:],
    }
    for what, data in damaged.items():
        for message, code in ((GOOD, 0), (BAD, 1)):
            path.write_bytes(data)
            assert judged(remembered, message).code == code, what
    assert path.read_bytes().startswith(b"gatepost ")


def test_a_cache_that_cannot_be_read_or_written_is_judged_around(remembered: Path) -> None:
    path = remembered / ".git" / "gatepost" / "rulebook"
    path.unlink()
    path.mkdir()
    assert judged(remembered, GOOD) == (0, "", "")
    assert judged(remembered, BAD).code == 1
    assert path.is_dir()


def test_messages_beyond_doubt_only_are_accepted_without_the_whole_program(remembered: Path) -> None:
    assert judged(remembered, GOOD + "\n\n" + "x" * (1 << 20)).code == 0
    assert judged(remembered, "").code == 0
    assert "NUL" in judged(remembered, GOOD + "\0").err


def test_the_accepting_path_loads_next_to_nothing(remembered: Path) -> None:
    (remembered / ".git" / "COMMIT_EDITMSG").write_text(GOOD)
    program = "import sys; sys.path.insert(0, sys.argv[1]); from gatepost.fasthook import main; main(sys.argv[2:])"
    bare = start(remembered, sys.executable, "-I", "-S", "-X", "importtime", "-c", "pass")
    hook = (sys.executable, "-I", "-S", "-X", "importtime", "-c", program, ROOT, "commit-msg")
    done = start(remembered, *hook, ".git/COMMIT_EDITMSG")
    assert (done.code, done.out) == (0, "")
    loaded = modules(done) - modules(bare)
    assert "gatepost.fasthook" in loaded
    assert loaded <= {"gatepost", "gatepost.fasthook", "gatepost.adapters", "gatepost.adapters.rulebook_cache"}
    refused = start(remembered, *hook, ".git/missing")
    assert {"re", "os", "click", "gatepost.rules.base"} <= modules(refused)


def modules(done: Done) -> set[str]:
    """Return what `-X importtime` says was loaded."""
    return {line.rpartition("|")[2].strip() for line in done.err.splitlines() if line.startswith("import time:")}
