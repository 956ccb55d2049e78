"""What a release writes to files."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updates import Update, Updater, merge_updates


def first(content: str | None) -> str:
    return f"{content} 1"


def second(content: str | None) -> str:
    return f"{content} 2"


def refuse(_content: str | None) -> str:
    message = "no"
    raise UnreadableText(message)


@pytest.mark.parametrize(
    ("updaters", "before", "after"),
    [
        ((first, second), "a", "a 1 2"),
        ((second, first), None, "None 2 1"),
        ((), "a", "a"),
        ((), None, ""),
    ],
)
def test_updaters_change_a_file_one_after_the_other(
    updaters: tuple[Updater, ...], before: str | None, after: str
) -> None:
    assert Update("x", updaters).apply(before) == after


def test_what_an_updater_cannot_read_stops_the_others() -> None:
    with pytest.raises(UnreadableText):
        Update("x", (refuse, first)).apply("a")


def test_the_updates_of_a_file_are_merged_and_the_first_says_whether_it_is_made() -> None:
    updates = [
        Update("b", (first,)),
        Update("a", (first,), creates=True),
        Update("b", (second,), creates=True),
        Update("a", (second,)),
        Update("b", (first, second)),
    ]
    assert merge_updates(updates) == [
        Update("b", (first, second, first, second)),
        Update("a", (first, second), creates=True),
    ]
    assert [len(update.updaters) for update in updates] == [1, 1, 1, 1, 2]
    assert merge_updates([]) == []


def test_files_named_by_a_number_come_first() -> None:
    updates = [Update("b", ()), Update("10", ()), Update("a", ()), Update("2", ()), Update("02", ())]
    assert [update.path for update in merge_updates(updates)] == ["2", "10", "b", "a", "02"]
