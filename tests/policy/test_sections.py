"""The sections that release-please-config.json knows."""

from __future__ import annotations

import pytest

from gatepost.policy.sections import (
    DEFAULT_TYPES,
    OTHER_SECTIONS,
    PYTHON_SECTIONS,
    InvalidConfiguration,
    Section,
    Sections,
    entry_for,
    read_sections,
    sections_of,
)

OWN = [
    {"type": "feat", "section": "New"},
    {"type": "sec", "section": "Security", "hidden": False},
    {"type": "chore", "hidden": True},
]
OWN_SECTIONS = (("feat", "New", False, ""), ("sec", "Security", False, ""), ("chore", "", True, ""))
X = [{"type": "x", "section": "X"}]


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ({}, ()),
        ({"packages": {}}, ()),
        ({"release-type": "python", "packages": {}}, ()),
        ({"packages": {".": {}}}, OTHER_SECTIONS),
        ({"packages": {".": {"release-type": "python"}}}, PYTHON_SECTIONS),
        ({"release-type": "python", "packages": {".": {}}}, PYTHON_SECTIONS),
        ({"release-type": "python", "packages": {".": {"release-type": "node"}}}, OTHER_SECTIONS),
        (
            {"packages": {"a": {"release-type": "python"}, "b": {}}},
            (*PYTHON_SECTIONS, ("feature", "Features", False, ""), ("docs", "Documentation", True, "")),
        ),
        ({"changelog-sections": OWN, "packages": {".": {}}}, OWN_SECTIONS),
        ({"changelog-sections": OWN, "packages": {".": {"changelog-sections": X}}}, (("x", "X", False, ""),)),
        ({"packages": {".": {"changelog-sections": []}}}, ()),
        ({"changelog-sections": X, "packages": {".": {"changelog-sections": None}}}, (("x", "X", False, ""),)),
        ({"release-type": "python", "packages": {".": {"release-type": None}}}, PYTHON_SECTIONS),
        ({"changelog-sections": OWN, "packages": {".": {"changelog-sections": []}}}, ()),
        ({"packages": {"a": {"changelog-sections": OWN}, "b": {"changelog-sections": OWN}}}, OWN_SECTIONS),
        (
            {"packages": {"a": {"changelog-sections": OWN}, "b": {"changelog-sections": X}}},
            (*OWN_SECTIONS, ("x", "X", False, "")),
        ),
        (
            {"packages": {".": {"changelog-sections": [{"type": "a", "section": 7, "hidden": "yes"}]}}},
            (("a", "7", True, ""),),
        ),
    ],
)
def test_every_package_has_sections(configuration: object, expected: Sections) -> None:
    assert sections_of(configuration) == expected


@pytest.mark.parametrize(
    ("configuration", "sentence"),
    [
        ([], "the file must be an object"),
        (None, "the file must be an object"),
        ({"packages": []}, "`packages` must be an object"),
        ({"packages": {"a": "b"}}, "`packages.a` must be an object"),
        ({"packages": {".": {"changelog-sections": {}}}}, "`changelog-sections` must be a list"),
        ({"changelog-sections": 1, "packages": {".": {}}}, "`changelog-sections` must be a list"),
        ({"packages": {".": {"changelog-sections": ["a"]}}}, "an entry of `changelog-sections` must be an object"),
        ({"packages": {".": {"changelog-sections": [{}]}}}, "an entry of `changelog-sections` has no `type`"),
        ({"packages": {".": {"changelog-sections": [{"type": ""}]}}}, "an entry of `changelog-sections` has no `type`"),
        ({"packages": {".": {"changelog-sections": [{"type": 1}]}}}, "an entry of `changelog-sections` has no `type`"),
    ],
)
def test_a_value_of_the_wrong_kind_is_named(configuration: object, sentence: str) -> None:
    with pytest.raises(InvalidConfiguration) as caught:
        sections_of(configuration)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("sections", [PYTHON_SECTIONS, OTHER_SECTIONS])
def test_every_default_type_has_a_section(sections: Sections) -> None:
    assert set(DEFAULT_TYPES) - {type_ for type_, *_ in sections} == set()


def test_documentation_is_listed_for_python_alone() -> None:
    listed = [
        {type_ for type_, _, hidden, _ in sections if not hidden} for sections in (PYTHON_SECTIONS, OTHER_SECTIONS)
    ]
    assert listed == [
        {"feat", "fix", "perf", "deps", "revert", "docs"},
        {"feat", "feature", "fix", "perf", "revert"},
    ]


@pytest.mark.parametrize(
    ("entry", "section"),
    [
        ({"type": "fix", "section": "Fixes"}, ("fix", "Fixes", False, "")),
        ({"type": "fix", "section": "Fixes", "hidden": True}, ("fix", "Fixes", True, "")),
        ({"type": "fix", "section": "Fixes", "hidden": None}, ("fix", "Fixes", False, "")),
        ({"type": "fix", "section": "Safer", "scope": "auth"}, ("fix", "Safer", False, "auth")),
        ({"type": "fix", "section": "Fixes", "scope": None}, ("fix", "Fixes", False, "")),
        ({"type": "fix", "section": ""}, ("fix", "", False, "")),
        ({"type": "fix"}, ("fix", "", False, "")),
        ({"type": "Fix", "section": "Fixes", "more": 1}, ("Fix", "Fixes", False, "")),
    ],
)
def test_an_entry_is_a_section(entry: dict[str, object], section: Section) -> None:
    assert read_sections([entry]) == (section,)


SCOPED: Sections = (
    ("fix", "Safer", False, "auth"),
    ("fix", "Fixes", False, ""),
    ("fix", "Never", False, "api"),
    ("Feat", "Never", False, ""),
    ("chore", "Chores", True, ""),
)


@pytest.mark.parametrize(
    ("type_", "scope", "title"),
    [
        ("fix", None, "Fixes"),
        ("fix", "auth", "Safer"),
        ("fix", "Auth", "Fixes"),
        ("fix", "api", "Fixes"),
        ("FIX", "auth", "Safer"),
        ("chore", None, "Chores"),
        ("feat", None, None),
        ("Feat", None, None),
        ("", None, None),
    ],
)
def test_a_commit_falls_in_the_first_section_for_its_type_and_scope(
    type_: str, scope: str | None, title: str | None
) -> None:
    section = entry_for(type_, scope, SCOPED)
    assert (section[1] if section else None) == title
