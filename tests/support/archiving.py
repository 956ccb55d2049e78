"""Archives written byte by byte: those that are good, and those that no honest tool would make."""

from __future__ import annotations

import gzip
import io
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

SDIST, WHEEL = "demo-1.0.tar.gz", "demo-1.0-py3-none-any.whl"
TOP, INFO = "demo-1.0", "demo-1.0.dist-info"
METADATA = b"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\nRequires-Dist: x\n\nA demonstration.\n"
IN_SDIST = {f"{TOP}/PKG-INFO": METADATA, f"{TOP}/src/demo.py": b"print('demo')\n"}
IN_WHEEL = {
    "demo.py": b"print('demo')\n",
    f"{INFO}/METADATA": METADATA,
    f"{INFO}/WHEEL": b"Wheel-Version: 1.0\nTag: py3-none-any\n",
    f"{INFO}/entry_points.txt": b"[console_scripts]\nDemo = demo:main\n[gui_scripts]\nx = demo:x\n",
}


def entry(path: str, kind: bytes = tarfile.REGTYPE, target: str = "", /, **headers: str) -> tarfile.TarInfo:
    """Return the header of a member; `headers` are those of an extended one."""
    info = tarfile.TarInfo(path)
    info.type, info.linkname, info.pax_headers = kind, target, headers
    return info


def tar(files: Mapping[str, bytes], *more: tarfile.TarInfo) -> bytes:
    """Return a tar file of these files, and then of `more`, which are empty."""
    buffer = io.BytesIO()
    with tarfile.open(fileobj=buffer, mode="w", format=tarfile.PAX_FORMAT) as archive:
        for path, content in files.items():
            info = tarfile.TarInfo(path)
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))
        for info in more:
            archive.addfile(info)
    return buffer.getvalue()


def write_sdist(folder: Path, *more: tarfile.TarInfo, files: Mapping[str, bytes] | None = None) -> Path:
    """Write an sdist of what is in every one, of `files`, and of `more`."""
    return write_bytes(folder / SDIST, gzip.compress(tar({**IN_SDIST, **(files or {})}, *more)))


def write_wheel(folder: Path, files: Mapping[str, bytes] | None = None, infos: Iterable[zipfile.ZipInfo] = ()) -> Path:
    """Write a wheel of what is in every one, of `files`, and of `infos`, which are empty."""
    path = folder / WHEEL
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in {**IN_WHEEL, **(files or {})}.items():
            archive.writestr(name, content)
        for info in infos:
            archive.writestr(info, b"")
    return path


def write_bytes(path: Path, data: bytes) -> Path:
    """Write a file, and return where it is."""
    path.write_bytes(data)
    return path


def replaced(path: Path, old: bytes, new: bytes, count: int = -1) -> Path:
    """Replace some bytes of a file, which must be there."""
    data = path.read_bytes()
    assert old in data
    return write_bytes(path, data.replace(old, new, count))
