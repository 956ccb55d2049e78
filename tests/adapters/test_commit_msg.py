from __future__ import annotations

import os
import tempfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import commit_msg, remember
from gatepost.adapters.commit_msg import judge_message_file
from gatepost.adapters.rulebook_cache import load
from gatepost.errors import GatepostError, MessageUnreadableError, NoRepositoryError, SettingsInvalidError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

    from gatepost.adapters.settings_sources import FolderFiles

BAD = b"Fixed the login.\n\n# a comment\n"


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


def judged(repository: Path, data: bytes) -> commit_msg.Outcome:
    path = repository / ".git" / "COMMIT_EDITMSG"
    path.write_bytes(data)
    return judge_message_file(".git/COMMIT_EDITMSG")


def kept(repository: Path, name: str = "rejected") -> bytes:
    return (repository / ".git" / "gatepost" / name).read_bytes()


def test_a_good_message_leaves_nothing_behind(repository: Path) -> None:
    outcome = judged(repository, b"feat: sign in\n\n# a comment\n")
    assert (outcome.verdict.findings, outcome.verdict.ignored, outcome.kept, outcome.mended) == ([], [], None, None)
    assert (outcome.skipped.rules, outcome.skipped.unknown) == ([], [])
    assert outcome.verdict.text == "feat: sign in"
    assert not (repository / ".git" / "gatepost" / "rejected").exists()


def test_a_refused_message_is_kept_as_git_would_store_it(repository: Path) -> None:
    outcome = judged(repository, BAD)
    assert outcome.verdict.findings[0].code == "GP101"
    assert outcome.kept == repository / ".git" / "gatepost" / "rejected"
    assert kept(repository) == b"Fixed the login.\n"


def test_a_message_that_can_be_mended_is_kept_mended_too(repository: Path) -> None:
    outcome = judged(repository, b"Feat: sign in\n\nbody\n# a comment\n")
    assert outcome.mended == repository / ".git" / "gatepost" / "mended"
    assert kept(repository, "mended") == b"feat: sign in\n\nbody\n"


def test_a_mended_form_of_another_message_does_not_stay(repository: Path) -> None:
    for other in (b"no type here\n", b"feat: a\n", b"# only a comment\n"):
        assert judged(repository, b"Feat: sign in\n").mended is not None
        assert judged(repository, other).mended is None
        assert not (repository / ".git" / "gatepost" / "mended").exists(), other


