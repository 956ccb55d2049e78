from __future__ import annotations

import pytest

from gatepost.policy.engines import BUNDLED, NEWEST, OLDEST, Engine, bundled_by, engine_of, is_version

V5 = BUNDLED["v5.0.0"][0]


def workflow(use: str) -> str:
    return f"jobs:\n  release:\n    steps:\n      - uses: {use}\n"


@pytest.mark.parametrize(
    ("use", "version", "origin"),
    [
        (f"googleapis/release-please-action@{V5} # v5.0.0", "17.6.0", f"release-please-action@{V5}"),
        ("googleapis/release-please-action@v5.0.0", "17.6.0", "release-please-action@v5.0.0"),
        ("googleapis/release-please-action@v5", "17.6.0", "release-please-action@v5"),
        ("'google-github-actions/release-please-action@v4.1.1'", "16.10.2", "release-please-action@v4.1.1"),
        ('"googleapis/release-please-action@v4.0"', "16.10.0", "release-please-action@v4.0"),
        ("elsewhere/release-please-action@v5", NEWEST, ""),
        ("actions/checkout@v5", NEWEST, ""),
    ],
)
def test_the_engine_is_what_the_pinned_action_bundles(use: str, version: str, origin: str) -> None:
    assert engine_of([workflow(use)]) == Engine(version, origin)


@pytest.mark.parametrize(
    ("pinned", "version"), [("v4", OLDEST), ("v4.4.0", OLDEST), ("main", NEWEST), ("v3", NEWEST), ("v50", NEWEST)]
)
def test_of_what_is_not_known_the_nearest_is_guessed(pinned: str, version: str) -> None:
    found = engine_of([workflow(f"googleapis/release-please-action@{pinned}")])
    assert found == Engine(version, f"release-please-action@{pinned}", is_guess=True)
    assert not found.is_reproduced


def test_what_is_commented_out_does_not_count() -> None:
    text = "#      - uses: googleapis/release-please-action@v4.0.0\n      # npx release-please@16.0.0\n"
    assert engine_of([text + workflow("googleapis/release-please-action@v5.0.0")]).version == "17.6.0"


def test_a_command_line_says_its_version() -> None:
    assert engine_of(["      - run: npx release-please@17.8.1 release-pr\n"]) == Engine(
        "17.8.1", "release-please@17.8.1"
    )


def test_the_first_workflow_with_release_please_in_it_counts() -> None:
    other = workflow("actions/checkout@v5")
    v4, v5 = (workflow(f"googleapis/release-please-action@{tag}") for tag in ("v4.0.0", "v5"))
    assert engine_of([other, v4, v5]).version == "16.3.1"
    assert engine_of([other, v5, v4]).version == "17.6.0"
    assert engine_of([other]) == engine_of([]) == Engine(NEWEST)


@pytest.mark.parametrize("tag", BUNDLED)
def test_a_tag_and_its_commit_bundle_the_same(tag: str) -> None:
    commit, version = BUNDLED[tag]
    assert bundled_by(tag) == bundled_by(commit) == version


@pytest.mark.parametrize("pinned", ["v6", "v3.7.13", "", "5", "v4.x", V5[:12]])
def test_of_what_is_not_known_no_version_is_made_up(pinned: str) -> None:
    assert bundled_by(pinned) == ""


@pytest.mark.parametrize(
    ("version", "is_reproduced"),
    [
        (OLDEST, True),
        (NEWEST, True),
        ("17.10.3", True),
        ("17.5.99", False),
        ("16.14.1", False),
        ("17.11.2", False),
        ("18.0.0", False),
    ],
)
def test_what_is_reproduced_lies_between_the_oldest_and_the_newest(version: str, *, is_reproduced: bool) -> None:
    assert Engine(version).is_reproduced is is_reproduced


@pytest.mark.parametrize(
    ("text", "is_one"),
    [("17.6.0", True), ("17.6", False), ("v17.6.0", False), ("17.6.0\n", False), ("latest", False), ("", False)],
)
def test_a_version_is_three_numbers(text: str, *, is_one: bool) -> None:
    assert is_version(text) is is_one
