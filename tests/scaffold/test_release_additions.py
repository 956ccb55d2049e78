"""A configuration of Release Please's that somebody else wrote."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.release_please import wanted
from gatepost.scaffold.wanted import CannotEdit
from support.surveys import by_path, project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value

CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
LOCKED = {"pyproject.toml": project(version="0.4.0"), "uv.lock": ""}
ENTRY = """{ "type": "toml", "path": "uv.lock", "jsonpath": "$.package[?(@.name.value=='rocket')].version" }"""

OWN = """{
    "release-type": "python",
    "packages": {
        ".": {
            "changelog-path": "NEWS.md"
        }
    },
    "include-v-in-tag": false
}"""


def edited(text: str, texts: Mapping[str, str] | None = None, given: Mapping[str, Value] | None = None) -> str:
    survey = seen({**(LOCKED if texts is None else texts), CONFIGURATION: text})
    return by_path(wanted(set_up(survey, given)))[CONFIGURATION]


def test_what_it_lacks_is_added_and_all_else_stays_as_it_is() -> None:
    added = f"""NEWS.md",
            "extra-files": [
                {ENTRY}
            ]
"""
    assert edited(OWN) == OWN.replace('NEWS.md"\n', added)
    assert edited(edited(OWN)) == edited(OWN)


def test_what_lacks_nothing_is_not_touched() -> None:
    assert edited(OWN, {"pyproject.toml": project()}) == OWN


@pytest.mark.parametrize(
    "there",
    [
        ENTRY,
        """{"path":"uv.lock","type":"toml","jsonpath":"$.package[?(@.name.value == \\"rocket\\")].version"}""",
        """{"path":"uv.lock","type":"toml","jsonpath":"$.package[?(@.name.value==='rocket')].version"}""",
    ],
)
def test_the_same_in_other_words_is_there_already(there: str) -> None:
    text = OWN.replace('"changelog-path": "NEWS.md"', f'"extra-files": ["a.txt", {there}]')
    assert edited(text) == text


@pytest.mark.parametrize("there", ['"uv.lock"', '{"path": "uv.lock", "type": "generic"}', "1"])
def test_what_does_nothing_to_the_lock_does_not_count(there: str) -> None:
    text = OWN.replace('"changelog-path": "NEWS.md"', f'"extra-files": [{there}]')
    assert edited(text) == text.replace(f"[{there}]", f"[{there}, {ENTRY}]") or there.startswith("{")
    assert ".name.value" in edited(text)


def test_a_marked_file_that_is_named_as_a_text_is_there_already() -> None:
    text = OWN.replace('"changelog-path": "NEWS.md"', '"extra-files": ["rocket.py"]')
    texts = {"pyproject.toml": project(), "rocket.py": '__version__ = "1.2.3"\n'}
    assert edited(text, texts) == text


def test_the_shared_list_is_copied_into_a_package_that_needs_one_of_its_own() -> None:
    text = OWN.replace('"include-v-in-tag": false', '"extra-files": ["a.txt"]')
    assert f'"extra-files": [\n                "a.txt",\n                {ENTRY}\n            ]' in edited(text)
    shared = OWN.replace('"include-v-in-tag": false', f'"extra-files": [{ENTRY}]')
    assert edited(shared) == shared


def test_an_answer_that_was_given_is_written_where_nothing_says_it() -> None:
    said = {"breaking-before-1": "minor"}
    text = edited(OWN, given=said)
    assert text.count('"bump-minor-pre-major": true') == 1
    assert "bump-minor" not in edited(OWN)
    for own in ('"bump-minor-pre-major": false', '"bump-minor-pre-major": true'):
        assert edited(OWN.replace('"include-v-in-tag": false', own), given=said).count("bump-minor") == 1


def test_a_package_that_it_does_not_name_is_not_added_and_one_that_is_not_there_stays() -> None:
    texts = {**LOCKED, "packages/a/pyproject.toml": project("a")}
    assert '"packages/a"' not in edited(OWN, texts)
    gone = OWN.replace('".": {', '"gone": {')
    assert edited(gone, texts) == gone
    named = OWN.replace('".": {', '"./packages/a/": {').replace("./pack", "pack")
    assert '"path": "/uv.lock"' in edited(named, texts)


@pytest.mark.parametrize("text", ["{}", '{ "packages": {} }'])
def test_a_configuration_without_packages_gets_all_of_them(text: str) -> None:
    assert '"package-name": "rocket"' in edited(text)
    assert edited(edited(text)) == edited(text)


def test_an_empty_file_is_none() -> None:
    assert '"changelog-sections"' in edited("\n")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ('{"packages": []}', "`packages` must be an object"),
        ('{"packages": {".": 1}}', "`.` must be an object"),
        ('{"packages": {".": {"extra-files": {}}}}', "`extra-files` must be a list"),
        ('{"packages": {".": {}}, "extra-files": {}}', "`extra-files` must be a list"),
        ('{"packages": {".": {}}, // a comment\n}', "not JSON: Expected double-quoted property name in JSON"),
    ],
)
def test_what_is_no_configuration_is_named(text: str, why: str) -> None:
    with pytest.raises(CannotEdit) as caught:
        edited(text)
    assert str(caught.value).startswith(f"{CONFIGURATION}: {why}")


def test_files_in_another_place_are_taken_over() -> None:
    places = {".github/release-please-config.json": OWN, ".github/.release-please-manifest.json": '{ ".": "0.4.0" }'}
    found = by_path(wanted(set_up(seen({"pyproject.toml": project(), **places}))))
    assert found == {CONFIGURATION: OWN, MANIFEST: '{ ".": "0.4.0" }'}
    twice = {**places, ".release-please-config.json": OWN}
    assert by_path(wanted(set_up(seen({"pyproject.toml": project(), **twice}))))[CONFIGURATION] != OWN


def test_a_manifest_gets_the_packages_that_it_lacks() -> None:
    texts = {**LOCKED, CONFIGURATION: OWN, MANIFEST: '{\n  "old": "1.0.0"\n}\n'}
    found = by_path(wanted(set_up(seen(texts))))[MANIFEST]
    assert found == '{\n  "old": "1.0.0",\n  ".": "0.4.0"\n}\n'


@pytest.mark.parametrize("wrong", ["@.name=='rocket'", "@.name.value == 'Rocket'", "@.name==='rocket'"])
def test_a_selection_that_finds_nothing_in_the_lock_becomes_the_one_that_does(wrong: str) -> None:
    entry = f"""{{"type":"toml","path":"uv.lock","jsonpath":"$.package[?({wrong})].version"}}"""
    text = f"""{{"packages": {{".": {{"extra-files": ["a.txt", {entry}]}}}}}}"""
    assert edited(text) == text.replace(wrong, "@.name.value=='rocket'")
    other = text.replace("ocket", "over")
    assert edited(other) == other.replace("]}}}", f", {ENTRY}]}}}}}}").replace("{ ", "{").replace(" }", "}")
    shared = f"""{{"extra-files": ["a.txt", {entry}], "packages": {{".": {{}}}}}}"""
    assert json.loads(edited(shared))["packages"]["."]["extra-files"] == ["a.txt", json.loads(ENTRY)]
