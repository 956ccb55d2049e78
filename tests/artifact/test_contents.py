"""Paths in archives, and where modules are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.archive import FOLDER, SYMLINK, Member
from gatepost.artifact.contents import (
    files_in,
    folder_in,
    folder_of_tests,
    is_hidden,
    is_sample,
    module_files,
    module_root,
)
from support.distributions import sdist, wheel


def test_the_files_of_an_sdist_are_those_of_the_project() -> None:
    members = (Member("demo-1.2.0/a.py"), Member("./demo-1.2.0/b", kind=SYMLINK), Member("demo-1.2.0/c", kind=FOLDER))
    assert files_in(replace(sdist(), members=members)) == ("a.py", "b")
    assert files_in(replace(wheel(), members=members[:1])) == ("demo-1.2.0/a.py",)


def test_a_folder_at_the_top_is_found_by_its_end() -> None:
    assert [folder_in(wheel(), ".dist-info"), folder_in(wheel("demo.py"), ".dist-info"), folder_in(sdist(), "")] == [
        "demo-1.2.0.dist-info",
        "",
        "demo-1.2.0",
    ]


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("tests/a/b.py", "tests/"),
        ("testing/a.py", "testing/"),
        ("src/demo/test/a.py", "src/demo/test/"),
        ("src/demo/testing/a.py", ""),
        ("tests", ""),
        ("src/tests.py", ""),
    ],
)
def test_tests_are_in_folders_of_that_name(path: str, expected: str) -> None:
    assert folder_of_tests(path) == expected


def test_what_begins_with_a_dot_is_hidden() -> None:
    assert [is_hidden(path) for path in (".x", "a/.x/b", "a/b.c")] == [True, True, False]


def test_samples_are_in_folders_for_them() -> None:
    paths = ("tests/a", "demo/examples/a", "docs/tls.md", "demo/a", "tests")
    assert [is_sample(path) for path in paths] == [True, True, True, False, False]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (("demo/__init__.py",), ""),
        (("src/demo/__init__.py", "demo/README.md"), "src/"),
        (("demo/demo/__init__.py", "demo/setup.py"), "demo/"),
        (("lib/demo.py", "vendor/lib/demo.py"), "lib/"),
        (("demo_extra/__init__.py", "src/demo_x/demo/__init__.pyi"), "src/demo_x/"),
        (("src/demo/sub/__init__.py", "src/demo/a.py"), "src/"),
        (("tests/demo/__init__.py",), None),
        (("demos/__init__.py", "xdemo.py", "demo.pyx"), None),
    ],
)
def test_a_module_is_where_its_package_is(files: tuple[str, ...], expected: str | None) -> None:
    assert module_root("demo", files) == expected


def test_the_files_of_modules_are_known_by_where_they_are_imported_from() -> None:
    files = (
        "src/demo/__init__.py",
        "src/demo/data/x.json",
        "src/one.py",
        "src/one.pyi",
        "src/one.pyx",
        "src/demo.toml",
    )
    assert module_files(("demo", "one", "absent"), iter(files)) == {
        "src/demo/__init__.py": "demo/__init__.py",
        "src/demo/data/x.json": "demo/data/x.json",
        "src/one.py": "one.py",
        "src/one.pyi": "one.pyi",
    }
