"""`header-not-conventional`, GP101."""

from __future__ import annotations

import pytest

from gatepost.rules.case import PLACES, TITLE
from gatepost.rules.header_not_conventional import HeaderNotConventional
from support.judging import Found, case_of, found

FEAT = "expected a type and a colon, as in `feat: …`"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fixed login", [Found(1, 1, 2, "expected a type and a colon, as in `fix: …`", "fix: fixed login")]),
        ("", [Found(1, 1, 2, "the message is empty", None)]),
        ("   ", [Found(1, 1, 2, "the message is empty", None)]),
        ("feat", [Found(1, 1, 2, FEAT, None)]),
        ("feat add thing", [Found(1, 5, 6, "a colon is missing here", "feat: add thing")]),
        ("feat :x", [Found(1, 5, 6, "no space may stand before the colon", "feat: x")]),
        ("feat(api) : x", [Found(1, 10, 11, "no space may stand before the colon", "feat(api): x")]),
        ("feat (api): x", [Found(1, 5, 6, "a space stands before the scope", "feat(api): x")]),
        ("feat!(api): x", [Found(1, 5, 6, "`!` belongs after the scope, right before the colon", "feat(api)!: x")]),
        ("feat!!: x", [Found(1, 5, 7, "one `!` is enough", "feat!: x")]),
        ("feat! : x", [Found(1, 5, 7, "no space may stand before the colon", "feat!: x")]),
        ("feat(api: x", [Found(1, 5, 9, "the scope is not closed: `)` is missing", "feat(api): x")]),
        ("feat(api)", [Found(1, 1, 2, FEAT, None)]),
        ("feat(): x", [Found(1, 5, 7, "the scope is empty", "feat: x")]),
        ("feat(a)(b): x", [Found(1, 5, 11, "there is one scope, and no bracket in it", "feat(a,b): x")]),
        ("feat(a(b)): x", [Found(1, 5, 11, "there is one scope, and no bracket in it", "feat(a-b): x")]),
        ("feat[api] x", [Found(1, 5, 10, "a scope stands in round brackets", "feat(api): x")]),
        ("feat\uff1b x", [Found(1, 1, 2, FEAT, None)]),
        ("feat\uff1a x", [Found(1, 5, 6, "a plain colon is wanted here, not `\uff1a`", "feat: x")]),
        ("feat; x", [Found(1, 5, 6, "a plain colon is wanted here, not `;`", "feat: x")]),
        ("feat - x", [Found(1, 5, 7, "a plain colon is wanted here, not `-`", "feat: x")]),
        ("feat \u2013 x", [Found(1, 5, 7, "a plain colon is wanted here, not `\u2013`", "feat: x")]),
        ("feat = x", [Found(1, 5, 7, "a plain colon is wanted here, not `=`", "feat: x")]),
        ("[ABC] feat: x", [Found(1, 1, 7, "the header must begin with the type, `feat`", "feat: x")]),
        ("ABC-123 fix: x", [Found(1, 1, 9, "the header must begin with the type, `fix`", "fix: x (ABC-123)")]),
        ("JIRA-1 Fixed x", [Found(1, 1, 2, FEAT, None)]),
        (":sparkles: feat: x", [Found(1, 1, 12, "the header must begin with the type, `feat`", "feat: x")]),
        ("✨ feat: x", [Found(1, 1, 3, "the header must begin with the type, `feat`", "feat: x")]),
        (
            "BREAKING CHANGE: x",
            [Found(1, 1, 16, "a breaking change is marked by `!` after a type, as in `feat!: …`", "feat!: x")],
        ),
        (
            "BREAKING CHANGE:",
            [Found(1, 1, 16, "a breaking change is marked by `!` after a type, as in `feat!: …`", None)],
        ),
        ("fix #12", [Found(1, 5, 6, "`fix #` is read as `fix:`; a colon is wanted", "fix: #12")]),
        ("Closes #12", [Found(1, 8, 9, "`Closes #` is read as `Closes:`; a colon is wanted", None)]),
        ("feat BREAKING CHANGE: x", [Found(1, 5, 6, "a colon is missing here", "feat!: x")]),
        ("feat BREAKING CHANGE:", [Found(1, 5, 6, "a colon is missing here", None)]),
        ("Fixes #12", [Found(1, 7, 8, "`Fixes #` is read as `Fixes:`; a colon is wanted", "fix: #12")]),
        ("featBREAKING CHANGE: x", [Found(1, 1, 2, FEAT, None)]),
        (
            "feat(x)BREAKING CHANGE: y",
            [Found(1, 8, 23, "a breaking change is marked by `!` before the colon", "feat(x)!: y")],
        ),
        ("# fix: x", [Found(1, 1, 3, "the header must begin with the type, `fix`", "fix: x")]),
        ("Add x", [Found(1, 1, 2, FEAT, "feat: add x")]),
        ("ADD x", [Found(1, 1, 2, FEAT, "feat: ADD x")]),
        ("Added", [Found(1, 1, 2, FEAT, "feat: added")]),
        ("Update README.md", [Found(1, 1, 2, FEAT, None)]),
        ("Initial commit", [Found(1, 1, 2, FEAT, None)]),
        ("1.2.3", [Found(1, 1, 2, FEAT, None)]),
        ("Fix the bug", [Found(1, 4, 5, "a colon is missing here", "fix: the bug")]),
        ("feat(api) add x", [Found(1, 10, 11, "a colon is missing here", "feat(api): add x")]),
        ("feat(a b) x", [Found(1, 10, 11, "a colon is missing here", "feat(a-b): x")]),
        ("- feat: x", [Found(1, 1, 3, "the header must begin with the type, `feat`", "feat: x")]),
        ("Merge configs into one", [Found(1, 1, 2, FEAT, None)]),
        ("feat!x", [Found(1, 6, 7, "a colon is missing here", "feat!: x")]),
        ("feat(api)x: y", [Found(1, 10, 11, "a colon is missing here", "feat(api): x: y")]),
        ("feat (api) x: y", [Found(1, 5, 6, "a space stands before the scope", "feat(api): x: y")]),
        ("feat(api))): x", [Found(1, 5, 12, "there is one scope, and no bracket in it", "feat(api): x")]),
        ("test", [Found(1, 1, 2, "expected a type and a colon, as in `test: …`", None)]),
        ("tests are gone", [Found(1, 1, 2, "expected a type and a colon, as in `test: …`", "test: tests are gone")]),
        ("fix,this", [Found(1, 1, 2, FEAT, None)]),
        ("(feat): x", [Found(1, 1, 2, FEAT, None)]),
        ("feat\u2236 x", [Found(1, 5, 6, "a plain colon is wanted here, not `\u2236`", "feat: x")]),
        ("feat(api)) x", [Found(1, 5, 11, "there is one scope, and no bracket in it", "feat(api): x")]),
        ("feat(a]: x", [Found(1, 5, 8, "the scope is not closed: `)` is missing", "feat(a): x")]),
        ("feat{a} x", [Found(1, 5, 8, "a scope stands in round brackets", "feat(a): x")]),
        ("fix ...", [Found(1, 4, 5, "a colon is missing here", None)]),
        ("fix - \u2026", [Found(1, 4, 6, "a plain colon is wanted here, not `-`", None)]),
        ("ABC-123 fix ...", [Found(1, 1, 9, "the header must begin with the type, `fix`", None)]),
        ("fix 1.2: x", [Found(1, 4, 5, "a colon is missing here", "fix: 1.2: x")]),
    ],
)
def test_the_first_fault_is_pointed_at_and_the_header_that_was_meant_is_offered(
    text: str, expected: list[Found]
) -> None:
    assert found(HeaderNotConventional, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "feat: x",
        "Feat: x",
        "xyz: x",
        'Revert "feat: x"',
        'Reapply "x"',
        "Merge branch 'x'",
        "Merge pull request #1 from a/b",
        "feat{api}: x",
        "ABC-123: fix: x",
        "README: x y",
        "“feat: x”",
    ],
)
def test_headers_that_are_read_and_reverts_and_merges_pass(text: str) -> None:
    assert found(HeaderNotConventional, text) == []


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize(
    "text",
    ["fixup! feat: x", "squash! Fixed", "amend! feat: x\n\nfeat: y", "WIP", "wip fix it", "[WIP] feat: x", "(draft) x"],
)
def test_what_is_not_done_yet_is_left_to_the_rules_for_it(text: str, place: str) -> None:
    assert found(HeaderNotConventional, case_of(text, place=place)) == []


