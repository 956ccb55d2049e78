"""Versions and tags."""

from __future__ import annotations

import time

import pytest

from gatepost.policy.versions import InvalidVersion, TagName, Version, parse_tag, parse_version, precedence


@pytest.mark.parametrize(
    ("text", "version"),
    [
        ("1.2.3", Version(1, 2, 3)),
        ("v1.2.3", Version(1, 2, 3)),
        ("release 01.002.0003 is out", Version(1, 2, 3)),
        ("1.0.0a1", Version(1, 0, 0)),
        ("1.0.0.post1", Version(1, 0, 0)),
        ("1.2.3.4", Version(1, 2, 3)),
        ("1.2.3-beta.1", Version(1, 2, 3, "beta.1")),
        ("1.2.3-beta 1\nmore", Version(1, 2, 3, "beta 1\nmore")),
        ("1.2.3+build.7", Version(1, 2, 3, "", "build.7")),
        ("1.2.3+build\n8", Version(1, 2, 3, "", "build")),
        ("1.2.3-rc.1+build-7+8", Version(1, 2, 3, "rc.1", "build-7+8")),
        ("1.2.3-", Version(1, 2, 3)),
        ("1.2.3-+x", Version(1, 2, 3)),
        ("1.2.3+", Version(1, 2, 3)),
        ("1.2 3.4.5", Version(3, 4, 5)),
        ("1.2.x1.2.3", Version(1, 2, 3)),
        ("1.٢.3 0.0.0", Version(0, 0, 0)),
        ("9007199254740993.0.0", Version(9007199254740992, 0, 0)),
        ("1.2.1000000000000000000000", Version(1, 2, 1e21)),
        (f"1.2.{'9' * 5000}", Version(1, 2, float("inf"))),
    ],
)
def test_the_first_version_in_a_text_is_its_version(text: str, version: Version) -> None:
    assert parse_version(text) == version


@pytest.mark.parametrize("text", ["", "1", "1.2", "v1.2.", "one.two.three", "1.-2.3", "1. 2.3"])
def test_a_text_without_a_version_is_refused_in_the_words_of_the_real_tool(text: str) -> None:
    with pytest.raises(InvalidVersion) as caught:
        parse_version(text)
    assert str(caught.value) == f"unable to parse version string: {text}"


def test_a_text_of_nothing_but_digits_takes_no_time() -> None:
    start = time.perf_counter()
    with pytest.raises(InvalidVersion):
        parse_version("1" * 100_000)
    assert time.perf_counter() - start < 1


@pytest.mark.parametrize(
    ("version", "text"),
    [
        (Version(1, 2, 3), "1.2.3"),
        (Version(0, 0, 0), "0.0.0"),
        (Version(1, 2, 3, "rc.1"), "1.2.3-rc.1"),
        (Version(1, 2, 3, "", "b7"), "1.2.3+b7"),
        (Version(1, 2, 3, "rc.1", "b7"), "1.2.3-rc.1+b7"),
        (Version(1, 2, 1e21), "1.2.1e+21"),
        (Version(1, 2, float("inf")), "1.2.Infinity"),
    ],
)
def test_a_version_has_a_text(version: Version, text: str) -> None:
    assert str(version) == text


def test_the_next_version_keeps_its_other_parts() -> None:
    version = Version(1, 2, 3, "rc.1", "b7")
    following = [version.next_major(), version.next_minor(), version.next_patch()]
    assert list(map(str, following)) == ["2.0.0-rc.1+b7", "1.3.0-rc.1+b7", "1.2.4-rc.1+b7"]


def test_versions_are_compared_by_their_precedence() -> None:
    ascending = [
        "0.0.1",
        "0.9.9",
        "0.10.0",
        "1.0.0-0",
        "1.0.0-2",
        "1.0.0-10",
        "1.0.0--",
        "1.0.0-Beta",
        "1.0.0-alpha",
        "1.0.0-alpha.1",
        "1.0.0-alpha.1.0",
        "1.0.0-alpha.beta",
        "1.0.0-alpha-1",
        "1.0.0-beta",
        "1.0.0",
        "1.0.1",
        "1.1.0",
        "2.0.0-0",
        "10.0.0",
    ]
    mixed = ascending[1::2] + ascending[::2]
    assert sorted(mixed, key=lambda text: precedence(parse_version(text))) == ascending
    assert precedence(parse_version("1.0.0-a+b")) == precedence(parse_version("1.0.0-a+c"))
    assert precedence(parse_version("1.0.0-a\n")) == precedence(parse_version("1.0.0-a"))
    assert precedence(parse_version(f"1.0.0-{'1' * 250}")) > precedence(parse_version("1.0.0-2"))


