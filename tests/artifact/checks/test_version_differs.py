"""Who says which version, compared by PEP 440."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.facts import Facts, Installed, Module, Package, Tag
from gatepost.outcomes.values import SKIPPED
from support.distributions import GOOD, METADATA, SDIST_NAME, WHEEL_NAME, outcomes, problems, said, sdist, wheel

BETA = replace(METADATA, version="1.0.0b1")
BETA_ARCHIVES = (
    sdist(name="demo-1.0.0b1.tar.gz", metadata=BETA),
    wheel(name="demo-1.0.0b1-py3-none-any.whl", metadata=BETA),
)
DEV = replace(METADATA, version="1.2.1.dev7")


def test_a_version_in_the_spelling_of_the_tag_is_the_same_version() -> None:
    facts = Facts(BETA_ARCHIVES, tag=Tag("v1.0.0-beta.1", "1.0.0-beta.1"), manifest="1.0.0-beta.1")
    assert said("version-differs", facts) == []


def test_trailing_zeros_make_no_other_version() -> None:
    assert said("version-differs", replace(GOOD, manifest="1.2")) == []


def test_all_who_disagree_are_named() -> None:
    facts = Facts(
        (sdist(),),
        tag=Tag("v1.3.0", "1.3.0"),
        manifest="1.3.0",
        package=Package("demo", version="1.2.0"),
        installed=Installed("3.11", "1.2.0", modules=(Module("demo", "1.1.0"),)),
    )
    (message,) = said("version-differs", facts)
    assert message == (
        f"the versions differ: 1.2.0 in `{SDIST_NAME}`, the project's metadata and the installed package; "
        "1.3.0 in the tag `v1.3.0` and the manifest; 1.1.0 in `demo.__version__`"
    )


def test_file_name_and_metadata_are_told_apart_where_they_differ() -> None:
    facts = Facts((sdist(metadata=replace(METADATA, version="1.1.0")),))
    assert said("version-differs", facts) == [
        f"the versions differ: 1.2.0 in the file name of `{SDIST_NAME}`; 1.1.0 in the metadata of `{SDIST_NAME}`"
    ]


def test_the_project_is_blamed_where_its_file_is() -> None:
    facts = Facts((sdist(),), package=Package("demo", folder="packages/demo/", version="1.1.0"))
    assert [problem.where for problem in problems("version-differs", facts)] == ["packages/demo/pyproject.toml"]


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (replace(GOOD, manifest="1.2.0-next.1"), "the manifest says `1.2.0-next.1`, which is no version by PEP 440"),
        (replace(GOOD, tag=Tag("nightly", "")), "the tag `nightly` names no version"),
        (
            replace(GOOD, tag=Tag("v1.2.0", "", "demo-v")),
            "the tag `v1.2.0` names no version of this package: its tags begin with `demo-v`",
        ),
        (
            replace(GOOD, archives=(sdist(), wheel(name="demo.whl", metadata=None))),
            "the metadata of `demo.whl` names no version",
        ),
    ],
)
def test_what_is_no_version_is_said(facts: Facts, expected: str) -> None:
    assert said("version-differs", facts) == [expected]


def test_a_version_between_two_releases_is_compared_with_neither_tag_nor_manifest() -> None:
    archives = (sdist(name="demo-1.2.1.dev7.tar.gz", metadata=DEV),)
    facts = replace(GOOD, archives=archives, installed=None, package=Package("demo", version="1.2.1.dev7"))
    assert said("version-differs", facts) == []


def test_a_version_between_two_releases_is_compared_with_the_project() -> None:
    facts = Facts((sdist(name="demo-1.2.1.dev7.tar.gz", metadata=DEV),), package=Package("demo", version="1.2.0"))
    assert said("version-differs", facts) == [
        "the versions differ: 1.2.1.dev7 in `demo-1.2.1.dev7.tar.gz`; 1.2.0 in the project's metadata"
    ]


def test_a_version_that_is_computed_is_not_compared() -> None:
    assert said("version-differs", Facts((sdist(),), package=Package("demo"))) == []


@pytest.mark.parametrize(
    ("module", "is_compared"),
    [
        (Module("demo", "1.1.0"), True),
        (Module("acme.demo", "1.1.0"), True),
        (Module("demo_extra", "1.1.0"), False),
        (Module("demo.vendored", "1.1.0"), False),
        (Module("demo", "unknown"), False),
        (Module("demo", ""), False),
    ],
)
def test_a_module_of_the_package_that_says_a_version_is_compared(module: Module, *, is_compared: bool) -> None:
    package = Package("demo", version="1.2.0", modules=("acme.demo",))
    facts = replace(GOOD, package=package, installed=Installed("3.11", "1.2.0", modules=(module,)))
    assert bool(said("version-differs", facts)) is is_compared


def test_modules_are_compared_where_no_repository_is_known() -> None:
    facts = Facts((sdist(),), installed=Installed("3.11", "1.2.0", modules=(Module("demo", "1.1.0"),)))
    assert said("version-differs", facts) == [
        f"the versions differ: 1.2.0 in `{SDIST_NAME}` and the installed package; 1.1.0 in `demo.__version__`"
    ]


def test_a_lone_wheel_agrees_with_itself() -> None:
    (outcome,) = outcomes("version-differs", Facts((wheel(),)))
    assert outcome.message == f"1.2.0 in `{WHEEL_NAME}`"


def test_nothing_is_compared_where_nothing_was_read() -> None:
    (outcome,) = outcomes("version-differs", replace(GOOD, archives=()))
    assert (outcome.status, outcome.message) == (SKIPPED, "no distribution could be read")
