from __future__ import annotations

import inspect
import re
from dataclasses import replace

import pytest

from gatepost.artifact.attested import ATTESTATION, PROVENANCE, AttestedFacts, AttestedFile, Evidence, Publisher
from gatepost.artifact.attested_checks import ATTESTED
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED, Outcome

pytestmark = pytest.mark.once

OURS = Publisher("octo/demo", "release.yml", "pypi")
GOOD = Evidence(
    "demo-1.0.tar.gz.publish.attestation",
    ATTESTATION,
    publisher=OURS,
    ref="refs/tags/v1.0",
    commit="0123456789abcdef0123456789abcdef01234567",
)
OLD = replace(GOOD, publisher=replace(OURS, environment=""))
BAD = Evidence("demo-1.0.tar.gz.provenance", PROVENANCE, refused="the file is not the one that was signed")
STRANGER = replace(
    GOOD, publisher=None, stranger="https://gitlab.com/octo/demo, with an identity by https://gitlab.com"
)


def judged(*evidences: Evidence, expected: Publisher = OURS) -> dict[str, Outcome]:
    facts = AttestedFacts((AttestedFile("demo-1.0.tar.gz", evidences),), expected)
    return {outcome.code: outcome for outcome in judge(ATTESTED, facts, {}, {})}


def statuses(outcomes: dict[str, Outcome]) -> dict[str, str]:
    return {code: outcome.status for code, outcome in outcomes.items()}


def test_each_check_has_a_page() -> None:
    for check in ATTESTED:
        page = inspect.getdoc(check) or ""
        assert re.fullmatch(r"[^\n]+\.\n\n## Why\n.+\n\n## Mend\n.+", page, re.DOTALL)


def test_an_attestation_by_the_expected_publisher_passes() -> None:
    outcomes = judged(GOOD)

    assert statuses(outcomes) == dict.fromkeys(("GA501", "GA502", "GA503", "GA504"), PASSED)
    assert [outcome.message for outcome in outcomes.values()] == [
        "1 file with an attestation that holds",
        "1 attestation holds",
        "published by `release.yml` of octo/demo at 012345678 (refs/tags/v1.0)",
        "published from the environment `pypi`, by a certificate of each file",
    ]


def test_several_files_and_publishers_are_counted() -> None:
    other = replace(GOOD, publisher=Publisher("octo/demo", "nightly.yml"), ref="refs/heads/main")
    files = (AttestedFile("a", (GOOD, other)), AttestedFile("b", (GOOD,)))
    told = [outcome.message for outcome in judge(ATTESTED, AttestedFacts(files, Publisher("octo/demo")), {}, {})]
    at = "012345678"
    both = (
        f"`nightly.yml` of octo/demo at {at} (refs/heads/main), and by `release.yml` of octo/demo at {at} ({GOOD.ref})"
    )

    assert told == [
        "2 files, each with an attestation that holds",
        "3 attestations hold",
        f"published by {both}",
        "no environment is expected",
    ]


def test_a_file_without_anything_beside_it_is_unsigned() -> None:
    outcomes = judged()

    assert statuses(outcomes) == {"GA501": FAILED, "GA502": SKIPPED, "GA503": SKIPPED, "GA504": SKIPPED}
    assert outcomes["GA501"].message == "it is unsigned: there is no attestation beside it"
    assert outcomes["GA501"].where == "demo-1.0.tar.gz"
    assert "demo-1.0.tar.gz.provenance" in outcomes["GA501"].fix
    assert outcomes["GA502"].message == "there is no attestation beside any file"


def test_what_is_refused_proves_nothing() -> None:
    outcomes = judged(BAD)

    assert statuses(outcomes) == {"GA501": FAILED, "GA502": FAILED, "GA503": SKIPPED, "GA504": SKIPPED}
    assert outcomes["GA501"].message == "nothing says who published it: what is beside it is refused"
    assert outcomes["GA502"].message == "refused: the file is not the one that was signed"
    assert outcomes["GA502"].where == BAD.file
    assert outcomes["GA503"].message == "there is no attestation that holds"


