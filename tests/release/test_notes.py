"""The notes of a release."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS, Sections
from gatepost.release.errors import PlanError
from gatepost.release.notes import NotesContext, render_notes, title_for, with_first_issue_linked
from support.plans import URL, changes, commit

CONTEXT = NotesContext(URL, "1.1.0", "v1.0.0", "v1.1.0", "2026-03-04", "17.11.1")
FIRST = replace(CONTEXT, previous_tag="")
HEAD = "## 1.1.0 (2026-03-04)"
ALL: Sections = (("a", "All", False, ""),)
BREAKING = "### ⚠ BREAKING CHANGES"


def link(sha: str) -> str:
    return f"([{sha[:7]}]({URL}/commit/{sha}))"


def issue(number: str) -> str:
    return f"[#{number}]({URL}/issues/{number})"


def line(subject: str) -> str:
    """Return the line of the only commit, whose message is `a: SUBJECT`."""
    notes = render_notes(changes(commit(f"a: {subject}", sha="")), ALL, FIRST)
    assert notes.startswith(f"{HEAD}\n\n\n### All\n\n* ")
    return notes.partition("* ")[2]


def test_a_release_is_listed_by_section_with_its_breaking_changes_first() -> None:
    history = changes(
        commit("fix(api): mend it (#7)\n\nRefs: #5", sha="5555555555"),
        commit("chore: tidy", sha="4444444444"),
        commit("feat!: drop the old way", sha="3333333333"),
        commit("feat(ui): add a button\n\nBREAKING CHANGE: colours\nare gone\n", sha="2222222222"),
        commit("fix: an older one", sha="1111111111"),
    )
    assert (
        render_notes(history, PYTHON_SECTIONS, CONTEXT)
        == f"""\
## [1.1.0]({URL}/compare/v1.0.0...v1.1.0) (2026-03-04)


{BREAKING}

* drop the old way
* **ui:** colours are gone

### Features

* drop the old way {link("3333333333")}
* **ui:** add a button {link("2222222222")}


### Bug Fixes

