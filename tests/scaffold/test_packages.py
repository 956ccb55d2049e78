"""The packages of a repository."""

from __future__ import annotations

import pytest

from gatepost.scaffold.packages import find_packages, nested_projects
from support.surveys import project, seen

WORKSPACE = "[tool.uv.workspace]\nmembers = {}\n"


def paths(*folders: str, top: str = "", more: tuple[str, ...] = ()) -> list[str]:
    """Return where packages are found, with a project in each of the folders."""
    texts = {f"{folder}/pyproject.toml": project(folder.rpartition("/")[2]) for folder in folders}
    if top:
        texts["pyproject.toml"] = top
    return [each.package.path for each in find_packages(seen(texts, *more))]


def test_a_single_package_is_at_the_top() -> None:
    assert paths(top=project()) == ["."]
    assert paths("docs", "tests/fixtures/x", "examples/y", top=project()) == ["."]


def test_projects_in_folders_are_packages_where_the_top_is_none() -> None:
    assert paths("libs/a", "libs/b", "server") == ["libs/a", "libs/b", "server"]
    assert paths("tests/data/a", "examples/b", ".hidden/c", "t/{{name}}", "a/b/c/d/e") == []


def test_beside_a_package_at_the_top_only_the_usual_folders_count() -> None:
    assert paths("packages/a", "server", top=project()) == [".", "packages/a"]


@pytest.mark.parametrize(
    ("configuration", "found"),
    [
        ('{"packages": {".": {}, "server": {}, "engine/": {}}}', [".", "engine", "server"]),
        ('{"packages": ["server"]}', ["."]),
        ('{"packages": {', ["."]),
        ("[]", ["."]),
        ("[" * 100_000, ["."]),
    ],
)
def test_beside_a_package_at_the_top_what_release_please_releases_counts_too(
    configuration: str, found: list[str]
) -> None:
    texts = {f"{folder}/pyproject.toml": project(folder) for folder in ("engine", "server", "other")}
    texts |= {"pyproject.toml": project(), "release-please-config.json": configuration}
    assert [each.package.path for each in find_packages(seen(texts))] == found


@pytest.mark.parametrize(
    ("members", "found"),
    [
        ('["packages/*"]', ["packages/a", "packages/b"]),
        ('["./packages/*/"]', ["packages/a", "packages/b"]),
        ('["packages/a", "examples/c"]', ["examples/c", "packages/a"]),
        ('["**"]', ["deep/er/d", "examples/c", "packages/a", "packages/b"]),
        ('["**/**/d"]', ["deep/er/d"]),
        ('["deep/*"]', []),
        ('["packages/[ab]"]\nexclude = ["packages/b"]', ["packages/a"]),
    ],
)
def test_a_workspace_says_which_its_members_are(members: str, found: list[str]) -> None:
    folders = ("packages/a", "packages/b", "examples/c", "deep/er/d")
    assert paths(*folders, top=WORKSPACE.format(members)) == found


def test_a_workspace_around_members_is_a_package_where_it_can_be_built() -> None:
    virtual = '[project]\nname = "all"\nversion = "0"\n' + WORKSPACE.format('["packages/*"]')
    assert paths("packages/a", top=virtual) == ["packages/a"]
    assert paths("packages/a", top=project() + WORKSPACE.format('["packages/*"]')) == [".", "packages/a"]


def test_what_builds_nothing_is_none_unless_there_is_nothing_else() -> None:
    off = project("app") + "[tool.uv]\npackage = false\n"
    assert paths("packages/a", top=off) == ["packages/a"]
    (only,) = find_packages(seen({"pyproject.toml": off}))
    assert not only.package.is_built


def test_a_folder_without_a_project_in_it_is_no_package() -> None:
    texts = {"packages/a/pyproject.toml": "[tool.ruff]\n"}
    assert find_packages(seen(texts)) == []


def test_tests_are_beside_the_package_or_in_it() -> None:
    texts = {"a/pyproject.toml": project("a"), "b/pyproject.toml": project("b"), "c/pyproject.toml": project("c")}
    files = ("a/tests/test_a.py", "b/src/b/__init__.py", "b/src/b/test/x.py", "c/src/c/__init__.py")
    assert [each.package.tests for each in find_packages(seen(texts, *files))] == ["a/tests", "b/src/b/test", ""]


def test_projects_below_the_top_are_listed_in_order() -> None:
    assert nested_projects(["pyproject.toml", "b/pyproject.toml", "a/pyproject.toml"]) == ["a", "b"]


def test_a_version_that_poetrys_plugin_writes_over_is_computed() -> None:
    text = '[tool.poetry]\nname = "rocket"\nversion = "0.0.0"\n[tool.poetry-dynamic-versioning]\nenable = '
    found = [find_packages(seen({"pyproject.toml": f"{text}{on}\n"}))[0].package for on in ("true", "false")]
    assert [(each.version, each.computed_by) for each in found] == [("", "poetry-dynamic-versioning"), ("0.0.0", "")]
