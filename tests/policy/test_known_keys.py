from __future__ import annotations

import pytest

from gatepost.policy.known_keys import OF_PACKAGES, OF_THE_FILE, unknown_keys


@pytest.mark.parametrize(
    ("parsed", "found"),
    [
        ({"packages": {".": {}}, "release-typ": "python"}, [("release-typ", "release-type")]),
        ({"packages": {"a": {"Release-Type": "python"}}}, [('packages["a"].Release-Type', "release-type")]),
        ({"packages": {"a": {"bootstrap-sha": "1"}}}, [('packages["a"].bootstrap-sha', "")]),
        (
            {"xyzzy": 1, "packages": {"a": {"componant": "x"}, "b": {"": 1}}},
            [("xyzzy", ""), ('packages["a"].componant', "component"), ('packages["b"].', "")],
        ),
        ({"packages": {"a": 7, "b": None}}, []),
        ({"packages": ["a"]}, []),
        ({"component": "a", "bootstrap-sha": "1", "$schema": "x"}, []),
        ({}, []),
        ([], []),
        (None, []),
    ],
)
def test_a_key_that_nobody_reads_is_named_with_the_nearest(parsed: object, found: list[tuple[str, str]]) -> None:
    assert unknown_keys(parsed) == found


def test_all_known_keys_are_known() -> None:
    everywhere = dict.fromkeys(OF_PACKAGES)
    assert unknown_keys({**everywhere, **dict.fromkeys(OF_THE_FILE), "packages": {".": everywhere}}) == []


def test_no_key_stands_in_both_lists() -> None:
    assert not set(OF_PACKAGES) & set(OF_THE_FILE)
    assert len(set(OF_PACKAGES)) == len(OF_PACKAGES)
