"""Projects that build themselves, by a backend in their own tree: nothing is fetched, and a build takes no time."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from gatepost.adapters.building import Builder, Order, build, find_builder
from support.trying import hide

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

UV, BUILD = "uv", "build"
BUILDERS = (UV, BUILD)
SDIST, WHEEL = "demo-1.0.tar.gz", "demo-1.0-py3-none-any.whl"

OWN = "backend"
PROJECT = """
[build-system]
requires = {requires}
build-backend = "{backend}"
{path}

[project]
name = "demo"
version = "1.0"
"""
BACKEND = """
import io, os, tarfile, zipfile
from pathlib import Path

METADATA = "Metadata-Version: 2.1\\nName: demo\\nVersion: 1.0\\n"

def build_sdist(directory, settings=None):
    with tarfile.open(Path(directory, "demo-1.0.tar.gz"), "w:gz") as tar:
        for name in ("pyproject.toml", "backend.py"):
            tar.add(name, f"demo-1.0/{name}")
        info = tarfile.TarInfo("demo-1.0/PKG-INFO")
        info.size = len(METADATA)
        tar.addfile(info, io.BytesIO(METADATA.encode()))
    return "demo-1.0.tar.gz"

def build_wheel(directory, settings=None, metadata=None):
    with zipfile.ZipFile(Path(directory, "demo-1.0-py3-none-any.whl"), "w") as wheel:
        wheel.writestr("demo-1.0.dist-info/METADATA", METADATA)
        wheel.writestr("demo-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\\nTag: py3-none-any\\n")
        wheel.writestr("demo/place.txt", os.getcwd())
        wheel.writestr("demo/epoch.txt", os.environ["SOURCE_DATE_EPOCH"])
        wheel.writestr("demo-1.0.dist-info/RECORD", "")
    return "demo-1.0-py3-none-any.whl"
"""


def make_project(folder: Path, code: str = "", *, requires: str = "[]", backend: str = OWN) -> Path:
    """Write a project whose backend is what works, and then `code`."""
    folder.mkdir(exist_ok=True)
    path = 'backend-path = ["."]' if backend == OWN else ""
    (folder / "pyproject.toml").write_text(PROJECT.format(requires=requires, backend=backend, path=path))
    (folder / "backend.py").write_text(f"{BACKEND}\n{code}\n")
    return folder


def builder_called(name: str) -> Builder:
    """Return a builder of this machine."""
    return find_builder() if name == UV else Builder("python -m build", (sys.executable, "-m", "build"))


class Site:
    """A place to build in: what comes of it is in `out`, and what was said meanwhile in `said`."""

    def __init__(self, folder: Path, builder: str) -> None:
        self.project = folder / "demo"
        self.builder = builder_called(builder)
        self.out = folder / "out"
        self.out.mkdir()
        self.said: list[str] = []

    def build(self, *, is_isolated: bool = True, timeout: float = 60) -> list[str]:
        """Build, and return the names of what there is then."""
        order = Order(self.project, 1_700_000_000, is_isolated=is_isolated, timeout=timeout)
        build(order, self.builder, self.out, self.said.append)
        return sorted(path.name for path in self.out.iterdir())


def settle(patch: pytest.MonkeyPatch, folder: Path) -> None:
    """Keep both builders out of HOME, from the network, and from a user's settings."""
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_FIND_LINKS", "PIP_NO_INDEX", "UV_OFFLINE", "UV_FIND_LINKS", "UV_INDEX"):
        patch.delenv(name, raising=False)
    settings = {
        "PIP_CONFIG_FILE": "/dev/null",
        "PIP_NO_CACHE_DIR": "1",
        "PIP_RETRIES": "0",
        "PIP_INDEX_URL": "http://localhost:1/simple",
        "UV_CACHE_DIR": str(folder / "cache"),
        "UV_DEFAULT_INDEX": "http://localhost:1/simple",
        "UV_HTTP_RETRIES": "0",
        "UV_NO_CONFIG": "1",
        "XDG_DATA_HOME": str(folder / "data"),
    }
    for name, value in settings.items():
        patch.setenv(name, value)
    hide(patch, "rustc")  # pip asks it for its version, and rustup then writes into HOME
