from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.release.updaters.manifest import update_manifest

MANIFESTS = [
    ('{".":"1.0.0"}', {".": "1.1.0"}, '{".":"1.1.0"}'),
    ('{\n  ".": "1.0.0"\n}\n', {".": "1.1.0"}, '{\n  ".": "1.1.0"\n}\n'),
    ('{\n    "b": "2.0.0",\n    "a": "1.0.0"\n}', {"a": "1.1.0"}, '{\n    "b": "2.0.0",\n    "a": "1.1.0"\n}'),
    ('{\n\t"a": "1.0.0"\n}\n\n', {"new": "0.1.0"}, '{\n\t"a": "1.0.0",\n\t"new": "0.1.0"\n}\n\n'),
    ('\n{"a": "1.0.0", "b": "1.0.0"}', {"b": "2.0.0", "a": "3.0.0"}, '\n{"a":"3.0.0","b":"2.0.0"}'),
    ('{"a": "1.0.0", "7": "1.0.0"}', {"5": "2.0.0"}, '{"5":"2.0.0","7":"1.0.0","a":"1.0.0"}'),
    ('{\n  "a": "1.0.0"\n}\n', {}, '{\n  "a": "1.0.0"\n}\n'),
    ("{}", {".": "1.0.0"}, '{".":"1.0.0"}'),
    ("", {"a": "1.0.0", "5": "2.0.0"}, '{\n  "5": "2.0.0",\n  "a": "1.0.0"\n}'),
    (None, {".": "1.0.0"}, '{\n  ".": "1.0.0"\n}'),
]


@pytest.mark.parametrize(("content", "versions", "expected"), MANIFESTS)
def test_the_versions_are_set(content: str | None, versions: dict[str, str], expected: str) -> None:
    assert update_manifest(content, versions) == expected


@pytest.mark.parametrize(
    ("content", "error"),
    [
        ("[]", "the manifest must be an object"),
        ('"1.0.0"', "the manifest must be an object"),
        ("{", "Expected property name or '}' in JSON at position 1"),
    ],
)
def test_what_is_no_object_cannot_be_updated(content: str, error: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        update_manifest(content, {".": "1.0.0"})
    assert str(caught.value) == error
