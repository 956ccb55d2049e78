"""`gatepost plan` as a process of its own, on all kinds of screens."""

from __future__ import annotations

import json
import os
import pty
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from support.program import gatepost, shell
from support.repos import commit, git

pytestmark = pytest.mark.once

if TYPE_CHECKING:
    from pathlib import Path

CONFIGURATION = {
    "release-type": "simple",
    "include-component-in-tag": False,
    "packages": {".": {"package-name": "rocket"}},
}
GATEPOST = f"'{sys.executable}' -m gatepost"


@pytest.fixture
def released(repository: Path) -> Path:
    """Return a repository that was released as 1.2.3, with a feature and a loss since."""
    git(repository, "remote", "add", "origin", "https://github.com/acme/rocket.git")
    files = {"release-please-config.json": json.dumps(CONFIGURATION), ".release-please-manifest.json": '{".": "1.2.3"}'}
    commit(repository, "chore: set up", **files)
    git(repository, "tag", "v1.2.3")
    commit(repository, "feat: sign in with a passkey — ü, and with whatever else you have at hand", a="1")
    commit(repository, "fix: a\n\nfoo(bar(1))", b="1")
    return repository


def test_a_plan_is_made(released: Path) -> None:
    done = gatepost(released, "plan")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("rocket  1.2.3 → 1.3.0   minor: 1 feature\n")


@pytest.mark.parametrize(
    ("environment", "has_colour"),
    [
        ({}, False),
        ({"FORCE_COLOR": "1"}, True),
        ({"NO_COLOR": "1"}, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
    ],
)
@pytest.mark.parametrize("shown", [(), ("--diff",)])
def test_colours_are_as_the_environment_wants_them(
    environment: dict[str, str], shown: tuple[str, ...], released: Path, *, has_colour: bool
) -> None:
    assert ("\x1b[" in gatepost(released, "plan", *shown, **environment).out) is has_colour


def test_a_terminal_has_colours(released: Path) -> None:
    leader, follower = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "gatepost", "plan"], cwd=released, stdout=follower, env={**os.environ, "TERM": "xterm"}
    ) as process:
        os.close(follower)
        shown = b""
        while chunk := _read(leader):
            shown += chunk
    os.close(leader)
    assert process.returncode == 0
    assert b"\x1b[1mrocket\x1b[0m" in shown


def _read(leader: int) -> bytes:
    try:
        return os.read(leader, 1 << 16)
    except OSError:  # what Linux says when the other end is closed
        return b""


@pytest.mark.parametrize("shown", [("--markdown",), ("--format", "json"), ("--changelog",)])
def test_what_is_not_for_people_has_no_colours(shown: tuple[str, ...], released: Path) -> None:
    assert "\x1b" not in gatepost(released, "plan", *shown, FORCE_COLOR="1").out


def test_a_narrow_screen_cuts_headers(released: Path) -> None:
    out = gatepost(released, "plan", COLUMNS="40").out
    assert "  feat: sign in w…\n" in out
    assert "Would change  CHANGELOG.md\n              .release-please-manifest.json\n" in out


@pytest.mark.parametrize(
    "environment", [{"PYTHONIOENCODING": "ascii"}, {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"}]
)
@pytest.mark.parametrize("shown", [(), ("--diff",), ("--format", "json")])
def test_without_utf_8_it_is_ascii(environment: dict[str, str], shown: tuple[str, ...], released: Path) -> None:
    done = gatepost(released, "plan", *shown, **environment)
    assert done.code == 0
    assert done.out.isascii()
    if not shown:
        assert done.out.startswith("rocket  1.2.3 -> 1.3.0   minor: 1 feature\n")


@pytest.mark.parametrize("shown", ["", "--diff", "--changelog", "--format json", "--markdown"])
def test_a_reader_that_leaves_is_no_error(shown: str, released: Path) -> None:
    many = "\n\n".join(["feat: more"] * 2000)
    commit(released, f"fix: many\n\n{many}", c="1")
    done = shell(released, f"{{ {GATEPOST} plan {shown}; echo $? >&2; }} | head -1")
    assert (done.code, done.err) == (0, "0\n")
    assert done.out.count("\n") == 1


def test_a_full_disk_is_an_error(released: Path) -> None:
    done = shell(released, f"{GATEPOST} plan > /dev/full")
    assert done.code == 3
    assert done.err.startswith("error: cannot write the output: No space left on device\n")


def test_a_message_can_come_from_standard_input(released: Path) -> None:
    done = gatepost(released, "plan", "--with-file", "-", given="feat!: everything\n")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("rocket  1.2.3 → 2.0.0   major: 1 breaking change\n")
    assert gatepost(released, "plan", "--with-file", "-", given=b"feat: \xff").code == 2


def test_in_a_workflow_the_plan_is_in_the_summary(released: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary"
    environment = {"GITHUB_ACTIONS": "true", "GITHUB_STEP_SUMMARY": str(summary), "GITHUB_REPOSITORY": "octo/x"}
    done = gatepost(released, "plan", "--format", "github", **environment)
    assert (done.code, done.err) == (0, "")
    assert summary.read_text("utf-8").startswith(
        "### The next release\n\n**`rocket` `1.2.3` → `1.3.0`** minor: `1 feature`\n"
    )


def test_a_summary_that_cannot_be_written_is_an_error(released: Path, tmp_path: Path) -> None:
    done = gatepost(released, "plan", "--format", "github", GITHUB_STEP_SUMMARY=str(tmp_path))
    assert done.code == 3
    assert done.err.startswith("error: ")


def test_nothing_is_written_to_the_repository(released: Path) -> None:
    def everything() -> dict[str, bytes]:
        return {str(path): path.read_bytes() for path in released.rglob("*") if path.is_file()}

    before = everything()
    for shown in ("", "--diff", "--changelog", "--markdown"):
        assert gatepost(released, "plan", *shown.split()).code == 0
    assert everything() == before


def test_a_plan_that_stops_is_an_error_beside_what_is_known(released: Path) -> None:
    commit(released, "fix: spoil", **{".release-please-manifest.json": "{"})
    done = gatepost(released, "plan")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(
        "error: no plan: ConfigurationError: base (acme/rocket): Failed to parse manifest versions"
    )
    done = gatepost(released, "plan", "--format", "json")
    assert (done.code, json.loads(done.out)["prs"]) == (2, [])


def test_the_help_has_the_examples_and_the_exit_codes(released: Path) -> None:
    out = gatepost(released, "plan", "--help").out
    assert '  gatepost plan --with "feat(api): sign in with a passkey"\n' in out
    assert "Exit status: 0" in out
