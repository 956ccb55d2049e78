"""What a JSONPath finds, and in which order: checked against jsonpath-plus 10.4."""

from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import Json, parse_json
from gatepost.formats.jsonpath import search as jsonpath
from gatepost.formats.jsonpath.search import Match, find, pointer, visit
from gatepost.formats.yaml.text import load_all

DOCUMENT = """
{
  "name": "x", "version": "1.2.3",
  "a": {
    "b": {"c": "1.2.3", "version": "0.1.0"},
    "list": [{"name": "n1", "version": "1.0.0"}, {"name": "n2", "v": 2}, "text", [1, [2]]]
  },
  "s": ["a", "b", "c"], "n": null, "e": []
}
"""
ODD_KEYS = """
{
  "x.y": {"k": "v"}, "~t": "tilde", "$": {"$": "dollar"}, "*": "star", "q,r": "comma", "`b": "tick",
  "length": 7, "0": "zero", "t": true, "f": 1.5, "null": "nul", "o": {"^": 1, "@x": 2}
}
"""


def seen(path: str, document: str) -> list[str]:
    """Return the places in the order in which the library's callback is told of them."""
    matches: list[Match] = []
    visit(path, parse_json(document), matches.append)
    return [pointer(match) for match in matches]


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("$", [""]),
        ("$.version", "/version"),
        ("version", "/version"),
        ('$["version"]', "/version"),
        ("$.a.b.c", "/a/b/c"),
        ("$..version", "/version /a/b/version /a/list/0/version"),
        ("$.*", "/name /version /a /s /n /e"),
        ("$.a.*", "/a/b /a/list"),
        ("$.a.list[3]..*", "/a/list/3/0 /a/list/3/1 /a/list/3/1/0"),
        ("$.a.list[0].name", "/a/list/0/name"),
        ("$.a.list[*].name", "/a/list/0/name /a/list/1/name"),
        ("$.a.list[0,1].name", "/a/list/0/name /a/list/1/name"),
        ("$.a.list[-1]", ""),
        ("$.a.list[-1:]", "/a/list/3"),
        ("$.a.list[1:3]", "/a/list/1 /a/list/2"),
        ("$.a.list[::2]", "/a/list/0 /a/list/2"),
        ("$.a.list[:-3]", "/a/list/0"),
        ("$.a.list[0:0]", "/a/list/0 /a/list/1 /a/list/2 /a/list/3"),
        ("$.a.list[-99:1]", "/a/list/0"),
        ("$.s[5:]", ""),
        ("$.s[::0]", "/s/0 /s/1 /s/2"),
        ("$.name[0:1]", ""),
        ('$["name","version"]', ""),
        ("$[name,version]", "/name /version"),
        ("$.s[0,2]", "/s/0 /s/2"),
        ("$.a.b.c^", "/a/b"),
        ("$..c^", "/a/b"),
        ("$.a.b.c^^", "/a"),
        ("$.a.b.c^^.list", "/a/list"),
        ("$.a.b.c^.version", "/a/b/version"),
        ("$.a.*~", "/a/b /a/list"),
        ("$..list~", "/a/list"),
        ("$.missing.x", ""),
        ("$.n.x", ""),
        ("$.name.length", "/name/length"),
        ("$.name.0", "/name/0"),
        ("$.s.length", "/s/length"),
        ("$.$", [""]),
        ("$.a.$.b", "/a/b"),
        ("$..[0]", "/a/list/0 /a/list/3/0 /a/list/3/1/0 /s/0"),
        ("$..[1:2]", "/a/list/1 /a/list/3/1 /s/1"),
        ("$.a..b", "/a/b"),
        ("$.a.b..", "/a/b"),
        ("$.a.list[3]..^", "/a/list/3 /a/list"),
        ("$.s[*]@string()", "/s/0 /s/1 /s/2"),
        ("$.s[(@.length-1)]", "/s/2"),
        ("$.s[(0)]", "/s/0"),
        ('$[("na"+"me")]', "/name"),
        ('$.s[("*")]', "/s/0 /s/1 /s/2"),
        ('$.s[("1")]', "/s/1"),
        ("$.s[?(@property>0)]", "/s/1 /s/2"),
        ('$.s[?(@ == "b")]', "/s/1"),
        ('$.*[?(@parentProperty=="a")]', "/a/b /a/list"),
        ("$.s[?(@parent.length==99)]", ""),
        ("$.s[?(@path==\"$['s'][1]\")]", "/s/1"),
        ('$.s[?(@root.name=="x" && @ =="a")]', "/s/0"),
        ("$.a[?(@.c)].c", "/a/b/c"),
        ("$.n[?(@)]", ""),
        ("$.name[?(@.x)]", ""),
        ("$.a.list[?(@.name)]", "/a/list/0 /a/list/1"),
        ('$.a.list[?(@.name=="n2")].v', "/a/list/1/v"),
        ('$..list[?(@.version=="1.0.0")].name', "/a/list/0/name"),
        ("$.a.list[?(@.version)]^", "/a/list"),
        ("$.a.list[?(@[0]==1)]", "/a/list/3"),
        ("$.a[?(@.b)]", ""),
        ("$.a[?(@[?(@.name)])]", "/a/0 /a/1 /a/list"),
        ('$.a[?(@.b[?(@ =="1.2.3")])]', ""),
        ("$.a.list[3][1][0]", "/a/list/3/1/0"),
        ("$.s.1", "/s/1"),
        ("", ""),
        ("$.", [""]),
        ("$.n^", [""]),
        ('$.a.list["0"].name', "/a/list/0/name"),
        ("$.s['0','2']", ""),
        ("$@string()", ""),
        ("$.a.b.c^~", "/a/b"),
        ("$.s[('1')]", "/s/1"),
    ],
)
def test_a_path_finds_places(path: str, places: str | list[str]) -> None:
    assert seen(path, DOCUMENT) == (places.split() if isinstance(places, str) else places)


