from __future__ import annotations

import pytest

from gatepost.release.plugins.workspace_notes import dependency_notes, with_dependencies

LIST = "* The following workspace dependencies were updated\n  * dependencies\n    * nose bumped from 1.0.0 to 1.1.0"
HEAD = "* The following workspace dependencies were updated"
VERSIONS = {"nose": "1.1.0", "fin": "2.0.0"}
ALL_KINDS = (
    f"{HEAD}\n  * devDependencies\n    * fin bumped from * to 2.0.0\n    * nose bumped from ~1 to ~1.1.0"
    "\n  * peerDependencies\n    * nose bumped from >=1 to >=1.1.0"
    "\n  * optionalDependencies\n    * nose bumped from 1 to 1.1.0"
)

LISTS: list[tuple[dict[str, dict[str, str]], str]] = [
    ({}, ""),
    ({"dependencies": {"other": "1.0.0"}}, ""),
    ({"dependencies": {"nose": "^1.1.0"}}, ""),
    ({"dependencies": {"nose": "1.0.0"}}, LIST),
    ({"dependencies": {"nose": "^1.0.0"}}, f"{HEAD}\n  * dependencies\n    * nose bumped from ^1.0.0 to ^1.1.0"),
    ({"dependencies": {"nose": "workspace:^1.0.0"}}, f"{HEAD}\n  * dependencies\n    * nose bumped to 1.1.0"),
    ({"dependencies": {"nose": "workspace:*"}}, f"{HEAD}\n  * dependencies\n    * nose bumped to 1.1.0"),
    ({"dependencies": {"nose": "npm:n@1"}}, f"{HEAD}\n  * dependencies\n    * nose bumped from npm:n@1 to 1.1.0"),
    (
        {
            "optionalDependencies": {"nose": "1"},
            "peerDependencies": {"nose": ">=1"},
            "devDependencies": {"fin": "*", "other": "1", "nose": "~1"},
            "dependencies": {"fin": "^2.0.0"},
            "bundledDependencies": {"nose": "1"},
        },
        ALL_KINDS,
    ),
]
TWICE = (
    "## 1\n\n### Dependencies\n\n* a\n## 1\n\n### Dependencies\n\n* a\n\n\n### Features\n\n* b\n\n\n### Features\n\n* b"
)
NOTES = [
    ("", f"### Dependencies\n\n{LIST}"),
    ("## 1.1.0", f"## 1.1.0\n\n\n### Dependencies\n\n{LIST}"),
    ("## 1\n\n### Features\n\n* a", f"## 1\n\n### Features\n\n* a\n\n\n### Dependencies\n\n{LIST}"),
    ("## 1\n\n### Dependencies\n\n* a", f"## 1\n\n### Dependencies\n\n* a\n{LIST}"),
    ("## 1\n\n#### Dependencies of a\n* a", f"## 1\n\n#### Dependencies of a\n* a\n{LIST}"),
    ("### Dependencies\n* a\n \n  * b", f"### Dependencies\n* a\n \n  * b\n{LIST}"),
    (
        "## 1\n\n### Dependencies\n\n* a\n\n\n### Features\n\n* b",
        TWICE,
    ),
    (
        "### Dependencies\n* a\n\u2003\n\x1c\n* b",
        "### Dependencies\n* a\n\u2003\n### Dependencies\n* a\n\u2003\n\x1c\n* b\n\x1c\n* b",
    ),
    ("### Dependencies\n\x1c\ntext", f"### Dependencies\n\x1c\ntext\n{LIST}"),
]


@pytest.mark.parametrize(("tables", "expected"), LISTS)
def test_the_dependencies_that_change_are_listed(tables: dict[str, dict[str, str]], expected: str) -> None:
    assert dependency_notes(tables, VERSIONS) == expected


@pytest.mark.parametrize(("notes", "expected"), NOTES)
def test_the_list_goes_under_a_heading_of_its_own(notes: str, expected: str) -> None:
    assert with_dependencies(notes, LIST) == expected
