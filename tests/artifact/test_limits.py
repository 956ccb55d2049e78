"""What a report does not prove."""

from __future__ import annotations

from dataclasses import replace

from gatepost.artifact.facts import Facts, Installed, Package
from gatepost.artifact.limits import not_proven
from support.distributions import GOOD, LINUX, sdist, wheel

TRIED = "The wheel was tried on Python 3.11 alone, and on this machine's platform."
TOP = "Only the packages and modules at the top of the wheel were imported, not all that is in them."
NOT_FOR_ALL = (
    "not for every platform and interpreter: those for others are built elsewhere, and nothing is said of them."
)
READ = "The sdist was read, and not tested: tests run against the wheel."


def test_a_pure_wheel_that_was_tried_and_tested_leaves_little() -> None:
    assert not_proven(GOOD) == (TRIED, TOP, READ)


def test_all_that_was_left_out_is_said_with_its_reason() -> None:
    facts = Facts(
        (replace(sdist(), unread=("data/a.bin", "data/b.bin")), wheel(tags=LINUX, name="demo-linux.whl")),
        absent={"installed": "--no-install", "tests": "no --test", "rebuilt": "no --reproducible", "tag": "no --tag"},
        package=Package("demo"),
    )
    assert not_proven(facts) == (
        "The wheel was not installed: --no-install.",
        "The tests were not run: no --test.",
        f"`demo-linux.whl` is {NOT_FOR_ALL}",
        READ,
        "Whether a second build makes the same bytes was not tried: no --reproducible.",
        "The version was compared with no tag: no --tag.",
        "The version is computed when it is built: no file of the repository says it, to be compared.",
        "2 files were too large to be searched for secrets: `data/a.bin` and `data/b.bin`.",
    )


def test_several_wheels_for_platforms_and_one_large_file() -> None:
    wheels = tuple(replace(wheel(tags=LINUX, name=name), unread=("demo/model.bin",)) for name in ("a.whl", "b.whl"))
    said = not_proven(replace(GOOD, archives=wheels))
    assert said[2:] == (
        f"`a.whl` and `b.whl` are {NOT_FOR_ALL}",
        "1 file was too large to be searched for secrets: `demo/model.bin`.",
    )


def test_a_wheel_that_could_not_be_installed_is_an_error_and_no_limit() -> None:
    assert not_proven(replace(GOOD, installed=Installed("3.11"))) == (READ,)


def test_without_a_repository_nothing_is_said_of_its_version() -> None:
    assert not_proven(replace(GOOD, package=None)) == (TRIED, TOP, READ)