* an older one {link("1111111111")}
* **api:** mend it ({issue("7")}) {link("5555555555")}, refs {issue("5")}"""
    )


@pytest.mark.parametrize("messages", [(), ("chore: a",), ("odd: a", "no header"), ("chore: a\n\nRelease-As: soon",)])
def test_without_anything_to_list_the_notes_are_one_line(messages: tuple[str, ...]) -> None:
    assert render_notes(changes(*messages), PYTHON_SECTIONS, FIRST) == HEAD
    compared = f"## [1.1.0]({URL}/compare/v1.0.0...v1.1.0) (2026-03-04)"
    assert render_notes(changes(*messages), PYTHON_SECTIONS, CONTEXT) == compared


@pytest.mark.parametrize(
    ("subject", "shown"),
    [
        ("plain", "plain"),
        ("a < b > c & d", "a &lt; b &gt; c & d"),
        ("see `<a>` and <b>", "see `<a>` and &lt;b&gt;"),
        ("see ``<`a`>`` <b>", "see ``<`a`>`` &lt;b&gt;"),
        ("open ` <a>", "open ` &lt;a&gt;"),
        ("fix #1 and #22", f"fix {issue('1')} and {issue('22')}"),
        ("fix #x, # 1, a#2", f"fix #x, # 1, a{issue('2')}"),
        ("in `#1`", f"in `{issue('1')}`"),
        ("thank @ada and @a-b", "thank [@ada](https://github.com/ada) and [@a-b](https://github.com/a-b)"),
        ("not ada@example.com, @Ada or @", "not ada@example.com, @Ada or @"),
        ("bump @acme/rocket", "bump @acme/rocket"),
        ("cut @ab--c", "cut [@ab](https://github.com/ab)--c"),
        (f"long @{'a' * 50}", f"long [@{'a' * 39}](https://github.com/{'a' * 39}){'a' * 11}"),
        ("*a* [b](c) _d_", "*a* [b](c) _d_"),
        ("two  spaces", "two  spaces"),
        ("{{a}} $1 $& \\1", "{{a}} $1 $& \\1"),
    ],
)
def test_a_description_is_escaped_and_linked(subject: str, shown: str) -> None:
    assert line(subject) == shown


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("a(x): b", "**x:** b"),
        ("a(*): b", "b"),
        ("a(<x>): b", "**<x>:** b"),
        ("a:", "a: "),
        ("a(x):", "**x:** a(x): "),
        ("a: b\n\nCloses: #1", f"b, refs {issue('1')}"),
        ("a: b\n\nCloses: #1\nFixes #2", f"b, refs {issue('1')} {issue('2')}"),
        ("a: b #1\n\nCloses: #1\nFixes #2", f"b {issue('1')}, refs {issue('2')}"),
        ("a: b #1\n\nCloses: #1", f"b {issue('1')}"),
        ("a: b\n\nCloses: #1\nCloses: #1", f"b, refs {issue('1')} {issue('1')}"),
        ("a: b\n\nCloses: 1", "b"),
    ],
)
def test_a_commit_is_listed_with_its_scope_and_the_issues_it_names(message: str, shown: str) -> None:
    notes = render_notes(changes(commit(message, sha="")), ALL, FIRST)
    assert notes == f"{HEAD}\n\n\n### All\n\n* {shown}".rstrip()


@pytest.mark.parametrize(
    ("engine", "word"),
    [("17.6.0", "closes"), ("17.10.3", "closes"), ("17.10.4", "refs"), ("18.0.0", "refs")],
)
def test_older_engines_close_the_issues(engine: str, word: str) -> None:
    context = replace(FIRST, engine=engine)
    notes = render_notes(changes(commit("a: b\n\nCloses: #1", sha="")), ALL, context)
    assert notes == f"{HEAD}\n\n\n### All\n\n* b, {word} {issue('1')}"


def test_another_host_is_linked_everywhere() -> None:
    context = replace(CONTEXT, url="https://git.example.com/x/acme/rocket")
    notes = render_notes(changes(commit("a!: @b (#1)", sha="123456789")), ALL, context)
    url = "https://git.example.com/x/acme/rocket"
    assert notes == (
        f"## [1.1.0]({url}/compare/v1.0.0...v1.1.0) (2026-03-04)\n\n\n{BREAKING}\n\n* @b ([#1]({url}/issues/1))\n\n"
        f"### All\n\n* [@b](https://git.example.com/x/b) ([#1]({url}/issues/1)) ([1234567]({url}/commit/123456789))"
    )


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        ("a!: b", ["b"]),
        ("a(x)!: b <c> @d", ["**x:** b <c> @d"]),
        ("a(*)!: b", ["b"]),
        ("a!: b (#1) (#2)", [f"b ({issue('1')}) (#2)"]),
        ("a: b\n\nBREAKING CHANGE: c (#1)", [f"c ({issue('1')})"]),
        ("a!: b\n\nBREAKING CHANGE: c", ["c"]),
        ("a!:", [""]),
        ("a(x)!:", ["**x:** "]),
        ("a: b\n\nBREAKING CHANGE: c\n* d\n* e", ["c\n    * d\n    * e"]),
        ("a!: b\n\na!: c", ["c", "b"]),
        ("a!: b\n\na: c\n\na!: d", ["d", "b"]),
    ],
)
def test_breaking_changes_are_listed_first(message: str, shown: list[str]) -> None:
    notes = render_notes(changes(commit(message, sha="")), ALL, FIRST)
    before, listed = notes.split(f"\n\n\n{BREAKING}\n\n")
    assert before == HEAD
    assert listed.partition("\n\n### All\n\n")[0] == "\n".join(f"* {text}" for text in shown)


@pytest.mark.parametrize(
    ("message", "title"),
    [
        ("feat: a", "Features"),
        ("FEAT: a", "Features"),
        ("feature: a", None),
        ("chore: a", None),
        ("odd: a", None),
        ("chore!: a", "Miscellaneous Chores"),
        ("chore!:", "Miscellaneous Chores"),
        ("Odd!: a", "Odd"),
        ("od-d!:", None),
        ("odd(a(b)!: c", None),
        ("chore: a\n\nRelease-As: 2.0.0", "Miscellaneous Chores"),
        ("odd: a\n\nRelease-As: v2.0.0", "odd"),
        ("odd: a\n\nRelease-As: 2.0.x", "odd"),
        ("odd: a\n\nRelease-As: soon", None),
        ("odd: a\n\nRelease-As: 2.0", None),
    ],
)
def test_a_commit_has_a_title_where_it_is_listed(message: str, title: str | None) -> None:
    read = changes(message)
    assert (title_for(read[-1], PYTHON_SECTIONS) if read else None) == title


TITLED: Sections = (
    ("new", "New", False, ""),
    ("bare", "", False, ""),
    ("also", "New", False, ""),
    ("safe", "Safety", False, ""),
    ("new", "Newest", False, "ui"),
)


def test_sections_are_in_their_order_and_what_has_none_comes_first() -> None:
    messages = ("safe: a", "new(ui): b", "bare: c", "also: d", "zeta!: e", "alpha!: f", "7!: g", "10!: h")
    notes = render_notes(changes(*(commit(message, sha="") for message in messages)), TITLED, FIRST)
    head, listed = notes.split("\n\n### 7\n\n")
    assert head == f"{HEAD}\n\n\n{BREAKING}\n\n* e\n* f\n* g\n* h"
    assert listed.split("\n\n\n") == [
        "* g",
        "### 10\n\n* h",
        "* c",
        "### zeta\n\n* e",
        "### alpha\n\n* f",
        "### New\n\n* d\n* **ui:** b",
        "### Safety\n\n* a",
    ]


def test_commits_are_sorted_by_scope_and_description_as_people_do() -> None:
    subjects = ["b", "A", "a", "(x) d", "é", "e", "f", "_", "`q`", "10", "9", "Z", "ж", "@u", "#1", "b"]
    history = changes(*(commit(f"a: {subject}", sha="") for subject in subjects), commit("a(c): 1", sha=""))
    notes = render_notes(history, ALL, FIRST)
    assert notes.partition("### All\n\n")[2].split("\n") == [
        "* _",
        "* (x) d",
        "* [@u](https://github.com/u)",
        f"* {issue('1')}",
        "* `q`",
        "* 10",
        "* 9",
        "* a",
        "* A",
        "* b",
        "* b",
        "* **c:** 1",
        "* e",
        "* é",
        "* f",
        "* Z",
        "* ж",
    ]


def test_the_sections_of_other_types_hide_the_documentation() -> None:
    notes = render_notes(changes("docs: a", commit("feature: b", sha="")), OTHER_SECTIONS, FIRST)
    assert notes == f"{HEAD}\n\n\n### Features\n\n* b"


@pytest.mark.parametrize("message", ["constructor!: a", "toString: a\n\nRelease-As: 1.0.0"])
def test_a_title_that_every_object_has_stops_the_plan(message: str) -> None:
    with pytest.raises(PlanError) as caught:
        render_notes(changes(message), PYTHON_SECTIONS, FIRST)
    assert str(caught.value) == "TypeError: groups[key].push is not a function"


def test_the_first_issue_of_a_text_is_linked() -> None:
    assert with_first_issue_linked("a (#1) (#2) #3", URL) == f"a ({issue('1')}) (#2) #3"
    assert with_first_issue_linked("a #1", URL) == "a #1"
