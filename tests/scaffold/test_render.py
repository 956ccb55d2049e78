"""Templates → texts: our braces are not GitHub's."""

from __future__ import annotations

import pytest
from jinja2 import TemplateNotFound, UndefinedError

from gatepost.scaffold.render import render


def test_values_blocks_and_remarks_have_braces_of_their_own() -> None:
    text = "[# nobody reads this #]\n[% for each in many %]\n- [[ each ]]\n[% endfor %]\nend\n"
    assert render({"a": text}, "a", {"many": (1, 2)}) == "\n- 1\n- 2\nend\n".lstrip("\n")


def test_the_braces_of_github_stay_as_they_are() -> None:
    text = "if: ${{ github.ref == 'x' }} {% if %} {# no #} && [[ -f x ]]".replace("[[ -f x ]]", "test -f x")
    assert render({"a": text}, "a", {}) == text


@pytest.mark.parametrize("value", ["[[ other ]]", "[% if x %]", "<&>'\"", "${{ x }}"])
def test_what_stands_in_a_value_is_text(value: str) -> None:
    assert render({"a": "[[ value ]]\n"}, "a", {"value": value, "other": "no"}) == f"{value}\n"


def test_a_template_may_take_from_another() -> None:
    assert render({"a": '[% include "b" %]!', "b": "[[ x ]]"}, "a", {"x": 1}) == "1!"


def test_a_name_without_a_value_and_a_template_that_is_missing_are_bugs() -> None:
    with pytest.raises(UndefinedError):
        render({"a": "[[ x ]]"}, "a", {})
    with pytest.raises(TemplateNotFound):
        render({}, "a", {})
