"""What to type, so that refused commits get other messages; tests/e2e/test_push_recipes.py shows that it works."""

from __future__ import annotations

from gatepost.hooks.reword import MOST_NAMED, Place, Refused, edits, recipe

TIP, LOWER, BASE = "a" * 40, "b" * 40, "c" * 40
HERE = Place()


def commands(refused: Refused, place: Place = HERE) -> list[str]:
    return [command for command, _ in recipe(refused, place)]


def test_the_tip_is_amended_without_what_is_staged() -> None:
    assert recipe(Refused([TIP], tip=TIP, base=BASE), HERE) == [
        ("git commit --amend --only", "opens its message in your editor")
    ]
    mended = Refused([TIP], tip=TIP, base=BASE, mended=".git/gatepost/mended", empty=frozenset({TIP}))
    assert recipe(mended, HERE) == [
        ("git commit --amend --only --allow-empty", "opens its message in your editor"),
        ("git commit --amend --only --allow-empty -F .git/gatepost/mended", "the same, mended"),
    ]


def test_a_commit_further_down_takes_a_rebase() -> None:
    assert recipe(Refused([LOWER], tip=TIP, base=BASE), HERE) == [
        (
            (
                "git -c core.abbrev=40"
                " -c \"sequence.editor=sed -i.bak -e 's/^p[a-z]* bbbbbbbbb/reword bbbbbbbbb/'\""
                " rebase -i --autostash ccccccccc"
            ),
            "opens its message in your editor",
        )
    ]


def test_several_commits_across_merges_from_the_first_on() -> None:
    ((command, remark), check) = recipe(Refused([TIP, LOWER], tip=TIP, base="", has_merges=True), HERE)
    assert command.endswith(" rebase -i --autostash --rebase-merges --root")
    assert command.count(" -e ") == 4
    assert " -e 's/^m[a-z]* -C bbbbbbbbb/merge -c bbbbbbbbb/'" in command
    assert remark == "opens the 2 messages in your editor"
    assert check[0] == "git diff --stat aaaaaaaaa HEAD"


def test_fixups_are_folded() -> None:
    ((command, remark),) = recipe(Refused([TIP], tip=TIP, base=BASE, has_fixups=True), HERE)
    assert command.endswith(" rebase -i --autostash --autosquash ccccccccc")
    assert remark == "folds what waits for it, and opens what is left in your editor"


def test_many_commits_are_named_in_a_file() -> None:
    ids = [f"{number:040}" for number in range(MOST_NAMED + 1)]
    assert recipe(Refused(ids, tip=TIP, base=BASE, edits="'/a b/edits'"), HERE) == [
        (
            (
                "git -c core.abbrev=40 -c 'sequence.editor=sed -i.bak -f '\"'\"'/a b/edits'\"'\"''"
                " rebase -i --autostash ccccccccc"
            ),
            "opens the 9 messages in your editor",
        )
    ]
    assert recipe(Refused(ids, tip=TIP, base=BASE), HERE) == [
        ("git rebase -i --autostash ccccccccc", "write `reword` for `pick` before those 9 commits")
    ]


def test_an_empty_commit_is_amended_where_it_is_picked() -> None:
    assert edits([TIP, LOWER], frozenset({LOWER}), has_merges=False) == [
        "s/^p[a-z]* aaaaaaaaa/reword aaaaaaaaa/",
        "/^p[a-z]* bbbbbbbbb/a\\",
        "exec git commit --amend --only --allow-empty",
    ]


def test_another_work_tree_is_where_it_is_done() -> None:
    assert commands(Refused([TIP], tip=TIP, base=BASE), Place("'a b'")) == ["git -C 'a b' commit --amend --only"]


def test_a_work_tree_is_made_for_a_branch_that_is_checked_out_nowhere() -> None:
    place = Place("place", is_new=True, branch="it's")
    assert commands(Refused([TIP], tip=TIP, base=BASE), place) == [
        "git worktree add place 'it'\"'\"'s'",
        "git -C place commit --amend --only",
        "git worktree remove place",
    ]


def test_what_has_no_branch_is_pushed_from_where_it_was_made() -> None:
    place = Place(
        "place", is_new=True, has_modules=True, tags=(("v1", True), ("v2", False)), target=("o", "refs/heads/$x")
    )
    assert commands(Refused([TIP], tip=TIP, base=BASE), place) == [
        "git worktree add place --detach aaaaaaaaa",
        "git -C place commit --amend --only",
        "git -C place tag -f -a v1",
        "git -C place tag -f v2",
        ("git push o \"$(git -C place rev-parse HEAD)\":'refs/heads/$x' && git worktree remove --force place"),
    ]
