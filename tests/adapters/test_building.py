"""Building an sdist and a wheel, by both tools."""

from __future__ import annotations

import os
import signal
import sys
import tempfile
import zipfile
from pathlib import Path

import pytest

from gatepost.adapters.building import Builder, find_builder
from gatepost.errors import CannotWriteError, ToolMissingError
from support.backends import BUILDERS, SDIST, UV, WHEEL, Site, make_project, settle
from support.processes import is_soon_gone

pytestmark = pytest.mark.once

UNSET = "UV_NO_BUILD_ISOLATION"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch, tmp_path)


@pytest.fixture(params=BUILDERS)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return Site(tmp_path, str(request.param))


def content(path: Path, name: str) -> str:
    with zipfile.ZipFile(path) as wheel:
        return wheel.read(name).decode()


def test_an_sdist_is_built_and_from_it_a_wheel_and_nothing_else_is_there(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    project = make_project(site.project)
    (project / ".venv").mkdir()
    (project / ".venv" / "pyvenv.cfg").write_text("home = /nowhere\n")
    before = sorted(project.rglob("*"))

    assert site.build() == [WHEEL, SDIST]
    assert site.said == ["building the sdist", "building the wheel from it"]
    assert content(site.out / WHEEL, "demo/epoch.txt") == "1700000000"
    assert project not in Path(content(site.out / WHEEL, "demo/place.txt")).parents
    assert sorted(project.rglob("*")) == before


def test_a_wheel_comes_from_what_is_in_the_sdist(site: Site) -> None:
    make_project(site.project, "def build_wheel(*_, **__):\n    open('not-shipped.txt')")
    (site.project / "not-shipped.txt").touch()

    with pytest.raises(Exception, match=r"^the wheel could not be built: FileNotFoundError: .*not-shipped\.txt"):
        site.build()


def test_without_isolation_the_build_sees_what_is_installed_beside_us(site: Site) -> None:
    check = "import packaging, sys\nassert sys.prefix == {prefix!r}, sys.prefix"
    make_project(site.project, check.format(prefix=sys.prefix), requires="['packaging>=20', 'x; python_version<\"3\"']")

    assert site.build(is_isolated=False) == [WHEEL, SDIST]


def test_with_isolation_it_does_not_whatever_the_environment_says(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(UNSET, "1")
    check = "import sys\nassert sys.prefix != {prefix!r}\nassert sys.version == {version!r}"
    make_project(site.project, check.format(prefix=sys.prefix, version=sys.version))

    assert site.build() == [WHEEL, SDIST]


def test_modules_in_the_package_s_folder_are_not_taken_for_the_builder(site: Site) -> None:
    make_project(site.project)
    (site.project / "build").mkdir()
    for name in ("build/__init__.py", "uv.py", "packaging.py"):
        (site.project / name).write_text("raise SystemExit('not me')\n")

    assert site.build() == [WHEEL, SDIST]


def test_a_name_with_blanks_and_more_is_a_folder_as_any(site: Site) -> None:
    site.project = make_project(site.project.with_name("it's a -demo;"))

    assert site.build() == [WHEEL, SDIST]


def test_temporary_files_of_the_builder_go_with_it(site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    make_project(site.project, "import tempfile; tempfile.mkdtemp()")

    site.build()

    assert list((tmp_path / "temporary").iterdir()) == []


def test_a_place_that_cannot_be_written_to_is_said(site: Site) -> None:
    make_project(site.project)
    site.out.rmdir()
    site.out.touch()

    with pytest.raises(CannotWriteError, match=r"^cannot write to .*out: Not a directory$"):
        site.build()


def test_what_the_build_has_started_ends_with_it_and_with_us(site: Site, tmp_path: Path) -> None:
    pids = tmp_path / "pids"
    make_project(
        site.project,
        f"""
def build_sdist(*_, **__):
    import signal, subprocess, sys, time
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)"])
    Path({str(pids)!r}).write_text(f"{{os.getpid()}} {{child.pid}}")
    os.kill({os.getpid()}, signal.SIGINT)
    time.sleep(60)
""",
    )

    with pytest.raises(KeyboardInterrupt):
        site.build()

    assert len(pids.read_text().split()) == 2
    assert [pid for pid in pids.read_text().split() if not is_soon_gone(int(pid))] == []
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_uv_goes_before_build_and_is_looked_for_beside_us_first(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "path"))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    assert find_builder() == Builder("python -m build", (str(tmp_path / "python"), "-m", "build"))

    for place in (tmp_path / "path", tmp_path):
        place.mkdir(exist_ok=True)
        (place / "uv").write_text("#!/bin/sh\n")
        (place / "uv").chmod(0o755)
        assert find_builder() == Builder("uv build", (str(place / "uv"), "build"))


def test_where_neither_is_installed_the_command_that_installs_them_is_said(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sys, "executable", str(tmp_path / "python"))
    monkeypatch.setattr(sys, "path", [str(tmp_path)])

    with pytest.raises(ToolMissingError, match="neither uv nor build is installed") as raised:
        find_builder()

    assert raised.value.hint == '`pip install "gatepost[dist]"`'


def test_a_builder_that_cannot_be_run_is_said(tmp_path: Path) -> None:
    site = Site(tmp_path, UV)
    site.builder = Builder("uv build", (str(tmp_path / "uv"), "build"))
    make_project(site.project)

    with pytest.raises(ToolMissingError, match=r"/uv cannot be run: .*No such file"):
        site.build()
