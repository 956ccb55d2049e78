"""A commit explained, as JSON."""

from __future__ import annotations

import json

from gatepost.report.explain_json import explanation_as_json
from support.explaining import DROPPED, explained, finding

KEYS = [
    *("schema_version", "id", "header", "standing", "tag", "configured", "error", "override_line", "parts", "commits"),
    *("bump", "packages", "findings", "rescue", "rescue_commands", "rescue_files"),
]


def test_all_that_is_known_is_there() -> None:
    document = json.loads(explanation_as_json(explained("fix(a): b\n\nRefs #1", findings=(finding(),))))

    assert list(document) == KEYS
    assert document["schema_version"] == 1
    assert (document["id"], document["header"]) == ("a" * 40, "fix(a): b")
    assert (document["standing"], document["tag"], document["configured"]) == ("unreleased", None, True)
    (part,) = document["parts"]
    assert (part["kind"], part["line"], part["column"], part["refused"]) == ("message", 1, 1, None)
    assert part["nodes"][1] == {
        "name": "footer",
        "line": 3,
        "column": 1,
        "text": "Refs #1",
        "children": [
            {"name": "token", "line": 3, "column": 1, "text": "Refs", "children": []},
            {"name": "value", "line": 3, "column": 7, "text": "1", "children": []},
            {"name": "reference", "line": 3, "column": 1, "text": "#1", "children": []},
        ],
    }
    assert document["commits"] == [
        {
            "label": "fix(a)",
            "description": "b",
            "line": 1,
            "column": 1,
            "from": "header",
            "outcomes": [
                {"packages": None, "effect": "listed", "sections": ["Bug Fixes"], "bump": "patch", "why": None}
            ],
        }
    ]
    assert document["packages"] == [
        {
            "path": ".",
            "component": "rocket",
            "previous": "1.2.3",
            "next": "1.2.4",
            "bump": "patch",
            "reason": "1 entry",
        }
    ]
    assert document["findings"] == [
        {
            "code": "GP401",
            "name": "message-dropped",
            "severity": "error",
            "message": "It is.",
            "line": 1,
            "column": 1,
            "end_column": 2,
        }
    ]
    assert (document["bump"], document["rescue"], document["rescue_commands"]) == ("patch", None, [])


def test_what_is_dropped_says_where_and_how_to_rescue_it() -> None:
    mended = DROPPED.replace("restore", " restore")
    document = json.loads(explanation_as_json(explained(DROPPED, mended)))

    assert document["parts"][0]["refused"] == {
        "line": 3,
        "column": 8,
        "end_column": 13,
        "text": "restore(load(session)) was too late",
        "error": "unexpected token '(' at 3:13, valid tokens [)]",
    }
    assert document["rescue"] == f"BEGIN_COMMIT_OVERRIDE\n{mended}\nEND_COMMIT_OVERRIDE"
    assert document["rescue_commands"] == ["git commit --allow-empty -m 'feat(api): sign in with a passkey (#12)'"]


def test_without_a_pull_request_there_are_only_commands() -> None:
    document = json.loads(explanation_as_json(explained("fix: a\n\nfoo(")))

    assert document["rescue"] is None
    assert document["rescue_commands"] == ["git commit --allow-empty -m 'fix: a'"]


def test_of_several_packages_the_files_are_told_that_the_commands_need() -> None:
    dropped = explained("fix: a\n\nfoo(", packages=("a", "b"), files=("a/it's", "c"))
    document = json.loads(explanation_as_json(dropped))

    assert document["rescue_files"] == ["a/it's"]
    assert document["rescue_commands"] == ["git commit -m 'fix: a' -- 'a/it'\"'\"'s'"]
    document = json.loads(explanation_as_json(explained("Update a", packages=("a", "b"), files=("a/c",))))
    assert (document["rescue_files"], document["rescue_commands"]) == ([], [])


def test_a_footer_is_told_from_a_header() -> None:
    document = json.loads(explanation_as_json(explained("fix: a\n\nA: b", is_configured=False)))

    assert [each["from"] for each in document["commits"]] == ["footer", "header"]
    assert document["commits"][0]["outcomes"][0]["why"] == "no section lists `A`"


def test_a_log_takes_nothing_for_a_command() -> None:
    text = explanation_as_json(explained("fix: ##[group] a"))

    assert "##[" not in text
    assert text.count("\n") == 1
    assert json.loads(text)["header"] == "fix: ##[group] a"
