"""What can be imported from a wheel."""

from __future__ import annotations

import pytest

from gatepost.artifact.archive import FILE, FOLDER, SYMLINK, Member
from gatepost.artifact.importable import importable


def modules(*paths: str, kind: str = FILE) -> tuple[str, ...]:
    return importable(Member(path, kind=kind) for path in paths)


@pytest.mark.parametrize(
    ("paths", "expected"),
    [
        pytest.param(["demo/__init__.py", "demo/core.py", "demo/sub/__init__.py"], ["demo"], id="a package alone"),
        pytest.param(["demo.py"], ["demo"], id="a single module"),
        pytest.param(["six.py", "demo/__init__.py", "_demo.py"], ["_demo", "demo", "six"], id="several"),
        pytest.param(["demo.py", "demo/__init__.py"], ["demo"], id="a module beside a package of its name"),
        pytest.param(["./demo/__init__.py", "demo//__init__.py"], ["demo"], id="a path with a dot"),
        pytest.param(["a/b/c/__init__.py", "a/b/d/__init__.py"], ["a.b.c", "a.b.d"], id="packages of a namespace"),
        pytest.param(["a/one.py", "a/b/__init__.py", "a/b/two.py"], ["a.b", "a.one"], id="a module of a namespace"),
        pytest.param(["demo-1.0.data/purelib/demo/__init__.py"], ["demo"], id="purelib"),
        pytest.param(["demo-1.0.data/platlib/demo.py"], ["demo"], id="platlib"),
    ],
)
def test_modules_are_told_by_their_files(paths: list[str], expected: list[str]) -> None:
    assert modules(*paths) == tuple(expected)


@pytest.mark.parametrize(
    "name",
    [
        "demo.so",
        "demo.abi3.so",
        "demo.cpython-311-x86_64-linux-gnu.so",
        "demo.cp313t-win_amd64.pyd",
        "demo.pypy311-pp73-x86_64-linux-gnu.so",
        "demo.pyd",
        "demo/__init__.cpython-312-darwin.so",
    ],
)
def test_an_extension_module_counts(name: str) -> None:
    assert modules(name) == ("demo",)


@pytest.mark.parametrize(
    "path",
    [
        "demo-1.0.dist-info/x.py",
        "demo.egg-info/x.py",
        "demo-1.0.data/scripts/x.py",
        "demo-1.0.data/data/purelib/x.py",
        "demo-1.0.data/x.py",
        "demo.pth",
        "demo.pyi",
        "demo.pyc",
        "demo/__init__.pyi",
        "demo-stubs/__init__.py",
        "demo/__pycache__/x.cpython-311.pyc",
        "demo/py.typed",
        "__main__.py",
        "__init__.py",
        "some/__main__.py",
        "2to3.py",
        "demo.libs/libcrypto-1a2b.so",
        "libdemo.so",
        "lib/libdemo.so",
        "two words/__init__.py",
        "demo.one.py",
        ".py",
        "",
        "/",
    ],
)
def test_what_is_no_module_does_not_count(path: str) -> None:
    assert modules(path) == ()


def test_a_file_at_the_top_makes_no_package_of_everything() -> None:
    assert modules("__init__.py", "demo/__init__.py", "other.py") == ("demo", "other")


def test_a_module_may_have_a_name_that_begins_like_a_library_s() -> None:
    assert modules("libdemo.cpython-311-x86_64-linux-gnu.so", "libother.py") == ("libdemo", "libother")


@pytest.mark.parametrize("kind", [FOLDER, SYMLINK])
def test_only_files_are_modules(kind: str) -> None:
    assert modules("demo.py", kind=kind) == ()
