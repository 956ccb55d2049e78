"""Wheels to be tried, and the index that they find their requirements in: folders of this machine."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from packaging.utils import parse_wheel_filename

from gatepost.artifact.archive import WHEEL, Archive, Member
from gatepost.artifact.metadata import read_metadata
from support.wheels import write_wheel

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pytest

BESIDE = Path(sys.executable).parent
UV, PIP = "uv", "pip"
BOTH = (UV, PIP)


class Made(NamedTuple):
    """A wheel, and what is read of it."""

    path: Path
    archive: Archive


def make(
    folder: Path,
    files: Mapping[str, str],
    called: str = "demo-1.0-py3-none-any",
    metadata: str = "",
    commands: Mapping[str, str] | None = None,
) -> Made:
    """Write a wheel of these files; `commands` have what each calls."""
    name, version, tag = called.split("-", 2)
    info = f"{name}-{version}.dist-info"
    points = "".join(f"{command} = {target}\n" for command, target in (commands or {}).items())
    texts = {
        **files,
        f"{info}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n{metadata}",
        f"{info}/WHEEL": f"Wheel-Version: 1.0\nGenerator: tests\nRoot-Is-Purelib: true\nTag: {tag}\n",
        **({f"{info}/entry_points.txt": f"[console_scripts]\n{points}"} if points else {}),
    }
    folder.mkdir(exist_ok=True)
    write_wheel(folder, {path: text.encode() for path, text in texts.items()})
    path = folder / f"{called}.whl"
    return Made(
        path,
        Archive(
            name=path.name,
            kind=WHEEL,
            size=path.stat().st_size,
            sha256="",
            members=tuple(Member(each, len(text)) for each, text in texts.items()),
            metadata=read_metadata(texts[f"{info}/METADATA"].encode()),
            entry_points=tuple((commands or {}).items()),
            tags=frozenset(map(str, parse_wheel_filename(path.name)[3])),
        ),
    )


class Index:
    """The index of both tools: an empty one, beside a folder of wheels; and none of the user's settings."""

    def __init__(self, patch: pytest.MonkeyPatch, folder: Path) -> None:
        self._patch = patch
        self.wheels = folder / "wheels"
        self.temporary = folder / "temporary"
        self.empty = folder / "empty"
        for each in (self.wheels, self.temporary, self.empty):
            each.mkdir(parents=True, exist_ok=True)
        for name in ("PIP_EXTRA_INDEX_URL", "PIP_NO_INDEX", "UV_OFFLINE", "UV_CONFIG_FILE"):
            patch.delenv(name, raising=False)
        settings = {
            "PIP_CONFIG_FILE": os.devnull,
            "PIP_NO_CACHE_DIR": "1",
            "PIP_RETRIES": "0",
            "UV_CACHE_DIR": folder / "cache",
            "UV_HTTP_RETRIES": "0",
            "TMPDIR": self.temporary,
            "XDG_DATA_HOME": folder / "data",
        }
        for name, value in settings.items():
            patch.setenv(name, str(value))
        patch.setattr(tempfile, "tempdir", None)
        hide(patch, "rustc")  # pip asks it for its version, and rustup then writes into HOME
        self.point_to(self.empty.as_uri())

    def point_to(self, url: str) -> None:
        """Let both tools look for requirements at another address, and in the folder of wheels."""
        for name in ("PIP_INDEX_URL", "UV_DEFAULT_INDEX"):
            self._patch.setenv(name, url)
        for name in ("PIP_FIND_LINKS", "UV_FIND_LINKS"):
            self._patch.setenv(name, str(self.wheels))


def choose(patch: pytest.MonkeyPatch, tool: str) -> None:
    """Let a tool install: pip is what runs where uv is neither beside the interpreter nor on the PATH."""
    if tool == PIP:
        patch.setattr(sys, "executable", str(getattr(sys, "_base_executable", sys.executable)))
        hide(patch, UV)


def hide(patch: pytest.MonkeyPatch, program: str) -> None:
    """Take what has a program off the PATH."""
    places = [place for place in os.environ["PATH"].split(os.pathsep) if shutil.which(program, path=place) is None]
    patch.setenv("PATH", os.pathsep.join(places))


def lead_elsewhere(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Let the user's settings have both tools install into a folder of their own."""
    target = folder / "target"
    (folder / "uv.toml").write_text(f'[pip]\ntarget = "{target}"\n', "utf-8")
    (folder / "pip.conf").write_text(f"[install]\ntarget = {target}\n", "utf-8")
    patch.setenv("UV_CONFIG_FILE", str(folder / "uv.toml"))
    patch.setenv("PIP_CONFIG_FILE", str(folder / "pip.conf"))
