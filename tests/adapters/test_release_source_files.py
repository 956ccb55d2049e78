"""The files of a real repository at one commit, as a release plan reads them."""

from __future__ import annotations

import signal
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import release_source
from gatepost.adapters.release_source import GitSource
from gatepost.errors import GitFailedError
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TEXTS = {
    "empty": "",
    "lines": "a\r\nb\n",
    "no newline": "a",
    "a b/c d.py": "blanks",
    "é/ü🚀.md": "letters",
    "colon:name": "colon",
    "a 12": "ends like a size",
    "a missing": "ends like an answer",
    "-dash": "dash",
    "bom": "\ufefftext",
    "nul": "a\0b\0\n",
}
TREE = ("version.py", "a/version.py", "a/b/version.py", "a/b/c.txt", "ab/version.py", "a b/version.py/x", "é/c.txt")
NAMED = [
    ("version.py", ".", ["a b/version.py", "a/b/version.py", "a/version.py", "ab/version.py", "version.py"]),
    ("version.py", "", ["a b/version.py", "a/b/version.py", "a/version.py", "ab/version.py", "version.py"]),
    ("version.py", "a", ["b/version.py", "version.py"]),
    ("version.py", "/a/", ["b/version.py", "version.py"]),
    ("version.py", "/", ["a b/version.py", "a/b/version.py", "a/version.py", "ab/version.py", "version.py"]),
    ("version.py", "a b", ["version.py"]),
    ("c.txt", "é", ["c.txt"]),
    ("b", ".", ["a/b"]),
    ("b/c.txt", ".", []),
    ("version.py", "nowhere", []),
    ("version.py", "version.py", []),
]
MATCHING = [
    ("*.py", "", ["version.py"]),
    ("**/*.py", "a", ["b/version.py", "version.py"]),
    ("a/*.py", "a", ["version.py"]),
    ("*.py", "a", []),
    ("*/b", "", ["a/b"]),
    ("{a,é}/**/c.txt", "", ["a/b/c.txt", "é/c.txt"]),
    ("none", "", []),
]


@pytest.fixture
def source(repository: Path) -> Iterator[GitSource]:
    """Return a source of the files of `TEXTS` and `TREE`."""
    sha = commit(repository, "feat: one", **dict.fromkeys(TREE, ""), **TEXTS)
    with closing(GitSource(sha, str(repository))) as found:
        yield found


@pytest.mark.parametrize("path", TEXTS)
def test_a_file_is_read_as_it_is(source: GitSource, path: str) -> None:
    assert source.read(path) == TEXTS[path]


@pytest.mark.parametrize(
    "path",
    ["none", "a", "a/", "", "a/none", "colon", "lines/", "lines\n", "lines\r", "lines\0", "\n", "\ud800"],
)
def test_what_is_no_file_is_not_read(source: GitSource, path: str) -> None:
    assert source.read(path) is None
    assert source.read("lines") == TEXTS["lines"]


def test_bytes_that_are_no_utf8_become_replacements(repository: Path) -> None:
    sha = commit(repository, "feat: one")
    (repository / "latin").write_bytes(b"caf\xe9 \xf0\x9f\x9a")
    git(repository, "add", "latin")
    sha = commit(repository, "feat: two")
    with closing(GitSource(sha, str(repository))) as source:
        assert source.read("latin") == "caf\ufffd \ufffd"


def test_a_file_is_read_as_the_commit_has_it(repository: Path) -> None:
    first = commit(repository, "feat: one", file="1", gone="1")
    git(repository, "rm", "--quiet", "gone")
    second = commit(repository, "feat: two", file="2")
    (repository / "file").write_text("3")
    for sha, expected in ((first, ("1", "1")), (second, ("2", None))):
        with closing(GitSource(sha, str(repository))) as source:
            assert (source.read("file"), source.read("gone")) == expected
            assert (source.read("file"), source.read("gone")) == expected


def test_a_link_is_read_as_where_it_leads_and_a_submodule_is_no_file(repository: Path) -> None:
    first = commit(repository, "feat: one", file="1")
    (repository / "link").symlink_to("file")
    git(repository, "add", "link")
    for path, sha in (("known", first), ("unknown", "d" * 40)):
        git(repository, "update-index", "--add", "--cacheinfo", f"160000,{sha},{path}")
    with closing(GitSource(commit(repository, "feat: two"), str(repository))) as source:
        assert [source.read(path) for path in ("link", "known", "unknown", "file")] == ["file", None, None, "1"]
        assert source.named("known", ".") == ["known"]


def test_a_file_is_read_from_any_folder(repository: Path) -> None:
    sha = commit(repository, "feat: one", **{"a/file": "1", "top": "2"})
    with closing(GitSource(sha, str(repository / "a"))) as source:
        assert (source.read("a/file"), source.read("file"), source.read("top")) == ("1", None, "2")
        assert source.named("file", ".") == ["a/file"]
        assert source.listed("a") == ["a/file"]


def test_a_file_larger_than_the_limit_is_an_error(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release_source, "_LARGEST", 9)
    sha = commit(repository, "feat: one", small="x" * 9, **{"a/large:1": "x" * 10})
    with closing(GitSource(sha, str(repository))) as source:
        assert source.read("small") == "x" * 9
        with pytest.raises(GitFailedError) as caught:
            source.read("a/large:1")
    assert caught.value.text == "a/large:1 is larger than 64 MiB"


@pytest.mark.parametrize(("name", "folder", "expected"), NAMED)
def test_files_are_found_by_their_name(source: GitSource, name: str, folder: str, expected: list[str]) -> None:
    assert source.named(name, folder) == expected


@pytest.mark.parametrize(("glob", "folder", "expected"), MATCHING)
def test_files_are_found_by_a_glob_over_their_whole_path(
    source: GitSource, glob: str, folder: str, expected: list[str]
) -> None:
    assert source.matching(glob, folder) == expected


@pytest.mark.parametrize(
    ("folder", "expected"), [("a", ["a/b", "a/version.py"]), ("a b", ["a b/c d.py", "a b/version.py"]), ("none", [])]
)
def test_what_lies_in_a_folder_is_listed(source: GitSource, folder: str, expected: list[str]) -> None:
    assert source.listed(folder) == expected


def test_one_git_reads_all_files_and_ends(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []
    begin = subprocess.Popen

    def watched(
        command: list[str], *, stdin: int, stdout: int, stderr: int, env: dict[str, str]
    ) -> subprocess.Popen[bytes]:
        started.append(begin(command, stdin=stdin, stdout=stdout, stderr=stderr, env=env))
        return started[-1]

    sha = commit(repository, "feat: one", a="1", b="2")
    monkeypatch.setattr(subprocess, "Popen", watched)
    GitSource(sha, str(repository)).close()
    assert started == []
    source = GitSource(sha, str(repository))
    assert (source.read("a"), source.read("b"), source.read("c")) == ("1", "2", None)
    assert [process.poll() for process in started] == [None]
    source.close()
    source.close()
    assert [process.returncode for process in started] == [-signal.SIGKILL]


def test_a_file_that_git_has_lost_is_no_file_that_is_missing(repository: Path) -> None:
    (repository / "below").mkdir()
    sha = commit(repository, "feat: one", **{"below/a": "lost"})
    lost = git(repository, "rev-parse", "HEAD:below/a").strip()
    (repository / ".git" / "objects" / lost[:2] / lost[2:]).unlink()
    with closing(GitSource(sha, str(repository))) as source:
        assert source.read("below/b") is None
        with pytest.raises(GitFailedError, match="git lacks below/a, which is part of"):
            source.read("below/a")
