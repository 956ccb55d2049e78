"""Installing from an index on this machine, whatever the user's own settings say of others."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.installing import Site, installer_for
from gatepost.adapters.local_index import LocalIndex, local_index
from support.trying import BOTH, PIP, UV, Index, choose, make

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def index(tmp_path: Path) -> Iterator[LocalIndex]:
    """Give an index with `demo`, which requires `salt`."""
    with local_index(tmp_path / "index", tmp_path / "log") as found:
        make(found.folder, {"demo.py": ""}, metadata="Requires-Dist: salt\n")
        yield found


@pytest.mark.parametrize("tool", BOTH)
@pytest.mark.parametrize("place", ["beside", "elsewhere", "nowhere"])
def test_it_is_found_there_and_what_it_requires_anywhere(
    index: LocalIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str, place: str
) -> None:
    others = Index(monkeypatch, tmp_path)
    choose(monkeypatch, tool)
    if place != "nowhere":
        make(index.folder if place == "beside" else others.wheels, {"salt.py": ""}, "salt-1.0-py3-none-any")
    names, lines = _installed(index, others, tmp_path)

    assert bool(lines) == (place == "nowhere")
    assert names == ({"demo"} if place == "nowhere" else {"demo", "salt"})


@pytest.mark.parametrize(
    ("tool", "setting"),
    [
        (UV, ("UV_EXCLUDE_NEWER", "2026-01-01T00:00:00Z")),
        (UV, ("UV_NO_INDEX", "1")),
        (UV, ("UV_INDEX", "http://127.0.0.1:9/simple/")),
        (PIP, ("PIP_NO_INDEX", "1")),
        (PIP, ("PIP_EXTRA_INDEX_URL", "http://127.0.0.1:9/simple/")),
    ],
)
def test_settings_that_are_for_real_indexes_do_not_hide_it(
    index: LocalIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tool: str, setting: tuple[str, str]
) -> None:
    others = Index(monkeypatch, tmp_path)
    choose(monkeypatch, tool)
    make(index.folder, {"demo.py": ""}, "demo-2.0-py3-none-any")
    monkeypatch.setenv(*setting)

    assert _installed(index, others, tmp_path, "demo==2.0") == ({"demo"}, ())


def test_a_file_of_settings_does_not_hide_it_from_pip(
    index: LocalIndex, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    others = Index(monkeypatch, tmp_path)
    choose(monkeypatch, PIP)
    make(index.folder, {"demo.py": ""}, "demo-2.0-py3-none-any")
    settings = tmp_path / "pip.conf"
    settings.write_text("[global]\nno-index = true\nextra-index-url = http://127.0.0.1:9/simple/\n", "utf-8")
    monkeypatch.setenv("PIP_CONFIG_FILE", str(settings))

    assert _installed(index, others, tmp_path, "demo==2.0") == ({"demo"}, ())


@pytest.mark.parametrize(("before", "after"), [("", "127.0.0.1"), ("index.example", "index.example,127.0.0.1")])
def test_a_proxy_is_asked_for_neither_this_machine_nor_what_it_was_not_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: str, after: str
) -> None:
    for name in ("NO_PROXY", "no_proxy"):
        monkeypatch.setenv(name, before)
    uv = tmp_path / "uv"
    uv.write_text(f'#!/bin/sh\necho "$NO_PROXY $no_proxy" >>{tmp_path}/said\n', "utf-8")
    uv.chmod(0o755)
    monkeypatch.setattr("gatepost.adapters.installing.find_uv", lambda: str(uv))
    installer = installer_for(Site(tmp_path, tmp_path, 60))
    assert installer.install_from("http://127.0.0.1:9/simple/", installer.make(), "demo==1.0") == ()

    assert (tmp_path / "said").read_text("utf-8").splitlines()[1:] == [f"{after} {after}"] * 2


def _installed(
    index: LocalIndex, others: Index, folder: Path, requirement: str = "demo==1.0"
) -> tuple[set[str], tuple[str, ...]]:
    scratch, project = others.temporary / "scratch", folder / "project"
    scratch.mkdir()
    project.mkdir()
    installer = installer_for(Site(scratch, project, 60))
    venv = installer.make()
    lines = installer.install_from(index.simple, venv, requirement)
    return {path.name.partition("-")[0] for path in venv.path.rglob("*.dist-info")}, lines
