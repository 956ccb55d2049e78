"""History and tags of real repositories, as a release plan is made from them."""

from __future__ import annotations

import signal
import subprocess
import time
from collections.abc import Generator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import release_source
from gatepost.adapters.process import git_stream
from gatepost.adapters.release_source import GitSource
from gatepost.errors import GitFailedError, HistoryCutShortError, NoRepositoryError
from gatepost.release.source import LoggedCommit, Tag
from support.histories import grow
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


def logged(repository: Path, limit: int = 500) -> list[tuple[str, tuple[str, ...]]]:
    """Return the messages and the files of the history of HEAD."""
    source = GitSource(git(repository, "rev-parse", "HEAD"), str(repository))
    return [(each.message, each.files) for each in source.commits(limit)]


def tagged(repository: Path) -> list[Tag]:
    """Return the tags in the history of HEAD."""
    source = GitSource(git(repository, "rev-parse", "HEAD"), str(repository))
    return source.reachable(list(source.tags()))


def store(repository: Path, kind: str, content: bytes) -> str:
    """Store an object as it is, and return its id."""
    arguments = ["git", "hash-object", "-t", kind, "-w", "--stdin", "--literally"]
    return (
        subprocess.run(arguments, cwd=repository, input=content, capture_output=True, check=True)
        .stdout.decode()
        .strip()
    )


def stored_commit(repository: Path, message: bytes, *headers: bytes) -> None:
    """Put a commit with these bytes on top of HEAD, with the files of HEAD."""
    tree, parent = git(repository, "rev-parse", "HEAD^{tree}"), git(repository, "rev-parse", "HEAD")
    who = b"A <a@example.com> 1700000000 +0000"
    head = [b"tree " + tree.encode(), b"parent " + parent.encode(), b"author " + who, b"committer " + who, *headers]
    git(repository, "reset", "--quiet", "--soft", store(repository, "commit", b"\n".join(head) + b"\n\n" + message))


def test_commits_come_newest_first_with_their_files(repository: Path) -> None:
    first = commit(repository, "feat: one\n\nbody\n", **{"a.py": "1", "b/c d.py": "1"})
    second = commit(repository, "fix: two\n\n\n", **{"a.py": "2"})
    source = GitSource(second, str(repository))
    assert list(source.commits(500)) == [
        LoggedCommit(second, "fix: two", ("a.py",)),
        LoggedCommit(first, "feat: one\n\nbody", ("a.py", "b/c d.py")),
    ]
    assert list(GitSource(first, str(repository)).commits(500)) == list(source.commits(500))[1:]


@pytest.mark.parametrize(("limit", "expected"), [(0, []), (1, ["fix: 2"]), (2, ["fix: 2", "fix: 1"])])
def test_not_more_commits_come_than_are_asked_for(repository: Path, limit: int, expected: list[str]) -> None:
    for number in range(3):
        commit(repository, f"fix: {number}")
    assert logged(repository, limit) == [(message, ()) for message in expected]


def test_a_merge_has_the_files_that_it_changes_on_its_first_parent(repository: Path) -> None:
    commit(repository, "feat: base", base="1")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "feat: side", side="1")
    git(repository, "switch", "--quiet", "main")
    commit(repository, "feat: main", main="1")
    git(repository, "merge", "--quiet", "-m", "Merge pull request #7 from x/side", "side")
    git(repository, "merge", "--quiet", "-s", "ours", "--allow-unrelated-histories", "-m", "nothing new", "side")
    found = logged(repository)
    assert found[0] == ("Merge pull request #7 from x/side", ("side",))
    assert sorted(found[1:3]) == [("feat: main", ("main",)), ("feat: side", ("side",))]
    assert found[3:] == [("feat: base", ("base",))]


