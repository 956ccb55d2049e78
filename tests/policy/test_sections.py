"""The types that release-please-config.json knows."""

from __future__ import annotations

import pytest

from gatepost.policy.sections import DEFAULT_TYPES, OTHER_SECTIONS, PYTHON_SECTIONS, InvalidConfiguration, section_types

PYTHON = ("feat", "fix", "perf", "deps", "revert", "docs", "style", "chore", "refactor", "test", "build", "ci")
OTHER = ("feat", "feature", "fix", "perf", "revert", "docs", "style", "chore", "refactor", "test", "build", "ci")
OWN = [{"type": "feat", "section": "New"}, {"type": "sec", "section": "Security"}]


@pytest.mark.parametrize(
    ("configuration", "expected"),
    [
        ({}, ()),
        ({"packages": {}}, ()),
        ({"packages": {".": {}}}, OTHER),
        ({"packages": {".": {"release-type": "python"}}}, PYTHON),
        ({"release-type": "python", "packages": {".": {}}}, PYTHON),
        ({"release-type": "python", "packages": {".": {"release-type": "node"}}}, OTHER),
        ({"packages": {"a": {"release-type": "python"}, "b": {}}}, (*PYTHON, "feature")),
        ({"changelog-sections": OWN, "packages": {".": {}}}, ("feat", "sec")),
        ({"changelog-sections": OWN, "packages": {".": {"changelog-sections": [{"type": "x"}]}}}, ("x",)),
        ({"packages": {".": {"changelog-sections": []}}}, ()),
        ({"packages": {"a": {"changelog-sections": OWN}, "b": {"changelog-sections": OWN}}}, ("feat", "sec")),
    ],
)
def test_every_package_s_sections_name_types(configuration: object, expected: tuple[str, ...]) -> None:
    assert section_types(configuration) == expected


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
        section_types(configuration)
    assert str(caught.value) == sentence


@pytest.mark.parametrize("sections", [PYTHON_SECTIONS, OTHER_SECTIONS])
def test_every_default_type_has_a_section(sections: tuple[tuple[str, str, bool], ...]) -> None:
    assert set(DEFAULT_TYPES) - {type_ for type_, _, _ in sections} == set()


def test_documentation_is_listed_for_python_alone() -> None:
    listed = [{type_ for type_, _, hidden in sections if not hidden} for sections in (PYTHON_SECTIONS, OTHER_SECTIONS)]
    assert listed == [
        {"feat", "fix", "perf", "deps", "revert", "docs"},
        {"feat", "feature", "fix", "perf", "revert"},
    ]