@pytest.mark.parametrize("text", ["fixup feat: x", "fixup!", "WIP-123 fix it", "wipe the cache", "Draft of the page"])
def test_words_that_only_look_like_it_are_pointed_at(text: str) -> None:
    assert len(found(HeaderNotConventional, text)) == 1


def test_a_merge_passes_whatever_its_header_is() -> None:
    assert found(HeaderNotConventional, case_of("Bring in the other side", merge=True)) == []


def test_a_pull_request_s_title_is_no_merge() -> None:
    assert len(found(HeaderNotConventional, case_of("Merge branch 'x'", place=TITLE))) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fixed login", Found(1, 1, 2, "expected a type and a colon, as in `story: …`", None)),
        ("story login", Found(1, 6, 7, "a colon is missing here", "story: login")),
        (
            "BREAKING CHANGE: x",
            Found(1, 1, 16, "a breaking change is marked by `!` after a type, as in `feat!: …`", None),
        ),
        ("fix #12", Found(1, 5, 6, "`fix #` is read as `fix:`; a colon is wanted", None)),
    ],
)
def test_only_allowed_types_are_offered(text: str, expected: Found) -> None:
    assert found(HeaderNotConventional, case_of(text, types=("story", "task"))) == [expected]


@pytest.mark.parametrize("text", ["x" * 301, "Fix " + "x" * 301, "Fix(" * 100_000])
def test_nothing_is_guessed_of_a_header_that_is_too_long_for_one(text: str) -> None:
    assert [each.mended for each in found(HeaderNotConventional, text)] == [None]


@pytest.mark.parametrize("middle", [" ", " !", "(", "[", "()", ":a", "! "])
def test_a_header_of_many_signs_costs_no_more_than_another(middle: str) -> None:
    text = "feat" + middle * (290 // len(middle)) + "x"
    assert len(found(HeaderNotConventional, text)) <= 1


@pytest.mark.parametrize(("merge", "count"), [(None, 0), (True, 0), (False, 1)])
def test_where_the_parents_are_known_the_words_do_not_tell_a_merge(merge: bool | None, count: int) -> None:  # noqa: FBT001
    case = case_of("Merge branch 'x' is broken, fixed", merge=merge)
    assert len(HeaderNotConventional().check(case)) == count
