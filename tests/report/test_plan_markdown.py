from __future__ import annotations

import pytest

from gatepost.release.outline import outline
from gatepost.release.plan import plan
from gatepost.release.planned import Surprise
from gatepost.release.surprises import surprises_of
from gatepost.report.plan_markdown import render_plan_markdown
from gatepost.report.room import STEP_SUMMARY
from support.plans import TARGET, MemorySource, commit, repository, sha_of, tag

OLD = commit("feat: old", "a", sha="d" * 40)
ONE = {"release-type": "simple", "packages": {".": {}}}


def rendered(source: MemorySource, surprises: list[Surprise] | None = None) -> str:
    found = plan(source, TARGET)
    outlines = outline(found)
    return render_plan_markdown(found, outlines, surprises_of(found, outlines) if surprises is None else surprises)


def effects(*messages: str, **keys: object) -> list[str]:
    """Return the last cell of each row."""
    history = [*(commit(message, "a") for message in messages), OLD]
    text = rendered(repository({**ONE, **keys}, {".": "1.2.3"}, history, [tag("v1.2.3", OLD.sha)]))
    rows = [line for line in text.split("\n") if line.startswith("| `")]
    return [row.rpartition(" | ")[2].removesuffix(" |") for row in rows]


def test_the_whole_of_it() -> None:
    history = [commit("feat(api): a", "a"), commit("chore: b", "b"), OLD]
    a, b = history[0].sha[:7], history[1].sha[:7]
    assert rendered(repository(ONE, {".": "1.2.3"}, history, [tag("v1.2.3", OLD.sha)])) == (
        "### The next release\n"
        "\n"
        "**`rocket` `1.2.3` → `1.3.0`** minor: `1 feature`\n"
        "\n"
        "| commit | | effect |\n"
        "| --- | --- | --- |\n"
        f"| `{a}` | `feat(api): a` | `Features` |\n"
        f"| `{b}` | `chore: b` | `hidden type` |\n"
        "\n"
        "**Release pull request** `chore(main): release 1.3.0` would change "
        "`CHANGELOG.md`, `.release-please-manifest.json`\n"
        "\n"
        "<details>\n"
        "<summary>The notes</summary>\n"
        "\n"
        "```text\n"
        "## [1.3.0](https://github.com/acme/rocket/compare/v1.2.3...v1.3.0) (2026-03-04)\n"
        "\n"
        "\n"
        "### Features\n"
        "\n"
        f"* **api:** a ([{a}](https://github.com/acme/rocket/commit/{history[0].sha}))\n"
        "```\n"
        "\n"
        "</details>\n"
    )


def test_where_nothing_is_released_it_says_why() -> None:
    assert rendered(repository(ONE, {".": "1.2.3"}, [OLD], [tag("v1.2.3", OLD.sha)])) == (
        "### The next release\n\n**`rocket`** no release: `no commits since the last release`\n"
    )


def test_an_error_is_said_in_the_words_of_release_please() -> None:
    assert rendered(MemorySource()) == (
        "### The next release\n\nRelease Please would stop: `ConfigurationError: base (acme/rocket): "
        "Missing required manifest config: release-please-config.json`\n"
    )


def test_the_heading_is_another_s() -> None:
    found = plan(MemorySource(), TARGET)
    assert render_plan_markdown(found, [], [], heading="After").startswith("### After\n")


@pytest.mark.parametrize(
    ("message", "effect"),
    [
        ("fix!: a", "`⚠ BREAKING CHANGES, Bug Fixes`"),
        ("odd: a", "`` no section lists `odd` ``"),
        ("odd: a\n\nchore: b", "``no section lists `odd`, hidden type``"),
        ("fix: a\n\nfoo(bar(1))", "`dropped: line 3, column 4`"),
        ("Nope", "`not conventional`"),
        ("", "`empty`"),
        ("fix: a\n\nBEGIN_NESTED_COMMIT\nNope\nEND_NESTED_COMMIT", "`Bug Fixes; a part is not conventional`"),
    ],
)
def test_a_row_says_what_a_commit_does(message: str, effect: str) -> None:
    assert effects(message)[0] == effect


