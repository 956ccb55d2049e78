"""The command that tests a wheel."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING

import pytest

from gatepost.artifact.facts import Ran
from support.processes import is_soon_gone
from support.repos import commit
from support.tested import Ground

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def ground(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    return Ground(monkeypatch, repository, tmp_path)


@pytest.mark.parametrize(
    ("command", "status", "line"),
    [
        ("echo one && echo two >&2; exit 7", 7, "two"),
        ("nothing-of-this-name", 127, "not found"),
        ("FOO=1 nothing-of-this-name", 127, "not found"),
        ('read answer; echo "<$answer>"', 0, "<>"),
        ("printf '\\033[1mred\\007\\n'", 0, "red\\x07"),
    ],
)
def test_a_command_is_the_shell_s(ground: Ground, command: str, status: int, line: str) -> None:
    ran = ground.run(command)
    assert ran.status == status
    assert line in ran.lines[-1]


def test_what_the_tests_say_is_shown_while_they_run(ground: Ground, capsys: pytest.CaptureFixture[str]) -> None:
    ran = ground.run("for i in $(seq 30); do echo $i grün; done")
    out, err = capsys.readouterr()
    assert (out, err) == ("", "".join(f"{number} grün\n" for number in range(1, 31)))
    assert ran.lines == tuple(f"{number} grün" for number in range(11, 31))


def test_they_begin_in_the_package_s_folder(ground: Ground) -> None:
    commit(ground.repository, "feat: begin\n", **{"a/here": "", "b/there": ""})
    assert ground.output("pwd; ls . ../b", folder="a/").splitlines()[1:] == [".:", "here", "../b:", "there"]


def test_tests_that_take_too_long_are_stopped_with_what_they_have_started(ground: Ground) -> None:
    ran = ground.run("sleep 60 & echo $!; wait", timeout=1)
    assert ran.status is None
    assert is_soon_gone(int(ran.lines[-1]))


def test_ctrl_c_ends_them_with_what_they_have_started(ground: Ground, tmp_path: Path) -> None:
    place = tmp_path / "pid"

    def interrupt() -> None:
        while not place.exists() or not place.read_text():
            time.sleep(0.01)
        os.kill(os.getpid(), signal.SIGINT)

    threading.Thread(target=interrupt).start()
    with pytest.raises(KeyboardInterrupt):
        ground.run(f"sleep 60 & echo $! > {place}; wait")
    assert is_soon_gone(int(place.read_text()))


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("#!/usr/bin/python3\n", "pytest"),
        ("#!/usr/bin/env python\n", "tox"),
        ('#!/usr/bin/env bash\nexec "/opt/pyenv/libexec/pyenv" exec "$program" "$@"\n', "pytest"),
        ("\x7fELF", "python3.12"),
    ],
)
def test_a_program_of_another_python_is_not_run(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, head: str, name: str
) -> None:
    program = other(monkeypatch, tmp_path, name, head)
    line = f"`{name}` would be {program}, which does not see the wheel: it is to come by --with"
    assert ground.run(f"{name} -q") == Ran(f"{name} -q", 127, (line,))


@pytest.mark.parametrize("command", ["cd . && A=1 pytest", "(true; pytest)", "true|pytest", "true & pytest"])
def test_nor_is_it_run_where_it_is_not_the_first(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, command: str
) -> None:
    other(monkeypatch, tmp_path, "pytest", "#!/usr/bin/python3\n")
    assert ground.run(command).status == 127


def test_a_program_that_is_none_of_python_s_is_run(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    other(monkeypatch, tmp_path, "check", "#!/bin/sh\necho fine\n")
    assert ground.output("check python") == "fine"


def other(patch: pytest.MonkeyPatch, folder: Path, name: str, text: str) -> Path:
    """Put a program on the PATH."""
    place = folder / "elsewhere"
    place.mkdir()
    (place / name).write_text(text)
    (place / name).chmod(0o755)
    patch.setenv("PATH", f"{place}{os.pathsep}{os.environ['PATH']}")
    return place / name
