"""What git tracks against the sdist, and the sdist against the wheel."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.facts import Facts, Package
from gatepost.outcomes.values import PASSED, SKIPPED
from gatepost.values import ERROR, WARNING
from support.distributions import GOOD, INSTALLED, LINUX, SHIPPED, TRACKED, outcomes, sdist, wheel


def found(tracked: tuple[str, ...], shipped: tuple[str, ...], wheel_has: tuple[str, ...] = INSTALLED) -> list[str]:
    """Return what is said, each with what it weighs where that is no error."""
    facts = replace(GOOD, archives=(sdist(*shipped), wheel(*wheel_has)), tracked=frozenset(tracked))
    return [
        each.message if each.severity == ERROR else f"{each.severity}: {each.message}"
        for each in outcomes("sdist-incomplete", facts)
        if each.status != PASSED
    ]


def without(*paths: str) -> tuple[str, ...]:
    return tuple(path for path in SHIPPED if path not in paths)


@pytest.mark.parametrize("path", ["src/demo/core.py", "src/demo/data/table.csv", "src/demo/_speed.c", "src/demo/x.pyi"])
def test_a_file_of_the_package_is_needed(path: str) -> None:
    assert found((*TRACKED, path), SHIPPED) == [f"it lacks `{path}` of the package"]


@pytest.mark.parametrize("path", ["pyproject.toml", "LICENSE", "README.md"])
def test_what_building_and_passing_on_need_is_needed(path: str) -> None:
    assert found(TRACKED, without(path)) == [f"it lacks `{path}`"]


@pytest.mark.parametrize("path", ["LICENCE.txt", "COPYING", "NOTICE", "LICENSE-APACHE", "licenses.md"])
def test_every_text_of_a_licence_is_needed(path: str) -> None:
    assert found((*TRACKED, path), SHIPPED) == ([f"it lacks `{path}`"] if path != "licenses.md" else [])


def test_one_readme_of_several_is_enough() -> None:
    assert found((*TRACKED, "README.rst", "README.de.md"), SHIPPED) == []


def test_the_files_of_setuptools_are_needed_where_it_made_the_sdist() -> None:
    tracked = (*TRACKED, "setup.py", "setup.cfg")
    by_setuptools = (*SHIPPED, "src/demo.egg-info/PKG-INFO")
    assert found(tracked, by_setuptools) == ["it lacks `setup.cfg`", "it lacks `setup.py`"]
    assert found(tracked, SHIPPED) == []


def test_prose_within_the_package_is_a_warning() -> None:
    assert found((*TRACKED, "src/demo/notes.md"), SHIPPED) == [
        "warning: it lacks `src/demo/notes.md` of the package",
    ]


def test_a_folder_of_tests_or_documentation_that_is_left_out_is_said_once() -> None:
    tracked = (*TRACKED, "tests/data/x.json", "docs/index.md", "docs/how.md", "src/demo/tests/test_own.py")
    assert found(tracked, without("tests/test_demo.py")) == [
        "warning: it lacks the tests in `src/demo/tests/`",
        "warning: it lacks the tests in `tests/`",
        "warning: it lacks the documentation in `docs/`",
    ]


def test_tests_that_are_shipped_in_part_lack_what_they_need() -> None:
    assert found((*TRACKED, "tests/conftest.py", "tests/data/x.json"), SHIPPED) == [
        "warning: of `tests/` it lacks `conftest.py` and `data/x.json`",
    ]


def test_a_link_and_a_submodule_may_be_shipped_as_folders() -> None:
    assert found((*TRACKED, "tests/ca", "vendor/lib"), (*SHIPPED, "tests/ca/a.pem", "vendor/lib/x.c")) == []


def test_documentation_that_is_shipped_in_part_is_enough() -> None:
    assert found((*TRACKED, "docs/index.md", "docs/big.png"), (*SHIPPED, "docs/index.md")) == []


@pytest.mark.parametrize(
    "path",
    [
        ".github/workflows/ci.yml",
        ".pre-commit-config.yaml",
        "src/demo/.gitkeep",
        "tests/.hidden/x",
        "uv.lock",
        "Makefile",
        "CHANGELOG.md",
        "tools/release.py",
        "bench/demo/__init__.py",
        "tests/demo/__init__.py.txt",
    ],
)
def test_nobody_misses_the_tools_of_the_repository(path: str) -> None:
    assert [each for each in found((*TRACKED, path), SHIPPED) if "of the package" in each] == []


def test_a_file_that_git_does_not_track_is_a_warning() -> None:
    assert found(TRACKED, (*SHIPPED, "notes.txt", "src/demo/local.py"), (*INSTALLED, "demo/local.py")) == [
        "warning: it ships `notes.txt` and `src/demo/local.py`, which git does not track",
    ]


@pytest.mark.parametrize(
    "path",
    [
        "PKG-INFO",
        "setup.cfg",
        "src/demo.egg-info/SOURCES.txt",
        "src/demo/_version.py",
        "src/demo/version.py",
        "src/demo/__version__.py",
        ".gitignore",
        "COPYING",
        "README.rst",
        "src/demo/__pycache__/x.pyc",
        "vendor/lib/x.txt",
    ],
)
def test_what_builds_make_and_copy_is_expected(path: str) -> None:
    imported = path.removeprefix("src/")
    assert found((*TRACKED, "vendor/lib"), (*SHIPPED, path), (*INSTALLED, imported)) == []


def test_c_that_is_made_from_cython_is_expected() -> None:
    tracked = (*TRACKED, "src/demo/fast.pyx")
    assert found(tracked, (*SHIPPED, "src/demo/fast.pyx", "src/demo/fast.c")) == []
    assert found(tracked, (*SHIPPED, "src/demo/fast.pyx", "src/demo/other.c")) == [
        "warning: it ships `src/demo/other.c`, which git does not track"
    ]


def test_a_wheel_that_lacks_sources_of_the_sdist_is_a_warning() -> None:
    more = ("src/demo/data.json", "src/demo/core.py", "src/demo/py.pyi")
    lacking = "`src/demo/core.py`, `src/demo/data.json` and `src/demo/py.pyi`"
    assert found((*TRACKED, *more), (*SHIPPED, *more)) == [
        f"warning: the wheel lacks {lacking}, which the sdist has",
    ]


@pytest.mark.parametrize(
    "path",
    ["src/demo/fast.c", "src/demo/fast.pyx", "src/demo/.gitkeep", "src/demo/tests/test_x.py", "src/demo/notes.md"],
)
def test_wheels_do_well_without_what_they_are_compiled_from_and_tests(path: str) -> None:
    assert found((*TRACKED, path), (*SHIPPED, path)) == []


def test_what_a_wheel_has_in_its_data_folder_is_there() -> None:
    data = tuple(path.replace("demo/", "demo-1.2.0.data/purelib/demo/", 1) for path in INSTALLED)
    assert found(TRACKED, SHIPPED, data) == []


def test_a_wheel_for_one_platform_is_not_compared() -> None:
    facts = replace(GOOD, archives=(sdist(), wheel("demo/core.so", tags=LINUX)))
    assert [each.status for each in outcomes("sdist-incomplete", facts)] == [PASSED]


def test_a_module_of_one_file_and_a_namespace_are_found() -> None:
    tracked = frozenset({"pyproject.toml", "one.py", "lib/acme/demo/__init__.py", "lib/acme/demo/x.py", "one.py.txt"})
    package = Package("demo", modules=("one", "acme.demo", "absent"))
    facts = Facts((sdist("pyproject.toml"),), package=package, tracked=tracked)
    (outcome,) = outcomes("sdist-incomplete", facts)
    assert outcome.message == ("it lacks `lib/acme/demo/__init__.py`, `lib/acme/demo/x.py` and `one.py` of the package")


def test_no_more_than_the_sdist_is_needed() -> None:
    (outcome,) = outcomes("sdist-incomplete", replace(GOOD, archives=(sdist(),)))
    assert (outcome.status, outcome.severity) == (PASSED, ERROR)


def test_without_an_sdist_there_is_nothing_to_look_into() -> None:
    (outcome,) = outcomes("sdist-incomplete", replace(GOOD, archives=(wheel(),)))
    assert (outcome.status, outcome.message) == (SKIPPED, "no sdist could be read")


def test_the_warnings_weigh_as_warnings() -> None:
    facts = replace(GOOD, tracked=frozenset({*TRACKED, "docs/a.md"}))
    assert [each.severity for each in outcomes("sdist-incomplete", facts)] == [WARNING]
