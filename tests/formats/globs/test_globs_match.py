"""Globs: the table was checked against minimatch 10.2.6 with no options."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.globs.match import matches

GLOBS = [
    ("", ["", "a"], [""]),
    ("#a", ["#a", "a"], []),
    ("\\#a", ["#a"], ["#a"]),
    ("a.js", ["a.js", "b.js", "a/a.js"], ["a.js"]),
    ("*.js", ["a.js", ".js", ".a.js", "a/b.js", "a.jsx"], ["a.js"]),
    ("*", ["a", ".a", "a/", "", "a/b"], ["a", "a/"]),
    ("*.*", ["a.b", "a", ".b"], ["a.b"]),
    (".*", [".a", ".", "..", "a"], [".a"]),
    ("??.md", ["ab.md", "a.md", ".a.md", "😀.md"], ["ab.md", "😀.md"]),
    ("?", ["a", ".", "ab", "😀"], ["a"]),
    ("[[:alpha:]]?", ["ab", "a😀", "1b"], ["ab", "a😀"]),
    ("*\\.js", ["a.js", "a\\.js"], ["a\\.js"]),
    ("a*\\.js", ["ab.js", "a\\.js", "ab.ts"], ["ab.js", "a\\.js"]),
    ("**", ["a", "a/b", ".a", "a/.b", "a/", "."], ["a", "a/b", "a/"]),
    ("**/a", ["a", "b/a", "b/c/a", ".b/a", "a/"], ["a", "b/a", "b/c/a", "a/"]),
    ("a/**", ["a", "a/", "a/b", "a/b/c", "a/.b"], ["a/", "a/b", "a/b/c"]),
    ("a/**/b", ["a/b", "a/x/b", "a/x/y/b", "a/.x/b", "b"], ["a/b", "a/x/b", "a/x/y/b"]),
    ("**/a/**/b/**", ["a/b/c", "x/a/y/b/z", "a/b", "a/.x/b/c", "x/y"], ["a/b/c", "x/a/y/b/z"]),
    ("**/a/**/.b", ["a/.b", "a/c/.b", "x/a/.b"], []),
    ("**/a/b/**/c/**/d", ["a/b/c/d", "a/b/c/x/d", "x/a/b/x/c/d"], ["a/b/c/x/d", "x/a/b/x/c/d"]),
    ("**/*/**", ["a", "a/b"], ["a/b"]),
    ("a/**/*", ["a/b", "a/b/", "a/"], ["a/b", "a/b/"]),
    ("**/**/a", ["a", "b/a"], ["a", "b/a"]),
    ("a//b", ["a/b", "a//b"], ["a/b", "a//b"]),
    ("a/", ["a", "a/"], ["a/"]),
    ("/a", ["/a", "a"], ["/a"]),
    ("a/../b", ["b", "a/../b"], ["b"]),
    ("../a", ["../a", "a"], ["../a"]),
    ("a/..", ["", "a/.."], [""]),
    ("./a", ["./a", "a"], ["./a"]),
    ("!*.js", ["a.js", "a.ts", "b/a.js"], ["a.ts", "b/a.js"]),
    ("!!a", ["a", "b"], ["a"]),
    ("!", ["", "a"], ["a"]),
    ("{a,b}/*.{js,ts}", ["a/x.js", "b/y.ts", "c/x.js"], ["a/x.js", "b/y.ts"]),
    ("p{1..3}", ["p1", "p3", "p4"], ["p1", "p3"]),
    ("{,}", [""], []),
    ("+(a|b).js", ["a.js", "abba.js", ".js"], ["a.js", "abba.js"]),
    ("!(*.test).js", ["a.js", "(a.test).js"], ["a.js"]),
    ("d/!(*.test).js", ["d/a.js", "d/a.test.js", "d/.a.js"], ["d/a.js"]),
    ("é*", ["é", "éa", "e"], ["é", "éa"]),
]
"""A glob, paths, and those of them that match."""
REFUSED = ["[[:alpha:]]-*", "@(+()|b)", "a" * 70_000]


@pytest.mark.parametrize(("glob", "paths", "matching"), GLOBS)
def test_a_glob_matches_what_minimatch_matches(glob: str, paths: list[str], matching: list[str]) -> None:
    match = matches(glob)

    assert [path for path in paths if match(path)] == matching


@pytest.mark.parametrize("glob", REFUSED)
def test_a_glob_that_the_real_library_throws_at_is_refused(glob: str) -> None:
    with pytest.raises(UnreadableText):
        matches(glob)


@pytest.mark.parametrize(
    ("glob", "path"),
    [
        ("*a" * 2000 + "b", "a" * 2000),
        ("+(a|aa)" * 200 + "b", "a" * 300),
        ("**/a/" * 1000 + "b", "a/" * 300 + "c"),
        ("[a" * 2000, "a"),
    ],
)
def test_a_hostile_glob_takes_no_time(glob: str, path: str) -> None:
    assert not matches(glob)(path)


def test_more_than_two_hundred_sections_match_nothing() -> None:
    assert matches("**/a/" * 200 + "**")("a/" * 200 + "a")
    assert not matches("**/a/" * 201 + "**")("a/" * 201 + "a")
