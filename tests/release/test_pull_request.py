"""The title, the body and the branch of a release pull request."""

from __future__ import annotations

import pytest

from gatepost.release.errors import PlanError
from gatepost.release.pull_request import (
    DEFAULT_FOOTER,
    DEFAULT_HEADER,
    LONGEST_BODY,
    Body,
    ReleaseData,
    Title,
    branch_name,
    group_branch_name,
)
from support.plans import TARGET

PLAIN = Title("", "main", "1.2.3")
NAMED = Title("", "main", "1.2.3", "rocket")
OWN = "r: ${component} ${version} on ${branch}"
TIGHT = "release ${component}-${version}"
SPACED = "r ${component} ${version} ${component} "


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (PLAIN, "chore(main): release 1.2.3"),
        (NAMED, "chore(main): release rocket 1.2.3"),
        (Title("", "", "1.2.3"), "chore: release 1.2.3"),
        (Title("", "main"), "chore(main): release"),
        (Title("", "main", "1.2.3", "rocket", has_no_space=True), "chore(main): releaserocket 1.2.3"),
        (Title("", "main", "1.2.3", has_no_space=True), "chore(main): release1.2.3"),
        (Title(OWN, "main", "1.2.3", "rocket"), "r:  rocket 1.2.3 on main"),
        (Title(OWN, "main", "1.2.3", "rocket", has_no_space=True), "r: rocket 1.2.3 on main"),
        (Title(OWN, "main", "1.2.3", has_no_space=True), "r: 1.2.3 on main"),
        (Title(OWN, "main", "1.2.3"), "r:  1.2.3 on main"),
        (Title(TIGHT, "main", "1.2.3", has_no_space=True), "release -1.2.3"),
        (Title(SPACED, "main", "1.2.3", has_no_space=True), "r 1.2.3"),
        (Title(SPACED, "main", "1.2.3", "rocket", has_no_space=True), "r rocket 1.2.3 ${component}"),
        (Title("chore: release ${branch}", "main"), "chore: release main"),
        (Title("${branch} ${branch}", "main"), "main ${branch}"),
        (Title("release", "main", "1.2.3"), "release"),
        (Title("\ufeff ${version}\u3000", "main", "1.2.3"), "1.2.3"),
        (Title("${version} ${scope}", "${version}", "1.2.3"), "1.2.3 (${version})"),
        (Title("${scope} ${version}", "${version}", "1.2.3"), "(1.2.3) ${version}"),
        (Title("${scope} ${nothing}", "main"), "(main) ${nothing}"),
        (
            Title(r"a+? (b)* [c]{2} \d+ \q \(${branch}\)+ \[xy\]* {,} {a}", "main"),
            (r"a+? (b)* [c]{2} \d+ \q \(main\)+ \[xy\]* {,} {a}"),
        ),
        (Title("a\\", "main"), "a\\"),
        (Title("a{1,2} b{2,2} c{2,}", "main"), "a{1,2} b{2,2} c{2,}"),
        (Title("${version} of ${branch}", "a$&b$$c$`d$'", "1.2.3"), "1.2.3 of a${branch}b$c1.2.3 of d"),
        (Title("${scope} ${component}", "$&", "", "$$"), "(${scope})  $"),
    ],
)
def test_a_title_is_what_its_pattern_says(title: Title, text: str) -> None:
    title.check(TARGET.engine)
    assert title.render() == text


