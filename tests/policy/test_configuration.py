"""What release-please-config.json says."""

from __future__ import annotations

from dataclasses import asdict

import pytest

from gatepost.policy.configuration import (
    Configuration,
    ExtraFile,
    Package,
    Plugin,
    read_configuration,
    read_package,
)
from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS, InvalidConfiguration

SECTIONS = [{"type": "feat", "section": "New"}]
FILES: list[object] = [
    "VERSION",
    {"type": "generic", "path": "a.txt"},
    {"type": "json", "path": "a.json", "jsonpath": "$.v"},
    {"type": "yaml", "path": "a/*.yaml", "jsonpath": "$.v", "glob": True},
    {"type": "xml", "path": "a.xml", "xpath": "//v", "jsonpath": "$.other"},
    {"type": "pom", "path": "pom.xml", "glob": False},
    {"type": "", "path": "b.txt"},
]
READ_FILES = (
    ExtraFile("VERSION"),
    ExtraFile("a.txt", "generic"),
    ExtraFile("a.json", "json", "$.v"),
    ExtraFile("a/*.yaml", "yaml", "$.v", is_glob=True),
    ExtraFile("a.xml", "xml", "//v"),
    ExtraFile("pom.xml", "pom"),
    ExtraFile("b.txt", ""),
)
KEYS: list[tuple[str, object, str, object]] = [
    ("release-type", "python", "release_type", "python"),
    ("release-type", "", "release_type", ""),
    ("versioning", "prerelease", "versioning", "prerelease"),
    ("versioning", "", "versioning", "default"),
    ("bump-minor-pre-major", True, "bump_minor_pre_major", True),
    ("bump-patch-for-minor-pre-major", True, "bump_patch_for_minor_pre_major", True),
    ("prerelease", True, "prerelease", True),
    ("prerelease-type", "rc", "prerelease_type", "rc"),
    ("release-as", "2.0.0", "release_as", "2.0.0"),
    ("initial-version", "0.0.1", "initial_version", "0.0.1"),
    ("changelog-sections", SECTIONS, "own_sections", (("feat", "New", False, ""),)),
    ("changelog-sections", [], "own_sections", ()),
    ("changelog-path", "NEWS.md", "changelog_path", "NEWS.md"),
    ("changelog-path", "", "changelog_path", "CHANGELOG.md"),
    ("changelog-type", "github", "changelog_type", "github"),
    ("changelog-type", "", "changelog_type", "default"),
    ("changelog-host", "https://git.example.com", "changelog_host", "https://git.example.com"),
    ("changelog-host", "", "changelog_host", "https://github.com"),
    ("skip-changelog", True, "skip_changelog", True),
    ("component", "rocket", "component", "rocket"),
    ("package-name", "rocket", "package_name", "rocket"),
    ("package-name", "", "package_name", ""),
    ("include-component-in-tag", False, "include_component_in_tag", False),
    ("include-v-in-tag", False, "include_v_in_tag", False),
    ("tag-separator", "/", "tag_separator", "/"),
    ("tag-separator", "", "tag_separator", ""),
    ("pull-request-title-pattern", "r ${version}", "pull_request_title_pattern", "r ${version}"),
    ("pull-request-title-pattern", "", "pull_request_title_pattern", "chore${scope}: release${component} ${version}"),
    ("pull-request-header", "Above", "pull_request_header", "Above"),
    ("pull-request-footer", "Below", "pull_request_footer", "Below"),
    ("component-no-space", True, "component_no_space", True),
    ("separate-pull-requests", True, "separate_pull_requests", True),
    ("draft-pull-request", True, "draft_pull_request", True),
    ("extra-label", "a, b,", "extra_label", ("a", " b", "")),
    ("extra-label", "", "extra_label", ("",)),
    ("extra-files", FILES, "extra_files", READ_FILES),
    ("extra-files", [], "extra_files", ()),
    ("version-file", "VERSION", "version_file", "VERSION"),
    ("version-file", "", "version_file", ""),
    ("exclude-paths", ["docs", "a/b"], "exclude_paths", ("docs", "a/b")),
    ("exclude-paths", [], "exclude_paths", ()),
    ("date-format", "%d.%m.%Y", "date_format", "%d.%m.%Y"),
    ("date-format", "", "date_format", "%Y-%m-%d"),
    ("skip-github-release", True, "skip_github_release", True),
]
"""A key, a value of it, the name of the field, and what the field then has."""


