"""A version in a YAML file: checked against Release Please 17.11.1."""

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.yaml_file import update_yaml


@pytest.mark.parametrize(
    ("content", "jsonpath", "version", "expected"),
    [
        ("version: 1.0.0\n", "$.version", "2.0.0", "version: 2.0.0\n"),
        ('# c\nversion: "1.0.0" # d\n\nother: x\n', "$.version", "2.0.0", "version: 2.0.0\nother: x\n"),
        ("version: 1.2\n", "$.version", "2.0.0", "version: 1.2\n"),
        ("a: [x, {b: y}]\n", "$..b", "2.0.0", "a:\n  - x\n  - b: 2.0.0\n"),
        ("a: x\n---\na: y\n---\n- z\n", "$.a", "2.0.0", "---\na: 2.0.0\n---\na: 2.0.0\n---\n- z\n"),
        ("a: x\n", "$.b", "2.0.0", "a: x\n"),
        ("a: b: c\n", "$.a", "2.0.0", "a: b: c\n"),
        ("", "$.a", "2.0.0", ""),
        ("# c\n", "$.a", "2.0.0", "# c\n"),
        ("- x\n- y\n", "$[*]", "1.10", "- '1.10'\n- '1.10'\n"),
        ("1.0.0: x\n", "$.*~", "2.0.0", "1.0.0: x\n'null': 2.0.0\n"),
        ("- x\n", "$.*~", "2.0.0", "- x\n"),
        ("x: &x {v: a}\ny: *x\n", "$.y.v", "2.0.0", "x: &ref_0\n  v: 2.0.0\n'y': *ref_0\n"),
        (
            "x: a\nd: 2020-01-01\ny: {<<: {w: b}}\n",
            "$.x",
            "2.0.0",
            "x: 2.0.0\nd: 2020-01-01T00:00:00.000Z\n'y':\n  w: b\n",
        ),
        (
            '{"a": "x", "long": "longer longer longer longer longer longer longer longer longer longer longer "}',
            "$.a",
            "2.0.0",
            "a: 2.0.0\nlong: 'longer longer longer longer longer longer longer longer longer longer longer '\n",
        ),
        ("- {n: a, v: 1}\n- {n: b, v: x}\n", '$[?(@.n=="b")].v', "2.0.0", "- 'n': a\n  v: 1\n- 'n': b\n  v: 2.0.0\n"),
        ("a: !foo x\n", "$.a", "2.0.0", "a: !foo x\n"),
        ("a: |\n  x\n  y\nb: z\n", "$.b", "1e5", "a: |\n  x\n  y\nb: '1e5'\n"),
    ],
)
def test_the_version_is_put_where_the_path_leads(content: str, jsonpath: str, version: str, expected: str) -> None:
    assert update_yaml(content, jsonpath, version) == expected


@pytest.mark.parametrize(
    ("content", "jsonpath", "words"),
    [
        ("x\n", "$", "Cannot set properties of null (setting 'null')"),
        ("a: xyz\n", "$.a.0", "Cannot assign to read only property '0' of string 'xyz'"),
        ("a: xyz\n", "$.a.0~", "Cannot create property 'null' on string 'xyz'"),
        ("a: x\n", "$[?(@.b.c)]", "jsonPath: Cannot read properties of undefined (reading 'c'): @.b.c"),
        ("a: 1\n", "$~", "this._trace(...).filter is not a function"),
    ],
)
def test_what_the_real_updater_fails_at_is_refused_in_its_words(content: str, jsonpath: str, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        update_yaml(content, jsonpath, "2.0.0")

    assert str(refused.value) == words


def test_a_path_must_be_given() -> None:
    with pytest.raises(UnreadableText, match='You must supply a "path" property'):
        update_yaml("[1]", None, "2.0.0")


def test_what_is_no_yaml_stays_without_a_path_too() -> None:
    assert update_yaml("a: b: c", None, "2.0.0") == "a: b: c"
