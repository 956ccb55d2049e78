from __future__ import annotations

import pytest

from gatepost.release.outline import outline
from gatepost.release.plan import plan
from gatepost.release.planned import Surprise
from gatepost.release.what_if import UNBORN
from gatepost.report.plan_text import render_plan, render_releases
from gatepost.report.style import Style
from support.plans import TARGET, MemorySource, commit, repository, sha_of, tag

OLD = commit("feat: old", "a", sha="d" * 40)
SIMPLE: dict[str, object] = {"release-type": "simple", "packages": {".": {}}}
TWO: dict[str, object] = {"release-type": "simple", "packages": {"a": {"component": "a"}, "b": {"component": "b"}}}
PLAIN = Style()


def rendered(
    source: MemorySource,
    style: Style = PLAIN,
    remarks: tuple[str, ...] = (),
    surprises: tuple[Surprise, ...] = (),
) -> str:
    found = plan(source, TARGET)
    return render_plan(found, outline(found), surprises, remarks, style)


def one(*messages: str, style: Style = PLAIN, keys: dict[str, object] | None = None) -> list[str]:
    """Return the lines of the only package, the first left out; the messages are newest first."""
    history = [*(commit(message, "a") for message in messages), OLD]
    source = repository({**SIMPLE, **(keys or {})}, {".": "1.2.3"}, history, [tag("v1.2.3", OLD.sha)])
    return rendered(source, style).split("\n\n")[0].split("\n")[1:]


def short(text: str) -> str:
    return sha_of(text)[:7]


@pytest.mark.parametrize(
    ("message", "lines"),
    [
        ("feat(api): a", ["  Features      {}  feat(api): a"]),
        ("fix: a\n\nfeat: b", ["  Bug Fixes     {}  fix: a  and 1 more"]),
        ("feat: a\n\nfix: b\n\nfix: c", ["  Features      {}  feat: a  and 2 more"]),
        ("chore: a", ["  Not listed    {}  chore: a  hidden type"]),
        ("odd: a", ["  Not listed    {}  odd: a  no section lists `odd`"]),
        ("odd: a\n\nchore: b", ["  Not listed    {}  odd: a  no section lists `odd`, hidden type"]),
        ("Nope", ["  Not read      {}  Nope  no conventional header"]),
        ("", ["  Not listed    {}    nothing is read in it"]),
        (
            "fix: a\n\nfoo(bar(1))",
            [
                "  Dropped       {}  fix: a",
                "                         line 3, column 4: foo(bar(1))  → gatepost explain {}",
            ],
        ),
        (
            "fix: a\n\nBEGIN_NESTED_COMMIT\nNope\nEND_NESTED_COMMIT",
            [
                "  Bug Fixes     {}  fix: a",
                "                         line 4, column 5: Nope  → gatepost explain {}",
            ],
        ),
        ("feat!: a", ["  ⚠ BREAKING CHANGES", "                {}  feat!: a"]),
    ],
)
def test_a_commit_stands_behind_what_is_done_with_it(message: str, lines: list[str]) -> None:
    assert one(message) == [line.format(short(message)) for line in lines]


def test_groups_are_in_the_order_of_the_notes_and_then_come_the_losses() -> None:
    table = {**SIMPLE, "packages": {".": {"exclude-paths": ["docs"]}}}
    history = [
        commit("Nope", "a"),
        commit("fix: a\n\nfoo(bar(1))", "a"),
        commit("chore: a", "a"),
        commit("docs: b", "docs/b"),
        commit("fix: c", "a"),
        commit("odd!: d", "a"),
        commit("feat: e", "a"),
    ]
    lines = rendered(repository(table, {".": "1.2.3"}, history)).split("\n\n")[0].split("\n")
    labels = [line[2:16].strip() for line in lines[1:]]
    assert [label for label in labels if label] == [
        "⚠ BREAKING CHA",
        "Features",
        "Bug Fixes",
        "Not listed",
        "Excluded",
        "Not read",
        "Dropped",
    ]
    assert f"  Excluded      {short('docs: b')}  docs: b  all its files are excluded" in lines


def test_a_section_without_a_title_is_shown_all_the_same() -> None:
    lines = one("feat: a", "fix: b", keys={"changelog-sections": [{"type": "feat"}, {"type": "fix", "section": "F"}]})
    assert lines == [f"  F             {short('fix: b')}  fix: b", f"  No heading    {short('feat: a')}  feat: a"]


def test_a_hidden_type_that_bumps_all_the_same_says_so() -> None:
    sections = [{"type": "feat", "section": "F", "hidden": True}]
    assert one("feat: a", keys={"changelog-sections": sections}) == [
        f"  Not listed    {short('feat: a')}  feat: a  hidden type, but bumps minor"
    ]


