"""The hooks that `gatepost init` sets up, run by real runners: a commit as it is pushed, with what is locked."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gatepost.scaffold.files.pre_commit import PATH, configuration
from support.program import Done, gatepost, start
from support.repos import commit, git
from support.runners import RUNNERS, choose, own_temporary, settle_runners
from support.surveys import seen, set_up
from support.wheels import pack

pytestmark = [
    pytest.mark.once,
    pytest.mark.skipif(os.name == "nt", reason="the environment of Windows has its programs elsewhere"),
]

PYTHON = "{}.{}".format(*sys.version_info)
PYPROJECT = f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "demo"
version = "0.1.0"
requires-python = "=={PYTHON}.*"

[dependency-groups]
dev = ["mypy", "ruff"]
"""
CODE = '"""Demo."""\n\nX: int = 1\n'
USE = "import demo\n\nassert demo.X\n"
UV = Path(sys.executable).with_name("uv")


@pytest.fixture
def place(repository: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with our hook at a push, and a remote."""
    settle_runners(monkeypatch, repository.parent)
    own_temporary(monkeypatch, repository.parent)
    git(repository.parent, "init", "--quiet", "--bare", "remote.git")
    git(repository, "remote", "add", "origin", str(repository.parent / "remote.git"))
    done = gatepost(repository, "hook", "install", "pre-push")
    assert done.code == 0, done.err
    return repository


def set_hooks_up(repository: Path, manager: str, **files: str) -> None:
    """Commit a package, and the hooks of a repository that is worked on with a manager."""
    hooks = configuration(set_up(seen({"pyproject.toml": PYPROJECT}), {"manager": manager}), "")
    texts = {"pyproject.toml": PYPROJECT, ".gitignore": ".venv\n", "src/demo/__init__.py": CODE, "use.py": USE}
    commit(repository, "feat: begin\n", **{**texts, PATH: hooks, **files})


def push(repository: Path) -> Done:
    return start(repository, "git", "push", "origin", "main")


def passed(done: Done) -> list[str]:
    """Return the hooks that a runner says it has run, with how they ended."""
    assert "of a clean checkout" in done.err, done.err
    return [line.replace(".", " ") for line in done.err.splitlines() if line.endswith(("Passed", "Failed"))]


def ends(done: Done) -> list[tuple[str, str]]:
    return [(line.rsplit(maxsplit=1)[0], line.rsplit(maxsplit=1)[1]) for line in passed(done)]


FINE = [("ruff check", "Passed"), ("ruff format (check)", "Passed"), ("mypy", "Passed")]


@pytest.mark.parametrize("runner", RUNNERS)
def test_what_is_pushed_is_judged_by_the_tools_in_the_environment_of_the_work_tree(place: Path, runner: str) -> None:
    (place / ".venv").symlink_to(Path(sys.executable).parents[1])
    set_hooks_up(place, "pip")
    choose(place, runner)
    done = push(place)
    assert (done.code, ends(done)) == (0, FINE)

    commit(place, "feat: bad\n", **{"src/demo/__init__.py": '"""Demo."""\nX: int = "1"\n'})
    done = push(place)
    assert (done.code, ends(done)) == (1, [FINE[0], (FINE[1][0], "Failed"), (FINE[2][0], "Failed")])
    assert "mypy is advisory" in done.err


def test_with_uv_the_environment_of_the_work_tree_stays_as_it_is(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    wheels = place.parent / "wheels"
    wheels.mkdir()
    pack(wheels, "editables", "hatchling", "mypy", "ruff")
    for name, value in {
        "UV_FIND_LINKS": str(wheels),
        "UV_NO_INDEX": "1",
        "UV_CACHE_DIR": str(place.parent / "cache"),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_PYTHON": sys.executable,
        "PATH": os.pathsep.join((str(UV.parent), os.environ["PATH"])),
    }.items():
        monkeypatch.setenv(name, value)
    monkeypatch.delenv("VIRTUAL_ENV", raising=False)
    (place / "pyproject.toml").write_text(PYPROJECT, "utf-8")
    (place / "src" / "demo").mkdir(parents=True)
    (place / "src" / "demo" / "__init__.py").write_text(CODE, "utf-8")
    done = start(place, str(UV), "sync", "--quiet")
    assert done.code == 0, done.err
    before = editable(place)
    set_hooks_up(place, "uv", **{"uv.lock": (place / "uv.lock").read_text("utf-8")})

    done = push(place)
    assert (done.code, ends(done)) == (0, FINE), done.err
    assert editable(place) == before == [f"{place / 'src'}"]


def editable(repository: Path) -> list[str]:
    """Return the folders that the environment imports from."""
    return [path.read_text("utf-8").strip() for path in repository.glob(".venv/lib/python*/site-packages/*demo*.pth")]
