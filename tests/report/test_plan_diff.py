from __future__ import annotations

import pytest

from gatepost.release.planned import FileChange, Plan, PullRequest
from gatepost.report.plan_diff import render_diff
from gatepost.report.style import Style

PLAIN = Style()


def plan_of(*files: FileChange, title: str = "chore: release 1.2.3") -> Plan:
    return Plan((PullRequest("1.2.3", title, "branch", (), False, "", (), files),), {})  # noqa: FBT003  not a choice here


def shown(*files: FileChange, title: str = "chore: release 1.2.3", style: Style = PLAIN) -> list[str]:
    """Return the lines behind the title."""
    return render_diff(plan_of(*files, title=title), style).split("\n")[1:-1]


def test_a_file_is_shown_by_what_changes() -> None:
    change = FileChange("a/b.txt", "1\n2\n3\n4\n5\n6\n7\n8\n", "1\n2\n3\n4\n5\n6\nseven\n8\n")
    assert render_diff(plan_of(change), PLAIN) == (
        "chore: release 1.2.3\n--- a/a/b.txt\n+++ b/a/b.txt\n@@ -4,5 +4,5 @@\n 4\n 5\n 6\n-7\n+seven\n 8\n"
    )


def test_a_new_file_comes_from_nowhere() -> None:
    assert shown(FileChange("CHANGELOG.md", None, "# a\n")) == [
        "--- /dev/null",
        "+++ b/CHANGELOG.md",
        "@@ -0,0 +1 @@",
        "+# a",
    ]


def test_an_empty_file_is_no_new_one() -> None:
    assert shown(FileChange("a", "", "b\n"))[0] == "--- a/a"


@pytest.mark.parametrize(
    ("before", "after", "lines"),
    [
        ("a", "b", ["-a", "\\ No newline at end of file", "+b", "\\ No newline at end of file"]),
        ("a", "a\n", ["-a", "\\ No newline at end of file", "+a"]),
        ("a\n", "a", ["-a", "+a", "\\ No newline at end of file"]),
        ("a\nb", "c\nb", ["-a", "+c", " b", "\\ No newline at end of file"]),
    ],
)
def test_a_missing_newline_is_told(before: str, after: str, lines: list[str]) -> None:
    assert shown(FileChange("f", before, after))[3:] == lines


def test_line_ends_that_change_are_seen() -> None:
    assert shown(FileChange("f", "a\r\nb\x0bc\n", "a\nb\x0bc\n"))[3:] == ["-a\\r", "+a", " b\\x0bc"]


def test_what_is_not_changed_is_not_shown() -> None:
    same = FileChange("a", "1", "1")
    skipped = FileChange("b", skipped="missing")
    failed = FileChange("c", "{", error="x")
    assert shown(same, skipped, failed) == []
    assert render_diff(Plan((), {}), PLAIN) == ""


def test_every_pull_request_has_its_title() -> None:
    one = plan_of(FileChange("a", "1\n", "2\n"))
    two = plan_of(FileChange("b", "1\n", "2\n"), title="chore: release b")
    text = render_diff(Plan((*one.pull_requests, *two.pull_requests), {}), PLAIN)
    assert [line for line in text.split("\n") if line.startswith(("chore", "---"))] == [
        "chore: release 1.2.3",
        "--- a/a",
        "chore: release b",
        "--- a/b",
    ]


def test_nothing_in_it_acts_on_a_terminal() -> None:
    text = render_diff(plan_of(FileChange("a\n\x1b", "\x1b[2J\n", "##[error]\u202e\n"), title="x\x1b[2J"), PLAIN)
    assert text == "x\\x1b[2J\n--- a/a\\n\\x1b\n+++ b/a\\n\\x1b\n@@ -1 +1 @@\n-\\x1b[2J\n+#\\x23[error]\\u202e\n"


def test_lines_have_colours_and_can_do_without_unicode() -> None:
    change = FileChange("f", "a\n-b\nc", "a\n+b\nc")
    assert shown(change, style=Style(colour=True)) == [
        "\x1b[1m--- a/f\x1b[0m",
        "\x1b[1m+++ b/f\x1b[0m",
        "\x1b[36m@@ -1,3 +1,3 @@\x1b[0m",
        " a",
        "\x1b[1;31m--b\x1b[0m",
        "\x1b[32m++b\x1b[0m",
        " c",
        "\x1b[2m\\ No newline at end of file\x1b[0m",
    ]
    assert shown(FileChange("f", "a\n", "ä…\n"), style=Style(unicode=False))[3:] == ["-a", "+\\xe4..."]


def test_a_line_that_looks_like_a_place_is_one_of_the_file() -> None:
    assert shown(FileChange("f", "@@ a\n", "@@ a"))[3:] == ["-@@ a", "+@@ a", "\\ No newline at end of file"]
    assert shown(FileChange("f", "a\n@@ b", "c\n@@ b"))[3:] == ["-a", "+c", " @@ b", "\\ No newline at end of file"]