def test_of_many_commits_the_newest_are_shown() -> None:
    lines = one(*(f"fix: {number}" for number in range(40)))
    assert len(lines) == 31
    assert lines[29].endswith("fix: 29")
    assert lines[30] == "                and 10 more"


def test_of_a_commit_that_is_not_made_yet_nothing_more_is_to_be_had() -> None:
    text = rendered(repository(SIMPLE, {".": "1.2.3"}, [commit("fix: a\n\nfoo(bar(1))", sha=UNBORN)]))
    assert "  Dropped       new      fix: a\n" in text
    assert "line 3, column 4: foo(bar(1))\n" in text


@pytest.mark.parametrize(
    ("versions", "message", "first"),
    [
        ({".": "1.2.3"}, "feat: a", "rocket  1.2.3 → 1.3.0   minor: 1 feature"),
        ({".": "1.2.3"}, "feat!: a", "rocket  1.2.3 → 2.0.0   major: 1 breaking change"),
        ({}, "feat: a", "rocket  new → 1.0.0   first: nothing was released before"),
        ({".": "1.2.3"}, "chore: a", "rocket  1.2.3   no release: nothing that is listed: 1 hidden"),
    ],
)
def test_a_package_begins_with_its_versions(versions: dict[str, str], message: str, first: str) -> None:
    assert rendered(repository(SIMPLE, versions, [commit(message, "a")])).split("\n")[0] == first


def test_packages_without_commits_share_a_line() -> None:
    table = {"release-type": "simple", "packages": {path: {"component": path} for path in ("a", "b", "c")}}
    versions = {"a": "1.0.0", "b": "2.0.0"}
    text = rendered(repository(table, versions, [commit("chore: a", "a/x")]))
    assert text.split("\n\n")[1:] == [
        "No commits    b 2.0.0  c",
        "Release PR    none: there is nothing to release\n",
    ]
    assert rendered(repository(TWO, versions, [commit("chore: a", "a/x")])).split("\n\n")[1] == (
        "b  2.0.0   no release: no commits since the last release\n"
    ).rstrip("\n")


def test_what_belongs_to_no_package_is_told() -> None:
    nowhere = commit("fix: nowhere\n\nbody", "x")
    text = rendered(repository(TWO, {}, [nowhere]))
    line = f"                {nowhere.sha[:7]}  fix: nowhere"
    assert f"no package   these commits change no file of any package\n{line}\n" in text


def test_a_pull_request_says_what_it_would_change() -> None:
    source = repository({**SIMPLE, "draft-pull-request": True}, {".": "1.2.3"}, [commit("fix: a", "a")])
    assert rendered(source).split("\n\n")[1] == (
        "Release PR    chore(main): release 1.2.4  draft\n"
        "Branch        release-please--branches--main\n"
        "Would change  CHANGELOG.md  .release-please-manifest.json\n"
    )


def test_a_file_at_which_release_please_stops_is_named() -> None:
    table = {**SIMPLE, "extra-files": [{"type": "json", "path": "x.json", "jsonpath": "$.version"}]}
    text = rendered(repository(table, {".": "1.2.3"}, [commit("fix: a", "a")], [], {"x.json": "{"}))
    assert "\nFails at      x.json: " in text


def test_a_pull_request_that_changes_nothing_says_so() -> None:
    same = commit("fix: a\n\nRelease-As: 1.2.3", "a")
    files = {".release-please-manifest.json": '{".":"1.2.3"}'}
    source = repository({**SIMPLE, "skip-changelog": True}, {}, [same], [], files)
    assert "\nWould change  no file\n" in rendered(source)


def test_a_plan_that_stops_says_nothing_of_pull_requests() -> None:
    assert rendered(MemorySource(), remarks=("beside",)) == "! beside\n"
    assert rendered(MemorySource()) == ""


def test_what_is_to_be_said_comes_last() -> None:
    told = (Surprise("first", "text"), Surprise("second", "more", "a/b"), Surprise("third", "x", "a", "c" * 40))
    text = rendered(repository({"packages": {}}, {}), remarks=("a remark",), surprises=told)
    assert text == (
        "Release PR    none: there is nothing to release\n"
        "\n"
        "! a remark\n"
        "! text  (first)\n"
        "! a/b: more  (second)\n"
        "! ccccccc: x  (third)\n"
    )


def test_on_a_narrow_screen_lines_are_cut_and_wrapped() -> None:
    header = "fix: " + "word " * 20
    narrow = Style(columns=40)
    assert one(header, style=narrow) == [f"  Bug Fixes     {short(header)}  fix: word word …"]
    text = rendered(
        repository({**SIMPLE, "version-file": "a/long/folder/version.txt"}, {".": "1.2.3"}, [commit("fix: a", "a")]),
        narrow,
        ("what is to be said is wrapped where the screen ends",),
    )
    assert "Would change  CHANGELOG.md\n              .release-please-manifest.json\n" in text
    assert "! what is to be said is wrapped where\n  the screen ends\n" in text
    assert not [line for line in text.split("\n") if line != line.rstrip()]


