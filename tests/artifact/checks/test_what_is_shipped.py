"""Leftovers, secrets and paths in archives."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.archive import PLACE, SECRET, Hit
from gatepost.values import ERROR, WARNING
from support.distributions import GOOD, INSTALLED, SHIPPED, TRACKED, WHEEL_NAME, outcomes, problems, said, sdist, wheel

KEY = "private key -----BEGIN RSA PRIVATE KEY-----"


@pytest.mark.parametrize("path", ["demo/__pycache__/x.pyc", "demo.egg-info/PKG-INFO"])
def test_a_wheel_has_no_compiled_files_and_no_notes_of_setuptools(path: str) -> None:
    facts = replace(GOOD, archives=(sdist(), wheel(*INSTALLED, path)))
    assert said("leftovers-shipped", facts) == [f"it ships `{path}`, which tools leave behind"]


def test_an_sdist_has_notes_of_setuptools() -> None:
    assert said("leftovers-shipped", replace(GOOD, archives=(sdist(*SHIPPED, "demo.egg-info/PKG-INFO"),))) == []


@pytest.mark.parametrize(
    ("path", "is_tracked", "is_left"),
    [
        ("tests/data/x.orig", True, False),
        ("tests/data/x.orig", False, True),
        ("src/demo/x.orig", True, True),
    ],
)
def test_fixtures_that_git_tracks_are_meant(path: str, *, is_tracked: bool, is_left: bool) -> None:
    tracked = frozenset({*TRACKED, path}) if is_tracked else None
    facts = replace(GOOD, archives=(sdist(*SHIPPED, path),), tracked=tracked)
    assert bool(said("leftovers-shipped", facts)) is is_left


@pytest.mark.parametrize(
    ("hit", "severity"),
    [
        (Hit(SECRET, "demo-1.2.0/tests/certs/server.key", 1, KEY), WARNING),
        (Hit(SECRET, "demo-1.2.0/docs/tls.rst", 1, KEY), WARNING),
        (Hit(SECRET, "demo-1.2.0/src/demo/server.key", 1, KEY), ERROR),
        (Hit(SECRET, "demo-1.2.0/tests/test_api.py", 1, "GitHub token ghp_ab12…"), ERROR),
    ],
)
def test_a_key_among_tests_is_a_warning_and_a_token_is_not(hit: Hit, severity: str) -> None:
    facts = replace(GOOD, archives=(replace(sdist(), hits=(hit,)), wheel()))
    assert [each.severity for each in outcomes("secret-shipped", facts)] == [severity]


def test_a_secret_in_a_file_that_is_no_text_has_no_line() -> None:
    hits = (Hit(SECRET, "demo/x.so", 0, "Google key AIzaAbCd…"), Hit(PLACE, "demo/x.so", 0, "/home/ada/x.c"))
    facts = replace(GOOD, archives=(sdist(), replace(wheel(), hits=hits)))
    assert said("secret-shipped", facts) == ["`demo/x.so`: Google key AIzaAbCd…"]


def test_what_was_not_searched_is_said_where_nothing_was_found() -> None:
    (outcome,) = outcomes("secret-shipped", replace(GOOD, archives=(replace(wheel(), unread=("demo/model.bin",)),)))
    assert outcome.message == "no keys, tokens or passwords of known forms; 1 too large to search"


def test_the_paths_of_a_file_are_said_once() -> None:
    hits = (
        Hit(PLACE, "demo/_version.py", 3, "/home/ada/demo"),
        Hit(PLACE, "demo/_version.py", 9, "/root/x"),
        Hit(PLACE, "demo/x.so", 0, "/home/ada/x.c"),
        Hit(SECRET, "demo/_version.py", 1, "npm token npm_abcd…"),
    )
    found = problems("absolute-path", replace(GOOD, archives=(sdist(), replace(wheel(), hits=hits))))
    assert [(each.message, each.where) for each in found] == [
        ("`demo/_version.py`, line 3: /home/ada/demo and 1 more", WHEEL_NAME),
        ("`demo/x.so`: /home/ada/x.c", WHEEL_NAME),
    ]
