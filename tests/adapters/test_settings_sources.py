"""Where the files of a rulebook are read from: a folder, a commit, an installed package."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.settings_sources import FolderFiles, RevisionFiles, UnreadableFileError, package_files
from gatepost.errors import HistoryCutShortError, NoRepositoryError, RevisionUnknownError
from support.repos import commit, git

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "a.toml"
LARGEST = 1 << 20


def refusal(read: Callable[[str], bytes | None], name: str = NAME) -> tuple[str, str]:
    """Return why a file cannot be used, and the hint."""
    with pytest.raises(UnreadableFileError) as caught:
        read(name)
    assert str(caught.value) == caught.value.reason
    return caught.value.reason, caught.value.hint


# ---- a folder


def test_the_bytes_of_a_file_in_a_folder_come_as_they_are(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfx = '\xff'\r\n"
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / NAME).write_bytes(data)
    files = FolderFiles(tmp_path)
    assert (files.read(f"conf/{NAME}"), files.origin) == (data, "")
    assert files.place("conf/a.toml") == str(tmp_path / "conf" / "a.toml")


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    names = (NAME, "nowhere/a.toml", "file/a.toml")
    assert [FolderFiles(tmp_path).read(name) for name in names] == [None] * 3
    assert FolderFiles(tmp_path / "nowhere").read(NAME) is None


def test_what_is_no_plain_file_is_refused(tmp_path: Path) -> None:
    hint = "make it a readable file, or take it away"
    read = FolderFiles(tmp_path).read
    (tmp_path / NAME).mkdir()
    assert refusal(read) == ("Is a directory", hint)
    (tmp_path / NAME).rmdir()
    os.mkfifo(tmp_path / NAME)
    assert refusal(read) == ("not a plain file", hint)
    assert refusal(read, "x" * 300) == ("File name too long", hint)
    reason, said = refusal(read, "a\0b")
    assert ("embedded null" in reason, said) == (True, hint)  # each Python has its own words


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is closed to root")
def test_a_file_that_may_not_be_read_is_refused(tmp_path: Path) -> None:
    (tmp_path / NAME).touch(mode=0)
    assert refusal(FolderFiles(tmp_path).read)[0] == "Permission denied"


def test_a_file_may_have_1_mib(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.write_bytes(b"#" * LARGEST)
    assert FolderFiles(tmp_path).read(NAME) == b"#" * LARGEST
    for size in (LARGEST + 1, 10 << 20):
        path.write_bytes(b"#" * size)
        assert refusal(FolderFiles(tmp_path).read) == (
            "it is larger than 1 MiB",
            "settings are small; is this the right file?",
        )


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "conf").mkdir(parents=True)
    (root / "conf" / "real.toml").write_text("x = 1")
    (root / NAME).symlink_to("conf/real.toml")
    (root / "linked").symlink_to("conf")
    (tmp_path / "root2").symlink_to("root")
    for folder in (root, tmp_path / "root2"):
        files = FolderFiles(folder)
        assert [files.read(name) for name in (NAME, "linked/real.toml")] == [b"x = 1"] * 2


@pytest.mark.parametrize("target", ["../outside/a.toml", "{tmp}/outside/a.toml", "../root-2/a.toml", "linked/a.toml"])
def test_links_out_of_the_folder_are_refused(target: str, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for folder in (root, tmp_path / "outside", tmp_path / "root-2"):
        folder.mkdir()
        (folder / NAME).write_text("secret = 1")
    (root / "linked").symlink_to("../outside")
    (root / "link.toml").symlink_to(target.format(tmp=tmp_path))
    reason = ("it leads out of the repository", "put a copy of the file here")
    assert refusal(FolderFiles(root).read, "link.toml") == reason
    assert refusal(FolderFiles(root).read, "linked/a.toml") == reason


def test_links_that_lead_nowhere_are_refused(tmp_path: Path) -> None:
    path = tmp_path / NAME
    path.symlink_to("nowhere")
    assert refusal(FolderFiles(tmp_path).read) == ("it leads nowhere", "mend the symbolic link, or take it away")
    path.unlink()
    path.symlink_to(NAME)
    assert refusal(FolderFiles(tmp_path).read)[0].startswith("Too many levels of symbolic links")


# ---- a commit


def test_the_files_of_a_commit_are_those_that_it_has(repository: Path) -> None:
    first = commit(repository, "feat: one", **{NAME: "one\r\n", "conf/b.toml": "\ufeffb"})
    commit(repository, "feat: two", **{NAME: "two"})
    (repository / NAME).write_text("three")
    (repository / "staged.toml").touch()
    git(repository, "add", "staged.toml")
    files = RevisionFiles(first, str(repository))
    assert [files.read(name) for name in (NAME, "conf/b.toml")] == [b"one\r\n", "\ufeffb".encode()]
    assert [files.read(name) for name in ("staged.toml", "nowhere/a.toml", "a.toml/b", "*.toml")] == [None] * 4
    assert RevisionFiles("HEAD", str(repository)).read(NAME) == b"two"
    assert RevisionFiles("HEAD", str(repository)).read("staged.toml") is None


def test_a_commit_is_called_by_its_id(repository: Path) -> None:
    sha = commit(repository, "feat: one")
    git(repository, "tag", "-a", "v1", "-m", "one")
    for revision in ("HEAD", "main", "v1", sha, sha[:7], "HEAD^{/feat}"):
        files = RevisionFiles(revision, str(repository))
        assert (files.origin, files.place(NAME)) == (f" at {sha[:9]}", NAME)


def test_the_files_are_the_same_from_below_the_top_and_from_a_bare_repository(repository: Path, tmp_path: Path) -> None:
    commit(repository, "feat: one", **{NAME: "top", "below/a.toml": "below"})
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare.git")
    for folder in (repository / "below", tmp_path / "bare.git"):
        files = RevisionFiles("main", str(folder))
        assert [files.read(name) for name in (NAME, "below/a.toml")] == [b"top", b"below"]


def test_what_is_no_file_in_a_commit_is_refused(repository: Path) -> None:
    (repository / "linked.toml").symlink_to(NAME)
    git(repository, "add", "linked.toml")
    git(
        repository,
        "-c",
        "advice.addEmbeddedRepo=false",
        "update-index",
        "--add",
        "--cacheinfo",
        f"160000,{'a' * 40},sub",
    )
    commit(repository, "feat: one", **{"folder/a.toml": "", NAME: ""})
    read = RevisionFiles("HEAD", str(repository)).read
    assert refusal(read, "linked.toml") == ("it is a symbolic link", "links of another revision are not followed")
    for name in ("folder", "sub"):
        assert refusal(read, name) == ("it is no file", "make it a file, or take it away")
    assert read("sub/a.toml") is None


def test_a_link_to_a_folder_has_no_files_in_a_commit(repository: Path) -> None:
    (repository / "linked").symlink_to("folder")
    git(repository, "add", "linked")
    commit(repository, "feat: one", **{"folder/a.toml": ""})
    assert RevisionFiles("HEAD", str(repository)).read("linked/a.toml") is None


def test_a_file_of_a_commit_may_have_1_mib(repository: Path) -> None:
    commit(repository, "feat: one", **{NAME: "#" * LARGEST, "large.toml": "#" * (10 << 20)})
    read = RevisionFiles("HEAD", str(repository)).read
    assert read(NAME) == b"#" * LARGEST
    assert refusal(read, "large.toml")[0] == "it is larger than 1 MiB"


@pytest.mark.parametrize(
    "revision", ["nope", "d" * 40, "HEAD~7", "HEAD^{tree}", "HEAD:file", "--all", "HEAD..HEAD", ""]
)
def test_what_names_no_commit_is_refused(revision: str, repository: Path) -> None:
    commit(repository, "feat: one", file="content")
    with pytest.raises(RevisionUnknownError) as caught:
        RevisionFiles(revision, str(repository))
    assert caught.value.text == f"git knows no commit by `{revision}`"
    assert caught.value.hint == "a branch of a remote wants `git fetch` first"


def test_a_commit_that_a_shallow_clone_does_not_have_is_to_be_fetched(repository: Path, tmp_path: Path) -> None:
    first = commit(repository, "feat: one", **{NAME: "one"})
    commit(repository, "feat: two", **{NAME: "two"})
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "clone")
    clone = str(tmp_path / "clone")
    assert RevisionFiles("HEAD", clone).read(NAME) == b"two"
    with pytest.raises(HistoryCutShortError) as caught:
        RevisionFiles(first, clone)
    assert caught.value.text == f"cannot read the settings of {first}: this shallow clone does not have it"
    assert caught.value.hint == f"run `git fetch --depth=1 origin {first}`"
    git(tmp_path / "clone", "fetch", "--quiet", "--depth=1", "origin", first)
    assert RevisionFiles(first, clone).read(NAME) == b"one"


def test_outside_a_repository_there_is_no_commit(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError):
        RevisionFiles("HEAD", str(tmp_path))


# ---- a package


@pytest.fixture
def packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder from which packages can be imported."""
    path = tmp_path / "site"
    path.mkdir()
    monkeypatch.syspath_prepend(path)
    return path


