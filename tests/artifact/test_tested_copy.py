"""Which files of a project its tests are given."""

from __future__ import annotations

import pytest

from gatepost.artifact.tested_copy import Parted, without_sources

WHEEL = ("demo/__init__.py", "demo/core.py", "demo/tests/__init__.py", "demo/tests/test_in.py")


@pytest.mark.parametrize("base", ["", "src/", "lib/", "python/"])
def test_the_sources_are_left_out_where_backends_look_for_them(base: str) -> None:
    sources = [f"{base}demo/__init__.py", f"{base}demo/data/a.txt", f"{base}demo/new.py"]
    others = ["pyproject.toml", "tests/test_demo.py", "demonstration/a.py", "demos.py", "docs/demo/a.md"]
    assert without_sources([*sources, *others], "", ["demo"], WHEEL) == Parted(tuple(others), (f"{base}demo",))


@pytest.mark.parametrize("name", ["demo.py", "demo.cpython-311-x86_64-linux-gnu.so", "demo.pyd", "demo"])
def test_a_module_of_one_file_is_left_out(name: str) -> None:
    left_out = f"src/{name}"
    assert without_sources([left_out, "src/demo.txt", "src/demo.py.md"], "", ["demo"], ()) == Parted(
        ("src/demo.txt", "src/demo.py.md"), (left_out,)
    )


def test_of_a_namespace_only_the_wheel_s_part_is_left_out() -> None:
    files = ["space/demo/a.py", "space/other/a.py", "src/space/one.py"]
    assert without_sources(files, "", ["space.demo", "space.one"], ()) == Parted(
        ("space/other/a.py",), ("space/demo", "src/space/one.py")
    )


def test_only_the_package_s_own_folder_is_looked_into() -> None:
    files = ["packages/salt/src/demo/a.py", "packages/salt/a.py", "packages/mill/src/demo/a.py", "src/demo/a.py"]
    assert without_sources(files, "packages/salt/", ["demo"], ()) == Parted(
        ("packages/salt/a.py", "packages/mill/src/demo/a.py", "src/demo/a.py"), ("packages/salt/src/demo",)
    )


def test_tests_among_the_sources_stay_where_the_wheel_does_not_bring_them() -> None:
    files = [
        "src/demo/core.py",
        "src/demo/tests/__init__.py",
        "src/demo/tests/test_in.py",
        "src/demo/tests/test_out.py",
        "src/demo/tests/data/a.txt",
        "src/demo/test_core.py",
        "src/demo/core_test.py",
        "src/demo/conftest.py",
        "src/demo/testing.py",
    ]
    parted = without_sources(files, "", ["demo"], WHEEL)
    assert parted.copied == tuple(files[3:8])
    assert parted.left_out == ("src/demo",)


@pytest.mark.parametrize("name", ["demo.egg-info", "demo-1.0.dist-info"])
def test_metadata_of_an_installation_from_the_sources_is_left_out(name: str) -> None:
    files = [f"src/{name}/PKG-INFO", f"tests/{name}/PKG-INFO"]
    assert without_sources(files, "", ["demo"], ()) == Parted((files[1],), (f"src/{name}",))


def test_where_nothing_is_installed_nothing_is_left_out() -> None:
    assert without_sources(["demo/a.py"], "", [], ()) == Parted(("demo/a.py",), ())
