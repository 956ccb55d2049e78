"""`cz check` within this process: messages and commits before the gate."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.commitizen import checking
from gatepost.adapters.commitizen.checking import Checker
from gatepost.adapters.commitizen.ground import Ground
from gatepost.adapters.process import git_output
from gatepost.errors import GitFailedError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


def checker(repository: Path, settings: str = "") -> Checker:
    (repository / "gatepost.toml").write_text(settings, "utf-8")
    return Checker(Ground(str(repository)))


def names(judge: Checker, text: str, sha: str = "") -> list[tuple[str, str]]:
    return [(finding.name, finding.severity) for finding in judge.verdict(text, sha).findings]


def test_a_message_is_judged_by_the_repository_s_settings(repository: Path) -> None:
    judge = checker(repository, 'types = ["own"]\n')
    assert names(judge, "own: x") == []
    assert names(judge, "fix: x") == [("type-unknown", "error")]


def test_a_commit_is_judged_as_git_stores_it_whatever_commitizen_makes_of_it(repository: Path) -> None:
    sha = commit(repository, "fix: two\nlines")
    assert names(checker(repository), "fix: two lines", sha) == [("body-not-separated", "error")]


def test_the_staged_files_are_in_view_of_a_message(repository: Path) -> None:
    (repository / "a.txt").write_text("x", "utf-8")
    git(repository, "add", "a.txt")
    judge = checker(repository, 'scopes = ["api", "cli"]\nscope-paths = { "a.txt" = "cli" }\n')
    assert [finding.suggestion for finding in judge.verdict("fix(x): y").findings] == ["fix(cli): y"]


def test_commits_of_a_branch_that_is_squashed_stand_where_they_do_for_lint(repository: Path) -> None:
    commit(repository, "fix: a")
    git(repository, "switch", "--quiet", "-c", "side")
    sha = commit(repository, "fixup! fix: a")
    assert names(checker(repository), "", sha) == [("fixup-left", "warning")]
    assert names(checker(repository, 'merge = "rebase"\n'), "", sha) == [("fixup-left", "error")]


def test_a_merge_commit_is_told_by_its_parents(repository: Path) -> None:
    first = commit(repository, "fix: a")
    git(repository, "switch", "--quiet", "-c", "side", first)
    commit(repository, "fix: b")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "-m", f"fix: {'a' * 120}", "side")
    sha = git(repository, "rev-parse", "HEAD")
    judge = checker(repository)
    assert names(judge, "", sha) == [("merge-commit-doubles", "warning")]
    assert names(judge, judge.verdict("", sha).text) == [("header-too-long", "error")]


def test_commits_are_read_ahead(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commits = [commit(repository, f"fix: {number}") for number in range(5)][::-1]
    asked = []

    def counted(arguments: list[str], *, folder: str) -> bytes:
        asked.append(arguments)
        return git_output(arguments, folder=folder)

    monkeypatch.setattr(checking, "git_output", counted)
    monkeypatch.setattr(checking, "_AHEAD", 2)
    judge = checker(repository)
    assert [judge.verdict("", sha).text for sha in commits] == ["fix: 4", "fix: 3", "fix: 2", "fix: 1", "fix: 0"]
    assert len(asked) == 3


def test_what_is_older_than_since_is_not_judged_and_that_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shas = [commit(repository, text) for text in ("one", "two", "three")]
    judge = checker(repository, f'since = "{shas[1]}"\n')
    assert [bool(names(judge, "", sha)) for sha in shas] == [False, False, True]
    said = [f"gatepost: {sha[:9]} is not judged: `since` is {shas[1][:9]}" for sha in shas[:2]]
    assert capsys.readouterr().err.splitlines() == said


def test_a_since_that_is_not_there_is_an_error(repository: Path) -> None:
    sha = commit(repository, "one")
    with pytest.raises(GitFailedError):
        checker(repository, f'since = "{"1" * 40}"\n').verdict("", sha)


def test_a_rule_that_is_skipped_or_ignored_is_said(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "type-unknown")
    judge = checker(repository, '[ignore]\ndescription-ends-with-period = "we like them"\n')
    assert names(judge, "own: a thing.") == []
    assert capsys.readouterr().err == (
        "gatepost: type-unknown was skipped, as GATEPOST_SKIP says\n"
        "ignored description-ends-with-period: we like them\n"
    )


def test_the_report_closes_with_the_sum(repository: Path) -> None:
    judge = checker(repository)
    items = [judge.shown(judge.verdict(text)) for text in ("one", "fix: a thing.", "fix: x")]
    assert judge.report(items[:1]).splitlines()[-2:] == [
        "1 error and 1 warning in 3 messages",
        "why, and examples: gatepost explain GP101 GP108",
    ]


def test_where_nothing_is_found_the_report_is_what_it_is_given(repository: Path) -> None:
    judge = checker(repository)
    judge.verdict("fix: x")
    assert judge.report(["too long\n"]) == "too long\n"


def test_commitizen_s_red_ends_where_our_colours_begin(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert checker(repository).report(["x"]) == "\x1b[0mx"


def test_remarks_are_safe_on_a_terminal(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    checker(repository).say("\x1b[2J")
    assert capsys.readouterr().err == "gatepost: \\x1b[2J\n"
