"""The tree of what is read in a message."""

from __future__ import annotations

from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
from hypothesis import given

from gatepost.message.reading import read
from gatepost.release.reading_tree import Node, tree_of
from support.messages import messages
from support.plans import commit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.release.reading_tree import Tree


def shown(tree: Tree) -> str:
    """Return the tree, one line a node."""
    lines = []
    for part in tree.parts:
        lines.append(f"{part.kind} {part.line}:{part.column}")
        lines += [line for node in part.nodes for line in _shown(node, 1)]
        if part.refusal is not None:
            found = part.refusal
            lines.append(f"  refused {found.line}:{found.column}-{found.end_column} {found.text} {found.error}")
    return "\n".join(lines)


def _shown(node: Node, depth: int) -> Iterator[str]:
    yield f"{'  ' * depth}{node.name} {node.line}:{node.column} {node.text!r}"
    for child in node.children:
        yield from _shown(child, depth + 1)


WHOLE = """\
feat(api)!: sign in (#3)

body
line

BREAKING CHANGE:  first
  last
Closes #12
Release-As: 2.0.0
Refs(a)!: b
"""


def test_every_piece_of_a_message_has_its_place_and_its_meaning() -> None:
    assert shown(tree_of(commit(WHOLE))) == dedent(
        """\
        message 1:1
          header 1:1 'feat(api)!: sign in (#3)'
            type 1:1 'feat'
            scope 1:6 'api'
            marker 1:10 '!'
            description 1:13 'sign in (#3)'
          body 3:1 'body\\nline'
          footer 6:1 'BREAKING CHANGE:  first'
            marker 6:1 'BREAKING CHANGE'
            value 6:19 'first'
            value 7:3 'last'
            breaking change 6:1 'last'
          footer 8:1 'Closes #12'
            token 8:1 'Closes'
            value 8:9 '12'
            reference 8:1 '#12'
          footer 9:1 'Release-As: 2.0.0'
            token 9:1 'Release-As'
            value 9:13 '2.0.0'
            Release-As 9:1 '2.0.0'
          footer 10:1 'Refs(a)!: b'
            token 10:1 'Refs'
            scope 10:6 'a'
            marker 10:8 '!'
            value 10:11 'b'"""
    )


def test_a_commit_comes_out_of_the_header_and_of_each_footer_with_a_type() -> None:
    exits = tree_of(commit(WHOLE)).exits

    assert [(each.line, each.is_footer) for each in exits] == [(9, True), (10, True), (1, False)]
    assert len(exits) == len(read(WHOLE).commits)


@pytest.mark.parametrize(
    ("message", "place"),
    [
        ("feat!: a", "1:8 'a'"),
        ("feat!: a\n\nbody", "1:8 'a'"),
        ("feat: a\n\nBREAKING CHANGE: b\nprose", "3:1 'b prose'"),
        ("feat!: a\n\nBREAKING CHANGE: b\nprose", "3:1 'b prose'"),
        ("feat: a\n\nBREAKING CHANGE x\nBREAKING CHANGE: b\nprose", "4:1 'b prose'"),
        ("feat: a\n\nBREAKING CHANGE: b", "3:1 'b'"),
        ("feat: a\n\nBREAKING CHANGE: b\nBREAKING-CHANGE: c", "4:1 'c'"),
        ("feat: a\n\nsee BREAKING-CHANGE: b\nprose", "3:5 'b'"),
        ("feat: a\n\nBREAKING-CHANGE: \nprose", "3:1 ''"),
        ("feat: a\n\nBREAKING-CHANGE: b\nprose\nBREAKING CHANGE:", ""),
        ("feat: a\n\nBREAKING-CHANGE: b\nBREAKING-CHANGE: c\na BREAKING-CHANGE: d\nBREAKING CHANGE:", "5:3 'd'"),
        ("feat: a\n\nBREAKING-CHANGE x BREAKING-CHANGE: b\nprose", "3:19 'b'"),
        ("feat!: a\n\nprose\n\nBREAKING CHANGE:", ""),
        ("feat: a", ""),
        ("feat!: a\n\nfoo(", ""),
    ],
)
def test_a_breaking_change_stands_where_it_is_announced(message: str, place: str) -> None:
    found = [line.strip() for line in shown(tree_of(commit(message))).split("\n")]

    assert [line.removeprefix("breaking change ") for line in found if line.startswith("breaking")] == [place] * bool(
        place
    )


