"""What a build requires: where it cannot be fetched, or is not installed; and projects that cannot be built at all."""

from __future__ import annotations

import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.build_requirements import read_build_requirements
from gatepost.errors import (
    BuildFailedError,
    BuildRequirementsUnreachableError,
    GatepostError,
    ProjectInvalidError,
    ToolMissingError,
)
from support.backends import BUILD, BUILDERS, UV, Site, make_project, settle

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.once

REQUIRED = "['no-such-backend>=3']"


@pytest.fixture(autouse=True)
def _own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settle(monkeypatch, tmp_path)


@pytest.fixture(params=BUILDERS)
def site(request: pytest.FixtureRequest, tmp_path: Path) -> Site:
    return Site(tmp_path, str(request.param))


class Refusing(BaseHTTPRequestHandler):
    """An index that answers each question with the number in it."""

    def do_GET(self) -> None:
        self.send_response(int(self.path.split("/")[1]))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  as it is called there
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    """Return where an index is that answers with a status, the first part of the path."""
    with ThreadingHTTPServer(("localhost", 0), Refusing) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://localhost:{server.server_port}"
        server.shutdown()
        thread.join()


def failure(site: Site, *, is_isolated: bool = True) -> GatepostError:
    with pytest.raises(GatepostError) as raised:
        site.build(is_isolated=is_isolated)
    return raised.value


def is_out_of_reach(error: GatepostError) -> bool:
    """Tell whether it is the network's fault, and said with the way out."""
    if isinstance(error, BuildRequirementsUnreachableError):
        assert error.text.startswith("what the build requires cannot be fetched: No ")
        assert "no-such-backend>=3" in error.text
        assert error.hint.endswith("or install those beside gatepost and give --no-isolation")
        assert error.exit_code == 3
        return True
    assert isinstance(error, BuildFailedError)
    return False


def test_an_index_that_does_not_answer(site: Site) -> None:
    make_project(site.project, requires=REQUIRED)

    assert is_out_of_reach(failure(site))


def test_a_network_that_is_switched_off(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("UV_OFFLINE", "1")
    site = Site(tmp_path, UV)
    make_project(site.project, requires=REQUIRED)

    assert is_out_of_reach(failure(site))


@pytest.mark.parametrize(("status", "expected"), [(403, True), (404, False)])
def test_an_index_that_refuses_and_one_that_has_no_such_thing(
    site: Site, address: str, monkeypatch: pytest.MonkeyPatch, status: int, *, expected: bool
) -> None:
    for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"):
        monkeypatch.setenv(name, f"{address}/{status}/")
    make_project(site.project, requires=REQUIRED)

    error = failure(site)

    assert is_out_of_reach(error) == expected
    assert "no-such-backend>=3" in error.text


def test_a_backend_that_cannot_fetch_something_itself_has_failed(site: Site) -> None:
    make_project(site.project, "def build_sdist(*_, **__): raise OSError('Failed to fetch: http://localhost:1/')")

    assert not is_out_of_reach(failure(site))


def test_without_isolation_what_is_not_installed_is_said_with_the_command_that_installs_it(site: Site) -> None:
    required = ["no-such-backend>=3", "packaging>=9999 ; python_version>'3'", "packaging", "x; python_version<'3'"]
    make_project(site.project, requires=str([*required, "no requirement!"]))

    error = failure(site, is_isolated=False)

    assert isinstance(error, ToolMissingError)
    missing = "no-such-backend>=3, packaging>=9999"
    assert error.text == f"not built: without isolation, {missing} must be installed in {sys.prefix}"
    assert error.hint == '`pip install "no-such-backend>=3" "packaging>=9999"`, or build without --no-isolation'
    assert site.said == []


@pytest.mark.parametrize(
    ("builder", "backend", "code", "expected"),
    [
        (UV, "no_such_backend", "", "no_such_backend"),
        (BUILD, "no_such_backend", "", "no_such_backend"),
        (BUILD, "backend", "def get_requires_for_build_sdist(*_): return ['no-such-plugin>=2']", "no-such-plugin>=2"),
    ],
)
def test_without_isolation_a_module_that_is_missing_is_said(
    tmp_path: Path, builder: str, backend: str, code: str, expected: str
) -> None:
    site = Site(tmp_path, builder)
    make_project(site.project, code, backend=backend)

    error = failure(site, is_isolated=False)

    assert isinstance(error, ToolMissingError)
    assert error.text == f"not built: without isolation, {expected} must be installed in {sys.prefix}"


def test_where_pyproject_does_not_say_what_builds_it_is_setuptools(tmp_path: Path) -> None:
    (tmp_path / "setup.py").touch()
    assert read_build_requirements(tmp_path) == ("setuptools",)

    (tmp_path / "pyproject.toml").write_text("[tool.x]\n")
    assert read_build_requirements(tmp_path) == ("setuptools",)


def test_a_folder_with_nothing_to_build(tmp_path: Path) -> None:
    site = Site(tmp_path, UV)

    error = failure(site)

    assert isinstance(error, ProjectInvalidError)
    assert error.text == f"there is nothing to build in {site.project}: neither pyproject.toml nor setup.py"


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"a = = 1", "pyproject.toml is not TOML: "),
        (b"[build-system]\nrequires = 'x'", "pyproject.toml: `build-system.requires` must be a list of texts"),
        (b"[build-system]\nrequires = []\nbuild-backend = 1", "`build-system.build-backend` must be a text"),
        (b"[build-system]\nrequires = []\nbackend-path = [1]", "`build-system.backend-path` must be a list of texts"),
        (b"build-system = 3", "pyproject.toml: `build-system` must be a table"),
        (b"\xff", "/pyproject.toml is not UTF-8"),
        (b"#" * ((1 << 20) + 1), "/pyproject.toml has more than 1 MiB"),
    ],
)
def test_a_pyproject_that_cannot_be_read(tmp_path: Path, data: bytes, reason: str) -> None:
    site = Site(tmp_path, UV)
    (make_project(site.project) / "pyproject.toml").write_bytes(data)

    error = failure(site)

    assert isinstance(error, ProjectInvalidError)
    assert reason in error.text


def test_a_pyproject_that_is_no_file(tmp_path: Path) -> None:
    site = Site(tmp_path, UV)
    (site.project / "pyproject.toml").mkdir(parents=True)

    assert failure(site).text == f"{site.project}/pyproject.toml cannot be read: Is a directory"
