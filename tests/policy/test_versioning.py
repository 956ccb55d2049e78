"""What version the commits of a release come to."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest

from gatepost.policy.versioning import MAJOR, MINOR, PATCH, STRATEGIES, forced_version, level, next_version
from gatepost.policy.versions import InvalidVersion, Version, parse_version
from support.plans import changes, package

if TYPE_CHECKING:
    from gatepost.message.commits import Commit

FIX, FEATURE, BREAKING = "fix: a", "feat: a", "fix!: a"
EARLY = {"bump_minor_pre_major": True, "bump_patch_for_minor_pre_major": True}


def commits(*messages: str) -> list[Commit]:
    return [change.commit for change in changes(*messages)]


def bumped(current: str, messages: tuple[str, ...], **keys: object) -> str:
    return str(next_version(parse_version(current), commits(*messages), package(**keys)))


@pytest.mark.parametrize(
    ("messages", "expected"),
    [
        ((), "1.2.4"),
        ((FIX,), "1.2.4"),
        (("chore: a",), "1.2.4"),
        (("odd: a", "Feat: a"), "1.2.4"),
        ((FIX, FEATURE), "1.3.0"),
        (("feature: a",), "1.3.0"),
        ((FEATURE, BREAKING, FIX), "2.0.0"),
        (("chore: a\n\nBREAKING CHANGE: b",), "2.0.0"),
        (("chore: a\n\nfeat: b",), "1.3.0"),
        (("no header", FEATURE), "1.3.0"),
    ],
)
def test_the_greatest_step_of_the_commits_is_made(messages: tuple[str, ...], expected: str) -> None:
    assert bumped("1.2.3", messages) == expected


@pytest.mark.parametrize(
    ("current", "message", "keys", "expected"),
    [
        ("0.1.2", BREAKING, {}, "1.0.0"),
        ("0.1.2", BREAKING, {"bump_minor_pre_major": True}, "0.2.0"),
        ("0.1.2", BREAKING, {"bump_patch_for_minor_pre_major": True}, "1.0.0"),
        ("0.1.2", FEATURE, {}, "0.2.0"),
        ("0.1.2", FEATURE, {"bump_minor_pre_major": True}, "0.2.0"),
        ("0.1.2", FEATURE, {"bump_patch_for_minor_pre_major": True}, "0.1.3"),
        ("0.1.2", FIX, EARLY, "0.1.3"),
        ("1.1.2", BREAKING, EARLY, "2.0.0"),
        ("1.1.2", FEATURE, EARLY, "1.2.0"),
        ("1.2.3-beta.1", FIX, {}, "1.2.4-beta.1"),
        ("1.2.3-beta.1", FEATURE, {}, "1.3.0-beta.1"),
        ("3.1.4+b5", BREAKING, {}, "4.0.0+b5"),
    ],
)
def test_before_the_first_major_version_steps_may_be_smaller(
    current: str, message: str, keys: dict[str, object], expected: str
) -> None:
    assert bumped(current, (message,), **keys) == expected


@pytest.mark.parametrize(
    ("versioning", "current", "message", "expected"),
    [
        ("always-bump-patch", "1.2.3", BREAKING, "1.2.4"),
        ("always-bump-minor", "1.2.3", FIX, "1.3.0"),
        ("always-bump-major", "1.2.3", FIX, "2.0.0"),
        ("always-bump-major", "1.2.3-a+b", FIX, "2.0.0-a+b"),
        ("service-pack", "1.2.3", BREAKING, "1.2.3-sp.1"),
        ("service-pack", "1.2.3-sp.1", FIX, "1.2.3-sp.2"),
        ("service-pack", "1.2.3-rc.1", FIX, "1.2.3-sp.1"),
        ("service-pack", "1.2.3-rc.1-sp.09+b", FIX, "1.2.3-sp.10+b"),
    ],
)
def test_the_step_may_be_always_the_same(versioning: str, current: str, message: str, expected: str) -> None:
    assert bumped(current, (message,), versioning=versioning) == expected


@pytest.mark.parametrize(
    ("current", "message", "expected"),
    [
        ("1.2.3", FIX, "1.2.4-rc"),
        ("1.2.3", FEATURE, "1.3.0-rc"),
        ("1.2.3", BREAKING, "2.0.0-rc"),
        ("1.2.3+b", FIX, "1.2.4-rc+b"),
        ("1.2.3-beta.1", FIX, "1.2.3-beta.2"),
        ("1.2.3-beta.1", FEATURE, "1.3.0-beta.1"),
        ("1.2.0-beta.1", FEATURE, "1.2.0-beta.2"),
        ("1.2.3-beta.1", BREAKING, "2.0.0-beta.1"),
        ("1.2.0-beta.1", BREAKING, "2.0.0-beta.1"),
        ("1.0.3-beta.1", BREAKING, "2.0.0-beta.1"),
        ("2.0.0-beta.1", BREAKING, "2.0.0-beta.2"),
        ("2.0.0-beta", FIX, "2.0.0-beta.1"),
        ("2.0.0-rc01", FIX, "2.0.0-rc02"),
        ("2.0.0-rc09", FIX, "2.0.0-rc10"),
        ("2.0.0-rc99", FIX, "2.0.0-rc100"),
        ("2.0.0-1.rc1-a.2-b", FIX, "2.0.0-1.rc1-a.3-b"),
        ("2.0.0-rc.20260304123456789", FIX, "2.0.0-rc.20260304123456788"),
        ("2.0.0-rc.1+b7", FIX, "2.0.0-rc.2+b7"),
    ],
)
def test_a_prerelease_is_counted_up_where_it_is_one_of_the_version_to_come(
    current: str, message: str, expected: str
) -> None:
    keys = {"versioning": "prerelease", "prerelease": True, "prerelease_type": "rc"}
    assert bumped(current, (message,), **keys) == expected


@pytest.mark.parametrize(
    ("current", "message", "keys", "expected"),
    [
        ("1.2.3", FIX, {"prerelease": True}, "1.2.4"),
        ("1.2.3", FEATURE, {"prerelease_type": "rc"}, "1.3.0"),
        ("1.2.3-beta.1+b", FIX, {"prerelease_type": "rc"}, "1.2.3"),
        ("1.2.3-beta.1", FEATURE, {}, "1.3.0"),
        ("0.2.0-beta.1", BREAKING, {"prerelease": True, **EARLY}, "0.2.0-beta.2"),
        ("0.2.3-beta.1", FEATURE, {"prerelease": True, **EARLY}, "0.2.3-beta.2"),
    ],
)
def test_a_prerelease_is_made_where_it_is_asked_for(
    current: str, message: str, keys: dict[str, object], expected: str
) -> None:
    assert bumped(current, (message,), versioning="prerelease", **keys) == expected


@pytest.mark.parametrize("versioning", ["default", "prerelease"])
def test_the_newest_commit_that_asks_for_a_version_gets_it(versioning: str) -> None:
    asking = (FEATURE, "fix: a\n\nRelease-As: v3.0.0-a.1", "fix: b\n\nRelease-As: 4.0.0")
    assert bumped("1.2.3", asking, versioning=versioning) == "3.0.0-a.1"
    assert bumped("9.0.0", asking, versioning=versioning) == "3.0.0-a.1"


@pytest.mark.parametrize("versioning", ["default", "prerelease"])
def test_a_version_that_is_asked_for_must_be_one(versioning: str) -> None:
    with pytest.raises(InvalidVersion) as caught:
        bumped("1.2.3", ("fix: a\n\nRelease-As: soon",), versioning=versioning)
    assert str(caught.value) == "unable to parse version string: soon"


@pytest.mark.parametrize("versioning", ["always-bump-patch", "always-bump-minor", "always-bump-major", "service-pack"])
def test_a_step_that_is_always_the_same_asks_no_commit(versioning: str) -> None:
    assert bumped("1.2.3", ("fix: a\n\nRelease-As: 9.9.9",), versioning=versioning) != "9.9.9"


@pytest.mark.parametrize(
    ("messages", "version"),
    [
        ((), None),
        ((FIX, BREAKING), None),
        (("fix: a\n\nRelease-As: 2.0.0", "fix: b\n\nRelease-As: 3.0.0"), "2.0.0"),
        (("fix: a\n\nRelease-As: 2.0.0\nRelease-As: 3.0.0",), "2.0.0"),
        (("fix!: a\n\nRelease-As: soon",), "soon"),
    ],
)
def test_the_first_release_as_is_the_newest(messages: tuple[str, ...], version: str | None) -> None:
    assert forced_version(commits(*messages)) == version


@pytest.mark.parametrize(
    ("current", "versioning", "levels"),
    [
        ("0.1.0", "default", [PATCH, PATCH, MINOR]),
        ("1.0.0", "default", [PATCH, MINOR, MAJOR]),
        ("0.1.0", "always-bump-patch", [PATCH, PATCH, PATCH]),
        ("0.1.0", "always-bump-minor", [MINOR, MINOR, MINOR]),
        ("0.1.0", "always-bump-major", [MAJOR, MAJOR, MAJOR]),
    ],
)
def test_the_step_of_a_release_has_a_level(current: str, versioning: str, levels: list[int]) -> None:
    asked = package(versioning=versioning, **EARLY)
    assert [level(parse_version(current), commits(message), asked) for message in (FIX, FEATURE, BREAKING)] == levels


def test_a_prerelease_of_many_numbers_takes_no_time() -> None:
    current = Version(1, 2, 3, "1" * 100_000 + "a" + "1a" * 100_000)
    start = time.perf_counter()
    assert str(next_version(current, [], package(versioning="prerelease", prerelease=True)))[-4:] == "1a2a"
    assert time.perf_counter() - start < 1


def test_these_strategies_are_known() -> None:
    assert list(STRATEGIES) == [
        "default",
        "always-bump-patch",
        "always-bump-minor",
        "always-bump-major",
        "service-pack",
        "prerelease",
    ]