@pytest.mark.parametrize(
    ("version", "sentence"),
    [
        ("1.2.3-01", "Invalid Version: 1.2.3-01"),
        ("1.2.3-a..b", "Invalid Version: 1.2.3-a..b"),
        ("1.2.3-a b", "Invalid Version: 1.2.3-a b"),
        ("1.2.3-é", "Invalid Version: 1.2.3-é"),
        ("1.2.3+a_b", "Invalid Version: 1.2.3+a_b"),
        ("1.2.1000000000000000000000", "Invalid Version: 1.2.1e+21"),
        (f"1.2.3-{'1' * 251}", "version is longer than 256 characters"),
        (f"1.2.3-{'1' * 5000}", "version is longer than 256 characters"),
    ],
)
def test_what_is_no_version_by_semver_has_no_precedence(version: str, sentence: str) -> None:
    with pytest.raises(InvalidVersion) as caught:
        precedence(parse_version(version))
    assert str(caught.value) == sentence


@pytest.mark.parametrize(
    ("name", "tag"),
    [
        ("v1.2.3", TagName(Version(1, 2, 3))),
        ("1.2.3", TagName(Version(1, 2, 3), has_v=False)),
        ("rocket-v1.2.3", TagName(Version(1, 2, 3), "rocket")),
        ("rocket-1.2.3", TagName(Version(1, 2, 3), "rocket", has_v=False)),
        ("rocket/v1.2.3", TagName(Version(1, 2, 3), "rocket", "/")),
        ("rocket--v1.2.3", TagName(Version(1, 2, 3), "rocket-")),
        ("rocketv1.2.3", None),
        ("rocket1.2.3", None),
        ("-v1.2.3", TagName(Version(1, 2, 3))),
        ("@acme/rocket@v1.2.3", TagName(Version(1, 2, 3), "@acme/rocket", "@")),
        ("a-1.0.0-2.0.0", TagName(Version(2, 0, 0), "a-1.0.0", has_v=False)),
        ("v1.2.3-beta.1", TagName(Version(1, 2, 3, "beta.1"))),
        ("v1.2.3-beta.1.2.3", TagName(Version(1, 2, 3), "v1.2.3-beta", ".", has_v=False)),
        ("v1.2.3rc1", TagName(Version(1, 2, 3))),
        ("v1.2.3.4", TagName(Version(2, 3, 4), "v1", ".", has_v=False)),
        ("v1.2", None),
        ("V1.2.3", None),
        ("latest", None),
        ("", None),
        ("v1.2.3\n", None),
        ("a\nb-v1.2.3", None),
    ],
)
def test_the_name_of_a_tag_says_what_is_released(name: str, tag: TagName | None) -> None:
    assert parse_tag(name) == tag


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        (TagName(Version(1, 2, 3)), "v1.2.3"),
        (TagName(Version(1, 2, 3), has_v=False), "1.2.3"),
        (TagName(Version(1, 2, 3, "rc.1", "b"), "rocket"), "rocket-v1.2.3-rc.1+b"),
        (TagName(Version(1, 2, 3), "rocket", "@", has_v=False), "rocket@1.2.3"),
        (TagName(Version(1, 2, 3), "rocket", ""), "rocketv1.2.3"),
        (TagName(Version(1, 2, 3), "", "@"), "v1.2.3"),
    ],
)
def test_a_release_has_a_tag(tag: TagName, name: str) -> None:
    assert str(tag) == name


@pytest.mark.parametrize(
    ("text", "part"), [("9007199254740992.0.0", "major"), ("0.9007199254740992.0", "minor"), ("0.0.1e", "")]
)
def test_a_number_that_is_no_longer_exact_cannot_be_compared(text: str, part: str) -> None:
    if not part:
        assert precedence(Version(0, 0, 9007199254740991))[0] == (0, 0, 9007199254740991)
        return
    with pytest.raises(InvalidVersion) as caught:
        precedence(parse_version(text))
    assert str(caught.value) == f"Invalid {part} version"
