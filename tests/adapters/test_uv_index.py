"""Where a project has uv install from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tomlkit import parse

from gatepost.adapters.uv_index import index_settings

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


def settings(folder: Path) -> dict[str, object]:
    found: dict[str, object] = parse(index_settings(folder)).unwrap()
    return found


def test_a_project_that_says_nothing_has_none(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.uv]\ndev-dependencies = ["x"]\n[tool.uv.pip]\nno-deps = true\n')
    assert index_settings(tmp_path) == ""


@pytest.mark.parametrize(
    "text", ["[tool.uv", "tool = 1", "[tool]\nuv = 1", "[tool.uv]\nindex = [", "\udcff", "[tool.uv]\npip = 1\n"]
)
def test_what_cannot_be_read_says_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "pyproject.toml").write_bytes(text.encode("utf-8", "surrogateescape"))
    assert index_settings(tmp_path) == ""


def test_only_what_says_where_from_is_taken(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text(
        '[tool.uv]\nno-index = true\noverride-dependencies = ["salt"]\nindex-strategy = "first-index"\n'
        '[tool.uv.pip]\nextra-index-url = ["http://localhost/two"]\nno-deps = true\n'
        '[[tool.uv.index]]\nname = "one"\nurl = "http://localhost/one"\ndefault = true\n'
        "[[tool.uv.index]]\nurl = 1\n"
    )
    assert settings(tmp_path) == {
        "no-index": True,
        "index-strategy": "first-index",
        "pip": {"extra-index-url": ["http://localhost/two"]},
        "index": [{"name": "one", "url": "http://localhost/one", "default": True}, {"url": 1}],
    }


def test_folders_are_named_from_the_file_that_names_them(tmp_path: Path) -> None:
    (tmp_path / "uv.toml").write_text(
        'find-links = ["wheels", "http://localhost/", "/wheels"]\nindex-url = "simple"\n[[index]]\nurl = "../up"\n'
    )
    assert settings(tmp_path) == {
        "find-links": [str(tmp_path / "wheels"), "http://localhost/", "/wheels"],
        "index-url": str(tmp_path / "simple"),
        "index": [{"url": str(tmp_path / "../up")}],
    }


def test_the_nearest_folder_that_says_something_counts(tmp_path: Path) -> None:
    package = tmp_path / "packages" / "salt"
    package.mkdir(parents=True)
    (tmp_path / "pyproject.toml").write_text('[tool.uv]\nindex-url = "http://localhost/far"\n')
    (package / "pyproject.toml").write_text("[tool.uv]\npackage = true\n")
    assert settings(package) == {"index-url": "http://localhost/far"}
    (package / "uv.toml").write_text('index-url = "http://localhost/near"\n')
    assert settings(package) == {"index-url": "http://localhost/near"}
