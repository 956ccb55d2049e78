from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.release.plan import plan
from support.plans import TARGET, URL, MemorySource, commit, kebab, planned, repository, sha_of
from support.releasing import Shown, shown

if TYPE_CHECKING:
    from collections.abc import Mapping

BRANCH = "release-please--branches--main"
MANIFEST = ".release-please-manifest.json"
VERSIONS = {"app": "1.0.0", "lib": "2.0.0", "core": "3.0.0"}
PACKAGES: dict[str, dict[str, object]] = {
    "app": {"name": "@acme/app", "version": "1.0.0", "dependencies": {"@acme/lib": "^2.0.0", "left-pad": "^1.0.0"}},
    "lib": {"name": "@acme/lib", "version": "2.0.0", "peerDependencies": {"@acme/core": ">=3.0.0"}},
    "core": {"name": "@acme/core", "version": "3.0.0"},
}


def source(
    message: str = "fix: 1",
    *files: str,
    plugin: object = "node-workspace",
    packages: Mapping[str, Mapping[str, object]] = PACKAGES,
    texts: Mapping[str, str] | None = None,
    **keys: object,
) -> MemorySource:
    """Return a workspace of which some packages have a commit; `packages` has their package.json."""
    table: dict[str, object] = {"packages": {path: {} for path in packages}, "plugins": [plugin], **kebab(keys)}
    table["packages"] = table.pop("configured", table["packages"])
    contents = {f"{path}/package.json": compact(package) for path, package in packages.items()}
    versions = {path: str(package.get("version", "1.0.0")) for path, package in packages.items()}
    commits = [commit(message, *(files or ("lib/index.js",)))]
    return repository(table, versions, commits, (), {**contents, **(texts or {})})


def compact(document: object) -> str:
    return json.dumps(document, separators=(",", ":"))


def notes(path: str, old: str, new: str, *sections: str) -> str:
    body = "".join(f"\n\n\n### {section}" for section in sections)
    return f"## [{new}]({URL}/compare/{path}-v{old}...{path}-v{new}) (2026-03-04){body}"


def listed(kind: str, change: str) -> str:
    return f"Dependencies\n\n* The following workspace dependencies were updated\n  * {kind}\n    * {change}"


def changelogs(**entries: str) -> dict[str, str]:
    return {f"{path}/CHANGELOG.md": f"# Changelog\n\n{entry}\n" for path, entry in entries.items()}


FIXED = f"Bug Fixes\n\n* 1 ([{sha_of('fix: 1')[:7]}]({URL}/commit/{sha_of('fix: 1')}))"
LOCK = {
    "lockfileVersion": 3,
    "packages": {
        "": {"name": "root"},
        "app": {"name": "@acme/app", "version": "1.0.0", "dependencies": {"@acme/lib": "^2.0.0"}},
        "node_modules/@acme/app": {"resolved": "app", "link": True},
    },
}
CIRCLE = {
    "a": {"name": "a", "version": "1.0.0", "dependencies": {"b": "1"}},
    "b": {"name": "b", "version": "1.0.0", "devDependencies": {"a": "1"}},
}

