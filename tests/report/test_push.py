"""What is said of a push that is judged."""

from __future__ import annotations

from gatepost.hooks.push import PushedRef
from gatepost.report.push import render_again, render_left_out, render_more, render_not_judged, render_recipe
from gatepost.report.style import Style

WIDE = Style(columns=200)


def ref(remote: str) -> PushedRef:
    return PushedRef("HEAD", "a" * 40, remote, "0" * 40)


def test_what_is_not_judged_is_named_with_the_reason() -> None:
    refs = [ref("refs/notes/commits"), ref("refs/remotes/o/main"), ref("refs/tags/\x1b[31mfile")]
    assert render_not_judged(refs, WIDE).splitlines() == [
        "not judged refs/notes/commits: nobody writes its messages",
        "not judged refs/remotes/o/main: it is what another remote has",
        "not judged refs/tags/\\x1b[31mfile: it holds no commit",
    ]
    assert render_not_judged([], WIDE) == ""


def test_of_many_the_first_are_named() -> None:
    lines = render_not_judged([ref(f"refs/notes/{number}") for number in range(1007)], WIDE).splitlines()
    assert len(lines) == 6
    assert lines[-1] == "not judged 1,002 more like these"


def test_what_a_setting_leaves_out_is_counted() -> None:
    assert render_left_out(0, "abc") == ""
    assert render_left_out(1, "abc\x1b") == "gatepost: 1 commit is not judged: `since` is abc\\x1b\n"
    assert render_left_out(1200, "abc") == "gatepost: 1,200 commits are not judged: `since` is abc\n"


def test_a_recipe_is_titled_with_the_branch() -> None:
    shown = render_recipe(ref("refs/heads/to\u202epic"), [("git x", "does x"), ("git yy", "y")], [], WIDE)
    assert shown == "\nto reword to\\u202epic\n  git x    does x\n  git yy   y\n"
    assert render_recipe(ref("refs/tags/v1"), [("git x", "x")], [], WIDE).startswith("\nto reword refs/tags/v1\n")


def test_refs_that_hold_the_same_are_named_in_a_comment() -> None:
    held_by = [f"b{number}" for number in range(6)]
    said = "what is refused leads there too; move it to what was written anew, or it is refused again"
    shown = render_recipe(ref("refs/heads/a"), [("git x", "x")], held_by, WIDE)
    assert shown.splitlines()[-1] == f"  # b0, b1, b2, b3, b4 and 1 more: {said}"
    lines = render_recipe(ref("refs/heads/a"), [("git x", "x")], held_by[:1], Style(columns=60)).splitlines()
    assert [line[:4] for line in lines[-2:]] == ["  # ", "  # "]
    assert max(map(len, lines)) <= 60


def test_refs_beyond_those_spelled_out_are_counted() -> None:
    assert render_more(0, WIDE) == render_more(-4, WIDE) == ""
    assert render_more(1, WIDE) == "\n… and 1 more ref with refused commits; push fewer at once\n"
    assert (
        render_more(2000, Style(unicode=False))
        == "\n... and 2,000 more refs with refused commits; push fewer at once\n"
    )


def test_what_comes_last_says_how_to_go_on() -> None:
    assert render_again(WIDE) == "\nthen push again; `git push --no-verify` skips all of this once\n"
    assert max(map(len, render_again(Style(columns=40)).splitlines())) <= 40
