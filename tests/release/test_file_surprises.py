from __future__ import annotations

import pytest

from gatepost.release.file_surprises import surprises_in_files
from gatepost.release.plan import plan
from gatepost.release.planned import Surprise
from support.plans import TARGET, commit, planned, repository, tag

OLD = commit("fix: old", "a", sha="d" * 40)
PROJECT = '[project]\nname = "rocket"\nversion = "1.2.3"\n'
LOG = "# Changelog\n\n## 1.2.3\n\n* old\n"


def found(
    files: dict[str, str], release_type: str = "simple", package: dict[str, object] | None = None
) -> list[tuple[str, str, str]]:
    """Return the surprises of a release 1.2.3 → 1.2.4."""
    table = {"release-type": release_type, "include-component-in-tag": False, "packages": {".": package or {}}}
    source = repository(table, {".": "1.2.3"}, [commit("fix: a", "a"), OLD], [tag("v1.2.3", OLD.sha)], files)
    whole = planned(source)
    (pull_request,) = whole.pull_requests
    return [(each.name, each.text, each.path) for each in surprises_in_files(pull_request, whole)]


def extra(*files: object) -> dict[str, object]:
    return {"extra-files": list(files)}


@pytest.mark.parametrize(
    ("before", "name"),
    [
        ("# Changelog\n", "changelog-heading-doubled"),
        ("\n#changelog", "changelog-heading-doubled"),
        ("# Changelog\n\n## [Unreleased]\n\n- a\n", "changelog-unreleased"),
        ("# Changelog\n\n### [unreleased]\n", "changelog-unreleased"),
        (LOG, ""),
        ("", ""),
        ("# Changelog\n\n## 1.2.3\n\n## [Unreleased]\n", ""),
    ],
)
def test_where_the_entry_goes_in_a_changelog(before: str, name: str) -> None:
    assert [each for each, _, _ in found({"CHANGELOG.md": before})] == ([name] if name else [])


def test_a_changelog_surprise_names_the_file() -> None:
    assert found({"docs/log.md": "# Changelog"}, package={"changelog-path": "docs/log.md"}) == [
        ("changelog-heading-doubled", "its heading comes twice: empty the file first", "docs/log.md")
    ]


def test_what_is_no_utf_8_is_replaced_for_good() -> None:
    assert found({"CHANGELOG.md": f"{LOG}caf\ufffd"}) == [
        ("not-utf-8", "is not UTF-8: what cannot be read is replaced by U+FFFD for good", "CHANGELOG.md")
    ]


def test_line_ends_are_mixed_or_changed() -> None:
    assert found({"CHANGELOG.md": LOG.replace("\n", "\r\n")}) == [
        ("line-ends-mixed", "has CRLF line ends, and gets lines with LF", "CHANGELOG.md")
    ]
    assert found({"CHANGELOG.md": LOG.replace("\n\n", "\r\n\n")}) == []
    yaml = found(
        {"a.yaml": "version: 1.2.3\r\nname: a\r\n"},
        package=extra({"type": "yaml", "path": "a.yaml", "jsonpath": "$.version"}),
    )
    assert yaml == [("line-ends-changed", "its line ends CRLF become LF", "a.yaml")]


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        ("# ours\nversion: 1.2.3 # 1\n", True),
        ("version: 1.2.3\nname: 'a#b'\n", False),
        ("# 1\nname: a\n", False),
    ],
)
def test_a_yaml_file_loses_its_comments(before: str, *, is_told: bool) -> None:
    text = "is written anew and loses its comments: type `generic` with `x-release-please-version` marks keeps them"
    package = extra({"type": "yaml", "path": "a.yml", "jsonpath": "$.version"})
    told = [each for each in found({"a.yml": before}, package=package) if each[0].startswith("yaml")]
    assert told == ([("yaml-comments-lost", text, "a.yml")] if is_told else [])


