"""Tags, anchors and directives of YAML: checked against js-yaml 4."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.tags import Anchors
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json


@pytest.mark.parametrize(
    ("text", "documents"),
    [
        ("!!str 1", ["1"]),
        ('!!int "3"', [3]),
        ("!<tag:yaml.org,2002:str> 1", ["1"]),
        ("! 1", ["1"]),
        ("!!str", [""]),
        ("%TAG ! tag:yaml.org,2002:\n---\n!str 1", ["1"]),
        ("%TAG !! tag:yaml.org,2002:\n---\n!!str 1", ["1"]),
        ("%TAG !a-1! tag:yaml.org,2002:\n---\n!a-1!str 1", ["1"]),
        ("!!s%74r 1", ["1"]),
        ("%TAG !e! tag:yaml.org%2C2002:\n---\n!e!str 1", ["1"]),
        ("%YAML 1.3\n---\na", ["a"]),
        ("%YAML 01.2\n---\na", ["a"]),
        ("%X\n---\na", ["a"]),
        ("%X a b # c\n# d\n---\na", ["a"]),
        ("&a-b_c:d 1", [1]),
        ("&\xe9 1", [1]),
        ("[&a a,*a]", [["a", "a"]]),
        ("%YAML 1.2 \t\n---\na", ["a"]),
        ("a", ["a"]),
    ],
)
def test_tags_and_anchors_are_read(text: str, documents: list[Json]) -> None:
    assert load_all(text) == documents


@pytest.mark.parametrize(
    "text",
    [
        "!foo a",
        "!!foo a",
        "!e!str 1",
        "!!a!b c",
        "!a!b!c d",
        "!\xe9!b c",
        "!!str, a",
        "[!!str, a]",
        "!<tag:yaml.org,2002:str",
        "!a{ b",
        "!<a b> c",
        "!!s%7 1",
        "!!%c3%28 1",
        "!!%e9 1",
        "%YAML 1.2\n%YAML 1.2\n---\na",
        "%YAML\n---\na",
        "%YAML 1.2 1.1\n---\na",
        "%YAML x\n---\na",
        "%YAML 2.0\n---\na",
        "%TAG ! a b\n---\na",
        "%TAG a b\n---\na",
        "%TAG ! a\n%TAG ! b\n---\nc",
        "%TAG ! [a\n---\nb",
        "%TAG ! a%c3\n---\nb",
        "% x\n---\na",
        "& a",
        "*",
        "[* ]",
        "&[a] b",
        "%YAML 1.2",
        "%TAG ! %zz\n---\na",
        "!%zz a",
    ],
)
def test_what_js_yaml_refuses_is_refused(text: str) -> None:
    with pytest.raises(UnreadableText):
        load_all(text)


def test_what_was_noted_on_trial_can_be_taken_back() -> None:
    anchors = Anchors()
    anchors.note("a", 1)
    trial = anchors.trial()
    anchors.note("a", 2)
    anchors.note("b", 3)
    anchors.take_back(trial)

    assert anchors.value("a") == 1
    assert not anchors.known("b")
