"""The release pull request of one package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.policy.versions import Version
from gatepost.release.candidate import Candidate, build_candidate, new_version, notes_of
from gatepost.release.errors import PlanError
from gatepost.release.pull_request import Body, ReleaseData, Title
from gatepost.release.types import release_type_of
from support.plans import TARGET, URL, MemorySource, changes, commit, last, package

if TYPE_CHECKING:
    from gatepost.release.types.base import ReleaseType

DEFAULT_PATTERN = "chore${scope}: release${component} ${version}"


def type_of(path: str = ".", /, **keys: object) -> ReleaseType:
    return release_type_of(package(path, **keys), MemorySource(), TARGET)


@pytest.mark.parametrize(
    ("keys", "messages", "previous", "version"),
    [
        ({}, ("fix: a",), "v1.2.3", "1.2.4"),
        ({}, ("feat: a",), "1.2.3", "1.3.0"),
        ({"versioning": "always-bump-major"}, ("fix: a",), "v1.2.3", "2.0.0"),
        ({}, ("fix: a",), None, "1.0.0"),
        ({"release_type": "python"}, ("fix: a",), None, "0.1.0"),
        ({"initial_version": "0.0.1-rc.1"}, ("feat!: a",), None, "0.0.1-rc.1"),
        ({"release_as": "v3.0.0"}, ("fix: a\n\nRelease-As: 2.0.0",), "v1.2.3", "3.0.0"),
        ({}, ("fix: a\n\nRelease-As: 2.0.0",), "v1.2.3", "2.0.0"),
        ({}, ("fix: a\n\nRelease-As: 2.0.0",), None, "2.0.0"),
        ({"versioning": "always-bump-patch"}, ("fix: a\n\nRelease-As: 2.0.0",), "v1.2.3", "2.0.0"),
    ],
)
def test_a_package_gets_a_version(
    keys: dict[str, object], messages: tuple[str, ...], previous: str | None, version: str
) -> None:
    found = new_version(type_of(**keys), changes(*messages), last(previous) if previous else None)
    assert str(found) == version


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"release_as": "soon"}, "fix: a"),
        ({"initial_version": "soon"}, "fix: a"),
        ({}, "fix: a\n\nRelease-As: soon"),
    ],
)
def test_a_version_that_is_none_stops_the_plan(keys: dict[str, object], message: str) -> None:
    with pytest.raises(PlanError) as caught:
        new_version(type_of(**keys), changes(message), None)
    assert str(caught.value) == "Error: unable to parse version string: soon"


@pytest.mark.parametrize(
    ("keys", "previous", "heading"),
    [
        ({}, None, "## 1.0.0 (2026-03-04)"),
        ({}, "v1.2.3", f"## [1.2.4]({URL}/compare/v1.2.3...v1.2.4) (2026-03-04)"),
        ({}, "1.2.3", f"## [1.2.4]({URL}/compare/1.2.3...v1.2.4) (2026-03-04)"),
        ({"include_v_in_tag": False}, "v1.2.3", f"## [1.2.4]({URL}/compare/v1.2.3...1.2.4) (2026-03-04)"),
        (
            {"component": "a", "tag_separator": "@"},
            "a-v1.2.3",
            f"## [1.2.4]({URL}/compare/a-v1.2.3...a@v1.2.4) (2026-03-04)",
        ),
        (
            {"component": "a", "include_component_in_tag": False},
            "v1.2.3",
            f"## [1.2.4]({URL}/compare/v1.2.3...v1.2.4) (2026-03-04)",
        ),
        (
            {"changelog_host": "https://git.example.com"},
            "v1.2.3",
            "## [1.2.4](https://git.example.com/acme/rocket/compare/v1.2.3...v1.2.4) (2026-03-04)",
        ),
    ],
)
def test_the_notes_compare_with_the_last_release(keys: dict[str, object], previous: str | None, heading: str) -> None:
    version = Version(1, 2, 4) if previous else Version(1, 0, 0)
    assert notes_of(type_of(**keys), changes("chore: a"), last(previous) if previous else None, version) == heading


def test_the_notes_list_the_commits() -> None:
    read = changes(commit("fix: a", sha=""))
    assert notes_of(type_of(), read, last("v1.2.3"), Version(9, 0, 0)) == (
        f"## [9.0.0]({URL}/compare/v1.2.3...v9.0.0) (2026-03-04)\n\n\n### Bug Fixes\n\n* a"
    )


def test_the_notes_of_github_cannot_be_planned() -> None:
    with pytest.raises(PlanError) as caught:
        notes_of(type_of(changelog_type="github"), changes("fix: a"), None, Version(1, 0, 0))
    assert str(caught.value) == "Error: generateReleaseNotes needs the network"


def build(type_: ReleaseType, *messages: str) -> Candidate | None:
    return build_candidate(type_, changes(*(commit(each, sha="") for each in messages)), last("v1.2.3"))


@pytest.mark.parametrize("messages", [(), ("no header",), ("chore: a",), ("docs: a", "odd: b")])
@pytest.mark.parametrize("keys", [{}, {"release_as": "2.0.0"}])
def test_without_anything_to_list_there_is_no_pull_request(messages: tuple[str, ...], keys: dict[str, object]) -> None:
    assert build(type_of(**keys), *messages) is None


def test_a_forced_version_is_released_without_anything_to_list() -> None:
    found = build_candidate(type_of(draft_pull_request=True), [], last("v1.2.3"), forced=Version(2, 0, 0))
    notes = f"## [2.0.0]({URL}/compare/v1.2.3...v2.0.0) (2026-03-04)"
    assert found is not None
    assert found.body == Body([ReleaseData("", "2.0.0", notes, ".")])
    assert (found.version, found.draft) == (Version(2, 0, 0), False)


def test_the_pull_request_of_a_package_has_all_that_it_says() -> None:
    keys = {
        "component": "rocket",
        "extra_label": "a,b",
        "pull_request_header": "Above",
        "pull_request_footer": "Below",
        "pull_request_title_pattern": "release ${component} ${version}",
        "component_no_space": True,
        "extra_files": ["VERSION", "VERSION"],
        "draft_pull_request": True,
    }
    type_ = type_of("tools/rocket", **keys)
    read = changes(commit("fix: a", sha=""))
    found = build_candidate(type_, read, None, labels=("pending",))
    notes = "## 1.0.0 (2026-03-04)\n\n\n### Bug Fixes\n\n* a"
    assert found is not None
    assert {**vars(found), "updates": [update.path for update in found.updates]} == {
        "path": "tools/rocket",
        "release_type": "simple",
        "package": type_.package,
        "title": Title("release ${component} ${version}", "main", "1.0.0", "rocket", has_no_space=True),
        "body": Body([ReleaseData("rocket", "1.0.0", notes, "tools/rocket")], "Above", "Below"),
        "updates": ["tools/rocket/CHANGELOG.md", "tools/rocket/version.txt", "tools/rocket/VERSION"],
        "labels": ["pending", "a", "b"],
        "branch": "release-please--branches--main--components--rocket",
        "version": Version(1, 0, 0),
        "draft": True,
    }


def test_a_component_that_is_not_in_tags_is_in_the_branch_alone() -> None:
    found = build(type_of(component="rocket", include_component_in_tag=False), "fix: a")
    assert found is not None
    assert (found.title, found.branch, found.body.releases[0].component) == (
        Title(DEFAULT_PATTERN, "main", "1.2.4"),
        "release-please--branches--main--components--rocket",
        "",
    )


def test_a_title_that_cannot_be_stops_the_plan() -> None:
    with pytest.raises(PlanError):
        build(type_of(pull_request_title_pattern="${scope} ${branch}"), "fix: a")
