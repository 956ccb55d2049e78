from __future__ import annotations

import pytest

from gatepost.gate.ci_systems import SYSTEMS, System

ONE_NAME = ("sign", "branch", "source", "target", "default", "is_default", "tag", "title", "body", "is_cut", "squash")
NAMES = ("heads", "bases", "befores", "numbers")


def test_each_system_is_known_by_a_sign_of_its_own() -> None:
    signs = [(system.sign, system.sign_value) for system in SYSTEMS]
    assert len(set(signs)) == len(signs)
    assert len({system.called for system in SYSTEMS}) == len(SYSTEMS)


@pytest.mark.parametrize("system", SYSTEMS, ids=lambda system: system.called)
def test_a_system_names_its_documentation_and_variables(system: type[System]) -> None:
    assert (system.__doc__ or "").startswith("Source: ")
    assert system.sign
    assert system.heads
    assert system.numbers
    names = [getattr(system, each) for each in ONE_NAME] + [name for each in NAMES for name in getattr(system, each)]
    assert all(name.replace("_", "").isalnum() and name == name.upper() for name in names if name)
