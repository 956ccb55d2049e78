"""The package index that a chain ends at, and those who install from it."""

from __future__ import annotations

import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_SERVER = Path(__file__).with_name("index_server.py")
_UV = Path(sys.executable).with_name("uv")


class Index:
    """An index that runs at `url`; `folder` has what was uploaded."""

    def __init__(self, folder: Path, url: str) -> None:
        self.folder = folder
        self.url = url

    @property
    def files(self) -> list[str]:
        """Return the names of what was uploaded."""
        return sorted(path.name for path in self.folder.iterdir())

    def leave_room(self, uploads: int | None) -> None:
        """Let so many uploads be taken, and no more; None is room for all."""
        room = _room(self.folder)
        if uploads is None:
            room.unlink()
        else:
            room.write_text(str(uploads), encoding="utf-8")

    def said(self, code: str, requirement: str, environment: Mapping[str, str], *options: str) -> str:
        """Return what Python code says where a requirement has been installed from here."""
        python = self._install(requirement, environment, *options)
        return subprocess.check_output([python, "-I", "-c", code], text=True).strip()

    def _install(self, requirement: str, environment: Mapping[str, str], *options: str) -> Path:
        """Install into a new virtual environment as a stranger would, by pip, and return its Python."""
        name = requirement.replace("==", "-")
        place = self.folder.with_name(f"users-of-{name}")
        python = place / "bin" / "python"
        for command in (
            (str(_UV), "venv", "--quiet", "--no-project", "--python", sys.executable, str(place)),
            (
                *(sys.executable, "-m", "pip", "--python", str(python), "install", "--quiet", "--no-compile"),
                *("--index-url", f"{self.url}/simple/", *options, requirement),
            ),
        ):
            done = subprocess.run(
                command, env=environment, cwd=self.folder.parent, check=False, capture_output=True, text=True
            )
            assert done.returncode == 0, done.stdout + done.stderr
        return python


@contextmanager
def index(folder: Path) -> Iterator[Index]:
    """Run an index over a new folder."""
    folder.mkdir()
    command = [sys.executable, "-W", "ignore::DeprecationWarning", str(_SERVER), str(folder), str(_room(folder))]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            assert url, "the index has not begun"
            yield Index(folder, url)
        finally:
            process.stdin.close()


def _room(folder: Path) -> Path:
    return folder.with_name(f"{folder.name}-room")