def test_files_that_are_moved_removed_or_only_made_executable_count(repository: Path) -> None:
    text = "".join(f"line {number}\n" for number in range(50))
    commit(repository, "feat: one", **{"old/a": text, "gone": "1", "mode": "1", "kept": text})
    git(repository, "mv", "old/a", "new-a")
    git(repository, "rm", "--quiet", "gone")
    git(repository, "update-index", "--chmod=+x", "mode")
    commit(repository, "feat: two", copy=text)
    assert logged(repository)[0] == ("feat: two", ("copy", "gone", "mode", "new-a"))


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("log.showRoot", "false"),
        ("log.showSignature", "true"),
        ("log.diffMerges", "off"),
        ("log.mailmap", "true"),
        ("log.decorate", "full"),
        ("log.follow", "true"),
        ("diff.renames", "false"),
        ("diff.relative", "true"),
        ("diff.external", "false"),
        ("diff.noprefix", "true"),
        ("diff.ignoreSubmodules", "all"),
        ("core.quotePath", "true"),
        ("color.ui", "always"),
        ("format.pretty", "oneline"),
        ("i18n.logOutputEncoding", "latin1"),
        ("notes.displayRef", "refs/notes/*"),
    ],
)
def test_no_setting_of_the_user_changes_what_is_read(repository: Path, key: str, value: str) -> None:
    text = "".join(f"line {number}\n" for number in range(50))
    commit(repository, "feat: é", **{"ü/a": text})
    git(repository, "mv", "ü/a", "ü/b")
    commit(repository, "fix: 2", **{"ü/c": "1"})
    git(repository, "notes", "add", "-m", "a note", "HEAD")
    before = logged(repository)
    git(repository, "config", key, value)
    source = GitSource(git(repository, "rev-parse", "HEAD"), str(repository / "ü"))
    assert [(each.message, each.files) for each in source.commits(9)] == before
    assert before == [("fix: 2", ("ü/b", "ü/c")), ("feat: é", ("ü/a",))]


def test_commits_without_files_or_words_are_commits(repository: Path) -> None:
    commit(repository, "feat: one", a="1")
    commit(repository, "")
    commit(repository, "\n\n \n")
    commit(repository, "fix: empty")
    assert logged(repository) == [("fix: empty", ()), ("\n\n ", ()), ("", ()), ("feat: one", ("a",))]


def test_any_name_of_a_file_comes_through(repository: Path) -> None:
    names = {
        "a b": "",
        "é/ü": "",
        '"quoted"': "",
        "tab\there": "",
        "new\nline": "",
        "\na": "",
        "\nb": "",
        "-dash": "",
        "back\\slash": "",
    }
    commit(repository, "feat: one", **names)
    assert logged(repository) == [("feat: one", tuple(sorted(names)))]


def test_names_that_are_no_utf8_come_with_replacements(repository: Path) -> None:
    commit(repository, "feat: one", **{"a\udce9": "1"})
    assert logged(repository) == [("feat: one", ("a\ufffd",))]


@pytest.mark.parametrize(
    ("message", "headers", "expected"),
    [
        (b"fix: \x01\x1b[31m\x7f", [], "fix: \x01\x1b[31m\x7f"),
        (b"fix: a\r\n\r\nb\r\n", [], "fix: a\r\n\r\nb\r"),
        ("\n\nfix: a\u2028b\u0085c\n\n".encode(), [], "\n\nfix: a\u2028b\u0085c"),
        (b"fix: \xe9t\xe9", [], "fix: \ufffdt\ufffd"),
        (b"fix: \xe9t\xe9", [b"encoding ISO-8859-1"], "fix: été"),
        (b"fix: \xa4", [b"encoding ISO-8859-15"], "fix: €"),
        (b"fix: \xe9", [b"encoding made-up"], "fix: \ufffd"),
        ("fix: 🚀".encode(), [b"gpgsig -----BEGIN PGP SIGNATURE-----\n nothing\n -----END"], "fix: 🚀"),
    ],
)
def test_messages_of_odd_bytes_are_read(repository: Path, message: bytes, headers: list[bytes], expected: str) -> None:
    commit(repository, "feat: one")
    stored_commit(repository, message, *headers)
    assert logged(repository) == [(expected, ()), ("feat: one", ())]


def test_a_long_message_is_read_in_no_time(repository: Path) -> None:
    message = "fix: " + "x" * (16 << 20)
    grow(repository, ["feat: one", message])
    started = time.monotonic()
    assert logged(repository) == [(message, ()), ("feat: one", ())]
    assert time.monotonic() - started < 2


