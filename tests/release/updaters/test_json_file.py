"""A version in a JSON file: checked against Release Please 17.11.1."""

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.json_file import update_json


@pytest.mark.parametrize(
    ("content", "jsonpath", "version", "expected"),
    [
        ('{"version":"1.0.0"}', "$.version", "2.0.0", '{"version":"2.0.0"}'),
        (
            '{\n  "version": "v1.0.0-beta.1+b.2 and 1.1.1"\n}\n',
            "$.version",
            "2.0.0",
            '{\n  "version": "v2.0.0 and 1.1.1"\n}\n',
        ),
        (
            '\n{\n\t"a": {"version": "1.0.0", "n": 1}\n}\n',
            "$..version",
            "2.0.0",
            '\n{\n\t"a": {\n\t\t"version": "2.0.0",\n\t\t"n": 1\n\t}\n}\n',
        ),
        (
            '{"a":"1.0.0","b":["1.0.0","x","11.22.33.44"]}',
            "$..*",
            "2.0.0-rc.1",
            '{"a":"2.0.0-rc.1","b":["2.0.0-rc.1","x","2.0.0-rc.1.44"]}',
        ),
        ('{"a": "1.0"}', "$.a", "2.0.0", '{"a":"1.0"}'),
        ('{"a": 1}', "$.missing", "2.0.0", '{"a":1}'),
        ('["1.0.0"]', "$[0]", "2.0.0", '["1.0.0"["2.0.0"]["1.0.0"]'),
        ('["1.0.0"]', "$", "2.0.0", '["1.0.0"["1.0.0"]["1.0.0"]'),
        ('{"1.0.0":1,"null":"3.0.0"}', "$.*~", "2.0.0", '{"1.0.0":1,"null":"2.0.0"}'),
        (
            '[{"v":"1.0.0","n":"a"},{"v":"1.0.0","n":"b"}]',
            '$[?(@.n=="b")].v',
            "2.0.0",
            '[[{"v":"1.0.0","n":"a"},{"v":"2.0.0","n":"b"}]]',
        ),
        ('{"10":"1.0.0","2":"a"}', '$["10"]', "2.0.0", '{"2":"a","10":"2.0.0"}'),
        ('{"v":"1.2.3-rc.4+5"}', "$.v", "$1|$2|$3|$5|$7", '{"v":"1|2|3|rc.4|5"}'),
        ('{"v":"a1.2.3b"}', "$.v", "$`|$&|$'|$$", '{"v":"aa|1.2.3|b|$b"}'),
        ('{"v":"1.2.3"}', "$.v", "$0|$8|$00|$11|$07|$4|$<major>|$<x>|$<build>|$<|$", '{"v":"$0|$8|$00|11|||1|||$<|$"}'),
        ('{"v":"1.2.3"}', "$[v,v]", "1$&", '{"v":"111.2.3"}'),
    ],
)
def test_the_version_is_put_where_the_path_leads(content: str, jsonpath: str, version: str, expected: str) -> None:
    assert update_json(content, jsonpath, version) == expected


@pytest.mark.parametrize(
    ("content", "jsonpath", "words"),
    [
        ("{", "$", "Expected property name or '}' in JSON at position 1"),
        ('"1.0.0"', "$", "Cannot read properties of null (reading 'null')"),
        ('{"1.0.0":1}', "$.*~", "Cannot read properties of undefined (reading 'replace')"),
        ('{"1.0.0":1,"null":null}', "$.*~", "Cannot read properties of null (reading 'replace')"),
        ('{"1.0.0":1,"null":5}', "$.*~", "payload.parent[payload.parentProperty].replace is not a function"),
        ("{}", "$~", "this._trace(...).filter is not a function"),
        ('{"a":{}}', "$[?(@.b.c)]", "jsonPath: Cannot read properties of undefined (reading 'c'): @.b.c"),
    ],
)
def test_what_the_real_updater_fails_at_is_refused_in_its_words(content: str, jsonpath: str, words: str) -> None:
    with pytest.raises(UnreadableText) as refused:
        update_json(content, jsonpath, "2.0.0")

    assert str(refused.value) == words


def test_a_path_must_be_given() -> None:
    with pytest.raises(UnreadableText, match='You must supply a "path" property'):
        update_json("[1]", None, "2.0.0")
