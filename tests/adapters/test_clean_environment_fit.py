"""Which wheel is for this machine."""

from __future__ import annotations

import platform
import sys
from dataclasses import replace
from pathlib import Path

import pytest
from packaging.tags import sys_tags

from gatepost.adapters.clean_environment import TryOrder, fitting, try_wheel
from gatepost.artifact.archive import SDIST, WHEEL, Archive
from gatepost.artifact.metadata import Metadata

PYTHON = platform.python_version().removesuffix("+")
HERE = f"and this is Python {PYTHON}"
BEST = str(next(iter(sys_tags())))


def wheel(tag: str = "py3-none-any", requires: str = "") -> Archive:
    return Archive(
        f"demo-1.0-{tag}.whl", WHEEL, 1, "", metadata=Metadata(requires_python=requires), tags=frozenset({tag})
    )


def test_the_wheel_that_an_installer_would_take_fits() -> None:
    pure, own = wheel(), wheel(BEST)
    assert fitting([pure, own, wheel("cp27-cp27m-win32")]) is own
    assert fitting([pure]) is pure


def test_tags_may_be_written_several_at_once() -> None:
    assert fitting([wheel("py2.py3-none-any")]) is not None


@pytest.mark.parametrize(
    "archive",
    [
        wheel("cp27-cp27m-win32"),
        wheel(requires=f">{PYTHON}"),
        replace(wheel(), kind=SDIST),
        replace(wheel(), refused=("it is too large",)),
    ],
)
def test_what_is_not_for_this_machine_does_not_fit(archive: Archive) -> None:
    assert fitting([archive]) is None


def test_a_requirement_of_pythons_that_is_none_is_left_to_the_installer() -> None:
    assert fitting([wheel(requires="three")]) is not None


def test_a_wheel_without_metadata_may_fit() -> None:
    assert fitting([replace(wheel(), metadata=None)]) is not None


@pytest.mark.parametrize(
    ("archive", "line"),
    [
        (
            wheel("cp27-cp27m-win32"),
            f"demo-1.0-cp27-cp27m-win32.whl is for cp27-cp27m-win32, and this is Python {PYTHON} on ",
        ),
        (wheel(requires=">=3.99"), f"demo-1.0-py3-none-any.whl requires Python >=3.99, {HERE}"),
    ],
)
def test_one_that_does_not_fit_is_not_installed(archive: Archive, line: str) -> None:
    installed = try_wheel(Path(archive.name), archive, TryOrder(Path(), 1), sys.exit)
    assert (installed.python, installed.version) == (PYTHON, "")
    assert len(installed.lines) == 1
    assert installed.lines[0].startswith(line)
