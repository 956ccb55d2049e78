"""Paths of the machine that built, where only a build can have put them."""

from __future__ import annotations

import pytest

from gatepost.artifact.archive import PLACE, Hit
from gatepost.artifact.search import search

RECORD = "demo-1.0.dist-info/RECORD"
NUL = "\0"
TMP = "/" + "tmp"  # a path in a text, and no file
SCRATCH = "tmp" + "ab12_x9z"  # as tempfile names them


def shown(text: str, path: str = RECORD) -> list[str]:
    return [hit.shown for hit in search(path, text.encode())]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/home/ada/demo/x.py,sha256=1", "/home/ada/demo/x.py,sha256=1"),
        ('{"url": "file:///home/ada/demo"}', "/home/ada/demo"),
        ('{"url":"file:///root/demo"}', "/root/demo"),
        ("path = '/Users/ada.l/src'", "/Users/ada.l/src"),
        ('"C:\\Users\\ada\\src\\x.c"', "C:\\Users\\ada\\src\\x.c"),
        ('"C:\\\\Users\\\\ada\\\\src"', "C:\\\\Users\\\\ada\\\\src"),
        ("d:/Users/ada/src", "d:/Users/ada/src"),
        ("/root/demo/x.py", "/root/demo/x.py"),
        (f"{TMP}/build/x.c", f"{TMP}/build/x.c"),
        (f"{TMP}/build-env-1a2b/lib/x.c", f"{TMP}/build-env-1a2b/lib/x.c"),
        (f"{TMP}/pip-req-build-1a2b/x.c", f"{TMP}/pip-req-build-1a2b/x.c"),
        (f"{TMP}/{SCRATCH}/x.c", f"{TMP}/{SCRATCH}/x.c"),
        ("/home/ada/" + "x" * 80, "/home/ada/" + "x" * 49 + "…"),
    ],
)
def test_a_path_of_a_home_or_of_a_build_is_found(text: str, expected: str) -> None:
    assert shown(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "/home/user/demo",
        "/home/USER/demo",
        "/Users/you/demo",
        "/home/<name>/demo",
        "/home/$USER/demo",
        "/home/%s/demo",
        "/home/runner/work/demo/demo/x.c",
        "/Users/runner/work/x.c",
        "C:\\Users\\runneradmin\\x",
        "C:\\Users\\Public\\x",
        "/root/.cargo/registry/src/x.rs",
        f"{TMP}/x.c",
        f"{TMP}/work/x",
        "example.org/home/ada/x",
        "https://example.org/root/x",
        "../root/x",
        "/home/ada",
        "~/home/ada/x",
    ],
)
def test_a_path_of_nobody_is_none(text: str) -> None:
    assert shown(text) == []


@pytest.mark.parametrize("before", ["", NUL, "s\x25", "panicked at ", "A"])
def test_in_compiled_files_any_byte_may_stand_before_a_home(before: str) -> None:
    assert shown(f"{NUL}{before}/home/ada/x.py{NUL}", "demo/x.so") == ["/home/ada/x.py"]


def test_in_compiled_files_other_paths_stand_alone() -> None:
    assert shown(f"{NUL}/proc/self/root/x{NUL}/root/x{NUL}", "demo/x.so") == ["/root/x"]


@pytest.mark.parametrize(
    "path",
    [
        "demo-1.0.dist-info/direct_url.json",
        "demo-1.0/src/demo.egg-info/SOURCES.txt",
        "demo-1.0/PKG-INFO",
        "demo/_version.py",
        "demo/version.py",
        "demo/__version__.py",
        "demo/x.so",
        "demo/libx.so.1.2",
        "demo/X.PYD",
        "demo/__pycache__/x.pyc",
    ],
)
def test_what_a_build_makes_is_looked_at(path: str) -> None:
    assert shown("/home/ada/x", path) == ["/home/ada/x"]


@pytest.mark.parametrize(
    "path",
    ["demo/__init__.py", "docs/how.md", "tests/test_x.py", "demo-1.0.dist-info/licenses/LICENSE", "demo/x.so.py"],
)
def test_what_a_person_writes_is_not(path: str) -> None:
    assert shown("/home/ada/x", path) == []


@pytest.mark.parametrize("path", ["demo-1.0/PKG-INFO", "demo-1.0.dist-info/METADATA"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_of_metadata_the_headers_are_looked_at_and_not_the_readme(path: str, end: str) -> None:
    text = f"Name: demo{end}Requires-Dist: x @ file:///home/ada/x{end}{end}cd /home/grace/demo{end}"
    assert list(search(path, text.encode())) == [Hit(PLACE, path, 2, "/home/ada/x")]


def test_each_folder_is_said_once() -> None:
    assert shown("/home/ada/a /home/ada/b /home/grace/a /root/a /root/b") == [
        "/home/ada/a",
        "/home/grace/a",
        "/root/a",
    ]


def test_a_line_is_counted_in_texts_alone() -> None:
    assert [hit.line for hit in search(RECORD, b"\n\n/home/ada/x")] == [3]
    assert [hit.line for hit in search("x.so", b"\0\n\n/home/ada/x")] == [0]


def test_what_is_shown_is_printable() -> None:
    assert shown(f"/home/ada/\x1b[31mx{NUL}", "demo/x.so") == ["/home/ada/"]
