"""Attestations that real publishers signed: the test assets of `pypi-attestations`, fetched once, never committed."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import tarfile
import tempfile
from functools import cache
from pathlib import Path

import pytest

CACHE = Path(__file__).resolve().parents[2] / ".cache" / "genuine"
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot be fetched is then a failure."""

_PROJECT = "pypi-attestations==0.0.30"
_SHA256 = "14ff13c76bbef02a483c2b77532da02bfd746b5141b881f355e06b9807434423"
_ASSETS = "pypi_attestations-0.0.30/test/assets/"
_LOOK_UP = ("-m", "uv", "pip", "compile", "-", "--no-deps", "--format", "pylock.toml", "--no-cache", "--quiet")
_SDIST = re.compile(r'sdist = \{ url = "([^"]+)"')
_FETCH = """
import sys, urllib.request
with urllib.request.urlopen(sys.argv[1], timeout=60) as answer, open(sys.argv[2], "wb") as file:
    file.write(answer.read())
"""


class UnavailableError(Exception):
    """The sdist cannot be had on this machine; the text says why."""


def genuine() -> dict[str, bytes]:
    """Return all assets by their names; skips the test where they are not here and cannot be fetched."""
    assets, why = _assets()
    if why:
        if EVERYTHING:
            pytest.fail(why)
        pytest.skip(why)
    return assets


@cache
def _assets() -> tuple[dict[str, bytes], str]:
    """Return the assets, or why there are none: what failed once is not tried again by each test."""
    found = {}
    try:
        sdist = _sdist()
    except UnavailableError as error:
        return {}, str(error)
    with tarfile.open(fileobj=io.BytesIO(sdist)) as archive:
        for member in archive:
            file = archive.extractfile(member) if member.name.startswith(_ASSETS) else None
            if file is not None:
                found[member.name.removeprefix(_ASSETS)] = file.read()
    return found, ""


def _sdist() -> bytes:
    path = CACHE / f"{_SHA256}.tar.gz"
    if not path.is_file():
        _fetch(path)
    data = path.read_bytes()
    assert hashlib.sha256(data).hexdigest() == _SHA256, f"{path} is not what was asked for: delete it"
    return data


def _fetch(path: Path) -> None:
    """Fetch the sdist from the index that uv uses on this machine, beside the place, and move it there."""
    locked = _run(*_LOOK_UP, given=_PROJECT)
    where = _SDIST.search(locked)
    if where is None:
        message = f"the index of uv has no sdist of {_PROJECT}"
        raise UnavailableError(message)
    CACHE.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=CACHE, prefix=".fetching-") as beside:
        new = Path(beside) / "new"
        _run("-c", _FETCH, where[1], str(new))
        new.replace(path)


def _run(*arguments: str, given: str = "") -> str:
    command = [sys.executable, *arguments]
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=False, encoding="utf-8", timeout=120)
    except subprocess.TimeoutExpired:
        message = f"genuine attestations: {_PROJECT} could not be fetched within two minutes"
        raise UnavailableError(message) from None
    if done.returncode != 0:
        said = [line.strip() for line in done.stderr.splitlines() if line.strip()]
        message = f"genuine attestations: {_PROJECT} cannot be fetched: {said[-1] if said else 'no reason was given'}"
        raise UnavailableError(message)
    return done.stdout
