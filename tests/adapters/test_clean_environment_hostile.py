"""Wheels whose code does what nobody wants."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.clean_environment import TryOrder, try_wheel
from gatepost.artifact.facts import Ran
from support.processes import is_soon_gone
from support.trying import Index, make

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.artifact.facts import Installed, Module

pytestmark = pytest.mark.once

ENDS = {
    "raises": "def f():\n    raise ValueError('\\x1b[31mred\\x1b[0m \\x07')\nf()\n",
    "floods": "import sys\nfor _ in range(500): sys.stdout.write('x' * 99_999 + '\\n')\n",
    "leaves": "import os, time\npid = os.fork()\nif pid == 0: time.sleep(60)\n__version__ = str(pid)\n",
    "dies": "import os, signal\nos.kill(os.getpid(), signal.SIGKILL)\n",
    "exits": "import sys\nprint('bye')\nsys.exit(0)\n",
    "vanishes": "import os\nos._exit(0)\n",
    "shows": "__version__ = '1\\x1b[2J\\n::error::'\n",
    "surrogate": "__version__ = '\\ud800'\n",
    "lazy": "def __getattr__(name): raise RuntimeError(name)\n",
    "writes": "import os, sys\nfor _ in range(3): os.write(1, b'\\xff\\x1b]0;title\\x07')\nraise SystemExit('no')\n",
}
COMMANDS = {
    "raises": "ends:raises",
    "waits": "ends:waits",
    "dies": "ends:dies",
    "paints": "ends:paints",
    "wrong": "ends:wrong",
}
CODE = """
import os, signal, sys
def raises(): raise ValueError("no help here")
def waits(): print("name?", flush=True); print(repr(sys.stdin.read()))
def dies(): os.kill(os.getpid(), signal.SIGSEGV)
def paints(): print("\\x1b[1musage\\x1b[0m\\x07")
def wrong(): return 3
"""


@pytest.fixture(scope="module")
def tried(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("hostile")
        index = Index(patch, folder)
        files = {**{f"{name}.py": code for name, code in ENDS.items()}, "ends.py": CODE}
        made = make(folder, files, commands=COMMANDS)
        installed = try_wheel(made.path, made.archive, TryOrder(folder, 60), lambda _: None)
        assert list(index.temporary.iterdir()) == []
    return installed


def module(tried: Installed, name: str) -> Module:
    return next(module for module in tried.modules if module.name == name)


def command(tried: Installed, name: str) -> Ran:
    return next(ran for ran in tried.commands if ran.command == f"{name} --help")


def test_a_module_that_raises_is_told_by_the_end_of_its_trace(tried: Installed) -> None:
    lines = module(tried, "raises").lines
    assert lines[0] == "Traceback (most recent call last):"
    assert lines[1].startswith('  File "venv/')
    assert lines[-1] == "ValueError: red \\x07"


@pytest.mark.parametrize(
    ("name", "lines"),
    [
        ("dies", ("it was killed by signal 9",)),
        ("exits", ("bye", "it ended the interpreter with status 0")),
        ("vanishes", ("it ended the interpreter with status 0",)),
        ("writes", ("\ufffd\ufffd\ufffdno",)),
    ],
)
def test_a_module_that_ends_the_interpreter_is_not_importable(
    tried: Installed, name: str, lines: tuple[str, ...]
) -> None:
    assert (module(tried, name).said, module(tried, name).lines) == ("", lines)


@pytest.mark.parametrize(
    ("name", "said"),
    [("floods", ""), ("lazy", ""), ("shows", "1\\x1b[2J\\n::error::"), ("surrogate", "\\ud800")],
)
def test_a_module_that_is_only_odd_works(tried: Installed, name: str, said: str) -> None:
    assert (module(tried, name).said, module(tried, name).lines) == (said, ())


def test_a_process_that_a_module_leaves_running_is_ended(tried: Installed) -> None:
    assert is_soon_gone(int(module(tried, "leaves").said))


@pytest.mark.parametrize(
    ("name", "status", "line"),
    [
        ("raises", 1, "ValueError: no help here"),
        ("waits", 0, "''"),
        ("dies", -11, None),
        ("paints", 0, "usage\\x07"),
        ("wrong", 3, None),
    ],
)
def test_a_command_ends_as_it_likes_and_never_waits(tried: Installed, name: str, status: int, line: str | None) -> None:
    ran = command(tried, name)
    assert (ran.status, ran.lines[-1] if ran.lines else None) == (status, line)


@pytest.mark.parametrize("name", ["../../up", "..", "C:\\up", "a/b"])
def test_a_wheel_with_a_command_whose_name_leads_elsewhere_is_not_installed(tmp_path: Path, name: str) -> None:
    made = make(tmp_path, {"ends.py": CODE}, commands={name: "ends:waits"})
    installed = try_wheel(made.path, made.archive, TryOrder(tmp_path, 60), lambda _: None)
    assert (installed.version, installed.lines) == ("", (f"the command `{name}` would be written somewhere else",))


def test_a_command_that_is_not_installed_cannot_be_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(monkeypatch, tmp_path)
    made = make(tmp_path, {"ends.py": CODE})
    archive = replace(made.archive, entry_points=(("demo", "ends:waits"),))
    installed = try_wheel(made.path, archive, TryOrder(tmp_path, 60), lambda _: None)
    assert installed.commands == (Ran("demo --help", 127, ("demo: No such file or directory",)),)


def test_what_hangs_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Index(monkeypatch, tmp_path)
    code = "import time\ndef main(): print('wait', flush=True); time.sleep(60)\nif __name__ != '__main__': main()\n"
    made = make(tmp_path, {"demo.py": code}, commands={"demo": "demo:main"})
    begun = time.monotonic()
    installed = try_wheel(made.path, made.archive, TryOrder(tmp_path, 60, patience=0.7), lambda _: None)
    assert [module.lines for module in installed.modules] == [("wait", "it had to be stopped after 0.7 seconds")]
    assert [(ran.status, ran.lines) for ran in installed.commands] == [(None, ("wait",))]
    assert time.monotonic() - begun < 20


def test_a_wheel_that_ends_every_interpreter_is_not_installable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    Index(monkeypatch, tmp_path)
    made = make(tmp_path, {"demo.py": "", "demo.pth": "import os; os._exit(0)\n"})
    installed = try_wheel(made.path, made.archive, TryOrder(tmp_path, 60), lambda _: None)
    assert (installed.version, installed.lines) == ("", ("it ended the interpreter with status 0",))