def test_submodules_and_links_are_files(repository: Path) -> None:
    inner = commit(repository, "feat: one")
    git(repository, "update-index", "--add", "--cacheinfo", f"160000,{inner},libs/inner")
    (repository / "link").symlink_to("nowhere")
    git(repository, "add", "link")
    commit(repository, "feat: two")
    assert logged(repository)[0] == ("feat: two", ("libs/inner", "link"))


def test_who_stops_early_leaves_no_process(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    @contextmanager
    def watched(
        arguments: Sequence[str], *, folder: str, environment: dict[str, str]
    ) -> Iterator[subprocess.Popen[bytes]]:
        with git_stream(arguments, folder=folder, environment=environment) as process:
            started.append(process)
            yield process

    monkeypatch.setattr(release_source, "git_stream", watched)
    grow(repository, (f"feat: {number} {'x' * 200}" for number in range(3000)))
    head = git(repository, "rev-parse", "HEAD")
    commits = GitSource(head, str(repository)).commits(3000)
    assert isinstance(commits, Generator)
    assert next(commits).sha == head
    assert [process.returncode for process in started] == [None]
    commits.close()
    assert [process.returncode for process in started] == [-signal.SIGKILL]


@pytest.mark.parametrize("depth", [1, 2])
def test_a_history_that_is_cut_short_is_an_error_for_who_asks_on(repository: Path, tmp_path: Path, depth: int) -> None:
    ids = [commit(repository, f"fix: {number}") for number in range(3)][::-1]
    git(tmp_path, "clone", "--quiet", f"--depth={depth}", f"file://{repository}", "clone")
    source = GitSource(ids[0], str(tmp_path / "clone"), frozenset(ids[depth - 1 : depth]))
    commits = source.commits(500)
    assert [next(commits).sha for _ in range(depth)] == ids[:depth]
    with pytest.raises(HistoryCutShortError) as caught:
        next(commits)
    assert caught.value.text == (
        f"cannot plan: the history is cut short at {ids[depth - 1][:9]}, before the last release"
    )


def test_tags_come_newest_first_as_what_they_lead_to(repository: Path) -> None:
    first = commit(repository, "feat: one")
    for name, seconds in (("v1.0.0", 3), ("v2.0.0", 1), ("a-b/v0.1.0", 2)):
        git(repository, "tag", "-a", name, "-m", name, GIT_COMMITTER_DATE=f"{1_800_000_000 + seconds} +0000")
    git(repository, "tag", "light")
    git(repository, "tag", "light-é")
    second = commit(repository, "feat: two")
    git(repository, "tag", "-a", "v3.0.0", "-m", "words\n\nof\x1f several lines", GIT_COMMITTER_DATE="1800000009 +0000")
    git(repository, "tag", "line\u2028end\u0085")
    assert tagged(repository) == [
        Tag("v3.0.0", second),
        Tag("v1.0.0", first),
        Tag("a-b/v0.1.0", first),
        Tag("v2.0.0", first),
        Tag("line\u2028end\u0085", second),
        Tag("light-é", first),
        Tag("light", first),
    ]


def test_tags_of_other_branches_and_of_what_is_no_commit_are_left_out(repository: Path) -> None:
    first = commit(repository, "feat: one", file="text")
    git(repository, "tag", "v1.0.0")
    git(repository, "tag", "of-a-file", "HEAD:file")
    git(repository, "tag", "-a", "of-a-folder", "HEAD^{tree}", "-m", "x")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "feat: side")
    git(repository, "tag", "v2.0.0")
    git(repository, "switch", "--quiet", "main")
    assert tagged(repository) == [Tag("v1.0.0", first)]


def test_without_tags_there_are_none(repository: Path) -> None:
    commit(repository, "feat: one")
    assert tagged(repository) == []


def test_where_is_no_repository_nothing_is_read(tmp_path: Path) -> None:
    with closing(GitSource("0" * 40, str(tmp_path))) as source:
        with pytest.raises(NoRepositoryError):
            list(source.commits(1))
        with pytest.raises(NoRepositoryError):
            source.tags()


def test_a_commit_that_there_is_not_is_an_error(repository: Path) -> None:
    commit(repository, "feat: one")
    with pytest.raises(GitFailedError):
        list(GitSource("d" * 40, str(repository)).commits(1))
