"""Installing into an environment of its own, and whose fault it is where that fails."""

from __future__ import annotations

import re
import sys
import tarfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.installing import Site, installer_for
from gatepost.errors import NotTriedError
from support.answering import answering
from support.trying import BOTH, PIP, UV, Index, Made, choose, make

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.adapters.venv import Venv

pytestmark = pytest.mark.once

ON_BOTH = pytest.mark.parametrize("tool", BOTH)
SALT = "salt-1.0-py3-none-any"


class Ground:
    """A folder with wheels, a project, and a tool that installs."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self.patch = patch
        self.folder = folder
        self.index = Index(patch, folder)
        self.project = folder / "project"
        self.project.mkdir()
        self.wheel = make(folder, {"demo.py": ""}, metadata="Requires-Dist: salt\n")

    def install(self, *more: str, timeout: float = 60, wheel: Made | None = None) -> tuple[Venv, tuple[str, ...]]:
        scratch = self.index.temporary / "scratch"
        scratch.mkdir()
        installer = installer_for(Site(scratch, self.project, timeout))
        venv = installer.make()
        return venv, installer.install(venv, [str((wheel or self.wheel).path), *more])

    def lines(self, wheel: Made | None = None) -> str:
        return "\n".join(self.install(wheel=wheel)[1])

    def error(self, timeout: float = 60) -> str:
        with pytest.raises(NotTriedError) as caught:
            self.install(timeout=timeout)
        assert caught.value.exit_code == 3
        assert "--no-install" in caught.value.hint
        return caught.value.text


@pytest.fixture
def ground(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Ground:
    return Ground(monkeypatch, tmp_path)


def names(venv: Venv) -> set[str]:
    return {path.name.partition("-")[0] for path in venv.path.rglob("*.dist-info")}


@ON_BOTH
def test_there_is_nothing_in_the_environment_but_what_is_required(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    make(ground.index.wheels, {"salt.py": ""}, SALT)
    make(ground.index.wheels, {"mill.py": ""}, "mill-1.0-py3-none-any")
    venv, lines = ground.install("mill")
    assert (names(venv), lines) == ({"demo", "salt", "mill"}, ())


@ON_BOTH
def test_a_requirement_that_the_index_does_not_have_is_the_wheel_s_fault(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    with answering(404) as address:
        ground.index.point_to(address)
        lines = ground.lines()
    expected = {
        UV: "error: No solution found when resolving dependencies\n  cause: Because salt was not found in the package "
        "registry and demo==1.0 depends on salt, we can conclude that demo==1.0 cannot be used.",
        PIP: "ERROR: Could not find a version that satisfies the requirement salt (from demo) (from versions: none)",
    }
    assert lines.startswith(expected[tool])


@ON_BOTH
def test_requirements_that_do_not_fit_together_are_the_wheel_s_fault(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    make(ground.index.wheels, {"salt.py": ""}, SALT)
    make(ground.index.wheels, {"salt.py": ""}, "salt-2.0-py3-none-any")
    make(ground.index.wheels, {"mill.py": ""}, "mill-1.0-py3-none-any", "Requires-Dist: salt<2\n")
    wheel = make(ground.folder, {"demo.py": ""}, metadata="Requires-Dist: salt>=2\nRequires-Dist: mill\n")
    lines = ground.lines(wheel)
    expected = {UV: "depend on salt<2 and demo==1.0 depends on salt>=2", PIP: "    mill 1.0 depends on salt<2"}
    assert expected[tool] in lines
    assert "try to" not in lines


@ON_BOTH
def test_a_wheel_without_metadata_is_at_fault(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    ground.wheel.path.write_bytes(b"PK\5\6" + bytes(18))
    assert ground.lines()


@pytest.mark.parametrize(("tool", "status"), [(UV, 401), (UV, 403), (UV, 500), (PIP, 401), (PIP, 500)])
def test_an_index_that_gives_no_answer_is_not(ground: Ground, tool: str, status: int) -> None:
    choose(ground.patch, tool)
    with answering(status) as address:
        ground.index.point_to(address)
        assert ground.error().startswith(f"not tried: {tool} cannot install: ")


@ON_BOTH
def test_an_index_that_nobody_is_at_is_not(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    with answering(404) as address:
        pass
    ground.index.point_to(address)
    error = ground.error()
    assert error.startswith(f"not tried: {tool} cannot install: ")
    assert f"{address}salt/" in error
    assert re.search("refused|new connection", error)


@ON_BOTH
def test_an_index_that_never_ends_its_answer_is_not_waited_for(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    with answering(0) as address:
        ground.index.point_to(address)
        assert ground.error(timeout=1.5) == f"not tried: {tool} was not ready after 1.5 seconds"


@pytest.mark.parametrize(
    ("tool", "name", "value"),
    [(UV, "UV_OFFLINE", "1"), (PIP, "PIP_NO_INDEX", "1"), (UV, "UV_CONFIG_FILE", "no-index = true\n")],
)
def test_an_index_that_is_switched_off_is_not(ground: Ground, tool: str, name: str, value: str) -> None:
    choose(ground.patch, tool)
    ground.index.point_to("http://127.0.0.1:1/")
    if name == "UV_CONFIG_FILE":
        (ground.folder / "uv.toml").write_text(value)
        value = str(ground.folder / "uv.toml")
    ground.patch.setenv(name, value)
    assert "salt" in ground.error()


@ON_BOTH
def test_a_requirement_that_cannot_be_built_here_is_not(ground: Ground, tool: str) -> None:
    choose(ground.patch, tool)
    source = ground.folder / "salt-1.0"
    source.mkdir()
    (source / "PKG-INFO").write_text("Metadata-Version: 2.1\nName: salt\nVersion: 1.0\n")
    (source / "pyproject.toml").write_text('[build-system]\nrequires = []\nbuild-backend = "no_backend"\n')
    with tarfile.open(ground.index.wheels / "salt-1.0.tar.gz", "w:gz") as archive:
        archive.add(source, "salt-1.0")
    assert re.search("no_backend|BackendUnavailable", ground.error())


def test_a_failure_without_words_says_so(ground: Ground) -> None:
    stand_in(ground, "exit 3")
    assert ground.error() == "not tried: uv cannot make an environment: it does not say why"


def test_uv_that_is_no_program_is_said_to_be_none(ground: Ground) -> None:
    program = stand_in(ground, "", head="#!/no/interpreter")
    assert ground.error() == f"not tried: {program} cannot be run: No such file or directory"


def stand_in(ground: Ground, script: str, name: str = UV, head: str = "#!/bin/sh") -> Path:
    """Put a program beside the interpreter that runs us."""
    place = ground.folder / "beside"
    place.mkdir(exist_ok=True)
    program = place / name
    program.write_text(f"{head}\n{script}\n")
    program.chmod(0o755)
    ground.patch.setattr(sys, "executable", str(place / "python"))
    return program


OLD = f"""
case "$*" in
*--version) echo "pip 20.3.4 from nowhere" ;;
*) exec {sys.executable} "$@" ;;
esac
"""


def test_where_pip_is_too_old_the_one_that_python_brings_installs(ground: Ground) -> None:
    choose(ground.patch, PIP)
    stand_in(ground, OLD, "python")
    make(ground.index.wheels, {"salt.py": ""}, SALT)
    venv, lines = ground.install()
    assert (names(venv), lines) == ({"demo", "salt"}, ())


def test_where_there_is_neither_nothing_is_installed(ground: Ground) -> None:
    choose(ground.patch, PIP)
    stand_in(ground, f'[ "$3" = pip ] && exit 1\nexec {sys.executable} "$@" --without-pip', "python")
    assert ground.error() == "not tried: neither uv nor a pip that is new enough is here"


@pytest.mark.parametrize("name", ["pyproject.toml", "uv.toml"])
def test_uv_installs_from_where_the_project_says_and_heeds_nothing_else_of_it(ground: Ground, name: str) -> None:
    make(ground.folder / "own", {"salt.py": ""}, SALT)
    ground.patch.delenv("UV_FIND_LINKS")
    own = 'find-links = ["../own"]\noverride-dependencies = ["mill"]\n'
    (ground.project / name).write_text(own if name == "uv.toml" else f"[tool.uv]\n{own}")
    venv, lines = ground.install()
    assert (names(venv), lines) == ({"demo", "salt"}, ())


def test_what_is_tried_shares_no_file_with_the_cache(ground: Ground) -> None:
    make(ground.index.wheels, {"salt.py": ""}, SALT)
    venv, _ = ground.install()
    assert {path.stat().st_nlink for path in venv.path.rglob("*.py")} == {1}
