from __future__ import annotations

from collections.abc import Mapping

import pytest

from support.releasing import ENTRY, release_type, written

CHANGELOG = f"# Changelog\n\n{ENTRY}\n"
OLD = 'package nose\n\nconst Version = "1.1.0"\n'
NEW = 'package nose\n\nconst Version = "1.2.0"\n'

Files = Mapping[str, str]
Written = list[tuple[str, str | None]]

CASES: list[tuple[str, dict[str, object], Files, Written]] = [
    (".", {}, {"version.go": OLD}, [("CHANGELOG.md", CHANGELOG)]),
    (".", {"version-file": ""}, {}, [("CHANGELOG.md", CHANGELOG)]),
    (
        ".",
        {"version-file": "internal/version.go"},
        {"internal/version.go": OLD},
        [("CHANGELOG.md", CHANGELOG), ("internal/version.go", NEW)],
    ),
    ("a/b", {"version-file": "v.go"}, {}, [("a/b/CHANGELOG.md", CHANGELOG), ("a/b/v.go", None)]),
    ("a", {"version-file": "/v.go", "skip-changelog": True}, {"v.go": OLD}, [("v.go", NEW)]),
]


@pytest.mark.parametrize(("path", "keys", "files", "expected"), CASES)
def test_a_module_has_a_changelog_and_the_version_file_that_is_named(
    path: str, keys: dict[str, object], files: Files, expected: Written
) -> None:
    assert written(release_type(path, {"release-type": "go", **keys}, files)) == expected
