from __future__ import annotations

import os
import tempfile
import time
from _imp import source_hash
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import commit_msg, rulebook_cache
from gatepost.adapters.commit_msg import judge_message_file
from gatepost.adapters.rulebook_cache import NAME, load
from gatepost.errors import GatepostError, MessageUnreadableError, NoRepositoryError, SettingsInvalidError
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

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
    assert (outcome.verdict.findings, outcome.kept, outcome.mended, outcome.skipped) == ([], None, None, [])
    assert outcome.verdict.text == "feat: sign in"
    assert not (repository / ".git" / "gatepost" / "rejected").exists()


def test_a_refused_message_is_kept_as_git_would_store_it(repository: Path) -> None:
    outcome = judged(repository, BAD)
    assert outcome.verdict.findings[0].code == "GP101"
    assert outcome.kept == repository / ".git" / "gatepost" / "rejected"
    assert kept(repository) == b"Fixed the login.\n"


def test_the_refused_messages_before_it_are_kept_too(repository: Path) -> None:
    for number in range(12):
        judged(repository, f"no type {number}\n".encode())
        judged(repository, f"no type {number}\n".encode())
    names = ["rejected", *(f"rejected.{number}" for number in range(1, 10))]
    assert [kept(repository, name) for name in names] == [f"no type {number}\n".encode() for number in range(11, 1, -1)]
    assert sorted(path.name for path in (repository / ".git" / "gatepost").iterdir()) == names


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
    def crashes(root: Path) -> None:
        raise crash(root)

    monkeypatch.setattr(commit_msg, "load_rulebook", crashes)
    with pytest.raises(crash):
        judged(repository, BAD)
    assert kept(repository) == BAD


def test_where_gits_directory_cannot_be_written_the_message_goes_to_the_temporary_files(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (repository / ".git" / "gatepost").write_text("in the way")
    outcome = judged(repository, b"Feat: sign in\n")
    assert outcome.kept is not None
    assert outcome.mended is not None
    assert outcome.kept.read_bytes() == b"Feat: sign in\n"
    assert outcome.mended.read_bytes() == b"feat: sign in\n"
    assert tmp_path in outcome.kept.parents
    assert repository not in outcome.kept.parents
    assert outcome.kept.parent.stat().st_mode & 0o777 == 0o700


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
    assert outcome.skipped == ["header-not-conventional"]
    assert outcome.unknown == [word for word in ("nonsense", "nope") if word in words]
    assert "GP101" not in {finding.code for finding in outcome.verdict.findings}
    monkeypatch.setenv("CI", "true")
    outcome = judged(repository, b"no type here\n")
    assert (outcome.skipped, outcome.unknown) == ([], [])
    assert outcome.kept is not None


def test_what_was_written_a_moment_ago_is_not_remembered(repository: Path) -> None:
    (repository / "gatepost.toml").write_text("")
    judged(repository, b"fix: a\n")
    assert not (repository / ".git" / NAME).exists()


def test_the_rulebook_is_remembered_whole_though_rules_are_skipped(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit_msg, "_SETTLED", -60.0)
    monkeypatch.setenv("GATEPOST_SKIP", "GP101")
    judged(repository, b"no type here\n")
    cached = load(str(repository / ".git"))
    assert cached is not None
    assert "HeaderNotConventional" in {name for _, name, _, _ in cached.frozen[2]}


def test_what_is_remembered_and_still_holds_is_not_written_again(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(commit_msg, "_SETTLED", -60.0)
    judged(repository, b"fix: a\n")
    path = repository / ".git" / NAME
    first = path.stat().st_ino
    judged(repository, b"fix: a\n")
    assert path.stat().st_ino == first
    (repository / "gatepost.toml").write_text("")
    judged(repository, b"fix: a\n")
    assert path.stat().st_ino != first
    assert load(str(repository / ".git")) is not None


def test_a_damaged_rulebook_is_written_again(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit_msg, "_SETTLED", -60.0)
    judged(repository, b"fix: a\n")
    path = repository / ".git" / NAME
    whole = path.read_bytes()
    start = whole.index(b"\n") + 9
    for payload in (b"", b"N", b"\xff", b"(\x01\x00\x00\x00N"):
        path.write_bytes(whole[: start - 8] + source_hash(rulebook_cache._KEY, payload) + payload)  # noqa: SLF001
        judged(repository, b"fix: a\n")
        assert load(str(repository / ".git")) is not None, payload


def test_new_code_is_not_remembered_before_it_has_settled(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.setattr(commit_msg, "JUDGING", (*commit_msg.JUDGING, "gatepost_test_new"))
    monkeypatch.setattr(commit_msg, "_SETTLED", 0.0)
    new = tmp_path / "gatepost_test_new.py"
    new.touch()
    os.utime(new, (time.time() + 3600, time.time() + 3600))
    judged(repository, b"fix: a\n")
    assert not (repository / ".git" / NAME).exists()
    new.touch()
    judged(repository, b"fix: a\n")
    assert (repository / ".git" / NAME).exists()


def test_settings_of_one_call_are_not_remembered(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commit_msg, "_SETTLED", -60.0)
    for name, value in {"COUNT": "1", "KEY_0": "core.commentChar", "VALUE_0": "%"}.items():
        monkeypatch.setenv(f"GIT_CONFIG_{name}", value)
    judged(repository, b"fix: a\n")
    assert not (repository / ".git" / NAME).exists()


def test_outside_a_repository_nothing_is_judged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "message").write_text("fix: a")
    with pytest.raises(NoRepositoryError):
        judge_message_file("message")
    assert sorted(os.listdir(tmp_path)) == ["message", "repository"]  # noqa: PTH208  names are all that counts
