"""Where the scopes come from, and in which order they are offered."""

from __future__ import annotations

import pytest

from gatepost.prompt.scopes import (
    FILES,
    HISTORY,
    SETTINGS,
    KnownScope,
    components_in,
    rank,
    scopes_of_files,
    scopes_of_history,
)

PACKAGES = {"packages/api": "api", "packages/api/client": "client", "cli": "cli"}


def test_scopes_of_the_files_come_first_then_history_then_the_settings() -> None:
    assert rank(["cli", "api", "web"], ["web"], ["api", "web"], is_free=False) == [
        KnownScope("web", FILES),
        KnownScope("api", HISTORY),
        KnownScope("cli", SETTINGS),
    ]


def test_a_scope_that_is_not_allowed_is_not_offered_unless_any_is() -> None:
    assert rank(["cli"], ["x"], ["y"], is_free=False) == [KnownScope("cli", SETTINGS)]
    assert [scope.name for scope in rank([], ["x"], ["y"], is_free=True)] == ["x", "y"]


def test_the_scope_of_most_files_comes_first() -> None:
    paths = ["cli/a", "packages/api/b", "packages/api/c", "README.md"]
    assert scopes_of_files(paths, (), PACKAGES) == ["api", "cli"]


def test_the_innermost_package_counts() -> None:
    assert scopes_of_files(["packages/api/client/x", "packages/apix"], (), PACKAGES) == ["client"]


def test_scope_paths_decide_before_packages_the_first_that_fits() -> None:
    scope_paths = (("cli/docs/**", "docs"), ("cli/**", "tool"))
    assert scopes_of_files(["cli/docs/a", "cli/b", "cli/c"], scope_paths, PACKAGES) == ["tool", "docs"]


def test_of_very_many_files_the_first_ones_tell() -> None:
    assert scopes_of_files([*["x"] * 2_000, "cli/a"], (), PACKAGES) == []
    assert scopes_of_files([*["x"] * 1_999, "cli/a"], (), PACKAGES) == ["cli"]


def test_scopes_of_history_that_are_used_often_come_first() -> None:
    assert scopes_of_history(["fix(cli): a", "fix(api): b", "feat(api)!: c"]) == ["api", "cli"]


def test_a_use_of_long_ago_counts_less() -> None:
    headers = ["fix(new): x", *["no header"] * 250, "fix(old): x", "fix(old): y"]
    assert scopes_of_history(headers) == ["new", "old"]


def test_the_titles_of_releases_have_branches_for_scopes() -> None:
    headers = ["chore(main): release 1.2.3", "fix(api): x"]
    assert scopes_of_history(headers, ["chore${scope}: release${component} ${version}"]) == ["api"]
    assert scopes_of_history(headers) == ["main", "api"]


def test_what_is_no_scope_is_passed_over() -> None:
    assert scopes_of_history(["fix: a", "fix(", "", "fix() : b", "fix(a) #1", "fix(\x1b[31m): c", "Merge x"]) == []


@pytest.mark.parametrize(
    ("packages", "components"),
    [
        (
            {"a/api": {}, "b": {"component": "web"}, "c": {"package-name": "c-name"}},
            {"a/api": "api", "b": "web", "c": "c-name"},
        ),
        ({".": {}, "cli": {}}, {"cli": "cli"}),
        ({"cli": {}}, {}),
        ({}, {}),
        ([], {}),
        ({"a": 1, "b": 2}, {}),
    ],
)
def test_the_packages_of_a_monorepo_have_names(packages: object, components: dict[str, str]) -> None:
    assert components_in({"packages": packages}) == components


@pytest.mark.parametrize("configuration", [None, [], {}, {"packages": None}])
def test_without_packages_there_are_no_names(configuration: object) -> None:
    assert components_in(configuration) == {}
