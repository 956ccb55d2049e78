"""A release plan as JSON."""

from __future__ import annotations

import json

from gatepost.policy.engines import Engine
from gatepost.release.outline import CommitOutline, EntryOutline, Fault, PackageOutline
from gatepost.release.planned import EMPTY, MISSING, FileChange, Plan, PullRequest, Surprise
from gatepost.release.pull_request import ReleaseData
from gatepost.report.plan_json import plan_as_json, pull_requests_as_json
from support.plans import commit

FILES = (
    FileChange("made", None, "a"),
    FileChange("changed", "a", "b"),
    FileChange("same", "a", "a"),
    FileChange("gone", skipped=MISSING),
    FileChange("empty", "", skipped=EMPTY),
    FileChange("bad", "{", error="no JSON"),
)
BOTH = PullRequest(
    version="",
    title="chore: release main",
    branch="release-please--branches--main",
    labels=("a", "b"),
    draft=True,
    body="Body",
    releases=(ReleaseData("rocket", "1.0.0", "Notes", "."), ReleaseData("", "2.0.0", "", "a")),
    files=FILES,
)
ONE = PullRequest("1.0.0", "t", "b", (), draft=False, body="", releases=(), files=())
BOTH_SHOWN = {
    "version": None,
    "title": "chore: release main",
    "headRefName": "release-please--branches--main",
    "labels": ["a", "b"],
    "draft": True,
    "body": "Body",
    "releaseData": [
        {"component": "rocket", "version": "1.0.0", "notes": "Notes"},
        {"component": "", "version": "2.0.0", "notes": ""},
    ],
    "updates": [
        {"path": "made", "created": True, "changed": True, "content": "a"},
        {"path": "changed", "created": False, "changed": True, "content": "b"},
        {"path": "same", "created": False, "changed": False, "content": "a"},
        {"path": "gone", "skipped": "missing"},
        {"path": "empty", "skipped": "empty"},
        {"path": "bad", "error": "no JSON"},
    ],
}
ONE_SHOWN = {
    "version": "1.0.0",
    "title": "t",
    "headRefName": "b",
    "labels": [],
    "draft": False,
    "body": "",
    "releaseData": [],
    "updates": [],
}


def test_the_pull_requests_have_the_names_of_the_real_tool() -> None:
    assert pull_requests_as_json(Plan((BOTH, ONE), {})) == {"prs": [BOTH_SHOWN, ONE_SHOWN], "error": None}


def test_an_error_stands_beside_the_pull_requests() -> None:
    assert pull_requests_as_json(Plan((), {}, error="Error: no")) == {"prs": [], "error": "Error: no"}