def test_the_files_of_a_package_are_read_and_it_is_not_imported(packages: Path) -> None:
    package = packages / "gatepost_test_rules"
    package.mkdir()
    (package / "__init__.py").write_text("raise RuntimeError")
    (package / NAME).write_text("x = 1")
    files = package_files("gatepost_test_rules")
    assert files is not None
    assert (files.read(NAME), files.place(NAME), files.origin) == (b"x = 1", str(package / NAME), "")
    assert "gatepost_test_rules" not in sys.modules


def test_a_package_may_be_nothing_but_a_folder(packages: Path) -> None:
    (packages / "gatepost_test_data").mkdir()
    (packages / "gatepost_test_data" / NAME).write_text("x = 1")
    files = package_files("gatepost_test_data")
    assert files is not None
    assert files.read(NAME) == b"x = 1"


@pytest.mark.parametrize(
    "name", ["", "gatepost_nowhere", "gatepost_test_module", "gatepost.rules", "a-b", "..", "/", "sys", "a\0"]
)
def test_what_is_no_installed_top_level_package_is_none(name: str, packages: Path) -> None:
    (packages / "gatepost_test_module.py").touch()
    assert package_files(name) is None


def test_a_folder_of_the_checkout_is_no_installed_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "acme_rules").mkdir()
    (tmp_path / "acme_rules" / "__init__.py").touch()
    monkeypatch.syspath_prepend(str(tmp_path))
    assert package_files("acme_rules") is not None
    monkeypatch.chdir(tmp_path)
    assert package_files("acme_rules") is None
