"""A wheel in an environment of its own."""

from __future__ import annotations

import json
import platform
import tempfile
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import pytest

from gatepost.adapters.clean_environment import TryOrder, try_wheel
from gatepost.artifact.facts import Installed, Module, Ran
from gatepost.errors import CannotWriteError, NotTriedError
from support.answering import answering
from support.trying import BOTH, Index, Made, choose, lead_elsewhere, make

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

PYTHON = platform.python_version().removesuffix("+")
FILES = {
    "demo/__init__.py": "import salt\n__version__ = '1.0'\n",
    "demo/cli.py": "import sys\ndef main(): print('usage: demo', sys.argv[1:], *sys.stdin)\n",
    "space/demo/__init__.py": "",
    "odd.py": "class Version(str): pass\n__version__ = (1, 0)\n",
}
COMMANDS = {"demo": "demo.cli:main", "breaks": "demo.cli:nothing"}
LOOKS = """
import json, os, sys
with open({place!r}, "w") as file:
    json.dump([os.getcwd(), os.listdir(), sys.argv, sys.path, dict(os.environ)], file)
"""


class Tried(NamedTuple):
    """What was found of a wheel by a tool, what was said meanwhile, and what a module of it has seen."""

    tool: str
    installed: Installed
    said: list[str]
    seen: tuple[str, list[str], list[str], list[str], dict[str, str]]


@pytest.fixture
def index(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Index:
    return Index(monkeypatch, tmp_path)


def attempt(made: Made, said: list[str] | None = None, patience: float = 60) -> Installed:
    order = TryOrder(made.path.parent, timeout=60, patience=patience)
    return try_wheel(made.path, made.archive, order, (said if said is not None else []).append)


@pytest.fixture(scope="module", params=BOTH)
def tried(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Tried:
    """Return what is found of a wheel that requires another, and what was said meanwhile, by each tool."""
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("tried")
        index = Index(patch, folder)
        choose(patch, request.param)
        for name in ("MY_TOKEN", "GITHUB_ENV", "PYTHONPATH", "UV_PUBLISH_PASSWORD"):
            patch.setenv(name, "no")
        make(index.wheels, {"salt.py": ""}, called="salt-2.0-py3-none-any")
        files = {**FILES, "alone.py": LOOKS.format(place=str(folder / "seen"))}
        made = make(folder, files, metadata="Requires-Dist: salt>=2\n", commands=COMMANDS)
        said: list[str] = []
        installed = attempt(made, said)
        assert list(index.temporary.iterdir()) == []
    return Tried(request.param, installed, said, json.loads((folder / "seen").read_text()))


def test_a_wheel_is_installed_with_what_it_requires(tried: Tried) -> None:
    installed = tried.installed
    assert (installed.python, installed.version, installed.lines) == (PYTHON, "1.0", ())


def test_its_modules_are_imported_and_say_their_version(tried: Tried) -> None:
    modules = tried.installed.modules
    assert [(module.name, module.lines) for module in modules] == [
        (name, ()) for name in ("alone", "demo", "odd", "space.demo")
    ]
    assert modules[1:] == (Module("demo", "1.0"), Module("odd"), Module("space.demo"))


def test_its_commands_are_run_for_their_help(tried: Tried) -> None:
    demo, breaks = tried.installed.commands
    assert demo == Ran("demo --help", 0, ("usage: demo ['--help']",))
    assert (breaks.command, breaks.status) == ("breaks --help", 1)
    assert breaks.lines[-1].startswith("ImportError: cannot import name 'nothing' from 'demo.cli' (venv/")


def test_what_is_done_is_said(tried: Tried) -> None:
    assert tried.said == [
        f"installing demo-1.0-py3-none-any.whl and what it requires, by {tried.tool}",
        "importing alone",
        "importing demo",
        "importing odd",
        "importing space.demo",
        "running demo --help",
        "running breaks --help",
    ]


def test_a_module_is_alone_and_knows_nothing_of_the_user(tried: Tried) -> None:
    folder, files, words, path, environment = tried.seen
    scratch = folder.rpartition("/")[0]
    assert (files, words) == ([], ["-c"])
    assert path[-1].startswith(f"{scratch}/venv/")
    assert environment["HOME"].startswith(f"{scratch}/")
    assert environment["TMPDIR"].startswith(environment["HOME"] + "/")
    assert environment["PATH"].startswith(f"{scratch}/venv/")
    assert environment["COLUMNS"] == "80"
    assert "no" not in environment.values()


@pytest.mark.parametrize("tool", BOTH)
def test_a_wheel_that_the_settings_lead_elsewhere_is_not_tried(
    index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, tool: str
) -> None:
    choose(monkeypatch, tool)
    lead_elsewhere(monkeypatch, tmp_path)
    made = make(tmp_path, {"demo.py": ""})
    with pytest.raises(NotTriedError, match=f"^not tried: {tool} has not installed the wheel into the environment"):
        attempt(made)
    assert list(index.temporary.iterdir()) == []


def test_a_wheel_that_cannot_be_installed_is_no_more_than_that(index: Index, tmp_path: Path) -> None:
    with answering(404) as address:
        index.point_to(address)
        installed = attempt(make(tmp_path, {"demo.py": ""}, metadata="Requires-Dist: salt\n"))
    assert (installed.python, installed.version, installed.modules) == (PYTHON, "", ())
    assert "salt was not found" in installed.lines[1]


def test_a_wheel_whose_metadata_was_not_read_is_known_by_its_name(index: Index, tmp_path: Path) -> None:
    made = make(tmp_path, {"demo.py": ""})
    assert attempt(Made(made.path, replace(made.archive, metadata=None))).version == "1.0"
    assert index.temporary.is_dir()


def test_a_folder_that_nothing_can_be_written_to_is_said(
    index: Index, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    made = make(tmp_path, {"demo.py": ""})
    monkeypatch.setattr(tempfile, "tempdir", str(index.temporary / "nowhere"))
    with pytest.raises(CannotWriteError, match=r"^nothing can be tried .*: No such file or directory$"):
        attempt(made)
