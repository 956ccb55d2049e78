"""Virtual environments, and what installs into them: uv where it is there, else pip."""

import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

MARK = "pyvenv.cfg"  # the file that makes a folder one

_IS_WINDOWS = sys.platform == "win32"
_SCRIPTS = "Scripts" if _IS_WINDOWS else "bin"
_ENDING = ".exe" if _IS_WINDOWS else ""


@dataclass(frozen=True)
class Venv:
    """A virtual environment, by its folder."""

    path: Path

    @property
    def scripts(self) -> Path:
        """Where its programs are."""
        return self.path / _SCRIPTS

    @property
    def python(self) -> str:
        """Its interpreter."""
        return str(self.program("python"))

    def program(self, name: str) -> Path:
        """Return where a program of this name is, if there is one."""
        return self.scripts / f"{name}{_ENDING}"


def find_uv() -> str:
    """Return uv, beside the interpreter that runs us or on the PATH; empty where it is not there."""
    beside = Path(sys.executable).parent
    places = (str(beside), str(beside / _SCRIPTS), None)
    return next(filter(None, (shutil.which("uv", path=place) for place in places)), "")