@pytest.mark.parametrize(
    ("data", "setting", "expected"),
    [
        (b"no type\n\n#12\n", "", " --cleanup=scissors"),
        (b"no type\n\n #12\n", "", ""),
        (b"#12\n", "", " --cleanup=scissors"),
        (b"no type\n\n;12\n", "core.commentChar=;", " --cleanup=scissors"),
        (b"no type\n\n#12\n", "core.commentChar=;", ""),
        (b"no type\n\n#12\n", "core.commentChar=auto", " --cleanup=scissors"),
        (b"no type\n\n#12\n", "commit.cleanup=whitespace", ""),
        (b"no type\n\n#12\n", "commit.cleanup=scissors", ""),
    ],
)
def test_lines_that_look_like_comments_are_to_be_kept_in_the_editor(
    data: bytes, setting: str, expected: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if setting:
        git(repository, "config", *setting.split("="))
    monkeypatch.setenv("GIT_EDITOR", ":")
    flags = judged(repository, data).flags
    assert (flags.for_editor, flags.for_files) == (expected, "")


def test_comments_that_the_editor_showed_ask_for_nothing(repository: Path) -> None:
    assert judged(repository, b"no type\n\n# a comment\n").flags.for_editor == ""


@pytest.mark.parametrize(
    ("index", "expected"),
    [
        (".git/index", ""),
        ("/r/.git/next-index-17.lock", " -- PATHS"),
        ("{git}/index.lock", " -a"),
        ("{git}/odd", ""),
    ],
)
def test_the_index_tells_what_was_to_be_committed(
    index: str, expected: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_INDEX_FILE", index.format(git=repository / ".git"))
    flags = judged(repository, b"no type\n").flags
    assert (flags.for_editor, flags.for_files) == ("", expected)


def test_a_mended_message_is_in_the_repositorys_encoding(repository: Path) -> None:
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    judged(repository, "Feat: café\n".encode("latin-1"))
    assert kept(repository, "mended") == "feat: café\n".encode("latin-1")


def test_comments_belong_to_a_message_that_nobody_edited(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_EDITOR", ":")
    assert judged(repository, b"fix: a\n\n# not a comment\n").verdict.text == "fix: a\n\n# not a comment"


def test_an_empty_message_is_left_to_git(repository: Path) -> None:
    outcome = judged(repository, b"\n# only a comment\n")
    assert (outcome.verdict.findings, outcome.kept) == ([], None)


SCOPED = """
select = ["scope-missing"]
scopes = ["api", "docs"]
[scope-paths]
"src/api/" = "api"
"*.md" = "docs"
"""


@pytest.mark.parametrize(
    ("staged", "text", "mended"),
    [
        (["src/api/a.py"], "fix: keep it", "fix(api): keep it"),
        (["src/api/a.py", "src/api/\u00e9\n.py", "src/other.py"], "fix(zzz): keep it", "fix(api): keep it"),
        (["src/api/a.py", "sub/README.md"], "fix: keep it", None),
        (["src/other.py"], "fix: keep it", None),
        ([], "fix: keep it", None),
        (["src/api/a.py"], "Fix(docs): keep it", "fix(docs): keep it"),
    ],
)
def test_the_staged_files_tell_which_scope_was_meant(
    staged: list[str], text: str, mended: str | None, repository: Path
) -> None:
    commit(repository, "feat: base", **{"gatepost.toml": SCOPED, "src/api/old.py": "", "CHANGES.md": ""})
    for name in staged:
        (repository / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / name).write_text("new")
    git(repository, "add", ".")
    (repository / "not-staged.md").write_text("new")
    outcome = judged(repository, text.encode())
    assert outcome.kept is not None
    assert (outcome.mended and outcome.mended.read_text()) == (mended and f"{mended}\n")


def test_files_that_are_moved_or_taken_away_count_too(repository: Path) -> None:
    commit(repository, "feat: base", **{"gatepost.toml": SCOPED, "src/api/old.py": "text\n" * 9, "src/api/more.py": ""})
    git(repository, "mv", "src/api/old.py", "src/new.py")
    git(repository, "rm", "--quiet", "src/api/more.py")
    outcome = judged(repository, b"fix: keep it")
    assert outcome.mended is not None
    assert outcome.mended.read_text() == "fix(api): keep it\n"


def test_a_first_commit_has_staged_files_too(repository: Path) -> None:
    (repository / "gatepost.toml").write_text(SCOPED)
    (repository / "README.md").touch()
    git(repository, "add", "README.md")
    assert [each.suggestion for each in judged(repository, b"fix: keep it").verdict.findings] == ["fix(docs): keep it"]


def test_what_the_settings_ignore_does_not_count_and_says_why(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("ignore = {GP101 = 'an old habit'}\noverrides = ['header-too-long']\n")
    outcome = judged(repository, b"no type here\n")
    assert (outcome.verdict.findings, outcome.kept) == ([], None)
    assert [(each.name, each.reason) for each in outcome.verdict.ignored] == [
        ("header-not-conventional", "an old habit")
    ]
    outcome = judged(repository, b"fix: " + b"x" * 100 + b"\n\nGatepost-Ignore: header-too-long a link\n")
    assert (outcome.verdict.findings, outcome.kept) == ([], None)
    assert [each.reason for each in outcome.verdict.ignored] == ["the message says: a link"]


@pytest.mark.parametrize("text", ["fixup! feat: a", "squash! feat: a", "amend! feat: a", "WIP", "wip: a", "[WIP] a"])
def test_what_is_not_done_yet_may_be_committed(text: str, repository: Path) -> None:
    assert judged(repository, text.encode()).verdict.findings == []


def test_a_merge_is_mended_below_its_header_alone(repository: Path) -> None:
    sha = commit(repository, "feat: one")
    (repository / ".git" / "MERGE_HEAD").write_text(f"{sha}\n")
    outcome = judged(repository, b"Fix it up\n\nBREAKING CHANGES: all is new\n")
    assert outcome.mended is not None
    assert outcome.mended.read_text() == "Fix it up\n\nBREAKING CHANGE: all is new\n"


def test_a_merge_is_judged_as_one(repository: Path) -> None:
    sha = commit(repository, "feat: one")
    text = b"bring the two together\n"
    assert judged(repository, text).verdict.findings
    (repository / ".git" / "MERGE_HEAD").write_text(f"{sha}\n")
    assert not judged(repository, text).verdict.findings


ERRORS = {
    "broken settings": (b"fix: a\n", "gatepost.toml", "scopes = [", SettingsInvalidError),
    "a NUL": (b"fix: \0\n", "unused", "", MessageUnreadableError),
    "not UTF-8": (b"fix: \xff\n", "unused", "", MessageUnreadableError),
    "an unknown encoding": (b"fix: a\n", ".git/config", "[i18n]\ncommitEncoding = klingon\n", MessageUnreadableError),
    "no configuration": (b"fix: a\n", ".git/config", "[broken\n", GatepostError),
}


@pytest.mark.parametrize(("data", "file", "text", "error"), ERRORS.values(), ids=ERRORS)
def test_a_message_that_cannot_be_judged_is_kept_before_the_error(
    data: bytes, file: str, text: str, error: type[GatepostError], repository: Path
) -> None:
    with (repository / file).open("a") as opened:
        opened.write(text)
    if error is GatepostError:
        with pytest.raises(error):
            judged(repository, data)
        return
    with pytest.raises(error) as caught:
        judged(repository, data)
    assert caught.value.hint.endswith("; your message is kept: git commit -e -F .git/gatepost/rejected")
    assert kept(repository) == data


@pytest.mark.parametrize("crash", [KeyboardInterrupt, RuntimeError])
def test_a_message_is_kept_when_gatepost_crashes(
    crash: type[BaseException], repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crashes(files: FolderFiles) -> None:
        raise crash(files)

    monkeypatch.setattr(commit_msg, "load_settings", crashes)
    with pytest.raises(crash):
        judged(repository, BAD)
    assert kept(repository) == BAD


def test_where_nothing_can_be_written_the_verdict_is_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / ".git" / "gatepost").write_text("in the way")
    monkeypatch.setattr(tempfile, "tempdir", str(repository / ".git" / "gatepost"))
    outcome = judged(repository, BAD)
    assert outcome.verdict.findings[0].code == "GP101"
    assert (outcome.kept, outcome.mended) == (None, None)
    (repository / "gatepost.toml").write_text("scopes = 1")
    with pytest.raises(SettingsInvalidError) as caught:
        judged(repository, BAD)
    assert "kept" not in caught.value.hint


@pytest.mark.parametrize(
    "words", ["GP101", "header-not-conventional", "gp101, nonsense", "nope HEADER-NOT-CONVENTIONAL"]
)
def test_a_rule_is_skipped_on_request_and_said_to_be(
    words: str, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", words)
    outcome = judged(repository, b"no type here\n")
    assert outcome.skipped.rules == ["header-not-conventional"]
    assert outcome.skipped.unknown == [word for word in ("nonsense", "nope") if word in words]
    assert "GP101" not in {finding.code for finding in outcome.verdict.findings}
    monkeypatch.setenv("CI", "true")
    outcome = judged(repository, b"no type here\n")
    assert (outcome.skipped.rules, outcome.skipped.unknown) == ([], [])
    assert outcome.kept is not None


def test_the_rulebook_is_remembered_whole_though_rules_are_skipped(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(remember, "_SETTLED", -60.0)
    monkeypatch.setenv("GATEPOST_SKIP", "GP101")
    judged(repository, b"no type here\n")
    cached = load(str(repository / ".git"))
    assert cached is not None
    assert "HeaderNotConventional" in {rule[1] for rule in cached.frozen[1]}


def test_outside_a_repository_nothing_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "message").write_text("fix: a")
    with pytest.raises(NoRepositoryError):
        judge_message_file("message")
    assert sorted(os.listdir(tmp_path)) == ["message", "repository"]  # noqa: PTH208  names are all that counts
