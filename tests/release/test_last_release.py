"""Finding the last release of each package."""

from __future__ import annotations

import pytest

from gatepost.policy.configuration import read_configuration
from gatepost.policy.versions import InvalidVersion, TagName, Version, parse_version
from gatepost.release.errors import PlanError
from gatepost.release.last_release import LastRelease, assumed_release, find_releases, latest_version
from support.plans import TARGET, last, package, tag


def found(
    table: dict[str, object],
    manifest: dict[str, str],
    components: dict[str, str],
    *tags: str,
    engine: str = TARGET.engine,
) -> tuple[dict[str, LastRelease], bool]:
    """Find releases among tags, each `NAME SHA`."""
    versions = {path: parse_version(text) for path, text in manifest.items()}
    named = [tag(*each.split()) for each in tags]
    releases = find_releases(named, read_configuration(table), versions, components, engine)
    return dict(releases.by_path), releases.are_all


ONE: dict[str, object] = {"packages": {".": {}}}
TWO: dict[str, object] = {"packages": {"a": {}, "b": {}}}
ROOT = {".": ""}
AB = {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("tags", "release"),
    [
        (("v1.2.3 c1",), last("v1.2.3", "c1")),
        (("1.2.3 c1",), last("1.2.3", "c1")),
        (("v2.0.0 c2", "v1.2.3 c1", "v1.0.0 c0"), last("v1.2.3", "c1")),
        (("v1.2.3 c2", "1.2.3 c1"), last("v1.2.3", "c2")),
        (("latest c3", "a-v1.2.3 c2", "v1.2.3 c1"), last("v1.2.3", "c1")),
        (("v1.2.3rc1 c2", "v1.2.3 c1"), last("v1.2.3", "c2")),
        (("v1.2.3-rc.1 c2", "v1.2.3 c1"), last("v1.2.3", "c1")),
    ],
)
def test_a_release_is_the_newest_tag_of_the_component_and_the_version(
    tags: tuple[str, ...], release: LastRelease
) -> None:
    assert found(ONE, {".": "1.2.3"}, ROOT, *tags) == ({".": release}, True)


@pytest.mark.parametrize(
    ("manifest", "tags"),
    [
        ({".": "1.2.3"}, ()),
        ({".": "1.2.3"}, ("v1.2.4 c1", "rocket-v1.2.3 c2", "x1.2.3 c3")),
        ({".": "1.2.3"}, ("v1.2.3+b c1",)),
        ({}, ("v1.2.3 c1",)),
        ({"b": "1.2.3"}, ("v1.2.3 c1",)),
    ],
)
def test_what_no_tag_fits_has_no_release(manifest: dict[str, str], tags: tuple[str, ...]) -> None:
    assert found(ONE, manifest, ROOT, *tags) == ({}, False)


def test_each_package_has_the_release_of_its_component() -> None:
    tags = ("b-v2.0.0 c4", "a-v1.0.0 c3", "b@1.5.0 c2", "a-v0.9.0 c1")
    assert found(TWO, {"a": "1.0.0", "b": "1.5.0"}, AB, *tags) == (
        {"a": last("a-v1.0.0", "c3"), "b": last("b@1.5.0", "c2")},
        True,
    )
    assert found(TWO, {"a": "1.0.0", "b": "3.0.0"}, AB, *tags) == ({"a": last("a-v1.0.0", "c3")}, False)


def test_one_tag_is_the_release_of_all_packages_of_a_component() -> None:
    both = {"a": last("v1.0.0", "c1"), "b": last("v1.0.0", "c1")}
    assert found(TWO, {"a": "1.0.0", "b": "1.0.0"}, {"a": "", "b": ""}, "v1.0.0 c1") == (both, True)


@pytest.mark.parametrize("engine", ["17.6.0", "17.9.9"])
def test_to_older_engines_it_is_that_of_the_last_package_alone(engine: str) -> None:
    releases = found(TWO, {"a": "1.0.0", "b": "1.0.0"}, {"a": "", "b": ""}, "1.0.0 c1", engine=engine)
    assert releases == ({"b": last("1.0.0", "c1")}, False)


@pytest.mark.parametrize("component", ["constructor", "__proto__", "toString"])
def test_a_component_that_every_object_has_stops_the_plan(component: str) -> None:
    with pytest.raises(PlanError) as caught:
        found(ONE, {".": "1.0.0"}, {".": component})
    assert str(caught.value) == "TypeError: this._pathsByComponent[component].push is not a function"
    with pytest.raises(PlanError) as caught:
        found(ONE, {".": "1.0.0"}, ROOT, f"{component}-v1.0.0 c1")
    assert str(caught.value) == "TypeError: paths is not iterable"


def test_a_search_of_a_depth_below_nothing_looks_at_no_tag() -> None:
    table: dict[str, object] = {**ONE, "release-search-depth": -1}
    assert found(table, {".": "1.0.0"}, ROOT, "1.0.0 c1") == ({}, False)


def test_two_tags_of_one_package_stand_for_one_of_another() -> None:
    tags = ("a-v1.0.0 c3", "a@1.0.0 c2", "b-v1.0.0 c1")
    assert found(TWO, {"a": "1.0.0", "b": "1.0.0"}, AB, *tags) == ({"a": last("a@1.0.0", "c2")}, True)


