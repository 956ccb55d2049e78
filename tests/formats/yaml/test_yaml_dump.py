"""YAML as it is written: checked against js-yaml 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.formats.yaml.dump import dump
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("null", "null\n"),
        ("true", "true\n"),
        ("1", "1\n"),
        ("1.5", "1.5\n"),
        ("-0.0", "-0.0\n"),
        ("1e21", "1e+21\n"),
        ("1e-7", "1.e-7\n"),
        ("5e-100", "5.e-100\n"),
        ("1.5e300", "1.5e+300\n"),
        ('"a"', "a\n"),
        ("[]", "[]\n"),
        ("{}", "{}\n"),
        ("[1,[2,[3]]]", "- 1\n- - 2\n  - - 3\n"),
        ('{"a":{"b":{"c":1}}}', "a:\n  b:\n    c: 1\n"),
        ('{"a":[],"b":{}}', "a: []\nb: {}\n"),
        ("[[],{}]", "- []\n- {}\n"),
        ('[{"a":1,"b":2},{"c":[1]}]', "- a: 1\n  b: 2\n- c:\n    - 1\n"),
        ('{"a":[1,{"b":2}],"c":"x\\ny"}', "a:\n  - 1\n  - b: 2\nc: |-\n  x\n  y\n"),
        ('["a\\nb",["c\\n"]]', "- |-\n  a\n  b\n- - |\n    c\n"),
        ('{"a":null,"1":true}', "'1': true\na: null\n"),
        ("[[[1],2],3]", "- - - 1\n  - 2\n- 3\n"),
        ('{"yes":"no","1.0":"~"}', "'yes': 'no'\n'1.0': '~'\n"),
    ],
)
def test_a_document_is_written(text: str, written: str) -> None:
    value = -0.0 if text == "-0.0" else parse_json(text)

    assert dump(value) == written


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("- &x [a]\n- *x\n- *x", "- &ref_0\n  - a\n- *ref_0\n- *ref_0\n"),
        ("a: &x {b: &y [c]}\nd: *x\ne: *y", "a: &ref_0\n  b: &ref_1\n    - c\nd: *ref_0\ne: *ref_1\n"),
        ("&a [*a]", "&ref_0\n- *ref_0\n"),
        ("&a {b: *a}", "&ref_0\nb: *ref_0\n"),
        (
            "- &d 2020-01-01\n- *d\n- &x {a: 1}\n- *x",
            "- 2020-01-01T00:00:00.000Z\n- 2020-01-01T00:00:00.000Z\n- &ref_1\n  a: 1\n- *ref_1\n",
        ),
        ("- &b !!binary aGk=\n- *b\n- &x []\n- *x", "- !!binary aGk=\n- !!binary aGk=\n- &ref_1 []\n- *ref_1\n"),
        ("- .inf\n- -.inf\n- .nan\n- -0.0", "- .inf\n- -.inf\n- .nan\n- -0.0\n"),
        ("!!binary aGVsbG8=", "!!binary aGVsbG8=\n"),
        ("a: !!binary aGVsbG8=", "a: !!binary aGVsbG8=\n"),
        ("2020-01-01", "2020-01-01T00:00:00.000Z\n"),
        ("- &x {}\n- *x", "- &ref_0 {}\n- *ref_0\n"),
        ("k: &x [1]\nl:\n  - *x\n  - m: *x", "k: &ref_0\n  - 1\nl:\n  - *ref_0\n  - m: *ref_0\n"),
    ],
)
def test_what_yaml_has_beyond_json_is_written(text: str, written: str) -> None:
    [document] = load_all(text)

    assert dump(document) == written


def test_a_long_key_stands_behind_a_question_mark() -> None:
    key = "k" * 1025

    assert dump({key: [1]}) == f"? {key}\n: - 1\n"
    assert dump({key: {"a": 1, "b": 2}}) == f"? {key}\n: a: 1\n  b: 2\n"
    assert dump({"k" * 1024: 1}) == f"{'k' * 1024}: 1\n"


def test_what_is_nested_too_deeply_is_refused() -> None:
    deep: list[Json] = []
    for _ in range(5000):
        deep = [deep]

    with pytest.raises(UnreadableText, match="nested too deeply"):
        dump(deep)
