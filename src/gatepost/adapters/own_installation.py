"""How gatepost itself is installed, and so the command that installs something beside it."""

import sys
from pathlib import Path

EXTRA = "gatepost[dist]"

_OF_UV = "uv-receipt.toml"  # both tools leave a file of theirs in the environments that they make
_OF_PIPX = "pipx_metadata.json"


def command_to_install(*requirements: str) -> str:
    """Return the command that installs `requirements` into the environment that we run in."""
    beside = [f'"{each}"' for each in requirements if each != EXTRA]
    if (Path(sys.prefix) / _OF_UV).is_file():
        return " ".join([f'uv tool install "{EXTRA}"', *(f"--with {each}" for each in beside)])
    if (Path(sys.prefix) / _OF_PIPX).is_file():
        return " ".join(["pipx inject gatepost", *beside]) if beside else f'pipx install --force "{EXTRA}"'
    return " ".join(["pip install", *(f'"{each}"' for each in requirements)])