def only(package: Package) -> dict[str, object]:
    """Return the fields of a package that are not those of one without keys."""
    return {name: value for name, value in vars(package).items() if value != vars(Package(package.path))[name]}


def expected(field: str, value: object) -> dict[str, object]:
    return {} if vars(Package("a"))[field] == value else {field: value}


@pytest.mark.parametrize(("key", "value", "field", "read"), KEYS)
def test_a_key_is_read_from_the_package_or_else_from_the_top(key: str, value: object, field: str, read: object) -> None:
    assert only(read_package("a", {key: value}, {})) == expected(field, read)
    assert only(read_package("a", {}, {key: value})) == expected(field, read)
    assert only(read_package("a", {key: None}, {key: value})) == expected(field, read)


@pytest.mark.parametrize(
    ("own", "top", "fields"),
    [
        ({"prerelease": False}, {"prerelease": True}, {}),
        ({"component": ""}, {"component": "a"}, {}),
        ({"component": "b"}, {"component": "a"}, {"component": "b"}),
        ({"extra-files": []}, {"extra-files": ["a"]}, {}),
        ({"include-v-in-tag": True}, {"include-v-in-tag": False}, {}),
        ({"exclude-paths": []}, {"exclude-paths": ["a"]}, {"exclude_paths": ()}),
        ({"changelog-sections": []}, {"changelog-sections": SECTIONS}, {"own_sections": ()}),
        ({"label": "a", "packages": 1, "unknown": {}}, {"plugins": 1}, {}),
    ],
)
def test_what_the_package_says_goes_before_the_top(
    own: dict[str, object], top: dict[str, object], fields: dict[str, object]
) -> None:
    assert only(read_package("a", own, top)) == fields


@pytest.mark.parametrize(
    ("own", "sections"),
    [
        ({}, OTHER_SECTIONS),
        ({"release-type": "python"}, PYTHON_SECTIONS),
        ({"release-type": "python", "changelog-sections": []}, ()),
        ({"changelog-sections": SECTIONS}, (("feat", "New", False, ""),)),
    ],
)
def test_a_package_has_its_own_sections_or_those_of_its_type(own: dict[str, object], sections: object) -> None:
    assert read_package("a", own, {}).sections == sections


EMPTY = Configuration({}, separate_pull_requests=False)
ONE: dict[str, object] = {"packages": {".": {}}}


def test_nothing_is_said_for_all_packages_together_unless_it_is() -> None:
    assert read_configuration({}) == EMPTY
    assert read_configuration({"packages": None}) == EMPTY
    assert asdict(EMPTY) == {
        "packages": {},
        "separate_pull_requests": False,
        "plugins": (),
        "bootstrap_sha": "",
        "last_release_sha": "",
        "group_pull_request_title_pattern": "chore: release ${branch}",
        "label": ("autorelease: pending",),
        "release_search_depth": 400,
        "commit_search_depth": 500,
    }


@pytest.mark.parametrize(
    ("table", "is_separate"),
    [
        ({}, False),
        (ONE, True),
        ({"packages": {"a": {}, "b": {}}}, False),
        ({**ONE, "separate-pull-requests": False}, False),
        ({**ONE, "separate-pull-requests": None}, True),
        ({"packages": {"a": {}, "b": {}}, "separate-pull-requests": True}, True),
        ({"packages": {"a": {"separate-pull-requests": True}, "b": {}}}, False),
    ],
)
def test_pull_requests_are_separate_where_there_is_one_package(table: dict[str, object], *, is_separate: bool) -> None:
    assert read_configuration(table).separate_pull_requests is is_separate


