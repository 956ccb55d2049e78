"""The variables of what is tried."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.clean_variables import for_engine, for_installer, for_stranger, for_tests
from gatepost.adapters.venv import Venv

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

WORLD = [
    "PYTHONPATH",
    "PYTHONHOME",
    "PYTHONSTARTUP",
    "VIRTUAL_ENV",
    "PIP_TARGET",
    "PIP_PREFIX",
    "PIP_REQUIRE_VIRTUALENV",
    "PIP_NO_DEPS",
    "UV_PROJECT_ENVIRONMENT",
    "UV_PYTHON",
    "UV_NO_MANAGED_PYTHON",
    "UV_VENV_SEED",
    "CONDA_PREFIX",
    "_CE_CONDA",
    "GIT_DIR",
    "GIT_INDEX_FILE",
    "GIT_CONFIG_PARAMETERS",
]
INDEX = [
    "PIP_INDEX_URL",
    "PIP_NO_INDEX",
    "PIP_FIND_LINKS",
    "UV_INDEX",
    "UV_INDEX_OWN_PASSWORD",
    "UV_DEFAULT_INDEX",
    "UV_FIND_LINKS",
    "HOME",
    "PATH",
    "HTTPS_PROXY",
    "SSL_CERT_FILE",
    "GIT_SSH_COMMAND",
    "GIT_CONFIG_COUNT",
    "NETRC",
    "MY_TOKEN",
]
PUBLISHING = ["ACTIONS_ID_TOKEN_REQUEST_URL", "ACTIONS_ID_TOKEN_REQUEST_TOKEN", "TWINE_PASSWORD", "UV_PUBLISH_TOKEN"]
EVERYTHING = dict.fromkeys((*WORLD, *INDEX, *PUBLISHING), "x")


@pytest.fixture
def venv(tmp_path: Path) -> Venv:
    return Venv(tmp_path / "venv")


def test_an_installer_knows_where_from_and_not_where_to() -> None:
    found = for_installer(EVERYTHING)
    assert {name for name in found if name in EVERYTHING} == set(INDEX)


def test_tests_have_the_user_s_variables_but_for_other_environments(venv: Venv) -> None:
    found = for_tests(EVERYTHING, venv)
    assert set(found) == {*INDEX, *PUBLISHING, "VIRTUAL_ENV"}
    assert (found["VIRTUAL_ENV"], found["PATH"]) == (str(venv.path), f"{venv.scripts}{os.pathsep}x")


def test_a_stranger_learns_how_the_machine_is_and_no_more(venv: Venv, tmp_path: Path) -> None:
    machine = {"LANG": "C.UTF-8", "LC_ALL": "C", "TZ": "UTC", "LD_LIBRARY_PATH": "/lib", "LC": "no", "LANGUAGES": "no"}
    found = for_stranger({**EVERYTHING, **machine}, venv, tmp_path)
    kept = {name: value for name, value in found.items() if name in {*EVERYTHING, *machine}}
    assert kept == {
        **{name: value for name, value in machine.items() if value != "no"},
        "HOME": str(tmp_path),
        "PATH": f"{venv.scripts}{os.pathsep}x",
    }
    assert (found["COLUMNS"], found["NO_COLOR"], found["TMPDIR"]) == ("80", "1", str(tmp_path / "tmp"))


def test_programs_of_other_environments_are_not_found(venv: Venv, tmp_path: Path) -> None:
    other, plain = tmp_path / "other" / "bin", tmp_path / "plain" / "bin"
    for folder in (other, plain):
        folder.mkdir(parents=True)
    (other.parent / "pyvenv.cfg").touch()
    path = os.pathsep.join([str(other), "", str(plain)])
    assert for_tests({"PATH": path}, venv)["PATH"] == os.pathsep.join([str(venv.scripts), str(plain)])


def test_without_a_path_the_system_s_own_is_searched(venv: Venv) -> None:
    assert for_tests({}, venv)["PATH"] == os.pathsep.join([str(venv.scripts), *os.defpath.split(os.pathsep)])


def test_the_real_release_please_gets_what_git_needs_and_no_secret() -> None:
    given = {"PATH": "/bin", "HOME": "/me", "GIT_DIR": "/me/.git", "LC_ALL": "C", "GITHUB_TOKEN": "x", "NPM_TOKEN": "x"}
    assert for_engine(given) == {"PATH": "/bin", "HOME": "/me", "GIT_DIR": "/me/.git", "LC_ALL": "C"}
