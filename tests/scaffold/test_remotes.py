"""Where a repository is pushed to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.scaffold.remotes import find_remote, parse_remote, remote_name
from gatepost.scaffold.survey import Remote

ROCKET = Remote("github.com", "acme", "rocket")


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/acme/rocket",
        "https://github.com/acme/rocket.git",
        "https://github.com/acme/rocket.git/",
        "https://ada:secret@github.com:443/acme/rocket",
        "https://www.github.com/acme/rocket",
        "http://GitHub.com/acme/rocket?x=1#y",
        "git@github.com:acme/rocket.git",
        "git@github.com:/acme/rocket",
        "github.com:acme/rocket",
        "ssh://git@github.com/acme/rocket.git",
        "ssh://git@github.com:22/acme/rocket.git",
        "ssh://git@ssh.github.com:443/acme/rocket.git",
        "git+ssh://git@github.com/acme/rocket",
        "git://github.com/acme/rocket.git",
    ],
)
def test_every_form_of_an_address_is_the_same_place(url: str) -> None:
    found = parse_remote(url)
    assert found == ROCKET
    assert found.is_github


@pytest.mark.parametrize(
    ("url", "remote"),
    [
        ("https://gitlab.com/acme/crew/rocket.git", Remote("gitlab.com", "acme/crew", "rocket")),
        ("git@git.example.com:acme/rocket", Remote("git.example.com", "acme", "rocket")),
        ("ssh://git@[::1]:22/acme/rocket", Remote("::1", "acme", "rocket")),
        ("https://github.com/acme/rocket.git.git", Remote("github.com", "acme", "rocket.git")),
    ],
)
def test_other_hosts_are_told_apart(url: str, remote: Remote) -> None:
    assert parse_remote(url) == remote
    assert remote.host == "github.com" or not remote.is_github


@pytest.mark.parametrize(
    "url",
    [
        "user:secret@github.com:octo/rocket",
        *("", "/srv/git/rocket.git", "../rocket", "file:///srv/rocket.git", "C:\\work\\rocket", "rocket"),
        *("https://github.com/", "https://github.com/rocket", "git@github.com:rocket.git", "ftp://github.com/a/b"),
        *('https://github.com/acme/ro"cket', "https://github.com/acme/ro cket", "https://github.com/acme/.git"),
    ],
)
def test_what_names_no_owner_and_repository_is_no_place(url: str) -> None:
    assert parse_remote(url) is None


@given(st.text(max_size=40) | st.from_regex(r"(https?://)?([a-z@:]*/){0,4}[a-z.]*", fullmatch=True))
def test_whatever_the_address_there_is_a_place_with_a_name_or_none(url: str) -> None:
    found = parse_remote(url)
    assert found is None or (found.host and found.owner and found.name)


def test_origin_counts_before_the_others_and_its_first_address() -> None:
    settings = [
        ("remote.fork.url", "https://github.com/ada/rocket"),
        ("remote.origin.url", "https://github.com/acme/rocket"),
        ("remote.origin.url", "https://gitlab.com/acme/rocket"),
        ("remote.origin.fetch", "+refs/heads/*:refs/remotes/origin/*"),
    ]
    assert find_remote(settings) == ROCKET
    assert (remote_name(settings), remote_name(settings[:1]), remote_name([])) == ("origin", "fork", "")
    assert find_remote(settings[:1]) == Remote("github.com", "ada", "rocket")
    assert find_remote([]) is None


def test_what_git_replaces_is_replaced_and_the_longest_counts() -> None:
    settings = [
        ("remote.origin.url", "gh:acme/rocket"),
        ("url.https://elsewhere.example/.insteadof", "g"),
        ("url.git@github.com:.insteadof", "gh:"),
        ("url.https://never.example/.insteadof", ""),
    ]
    assert find_remote(settings) == ROCKET
