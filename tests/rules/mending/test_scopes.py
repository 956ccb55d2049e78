"""Which scope the files of a commit have, and which paths a glob matches."""

from __future__ import annotations

import re
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.rules.mending.scopes import glob_matches, scope_of_paths

SCOPE_PATHS = (("src/api/**", "api"), ("src/cli/", "cli"), ("src/**", "core"), ("*.md", "docs"))


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        ((), ""),
        (("src/api/a.py",), "api"),
        (("src/api/a.py", "src/api/b/c.py"), "api"),
        (("src/cli/a.py",), "cli"),
        (("src/a.py",), "core"),
        (("src/api/a.py", "src/cli/a.py"), ""),
        (("src/api/a.py", "setup.cfg"), "api"),
        (("setup.cfg",), ""),
        (("README.md", "docs/a.md"), "docs"),
        (("src/api/README.md",), "api"),
    ],
)
def test_files_of_one_scope_have_it_and_the_first_glob_counts(paths: tuple[str, ...], expected: str) -> None:
    assert scope_of_paths(paths, SCOPE_PATHS) == expected


def test_without_globs_there_is_no_scope() -> None:
    assert scope_of_paths(("src/api/a.py",), ()) == ""


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.py", "a.py"),
        ("a.py", "src/a.py"),
        ("*.py", "src/api/a.py"),
        ("src", "src/a.py"),
        ("src", "lib/src/a.py"),
        ("src/", "src/a.py"),
        ("/src", "src/a.py"),
        ("/a.py", "a.py"),
        ("src/api", "src/api/a/b.py"),
        ("src/*", "src/a.py"),
        ("src/*", "src/api/a.py"),
        ("src/*.py", "src/a.py"),
        ("src/?.py", "src/\U0001f600.py"),
        ("src/[ab].py", "src/b.py"),
        ("src/[!a].py", "src/b.py"),
        ("src/**", "src/a.py"),
        ("src/**", "src/api/a.py"),
        ("src/**/a.py", "src/a.py"),
        ("src/**/a.py", "src/b/c/a.py"),
        ("**/a.py", "a.py"),
        ("**/a.py", "src/b/a.py"),
        ("**/api/**", "src/api/v1/a.py"),
        ("**/**/a.py", "a.py"),
        ("**", "a.py"),
        ("**/", "src/a.py"),
        ("src//api", "src/api/a.py"),
        ("src/\u00e9\u4e2d", "src/\u00e9\u4e2d/a.py"),
        ("a b/*", "a b/c d.py"),
        ("src/[", "src/["),
        (".github/**", ".github/workflows/ci.yml"),
        ("*", ".github/workflows/ci.yml"),
    ],
)
def test_a_glob_matches_as_in_a_gitignore(glob: str, path: str) -> None:
    assert glob_matches(glob, path)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("a.py", "b.py"),
        ("a.py", "a.pyc"),
        ("src/*.py", "src/api/a.py"),
        ("src/*.py", "lib/src/a.py"),
        ("/a.py", "src/a.py"),
        ("src/api", "src/apis/a.py"),
        ("src/api", "lib/src/api/a.py"),
        ("src/**/a.py", "src/b.py"),
        ("src/**/a.py", "lib/a.py"),
        ("SRC/**", "src/a.py"),
        ("src/?", "src/ab"),
        ("src/a/b", "src/a"),
        ("**/api/**", "src/a.py"),
        ("", "a.py"),
        ("/", "a.py"),
        ("src/e\u0301", "src/\u00e9"),
        ("*.md", "a.md.py"),
    ],
)
def test_a_glob_does_not_match_more(glob: str, path: str) -> None:
    assert not glob_matches(glob, path)


def by_trying_everything(pattern: list[str], parts: list[str]) -> bool:
    """Return what the parts of a glob mean: a folder's name each, `**` for any number of folders, the end for all."""
    if not pattern:
        return True
    if pattern[0] == "**":
        return by_trying_everything(pattern[1:], parts) or (bool(parts) and by_trying_everything(pattern, parts[1:]))
    if not parts or not re.fullmatch(pattern[0].replace("*", ".*"), parts[0]):
        return False
    return by_trying_everything(pattern[1:], parts[1:])


@given(
    pattern=st.lists(st.sampled_from(["a", "b", "*", "a*", "**"]), min_size=2, max_size=6),
    parts=st.lists(st.sampled_from(["a", "b", "ab"]), min_size=1, max_size=6),
)
def test_a_glob_matches_what_trying_everything_says(pattern: list[str], parts: list[str]) -> None:
    assert glob_matches("/".join(pattern), "/".join(parts)) == by_trying_everything(pattern, parts)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("**/" * 2000 + "x", "a/" * 2000 + "y"),
        ("**/a/" * 200 + "x", "a/" * 400 + "y"),
        ("*a" * 60 + "b", "a" * 250),
        ("*" * 500 + "b", "a" * 250),
        ("**" * 250 + "b", "a" * 250),
        ("?*" * 100 + "b", "a" * 250),
    ],
)
def test_many_stars_cost_no_more_than_others(glob: str, path: str) -> None:
    start = process_time()
    assert not glob_matches(glob, path)
    assert process_time() - start < 3