@pytest.mark.parametrize(
    ("path", "places"),
    [
        ("$.*", "/0 /x.y /~0t /$ /* /q,r /`b /length /t /f /null /o"),
        ("$['x.y'].k", "/x.y/k"),
        ("$.x.y", ""),
        ("$.`$", "/$"),
        ("$.`$.$", "/$/$"),
        ('$["*"]', "/0 /x.y /~0t /$ /* /q,r /`b /length /t /f /null /o"),
        ("$.`*", "/*"),
        ("$.``b", "/`b"),
        ("$['~t']", "/~0t"),
        ("$.`~t", ""),
        ('$["q,r"]', ""),
        ("$.`q,r", "/q,r"),
        ("$.length", "/length"),
        ("$.0", "/0"),
        ("$[0]", "/0"),
        ("$.*~", "/0 /x.y /~0t /$ /* /q,r /`b /length /t /f /null /o"),
        ("$.*@number()", "/length /f"),
        ("$.*@boolean()", "/t"),
        ("$.*@object()", "/x.y /$ /o"),
        ("$.*@scalar()", "/0 /~0t /* /q,r /`b /length /t /f /null"),
        ("$.o.*", "/o /o/@x"),
        ("$.o.^", "/o"),
        ("$.`o.^", "/o"),
        ("$.null", "/null"),
        ('$.o["@x"]', "/o/@x"),
        ("$.`missing", ""),
    ],
)
def test_a_path_finds_odd_keys(path: str, places: str) -> None:
    assert seen(path, ODD_KEYS) == places.split()


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("$.version", ["1.2.3"]),
        ("$.a.*~", ["b", "list"]),
        ("$.a.list[1]", [{"name": "n2", "v": 2}]),
        ("$.name.0", ["x"]),
        ("$.name.length", [1]),
        ("$.n", [None]),
        ("$..c^", [{"c": "1.2.3", "version": "0.1.0"}]),
        ("$.s[0:2]", ["a", "b"]),
        ("$.a.list[3]^.2", ["text"]),
    ],
)
def test_a_match_has_the_value(path: str, values: list[Json]) -> None:
    assert [match.value for match in find(path, parse_json(DOCUMENT))] == values


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("constructor", "cache[expr].concat is not a function"),
        ("$~", "this._trace(...).filter is not a function"),
        ("$^", "this._trace(...).filter is not a function"),
        ("$@object()", "this._trace(...).filter is not a function"),
        ("$.a#5", "Cannot read properties of undefined (reading 'indexOf')"),
        ("$.#0", "Cannot read properties of undefined (reading 'indexOf')"),
        ("$.e[(@.length-1)]", "loc.indexOf is not a function"),
        ("$.a[(null)]", "Cannot read properties of null (reading 'indexOf')"),
        ("$.a[(undefined)]", "Cannot read properties of undefined (reading 'indexOf')"),
        ("$.a[(true)]", "loc.indexOf is not a function"),
        ("$.a[(1.5)]", "loc.indexOf is not a function"),
        ("$.@foo", "Unknown value type f"),
        ("$.a@other()", "You must supply an otherTypeCallback callback option with the @other() operator."),
        ("$[?(@.x)]", "jsonPath: Cannot read properties of null (reading 'x'): @.x"),
        ("$..[?(@.x[?(@.y)])]", "Cannot read properties of null (reading 'x')"),
        ("$.a[?(b)]", "jsonPath: b is not defined: b"),
        ("$.a[?(@.b=1)]", "jsonPath: Invalid left-hand side in assignment: @.b=1"),
        ("$.a[?(@==1)]", 'Unexpected "@" at character 0'),
    ],
)
def test_a_path_that_the_library_fails_at_is_refused_in_its_words(path: str, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        find(path, parse_json(DOCUMENT))

    assert str(refused.value) == words


def test_a_path_must_be_given() -> None:
    with pytest.raises(UnreadableText, match='You must supply a "path" property'):
        find(None, {})


@pytest.mark.parametrize("document", [None, False, 0, "", float("nan")])
def test_in_a_document_that_is_false_nothing_is_found(document: Json) -> None:
    assert find("$", document) == []


def test_a_list_of_names_is_no_key() -> None:
    with pytest.raises(UnreadableText, match="names a list or a function as a key is not supported"):
        find("$[(['a'])]", {"a": 1})


def test_the_list_is_in_the_order_of_places_also_for_parents() -> None:
    document = parse_json('{"a": {"x": 1, "y": 2}, "b": 3}')

    assert [pointer(match) for match in find("$..x^", document)] == ["/a"]
    assert [pointer(match) for match in find("$.*[?(@>1)]^", {"a": 1})] == []


def test_a_search_sees_what_is_changed_on_the_way() -> None:
    document: Json = [{"v": "1"}, {"v": "1"}]

    def change(match: Match) -> None:
        if isinstance(match.parent, dict):
            match.parent["v"] = "2"
            if isinstance(document, list):
                document[1] = {"v": "3"}

    visit("$[?(@.v=='1')].v", document, change)

    assert document == [{"v": "2"}, {"v": "3"}]


def test_paths_that_multiply_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jsonpath, "_MOST_STEPS", 1000)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefg", "bcdefgh", strict=True)
    )

    with pytest.raises(UnreadableText, match="takes more than 1000 steps"):
        find("$..*", load_all(bomb)[0])


def test_a_document_that_contains_itself_is_not_searched_for_ever() -> None:
    with pytest.raises(UnreadableText, match="Maximum call stack size exceeded"):
        find("$..*", load_all("&a [b, *a]")[0])