LISTED = EntryOutline("feat(x)!", "b", ("⚠ BREAKING CHANGES", "Features"), "listed", "", "major", is_footer=False)
FOOTER = EntryOutline("Refs", "#1", (), "unlisted", "no section lists `Refs`", "", is_footer=True)
LOST = (Fault(3, 4, "(bar", is_header=False), Fault(9, 1, "Nope", is_header=True))
COMMITS = (
    CommitOutline("c2", "feat(x)!: b", "listed", "major", (LISTED, FOOTER), ()),
    CommitOutline("c1", "fix: a", "dropped", "", (), LOST),
)
LEFT_OUT = (CommitOutline("c0", "docs: c", "excluded", "", (), ()),)
WHOLE = PackageOutline(
    path="a",
    name="rocket",
    component="rocket",
    previous="1.0.0",
    tag="rocket-v1.0.0",
    next="2.0.0",
    bump="major",
    reason="commits",
    commits=COMMITS,
    excluded=LEFT_OUT,
    titles=("⚠ BREAKING CHANGES", "Features"),
)
BARE = PackageOutline(
    path="b",
    name="b",
    component="",
    previous="",
    tag="",
    next="",
    bump="",
    reason="nothing",
    commits=COMMITS[1:],
    excluded=(),
    titles=(),
)
FIRST_SHOWN = {
    "sha": "c2",
    "header": "feat(x)!: b",
    "effect": "listed",
    "sections": ["⚠ BREAKING CHANGES", "Features"],
    "bump": "major",
    "entries": [
        {
            "label": "feat(x)!",
            "description": "b",
            "effect": "listed",
            "sections": ["⚠ BREAKING CHANGES", "Features"],
            "bump": "major",
            "why": None,
        },
        {
            "label": "Refs",
            "description": "#1",
            "effect": "unlisted",
            "sections": [],
            "bump": None,
            "why": "no section lists `Refs`",
        },
    ],
    "faults": [],
}
DROPPED_SHOWN = {
    "sha": "c1",
    "header": "fix: a",
    "effect": "dropped",
    "sections": [],
    "bump": None,
    "entries": [],
    "faults": [{"line": 3, "column": 4, "text": "(bar"}, {"line": 9, "column": 1, "text": "Nope"}],
}
EXCLUDED_SHOWN: dict[str, object] = {
    "sha": "c0",
    "header": "docs: c",
    "effect": "excluded",
    "sections": [],
    "bump": None,
    "entries": [],
    "faults": [],
}
EXPECTED = {
    "schema_version": 1,
    "engine": "17.6.0",
    "engine_from": "release-please-action@v5.0.0",
    "prs": [ONE_SHOWN],
    "error": None,
    "releases": [
        {
            "path": "a",
            "component": "rocket",
            "previous": "1.0.0",
            "tag": "rocket-v1.0.0",
            "next": "2.0.0",
            "bump": "major",
            "reason": "commits",
            "commits": [FIRST_SHOWN, DROPPED_SHOWN, EXCLUDED_SHOWN],
        },
        {
            "path": "b",
            "component": None,
            "previous": None,
            "tag": None,
            "next": None,
            "bump": None,
            "reason": "nothing",
            "commits": [DROPPED_SHOWN],
        },
    ],
    "dropped": [
        {"sha": "c1", "header": "fix: a", "why": "dropped", "line": 3, "column": 4, "text": "(bar"},
        {"sha": "c1", "header": "fix: a", "why": "not conventional", "line": 9, "column": 1, "text": "Nope"},
    ],
    "elsewhere": [{"sha": "c3", "header": "fix: d"}],
    "warnings": [
        {"name": "odd", "message": "Odd.", "path": "x", "sha": None},
        {"name": "odder", "message": "Odder.", "path": None, "sha": "c1"},
    ],
}


def test_the_whole_plan_says_what_each_commit_does() -> None:
    plan = Plan((ONE,), {}, elsewhere=(commit("fix: d\n\nbody", sha="c3"),))
    surprises = [Surprise("odd", "Odd.", path="x"), Surprise("odder", "Odder.", sha="c1")]
    engine = Engine("17.6.0", "release-please-action@v5.0.0")
    text = plan_as_json(plan, [WHOLE, BARE], surprises, engine)
    assert json.loads(text) == EXPECTED
    assert list(json.loads(text)) == list(EXPECTED)


def test_an_engine_that_nobody_names_has_no_origin() -> None:
    text = plan_as_json(Plan((), {}, error="no"), [], [], Engine("17.11.1"))
    assert text == (
        '{\n "schema_version": 1,\n "engine": "17.11.1",\n "engine_from": null,\n "prs": [],\n "error": "no",\n'
        ' "releases": [],\n "dropped": [],\n "elsewhere": [],\n "warnings": []\n}\n'
    )


def test_nothing_in_the_document_is_a_command_to_a_log() -> None:
    error = "##[error]a ##vso[task] ::error::b \x1b[2J \u2028"
    text = plan_as_json(Plan((), {}, error=error), [], [], Engine("17.11.1"))
    assert r'"error": "#\u0023[error]a #\u0023vso[task] ::error::b \u001b[2J \u2028"' in text
    assert json.loads(text)["error"] == error