PLAIN = source()
SEPARATE = source(separate_pull_requests=True, plugin={"type": "node-workspace", "merge": False})
UNMERGED = source(plugin={"type": "node-workspace", "merge": False})
PEERS = source("fix: 1", "core/a.js", plugin={"type": "node-workspace", "updatePeerDependencies": True})
NO_PEERS = source("fix: 1", "core/a.js")
ALL = source("fix: 1", "core/a.js", plugin={"type": "node-workspace", "updateAllPackages": True})
LOCKED = source(
    texts={"package-lock.json": compact(LOCK), "app/package-lock.json": '{"version":"1.0.0","packages":{}}'}
)
NOTHING = source("chore: 1")
ROOT = source(
    "fix: 1",
    "a.js",
    packages={".": {"name": "root", "version": "1.0.0"}, "a": {"name": "a", "version": "1.0.0"}},
    texts={
        "package.json": compact({"name": "root", "version": "1.0.0", "dependencies": {"a": "workspace:^"}}),
        "package-lock.json": compact({"lockfileVersion": 3, "packages": {"": {}}}),
    },
)
OPTIONAL = source(
    "fix: 1",
    "a/a.js",
    packages={
        "a": {"name": "a", "version": "1.0.0"},
        "b": {"name": "b", "version": "1.0.0", "optionalDependencies": {"a": "file:../a"}},
        "c": {"name": "c", "version": "0.1.0-rc.1", "optionalDependencies": {"a": "~1.0.0"}},
    },
)
PRERELEASES = source(versioning="prerelease", prerelease=True, prerelease_type="rc")
MIXED = source(
    "fix: 1",
    "lib/a.js",
    "go/a.go",
    packages={"lib": {"name": "lib", "version": "1.0.0"}, "go": {}},
    configured={"lib": {}, "go": {"release-type": "go"}},
)
LINKED = source(
    "fix: 1",
    "lib/a.js",
    "core/a.js",
    configured={"app": {}, "lib": {"component": "lib"}, "core": {"component": "core"}},
    plugins=[{"type": "linked-versions", "groupName": "g", "components": ["lib", "core"]}, "node-workspace"],
)
OWN = source(configured={"app": {"extra-label": "x"}, "lib": {"separate-pull-requests": True}, "core": {}})
LOOPED = source("fix: 1", "a/a.js", packages=CIRCLE)
MISSING = source(configured={"app": {"package-name": "a"}, "lib": {}, "gone": {"package-name": "gone"}})
BROKEN = source(texts={"app/package.json": "{"}, configured={"app": {"component": "a"}, "lib": {}})
UNVERSIONED = source(
    packages={**PACKAGES, "app": {**PACKAGES["app"], "version": "one"}}, configured={"app": {}, "lib": {}}
)
UNVERSIONED.files = {**UNVERSIONED.files, MANIFEST: compact({"lib": "2.0.0"})}
NAMESAKES = source(
    "fix: 1",
    "a/a.js",
    packages={
        "a": {"name": "x", "version": "1.0.0"},
        "b": {"name": "x", "version": "5.0.0", "dependencies": {"y": "1"}},
    },
)
NUMBERED = source(
    "fix: 1", "a/a.js", packages={"a": {"name": "a", "version": "1.0.0"}, "b": {"name": "b", "dependencies": ["a"]}}
)
NAMELESS = source("fix: 1", "a/a.js", packages={"a": {"version": "1.0.0"}, "b": {"name": "b", "version": "1.0.0"}})
SOURCES = [
    NAMELESS,
    *(UNVERSIONED, NAMESAKES, NUMBERED),
    *(PLAIN, SEPARATE, UNMERGED, PEERS, NO_PEERS, ALL, LOCKED, NOTHING, ROOT, OPTIONAL, PRERELEASES, MIXED, LINKED),
    *(OWN, LOOPED, MISSING, BROKEN),
]


def test_what_depends_on_a_released_package_is_released_with_it() -> None:
    bumped = "@acme/lib bumped from ^2.0.0 to ^2.0.1"
    app = notes("app", "1.0.0", "1.0.1", listed("dependencies", bumped))
    lib = notes("lib", "2.0.0", "2.0.1", FIXED)
    assert shown(planned(PLAIN)) == [
        Shown(
            "chore: release main",
            BRANCH,
            [("app", "1.0.1", app), ("lib", "2.0.1", lib)],
            {
                **changelogs(app=app, lib=lib),
                "app/package.json": compact(
                    {
                        **PACKAGES["app"],
                        "version": "1.0.1",
                        "dependencies": {"@acme/lib": "^2.0.1", "left-pad": "^1.0.0"},
                    }
                ),
                "lib/package.json": compact({**PACKAGES["lib"], "version": "2.0.1"}),
                MANIFEST: compact({"app": "1.0.1", "lib": "2.0.1", "core": "3.0.0"}),
            },
        )
    ]


def test_without_merging_each_has_its_own_pull_request() -> None:
    found = shown(planned(SEPARATE))
    assert [(each.title, each.branch, [release[:2] for release in each.releases]) for each in found] == [
        ("chore(main): release app 1.0.1", f"{BRANCH}--components--app", [("app", "1.0.1")]),
        ("chore(main): release lib 2.0.1", f"{BRANCH}--components--lib", [("lib", "2.0.1")]),
    ]
    assert [each.files[MANIFEST] for each in found] == [
        compact({"app": "1.0.1", "lib": "2.0.0", "core": "3.0.0"}),
        compact({"app": "1.0.0", "lib": "2.0.1", "core": "3.0.0"}),
    ]


@pytest.mark.parametrize(
    ("made_up", "expected"),
    [
        (UNMERGED, {"app": "1.0.1", "lib": "2.0.1"}),
        (NO_PEERS, {"core": "3.0.1"}),
        (PEERS, {"app": "1.0.1", "core": "3.0.1", "lib": "2.0.1"}),
        (ALL, {"app": "1.0.1", "core": "3.0.1", "lib": "2.0.1"}),
        (OPTIONAL, {"a": "1.0.1", "b": "1.0.1", "c": "0.1.1-rc.1"}),
        (PRERELEASES, {"app": "1.0.1-rc", "lib": "2.0.1-rc"}),
    ],
)
def test_which_packages_are_released(made_up: MemorySource, expected: dict[str, str]) -> None:
    (found,) = shown(planned(made_up))
    assert {component: version for component, version, _ in found.releases} == expected
    assert {path: json.loads(found.files[f"{path}/package.json"])["version"] for path in expected} == expected


