"""From a repository to its release pull requests."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.release.last_release import LastRelease
from gatepost.release.plan import plan, plan_without_manifest
from gatepost.release.planned import EMPTY, MISSING, FileChange, Plan, PullRequest
from gatepost.release.pull_request import DEFAULT_FOOTER, DEFAULT_HEADER, ReleaseData
from support.plans import TARGET, URL, MemorySource, commit, contents, last, planned, repository, tag

if TYPE_CHECKING:
    from gatepost.release.source import LoggedCommit, Tag

CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
ONE: dict[str, object] = {"release-type": "simple", "packages": {".": {}}}
TWO: dict[str, object] = {"release-type": "simple", "packages": {"a": {"component": "a"}, "b": {"component": "b"}}}
FIX = commit("fix: mend it", "a/x", sha="f" * 40)
OLD = commit("feat: old", "a/x", "b/x", sha="0" * 40)
LINK = f"([fffffff]({URL}/commit/{'f' * 40}))"
PENDING = ("autorelease: pending",)


def body(notes: str) -> str:
    return f"{DEFAULT_HEADER}\n---\n\n\n{notes}\n\n---\n{DEFAULT_FOOTER}"


def test_a_package_with_something_to_list_has_a_pull_request() -> None:
    table = {**ONE, "extra-files": ["same.txt", "empty.txt", "gone.txt"]}
    files = {"version.txt": "1.0.0\n", "CHANGELOG.md": "# Changelog\n", "same.txt": "a\n", "empty.txt": ""}
    tags = [tag("v1.0.0", OLD.sha)]
    found = planned(repository(table, {".": "1.0.0"}, [FIX, OLD], tags, files))
    notes = f"## [1.0.1]({URL}/compare/v1.0.0...v1.0.1) (2026-03-04)\n\n\n### Bug Fixes\n\n* mend it {LINK}"
    assert found.pull_requests == (
        PullRequest(
            version="1.0.1",
            title="chore(main): release 1.0.1",
            branch="release-please--branches--main",
            labels=PENDING,
            draft=False,
            body=body(notes),
            releases=(ReleaseData("", "1.0.1", notes, "."),),
            files=(
                FileChange("CHANGELOG.md", "# Changelog\n", f"# Changelog\n\n{notes}\n\n## Changelog\n"),
                FileChange("version.txt", "1.0.0\n", "1.0.1\n"),
                FileChange("same.txt", "a\n", "a\n"),
                FileChange("empty.txt", "", skipped=EMPTY),
                FileChange("gone.txt", skipped=MISSING),
                FileChange(MANIFEST, '{".": "1.0.0"}', '{".":"1.0.1"}'),
            ),
        ),
    )
    state = found.packages["."]
    assert (state.last, state.commits, state.excluded) == (last("v1.0.0", OLD.sha), (FIX,), ())
    assert (found.manifest, found.elsewhere, found.tags) == ({".": "1.0.0"}, (), tuple(tags))
    assert found.configuration is not None
    assert list(found.configuration.packages) == ["."]


def test_the_first_release_makes_the_changelog() -> None:
    found = planned(repository(ONE, {}, [FIX], files={"version.txt": "0\n"}))
    notes = f"## 1.0.0 (2026-03-04)\n\n\n### Bug Fixes\n\n* mend it {LINK}"
    assert contents(found) == [
        {"CHANGELOG.md": f"# Changelog\n\n{notes}\n", "version.txt": "1.0.0\n", MANIFEST: '{".":"1.0.0"}'}
    ]
    assert found.packages["."].last is None


def shown(found: Plan) -> list[tuple[str, str, str, bool, tuple[str, ...]]]:
    return [(each.version, each.title, each.branch, each.draft, each.labels) for each in found.pull_requests]


BOTH = [commit("feat: b", "b/x", sha="b" * 40), FIX, OLD]
TAGS = [tag("a-v1.0.0", OLD.sha), tag("b-v2.0.0", OLD.sha)]
VERSIONS = {"a": "1.0.0", "b": "2.0.0"}
BRANCH = "release-please--branches--main"


@pytest.mark.parametrize(
    ("keys", "pull_requests"),
    [
        ({}, [("", "chore: release main", BRANCH, False, PENDING)]),
        (
            {
                "group-pull-request-title-pattern": "all of ${branch} ${version}",
                "label": "x",
                "draft-pull-request": True,
            },
            [("", "all of main", BRANCH, True, ("x",))],
        ),
        (
            {"separate-pull-requests": True, "extra-label": "y"},
            [
                ("1.0.1", "chore(main): release a 1.0.1", f"{BRANCH}--components--a", False, (*PENDING, "y")),
                ("2.1.0", "chore(main): release b 2.1.0", f"{BRANCH}--components--b", False, (*PENDING, "y")),
            ],
        ),
    ],
)
def test_packages_are_released_together_unless_they_are_separate(
    keys: dict[str, object], pull_requests: list[tuple[str, str, str, bool, tuple[str, ...]]]
) -> None:
    found = planned(repository({**TWO, **keys}, VERSIONS, BOTH, TAGS))
    assert shown(found) == pull_requests


def test_what_is_released_together_is_folded_by_component() -> None:
    found = planned(repository(TWO, VERSIONS, BOTH, TAGS))
    a = f"## [1.0.1]({URL}/compare/a-v1.0.0...a-v1.0.1) (2026-03-04)\n\n\n### Bug Fixes\n\n* mend it {LINK}"
    (pull_request,) = found.pull_requests
    link = f"([bbbbbbb]({URL}/commit/{'b' * 40}))"
    b = f"## [2.1.0]({URL}/compare/b-v2.0.0...b-v2.1.0) (2026-03-04)\n\n\n### Features\n\n* b {link}"
    assert pull_request.releases == (ReleaseData("a", "1.0.1", a, "a"), ReleaseData("b", "2.1.0", b, "b"))
    assert pull_request.body == body(
        f"<details><summary>a: 1.0.1</summary>\n\n{a}\n</details>\n\n"
        f"<details><summary>b: 2.1.0</summary>\n\n{b}\n</details>"
    )
    assert pull_request.files == (
        FileChange("a/CHANGELOG.md", None, f"# Changelog\n\n{a}\n"),
        FileChange("a/version.txt", skipped=MISSING),
        FileChange(MANIFEST, '{"a": "1.0.0", "b": "2.0.0"}', '{"a":"1.0.1","b":"2.1.0"}'),
        FileChange("b/CHANGELOG.md", None, f"# Changelog\n\n{b}\n"),
        FileChange("b/version.txt", skipped=MISSING),
    )


@pytest.mark.parametrize(
    ("table", "versions", "history", "tags"),
    [
        (ONE, {".": "1.0.0"}, [], []),
        (ONE, {".": "1.0.0"}, [OLD], [tag("v1.0.0", OLD.sha)]),
        (ONE, {".": "1.0.0"}, [commit("chore: a"), commit("no header"), OLD], [tag("v1.0.0", OLD.sha)]),
        ({**ONE, "release-as": "2.0.0"}, {".": "1.0.0"}, [commit("chore: a"), OLD], [tag("v1.0.0", OLD.sha)]),
        ({**ONE, "exclude-paths": ["a"]}, {}, [FIX], []),
        (TWO, {}, [commit("fix: a", "c/x", "y")], []),
        ({"packages": {}}, {}, [FIX], []),
        ({}, {}, [FIX], []),
        ({**ONE, "commit-search-depth": -1}, {}, [FIX], []),
    ],
)
def test_without_anything_to_list_there_is_no_pull_request(
    table: dict[str, object], versions: dict[str, str], history: list[LoggedCommit], tags: list[Tag]
) -> None:
    assert planned(repository(table, versions, history, tags)).pull_requests == ()


def test_the_plan_keeps_the_commits_that_it_leaves_out() -> None:
    table = {"release-type": "simple", "packages": {"a": {"exclude-paths": ["a/docs"]}}}
    docs, elsewhere = commit("fix: docs", "a/docs/x"), commit("fix: other", "b/x")
    found = planned(repository(table, {}, [docs, elsewhere, FIX]))
    assert found.packages["a"].commits == (FIX,)
    assert found.packages["a"].excluded == (docs,)
    assert found.elsewhere == (elsewhere,)


def test_the_manifest_is_believed_where_the_tag_is_missing() -> None:
    found = planned(repository(ONE, {".": "1.0.0"}, [FIX, OLD]))
    assert found.packages["."].last == LastRelease(last("v1.0.0").tag, "")
    assert found.pull_requests[0].title == "chore(main): release 1.1.0"
    notes = found.pull_requests[0].releases[0].notes
    assert notes.startswith(f"## [1.1.0]({URL}/compare/v1.0.0...v1.1.0) (2026-03-04)\n")


def test_plugins_change_what_is_released() -> None:
    table = {**ONE, "plugins": ["sentence-case"]}
    notes = planned(repository(table, {".": "1.0.0"}, [FIX, OLD], [tag("v1.0.0", OLD.sha)])).pull_requests[0].body
    assert f"\n* Mend it {LINK}\n" in notes
    linked = {"type": "linked-versions", "groupName": "g", "components": ["a", "b"]}
    found = planned(repository({**TWO, "plugins": [linked]}, VERSIONS, [FIX, OLD], TAGS))
    assert [(each.component, each.version) for pr in found.pull_requests for each in pr.releases] == [
        ("a", "1.0.1"),
        ("b", "1.0.1"),
    ]


def test_a_commit_search_has_a_depth() -> None:
    history = [commit(f"fix: {number}", sha=f"{number:040}") for number in range(5)]
    found = planned(repository({**ONE, "commit-search-depth": 3}, {}, history))
    assert [each.sha for each in found.packages["."].commits] == [f"{number:040}" for number in range(3)]


@pytest.mark.parametrize(
    ("files", "error"),
    [
        ({}, "ConfigurationError: base (acme/rocket): Missing required manifest config: release-please-config.json"),
        (
            {CONFIGURATION: "{}"},
            "ConfigurationError: base (acme/rocket): Missing required manifest versions: .release-please-manifest.json",
        ),
        (
            {CONFIGURATION: "{}", MANIFEST: "{"},
            (
                "ConfigurationError: base (acme/rocket): Failed to parse manifest versions JSON: "
                ".release-please-manifest.json\nExpected property name or '}' in JSON at position 1"
            ),
        ),
        ({CONFIGURATION: "{}", MANIFEST: '{".": "1"}'}, "Error: unable to parse version string: 1"),
        (
            {CONFIGURATION: '{"packages": {".": {"release-type": "odd"}}}', MANIFEST: "{}"},
            "ConfigurationError: core (acme/rocket): Unknown release type: odd",
        ),
        (
            {CONFIGURATION: '{"packages": {".": {"versioning": "odd"}}}', MANIFEST: "{}"},
            "ConfigurationError: core (acme/rocket): Unknown versioning strategy type: odd",
        ),
        (
            {CONFIGURATION: '{"packages": {}, "plugins": ["odd"]}', MANIFEST: "{}"},
            "ConfigurationError: core (acme/rocket): Unknown plugin type: odd",
        ),
    ],
)
def test_an_error_of_the_real_tool_is_part_of_the_plan(files: dict[str, str], error: str) -> None:
    found = plan(MemorySource(files, [FIX]), TARGET)
    assert (found.pull_requests, found.packages, found.error) == ((), {}, error)


def test_what_is_known_before_an_error_is_kept() -> None:
    table = {**ONE, "pull-request-title-pattern": "${scope} ${branch}", "unknown": 1}
    found = plan(repository(table, {".": "1.0.0"}, [FIX, OLD], [tag("v1.0.0", OLD.sha)]), TARGET)
    assert found.error == (
        r"SyntaxError: Invalid regular expression: /^(\((?<branch>[\w-./]+)\))? (?<branch>[\w-./]+)?$/: "
        "Duplicate capture group name"
    )
    assert found.pull_requests == ()
    assert found.packages["."].commits == (FIX,)
    assert [key for key, _ in found.unknown_keys] == ["unknown"]


def test_an_updater_that_fails_stops_the_real_tool() -> None:
    files = {"a.json": "{", "b.json": "["}
    found = plan(repository({**ONE, "extra-files": ["a.json", "b.json"]}, {}, [FIX], files=files), TARGET)
    said = "Expected property name or '}' in JSON at position 1"
    assert found.error == f"updater failed for a.json: {said}"
    assert [(each.path, each.error) for each in found.pull_requests[0].files if each.error] == [
        ("a.json", said),
        ("b.json", "Unexpected end of JSON input"),
    ]


def test_the_files_may_have_other_names() -> None:
    source = MemorySource({"c.json": '{"release-type": "simple", "packages": {".": {}}}', "m.json": "{}"}, [FIX])
    found = plan(source, TARGET, "c.json", "m.json")
    assert found.pull_requests[0].files[-1] == FileChange("m.json", "{}", '{".":"1.0.0"}')


@pytest.mark.parametrize(
    ("keys", "tags", "version", "previous"),
    [
        ({}, [], "1.0.0", None),
        ({}, [tag("v1.2.3", OLD.sha)], "1.2.4", "v1.2.3"),
        ({}, [tag("v1.2.3", OLD.sha), tag("v1.10.0", OLD.sha)], "1.10.1", "v1.10.0"),
        ({}, [tag("v1.2.3", "elsewhere")], "1.0.0", None),
        ({"package-name": "a"}, [tag("v3.0.0", "x"), tag("a-v1.2.3", OLD.sha)], "1.0.0", None),
        ({"initial-version": "0.1.0"}, [tag("a-v1.2.3", OLD.sha)], "0.1.0", None),
        (
            {"package-name": "a", "include-component-in-tag": True},
            [tag("v3.0.0", OLD.sha), tag("a-v1.2.3", OLD.sha)],
            "1.2.4",
            "a-v1.2.3",
        ),
        (
            {"package-name": "a", "include-component-in-tag": False},
            [tag("v3.0.0", OLD.sha), tag("a-v4.2.3", OLD.sha)],
            "3.0.1",
            "v3.0.0",
        ),
    ],
)
def test_without_a_manifest_the_tags_say_what_was_released(
    keys: dict[str, object], tags: list[Tag], version: str, previous: str | None
) -> None:
    source = MemorySource({"version.txt": "0"}, [FIX, OLD], tags)
    found = plan_without_manifest(source, TARGET, {"release-type": "simple", **keys})
    (pull_request,) = found.pull_requests
    assert (found.error, pull_request.version) == ("", version)
    assert found.packages["."].last == (None if previous is None else last(previous, OLD.sha))
    assert [file.path for file in pull_request.files if not file.skipped] == ["CHANGELOG.md", "version.txt"]


def test_without_a_manifest_there_may_be_plugins() -> None:
    found = plan_without_manifest(MemorySource({}, [FIX]), TARGET, {"release-type": "simple"}, ["sentence-case"])
    notes = f"## 1.0.0 (2026-03-04)\n\n\n### Bug Fixes\n\n* Mend it {LINK}"
    assert found.pull_requests[0].releases == (ReleaseData("", "1.0.0", notes, "."),)


@pytest.mark.parametrize(
    ("keys", "error"),
    [
        ({"release-type": "odd"}, "ConfigurationError: core (acme/rocket): Unknown release type: odd"),
        ({"release-type": "simple"}, "TypeError: Invalid Version: 1.2.3-01"),
        ({"component": 1}, '`packages["."].component` must be a text'),
    ],
)
def test_without_a_manifest_errors_are_part_of_the_plan_too(keys: dict[str, object], error: str) -> None:
    source = MemorySource({}, [FIX, OLD], [tag("v1.2.3-01", OLD.sha), tag("v1.0.0", OLD.sha)])
    found = plan_without_manifest(source, TARGET, keys)
    assert (found.pull_requests, found.packages, found.error) == ((), {}, error)
