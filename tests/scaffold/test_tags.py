"""How a repository has tagged its releases so far."""

from __future__ import annotations

import pytest

from gatepost.scaffold.project import Package, Project
from gatepost.scaffold.tags import is_before_1, is_version, last_tag, numbered, released_version, tag_of

ROCKET = Package(".", "Big-Rocket", "rocketry", version="1.2.3")
ENGINE = Package("packages/engine", "rocket-engine", "rocket_engine", version="0.1.0")
ALONE = Project((ROCKET,), "uv", ("3.12",), "make", "prek")
BOTH = Project((ROCKET, ENGINE), "uv", ("3.12",), "make", "prek")


@pytest.mark.parametrize(
    ("tags", "text", "version"),
    [
        (["v1.2.3", "v1.2.2"], "v1.2.3", "1.2.3"),
        (["1.2.3"], "1.2.3", "1.2.3"),
        (["nightly", "backup-1.0.0", "v1.2.3"], "v1.2.3", "1.2.3"),
        (["big-rocket-v1.2.3"], "big-rocket-v1.2.3", "1.2.3"),
        (["big_rocket/1.2.3"], "big_rocket/1.2.3", "1.2.3"),
        (["rocketry@1.2.3"], "rocketry@1.2.3", "1.2.3"),
        (["release-1.2.3"], "release-1.2.3", "1.2.3"),
        (["v2.0.0-beta.1"], "v2.0.0-beta.1", "2.0.0-beta.1"),
        (["v2.0.0rc1"], "v2.0.0rc1", "2.0.0"),
    ],
)
def test_the_last_release_is_the_newest_tag_of_the_package(tags: list[str], text: str, version: str) -> None:
    found = last_tag(ROCKET, ALONE, tags)
    assert found is not None
    assert (found.text, found.version) == (text, version)


@pytest.mark.parametrize("tags", [[], ["nightly"], ["v1.2"], ["backup-1.2.3"]])
def test_other_tags_are_no_releases(tags: list[str]) -> None:
    assert last_tag(ROCKET, ALONE, tags) is None


def test_of_several_packages_each_has_its_own_tags() -> None:
    tags = ["v9.0.0", "release-8.0.0", "engine-v0.2.0", "rocket-engine-v0.1.0", "rocketry-v1.0.0"]
    engine, rocket = last_tag(ENGINE, BOTH, tags), last_tag(ROCKET, BOTH, tags)
    assert engine is not None
    assert engine.text == "engine-v0.2.0"
    assert rocket is not None
    assert rocket.text == "v9.0.0"
    assert last_tag(ENGINE, BOTH, tags[:2]) is None


def test_the_tag_of_a_version_is_found_whichever_is_the_newest() -> None:
    tags = ["v1.3.0", "v1.2.3", "1.2.3"]
    assert tag_of(ROCKET, ALONE, tags, "1.2.3") == "v1.2.3"
    assert tag_of(ROCKET, ALONE, tags, "1.2.4") == ""


@pytest.mark.parametrize(
    ("tags", "found"),
    [
        (["x", "v1.2", "v1.1"], "v1.2"),
        (["release.2024.1"], "release.2024.1"),
        (["v.1.2"], "v.1.2"),
        (["v1", "pypi"], ""),
        ([], ""),
    ],
)
def test_a_version_in_another_spelling_is_one_for_people(tags: list[str], found: str) -> None:
    assert numbered(tags) == found


@pytest.mark.parametrize(
    ("version", "released"),
    [
        ("1.2.3", "1.2.3"),
        ("1.2.3rc1", "1.2.3"),
        ("1.2", "1.2.0"),
        ("2024.1", "2024.1.0"),
        ("", "0.0.0"),
        ("x", "0.0.0"),
    ],
)
def test_without_a_tag_the_packages_own_version_counts_as_three_numbers(version: str, released: str) -> None:
    assert released_version(Package(".", "rocket", "rocket", version=version), None) == released


def test_with_a_tag_its_version_counts() -> None:
    assert released_version(ROCKET, last_tag(ROCKET, ALONE, ["v0.9.0"])) == "0.9.0"


def test_versions_are_told_from_other_texts_and_early_ones_from_later() -> None:
    assert [is_version(text) for text in ("1.2.3", "v1.2.3", "1.2", "")] == [True, True, False, False]
    assert [is_before_1(text) for text in ("0.9.1", "1.0.0")] == [True, False]
