"""What is remembered of trees that were green."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.linted_trees import NAME, LintedTrees, key_of

if TYPE_CHECKING:
    from pathlib import Path


def test_a_key_tells_its_parts_apart() -> None:
    assert key_of("ab", "c") != key_of("a", "bc")
    assert key_of("ab", "c") == key_of("ab", "c")


def test_what_was_added_is_known_to_the_next_process(tmp_path: Path) -> None:
    LintedTrees(tmp_path).add(key_of("one"))

    assert key_of("one") in LintedTrees(tmp_path)
    assert key_of("two") not in LintedTrees(tmp_path)


def test_the_newest_two_hundred_are_kept_and_an_old_one_comes_anew(tmp_path: Path) -> None:
    trees = LintedTrees(tmp_path)
    for number in range(200):
        trees.add(key_of(str(number)))
    trees.add(key_of("0"))
    trees.add(key_of("new"))

    assert [key_of(name) in trees for name in ("0", "1", "2", "new")] == [True, False, True, True]
    assert len((tmp_path / NAME).read_text().splitlines()) == 200


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[:-1],  # cut short
        lambda data: data + b"x\n",
        lambda data: b"\xff" + data[1:],
        lambda data: data + b"\0" * 100_000,
        lambda data: data.replace(b"\n", b"\r\n"),
    ],
)
def test_a_damaged_file_is_forgotten_as_a_whole_and_written_anew(tmp_path: Path, damage: object) -> None:
    trees = LintedTrees(tmp_path)
    trees.add(key_of("one"))
    file = tmp_path / NAME
    assert callable(damage)
    file.write_bytes(damage(file.read_bytes()))

    assert key_of("one") not in trees

    trees.add(key_of("two"))
    assert key_of("two") in trees


def test_where_nothing_can_be_written_nothing_is_remembered(tmp_path: Path) -> None:
    (tmp_path / "gatepost").write_text("in the way")
    trees = LintedTrees(tmp_path)
    trees.add(key_of("one"))

    assert key_of("one") not in trees
