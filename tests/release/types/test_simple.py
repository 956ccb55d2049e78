from __future__ import annotations

from collections.abc import Mapping

import pytest

from support.releasing import ENTRY, release_type, written

CHANGELOG = f"# Changelog\n\n{ENTRY}\n"

Files = Mapping[str, str]
Written = list[tuple[str, str | None]]

CASES: list[tuple[str, dict[str, object], Files, Written]] = [
    (".", {}, {"version.txt": "1.1.0"}, [("CHANGELOG.md", CHANGELOG), ("version.txt", "1.2.0\n")]),
    (".", {}, {"version.txt": "no version"}, [("CHANGELOG.md", CHANGELOG), ("version.txt", "1.2.0\n")]),
    ("a", {}, {}, [("a/CHANGELOG.md", CHANGELOG), ("a/version.txt", None)]),
    (
        "a/",
        {"version-file": "VERSION", "changelog-path": "docs/NEWS.md"},
        {"a/VERSION": "", "a/docs/NEWS.md": "\n## 1.1.0"},
        [("a/docs/NEWS.md", f"{ENTRY}\n\n## 1.1.0\n"), ("a/VERSION", "1.2.0\n")],
    ),
    (".", {"skip-changelog": True}, {"version.txt": "1.1.0"}, [("version.txt", "1.2.0\n")]),
]


@pytest.mark.parametrize(("path", "keys", "files", "expected"), CASES)
def test_a_package_has_a_changelog_and_a_file_that_is_the_version(
    path: str, keys: dict[str, object], files: Files, expected: Written
) -> None:
    assert written(release_type(path, {"release-type": "simple", **keys}, files)) == expected
