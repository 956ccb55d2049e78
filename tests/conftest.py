"""The ground that every test stands on: no HOME, no git configuration of the machine's, no network."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.configuration import set_hypothesis_home_dir

from support.offline import guard
from support.patients import Patient, copied, make_mills, make_rocket
from support.repos import git, pack

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_DROPPED = ("GIT_", "GATEPOST_", "GITHUB_", "XDG_", "PRE_COMMIT", "PREK_")
_DROPPED_NAMES = {"CI", "NO_COLOR", "FORCE_COLOR", "EDITOR", "VISUAL", "PAGER", "COLUMNS", "LINES", "EMAIL"}
_ALL_ONCE = re.compile(r"^pytestmark = (?:\[[^\]]*)?pytest\.mark\.once\b", re.MULTILINE)
_WHEN = "2026-01-01T00:00:00+00:00"


def pytest_configure(config: pytest.Config) -> None:
    """Let hypothesis repeat itself, and signals be heard, which nohup or `&` around us would have ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in ("SIGHUP", "SIGQUIT"):
        if hasattr(signal, name):
            signal.signal(signal.Signals[name], signal.SIG_DFL)
    set_hypothesis_home_dir(config.rootpath / ".cache" / "hypothesis")
    settings.register_profile(
        "gatepost",
        derandomize=True,
        max_examples=150,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile("gatepost")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Leave files of tests alone of which none would run: to read them takes longer than other files' tests."""
    if config.option.markexpr != "not once" or collection_path.suffix != ".py":
        return None
    return bool(_ALL_ONCE.search(collection_path.read_text("utf-8"))) or None


@pytest.fixture(scope="session")
def empty_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder that is HOME, which stays empty."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session", autouse=True)
def _neutral_environment(tmp_path_factory: pytest.TempPathFactory, empty_home: Path) -> Iterator[None]:
    """Hide the user's and the system's settings from everything that the tests start."""
    folder = tmp_path_factory.mktemp("git")
    (folder / "global").touch()
    (folder / "system").touch()
    (folder / "template").mkdir()
    with pytest.MonkeyPatch.context() as patch:
        for name in list(os.environ):
            if name.startswith(_DROPPED) or name in _DROPPED_NAMES:
                patch.delenv(name)
        # What the tests start runs without coverage, which takes as long as that: it is counted in this process alone.
        patch.delenv("COVERAGE_PROCESS_CONFIG", raising=False)
        environment = {
            "HOME": empty_home,
            "USERPROFILE": empty_home,
            "GIT_CONFIG_GLOBAL": folder / "global",
            "GIT_CONFIG_SYSTEM": folder / "system",
            "GIT_CONFIG_NOSYSTEM": 1,
            "GIT_TEMPLATE_DIR": folder / "template",
            "GIT_TERMINAL_PROMPT": 0,
            "GIT_TEST_FSYNC": 0,  # nothing that a test stores has to outlive the machine
            "GIT_AUTHOR_NAME": "Ada Author",
            "GIT_AUTHOR_EMAIL": "ada@example.com",
            "GIT_AUTHOR_DATE": _WHEN,
            "GIT_COMMITTER_NAME": "Carl Committer",
            "GIT_COMMITTER_EMAIL": "carl@example.com",
            "GIT_COMMITTER_DATE": _WHEN,
            "LC_ALL": "C.UTF-8",
            "TZ": "UTC",
        }
        for name, value in environment.items():
            patch.setenv(name, str(value))
        yield


@pytest.fixture(autouse=True)
def _untouched_home(empty_home: Path) -> Iterator[None]:
    """Fail the test that leaves something in HOME."""
    yield
    left = sorted(path.name for path in empty_home.iterdir())
    for path in empty_home.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    assert not left, f"the test wrote into HOME: {', '.join(left)}"


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection that would leave this machine."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex"):
            patch.setattr(socket.socket, name, guard(getattr(socket.socket, name)))
        patch.setattr(socket, "create_connection", guard(socket.create_connection))
        yield


@pytest.fixture(scope="session")
def new_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("new") / "repository"
    path.mkdir()
    git(path, "init", "--quiet", "--initial-branch=main")
    return path


@pytest.fixture
def repository(new_repository: Path, tmp_path: Path) -> Path:
    """Return a new repository without commits, on the branch `main`."""
    return copied(new_repository, tmp_path / "repository").path


@pytest.fixture(scope="session")
def rocket_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("rocket") / "rocket"
    make_rocket(path)
    pack(path)
    return path


@pytest.fixture(scope="session")
def mills_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mills") / "rocket"
    make_mills(path)
    pack(path)
    return path


@pytest.fixture
def rocket(rocket_template: Path, tmp_path: Path) -> Patient:
    """Return a healthy repository of one package."""
    return copied(rocket_template, tmp_path / "rocket")


@pytest.fixture
def mills(mills_template: Path, tmp_path: Path) -> Patient:
    """Return a healthy repository of two packages."""
    return copied(mills_template, tmp_path / "rocket")