@pytest.mark.parametrize(
    ("message", "refused"),
    [
        ("fix: a\n\nfoo(bar(x)) b", "3:4-8 foo(bar(x)) b unexpected token '(' at 3:8, valid tokens [)]"),
        ("fix: a\r\n\r\nfoo(bar\r\nb", "3:4-8 foo(bar unexpected token '\r\n' at 3:8, valid tokens [)]"),
        ("fix: a\n\nfoo(", "3:4-5 foo( unexpected token EOF at 3:5, valid tokens [)]"),
        ("fix(a", "1:4-6 fix(a unexpected token EOF at 1:6, valid tokens [)]"),
        ("Update it", "1:7-8 Update it unexpected token ' ' at 1:7, valid tokens [(, !, :]"),
        (": a", "1:1-2 : a unexpected token ':' at 1:1, valid tokens [<type>]"),
        ("\n\n: a", "3:1-2 : a unexpected token ':' at 1:1, valid tokens [<type>]"),
    ],
)
def test_a_refused_part_shows_where_and_in_the_parsers_words_why(message: str, refused: str) -> None:
    assert f"  refused {refused}" in shown(tree_of(commit(message)))


def test_only_the_header_of_a_refused_part_is_read() -> None:
    tree = tree_of(commit("fix: a\n\nfoo(bar(x))\n\nCloses #1"))

    assert [node.name for node in tree.parts[0].nodes] == ["header"]
    assert tree.exits == ()
    assert tree_of(commit("prose")).parts[0].nodes == ()


def test_paragraphs_and_nested_commits_are_parts_at_their_places() -> None:
    message = (
        "Merge pull request #3 from a/b\n\nfeat: b\n\nBEGIN_NESTED_COMMIT\nfix: c\n\nfoo: d\nEND_NESTED_COMMIT\ntail"
    )

    assert shown(tree_of(commit(message))).replace("  refused", "refused") == dedent(
        """\
        message 1:1
        refused 1:6-7 Merge pull request #3 from a/b unexpected token ' ' at 1:6, valid tokens [(, !, :]
        paragraph 3:1
          header 3:1 'feat: b'
            type 3:1 'feat'
            description 3:7 'b'
          body 10:1 'tail'
        nested 6:1
          header 6:1 'fix: c'
            type 6:1 'fix'
            description 6:6 'c'
          footer 8:1 'foo: d'
            token 8:1 'foo'
            value 8:6 'd'"""
    )


def test_blank_parts_are_no_parts() -> None:
    assert tree_of(commit("")).parts == ()
    assert tree_of(commit("\n")).parts == ()
    tree = tree_of(commit("\nBEGIN_NESTED_COMMIT\nfix: c\nEND_NESTED_COMMIT"))
    assert [(part.kind, part.line) for part in tree.parts] == [("nested", 3)]


def test_an_override_block_is_read_in_place_of_the_message() -> None:
    tree = tree_of(commit("chore: a (#12)\n\nBEGIN_COMMIT_OVERRIDE\n\nfeat: b\nEND_COMMIT_OVERRIDE\n\nfeat: b"))

    assert tree.override == 5
    assert shown(tree).splitlines()[:2] == ["message 5:1", "  header 5:1 'feat: b'"]
    assert tree_of(commit("chore: a\n\nBEGIN_COMMIT_OVERRIDE\n\nfeat: b\nEND_COMMIT_OVERRIDE")).override == 0


def test_white_space_between_the_lines_of_a_footer_is_passed_over() -> None:
    tree = tree_of(commit("fix: a\r\n\r\nA:  b\r\n   \r\n\r\n \tc"))
    (footer,) = tree.parts[0].nodes[1:]

    assert [(node.line, node.column, node.text) for node in footer.children] == [
        (3, 1, "A"),
        (3, 5, "b"),
        (4, 4, ""),
        (6, 3, "c"),
    ]


@given(messages())
def test_the_tree_agrees_with_the_reading_and_the_places_with_the_text(message: str) -> None:
    tree = tree_of(commit(message, sha="a" * 40))
    reading = read(message)
    lines = message.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    assert len(tree.exits) == len(reading.commits)
    assert [part.refusal is None for part in tree.parts] == [
        each.fault is None for each in reading.messages if each.text
    ]
    if "NESTED_COMMIT" not in message:
        for part in tree.parts:
            for node in part.nodes:
                assert lines[node.line - 1][node.column - 1 :].startswith(node.text.replace("\r", "\n").split("\n")[0])
