"""Values of a settings file, as an option wants them, or the sentence that says what is wrong."""

from __future__ import annotations

import pytest

from gatepost.options import check
from gatepost.options.check import InvalidValue, checked, nearest
from gatepost.options.option import BOOLEAN, INTEGER, REASONS, STRING, STRINGS, TABLE, TEXTS, Option, Value

MAX = Option("max", INTEGER, 30, "Most.", least=20, most=50)
MERGE = Option("merge", STRING, "squash", "How.", choices=("squash", "merge"))
NAME = Option("name", STRING, "", "Which.")
TYPES = Option("types", STRINGS, (), "Which.")
IGNORE = Option("ignore", REASONS, {}, "Which.")
PATHS = Option("paths", TEXTS, {}, "Which.")
LINE = Option("line", BOOLEAN, True, "Whether.")  # noqa: FBT003  a declaration


@pytest.mark.parametrize(
    ("option", "value", "expected"),
    [
        (MAX, 20, 20),
        (MAX, 50, 50),
        (MERGE, "merge", "merge"),
        (NAME, "anything", "anything"),
        (NAME, "", ""),
        (TYPES, [], ()),
        (TYPES, ["a", "b", "a"], ("a", "b")),
        (TYPES, ("a",), ("a",)),
        (IGNORE, {"GP101": "why"}, {"GP101": "why"}),
        (IGNORE, {}, {}),
        (PATHS, {"src/a.b/**": "api", "": " "}, {"src/a.b/**": "api", "": " "}),
        (PATHS, {}, {}),
        (LINE, True, True),
        (LINE, False, False),
    ],
)
def test_a_value_of_the_right_kind_is_taken(option: Option, value: object, expected: Value) -> None:
    assert checked(option, value) == expected


@pytest.mark.parametrize(
    ("option", "value", "sentence"),
    [
        (MAX, "20", "`max` must be a whole number, not a text"),
        (MAX, True, "`max` must be a whole number, not true or false"),
        (MAX, 20.5, "`max` must be a whole number, not a number"),
        (MAX, 19, "`max` must be a number from 20 to 50"),
        (MAX, 51, "`max` must be a number from 20 to 50"),
        (MERGE, 1, "`merge` must be a text, not a number"),
        (MERGE, "rebase", "`merge` is one of squash, merge, not `rebase`"),
        (TYPES, "feat", "`types` must be a list of texts, not a text"),
        (TYPES, {}, "`types` must be a list of texts, not a table"),
        (TYPES, None, "`types` must be a list of texts, not something else"),
        (TYPES, ["a", 1], "`types` must be a list of texts, not a list with a number"),
        (TYPES, ["a", ""], "`types` must be a list of texts, not a list with an empty text"),
        (TYPES, ["a", ["b"]], "`types` must be a list of texts, not a list with a list"),
        (IGNORE, "a", "`ignore` must be a table of code = reason, not a text"),
        (IGNORE, ["a"], "`ignore` must be a table of code = reason, not a list"),
        (IGNORE, {"a": 1}, '`ignore` wants a reason for `a`, as in a = "…"'),
        (IGNORE, {"a": "why", "b": ""}, '`ignore` wants a reason for `b`, as in b = "…"'),
        (IGNORE, {"a": " \t"}, '`ignore` wants a reason for `a`, as in a = "…"'),
        (PATHS, "a", "`paths` must be a table of text = text, not a text"),
        (PATHS, ["a"], "`paths` must be a table of text = text, not a list"),
        (PATHS, {"a": "b", "c/": 1}, '`paths` wants a text for `c/`, as in "c/" = "…"'),
        (PATHS, {"c/": ""}, '`paths` wants a text for `c/`, as in "c/" = "…"'),
        (LINE, "true", "`line` must be true or false, not a text"),
        (LINE, 1, "`line` must be true or false, not a number"),
        (LINE, [], "`line` must be true or false, not a list"),
    ],
)
def test_what_is_wrong_is_said_in_a_sentence(option: Option, value: object, sentence: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        checked(option, value)
    assert str(caught.value) == sentence


def test_a_kind_that_has_no_check_is_a_bug_of_ours() -> None:
    with pytest.raises(AssertionError, match="a table"):
        checked(Option("rules", TABLE, {}, "Tables."), {})


@pytest.mark.parametrize(
    ("word", "expected"), [("scop", "scope"), ("TYPE", "types"), ("xyzzy", ""), ("", ""), ("scope", "scope")]
)
def test_the_nearest_known_word_was_probably_meant(word: str, expected: str) -> None:
    assert nearest(word, ["types", "scope"]) == expected


def test_the_known_words_may_come_one_by_one() -> None:
    assert nearest("scop", iter(["types", "scope"])) == "scope"


def test_a_word_that_comes_again_is_not_searched_for_again() -> None:
    known = ("never", "seen", "before")
    before = check._nearest.cache_info()  # noqa: SLF001  that it is kept cannot be seen otherwise
    assert [nearest("befor", known), nearest("Befor", known), nearest("befor", list(known))] == ["before"] * 3
    after = check._nearest.cache_info()  # noqa: SLF001  likewise
    assert (after.misses - before.misses, after.hits - before.hits) == (1, 2)
