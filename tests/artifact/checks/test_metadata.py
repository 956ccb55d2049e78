"""What the metadata says of requirements, licence and Pythons."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.outcomes.values import PASSED
from gatepost.values import ERROR
from support.distributions import GOOD, INSTALLED, METADATA, SHIPPED, outcomes, said, sdist, wheel, with_metadata

if TYPE_CHECKING:
    from gatepost.artifact.metadata import Metadata

MIT = "License :: OSI Approved :: MIT License"
PYTHON = "Programming Language :: Python :: "
EXCLUDED = "`3.10`, which `>=3.11` excludes"
DEEP = f"a; {'(' * 20_000}"
HUGE = f">={'9' * 5000}"
OLD = replace(METADATA, metadata_version="2.1", license_expression="", license="MIT")


def weighed(name: str, own: Metadata, other: Metadata | None = None) -> list[str]:
    """Return what is said, each with what it weighs where that is no error."""
    return [
        each.message if each.severity == ERROR else f"{each.severity}: {each.message}"
        for each in outcomes(name, with_metadata(own, other))
        if each.status != PASSED
    ]


@pytest.mark.parametrize(
    ("requirement", "expected"),
    [
        ("a @ git+ssh://git@example.org/a", "indexes refuse `a @ git+ssh://…@example.org/a`"),
        ("a @ file:///srv/a.whl ; extra == 'x'", "indexes refuse `a @ file:///srv/a.whl ; extra == 'x'`"),
        ("a >> 1", "`a >> 1` cannot be read as a requirement"),
        pytest.param(DEEP, f"`{DEEP[:119]}…` cannot be read as a requirement", id="too deep for the parser"),
    ],
)
def test_a_requirement_by_address_is_refused_wherever_it_stands(requirement: str, expected: str) -> None:
    assert weighed("requirement-direct", replace(METADATA, requires=("click", requirement))) == [expected]


def test_one_requirement_is_counted_as_one() -> None:
    (outcome,) = outcomes("requirement-direct", with_metadata(replace(METADATA, requires=("click[x]>=8",))))
    assert outcome.message == "1 requirement, none by address"


def test_metadata_that_is_not_there_requires_nothing() -> None:
    (outcome,) = outcomes("requirement-direct", replace(GOOD, archives=(sdist(metadata=None),)))
    assert outcome.message == "0 requirements, none by address"


@pytest.mark.parametrize(
    "own",
    [
        OLD,
        replace(OLD, license="", classifiers=(MIT,)),
        replace(OLD, license_files=()),
        replace(OLD, license_files=("LICENSE", "gone")),
        replace(OLD, metadata_version=""),
        replace(METADATA, license_expression="", license="MIT"),
    ],
)
def test_a_licence_in_any_one_way_is_enough(own: Metadata) -> None:
    assert weighed("licence-missing", own) == []


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (replace(OLD, license=""), "warning: no licence is said"),
        (replace(OLD, license="UNKNOWN"), "warning: no licence is said"),
        (
            replace(METADATA, classifiers=(MIT,)),
            f"the licence is said as an expression, `MIT`, and once more as `{MIT}`",
        ),
        (
            replace(METADATA, license="The MIT License\n\nPermission is granted"),
            "the licence is said as an expression, `MIT`, and once more as `The MIT License`",
        ),
    ],
)
def test_no_licence_and_one_in_two_ways_are_said_once(own: Metadata, expected: str) -> None:
    assert weighed("licence-missing", own) == [expected]


def test_a_licence_that_is_named_has_to_be_there() -> None:
    own = replace(METADATA, license_files=("LICENSE", "LICENSES/BSD.txt"))
    assert weighed("licence-missing", own) == [
        "it names the licence file `LICENSES/BSD.txt`, and lacks it",
        "it names the licence file `LICENSES/BSD.txt`, and lacks it",
    ]


def test_a_wheel_has_its_licences_in_the_folder_for_them() -> None:
    beside = wheel(*INSTALLED[:-1], "demo-1.2.0.dist-info/LICENSE")
    assert said("licence-missing", replace(GOOD, archives=(sdist(), beside))) == [
        "it names the licence file `LICENSE`, and lacks it"
    ]
    old = (replace(sdist(), metadata=OLD), replace(beside, metadata=OLD))
    assert said("licence-missing", replace(GOOD, archives=old)) == []


def test_a_licence_whose_text_is_not_shipped_is_a_warning() -> None:
    own = replace(METADATA, license_files=())
    archives = (sdist("pyproject.toml", metadata=own), wheel("demo/__init__.py", metadata=own))
    found = outcomes("licence-missing", replace(GOOD, archives=archives))
    assert [(each.severity, each.message) for each in found] == [("warning", "it ships no text of the licence")] * 2


def test_a_licence_whose_text_is_not_named_is_a_warning() -> None:
    message = "warning: it ships `LICENSE`, and its metadata does not name it"
    assert weighed("licence-missing", replace(METADATA, license_files=())) == [message, message]


def test_a_licence_by_another_name_is_found_where_it_is_named() -> None:
    own = replace(METADATA, license_files=("legal/terms.txt",))
    archives = (
        sdist(*SHIPPED, "legal/terms.txt", metadata=own),
        wheel("demo-1.2.0.dist-info/licenses/legal/terms.txt", metadata=own),
    )
    (outcome,) = outcomes("licence-missing", replace(GOOD, archives=archives))
    assert outcome.message == "MIT, with `legal/terms.txt` in each file"


def test_a_licence_that_is_not_named_but_shipped_is_shown() -> None:
    (outcome,) = outcomes("licence-missing", with_metadata(replace(OLD, license_files=())))
    assert outcome.message == "MIT, with `LICENSE` in each file"


@pytest.mark.parametrize(
    ("own", "expected"),
    [
        (replace(METADATA, requires_python=""), "warning: it does not say which Pythons it requires"),
        (replace(METADATA, requires_python=">3.x"), "`Requires-Python: >3.x` cannot be read"),
        pytest.param(
            replace(METADATA, requires_python=HUGE), f"`Requires-Python: {HUGE[:119]}…` cannot be read", id="no number"
        ),
        (
            replace(METADATA, requires_python=">=3.11"),
            f"classifiers name Python {EXCLUDED}|CI tests on Python {EXCLUDED}",
        ),
        (
            replace(METADATA, classifiers=(f"{PYTHON}2.7", *METADATA.classifiers)),
            "classifiers name Python `2.7`, which `>=3.10` excludes",
        ),
        (
            replace(METADATA, classifiers=(*METADATA.classifiers, f"{PYTHON}3.14", f"{PYTHON}3 :: Only")),
            "warning: classifiers name Python `3.14`, which CI does not test",
        ),
        (
            replace(METADATA, classifiers=(f"{PYTHON}3.11", f"{PYTHON}3")),
            "warning: CI tests on Python `3.10`, which no classifier names",
        ),
        (replace(METADATA, classifiers=(f"{PYTHON}3",)), ""),
    ],
)
def test_what_is_said_of_pythons_in_two_ways_is_said_once(own: Metadata, expected: str) -> None:
    assert "|".join(weighed("pythons-disagree", own)) == expected


def test_without_ci_the_classifiers_are_held_to_the_requirement_alone() -> None:
    own = replace(METADATA, classifiers=(*METADATA.classifiers, f"{PYTHON}3.14"))
    (outcome,) = outcomes("pythons-disagree", replace(with_metadata(own), pythons=None))
    assert outcome.message == "Python >=3.10, and classifiers agree"


def test_a_requirement_alone_agrees_with_nothing() -> None:
    facts = replace(with_metadata(replace(METADATA, classifiers=())), pythons=None)
    assert [each.message for each in outcomes("pythons-disagree", facts)] == ["Python >=3.10"]


def test_sdist_and_wheel_have_to_say_the_same() -> None:
    other = replace(METADATA, requires_python=">=3.9", classifiers=())
    assert weighed("pythons-disagree", METADATA, other) == [
        "the sdist requires Python `>=3.10`, the wheel `>=3.9`",
        "the classifiers of sdist and wheel name other Pythons",
    ]


def test_another_spelling_of_a_requirement_is_the_same() -> None:
    own, other = (replace(METADATA, requires_python=text) for text in (">=3.10,<4", "<4, >=3.10"))
    assert weighed("pythons-disagree", own, other) == []


def test_a_patch_release_is_enough_for_a_python() -> None:
    assert weighed("pythons-disagree", replace(METADATA, requires_python=">=3.10.2,!=3.11.0")) == []


def test_an_index_that_hears_nothing_hears_of_no_licence() -> None:
    facts = replace(GOOD, archives=(sdist(metadata=None), wheel(metadata=None)))
    assert said("licence-missing", facts) == ["no licence is said"]
