"""The clients that upload: what they are given, and how they fail."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import uploading
from gatepost.adapters.local_index import LocalIndex
from gatepost.adapters.uploading import Client, find_client
from gatepost.errors import ToolMissingError

if TYPE_CHECKING:
    from pathlib import Path

SAYS = Client("twine upload", (sys.executable, "-c", "import sys; print(*sys.argv[1:], sep=chr(10)); sys.exit(3)"), 60)


@pytest.fixture
def index(tmp_path: Path) -> LocalIndex:
    folder = tmp_path / "index"
    folder.mkdir()
    return LocalIndex(folder, tmp_path / "log")


def test_what_fails_is_said_with_the_last_lines_and_kept(tmp_path: Path, index: LocalIndex) -> None:
    stop = SAYS.upload(index, [tmp_path / "a.whl"], tmp_path)

    assert stop is not None
    assert stop.text == "`twine upload` ended with 3"
    assert "http://127.0.0.1:0/" in stop.lines
    assert str(tmp_path / "a.whl") in (tmp_path / "upload.log").read_text("utf-8")


def test_one_that_takes_too_long_or_is_not_there(tmp_path: Path, index: LocalIndex) -> None:
    sleeps = Client("uv publish", (sys.executable, "-c", "import time; time.sleep(60)"), 0.2)
    late = sleeps.upload(index, [tmp_path / "a.whl"], tmp_path)
    gone = replace(sleeps, words=(str(tmp_path / "none"),)).upload(index, [tmp_path / "a.whl"], tmp_path)

    assert late is not None
    assert late.text == "`uv publish` took too long"
    assert gone is not None
    assert gone.text == "`uv publish` cannot be run: No such file or directory"


def test_what_is_there_is_not_given_to_twine_again(tmp_path: Path, index: LocalIndex) -> None:
    (index.folder / "a.whl").touch()
    files = [tmp_path / "a.whl", tmp_path / "b.whl"]
    stop = SAYS.upload(index, files, tmp_path, resumes=True)

    assert stop is not None
    assert [line.rpartition("/")[2] for line in stop.lines if line.endswith(".whl")] == ["b.whl"]
    assert SAYS.upload(index, files[:1], tmp_path, resumes=True) is None


def test_uv_asks_the_index_itself(tmp_path: Path, index: LocalIndex) -> None:
    stop = replace(SAYS, typed="uv publish").upload(index, [tmp_path / "a.whl"], tmp_path, resumes=True)

    assert stop is not None
    assert "http://127.0.0.1:0/simple/" in stop.lines


def test_no_secret_of_a_real_index_is_handed_on(
    tmp_path: Path, index: LocalIndex, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TWINE_PASSWORD", "mine-alone")
    monkeypatch.setenv("UV_PUBLISH_TOKEN", "mine-alone")
    show = "import os, sys; print(os.environ['NO_PROXY'], 'mine-alone' in str(os.environ)); sys.exit(1)"
    stop = Client("twine upload", (sys.executable, "-c", show), 60).upload(index, [tmp_path / "a.whl"], tmp_path)

    assert stop is not None
    assert stop.lines == ("127.0.0.1 False",)


@pytest.mark.parametrize("name", ["twine", "uv"])
def test_a_client_that_is_not_installed(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_client(name, 1).typed.startswith(name)
    monkeypatch.setattr(uploading, "find_uv", lambda: "")
    monkeypatch.setattr(uploading, "find_spec", lambda _: None)
    with pytest.raises(ToolMissingError):
        find_client(name, 1)
