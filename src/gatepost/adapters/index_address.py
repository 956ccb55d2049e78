"""Where the package index is, as the environment, pip or uv says."""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator

from gatepost.adapters.package_index import IndexUnansweredError

_VARIABLES = ("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "UV_INDEX_URL")
_DEFAULT = re.compile(r"(?:\(default\s+|by\s+default:\s+<)(https?://[^\s)>]+)")
_URL = re.compile(r"https?://\S+")
_PATIENCE = 20.0  # seconds


def index_address() -> str:
    """Return the address of the index that packages are installed from here.

    What the environment says goes before pip's settings, and these before what pip or uv takes by default. Raises
    `IndexUnansweredError` where nobody knows one.
    """
    for variable in _VARIABLES:
        url = os.environ.get(variable, "").strip()
        found = re.search(r"https?://\S+\Z", url)  # uv's may have a name before it
        if found:
            return found.group()
        if url:
            message = f"{variable} names no package index that can be asked over HTTP"
            raise IndexUnansweredError(message)
    for said in _said():
        return said
    message = "nothing here says where the package index is: set PIP_INDEX_URL"
    raise IndexUnansweredError(message)


def _said() -> Iterator[str]:
    """Yield what the tools say."""
    pip = (sys.executable, "-I", "-m", "pip")  # not a pip.py of the folder that we are in
    configured = _output(*pip, "config", "get", "global.index-url").strip()
    if _URL.fullmatch(configured):
        yield configured
    yield from _DEFAULT.findall(_output(*pip, "download", "--help"))
    uv = shutil.which("uv")
    if uv is not None:
        yield from _DEFAULT.findall(_output(uv, "pip", "install", "--help"))


def _output(*command: str) -> str:
    """Return what a command prints; nothing where it fails."""
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            command,
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            env={**os.environ, "COLUMNS": "1000", "NO_COLOR": "1"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode("utf-8", "replace")
