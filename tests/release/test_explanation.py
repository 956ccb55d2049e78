"""What there is to say of one commit."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.explanation import (
    EXCLUDED,
    MESSAGE,
    NOWHERE,
    PAST,
    UNMERGED,
    UNRELEASED,
    Explanation,
    Subject,
    explain,
)
from gatepost.release.plan import plan
from gatepost.release.what_if import UNBORN, WhatIf
from support.plans import TARGET, MemorySource, commit, planned, repository, tag

if TYPE_CHECKING:
    from gatepost.release.source import LoggedCommit

DROPPED = "feat: a (#1)\n\nfoo(bar(x))"
PACKAGES: dict[str, dict[str, object]] = {
    "a": {},
    "b": {"changelog-sections": [{"type": "feat", "section": "New"}, {"type": "docs", "section": "Docs"}]},
    "c": {"exclude-paths": ["c/x"]},
}
TABLE = {"release-type": "simple", "separate-pull-requests": False, "packages": PACKAGES}
OLD = commit("chore: old", "a/f")


def monorepo(*commits: LoggedCommit) -> MemorySource:
    """Return a repository of three packages, with these commits since their last releases."""
    packages = {path: {**own, "component": path} for path, own in PACKAGES.items()}
    tags = [tag(f"{path}-v1.0.0", OLD.sha) for path in packages]
    return repository({**TABLE, "packages": packages}, dict.fromkeys(packages, "1.0.0"), [*commits, OLD], tags)


def explained(source: MemorySource, wanted: LoggedCommit, *mended: str) -> Explanation:
    """Return what there is to say of a commit of a repository."""
    return explain(Subject(wanted.sha, wanted, is_merged=True), planned(source), [], mended)


def outcomes(explanation: Explanation) -> list[list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """Return the packages and the titles for each commit that comes out."""
    return [[(paths, entry.titles) for paths, entry in each.outcomes] for each in explanation.emerging]


def test_a_commit_of_the_next_release_is_told_for_its_packages() -> None:
    wanted = commit("feat: a\n\nA: b", "a/f", "b/f")
    found = explained(monorepo(wanted), wanted)

    assert found.standing == UNRELEASED
    assert [(each.path, each.previous, each.next) for each in found.packages] == [
        ("a", "1.0.0", "1.1.0"),
        ("b", "1.0.0", "1.1.0"),
    ]
    assert outcomes(found) == [[((), ())], [(("a",), ("Features",)), (("b",), ("New",))]]
    assert [each.exit.is_footer for each in found.emerging] == [True, False]
    assert (found.step, found.error, found.has_configuration) == ("minor", "", True)
    assert found.package_paths == ("a", "b", "c")
    assert not found.has_loss


@pytest.mark.parametrize(("files", "standing"), [(("c/x/f",), EXCLUDED), (("top",), NOWHERE), (("c/f",), UNRELEASED)])
def test_a_commit_that_no_package_has_says_why(files: tuple[str, ...], standing: str) -> None:
    wanted = commit("feat: a", *files)

    assert explained(monorepo(wanted), wanted).standing == standing


def test_what_is_released_is_told_by_the_packages_that_it_changed() -> None:
    wanted = commit("docs: a", "b/f")
    found = explained(monorepo(commit("fix: b", "b/f")), wanted)

    assert (found.standing, found.packages) == (PAST, ())
    assert outcomes(found) == [[((), ("Docs",))]]


def test_without_a_package_of_its_own_all_are_asked() -> None:
    wanted = commit("docs: a", "top")

    assert outcomes(explained(monorepo(wanted), wanted)) == [[(("a", "c"), ()), (("b",), ("Docs",))]]


@pytest.mark.parametrize(("sha", "standing"), [(UNBORN, MESSAGE), ("a" * 40, UNMERGED)])
def test_what_is_not_merged_is_told_as_if_it_were(sha: str, standing: str) -> None:
    wanted = commit("feat!: a", sha=sha)
    found = explain(Subject("message", wanted), plan(WhatIf(monorepo(), [wanted]), TARGET), [], [])

    assert found.standing == standing
    paths = ("a", "b", "c") if sha == UNBORN else ("a", "b")  # nobody has said that a new one changes no file
    assert [(each.path, each.next) for each in found.packages] == [(path, "2.0.0") for path in paths]
    assert found.step == "major"


@pytest.mark.parametrize(("label", "standing"), [("", UNRELEASED), ("v1.0.0", PAST)])
def test_without_a_configuration_it_is_read_as_for_python(label: str, standing: str) -> None:
    wanted = commit("docs: a")
    found = explain(Subject(wanted.sha, wanted, is_merged=True, tag=label), None, [], [])

    assert (found.standing, found.has_configuration, found.packages) == (standing, False, ())
    assert outcomes(found) == [[((), ("Documentation",))]]


def test_a_plan_that_stops_says_so() -> None:
    wanted = commit("docs: a")
    source = repository({"release-type": "rust", "packages": {".": {}}}, {".": "1.0.0"}, [wanted])
    found = explain(Subject(wanted.sha, wanted, is_merged=True), plan(source, TARGET), [], [])

    assert "rust" in found.error
    assert found.has_configuration
    assert found.standing == UNRELEASED
    assert outcomes(found) == [[((), ())]]


def test_what_is_dropped_is_rescued_by_what_is_read_whole() -> None:
    wanted = commit(DROPPED, "a/f")
    found = explained(monorepo(wanted), wanted, DROPPED.replace("foo", " foo"))

    assert found.has_loss
    assert found.rescue is not None
    assert found.rescue.message == "feat: a (#1)\n\n foo(bar(x))"
    assert (found.emerging, found.step) == ((), "")


def test_the_subject_of_a_merge_is_no_loss() -> None:
    wanted = commit("Merge branch 'x'", "a/f")
    found = explain(Subject(wanted.sha, wanted, is_merge=True, is_merged=True), planned(monorepo(wanted)), [], [])

    assert not found.has_loss
    assert found.rescue is None
