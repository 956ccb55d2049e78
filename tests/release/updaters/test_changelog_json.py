from __future__ import annotations

import json

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS, Sections
from gatepost.release.updaters.changelog_json import ChangelogJson, listed_changes
from support.plans import URL, changes, commit

SHA = "c" * 40
LISTED: list[tuple[str, dict[str, object]]] = [
    # the message, and what is told of it beside its id
    ("feat: a way", {"type": "feat", "message": "a way", "issues": []}),
    ("fix(nose): a bug", {"type": "fix", "message": "a bug", "issues": [], "scope": "nose"}),
    ("fix(*): a star", {"type": "fix", "message": "a star", "issues": [], "scope": "*"}),
    ("feat: a way (#12)", {"type": "feat", "message": "a way", "issues": ["12"]}),
    ("feat: a way(#12)", {"type": "feat", "message": "a way", "issues": ["12"]}),
    ("feat: (#1) a way (#1) (#12)", {"type": "feat", "message": "(#1) a way (#1)", "issues": ["12"]}),
    ("feat: a (#12) way (#12)", {"type": "feat", "message": "a way (#12)", "issues": ["12"]}),
    ("feat: a way (#12).", {"type": "feat", "message": "a way (#12).", "issues": []}),
    ("feat: a way (#x)", {"type": "feat", "message": "a way (#x)", "issues": []}),
    ("fix #12", {"type": "fix", "message": "12", "issues": []}),
    ("fix:  two  blanks", {"type": "fix", "message": "two  blanks", "issues": []}),
    ("fix: one: two", {"type": "fix", "message": "one: two", "issues": []}),
    ("fix(a:b): one", {"type": "fix", "message": "b): one", "issues": [], "scope": "a:b"}),
    ("feat: one (#3)\n\nCloses #4\nRefs #3", {"type": "feat", "message": "one", "issues": ["3", "4"]}),
    ("feat!: new", {"type": "feat", "message": "new", "issues": [], "breakingChangeNote": "new"}),
    (
        "feat!: new (#5) of (#6)",
        {
            "type": "feat",
            "message": "new (#5) of",
            "issues": ["6"],
            "breakingChangeNote": f"new ([#5]({URL}/issues/5)) of (#6)",
        },
    ),
    (
        "feat: new\n\nBREAKING CHANGE: old is gone\nRelease-As: 3.0.0",
        {"type": "feat", "message": "new", "issues": [], "breakingChangeNote": "old is gone"},
    ),
]
SECTIONS: list[tuple[Sections, list[str]]] = [
    (OTHER_SECTIONS, ["feat: 1", "feature: 2", "fix: 3", "chore!: 5", "docs!: 8"]),
    (PYTHON_SECTIONS, ["feat: 1", "fix: 3", "chore!: 5", "docs: 7", "docs!: 8"]),
    ((("chore", "", False, ""), ("fix", "Fixes", False, "nose")), ["fix: 3", "chore: 4", "chore!: 5"]),
    ((), []),
]
HISTORY = ["feat: 1", "feature: 2", "fix: 3", "chore: 4", "chore!: 5", "Feat!: 6", "docs: 7", "docs!: 8", "other!: 9"]


def updater(*messages: str) -> ChangelogJson:
    found = changes(*(commit(message, sha=str(at) * 40) for at, message in enumerate(messages)))
    return ChangelogJson("rocket", "1.2.3", "PYTHON", "2026-03-04", found, URL)


@pytest.mark.parametrize(("message", "told"), LISTED)
def test_a_commit_is_told_of(message: str, told: dict[str, object]) -> None:
    found = changes(commit(message, sha=SHA))[-1:]
    text = ChangelogJson("rocket", "1.2.3", "PYTHON", "2026-03-04", found, URL)('{"entries": []}')
    ordered = {"type": told["type"], "sha": SHA, **told}
    assert json.loads(text)["entries"][0]["changes"] == [ordered]
    assert list(json.loads(text)["entries"][0]["changes"][0]) == list(ordered)


@pytest.mark.parametrize(("sections", "expected"), SECTIONS)
def test_what_is_listed_is_of_a_visible_type_or_breaks_in_a_hidden_one(sections: Sections, expected: list[str]) -> None:
    assert [change.commit.header for change in listed_changes(changes(*HISTORY), sections)] == expected


def test_a_release_goes_before_the_others() -> None:
    content = '{"repository": "acme/rocket", "entries": [{"version": "1.2.2"}], "updateTime": "old"}\n'
    found = updater("fix: a bug", "feat: a way")(content)
    assert (
        found
        == """\
{
  "repository": "acme/rocket",
  "entries": [
    {
      "changes": [
        {
          "type": "fix",
          "sha": "0000000000000000000000000000000000000000",
          "message": "a bug",
          "issues": []
        },
        {
          "type": "feat",
          "sha": "1111111111111111111111111111111111111111",
          "message": "a way",
          "issues": []
        }
      ],
      "version": "1.2.3",
      "language": "PYTHON",
      "artifactName": "rocket",
      "id": "bd04e706-965d-4aeb-8886-12083cfd529f",
      "createTime": "2026-03-04T12:00:00.000Z"
    },
    {
      "version": "1.2.2"
    }
  ],
  "updateTime": "2026-03-04T12:00:00.000Z"
}"""
    )


def test_the_same_release_has_the_same_id_and_another_release_another() -> None:
    texts = [updater(message)('{"entries": []}') for message in ("fix: 1", "fix: 1", "fix: \ud800")]
    ids = [json.loads(text)["entries"][0]["id"] for text in texts]
    assert ids[0] == ids[1] != ids[2]


def test_without_commits_the_file_stays_as_it_is() -> None:
    assert updater()('{ "anything": 1 }\n') == '{ "anything": 1 }\n'


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ('{"entries": {}}', "Cannot read properties of undefined (reading 'unshift')"),
        ("{}", "Cannot read properties of undefined (reading 'unshift')"),
        ("[]", "Cannot read properties of undefined (reading 'unshift')"),
        ("nope", "Unexpected token 'o', \"nope\" is not valid JSON"),
        ("", "Unexpected end of JSON input"),
        (None, "Unexpected end of JSON input"),
    ],
)
def test_what_is_no_changelog_cannot_be_updated(content: str | None, error: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        updater("fix: a bug")(content)
    assert str(caught.value) == error
