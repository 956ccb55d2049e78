from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.policy.configuration import read_configuration
from gatepost.release.errors import PlanError
from gatepost.release.plugins.group_priority import GroupPriority
from gatepost.release.plugins.linked_versions import LinkedVersions
from gatepost.release.plugins.merge import Merge
from gatepost.release.plugins.node_workspace import NodeWorkspace
from gatepost.release.plugins.registry import merging, plugins_of
from gatepost.release.plugins.sentence_case import SentenceCase
from support.plans import TARGET, changes

if TYPE_CHECKING:
    from gatepost.release.plugins.base import Plugin

TWO: dict[str, object] = {"packages": {"a": {}, "b": {}}}

WORDS: list[tuple[object, str]] = [
    ("sentence-case", "npm"),
    ({"type": "sentence-case"}, "npm"),
    ({"type": "sentence-case", "specialWords": None}, "npm"),
    ({"type": "sentence-case", "specialWords": []}, "Npm"),
    ({"type": "sentence-case", "specialWords": ["npm", 1]}, "npm"),
]
MERGINGS: list[tuple[dict[str, object], Merge]] = [
    ({}, Merge("main", "17.11.1")),
    ({"packages": {"a": {}}}, Merge("main", "17.11.1")),
    (
        {
            "packages": {"b": {"pull-request-header": "own", "component-no-space": True}, "a": {}},
            "group-pull-request-title-pattern": "release ${branch}",
            "pull-request-header": "head",
            "pull-request-footer": "foot",
        },
        Merge("main", "17.11.1", "release ${branch}", "own", "foot", has_no_space=True),
    ),
]
REFUSED: list[tuple[object, str]] = [
    ("odd", "ConfigurationError: core (acme/rocket): Unknown plugin type: odd"),
    ({"type": "odd", "merge": True}, "ConfigurationError: core (acme/rocket): Unknown plugin type: odd"),
    ("cargo-workspace", "the plugin `cargo-workspace` is not planned by gatepost"),
    ({"type": "maven-workspace"}, "the plugin `maven-workspace` is not planned by gatepost"),
]


def plugins(*named: object, **keys: object) -> list[Plugin]:
    return plugins_of(read_configuration({**TWO, **keys, "plugins": list(named)}), TARGET)


def test_plugins_come_in_their_order() -> None:
    linked = {"type": "linked-versions", "groupName": "fish", "components": ["a"]}
    found = plugins("node-workspace", linked, "group-priority", "sentence-case")
    assert [type(plugin) for plugin in found] == [NodeWorkspace, LinkedVersions, GroupPriority, SentenceCase]
    assert plugins() == []


@pytest.mark.parametrize(("named", "expected"), WORDS)
def test_special_words_may_be_set(named: object, expected: str) -> None:
    (plugin,) = plugins(named)
    (found,) = plugin.changed(changes("fix: npm"))
    assert found.commit.description == expected


@pytest.mark.parametrize(("table", "expected"), MERGINGS)
def test_pull_requests_are_merged_as_the_first_package_says(table: dict[str, object], expected: Merge) -> None:
    assert merging(read_configuration(table), TARGET) == expected


@pytest.mark.parametrize(("named", "error"), REFUSED)
def test_a_plugin_that_there_is_not_is_refused(named: object, error: str) -> None:
    with pytest.raises(PlanError) as caught:
        plugins("sentence-case", named)
    assert str(caught.value) == error
