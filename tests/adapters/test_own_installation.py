"""The command that installs something beside gatepost."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.own_installation import EXTRA, command_to_install

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("mark", "requirements", "expected"),
    [
        ("", (EXTRA,), 'pip install "gatepost[dist]"'),
        ("", ("hatchling>=1.27", "x"), 'pip install "hatchling>=1.27" "x"'),
        ("uv-receipt.toml", (EXTRA,), 'uv tool install "gatepost[dist]"'),
        ("uv-receipt.toml", ("x>=1", "y"), 'uv tool install "gatepost[dist]" --with "x>=1" --with "y"'),
        ("pipx_metadata.json", (EXTRA,), 'pipx install --force "gatepost[dist]"'),
        ("pipx_metadata.json", ("x>=1", "y"), 'pipx inject gatepost "x>=1" "y"'),
    ],
)
def test_it_is_that_of_the_tool_which_has_made_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, mark: str, requirements: tuple[str, ...], expected: str
) -> None:
    monkeypatch.setattr(sys, "prefix", str(tmp_path))
    if mark:
        (tmp_path / mark).touch()

    assert command_to_install(*requirements) == expected