def test_a_section_without_a_title_has_no_heading() -> None:
    assert effects("feat: a", **{"changelog-sections": [{"type": "feat"}]}) == ["`no heading`"]


def test_what_is_excluded_comes_last() -> None:
    table = {"release-type": "simple", "packages": {".": {"exclude-paths": ["docs"]}}}
    text = rendered(repository(table, {}, [commit("docs: x", "docs/x"), commit("fix: a", "a")]))
    rows = [line for line in text.split("\n") if line.startswith("| `")]
    assert [row.rpartition(" | ")[2] for row in rows] == ["`Bug Fixes` |", "`excluded` |"]
    assert "**`rocket` new → `1.0.0`** first: `nothing was released before`" in text


def test_a_commit_that_is_not_made_yet_is_new() -> None:
    text = rendered(repository(ONE, {}, [commit("feat: a", sha="0" * 40)]))
    assert "| `new` | `feat: a` |" in text


def test_of_many_commits_the_newest_are_shown() -> None:
    text = rendered(repository(ONE, {}, [commit(f"fix: {number}", "a") for number in range(60)]))
    assert "`fix: 49`" in text
    assert "| `fix: 50` |" not in text
    assert "| | … and 10 more | |\n" in text


def test_what_surprises_is_a_list() -> None:
    told = [
        Surprise("first", "text `with` | code"),
        Surprise("second", "@ada", "a/b"),
        Surprise("third", "x", "a/b", "c" * 40),
    ]
    text = rendered(repository({"packages": {}}, {}), told)
    assert text == (
        "### The next release\n\n"
        "- :warning: ``text `with` | code`` (first)\n"
        "- :warning: `a/b` `@ada` (second)\n"
        f"- :warning: `{'c' * 7}` `x` (third)\n"
    )


def test_what_others_wrote_stands_in_code_alone() -> None:
    hostile = "fix(x|y): @ada ![a](http://x) <img src=x> `b` #1 \x1b[2J\u202e::error::"
    text = rendered(repository(ONE, {}, [commit(hostile, "a"), commit("fix: b\n\nfoo(@team```(", "a")]))
    assert "\x1b" not in text
    assert "\u202e" not in text
    row = next(line for line in text.split("\n") if line.startswith(f"| `{sha_of(hostile)[:7]}`"))
    shown = r"``fix(x\|y): @ada ![a](http://x) <img src=x> `b` #1 \x1b[2J\u202e::error::``"
    assert row == f"| `{sha_of(hostile)[:7]}` | {shown} | `Bug Fixes` |"


def test_notes_cannot_close_their_fence() -> None:
    text = rendered(repository(ONE, {}, [commit("fix: a\n\nBREAKING CHANGE: see\n```\nx\n```", "a")]))
    assert "\n````text\n" in text
    assert "\n````\n\n</details>\n" in text


def test_a_plan_that_no_summary_can_take_says_so() -> None:
    packages = {f"p{number}": {"component": f"p{number}"} for number in range(40)}
    history = [commit(f"fix: {'x' * 190} {number}") for number in range(100)]
    text = rendered(repository({"release-type": "simple", "packages": packages}, {}, history))
    assert len(text.encode()) <= STEP_SUMMARY
    assert text == "### The next release\n\nThe plan is too long to be shown here.\n"


def test_of_many_files_the_first_are_shown() -> None:
    table = {**ONE, "extra-files": [{"type": "generic", "path": "*.txt", "glob": True}]}
    files = {f"{number}.txt": "1.2.3 x-release-please-version\n" for number in range(60)}
    text = rendered(repository(table, {".": "1.2.3"}, [commit("fix: a", "a")], [], files))
    assert ", `48.txt`, and 12 more\n" in text


def test_a_pull_request_that_changes_no_file_says_so() -> None:
    same = commit("fix: a\n\nRelease-As: 1.2.3", "a")
    manifest = {".release-please-manifest.json": '{".":"1.2.3"}'}
    text = rendered(repository({**ONE, "skip-changelog": True}, {}, [same], [], manifest))
    assert "**Release pull request** `chore(main): release 1.2.3` would change no file\n" in text
