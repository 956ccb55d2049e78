"""What tools leave behind, and what looks like it."""

from __future__ import annotations

import pytest

from gatepost.artifact.leftovers import is_leftover


@pytest.mark.parametrize(
    "path",
    [
        "demo/__pycache__/x.cpython-311.pyc",
        "demo/x.pyc",
        ".git/config",
        "vendor/lib/.git",
        "demo/.DS_Store",
        ".idea/workspace.xml",
        ".venv/bin/python",
        "a/x.py.orig",
        "a/x.rej",
        ".env",
        "web/node_modules/x/index.js",
        ".coverage",
        ".coverage.host.123",
        "coverage.xml",
        ".mypy_cache/x.json",
        ".pytest_cache/README.md",
        "core",
        "core.4711",
        "demo/.x.py.swp",
        "demo/x.py~",
        "demo/.#x.py",
        "demo/#x.py#",
    ],
)
def test_it_is_left_behind(path: str) -> None:
    assert is_leftover(path)


@pytest.mark.parametrize(
    "path",
    [
        "demo/core/__init__.py",
        "demo/core.py",
        "demo/env.py",
        ".env.example",
        "demo/git/x.py",
        ".gitignore",
        ".coveragerc",
        "tests/original.py",
        "docs/coverage.xml.md",
        "demo/pycache.py",
        "demo/C#.md",
    ],
)
def test_it_only_looks_like_it(path: str) -> None:
    assert not is_leftover(path)
