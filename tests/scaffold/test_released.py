"""What release.yml knows of each package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.released import Released, released
from gatepost.scaffold.survey import History
from gatepost.scaffold.wanted import CannotEdit
from support.init_stage import ONE, TWO, make_setup

if TYPE_CHECKING:
    from collections.abc import Mapping

CONFIG = "release-please-config.json"


def told(**packages: Mapping[str, object]) -> dict[str, str]:
    return {CONFIG: json.dumps({"packages": packages})}


def test_one_package_at_the_top_has_tags_without_a_component() -> None:
    assert released(make_setup(ONE)) == (Released(".", "demo", ""),)


def test_several_packages_are_told_apart_by_what_their_tags_begin_with() -> None:
    assert released(make_setup(TWO)) == (
        Released("packages/salt", "salt", "salt-"),
        Released("packages/salt-mill", "salt-mill", "salt-mill-"),
    )


def test_what_the_configuration_says_holds() -> None:
    own = {"component": "sea-salt", "package-name": "salt", "tag-separator": "/"}
    assert released(make_setup(TWO, texts=told(**{"packages/salt/": own}))) == (
        Released("packages/salt/", "salt", "sea-salt/"),
    )
    none: dict[str, object] = {"release-type": "python"}
    assert released(make_setup(ONE, texts=told(**{".": none})))[0].prefix == ""


def test_tags_that_have_a_component_keep_it() -> None:
    history = History(head="0" * 40, tags=("demo-v0.1.0",))
    assert released(make_setup(ONE, history=history)) == (Released(".", "demo", "demo-"),)


def test_where_no_package_is_named_that_is_there_all_are_taken() -> None:
    assert released(make_setup(ONE, texts=told(other={}))) == (Released(".", "demo", ""),)


def test_a_configuration_that_release_please_could_not_read_is_refused() -> None:
    with pytest.raises(CannotEdit, match="tag-separator"):
        released(make_setup(ONE, texts=told(**{".": {"tag-separator": 1}})))
