"""The type that was probably meant."""

from __future__ import annotations

import pytest

from gatepost.policy.sections import DEFAULT_TYPES
from gatepost.rules.mending.types import nearest_type, type_of_object, type_of_word


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("Added", "feat"),
        ("fixes", "fix"),
        ("FEAT", "feat"),
        ("Document", "docs"),
        ("bumps", "build"),
        ("undo", "revert"),
        ("release", "chore"),
        ("xyzzy", ""),
        ("", ""),
    ],
)
def test_a_sentence_s_first_word_speaks_for_a_type(word: str, expected: str) -> None:
    assert type_of_word(word, DEFAULT_TYPES) == expected


def test_a_type_that_is_not_allowed_is_never_meant() -> None:
    assert [type_of_word("Added", ("fix",)), nearest_type("feature", ("fix",))] == ["", ""]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("fxi", "fix"),
        ("feature", "feat"),
        ("Wip", ""),
        ("feat[api]", "feat(api)"),
        ("feat[api", "feat(api)"),
        ("feat[]", "feat"),
        ("feat[", "feat"),
        ("fix[a]b", ""),
        ("xyzzy[api]", ""),
    ],
)
def test_a_wrong_type_is_near_another(word: str, expected: str) -> None:
    assert nearest_type(word, DEFAULT_TYPES) == expected


@pytest.mark.parametrize(
    ("sentence", "guess", "expected"),
    [
        ("Add tests for login", "feat", "test"),
        ("add typo fix in README", "feat", "docs"),
        ("Fix the docs.", "fix", "docs"),
        ("Add a login", "feat", "feat"),
        ("Refactor tests", "refactor", "refactor"),
        ("Add (tests)", "feat", "test"),
    ],
)
def test_what_a_sentence_is_about_goes_before_its_verb(sentence: str, guess: str, expected: str) -> None:
    assert type_of_object(sentence, guess, DEFAULT_TYPES) == expected
    assert type_of_object(sentence, guess, ("feat", "fix", "refactor")) == guess