@pytest.mark.parametrize(
    ("pattern", "has_no_space", "said"),
    [
        (
            "${scope} ${branch}",
            False,
            r"/^(\((?<branch>[\w-./]+)\))? (?<branch>[\w-./]+)?$/: Duplicate capture group name",
        ),
        ("* ${version}", False, r"/^* v?(?<version>[0-9].*)$/: Nothing to repeat"),
        ("+${component}", True, r"/^+?(?<component>@?[\w-./]*)?$/: Nothing to repeat"),
        ("${component} ${version}", True, r"/^?(?<component>@?[\w-./]*)? v?(?<version>[0-9].*)$/: Nothing to repeat"),
        ("C++ ${version}", False, r"/^C++ v?(?<version>[0-9].*)$/: Nothing to repeat"),
        ("a|*", False, "/^a|*$/: Nothing to repeat"),
        (r"a\b+", False, r"/^a\b+$/: Nothing to repeat"),
        ("a{2,1} ${version}", False, r"/^a{2,1} v?(?<version>[0-9].*)$/: numbers out of order in {} quantifier"),
        ("a{2}{3,}", False, "/^a{2}{3,}$/: Nothing to repeat"),
        (r"\[a", False, r"/^\\[a$/: Unterminated character class"),
        (r"\(a", False, r"/^\\(a$/: Unterminated group"),
        (r"a\)", False, r"/^a\\)$/: Unmatched ')'"),
        ("${version}??*", False, r"/^v?(?<version>[0-9].*)??*$/: Nothing to repeat"),
    ],
)
def test_a_pattern_must_make_a_regular_expression(pattern: str, said: str, *, has_no_space: bool) -> None:
    title = Title(pattern, "main", "1.2.3", has_no_space=has_no_space)
    with pytest.raises(PlanError) as caught:
        title.check(TARGET.engine)
    assert str(caught.value) == f"SyntaxError: Invalid regular expression: {said}"


@pytest.mark.parametrize(("pattern", "engine"), [("[a] ${version}", "17.6.0"), ("[a] [b+] ${version}", "17.9.0")])
def test_a_pattern_may_have_brackets(pattern: str, engine: str) -> None:
    Title(pattern, "main", "1.2.3").check(engine)


def test_older_engines_escape_the_first_bracket_of_each_kind_alone() -> None:
    with pytest.raises(PlanError) as caught:
        Title("[a] [b ${version}", "main", "1.2.3").check("17.6.0")
    error = r"SyntaxError: Invalid regular expression: /^\[a\] [b v?(?<version>[0-9].*)$/: Unmatched ')'"
    assert str(caught.value) == error


A = ReleaseData("a", "1.0.0", "## 1.0.0\n\n* x", "a")
B = ReleaseData("", "2.0.0", "## 2.0.0", ".")
START = f"{DEFAULT_HEADER}\n---\n\n\n"
END = f"\n\n---\n{DEFAULT_FOOTER}"


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (Body([A]), f"{START}## 1.0.0\n\n* x{END}"),
        (Body([A], "Above", "Below"), "Above\n---\n\n\n## 1.0.0\n\n* x\n\n---\nBelow"),
        (Body([A, B]), f"{START}## 1.0.0\n\n* x\n\n## 2.0.0{END}"),
        (Body([]), f"{START}{END}"),
        (Body([], has_details=True), f"{START}{END}"),
        (
            Body([A], has_details=True),
            f"{START}<details><summary>a: 1.0.0</summary>\n\n## 1.0.0\n\n* x\n</details>{END}",
        ),
        (
            Body([A, B], "Above", has_details=True),
            (
                "Above\n---\n\n\n<details><summary>a: 1.0.0</summary>\n\n## 1.0.0\n\n* x\n</details>"
                f"\n\n<details><summary>2.0.0</summary>\n\n## 2.0.0\n</details>{END}"
            ),
        ),
    ],
)
def test_a_body_has_the_notes_of_each_release(body: Body, text: str) -> None:
    assert body.render() == text


def test_what_stands_around_the_notes_is_said_by_the_real_tool() -> None:
    assert Body([B]).render() == (
        ":robot: I have created a release *beep* *boop*\n---\n\n\n## 2.0.0\n\n---\n"
        "This PR was generated with [Release Please](https://github.com/googleapis/release-please). "
        "See [documentation](https://github.com/googleapis/release-please#release-please)."
    )
    assert LONGEST_BODY == 65536


def test_a_pull_request_has_a_branch() -> None:
    assert branch_name("main") == "release-please--branches--main"
    assert branch_name("v1/x", "rocket") == "release-please--branches--v1/x--components--rocket"


@pytest.mark.parametrize(
    ("group", "safe"),
    [("libs", "libs"), ("my libs", "my-libs"), ("a--b", "a-b"), ("é/ü?", "-"), ("_A9-", "_A9-")],
)
def test_a_group_has_a_branch_of_plain_characters(group: str, safe: str) -> None:
    assert group_branch_name("main", group) == f"release-please--branches--main--groups--{safe}"


def test_a_group_without_a_name_has_the_branch_of_the_real_tool() -> None:
    assert group_branch_name("main", "") == "release-please--branches--undefined--groups--undefined"