@pytest.mark.parametrize(
    ("key", "value", "field", "read"),
    [
        ("bootstrap-sha", "c0ffee", "bootstrap_sha", "c0ffee"),
        ("last-release-sha", "c0ffee", "last_release_sha", "c0ffee"),
        ("group-pull-request-title-pattern", "r ${branch}", "group_pull_request_title_pattern", "r ${branch}"),
        ("group-pull-request-title-pattern", "", "group_pull_request_title_pattern", ""),
        ("label", "a, b", "label", ("a", " b")),
        ("label", "", "label", ("",)),
        ("release-search-depth", 7, "release_search_depth", 7),
        ("release-search-depth", 0, "release_search_depth", 400),
        ("commit-search-depth", 7, "commit_search_depth", 7),
        ("commit-search-depth", 0, "commit_search_depth", 500),
        ("plugins", [], "plugins", ()),
        ("plugins", None, "plugins", ()),
        (
            "plugins",
            ["node-workspace", {"type": "sentence-case", "specialWords": ["npm"]}],
            "plugins",
            (
                Plugin("node-workspace"),
                Plugin("sentence-case", {"type": "sentence-case", "specialWords": ["npm"]}),
            ),
        ),
    ],
)
def test_what_is_said_for_all_packages_is_read(key: str, value: object, field: str, read: object) -> None:
    assert vars(read_configuration({key: value})) == {**vars(EMPTY), field: read}


def test_the_packages_are_in_order() -> None:
    found = read_configuration({"component": "x", "packages": {"b": {"component": "y"}, "a": {}}})
    assert list(found.packages.items()) == [
        ("b", Package("b", component="y")),
        ("a", Package("a", component="x")),
    ]


@pytest.mark.parametrize(
    ("table", "sentence"),
    [
        ([], "the configuration must be an object"),
        (None, "the configuration must be an object"),
        ({"packages": ["a"]}, "`packages` must be an object"),
        ({"packages": {"__proto__": {}}}, "`packages` cannot have `__proto__`, which is no path to JavaScript"),
        ({"packages": {"a": None}}, '`packages["a"]` must be an object'),
        ({"packages": {"a": {"component": 1}}}, '`packages["a"].component` must be a text'),
        ({"component": 1, "packages": {"a": {}}}, "`component` must be a text"),
        ({"packages": {"a": {"prerelease": "yes"}}}, '`packages["a"].prerelease` must be true or false'),
        ({"packages": {"a": {"prerelease": 1}}}, '`packages["a"].prerelease` must be true or false'),
        ({"packages": {"a": {"component": True}}}, '`packages["a"].component` must be a text'),
        ({"packages": {"a": {"extra-files": "b"}}}, "`extra-files` must be a list"),
        ({"packages": {"a": {"extra-files": [1]}}}, "an entry of `extra-files` must be an object"),
        ({"packages": {"a": {"extra-files": [{"type": "json"}]}}}, "the `path` of an extra file must be a text"),
        ({"packages": {"a": {"extra-files": [{"path": "b"}]}}}, "the `type` of an extra file must be a text"),
        (
            {"packages": {"a": {"extra-files": [{"path": "b", "type": "json", "jsonpath": 1}]}}},
            "the selector of the extra file `b` must be a text",
        ),
        ({"packages": {"a": {"exclude-paths": "b"}}}, "`exclude-paths` must be a list"),
        ({"packages": {"a": {"exclude-paths": [1]}}}, "an entry of `exclude-paths` must be a text"),
        ({"packages": {"a": {"changelog-sections": 1}}}, "`changelog-sections` must be a list"),
        ({"separate-pull-requests": 0}, "`separate-pull-requests` must be true or false"),
        ({"release-search-depth": "7"}, "`release-search-depth` must be a whole number"),
        ({"release-search-depth": True}, "`release-search-depth` must be a whole number"),
        ({"commit-search-depth": 1.5}, "`commit-search-depth` must be a whole number"),
        ({"label": ["a"]}, "`label` must be a text"),
        ({"packages": {"a": {"label": 1}}}, '`packages["a"].label` must be a text'),
        ({"packages": {"a": {}}, "release-label": {}}, "`release-label` must be a text"),
        ({"packages": {"a": {}}, "snapshot-label": []}, "`snapshot-label` must be a text"),
        ({"plugins": {}}, "`plugins` must be a list"),
        ({"plugins": [1]}, "an entry of `plugins` must be an object"),
        ({"plugins": [{}]}, "the `type` of a plugin must be a text"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(table: object, sentence: str) -> None:
    with pytest.raises(InvalidConfiguration) as caught:
        read_configuration(table)
    assert str(caught.value) == sentence