SHALLOW: dict[str, object] = {**ONE, "release-search-depth": 1}


@pytest.mark.parametrize(
    ("table", "component", "tags", "release"),
    [
        (SHALLOW, "", ("v9.0.0 c2", "v1.2.3 c1"), last("v1.2.3", "c1")),
        (SHALLOW, "", ("v9.0.0 c2", "1.2.3 c1"), None),
        (SHALLOW, "a", ("v9.0.0 c2", "a-v1.2.3 c1"), last("a-v1.2.3", "c1")),
        (SHALLOW, "a", ("v9.0.0 c2", "a/v1.2.3 c1"), None),
        ({**SHALLOW, "tag-separator": "/"}, "a", ("v9.0.0 c2", "a/v1.2.3 c1"), last("a/v1.2.3", "c1")),
        (
            {**SHALLOW, "include-v-in-tag": False},
            "",
            ("v9.0.0 c2", "1.2.3 c1"),
            LastRelease(TagName(Version(1, 2, 3), has_v=False), "c1"),
        ),
        ({**ONE, "tag-separator": ""}, "a", ("av1.2.3 c1",), LastRelease(TagName(Version(1, 2, 3), "a", ""), "c1")),
    ],
)
def test_what_is_not_among_the_newest_tags_is_looked_for_by_its_name(
    table: dict[str, object], component: str, tags: tuple[str, ...], release: LastRelease | None
) -> None:
    expected = ({}, False) if release is None else ({".": release}, True)
    assert found(table, {".": "1.2.3"}, {".": component}, *tags) == expected


@pytest.mark.parametrize(
    ("packages", "release"),
    [
        ({".": {}, "a": {"skip-github-release": True}}, last("v1.2.3", "c1")),
        ({".": {"include-v-in-tag": False}, "a": {"skip-github-release": True}}, None),
        ({".": {}, "a": {}}, None),
        ({"a": {"skip-github-release": True}}, None),
    ],
)
def test_a_package_without_releases_has_those_of_the_root(
    packages: dict[str, object], release: LastRelease | None
) -> None:
    components = {".": "", "a": "a"}
    releases, _ = found({"packages": packages}, {"a": "1.2.3"}, components, "v1.2.3 c1")
    assert releases.get("a") == release


@pytest.mark.parametrize(
    ("keys", "version", "component", "name"),
    [
        ({}, "1.2.3", "", "v1.2.3"),
        ({}, "1.2.3-rc.1", "rocket", "rocket-v1.2.3-rc.1"),
        ({"tag_separator": "@", "include_v_in_tag": False}, "1.2.3", "rocket", "rocket@1.2.3"),
        ({}, "0.0.0-rc.1", "", "v0.0.0-rc.1"),
        ({}, "0.0.0", "", None),
        ({}, None, "", None),
    ],
)
def test_the_manifest_is_believed_where_there_is_no_tag(
    keys: dict[str, object], version: str | None, component: str, name: str | None
) -> None:
    release = assumed_release(package(**keys), parse_version(version) if version else None, component)
    assert (str(release.tag) if release else None) == name
    assert release is None or release.sha == ""


@pytest.mark.parametrize(
    ("keys", "component", "tags", "version"),
    [
        ({}, "", ("v1.2.3 c1",), "1.2.3"),
        ({}, "", ("v1.2.3 c1", "v1.10.0 c2", "v1.9.0 c3"), "1.10.0"),
        ({}, "", ("v2.0.0-rc.1 c1", "v1.0.0 c2"), "2.0.0-rc.1"),
        ({}, "", ("v1.2.3 away", "v1.2.2 c2"), "1.2.2"),
        ({}, "", ("rocket-v1.2.3 c1", "v1.0.0 c2"), "1.0.0"),
        ({}, "rocket", ("rocket-v1.2.3 c1", "v2.0.0 c2"), "1.2.3"),
        ({}, "rocket-", ("rocket-v1.2.3 c1",), "1.2.3"),
        ({"include_component_in_tag": False}, "rocket", ("rocket-v1.2.3 c1", "v1.0.0 c2"), "1.0.0"),
        ({}, "", ("latest c1",), None),
        ({}, "", ("v1.2.3-01 c1",), "1.2.3-01"),
        ({}, "", (), None),
    ],
)
def test_without_a_manifest_the_greatest_version_of_a_recent_tag_counts(
    keys: dict[str, object], component: str, tags: tuple[str, ...], version: str | None
) -> None:
    named = [tag(*each.split()) for each in tags]
    latest = latest_version(named, iter(["c1", "c2", "c3"]), package(**keys), component)
    assert latest == (parse_version(version) if version else None)


def test_no_more_than_250_commits_are_recent() -> None:
    recent = [f"c{number}" for number in range(251)]
    assert latest_version([tag("v1.0.0", "c249")], recent, package(), "") == Version(1, 0, 0)
    assert latest_version([tag("v1.0.0", "c250")], recent, package(), "") is None


def test_of_several_versions_each_must_be_one_by_semver() -> None:
    with pytest.raises(InvalidVersion) as caught:
        latest_version([tag("v1.2.3-01", "c1"), tag("v1.0.0", "c1")], ["c1"], package(), "")
    assert str(caught.value) == "Invalid Version: 1.2.3-01"
