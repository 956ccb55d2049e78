from __future__ import annotations

import pytest

from gatepost.release.forecast import Forecast, forecast
from support.plans import TARGET, MemorySource, commit, repository, tag

OLD = commit("feat: old", "a/x", "b/x", sha="d" * 40)
TAGS = [tag("a-v1.2.3", OLD.sha), tag("b-v2.0.0", OLD.sha), tag("v1.2.3", OLD.sha)]
ONE = {"release-type": "simple", "packages": {".": {}}}
TWO = {"release-type": "simple", "packages": {"a": {"component": "a"}, "b": {"package-name": "engine"}}}
LINKED = {"type": "linked-versions", "groupName": "all", "components": ["a", "engine"]}


def of_newest(source: MemorySource) -> list[Forecast] | None:
    """Return the forecast for the newest commit."""
    return forecast(source, TARGET, source.history[0].sha)


@pytest.mark.parametrize(
    ("message", "version"),
    [("fix: a", "1.2.4"), ("feat: a", "1.3.0"), ("feat!: a", "2.0.0"), ("chore: a", ""), ("Nope", ""), ("", "")],
)
def test_the_only_package_needs_no_name(message: str, version: str) -> None:
    source = repository(ONE, {".": "1.2.3"}, [commit(message, "x"), OLD], TAGS)
    assert of_newest(source) == [Forecast("", version)]


def test_a_release_that_would_be_made_anyway_is_told() -> None:
    source = repository(ONE, {".": "1.2.3"}, [commit("chore: a", "x"), commit("feat: b", "x"), OLD], TAGS)
    assert of_newest(source) == [Forecast("", "1.3.0")]


def test_only_what_the_commit_touches_is_told() -> None:
    tags = [*TAGS, tag("engine-v2.0.0", OLD.sha)]
    versions = {"a": "1.2.3", "b": "2.0.0"}
    for files, expected in (
        (["a/x"], [Forecast("a", "1.3.0")]),
        (["b/x"], [Forecast("engine", "2.1.0")]),
        (["a/x", "b/x"], [Forecast("a", "1.3.0"), Forecast("engine", "2.1.0")]),
        (["c/x"], []),
    ):
        assert of_newest(repository(TWO, versions, [commit("feat: a", *files), OLD], tags)) == expected


def test_a_package_without_a_component_is_called_by_its_path() -> None:
    table = {"release-type": "simple", "packages": {"a": {}, "b": {"component": "b"}}}
    assert of_newest(repository(table, {}, [commit("fix: a", "a/x")])) == [Forecast("a", "1.0.0")]


def test_what_plugins_do_beforehand_counts() -> None:
    table = {**TWO, "plugins": [LINKED]}
    source = repository(table, {"a": "1.2.3", "b": "2.0.0"}, [commit("fix: a", "a/x"), commit("feat: b", "b/x")])
    assert of_newest(source) == [Forecast("a", "2.1.0")]


@pytest.mark.parametrize(
    "source",
    [
        MemorySource({}, [OLD]),
        repository({"packages": 7}, {}, [OLD]),
        repository(ONE, {".": "one"}, [OLD]),
        repository({**ONE, "plugins": ["xyzzy"]}, {}, [OLD]),
        repository({**ONE, "release-as": "two"}, {}, [OLD]),
        repository({**ONE, "changelog-type": "github"}, {}, [OLD]),
        repository({"packages": {".": {"release-type": "xyzzy"}}}, {}, [OLD]),
    ],
)
def test_where_release_please_would_stop_there_is_no_forecast(source: MemorySource) -> None:
    assert of_newest(source) is None
