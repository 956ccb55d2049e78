"""Distributions as they were read, and what is known of them, for the tests of checks."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.artifact.archive import FOLDER, SDIST, WHEEL, Archive, Member
from gatepost.artifact.catalogue import CHECKS
from gatepost.artifact.facts import Facts, Installed, Module, Package, Ran, Said, Tag
from gatepost.artifact.metadata import Metadata
from gatepost.outcomes.judge import judge

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome, Problem

SDIST_NAME = "demo-1.2.0.tar.gz"
WHEEL_NAME = "demo-1.2.0-py3-none-any.whl"
PURE = frozenset({"py3-none-any"})
LINUX = frozenset({"cp312-cp312-manylinux_2_28_x86_64"})
TRACKED = ("pyproject.toml", "README.md", "LICENSE", "src/demo/__init__.py", "src/demo/py.typed", "tests/test_demo.py")
SHIPPED = (*TRACKED, "PKG-INFO")
INSTALLED = (
    "demo/__init__.py",
    "demo/py.typed",
    "demo-1.2.0.dist-info/METADATA",
    "demo-1.2.0.dist-info/licenses/LICENSE",
)
METADATA = Metadata(
    name="demo",
    version="1.2.0",
    metadata_version="2.4",
    requires_python=">=3.10",
    requires=("click>=8.1", "pytest; extra == 'test'"),
    classifiers=("Programming Language :: Python :: 3.10", "Programming Language :: Python :: 3.11"),
    license_expression="MIT",
    license_files=("LICENSE",),
    description="A demonstration.",
)


def sdist(*paths: str, name: str = SDIST_NAME, metadata: Metadata | None = METADATA) -> Archive:
    """Return an sdist with these files below the folder that it is named after."""
    top = name.removesuffix(".tar.gz")
    members = (Member(top, kind=FOLDER), *(Member(f"{top}/{path}") for path in paths or SHIPPED))
    return Archive(name, SDIST, 1000, f"sha of {name}", members, metadata=metadata)


def wheel(
    *paths: str, name: str = WHEEL_NAME, metadata: Metadata | None = METADATA, tags: frozenset[str] = PURE
) -> Archive:
    """Return a wheel with these files."""
    members = tuple(map(Member, paths or INSTALLED))
    return Archive(name, WHEEL, 2000, f"sha of {name}", members, metadata=metadata, tags=tags)


GOOD = Facts(
    archives=(sdist(), wheel()),
    others=(".gitignore",),
    absent={"installed": "--no-install", "tests": "not asked for", "rebuilt": "not asked for"},
    package=Package("Demo", modules=("demo",), version="1.2.0", requires_python=">=3.10"),
    tag=Tag("v1.2.0", "1.2.0"),
    manifest="1.2.0",
    tracked=frozenset(TRACKED),
    changed=(),
    written=(),
    rebuilt={SDIST_NAME: f"sha of {SDIST_NAME}", WHEEL_NAME: f"sha of {WHEEL_NAME}"},
    pythons=("3.10", "3.11"),
    twine=(Said(SDIST_NAME, is_fine=True), Said(WHEEL_NAME, is_fine=True)),
    contents=(Said(WHEEL_NAME, is_fine=True),),
    installed=Installed("3.11", "1.2.0", modules=(Module("demo", "1.2.0"),), commands=(Ran("demo --help", 0),)),
    tests=Ran("python -m pytest", 0),
)
"""A distribution in which no check finds anything."""


def with_metadata(own: Metadata, other: Metadata | None = None) -> Facts:
    """Return the good facts with other metadata; that of the wheel is the sdist's where it is not given."""
    return replace(GOOD, archives=(sdist(metadata=own), wheel(metadata=other or own)))


def problems(name: str, facts: Facts) -> list[Problem]:
    """Return what a check says is wrong."""
    check = next(each for each in CHECKS if each.name == name)
    return list(check().look(facts))


def said(name: str, facts: Facts) -> list[str]:
    """Return what a check says is wrong, in words alone."""
    return [problem.message for problem in problems(name, facts)]


def outcomes(name: str, facts: Facts) -> list[Outcome]:
    """Return what comes of one check."""
    check = next(each for each in CHECKS if each.name == name)
    return judge([check], facts, {}, {})
