from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.policy.versions import InvalidVersion, Version
from gatepost.release.errors import PlanError
from gatepost.release.types.base import ReleaseType
from support.plans import TARGET, MemorySource, package
from support.releasing import ENTRY, release_type, written

CHANGELOG = f"# Changelog\n\n{ENTRY}\n"
MARKED = "1.1.0 x-release-please-version"
UPDATED = "1.2.0 x-release-please-version"

NAMES: list[tuple[dict[str, object], str, str, str]] = [
    # keys, the component in tags and titles, the one in the branch, the name
    ({}, "", "", ""),
    ({"component": "nose"}, "nose", "nose", ""),
    ({"package-name": "@acme/nose"}, "@acme/nose", "@acme/nose", "@acme/nose"),
    ({"component": "nose", "package-name": "acme-nose"}, "nose", "nose", "acme-nose"),
    ({"component": "", "package-name": "acme-nose"}, "acme-nose", "acme-nose", "acme-nose"),
    ({"package-name": ""}, "", "", ""),
    ({"component": "nose", "include-component-in-tag": False}, "", "nose", ""),
    ({"package-name": "acme-nose", "include-component-in-tag": False}, "", "acme-nose", "acme-nose"),
]
PLACES = [
    (".", "file", "file"),
    ("", "file", "file"),
    (".", "a/b/file", "a/b/file"),
    (".", "/file", "file"),
    (".", "///a/file", "a/file"),
    ("a", "file", "a/file"),
    ("a/b", "c/file", "a/b/c/file"),
    ("a///", "file", "a/file"),
    ("a", "/file", "file"),
    ("a", "file///", "a/file"),
    ("a", "..", "a/.."),
    ("a", "..file", "a/..file"),
    ("a", "b..", "a/b.."),
    ("a", ".../file", "a/.../file"),
    ("a", "~/file", "a/~/file"),
    ("a", ".hidden/file", "a/.hidden/file"),
    ("a", "", "a"),
]
OUTSIDE = [
    (".", "../file", "../file"),
    (".", "./file", "./file"),
    (".", "~/file", "~/file"),
    (".", "a/../file", "a/../file"),
    (".", "a/./file", "a/./file"),
    (".", "/../file", "../file"),
    ("a", "../file", "a/../file"),
    ("a", "b/..//", "a/b/..//"),
    ("../a", "file", "../a/file"),
    ("/a", "file", "/a/file"),
    ("/", "file", "/file"),
    ("~/a", "file", "~/a/file"),
]
EXTRA_FILES: list[tuple[str, object, dict[str, str], list[tuple[str, str | None]]]] = [
    (".", "notes.md", {"notes.md": MARKED}, [("notes.md", UPDATED)]),
    ("a", "notes.md", {"a/notes.md": MARKED}, [("a/notes.md", UPDATED)]),
    ("a", "/notes.md", {"notes.md": MARKED}, [("notes.md", UPDATED)]),
    ("a", "notes.md", {}, [("a/notes.md", None)]),
    ("a", {"type": "generic", "path": "*.md"}, {"a/x.md": MARKED}, [("a/*.md", None)]),
    (
        "a",
        {"type": "generic", "path": "a/*.md", "glob": True},
        {"a/x.md": MARKED, "a/y.md": "none", "b/z.md": MARKED},
        [("a/x.md", UPDATED), ("a/y.md", "none")],
    ),
    (
        ".",
        {"type": "generic", "path": "b/*.md", "glob": True},
        {"a/x.md": MARKED, "b/y.md": MARKED, "b/z.md": ""},
        [("b/y.md", UPDATED), ("b/z.md", "")],
    ),
    ("a", {"type": "generic", "path": "/b/*.md", "glob": True}, {"b/z.md": MARKED}, [("b/z.md", UPDATED)]),
    ("a", {"type": "nonsense", "path": "/b/*.md", "glob": True}, {"a/z.md": MARKED}, []),
]


@pytest.mark.parametrize(("keys", "component", "branch", "name"), NAMES)
def test_a_package_is_called_by_its_component_or_its_name(
    keys: dict[str, object], component: str, branch: str, name: str
) -> None:
    type_ = release_type(".", keys, {})
    assert (type_.component, type_.branch_component, type_.package_name) == (component, branch, name)


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, Version(1, 0, 0)),
        ({"initial-version": "0.2.0-beta.1"}, Version(0, 2, 0, "beta.1")),
        ({"initial-version": ""}, Version(1, 0, 0)),
    ],
)
def test_the_first_version_may_be_configured(keys: dict[str, object], expected: Version) -> None:
    assert release_type(".", keys, {}).initial_version == expected


def test_a_first_version_that_is_none_is_refused() -> None:
    with pytest.raises(InvalidVersion) as caught:
        _ = release_type(".", {"initial-version": "one"}, {}).initial_version
    assert str(caught.value) == "unable to parse version string: one"


@pytest.mark.parametrize(("path", "file", "expected"), PLACES)
def test_a_file_lies_below_its_package(path: str, file: str, expected: str) -> None:
    assert release_type(path, {}, {}).located(file) == expected


@pytest.mark.parametrize(("path", "file", "place"), OUTSIDE)
def test_no_file_lies_outside_the_repository(path: str, file: str, place: str) -> None:
    with pytest.raises(PlanError) as caught:
        release_type(path, {}, {}).located(file)
    assert str(caught.value) == f"Error: illegal pathing characters in path: {place}"


@pytest.mark.parametrize(
    ("keys", "expected"),
    [
        ({}, "https://github.com/acme/rocket"),
        ({"changelog-host": "https://git.example"}, "https://git.example/acme/rocket"),
    ],
)
def test_links_lead_to_the_repository(keys: dict[str, object], expected: str) -> None:
    assert release_type(".", keys, {}).url == expected


def test_a_file_is_read_below_its_package() -> None:
    type_ = release_type("a", {}, {"a/file": "inside", "file": "outside"})
    assert (type_.read("file"), type_.read("/file"), type_.read("b/file")) == ("inside", "outside", None)


@pytest.mark.parametrize(("path", "entry", "files", "expected"), EXTRA_FILES)
def test_extra_files_come_last(
    path: str, entry: object, files: dict[str, str], expected: list[tuple[str, str | None]]
) -> None:
    type_ = release_type(path, {"release-type": "go", "skip-changelog": True, "extra-files": [entry]}, files)
    assert written(type_) == expected


@pytest.mark.parametrize("path", ["a.ini", "../a.ini"])
def test_an_extra_file_of_a_kind_that_there_is_not_is_refused_wherever_it_lies(path: str) -> None:
    type_ = release_type(".", {"extra-files": [{"type": "ini", "path": path}]}, {})
    with pytest.raises(PlanError) as caught:
        written(type_)
    assert str(caught.value) == "Error: unsupported extraFile type: ini"


def test_a_glob_that_cannot_be_is_refused() -> None:
    class Refusing(MemorySource):
        def matching(self, glob: str, folder: str) -> list[str]:
            raise UnreadableText(f"{glob} in {folder}")  # noqa: EM102, TRY003  a made-up one

    keys = {"extra-files": [{"type": "generic", "path": "[", "glob": True}]}
    type_ = release_type("a", keys, {})
    type_.source = Refusing()
    with pytest.raises(PlanError) as caught:
        written(type_)
    assert str(caught.value) == "TypeError: [ in a"


def test_a_type_must_say_what_it_writes() -> None:
    type_ = ReleaseType(package(), MemorySource(), TARGET)
    with pytest.raises(NotImplementedError):
        written(type_)
