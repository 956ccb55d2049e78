from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import git_history
from gatepost.adapters.git_history import Range, batches_of, commits_in_range, read_batch
from gatepost.errors import GitFailedError, HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from support.program import start
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


def messages(range_: str, folder: Path) -> list[str]:
    return [found.message for found in commits_in_range(Range(range_, str(folder)))]


def test_a_range_gives_its_commits_newest_first(repository: Path) -> None:
    first = commit(repository, "feat: one\n")
    second = commit(repository, "feat: two\n\nbody\n")
    third = commit(repository, "feat: three")
    found = list(commits_in_range(Range(f"{first}..HEAD", str(repository))))
    assert [(each.sha, each.parents, each.message) for each in found] == [
        (third, [second], "feat: three"),
        (second, [first], "feat: two\n\nbody"),
    ]


def test_the_first_commit_has_no_parents(repository: Path) -> None:
    sha = commit(repository, "feat: one")
    assert [(each.sha, each.parents) for each in commits_in_range(Range("HEAD", str(repository)))] == [(sha, [])]


def test_a_merge_has_two_parents(repository: Path) -> None:
    base = commit(repository, "feat: base")
    git(repository, "switch", "--quiet", "-c", "side")
    side = commit(repository, "feat: side")
    git(repository, "switch", "--quiet", "main")
    main = commit(repository, "feat: main")
    git(repository, "merge", "--quiet", "--no-edit", "side")
    found = list(commits_in_range(Range(f"{base}..HEAD", str(repository))))
    assert found[0].parents == [main, side]
    assert found[0].message == "Merge branch 'side'"
    assert {each.sha for each in found[1:]} == {main, side}


@pytest.mark.parametrize("range_", ["HEAD..HEAD", "HEAD..", "..HEAD", "HEAD...HEAD", "v1..HEAD", "HEAD^!"])
def test_a_range_of_commits_may_be_empty(range_: str, repository: Path) -> None:
    commit(repository, "feat: one")
    commit(repository, "feat: two")
    git(repository, "tag", "-a", "v1", "-m", "one")
    expected = ["feat: two"] if range_ == "HEAD^!" else []
    assert messages(range_, repository) == expected


@pytest.mark.parametrize(
    ("range_", "named"),
    [
        ("nope..HEAD", "nope"),
        ("HEAD..nope", "nope"),
        ("nope..", "nope"),
        ("...nope", "nope"),
        ("nope..nowhere", "nope"),
        ("v9.9.9", "v9.9.9"),
        ("HEAD~7", "HEAD~7"),
        ("a b", "a b"),
        (f"{'d' * 40}..HEAD", "d" * 40),
        (f"HEAD...{'d' * 40}", "d" * 40),
        ("0" * 40, "0" * 40),
        ("HEAD..HEAD..HEAD", "HEAD..HEAD..HEAD"),
    ],
)
def test_of_a_range_the_end_that_git_does_not_know_is_named(range_: str, named: str, repository: Path) -> None:
    commit(repository, "feat: one")
    with pytest.raises(RevisionUnknownError) as caught:
        messages(range_, repository)
    assert caught.value.text == f"git knows no commit by `{named}`"
    assert caught.value.hint == "a branch of a remote wants `git fetch` first"
    assert caught.value.exit_code == 2


@pytest.mark.parametrize("range_", ["", "  ", "-n1", "--all", "--output=x"])
def test_what_is_no_range_never_reaches_git(range_: str, repository: Path) -> None:
    with pytest.raises(RevisionUnknownError, match="is no range of commits") as caught:
        messages(range_, repository)
    assert caught.value.exit_code == 2
    assert not (repository / "x").exists()


@pytest.mark.parametrize("range_", ["HEAD:file", "HEAD^{tree}", "^HEAD", "blob"])
def test_what_names_no_commits_is_not_passed_over_in_silence(range_: str, repository: Path) -> None:
    commit(repository, "feat: one", file="content")
    git(repository, "tag", "blob", "HEAD:file")
    with pytest.raises(RevisionUnknownError, match="names no commits"):
        messages(range_, repository)


def test_a_repository_without_commits_has_no_head(repository: Path) -> None:
    with pytest.raises(RevisionUnknownError, match="git knows no commit by `HEAD`"):
        messages("HEAD", repository)


def test_a_file_of_the_same_name_does_not_confuse_git(repository: Path) -> None:
    commit(repository, "feat: one", main="content")
    assert messages("main", repository) == ["feat: one"]


def test_a_shallow_clone_that_cuts_the_range_cannot_be_judged(repository: Path, tmp_path: Path) -> None:
    first = commit(repository, "feat: one")
    commit(repository, "feat: two")
    commit(repository, "feat: three")
    clone = shallow(repository, tmp_path, 2)
    for range_ in ("HEAD", "HEAD~2..HEAD", f"{first}..HEAD", "origin/nope..HEAD"):
        with pytest.raises(HistoryCutShortError) as caught:
            messages(range_, clone)
        assert caught.value.exit_code == 3
        assert "git fetch --unshallow" in caught.value.hint


