"""The titles that Release Please gives."""

from __future__ import annotations

import pytest

from gatepost.policy.titles import DEFAULT_GROUP_PATTERN, DEFAULT_PATTERN, follows_pattern, title_patterns

OWN = "release: ${version}"
DEFAULTS = (DEFAULT_PATTERN, DEFAULT_GROUP_PATTERN)


@pytest.mark.parametrize(
    ("configuration", "own"),
    [
        (None, ()),
        ([], ()),
        ({}, ()),
        ({"pull-request-title-pattern": OWN}, (OWN,)),
        ({"group-pull-request-title-pattern": "all of ${branch}"}, ("all of ${branch}",)),
        ({"packages": {"a": {"pull-request-title-pattern": OWN}, "b": {"pull-request-title-pattern": OWN}}}, (OWN,)),
        ({"packages": {"a": None, "b": {}}}, ()),
        ({"packages": ["a"]}, ()),
        ({"pull-request-title-pattern": 1}, ()),
        ({"pull-request-title-pattern": "release"}, ()),
    ],
)
def test_patterns_of_the_configuration_come_first(configuration: object, own: tuple[str, ...]) -> None:
    assert title_patterns(configuration) == (*own, *DEFAULTS)


@pytest.mark.parametrize(
    ("title", "pattern"),
    [
        ("chore(main): release 1.2.3", DEFAULT_PATTERN),
        ("chore: release 1.2.3", DEFAULT_PATTERN),
        ("chore(main): release gatepost 1.2.3 (#12)", DEFAULT_PATTERN),
        ("chore: release main", DEFAULT_GROUP_PATTERN),
        ("release: 3.3.1 (#3658)", OWN),
        ("release: 3.3.1 ", OWN),
        ("[1.0.0] out now", "[${version}] out now"),
        ("release v2.0.0-rc.1", "release ${version}"),
    ],
)
def test_what_follows_a_pattern(title: str, pattern: str) -> None:
    assert follows_pattern(title, pattern)


@pytest.mark.parametrize(
    ("title", "pattern"),
    [
        ("", OWN),
        ("release: ", OWN),
        ("release 1.2.3", OWN),
        ("feat: release 1.2.3", DEFAULT_PATTERN),
        ("chore: prepare 1.2.3", DEFAULT_PATTERN),
        ("chore: release ", DEFAULT_GROUP_PATTERN),
        ("[1.0.0] out", "[${version}] out now"),
        ("[1.0.0] out now!", "[${version}] out now"),
        ("chore(api: release the lock early", DEFAULT_PATTERN),
        ("chore stuff: release 1.2.3", DEFAULT_PATTERN),
        ("chore(a(b)): release 1.2.3", DEFAULT_PATTERN),
        ("chore! fix: release handle", DEFAULT_GROUP_PATTERN),
        ("Release the kraken", "Release ${version}"),
        ("Fixed the bug", "${version}"),
        ("Fixed the bug", "${"),
        ("Fixed the bug", "Fixed the bug${scope}"),
    ],
)
def test_what_does_not(title: str, pattern: str) -> None:
    assert not follows_pattern(title, pattern)
