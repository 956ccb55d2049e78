"""The real commitizen with our rules, in a real repository and in a real terminal, as tmux draws it."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from support.commitizen import CZ, cz, set_up
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.once

INVALID, BROKEN = 14, 19
WAIT = 30.0
REFUSED = """\
✗ header-not-conventional  GP101
  │ tidy \\x1b[2J
  │ ^ expected a type and a colon, as in `feat: …`
✗ control-character  GP601
"""


class Window:
    """A command in a terminal of its own."""

    def __init__(self, folder: Path, socket: Path, *command: str) -> None:
        self._tmux = ("tmux", "-u", "-f", os.devnull, "-S", str(socket))
        line = f"cd {shlex.quote(str(folder))} && {shlex.join(command)}; printf 'ended %s' $?; sleep {WAIT}"
        self._do("new-session", "-d", "-s", "w", "-x", "140", "-y", "40", "sh", "-c", line)

    def expect(self, text: str) -> str:
        """Return what the window shows, as soon as `text` is in it."""
        until = time.monotonic() + WAIT
        while text not in (shown := self._do("capture-pane", "-p", "-J", "-t", "w")):
            assert time.monotonic() < until, shown
            time.sleep(0.02)
        return shown

    def keys(self, *names: str) -> None:
        """Press keys; a text is typed."""
        self._do("send-keys", "-t", "w", *names)

    def close(self) -> None:
        """End the command, whatever it is at."""
        subprocess.run([*self._tmux, "kill-server"], check=False, capture_output=True)

    def _do(self, *arguments: str) -> str:
        command = [*self._tmux, *arguments]
        environment = dict(os.environ)  # not what C code has put beside it: readline sets COLUMNS
        return subprocess.run(command, check=True, capture_output=True, encoding="utf-8", env=environment).stdout


@pytest.fixture
def window(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Window]:
    """Return a window in which `cz commit` asks, on a branch for a feature with one file staged."""
    if shutil.which("tmux") is None:
        assert os.environ.get("GATEPOST_REQUIRE_ALL") != "1", "tmux is required and not installed"
        pytest.skip("tmux is not installed")
    set_up(repository, 'scope-paths = { "src/api/**" = "api" }\n')
    git(repository, "symbolic-ref", "HEAD", "refs/heads/feat/12-passkeys")
    (repository / "src/api").mkdir(parents=True)
    (repository / "src/api/a.py").touch()
    git(repository, "add", "src")
    found = Window(repository, tmp_path_factory.mktemp("t") / "s", *CZ, "commit")
    yield found
    found.close()


def test_a_guided_commit_is_judged_while_it_is_typed(window: Window, repository: Path) -> None:
    assert " » feat      a new feature  (minor, Features)" in window.expect("(patch, Reverts)")
    window.keys("Enter")
    window.expect("? Scope (Enter: as it stands; Tab: the known ones) api")
    window.keys("Enter")
    window.expect("? What changes, in a few words")
    window.keys("x" * 120, "Enter")
    window.expect("header-too-long GP110: the header has 131 characters")
    window.keys("BSpace")
    window.expect("the header has 130 characters")
    window.keys("C-u", "sign in with a passkey")
    window.expect("next release: minor: feat(api) → Features")
    window.keys("Enter")
    window.expect("? Why, and what to know")
    window.keys("One. | Two.", "Enter")
    window.expect("? What breaks for users")
    window.keys("no passwords")
    window.expect("next release: major: feat(api)! → ⚠ BREAKING CHANGES, Features")
    window.keys("Enter")
    window.expect("? Issues, as in `closes #12, ABC-4` (Enter: as it stands) #12")
    window.keys("Enter")
    window.expect("ended 0")
    assert git(repository, "log", "--format=%B").rstrip("\n") == (
        "feat(api)!: sign in with a passkey\n\nOne.\nTwo.\n\nBREAKING CHANGE: no passwords\nRefs: #12"
    )


def test_ctrl_c_commits_nothing(window: Window, repository: Path) -> None:
    window.expect("? Type")
    window.keys("C-c")
    window.expect("ended 8")
    assert git(repository, "for-each-ref") == ""


def test_a_message_is_judged_however_it_is_handed_over(repository: Path) -> None:
    set_up(repository)
    (repository / "message").write_text("tidy \x1b[2J\n# a comment\n", "utf-8")
    for arguments, given in (
        (("--message", "tidy \x1b[2J"), ""),
        (("--commit-msg-file", "message"), ""),
        ((), "tidy \x1b[2J"),
    ):
        done = cz(repository, "check", *arguments, given=given)
        assert (done.code, done.out, done.err[: len(REFUSED)]) == (INVALID, "", REFUSED)
        assert done.err.endswith("\n2 errors in 1 message\nwhy, and examples: gatepost explain GP101 GP601\n")
    done = cz(repository, "check", "--message", "fix: a loop")
    assert (done.code, done.out, done.err) == (0, "Commit validation: successful!\n", "")


def test_the_commits_of_a_range_are_judged_as_they_are_stored(repository: Path) -> None:
    set_up(repository)
    good = commit(repository, "fix: a")
    bad = [commit(repository, text) for text in ("fix: b\nc", "Merge the parsers")]
    done = cz(repository, "check", "--rev-range", f"{good}..HEAD")
    assert done.code == INVALID
    assert [line.split()[0] for line in done.err.splitlines() if "  " in line and line[0] not in " ✗w"] == [
        bad[1][:9],
        bad[0][:9],
    ]
    assert "body-not-separated" in done.err
    assert cz(repository, "check", "--rev-range", good).code == 0


def test_a_huge_message_is_judged_in_seconds(repository: Path) -> None:
    set_up(repository)
    (repository / "message").write_text("fix: x\n\n" + "foo(bar(baz)) and more\n" * 100_000, "utf-8")
    begun = time.monotonic()
    done = cz(repository, "check", "--commit-msg-file", "message")
    assert (done.code, done.err.splitlines()[0]) == (INVALID, "✗ message-dropped  GP401  line 3")
    assert len(done.err) < 2_000
    assert time.monotonic() - begun < 10


def test_settings_that_make_no_sense_end_every_command_with_the_reason(repository: Path) -> None:
    set_up(repository, 'typs = ["x"]\n')
    commit(repository, "fix: a")
    for line in ("check -m x", "bump --dry-run --yes", "changelog --dry-run", "info", "example"):
        done = cz(repository, *line.split())
        assert (done.code, done.out) == (BROKEN, "")
        assert done.err.startswith("error: pyproject.toml [tool.gatepost]: there is no setting `typs`")
        assert "Traceback" not in done.err


def test_messages_are_judged_outside_of_a_repository(tmp_path: Path) -> None:
    set_up(tmp_path, 'types = ["own"]\n')
    assert cz(tmp_path, "check", "-m", "own: x").code == 0
    assert cz(tmp_path, "check", "-m", "fix: x").code == INVALID


def test_version_and_changelog_follow_the_sections(repository: Path) -> None:
    set_up(repository)
    git(repository, "add", "pyproject.toml")
    commit(repository, "chore: begin")
    git(repository, "tag", "v0.1.0")
    for text in ("docs: say how", "feat(api): sign in", "fix: lost\n\nfoo(bar(baz))", "refactor: tidy"):
        commit(repository, text)
    assert "tag to create: v0.2.0\n" in cz(repository, "bump", "--dry-run", "--yes").out
    assert cz(repository, "changelog", "--dry-run").out.rstrip("\n").splitlines()[:9] == [
        "## Unreleased",
        "",
        "### Features",
        "",
        "- **api**: sign in",
        "",
        "### Documentation",
        "",
        "- say how",
    ]


def test_a_release_of_what_is_hidden_is_none(repository: Path) -> None:
    set_up(repository)
    commit(repository, "chore: begin")
    git(repository, "tag", "v0.1.0")
    commit(repository, "refactor: tidy")
    assert "NO_COMMITS_TO_BUMP" in cz(repository, "bump", "--dry-run", "--yes").err


def test_the_plugin_leaves_other_rules_alone(repository: Path) -> None:
    set_up(repository, 'typs = ["x"]\n')
    done = cz(repository, "--name", "cz_conventional_commits", "check", "-m", "fix: x")
    assert (done.code, done.out) == (0, "Commit validation: successful!\n")
    assert "gatepost" in cz(repository, "ls").out.splitlines()
