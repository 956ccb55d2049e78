"""The whole document of a plan: real ones are valid by the schema that is shipped, and spoilt ones are not."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from gatepost.policy.engines import NEWEST, Engine
from gatepost.release.outline import outline
from gatepost.release.plan import plan
from gatepost.release.surprises import surprises_of
from gatepost.report.plan_json import plan_as_json
from support.plans import TARGET, MemorySource, commit, repository, sha_of, tag

OLD = commit("feat: old", "a/x", sha="d" * 40)
DROPPED = "fix: b\n\nfoo(bar(1))"
PART = "fix: c\n\nBEGIN_NESTED_COMMIT\nNope\nEND_NESTED_COMMIT"
REVERT = "revert: feat(api): a"
HISTORY = [
    commit(REVERT, "a/x"),
    commit("feat(api): a\n\nRefs: #1", "a/x", "b/x"),
    commit(DROPPED, "a/x", "b/x"),
    commit(PART, "b/x"),
    commit("chore: hidden", "a/x"),
    commit("odd!: b", "b/x"),
    commit("", "a/x"),
    commit("docs: left out", "a/docs/x"),
    commit("fix: nowhere\n\nbody", "x"),
    OLD,
]
TABLE = {
    "release-type": "simple",
    "packages": {
        "a": {"component": "a", "exclude-paths": ["a/docs"], "extra-files": ["gone.txt", "x.txt"]},
        "b": {"componant": "b"},
        "c": {"component": "c"},
    },
}
FILES = {"a/x.txt": "1.0.0 x-release-please-version\n"}
WHOLE = repository(TABLE, {"a": "1.2.3", "c": "1.0.0"}, HISTORY, [tag("a-v1.2.3", OLD.sha)], FILES)


@cache
def schema() -> Draft202012Validator:
    """Return what checks a document against the schema that is shipped."""
    return Draft202012Validator(
        json.loads(resources.files("gatepost.schemas").joinpath("plan.json").read_text("utf-8"))
    )


def errors(document: object) -> list[str]:
    return [error.message for error in schema().iter_errors(document)]


def document_of(source: MemorySource, engine: Engine | None = None) -> str:
    found = plan(source, TARGET)
    outlines = outline(found)
    return plan_as_json(found, outlines, surprises_of(found, outlines), engine or Engine(NEWEST))


@cache
def _whole() -> str:
    return document_of(WHOLE)


def shown() -> dict[str, object]:
    """Return the document that has everything in it, read anew."""
    loaded = json.loads(_whole())
    assert isinstance(loaded, dict)
    return loaded


def at(loaded: object, *path: str | int) -> dict[str, object]:
    """Return the object at `path` of a document."""
    for step in path:
        if isinstance(step, str):
            assert isinstance(loaded, dict)
            loaded = loaded[step]
        else:
            assert isinstance(loaded, list)
            loaded = loaded[step]
    assert isinstance(loaded, dict)
    return loaded


def test_the_schema_is_one() -> None:
    assert list(Draft202012Validator(Draft202012Validator.META_SCHEMA).iter_errors(schema().schema)) == []


@pytest.mark.parametrize(
    "source",
    [
        WHOLE,
        MemorySource(),
        repository({"packages": {}}, {}),
        repository({"release-type": "simple", "packages": {".": {}}}, {".": "one"}, HISTORY),
        repository({"release-type": "simple", "packages": {".": {"release-as": "9.0.0"}}}, {}, HISTORY),
        repository(
            {
                "release-type": "simple",
                "packages": {".": {"extra-files": [{"type": "json", "path": "x", "jsonpath": "$.a"}]}},
            },
            {".": "1.0.0"},
            HISTORY,
            [],
            {"x": "{"},
        ),
    ],
)
def test_a_plan_is_valid(source: MemorySource) -> None:
    assert errors(json.loads(document_of(source))) == []


LEVELS: tuple[tuple[tuple[str | int, ...], str], ...] = (
    ((), "schema_version engine engine_from prs error releases dropped elsewhere warnings"),
    (("prs", 0), "version title headRefName labels draft body releaseData updates"),
    (("prs", 0, "releaseData", 0), "component version notes"),
    (("prs", 0, "updates", 0), "path created changed content"),
    (("prs", 0, "updates", 2), "path skipped"),
    (("releases", 0), "path component previous tag next bump reason commits"),
    (("releases", 0, "commits", 0), "sha header effect sections bump entries faults"),
    (("releases", 0, "commits", 0, "entries", 0), "label description effect sections bump why"),
    (("releases", 0, "commits", 2, "faults", 0), "line column text"),
    (("dropped", 0), "sha header why line column text"),
    (("elsewhere", 0), "sha header"),
    (("warnings", 0), "name message path sha"),
)


@pytest.mark.parametrize(("path", "keys"), LEVELS)
def test_every_key_is_there_and_wanted(path: tuple[str | int, ...], keys: str) -> None:
    assert list(at(shown(), *path)) == keys.split()
    for key in keys.split():
        spoilt = shown()
        del at(spoilt, *path)[key]
        assert errors(spoilt), key
        spoilt = shown()
        at(spoilt, *path)[key] = {"no": "such kind"}
        assert errors(spoilt), key
        at(spoilt, *path)[key] = at(shown(), *path)[key]
        at(spoilt, *path)["new-key"] = 1
        assert errors(spoilt) == []


def test_where_there_is_nothing_stands_null() -> None:
    loaded = shown()
    assert (loaded["engine"], loaded["engine_from"], loaded["error"]) == (NEWEST, None, None)
    idle = at(loaded, "releases", 2)
    assert [idle[key] for key in ("next", "bump", "commits")] == [None, None, []]
    first = at(loaded, "releases", 1)
    assert [first[key] for key in ("component", "previous", "tag", "bump")] == [None, None, None, "first"]
    assert at(loaded, "prs", 0)["version"] is None


def test_the_engine_says_who_says_it() -> None:
    loaded = json.loads(document_of(WHOLE, Engine("17.6.0", "release-please-action@v5")))
    assert (loaded["engine"], loaded["engine_from"]) == ("17.6.0", "release-please-action@v5")


def test_what_is_dropped_stands_there_once_however_many_packages_it_touches() -> None:
    assert shown()["dropped"] == [
        {"sha": sha_of(DROPPED), "header": "fix: b", "why": "dropped", "line": 3, "column": 4, "text": "foo(bar(1))"},
        {"sha": sha_of(PART), "header": "fix: c", "why": "not conventional", "line": 4, "column": 5, "text": "Nope"},
    ]


def test_what_belongs_to_no_package_and_what_is_excluded_is_told() -> None:
    loaded = shown()
    assert loaded["elsewhere"] == [{"sha": sha_of("fix: nowhere\n\nbody"), "header": "fix: nowhere"}]
    assert at(loaded, "releases", 0, "commits", 5)["effect"] == "excluded"


def test_the_warnings_are_those_of_the_plan() -> None:
    warnings = shown()["warnings"]
    assert warnings == [
        {
            "name": "unknown-key",
            "message": '`packages["b"].componant` is read by nobody; did you mean `component`?',
            "path": None,
            "sha": None,
        },
        {
            "name": "revert-cancels-nothing",
            "message": f"reverts {HISTORY[1].sha[:7]}, which stays in the notes and in the version all the same",
            "path": "a",
            "sha": sha_of(REVERT),
        },
        {
            "name": "no-last-release",
            "message": "never released, so the first release takes in all commits looked at (4); "
            "`bootstrap-sha` says where to begin",
            "path": "b",
            "sha": None,
        },
        {
            "name": "last-release-not-found",
            "message": "no tag `c-v1.0.0` leads to this commit, so all commits looked at (0) count as unreleased",
            "path": "c",
            "sha": None,
        },
        {
            "name": "extra-file-missing",
            "message": "is named in `extra-files`, and is not there",
            "path": "a/gone.txt",
            "sha": None,
        },
    ]


def test_nothing_in_it_acts_on_a_log() -> None:
    hostile = "fix: ##[error]a ##vso[x]\u202e\x1b[2J\ud800"
    text = document_of(repository(TABLE, {"a": "1.2.3"}, [commit(hostile, "a/x", sha="e" * 40)]))
    assert text.isascii()
    assert "##[" not in text
    assert "##vso[" not in text
    assert "\x1b" not in text
    assert json.loads(text)["releases"][0]["commits"][0]["header"] == hostile
