"""The shells: which one the user works with, and the script that makes each complete our commands."""

import os
from importlib.resources import files
from pathlib import PurePath

_ON_WINDOWS = os.name == "nt"

SHELLS = {
    "bash": "completion.bash",
    "zsh": "completion.zsh",
    "fish": "completion.fish",
    "powershell": "completion.ps1",
}
"""The shells that we know, and their scripts."""


def script_for(shell: str) -> str:
    """Return the script for one of the shells."""
    return files("gatepost.templates").joinpath(SHELLS[shell]).read_text("utf-8")


def users_shell() -> str:
    """Return the name of the user's shell, as SHELL says; on Windows, where nothing does, it is PowerShell."""
    shell = PurePath(os.environ.get("SHELL", "")).name
    return shell or ("powershell" if _ON_WINDOWS else "")