def test_peers_and_optional_ones_are_told_of_too() -> None:
    (peers,), (optional,) = shown(planned(PEERS)), shown(planned(OPTIONAL))
    assert peers.releases[2][2] == notes(
        "lib", "2.0.0", "2.0.1", listed("peerDependencies", "@acme/core bumped from >=3.0.0 to >=3.0.1")
    )
    assert peers.files["lib/package.json"] == (
        '{"name":"@acme/lib","version":"2.0.1","peerDependencies":{"@acme/core":">=3.0.1"}}'
    )
    assert optional.releases[2][2] == notes(
        "c", "0.1.0-rc.1", "0.1.1-rc.1", listed("optionalDependencies", "a bumped from ~1.0.0 to ~1.0.1")
    )
    assert optional.files["b/package.json"] == (
        '{"name":"b","version":"1.0.1","optionalDependencies":{"a":"file:../a"}}'
    )


def test_the_lock_files_get_all_versions() -> None:
    (found,) = shown(planned(LOCKED))
    locked = json.loads(found.files["package-lock.json"])["packages"]["app"]
    assert locked == {"name": "@acme/app", "version": "1.0.1", "dependencies": {"@acme/lib": "^2.0.1"}}
    assert found.files["app/package-lock.json"] == '{"version":"1.0.1","packages":{}}'


def test_a_lock_file_at_the_root_that_is_a_package_is_written_once() -> None:
    (found,) = shown(planned(ROOT))
    assert found.files == {
        "CHANGELOG.md": f"# Changelog\n\n{found.releases[0][2]}\n",
        "package.json": '{"name":"root","version":"1.0.1","dependencies":{"a":"workspace:^"}}',
        "package-lock.json": '{"lockfileVersion":3,"packages":{"":{"version":"1.0.1"}},"version":"1.0.1"}',
        MANIFEST: compact({".": "1.0.1", "a": "1.0.0"}),
    }


def test_packages_of_other_types_come_first() -> None:
    (found,) = shown(planned(MIXED))
    assert [release[:2] for release in found.releases] == [("", "1.0.1"), ("lib", "1.0.1")]


def test_pull_requests_that_were_merged_before_are_lost() -> None:
    assert shown(planned(LINKED)) == []


def test_a_merged_one_keeps_those_apart_that_want_to_be() -> None:
    found = planned(OWN).pull_requests
    assert [(each.title, each.labels) for each in found] == [
        ("chore: release main", ("x",)),
        ("chore(main): release lib 2.0.1", ("autorelease: pending",)),
    ]


def test_of_packages_with_one_name_the_last_is_looked_at() -> None:
    (found,) = shown(planned(NAMESAKES))
    assert found.releases == [("x", "1.0.1", notes("x", "1.0.0", "1.0.1", FIXED))]


def test_dependencies_that_are_no_table_are_none() -> None:
    (found,) = shown(planned(NUMBERED))
    assert [release[:2] for release in found.releases] == [("a", "1.0.1")]


def test_without_a_release_nothing_happens() -> None:
    assert shown(planned(NOTHING)) == []


@pytest.mark.parametrize(
    ("made_up", "error"),
    [
        (LOOPED, "Error: found cycle in dependency graph: a -> b -> a"),
        (MISSING, "FileNotFoundError: Failed to find file: gone/package.json"),
        (NAMELESS, "TypeError: Cannot read properties of undefined (reading 'pullRequest')"),
        (UNVERSIONED, "Error: unable to parse version string: one"),
        (BROKEN, "SyntaxError: Expected property name or '}' in JSON at position 1"),
    ],
)
def test_what_cannot_be_planned_stops_the_plan(made_up: MemorySource, error: str) -> None:
    found = plan(made_up, TARGET)
    assert (found.pull_requests, found.error) == ((), error)


def test_where_all_are_released_one_package_needs_no_name_and_two_do() -> None:
    everything = {"type": "node-workspace", "updateAllPackages": True}
    alone = source("fix: 1", "a/x.js", plugin=everything, packages={"a": {"version": "1.0.0"}}, component="a")
    assert [each.releases for each in shown(plan(alone, TARGET))] != []
    two = {"a": {"version": "1.0.0"}, "b": {"name": "b", "version": "1.0.0"}}
    configured = {"a": {"component": "a"}, "b": {"component": "b"}}
    found = plan(source("fix: 1", "a/x.js", plugin=everything, packages=two, configured=configured), TARGET)
    assert found.error == "TypeError: Cannot read properties of undefined (reading 'localeCompare')"
