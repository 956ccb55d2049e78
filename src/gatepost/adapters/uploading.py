"""Uploading distributions by the clients that CI uploads them with."""

import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from gatepost.adapters.captured import Program, run_captured
from gatepost.adapters.clean_variables import for_uploader
from gatepost.adapters.local_index import HOST, LocalIndex
from gatepost.adapters.own_installation import EXTRA, command_to_install
from gatepost.adapters.venv import find_uv
from gatepost.errors import ToolMissingError
from gatepost.rehearsal.facts import Stop
from gatepost.report.tool_words import last_lines

TWINE, UV = "twine", "uv"

_NOBODY = "rehearsal"  # a name and a password for an index that asks for none
_SHOWN = 12  # lines
_LOG = "upload.log"


@dataclass(frozen=True)
class Client:
    """A client: what a user types, and the words that start it; `timeout` is what an upload may take, in seconds."""

    typed: str
    words: tuple[str, ...]
    timeout: float

    def upload(self, index: LocalIndex, files: Sequence[Path], scratch: Path, *, resumes: bool = False) -> Stop | None:
        """Upload files, and return how it failed. Where it `resumes`, those that are there already are passed over.

        `twine --skip-existing` does that with PyPI alone; so what the index has is not given to twine again.
        """
        is_uv = self.typed.startswith(UV)
        if resumes and not is_uv:
            files = [path for path in files if path.name not in index.names()]
        if not files:
            return None
        address = ["--publish-url" if is_uv else "--repository-url", index.address]
        options = _uv_options(index, resumes=resumes) if is_uv else _twine_options(scratch)
        program = Program([*self.words, *options, *address, *map(str, files)], scratch, _environment())
        try:
            ended = run_captured(program, self.timeout, lambda _: None)
        except OSError as error:
            return Stop(f"`{self.typed}` cannot be run: {error.strerror}")
        with (scratch / _LOG).open("ab") as log:
            log.write(ended.output)
        if ended.status == 0:
            return None
        how = "took too long" if ended.status is None else f"ended with {ended.status}"
        return Stop(f"`{self.typed}` {how}", lines=last_lines(ended.output.decode("utf-8", "replace"), _SHOWN))


def _twine_options(scratch: Path) -> list[str]:
    """Return options by which twine asks for nothing, and reads nobody's ~/.pypirc."""
    nothing = scratch / "pypirc"
    nothing.touch()
    quiet = ["--non-interactive", "--disable-progress-bar", "--config-file", str(nothing)]
    return [*quiet, "--username", _NOBODY, "--password", _NOBODY]


def _uv_options(index: LocalIndex, *, resumes: bool) -> list[str]:
    quiet = ["--no-progress", "--color", "never", "--no-config", "--trusted-publishing", "never"]
    checked = ["--check-url", index.simple] if resumes else []
    return [*quiet, "--username", _NOBODY, "--password", _NOBODY, *checked]


def find_client(name: str, timeout: float) -> Client:
    """Return a client by name. Raises `ToolMissingError` where it is not there."""
    if name == UV:
        uv = find_uv()
        if not uv:
            message = "uv was not found"
            raise ToolMissingError(message, "install uv, or upload with twine: --client twine")
        return Client("uv publish", (uv, "publish"), timeout)
    if find_spec("twine") is None:
        message = "twine is not installed"
        raise ToolMissingError(message, f"`{command_to_install(EXTRA)}`, or --client uv")
    return Client("twine upload", (sys.executable, "-I", "-m", "twine", "upload"), timeout)


def _environment() -> dict[str, str]:
    """Return the variables for a client: no secrets of a real index, and no proxy for the one on this machine."""
    without_proxy = dict.fromkeys(("NO_PROXY", "no_proxy"), HOST)
    return {**for_uploader(os.environ), **without_proxy}
