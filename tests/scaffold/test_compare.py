"""The files as they should be, beside those that are there."""

from __future__ import annotations

import pytest

from gatepost.scaffold.compare import ADD, CHANGE, LEFT, SAME, YOURS, compare
from gatepost.scaffold.seal import seal
from gatepost.scaffold.survey import Survey
from gatepost.scaffold.wanted import EDITED, ONCE, SEALED, Wanted

PATH = "ci.yml"


def there(text: str | None) -> Survey:
    texts = {} if text is None else {PATH: text}
    return Survey("demo", frozenset(texts), texts)


@pytest.mark.parametrize(
    ("kind", "before", "expected"),
    [
        (SEALED, None, ADD),
        (SEALED, seal("new\n", PATH), SAME),
        (SEALED, seal("old\n", PATH), CHANGE),
        (SEALED, seal("old\n", PATH) + "by hand\n", YOURS),
        (SEALED, "by hand\n", YOURS),
        (EDITED, None, ADD),
        (EDITED, "new\n", SAME),
        (EDITED, "old\n", CHANGE),
        (ONCE, None, ADD),
        (ONCE, "old\n", SAME),
    ],
)
def test_what_is_done_with_a_file_follows_from_whose_it_is(kind: str, before: str | None, expected: str) -> None:
    (change,) = compare(there(before), [Wanted(PATH, "new\n", kind, "a file")])
    assert change.kind == expected
    assert change.is_done is (expected in (ADD, CHANGE))
    assert change.before == (before or "")
    assert change.after == (seal("new\n", PATH) if kind == SEALED else "new\n")


def test_a_file_that_is_to_be_left_is_left_even_where_it_is_missing() -> None:
    (change,) = compare(there(None), [Wanted(PATH, "new\n", SEALED, "a file")], leave=[PATH])
    assert change.kind == LEFT
    assert not change.is_done


def test_a_file_that_is_to_be_made_anew_is_whoever_wrote_it() -> None:
    (change,) = compare(there("by hand\n"), [Wanted(PATH, "new\n", SEALED, "a file")], overwrite=[PATH])
    assert change.kind == CHANGE


@pytest.mark.parametrize("kind", [SEALED, EDITED])
def test_line_ends_stay_as_they_are(kind: str) -> None:
    before = "a\r\nb\r\n"
    (change,) = compare(there(before), [Wanted(PATH, "a\nc\n", kind, "a file")], overwrite=[PATH])
    assert change.after.endswith("a\r\nc\r\n")
    assert change.after.count("\n") == change.after.count("\r\n")
    (again,) = compare(there(change.after), [Wanted(PATH, "a\nc\n", kind, "a file")])
    assert again.kind == SAME


def test_lines_that_stay_keep_their_ends_where_a_file_mixes_them() -> None:
    before = "a\r\nb\nc\r\nd\r\n"
    (change,) = compare(there(before), [Wanted(PATH, "a\nb\nnew\nd\n", EDITED, "a file")])
    assert change.after == "a\r\nb\nnew\r\nd\r\n"
    (change,) = compare(there("a\r\nb\nc\n"), [Wanted(PATH, "a\nb\nnew\n", EDITED, "a file")])
    assert change.after == "a\r\nb\nnew\n"


PINNED = "      - uses: actions/checkout@{} # v{}\n"
OLD, NEW = PINNED.format("0" * 40, "7.0.0"), PINNED.format("1" * 40, "7.1.0")


def test_a_bump_by_dependabot_is_kept_and_breaks_nothing() -> None:
    bumped = seal(OLD, PATH).replace(OLD, NEW)
    (change,) = compare(there(bumped), [Wanted(PATH, OLD, SEALED, "a file")])
    assert (change.kind, change.after) == (SAME, bumped)
    (change,) = compare(there(bumped), [Wanted(PATH, f"{OLD}more: true\n", SEALED, "a file")])
    assert (change.kind, change.after) == (CHANGE, seal(f"{NEW}more: true\n", PATH))


def test_an_older_pin_is_brought_up_to_date() -> None:
    (change,) = compare(there(seal(OLD, PATH)), [Wanted(PATH, NEW, SEALED, "a file")])
    assert (change.kind, change.after) == (CHANGE, seal(NEW, PATH))


def test_a_file_that_is_made_anew_has_our_pins() -> None:
    bumped = seal(OLD, PATH).replace(OLD, PINNED.format("0" * 36 + "bad0", "99.0.0"))
    (change,) = compare(there(bumped), [Wanted(PATH, OLD, SEALED, "a file")], overwrite=[PATH])
    assert (change.kind, change.after) == (CHANGE, seal(OLD, PATH))


@pytest.mark.parametrize("kind", [SEALED, EDITED, ONCE])
def test_only_what_is_wholly_ours_can_be_made_anew(kind: str) -> None:
    (change,) = compare(there("by hand\n"), [Wanted(PATH, "new\n", kind, "a file")])
    assert change.is_sealed is (kind == SEALED)
