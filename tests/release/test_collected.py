"""Which commits belong to which release."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.policy.configuration import read_configuration
from gatepost.release.collected import Collected, collect, sort_by_package
from gatepost.release.last_release import LastReleases
from support.plans import commit, configuration, last

if TYPE_CHECKING:
    from gatepost.release.source import LoggedCommit

HISTORY = [commit(f"fix: {number}", "a/x", sha=str(number)) for number in range(6, 0, -1)]


def releases(*, are_all: bool = True, root: str = "", **shas: str) -> LastReleases:
    paths = {".": root} if root else {}
    return LastReleases({path: last("v1.0.0", sha) for path, sha in (paths | shas).items()}, are_all)


def shas(commits: list[LoggedCommit]) -> str:
    return "".join(each.sha for each in commits)


@pytest.mark.parametrize(
    ("found", "keys", "expected"),
    [
        (releases(a="3"), {}, "654"),
        (releases(a="6"), {}, ""),
        (releases(a="3", b="5"), {}, "654"),
        (releases(a="3", b="3"), {}, "654"),
        (releases(a="9"), {}, "654321"),
        (releases(a="3", b="9"), {}, "654321"),
        (releases(), {}, ""),
        (releases(a="3", are_all=False), {}, "654321"),
        (releases(are_all=False), {}, "654321"),
        (releases(are_all=False), {"bootstrap_sha": "2"}, "6543"),
        (releases(a="3", are_all=False), {"bootstrap_sha": "5"}, "6"),
        (releases(a="3"), {"bootstrap_sha": "5"}, "654"),
        (releases(a="3"), {"last_release_sha": "5"}, "6"),
        (releases(a="5"), {"last_release_sha": "3"}, "6"),
        (releases(are_all=False), {"last_release_sha": "2", "bootstrap_sha": "4"}, "65"),
        (releases(are_all=False), {"last_release_sha": "9"}, "654321"),
    ],
)
def test_commits_are_collected_down_to_the_oldest_release(
    found: LastReleases, keys: dict[str, object], expected: str
) -> None:
    assert shas(collect(HISTORY, configuration("a", "b", **keys), found)) == expected


def test_a_history_is_read_no_further_than_needed() -> None:
    history = iter(HISTORY)
    assert shas(collect(history, configuration("a"), releases(a="4"))) == "65"
    assert shas(list(history)) == "321"


@pytest.mark.parametrize(
    ("paths", "files", "expected"),
    [
        ((".",), ("x",), "."),
        ((".",), (), "."),
        ((".", "a"), ("x",), "."),
        ((".", "a"), ("a/x",), ". a"),
        (("a", "b"), ("a/x", "b/y", "a/z"), "a b"),
        (("a", "b"), ("x", "c/y"), ""),
        (("a", "b"), (), "a b"),
        (("a", "ab"), ("ab/x",), "ab"),
        (("a", "a/b"), ("a/b/x",), "a/b"),
        (("a", "a/b"), ("a/b/x", "a/c"), "a a/b"),
        ((".", "a", "a/b"), ("a/b/x",), ". a/b"),
        (("a",), ("a",), ""),
        (("a",), ("b/a/x",), ""),
    ],
)
def test_a_commit_belongs_to_the_packages_that_its_files_lie_in(
    paths: tuple[str, ...], files: tuple[str, ...], expected: str
) -> None:
    history = [commit("fix: a", *files)]
    found = sort_by_package(history, configuration(*paths), releases())
    assert list(found.by_path) == list(paths)
    assert [path for path, commits in found.by_path.items() if commits] == expected.split()
    assert found.excluded == {}
    assert found.elsewhere == ([] if expected else history)


def test_the_path_of_a_package_with_a_slash_at_its_end_has_no_commits() -> None:
    history = [commit("fix: a", "a/x", "b/x")]
    assert sort_by_package(history, configuration("a/", "/b"), releases()) == Collected(
        {"a/": [], "/b": []}, {}, [], len(history)
    )


def test_a_release_ends_at_its_own_commit_where_that_touches_the_package() -> None:
    history = [
        commit("fix: 5", "a/x", sha="5"),
        commit("fix: 4", "b/x", sha="4"),
        commit("fix: 3", "a/x", "b/x", sha="3"),
        commit("fix: 2", "b/x", sha="2"),
        commit("fix: 1", "a/x", sha="1"),
    ]
    found = sort_by_package(history, configuration(".", "a", "b", "c"), releases(root="2", a="3", b="5"))
    split = {path: shas(commits) for path, commits in found.by_path.items()}
    assert split == {".": "543", "a": "5", "b": "432", "c": ""}


def test_what_touches_no_package_is_kept_apart() -> None:
    history = [commit("fix: 3", "x", sha="3"), commit("fix: 2", "a/x", sha="2"), commit("fix: 1", "b/x", sha="1")]
    assert shas(sort_by_package(history, configuration("a"), releases()).elsewhere) == "31"
    assert shas(sort_by_package(history, configuration("a", "."), releases()).elsewhere) == ""


@pytest.mark.parametrize(
    ("path", "excluded", "files", "is_kept"),
    [
        ("a", ["a/docs"], ("a/docs/x",), False),
        ("a", ["a/docs"], ("a/docs/x", "a/x"), True),
        ("a", ["a/docs"], ("a/docs/x", "b/x"), False),
        ("a", ["docs"], ("a/docs/x",), True),
        ("a", ["a/docs"], ("a/docs2/x",), True),
        ("a", ["/a/docs/"], ("a/docs/x",), False),
        ("a", ["a/docs", "a/test"], ("a/docs/x", "a/test/x"), False),
        ("a", ["."], ("a/x",), False),
        ("a", ["a"], ("a/x",), False),
        ("a", [], ("a/x",), True),
        ("a", [], (), False),
        (".", ["docs"], ("docs/x",), False),
        (".", ["docs"], ("x", "docs/x"), True),
        (".", [], (), False),
        (".", None, (), True),
    ],
)
def test_what_touches_nothing_but_excluded_folders_is_left_out(
    path: str, excluded: list[str] | None, files: tuple[str, ...], *, is_kept: bool
) -> None:
    settings = read_configuration({"packages": {path: {"exclude-paths": excluded}}})
    history = [commit("fix: a", *files)]
    found = sort_by_package(history, settings, releases())
    assert found.by_path == {path: history if is_kept else []}
    assert found.excluded == ({} if excluded is None else {path: [] if is_kept else history})
