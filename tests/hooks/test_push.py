"""What git says of a push on the standard input of its hook."""

from __future__ import annotations

import re

import pytest

from gatepost.hooks.push import PushedRef, is_none, read_refs

A, B = "a" * 40, "b" * 40
ZEROS = "0" * 40


def fields(ref: PushedRef) -> tuple[str, str, str, str]:
    return ref.local, ref.local_id, ref.remote, ref.remote_id


@pytest.mark.parametrize(
    "line",
    [
        ("refs/heads/main", A, "refs/heads/main", B),
        ("(delete)", ZEROS, "refs/heads/old", B),
        ("HEAD@{1 day ago}", A, "refs/heads/new", ZEROS),
        ("refs/heads/日本", "c" * 64, "refs/heads/日本", "0" * 64),
    ],
)
def test_a_line_is_a_ref(line: tuple[str, str, str, str]) -> None:
    assert [fields(ref) for ref in read_refs(" ".join(line) + "\n")] == [line]
    assert [fields(ref) for ref in read_refs(" ".join(line))] == [line]


def test_no_lines_are_no_refs() -> None:
    assert read_refs("") == read_refs("\n") == []


@pytest.mark.parametrize(
    "line",
    [
        "refs/heads/main",
        f"refs/heads/main {A} refs/heads/main",
        f"refs/heads/main {A} refs/heads/main {B[:39]}",
        f"refs/heads/main {A[:-1]}G refs/heads/main {B}",
        "\0\udcff\x1b[31m",
    ],
)
def test_a_line_that_is_not_whole_is_refused(line: str) -> None:
    with pytest.raises(ValueError, match=re.escape(line)) as caught:
        read_refs(f"refs/heads/a {A} refs/heads/a {B}\n{line}\n")
    assert caught.value.args == (line,)


def test_a_deletion_has_no_id_here() -> None:
    assert PushedRef("(delete)", ZEROS, "refs/heads/x", A).is_deletion
    assert not PushedRef("refs/heads/x", A, "refs/heads/x", ZEROS).is_deletion
    assert is_none("0" * 64)
    assert not is_none(A)


@pytest.mark.parametrize(
    ("remote", "private"),
    [
        ("refs/heads/notes", False),
        ("refs/tags/v1", False),
        ("refs/for/main", False),
        ("refs/notes/commits", True),
        ("refs/remotes/origin/main", True),
        ("refs/replace/" + A, True),
        ("refs/stash", True),
    ],
)
def test_gits_own_refs_are_private(remote: str, *, private: bool) -> None:
    assert PushedRef("refs/x", A, remote, ZEROS).is_private is private


@pytest.mark.parametrize(
    ("local", "branch", "tag", "is_head"),
    [
        ("refs/heads/a/b", "a/b", "", False),
        ("refs/tags/v1", "", "v1", False),
        ("HEAD", "", "", True),
        ("@", "", "", True),
        (A, "", "", False),
    ],
)
def test_what_was_named_here(local: str, branch: str, tag: str, *, is_head: bool) -> None:
    ref = PushedRef(local, A, "refs/heads/c", ZEROS)
    assert (ref.local_branch, ref.local_tag, ref.is_head) == (branch, tag, is_head)


def test_what_is_named_there() -> None:
    assert PushedRef("HEAD", A, "refs/heads/c/d", ZEROS).branch == "c/d"
    assert PushedRef("HEAD", A, "refs/tags/c", ZEROS).branch == ""
