"""What lies in the folder: what is missing, what is too much, and what changed there."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.facts import Facts, Said
from support.distributions import GOOD, LINUX, METADATA, SDIST_NAME, WHEEL_NAME, outcomes, problems, said, sdist, wheel

SECOND = "demo-1.2.0-1-py3-none-any.whl"


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (Facts(()), ["there is no sdist", "there is no wheel"]),
        (Facts((wheel(),)), ["there is no sdist"]),
        (
            Facts((sdist(), sdist(name="demo-1.1.0.tar.gz"), wheel())),
            [f"there are 2 sdists: `{SDIST_NAME}` and `demo-1.1.0.tar.gz`"],
        ),
        (
            Facts((sdist(), wheel(), wheel(name=SECOND))),
            [f"`{WHEEL_NAME}` and `{SECOND}` are for the same platforms and interpreters"],
        ),
        (Facts((sdist(), wheel(), wheel(name="demo-1.2.0-cp312.whl", tags=LINUX))), []),
    ],
)
def test_there_is_one_sdist_and_a_wheel_for_each_kind_of_machine(facts: Facts, expected: list[str]) -> None:
    assert said("distribution-missing", facts) == expected


def test_an_archive_that_was_refused_is_not_missing() -> None:
    refused = replace(sdist(), refused=("it is a bomb",))
    assert said("distribution-missing", Facts((refused, wheel()))) == []


def test_several_wheels_are_counted() -> None:
    (outcome,) = outcomes("distribution-missing", Facts((sdist(), wheel(), wheel(name="other.whl", tags=LINUX))))
    assert outcome.message == "an sdist and 2 wheels"


def test_what_an_upload_would_not_take_along_is_not_stale() -> None:
    assert said("stale-files", replace(GOOD, others=(".gitignore", ".hidden"))) == []


@pytest.mark.parametrize(
    "name",
    [
        f"{WHEEL_NAME}.publish.attestation",
        f"{WHEEL_NAME}.sigstore",
        f"{WHEEL_NAME}.sigstore.json",
        f"{WHEEL_NAME}.provenance",
        f"{SDIST_NAME}.asc",
    ],
)
def test_signatures_and_attestations_are_told_apart_from_stale_files(name: str) -> None:
    facts = replace(GOOD, others=(name, "notes.txt"))
    assert [problem.where for problem in problems("attestation-left", facts)] == [name]
    assert [problem.where for problem in problems("stale-files", facts)] == ["notes.txt"]


@pytest.mark.parametrize(
    ("rebuilt", "expected"),
    [
        (
            {WHEEL_NAME: f"sha of {WHEEL_NAME}"},
            [f"a second build did not make `{SDIST_NAME}`"],
        ),
        (
            {SDIST_NAME: f"sha of {SDIST_NAME}", WHEEL_NAME: f"sha of {WHEEL_NAME}", "demo-1.2.1.tar.gz": "x"},
            ["a second build made `demo-1.2.1.tar.gz`, the first did not"],
        ),
    ],
)
def test_a_second_build_has_to_make_the_same_files(rebuilt: dict[str, str], expected: list[str]) -> None:
    assert said("not-reproducible", replace(GOOD, rebuilt=rebuilt)) == expected


def test_many_changes_are_counted() -> None:
    facts = replace(GOOD, changed=("a", "b", "c", "d", "e"))
    assert said("changes-not-committed", facts) == ["5 files are not as committed: `a`, `b`, `c` and 2 others"]


@pytest.mark.parametrize(
    ("metadata", "expected"),
    [
        ("1.2.0+g1a2b", ["indexes refuse `1.2.0+g1a2b`: `+g1a2b` is for builds of one's own"]),
        ("1.2.0", []),
        ("not one", []),
    ],
)
def test_a_local_segment_is_said_once(metadata: str, expected: list[str]) -> None:
    own = replace(METADATA, version=metadata)
    assert said("version-local", Facts((sdist(metadata=own), wheel(metadata=own)))) == expected


def test_every_reason_of_a_refusal_is_said() -> None:
    refused = replace(wheel(), refused=("`../x` leads out of it", "`y` is there twice"))
    assert said("archive-unsafe", Facts((sdist(), refused))) == [
        "refused before unpacking: `../x` leads out of it",
        "refused before unpacking: `y` is there twice",
    ]


def test_a_tool_that_says_nothing_is_heard_all_the_same() -> None:
    silent = (Said(WHEEL_NAME, is_fine=False),)
    assert said("wheel-contents", replace(GOOD, contents=silent)) == ["check-wheel-contents objects to it"]
    assert said("metadata-refused", replace(GOOD, twine=silent)) == ["twine check refuses it"]
