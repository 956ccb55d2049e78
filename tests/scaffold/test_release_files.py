"""What Release Please is told of a repository that it has never seen."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.release_please import wanted
from gatepost.scaffold.survey import History
from gatepost.scaffold.wanted import CannotEdit
from support.surveys import by_path, project, seen, set_up, sha_of_tag, tagged

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value

CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
HEAD = "f" * 40
MARK = "  # x-release-please-version"


def files(
    texts: Mapping[str, str], history: History | None = None, given: Mapping[str, Value] | None = None
) -> dict[str, str]:
    return by_path(wanted(set_up(seen(texts, history=history), given)))


def told(
    texts: Mapping[str, str], history: History | None = None, given: Mapping[str, Value] | None = None
) -> tuple[dict[str, object], dict[str, str]]:
    """Return the configuration and the manifest."""
    found = files(texts, history, given)
    return json.loads(found[CONFIGURATION]), json.loads(found[MANIFEST])


def only(configuration: dict[str, object], path: str = ".") -> dict[str, object]:
    packages = configuration["packages"]
    assert isinstance(packages, dict)
    entry = packages[path]
    assert isinstance(entry, dict)
    return entry


def test_a_new_repository_begins_at_nothing() -> None:
    configuration, manifest = told({})
    assert manifest == {".": "0.0.0"}
    assert "bootstrap-sha" not in configuration
    assert only(configuration) == {
        "release-type": "python",
        "package-name": "rocket",
        "include-component-in-tag": False,
        "bump-minor-pre-major": True,
    }


def test_the_text_is_as_a_hand_would_write_it() -> None:
    text = files({"pyproject.toml": project()}, History(head=HEAD))[CONFIGURATION]
    assert text.startswith('{\n  "$schema": "https://')
    assert f'\n  "bootstrap-sha": "{HEAD}",\n  "pull-request-title-pattern": "chore: release ${{version}}",\n' in text
    assert '\n    { "type": "feat", "section": "Features" },\n' in text
    assert '\n    { "type": "docs", "section": "Documentation", "hidden": true },\n' in text
    assert text.endswith('"include-component-in-tag": false\n    }\n  }\n}\n')


def test_what_users_notice_is_shown_and_documentation_releases_nothing() -> None:
    sections = told({})[0]["changelog-sections"]
    assert isinstance(sections, list)
    assert [each["type"] for each in sections if "hidden" not in each] == ["feat", "fix", "perf", "deps", "revert"]
    assert len(sections) == 12


@pytest.mark.parametrize(
    ("version", "answer", "is_set"), [("0.4.0", "minor", True), ("0.4.0", "major", False), ("1.0.0", "minor", False)]
)
def test_a_breaking_change_before_1_is_what_was_answered(version: str, answer: str, *, is_set: bool) -> None:
    entry = only(told({"pyproject.toml": project(version=version)}, given={"breaking-before-1": answer})[0])
    assert ("bump-minor-pre-major" in entry) == is_set


@pytest.mark.parametrize(
    ("tag", "keys"),
    [
        ("v1.2.3", {"include-component-in-tag": False}),
        ("1.2.3", {"include-component-in-tag": False, "include-v-in-tag": False}),
        ("rocket-v1.2.3", {}),
        ("Rocket@1.2.3", {"component": "Rocket", "include-v-in-tag": False, "tag-separator": "@"}),
        ("release/v1.2.3", {"component": "release", "tag-separator": "/"}),
    ],
)
def test_tags_go_on_as_they_were(tag: str, keys: dict[str, object]) -> None:
    configuration, manifest = told({"pyproject.toml": project()}, tagged(tag, "v0.0.1"))
    assert only(configuration) == {"release-type": "python", "package-name": "rocket", **keys}
    assert manifest == {".": "1.2.3"}
    assert "bootstrap-sha" not in configuration


def test_the_last_tag_counts_before_the_projects_own_version() -> None:
    assert told({"pyproject.toml": project(version="1.3.0.dev0")}, tagged("v1.2.3"))[1] == {".": "1.2.3"}
    assert told({"pyproject.toml": project(version="1.3.0.dev0")}, History(head=HEAD))[1] == {".": "1.3.0"}


def test_without_a_readable_tag_releases_begin_behind_the_last_one_in_any_spelling() -> None:
    assert told({"pyproject.toml": project(version="1.2")}, tagged("x", "v1.2", "v1.1"))[0]["bootstrap-sha"] == (
        sha_of_tag("v1.2")
    )
    assert told({"pyproject.toml": project()}, tagged("nightly"))[0]["bootstrap-sha"] == HEAD


def test_uv_lock_gets_the_version_too_by_the_name_that_it_has_there() -> None:
    texts = {"pyproject.toml": project("Big_Rocket")}
    entry = {"type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value=='big-rocket')].version"}
    assert only(told({**texts, "uv.lock": ""})[0])["extra-files"] == [entry]
    assert only(told(texts, given={"manager": "uv"})[0])["extra-files"] == [entry]
    assert "extra-files" not in only(told(texts, given={"manager": "pip"})[0])


@pytest.mark.parametrize(
    ("path", "text", "extra"),
    [
        ("src/rocket/__init__.py", '__version__ = "1.2.3"\n', False),
        ("rocket/__init__.py", '__version__ = "1.2.3"\n', False),
        ("src/rocket/version.py", '__version__ = "1.2.3"\n', False),
        ("src/rocket/__init__.py", "", False),
        ("src/rocket/__init__.py", "__version__ = read()\n", False),
        ("src/rocket/__init__.py", '__version__ = "1.2"\n', False),
        ("src/rocket/_version.py", 'VERSION = "0.0.7"\n', False),
        ("src/rocket/__init__.py", '__version__: str = "1.2.3"\n', True),
        ("src/rocketry/__init__.py", '__version__ = "1.2.3"\n', True),
        ("src/rocket/__about__.py", '__version__ = "1.2.3"\n', True),
        ("src/rocket/version.py", 'VERSION = "1.2.3"\n', True),
        ("rocket.py", '__version__ = "1.2.3"\n', True),
    ],
)
def test_a_version_that_the_release_type_does_not_find_gets_a_mark(path: str, text: str, *, extra: bool) -> None:
    own = {} if path.endswith(("__init__.py", "rocket.py")) else {"src/rocket/__init__.py": ""}
    found = files({"pyproject.toml": project(), **own, path: text})
    files_named = only(json.loads(found[CONFIGURATION])).get("extra-files")
    assert files_named == ([{"type": "generic", "path": path}] if extra else None)
    assert found.get(path) == (text.replace("\n", f"{MARK}\n") if extra else None)


def test_a_mark_that_is_there_stays_alone() -> None:
    text = f'__version__: str = "1.2.3"{MARK}\n'
    assert files({"pyproject.toml": project(), "src/rocket/__init__.py": text})["src/rocket/__init__.py"] == text


def test_a_version_that_the_build_reads_from_a_file_is_in_no_lock() -> None:
    pyproject = '[project]\nname = "rocket"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "src/rocket/_v.py"\n'
    entry = only(told({"pyproject.toml": pyproject, "src/rocket/_v.py": 'VERSION = "1.2.3"\n', "uv.lock": ""})[0])
    assert entry["extra-files"] == [{"type": "generic", "path": "src/rocket/_v.py"}]


def test_poetrys_version_beside_a_dynamic_project_is_a_file_more() -> None:
    pyproject = '[project]\nname = "rocket"\ndynamic = ["version"]\n[tool.poetry]\nversion = "1.2.3"\n'
    entry = only(told({"pyproject.toml": pyproject, "poetry.lock": ""})[0])
    assert entry["extra-files"] == [{"type": "toml", "path": "pyproject.toml", "jsonpath": "$.tool.poetry.version"}]


WORKSPACE = {
    "pyproject.toml": project("top", "2.0.0") + '[tool.uv.workspace]\nmembers = ["packages/*"]\n',
    "packages/a/pyproject.toml": project("acme-a", "0.1.0"),
    "packages/b/pyproject.toml": project("acme-b", "1.0.0"),
    "uv.lock": "",
}


def test_each_package_of_several_is_released_by_itself() -> None:
    configuration, manifest = told(WORKSPACE, tagged("a-v0.2.0", "v2.1.0"))
    assert manifest == {".": "2.1.0", "packages/a": "0.2.0", "packages/b": "1.0.0"}
    assert configuration["separate-pull-requests"] is configuration["always-update"] is True
    assert configuration["pull-request-title-pattern"] == "chore: release${component} ${version}"
    assert only(configuration)["exclude-paths"] == ["packages/a", "packages/b"]
    assert only(configuration)["include-component-in-tag"] is False
    assert only(configuration, "packages/a")["component"] == "a"
    assert "component" not in only(configuration, "packages/b")
    assert only(configuration, "packages/b")["extra-files"] == [
        {"type": "toml", "path": "/uv.lock", "jsonpath": "$.package[?(@.name.value=='acme-b')].version"}
    ]


def test_a_single_package_has_nobody_to_conflict_with() -> None:
    assert not {"separate-pull-requests", "always-update"}.intersection(told({"pyproject.toml": project()})[0])


def test_where_some_packages_have_tags_the_oldest_of_them_is_the_start() -> None:
    configuration, _ = told(WORKSPACE, tagged("a-v0.2.0", "nightly", "v2.1.0", "a-v0.1.0"))
    assert configuration["bootstrap-sha"] == sha_of_tag("v2.1.0")
    complete, _ = told(WORKSPACE, tagged("a-v0.2.0", "acme-b-v1.0.0", "v2.1.0"))
    assert "bootstrap-sha" not in complete


def test_a_package_with_a_lock_of_its_own_has_its_version_there() -> None:
    texts = {"libs/a/pyproject.toml": project("a"), "libs/a/uv.lock": "", "libs/b/pyproject.toml": project("b")}
    configuration, _ = told(texts, given={"manager": "pip"})
    assert only(configuration, "libs/a")["extra-files"] == [
        {"type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value=='a')].version"}
    ]
    assert "extra-files" not in only(configuration, "libs/b")


def test_a_second_run_changes_nothing() -> None:
    for texts in (WORKSPACE, {"pyproject.toml": project(), "src/rocketry/__init__.py": '__version__ = "1.2.3"\n'}):
        first = files(texts, History(head=HEAD))
        again = files({**texts, **first}, History(head="e" * 40))
        assert again == first


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("[1]", "not an object"),
        ("{", "not JSON: Expected property name or '}' in JSON at position 1"),
        ('{".": 1}', "the version of `.` must be a text with three numbers"),
        ('{".": "1.2"}', "the version of `.` must be a text with three numbers"),
    ],
)
def test_a_manifest_that_is_none_is_not_touched(text: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        files({MANIFEST: text})
    assert str(caught.value) == f"{MANIFEST}: {why}"
