from __future__ import annotations

import json

import pytest

from gatepost.policy.configuration import ROOT
from gatepost.policy.versions import Version
from gatepost.release.errors import PlanError
from gatepost.release.loading import load_configuration, load_manifest, versions_in
from support.plans import TARGET, MemorySource

FILE = "x.json"
WHERE = "ConfigurationError: base (acme/rocket): "


def holding(content: str) -> MemorySource:
    return MemorySource({FILE: content})


def test_the_configuration_is_read_with_the_keys_that_nobody_reads() -> None:
    table = {"packages": {".": {"release-type": "python", "componant": "a"}}}
    configuration, unknown = load_configuration(holding(json.dumps(table)), TARGET, FILE)
    assert configuration.packages[ROOT].release_type == "python"
    assert unknown == (('packages["."].componant', "component"),)


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("[]", "x.json: the configuration must be an object"),
        ("null", "x.json: the configuration must be an object"),
        ('{"packages": 7}', "x.json: `packages` must be an object"),
        ('{"packages": {"a": []}}', 'x.json: `packages["a"]` must be an object'),
        ('{"packages": {"a": {"component": 7}}}', 'x.json: `packages["a"].component` must be a text'),
        ('{"changelog-sections": {}, "packages": {"a": {}}}', "x.json: `changelog-sections` must be a list"),
    ],
)
def test_a_configuration_of_a_wrong_kind_is_refused(content: str, error: str) -> None:
    with pytest.raises(PlanError) as caught:
        load_configuration(holding(content), TARGET, FILE)
    assert str(caught.value) == error


def test_what_is_missing_is_said_in_the_words_of_release_please() -> None:
    with pytest.raises(PlanError) as caught:
        load_configuration(MemorySource(), TARGET, FILE)
    assert str(caught.value) == f"{WHERE}Missing required manifest config: x.json"
    with pytest.raises(PlanError) as caught:
        load_manifest(MemorySource(), TARGET, FILE)
    assert str(caught.value) == f"{WHERE}Missing required manifest versions: x.json"


@pytest.mark.parametrize("content", ["", "{", "{// a\n}", '{"a": 1,}', "{'a': 1}"])
def test_what_is_no_json_is_said_likewise(content: str) -> None:
    with pytest.raises(PlanError) as caught:
        load_configuration(holding(content), TARGET, FILE)
    assert str(caught.value).startswith(f"{WHERE}Failed to parse manifest config JSON: x.json\n")
    with pytest.raises(PlanError) as caught:
        load_manifest(holding(content), TARGET, FILE)
    assert str(caught.value).startswith(f"{WHERE}Failed to parse manifest versions JSON: x.json\n")


def test_the_manifest_keeps_what_is_written() -> None:
    assert load_manifest(holding('{".": "v1.2.3", "a": ""}'), TARGET, FILE) == {".": "v1.2.3", "a": ""}
    assert load_manifest(holding("{}"), TARGET, FILE) == {}


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("[]", "x.json: the manifest must be an object"),
        ("null", "x.json: the manifest must be an object"),
        ('{"a": 7}', "x.json: the version of `a` must be a text"),
        ('{"a": "1.0.0", "b": null}', "x.json: the version of `b` must be a text"),
    ],
)
def test_a_manifest_of_a_wrong_kind_is_refused(content: str, error: str) -> None:
    with pytest.raises(PlanError) as caught:
        load_manifest(holding(content), TARGET, FILE)
    assert str(caught.value) == error


def test_versions_are_read_or_the_plan_stops() -> None:
    assert versions_in({"a": "1.2.3", "b": "v2.0.0-rc.1"}) == {"a": Version(1, 2, 3), "b": Version(2, 0, 0, "rc.1")}
    with pytest.raises(PlanError) as caught:
        versions_in({"a": "one"})
    assert str(caught.value) == "Error: unable to parse version string: one"