@pytest.mark.parametrize(
    ("content", "is_told"),
    [
        ("[mypy]\npython_version = 3.10.1\n\n[metadata]\nversion = 1.2.3\n", True),
        ("[metadata]\nversion = 1.2.3\n", False),
        ("[mypy]\npython_version = 3.10\n", False),
    ],
)
def test_the_first_version_in_setup_cfg_is_taken_whatever_it_is(content: str, *, is_told: bool) -> None:
    told = [("setup-cfg-wrong-line", "`python_version` is changed in place of the version", "setup.cfg")]
    assert [
        each for each in found({"setup.cfg": content, "pyproject.toml": PROJECT}, "python") if "cfg" in each[0]
    ] == (told if is_told else [])


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ('__version__ = "1.2.3"\n', []),
        ("x = 1\n", []),
        ('__version__ = version("rocket")\n', []),
        ('__version__ = importlib.metadata.version("rocket")\n', []),
        (
            "__version__: str = get()\n",
            [
                (
                    "version-not-updated",
                    '`__version__: str = get()` is not updated: only `__version__ = "1.2.3"` is found',
                )
            ],
        ),
        (
            '__version__ = "7.0.0"\n',
            [("other-version-changed", '`__version__ = "7.0.0"` is another version, and is changed')],
        ),
    ],
)
def test_a_version_in_a_module_is_updated_whose_ever_it_is(content: str, expected: list[tuple[str, str]]) -> None:
    files = {"pyproject.toml": PROJECT, "rocket/__init__.py": content}
    assert found(files, "python") == [(name, text, "rocket/__init__.py") for name, text in expected]


def test_of_a_first_release_no_version_is_another_s() -> None:
    table = {"release-type": "python", "packages": {".": {"package-name": "rocket"}}}
    files = {"pyproject.toml": PROJECT, "rocket/__init__.py": '__version__ = "7.0.0"\n'}
    whole = planned(repository(table, {}, [commit("fix: a", "a")], [], files))
    assert list(surprises_in_files(whole.pull_requests[0], whole)) == []


def test_a_pyproject_that_release_please_cannot_read_is_left_alone() -> None:
    (surprise,) = found({"pyproject.toml": f"{PROJECT}x = 1979-05-27 07:32:00Z9\n"}, "python")
    assert surprise[0] == "pyproject-unreadable"
    assert surprise[1].startswith("is not updated: the TOML parser of Release Please refuses it (")
    assert surprise[2] == "pyproject.toml"


def test_a_version_that_stands_nowhere_is_told() -> None:
    dynamic = '[project]\nname = "rocket"\ndynamic = ["version"]\n'
    text = "no file with the version is found, so only the tag will have it"
    assert found({"pyproject.toml": dynamic}, "python") == [("version-nowhere", text, ".")]
    assert found({"setup.py": "version = '1.2.3'\n"}, "python") == []


def test_a_package_in_a_folder_is_told_by_its_path() -> None:
    table = {"release-type": "python", "packages": {"a": {"component": "a"}}}
    files = {"a/pyproject.toml": '[project]\nname = "rocket"\ndynamic = ["version"]\n'}
    whole = planned(repository(table, {"a": "1.2.3"}, [commit("fix: a", "a/x")], [], files))
    (pull_request,) = whole.pull_requests
    told = Surprise("version-nowhere", "no file with the version is found, so only the tag will have it", "a")
    assert list(surprises_in_files(pull_request, whole)) == [told]


@pytest.mark.parametrize(
    ("entry", "files", "expected"),
    [
        ("x.txt", {}, [("extra-file-missing", "is named in `extra-files`, and is not there", "x.txt")]),
        (
            "x.txt",
            {"x.txt": "1.2.3\n"},
            [("extra-file-unchanged", "is named in `extra-files`, and nothing in it changes", "x.txt")],
        ),
        ("x.txt", {"x.txt": "1.2.3 x-release-please-version\n"}, []),
        ({"type": "generic", "path": "*.txt", "glob": True}, {"x.txt": "1.2.3\n"}, []),
    ],
)
def test_an_extra_file_that_does_not_get_the_version_is_told(
    entry: object, files: dict[str, str], expected: list[tuple[str, str, str]]
) -> None:
    assert found(files, package=extra(entry)) == expected


def test_an_extra_file_at_which_the_plan_stops_is_told_by_the_error() -> None:
    table = {"release-type": "simple", "extra-files": [{"type": "json", "path": "x.json", "jsonpath": "$.a"}]}
    source = repository({**table, "packages": {".": {}}}, {".": "1.2.3"}, [commit("fix: a", "a")], [], {"x.json": "{"})
    stopped = plan(source, TARGET)
    assert stopped.error.startswith("updater failed for x.json: ")
    assert list(surprises_in_files(stopped.pull_requests[0], stopped)) == []
