"""A project's tests, against its wheel as it is installed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.errors import NotTriedError, UsageError
from support.repos import commit
from support.tested import CODE, Ground
from support.trying import BOTH, choose, lead_elsewhere, make
from support.wheels import pack

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

SOURCES = "raise AssertionError('these are the sources')\n"
TEST = """
import demo, os, sys
def test_the_wheel_is_tested():
    assert demo.WHERE.startswith(os.environ["VIRTUAL_ENV"])
    assert "site-packages" in demo.WHERE
    assert sys.prefix == os.environ["VIRTUAL_ENV"]
"""
LAYOUTS = {
    "src": {"src/demo/__init__.py": SOURCES, "tests/test_demo.py": TEST},
    "src on the path": {
        "src/demo/__init__.py": SOURCES,
        "src/demo.egg-info/PKG-INFO": "Name: demo\nVersion: 9\n",
        "tests/test_demo.py": f"{TEST}    from importlib.metadata import version\n    assert version('demo') == '1.0'",
        "pyproject.toml": "[tool.pytest.ini_options]\npythonpath = ['src']\n",
    },
    "flat": {"demo/__init__.py": SOURCES, "demo/core.py": SOURCES, "tests/test_demo.py": TEST, "conftest.py": ""},
    "flat with a package of tests": {"demo/__init__.py": SOURCES, "tests/__init__.py": "", "tests/test_demo.py": TEST},
    "tests among the sources": {"demo/__init__.py": SOURCES, "demo/tests/test_demo.py": TEST},
    "one module": {"demo.py": SOURCES, "test_demo.py": TEST},
}

PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = """
import zipfile
def build_wheel(folder, settings=None, metadata=None):
    name = "demo-1.0-py3-none-any.whl"
    with zipfile.ZipFile(folder + "/" + name, "w") as wheel:
        wheel.writestr("demo-1.0.dist-info/METADATA", "Metadata-Version: 2.1\\nName: demo\\nVersion: 1.0\\n")
        wheel.writestr("demo-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr("demo-1.0.dist-info/RECORD", "")
    return name
build_editable = build_wheel
"""


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with pytest and what it requires."""
    folder = tmp_path_factory.mktemp("wheels")
    pack(folder, "pytest")
    return folder


@pytest.fixture
def ground(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    return Ground(monkeypatch, repository, tmp_path)


@pytest.mark.parametrize(
    ("layout", "command"), [*((layout, "python -m pytest") for layout in LAYOUTS), ("src on the path", "pytest -q")]
)
def test_what_is_tested_is_the_wheel(
    ground: Ground, wheels: Path, monkeypatch: pytest.MonkeyPatch, layout: str, command: str
) -> None:
    monkeypatch.setenv("UV_FIND_LINKS", f"{wheels},{ground.index.wheels}")
    commit(ground.repository, "feat: begin\n", **LAYOUTS[layout])
    ran = ground.run(command, "pytest")
    assert (ran.command, ran.status) == (command, 0), ran.lines
    assert "1 passed" in ran.lines[-1]


def test_what_is_left_out_is_said(ground: Ground) -> None:
    commit(ground.repository, "feat: begin\n", **{"src/demo/__init__.py": "", "tests/a.txt": ""})
    ground.run("true")
    assert ground.said == [
        "installing demo-1.0-py3-none-any.whl and what its tests require, by uv",
        "testing a copy of the project without src/demo",
    ]


def test_without_sources_that_is_said(ground: Ground) -> None:
    commit(ground.repository, "feat: begin\n", a="")
    ground.run("true")
    assert ground.said[-1] == "testing a copy of the project without any sources"


@pytest.mark.parametrize("tool", BOTH)
def test_requirements_are_as_the_installer_has_them_and_files_are_the_package_s(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    choose(monkeypatch, tool)
    make(ground.index.wheels, {"mill.py": ""}, "mill-1.0-py3-none-any")
    make(ground.index.wheels, {"mill.py": ""}, "mill-2.0-py3-none-any")
    (ground.repository / "a").mkdir()
    make(ground.repository / "a" / "local", {"oil.py": ""}, "oil-1.0-py3-none-any")
    ground.wheel = make(
        ground.wheel.path.parent,
        {"demo/__init__.py": CODE},
        metadata="Provides-Extra: test\nRequires-Dist: salt; extra == 'test'\n",
    )
    files = {"a/requirements/test.txt": "-r base.txt\n", "a/requirements/base.txt": "mill\n", "a/pins": "mill<2\n"}
    commit(ground.repository, "feat: begin\n", **files)
    code = "import demo, salt, mill, oil; from importlib.metadata import version; print(version('mill'))"
    requirements = ("-r requirements/test.txt", "--constraint=pins", "demo[test]", "./local/oil-1.0-py3-none-any.whl")
    assert ground.output(f'python -c "{code}"', *requirements, folder="a/") == "1.0"


@pytest.mark.parametrize("requirement", ["", " ", "--pre", "-r", "-e ."])
def test_what_is_no_requirement_is_refused(ground: Ground, requirement: str) -> None:
    with pytest.raises(UsageError, match=f"^--with does not know `{requirement}`$"):
        ground.run("true", requirement)


def test_a_requirement_that_does_not_go_with_the_wheel_is_not_the_tests_fault(ground: Ground) -> None:
    with pytest.raises(NotTriedError, match=r"^not tested: the wheel and what --with names .* salt>=2") as caught:
        ground.run("true", "salt>=2")
    assert caught.value.exit_code == 3


def test_a_file_of_requirements_that_is_not_there_is_said(ground: Ground) -> None:
    with pytest.raises(NotTriedError, match=r"nowhere\.txt"):
        ground.run("true", "-rnowhere.txt")


@pytest.mark.parametrize("tool", BOTH)
def test_a_requirement_that_puts_the_sources_in_the_wheel_s_place_is_refused(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tool: str
) -> None:
    choose(monkeypatch, tool)
    files = {"pyproject.toml": PROJECT, "backend.py": BACKEND, "demo/__init__.py": SOURCES, "test.txt": "-e ."}
    commit(ground.repository, "feat: begin\n", **files)
    monkeypatch.chdir(ground.repository)
    with pytest.raises(NotTriedError, match=r"^not tested: the wheel and .* cannot be installed together: .* conflict"):
        ground.run("true", "-r test.txt")


def test_where_the_settings_lead_elsewhere_nothing_is_tested(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lead_elsewhere(monkeypatch, tmp_path)
    with pytest.raises(NotTriedError, match=r"^not tested: what is installed is not the wheel: .*PackageNotFoundError"):
        ground.run("true")
