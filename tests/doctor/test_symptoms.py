"""From words to the checks that could be the cause."""

from __future__ import annotations

import pytest

from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.indicators import indicators
from gatepost.doctor.symptoms import SYMPTOMS, causes, match, symptom_named
from gatepost.outcomes.values import FAILED, Outcome
from gatepost.values import ERROR


@pytest.mark.parametrize(
    ("words", "symptom"),
    [
        ("no release pr", "no-release-pr"),
        ("Release PR not created", "no-release-pr"),
        ("release please does not open a pull request!", "no-release-pr"),
        ("publish failed", "publish-failed"),
        ("Publishing fails", "publish-failed"),
        ("the upload to PyPI failed", "publish-failed"),
        ("quality gate", "quality-gate"),
        ("Quality gate failures", "quality-gate"),
        ("checks never run", "checks-never-run"),
        ("the checks stay pending", "checks-never-run"),
        ("nothing happens after the merge", "no-release"),
        ("why is there no release?", "no-release"),
        ("the package was never published", "publish-never-runs"),
        ("publish never runs", "publish-never-runs"),
        ("the publish job is skipped", "publish-never-runs"),
        ("my build job was skipped", "publish-never-runs"),
        ("it proposes the wrong version", "wrong-version"),
        ("my commit is missing from the changelog", "wrong-changelog"),
        ("hooks do not run", "hooks-silent"),
        ("hook", "hooks-silent"),
        ("hook declined", "hooks-silent"),
        ("my commit was rejected", "hooks-silent"),
        ("uv.lock is stale", "version-files"),
        ("security", "security"),
        ("no-release-pr", "no-release-pr"),
    ],
)
def test_free_words_are_understood(words: str, symptom: str) -> None:
    assert match(words, ()).symptoms == (symptom,)


@pytest.mark.parametrize(
    "words",
    [
        *("", "?!", "the sky is blue", "zzz", "42", "it does not work", "help", "please help me", "it is broken"),
        *("error", "nothing runs", "it does not run", "it never opens", "it fails", "not working", "no pr"),
    ],
)
def test_words_that_mean_nothing_here_are_not_understood(words: str) -> None:
    assert not match(words, CHECKS).is_any


def test_every_phrase_leads_to_its_symptom() -> None:
    for symptom in SYMPTOMS:
        for phrase in symptom.phrases:
            assert symptom.name in match(phrase, ()).symptoms, phrase


def test_every_error_leads_to_its_check() -> None:
    for check in CHECKS:
        for error in check.errors:
            assert check.name in match(f"2026-01-01T00:00:00Z  ##[error]{error.upper()}: x", CHECKS).checks


def test_a_line_that_was_cut_short_leads_there_too() -> None:
    assert match("missing required manifest con", CHECKS).checks == ("rp-config-name",)
    assert match("missing required", CHECKS).checks == ()


def test_the_token_that_is_not_given_has_two_causes() -> None:
    found = match("Error: OpenID Connect token retrieval failed: the server said no", CHECKS)

    assert (found.symptoms, found.checks) == ((), ("pp-no-id-token", "pp-fork-pr"))


def test_checks_stand_where_people_look_for_them() -> None:
    symptoms = {check.name: check.symptoms for check in CHECKS}

    assert symptoms["gh-title-injection"] == ("security",)
    assert "publish-never-runs" in symptoms["gh-concurrency-cancels-release"]
    assert "no-release-pr" in symptoms["rp-tag-missing"]
    assert {"no-release-pr", "no-release"} <= {*symptoms["pp-invalid-publisher-repo"]}
    assert {"publish-failed", "no-release", "quality-gate"} <= {*symptoms["workflow-unreadable"]}
    assert "wrong-version" in symptoms["pyproject-unreadable-here"]


@pytest.mark.parametrize(
    "name", ["rp-body-unparsable", "rp-no-conventional", "rp-config-json", "release-branch-differs", "rp-never-runs"]
)
def test_what_keeps_a_merge_from_being_released_speaks_against_that_it_is(name: str) -> None:
    found = indicators([Outcome("GD000", name, FAILED, ERROR, "it is so")], CHECKS)

    assert [each.against for each in found if each.sentence == "what is merged is released and published"] == [(name,)]


def test_a_part_of_a_longer_line_of_a_log_is_enough() -> None:
    found = match("invalid-publisher: valid token, but no corresponding publisher", CHECKS).checks

    assert {"pp-invalid-publisher-workflow", "pp-invalid-publisher-environment"} <= set(found)


def test_what_only_sounds_alike_is_not_taken_for_a_symptom() -> None:
    assert not match("Error: Error adding to tree: abc", CHECKS).is_any
    assert match("why is nothing on pypi", CHECKS).symptoms == ("publish-never-runs", "publish-failed")


@pytest.mark.parametrize(
    "words", ["publish failed", "publish never runs", "publish job skipped", "This job was skipped"]
)
def test_a_publishing_job_that_is_skipped_is_among_the_causes(words: str) -> None:
    assert "pp-publish-always-skipped" in [check.name for check in causes(match(words, CHECKS), CHECKS)]


def test_the_causes_are_the_checks_of_a_symptom() -> None:
    found = match("no release pr", CHECKS)

    assert [check.name for check in causes(found, CHECKS)] == [
        check.name for check in CHECKS if "no-release-pr" in check.symptoms
    ]
    assert symptom_named("security").phrases


def test_every_symptom_has_causes_and_every_check_symptoms_that_exist() -> None:
    named = {symptom for check in CHECKS for symptom in check.symptoms}

    assert named == {symptom.name for symptom in SYMPTOMS}
    assert [check.name for check in CHECKS if not check.symptoms] == []


def test_a_check_cannot_look_at_what_it_does_not_need() -> None:
    assert known("x") == "x"
    with pytest.raises(AssertionError, match="does not need"):
        known(None)
    assert DoctorCheck.consequences == ()
