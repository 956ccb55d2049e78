"""Finding a rule by what a person writes."""

from __future__ import annotations

import pytest

from gatepost.rules.catalogue import find_rule
from gatepost.rules.type_unknown import TypeUnknown


@pytest.mark.parametrize(
    ("word", "rule"),
    [("GP102", TypeUnknown), ("gp102", TypeUnknown), ("Type-Unknown", TypeUnknown), ("GP999", None), ("", None)],
)
def test_a_rule_is_found_by_code_or_name(word: str, rule: type[TypeUnknown] | None) -> None:
    assert find_rule(word) is rule