def test_a_refused_one_fails_beside_a_good_one_too() -> None:
    assert statuses(judged(GOOD, BAD)) == {"GA501": PASSED, "GA502": FAILED, "GA503": PASSED, "GA504": PASSED}


def test_a_folder_without_distributions_does_not_pass() -> None:
    outcomes = list(judge(ATTESTED, AttestedFacts((), OURS), {}, {}))

    assert [outcome.status for outcome in outcomes] == [FAILED, SKIPPED, SKIPPED, SKIPPED]
    assert outcomes[0].message == "there is no distribution to verify"


@pytest.mark.parametrize(
    "expected",
    [
        Publisher("octo/demo"),
        Publisher("octo/demo", "release.yml"),
        Publisher("Octo/DEMO", "release.yml", "PyPI"),
        Publisher("octo/demo", "", "pypi"),
    ],
)
def test_what_is_left_open_may_be_anything(expected: Publisher) -> None:
    assert judged(GOOD, expected=expected)["GA503"].status == PASSED


@pytest.mark.parametrize(
    ("expected", "message"),
    [
        (Publisher("octo/other"), "expected any workflow of octo/other, found `release.yml` of octo/demo"),
        (Publisher(""), "expected any workflow of , found `release.yml` of octo/demo"),
        (Publisher("octo/demo", "ci.yml"), "expected `ci.yml` of octo/demo, found `release.yml` of octo/demo"),
        (Publisher("octo/demo", "Release.yml"), "expected `Release.yml` of octo/demo, found `release.yml` of"),
        (Publisher("octo/demo", "", "test"), "expected any workflow of octo/demo, environment `test`, found `rel"),
    ],
)
def test_another_publisher_is_refused_with_both_names(expected: Publisher, message: str) -> None:
    outcome = judged(GOOD, expected=expected)["GA503"]

    assert outcome.status == FAILED
    assert outcome.where == GOOD.file
    assert outcome.message.startswith(message)
    assert outcome.message.endswith("environment `pypi`")


def test_a_stranger_is_refused() -> None:
    outcomes = judged(STRANGER)

    assert statuses(outcomes) == {"GA501": PASSED, "GA502": PASSED, "GA503": FAILED, "GA504": FAILED}
    assert outcomes["GA503"].message == (
        "expected `release.yml` of octo/demo, environment `pypi`,"
        " found https://gitlab.com/octo/demo, with an identity by https://gitlab.com"
    )


def test_an_environment_that_no_certificate_names_is_not_proven() -> None:
    outcomes = judged(OLD)

    assert statuses(outcomes) == {"GA501": PASSED, "GA502": PASSED, "GA503": PASSED, "GA504": FAILED}
    assert outcomes["GA504"].severity == "error"
    assert outcomes["GA504"].message == "nothing proves the environment `pypi`: no certificate names it"


def test_the_word_of_the_index_for_an_environment_is_a_warning() -> None:
    outcome = judged(replace(OLD, claimed="PyPI"))["GA504"]

    assert (outcome.status, outcome.severity) == (FAILED, "warning")
    assert outcome.message == "only the index says that the environment was `pypi`: no certificate names it"


def test_the_word_of_the_index_for_another_environment_proves_nothing() -> None:
    assert judged(replace(OLD, claimed="test"))["GA504"].severity == "error"


def test_one_certificate_of_a_file_is_enough_for_its_environment() -> None:
    assert judged(OLD, GOOD)["GA504"].status == PASSED


def test_an_environment_has_to_be_proven_of_each_file() -> None:
    facts = AttestedFacts((AttestedFile("a", (GOOD,)), AttestedFile("b", (BAD,))), OURS)
    outcome = list(judge(ATTESTED, facts, {}, {}))[-1]

    assert (outcome.code, outcome.status, outcome.where) == ("GA504", FAILED, "b")
