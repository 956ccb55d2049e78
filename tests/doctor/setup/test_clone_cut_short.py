"""GD607, with real clones."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.setup.clone_cut_short import CloneCutShort
from gatepost.outcomes.judge import judge
from support.patients import MANIFEST, Patient
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path


def untag(patient: Patient) -> None:
    for tag in patient.git("tag").split():
        patient.git("tag", "-d", tag)


def test_the_whole_history_is_here(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(CloneCutShort)] == [
        ("passed", "the whole history is here, with 2 tags")
    ]


def test_a_shallow_clone(rocket: Patient, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--depth=2", "--no-single-branch", rocket.path.as_uri(), "shallow")
    clone = Patient(tmp_path / "shallow")

    with clone.facts() as facts:
        found = judge((CloneCutShort,), facts, {}, {})
    assert [(each.status, each.message, each.fix) for each in found] == [
        ("failed", "this clone is shallow: older commits and tags are not here", "git fetch --unshallow --tags")
    ]
    clone.git(*found[0].fix.split()[1:])
    assert clone.failed(CloneCutShort) == []


def test_a_clone_without_tags(rocket: Patient) -> None:
    untag(rocket)

    assert [(each.where, each.message) for each in rocket.failed(CloneCutShort)] == [
        ("CHANGELOG.md", "there are no tags here, and 0.3.0 was released: they were not fetched")
    ]
    rocket.git("tag", "v0.3.0", "HEAD~1")
    assert [each.message for each in rocket.outcomes(CloneCutShort)] == ["the whole history is here, with 1 tag"]


def test_what_was_never_released_has_no_tags(mills: Patient) -> None:
    untag(mills)

    assert mills.failed(CloneCutShort) == []


@pytest.mark.parametrize("version", ["0.0.0", "0.x", "0.2.0"])
def test_a_changelog_that_says_otherwise_proves_nothing(rocket: Patient, version: str) -> None:
    untag(rocket)
    rocket.replace(MANIFEST, "0.3.0", version)
    rocket.replace("CHANGELOG.md", "[0.3.0]", f"[{version if version != '0.2.0' else '0.3.0'}]")

    assert rocket.failed(CloneCutShort) == []


def test_without_a_remote_or_a_manifest_there_is_nothing_to_fetch(rocket: Patient) -> None:
    untag(rocket)
    with rocket.facts() as facts:
        alone, release = replace(facts.repository, remote=None), facts.release
    assert rocket.failed(CloneCutShort, repository=alone) == []
    assert rocket.failed(CloneCutShort, release=None) == []
    assert release is not None
    assert rocket.failed(CloneCutShort, release=replace(release, manifest=None)) == []