def test_on_a_wide_screen_a_line_ends_somewhere() -> None:
    header = "fix: " + "x" * 300
    (line,) = one(header, style=Style(columns=400))
    assert len(line) == 16 + 9 + 115


def test_text_of_others_cannot_act_on_a_screen() -> None:
    hostile = "fix(\x1b[2J)!: ::error::\u202e ##[error]"
    source = repository(TWO, {}, [commit(hostile, "a/x"), commit("\x1b]0;x\x07", "y")])
    text = rendered(source, remarks=("\x1b[2J",), surprises=(Surprise("name", "\u202e", "\x1b"),))
    assert text.isprintable() is False
    assert {character for character in text if not character.isprintable()} == {"\n"}
    assert "##[" not in text


def test_it_has_colours_and_can_do_without_unicode() -> None:
    messages = ("feat!: ä", "Nope", "fix: a\n\nfoo(bar(1))", "fix: b", "ci: c")
    source = repository(SIMPLE, {".": "1.2.3"}, [commit(text, "a") for text in messages])
    colour = rendered(source, Style(colour=True), ("said",))
    assert "\x1b[1mrocket\x1b[0m  1.2.3 → \x1b[1m2.0.0\x1b[0m   \x1b[1;31mmajor\x1b[0m: 1 breaking change\n" in colour
    assert "  \x1b[1;31m⚠ BREAKING CHANGES\x1b[0m\n" in colour
    assert "  \x1b[1;33mNot read\x1b[0m      " in colour
    assert "  \x1b[1;31mDropped\x1b[0m       " in colour
    assert f"\x1b[2m{short('ci: c')}\x1b[0m  ci: c  \x1b[2mhidden type\x1b[0m\n" in colour
    assert "\x1b[1;33m!\x1b[0m said\n" in colour
    plain = rendered(source, Style(unicode=False))
    assert plain.isascii()
    assert "rocket  1.2.3 -> 2.0.0" in plain
    assert "feat!: \\xe4" in plain


def test_colours_take_no_room_where_a_line_is_wrapped() -> None:
    packages = {name: {"component": name} for name in ("abcdefgh", "ijklmnop")}
    source = repository({**SIMPLE, "packages": packages}, {})
    lines = rendered(source, Style(colour=True, columns=34)).split("\n")
    assert lines[0] == "No commits    \x1b[2mabcdefgh  ijklmnop\x1b[0m"


@pytest.mark.parametrize(
    ("source", "line"),
    [
        (repository(SIMPLE, {".": "1.2.3"}, [commit("feat: a", "a")]), "rocket 1.2.3 → 1.3.0 (minor)"),
        (
            repository(TWO, {"a": "1.2.3"}, [commit("fix!: a", "a/x", "b/x")]),
            "a 1.2.3 → 2.0.0 (major), b new → 1.0.0 (first)",
        ),
        (repository(SIMPLE, {".": "1.2.3"}, [commit("chore: a", "a")]), "nothing to release"),
        (MemorySource(), "nothing to release"),
        (
            repository({**SIMPLE, "component": "\x1b[2J"}, {}, [commit("fix: a", "a")]),
            "\\x1b[2J new → 1.0.0 (first)",
        ),
    ],
)
def test_the_releases_are_told_in_a_line(source: MemorySource, line: str) -> None:
    assert render_releases(outline(plan(source, TARGET))) == line


def test_of_many_files_the_first_are_shown() -> None:
    table = {**SIMPLE, "extra-files": [{"type": "generic", "path": "*.txt", "glob": True}]}
    files = {f"{number}.txt": "1.2.3 x-release-please-version\n" for number in range(40)}
    text = rendered(repository(table, {".": "1.2.3"}, [commit("fix: a", "a")], [], files), Style(columns=400))
    assert "  28.txt  and 12 more\n" in text


def test_on_a_narrow_screen_what_is_said_of_a_commit_stands_below_it() -> None:
    narrow = Style(columns=40)
    below = " " * 25
    hidden = "chore: " + "word " * 20
    assert one(hidden, style=narrow) == [f"  Not listed    {short(hidden)}  chore: word wor…", f"{below}hidden type"]
    lost = "fix: a\n\nfoo(bar(1))"
    assert one(lost, style=narrow) == [
        f"  Dropped       {short(lost)}  fix: a",
        f"{below}line 3, column 4: foo(bar(1))",
        f"{below}→ gatepost explain {short(lost)}",
    ]