def test_a_shallow_clone_that_holds_the_whole_range_is_enough(repository: Path, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        commit(repository, f"feat: {name}")
    clone = shallow(repository, tmp_path, 2)
    assert messages("HEAD~1..HEAD", clone) == ["feat: three"]
    assert messages("HEAD~1..HEAD", tmp_path / "clone" / ".git") == ["feat: three"]


def test_a_clone_deeper_than_the_history_is_not_cut(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    commit(repository, "feat: two")
    assert messages("HEAD", shallow(repository, tmp_path, 5)) == ["feat: two", "feat: one"]


def test_what_is_stored_is_read_whatever_takes_its_place_here(repository: Path) -> None:
    commit(repository, "feat: one")
    second = commit(repository, "feat: two")
    commit(repository, "feat: three")
    git(repository, "replace", "--graft", second)
    found = list(commits_in_range(Range("HEAD", str(repository))))
    assert [each.message for each in found] == ["feat: three", "feat: two", "feat: one"]


def test_a_damaged_history_is_an_error_and_no_short_list(repository: Path) -> None:
    first = commit(repository, "feat: one")
    commit(repository, "feat: two")
    (repository / ".git" / "objects" / first[:2] / first[2:]).unlink()
    with pytest.raises(GitFailedError) as caught:
        messages("HEAD", repository)
    assert caught.value.exit_code == 3


def test_a_commit_is_read_in_the_encoding_that_it_declares(repository: Path) -> None:
    git(repository, "config", "i18n.commitEncoding", "ISO-8859-1")
    commit(repository, "fix: caf\udce9")
    git(repository, "config", "--unset", "i18n.commitEncoding")
    git(repository, "config", "i18n.logOutputEncoding", "ISO-8859-1")
    assert messages("HEAD", repository) == ["fix: café"]


def test_bytes_that_no_encoding_explains_become_replacement_characters(repository: Path) -> None:
    commit(repository, "fix: a")
    raw = start(repository, "git", "cat-file", "commit", "HEAD").out.encode().replace(b"fix: a", b"fix: caf\xe9 \xff!")
    sha = start(repository, "git", "hash-object", "-t", "commit", "-w", "--stdin", given=raw).out.strip()
    assert messages(sha, repository) == ["fix: caf\ufffd \ufffd!"]


def test_carriage_returns_and_odd_separators_stay_as_they_are(repository: Path) -> None:
    text = "fix: a\r\n\r\nb\rc\x0bd\x1ee\x85f\u2028g\n\nAcked-by: x"
    commit(repository, text)
    assert messages("HEAD", repository) == [text]


def test_empty_messages_are_commits_too(repository: Path) -> None:
    for text in ("", "fix: a", "", "\n\n"):
        commit(repository, text)
    assert messages("HEAD", repository) == ["", "", "fix: a", ""]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 41, 64])
def test_no_chunk_border_tears_a_commit(size: int, repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["feat: één", "", "fix: \U0001f600\n\nbody", "x"]
    for text in texts:
        commit(repository, text)
    monkeypatch.setattr(git_history, "_CHUNK", size)
    assert messages("HEAD", repository) == texts[::-1]


def test_a_huge_message_comes_whole(repository: Path) -> None:
    text = "feat: huge\n\n" + "line of text\n" * 400_000
    commit(repository, text)
    assert messages("HEAD", repository) == [text.rstrip("\n")]


def test_settings_for_people_do_not_change_what_is_read(repository: Path) -> None:
    for name, value in {"log.showSignature": "true", "color.ui": "always", "log.abbrevCommit": "true"}.items():
        git(repository, "config", name, value)
    sha = commit(repository, "feat: one")
    git(repository, "notes", "add", "-m", "a note")
    assert [(each.sha, each.message) for each in commits_in_range(Range("HEAD", str(repository)))] == [
        (sha, "feat: one")
    ]


def test_a_bare_repository_has_a_history_too(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one")
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare.git")
    assert messages("main", tmp_path / "bare.git") == ["feat: one"]


def test_git_dir_says_which_repository_is_meant(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(repository, "feat: one")
    monkeypatch.setenv("GIT_DIR", str(repository / ".git"))
    assert messages("HEAD", tmp_path) == ["feat: one"]


def test_outside_a_repository_there_is_no_history(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError):
        messages("HEAD", tmp_path)


def test_a_reader_may_stop_early(repository: Path) -> None:
    commit(repository, "feat: one")
    commit(repository, "feat: two")
    assert next(commits_in_range(Range("HEAD", str(repository)))).message == "feat: two"


def shallow(repository: Path, tmp_path: Path, depth: int) -> Path:
    git(tmp_path, "clone", "--quiet", f"--depth={depth}", f"file://{repository}", "clone")
    return tmp_path / "clone"


def test_commits_are_read_by_their_ids_in_the_order_that_they_are_asked_for(repository: Path) -> None:
    ids = [commit(repository, f"feat: {number}") for number in range(4)]
    asked = [ids[2], ids[0], ids[3]]
    found = [each for batch in batches_of(asked, str(repository)) for each in read_batch(batch)]
    assert [(each.sha, each.message) for each in found] == [
        (ids[2], "feat: 2"),
        (ids[0], "feat: 0"),
        (ids[3], "feat: 3"),
    ]
    assert found[1].parents == []
    assert list(batches_of([], str(repository))) == []


def test_an_id_that_is_not_there_is_an_error(repository: Path) -> None:
    commit(repository, "feat: one")
    with pytest.raises(GitFailedError, match="bad object"):
        list(batches_of(["d" * 40], str(repository)))
