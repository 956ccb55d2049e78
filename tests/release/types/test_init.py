from __future__ import annotations

import pytest

from gatepost.release.errors import PlanError
from gatepost.release.types import NOT_REPRODUCED, RELEASE_TYPES
from gatepost.release.types.go import Go
from gatepost.release.types.node import Node
from gatepost.release.types.python import Python
from gatepost.release.types.simple import Simple
from support.releasing import release_type

ALL = (
    "bazel dart dotnet-yoshi elixir expo go go-librarian go-yoshi helm java java-backport java-bom java-lts java-yoshi "
    "java-yoshi-mono-repo krm-blueprint maven node node-librarian ocaml php php-librarian php-yoshi python "
    "python-librarian r ruby ruby-librarian ruby-yoshi rust salesforce sfdx simple terraform-module"
)
REFUSED = [
    ({"versioning": "odd"}, "ConfigurationError: core (acme/rocket): Unknown versioning strategy type: odd"),
    ({"changelog-type": "odd"}, "ConfigurationError: core (acme/rocket): Unknown changelog type: odd"),
    ({"release-type": "odd"}, "ConfigurationError: core (acme/rocket): Unknown release type: odd"),
    ({"release-type": ""}, "ConfigurationError: core (acme/rocket): Unknown release type: "),
    ({"release-type": "rust"}, "gatepost plans no release-type `rust` (of `a`), only python, simple, node, go"),
    (
        {"release-type": "odd", "changelog-type": "odd", "versioning": "odd"},
        "ConfigurationError: core (acme/rocket): Unknown versioning strategy type: odd",
    ),
    (
        {"release-type": "rust", "changelog-type": "odd"},
        "ConfigurationError: core (acme/rocket): Unknown changelog type: odd",
    ),
]


@pytest.mark.parametrize(("name", "kind"), [("python", Python), ("simple", Simple), ("node", Node), ("go", Go)])
def test_a_package_is_released_as_its_type_says(name: str, kind: type[object]) -> None:
    for versioning in ("default", "always-bump-minor", "prerelease", "service-pack"):
        keys = {"release-type": name, "versioning": versioning, "changelog-type": "github"}
        assert type(release_type("a", keys, {})) is kind


def test_every_type_of_release_please_is_known() -> None:
    assert sorted({*RELEASE_TYPES, *NOT_REPRODUCED}) == ALL.split()
    assert NOT_REPRODUCED.isdisjoint(RELEASE_TYPES)


@pytest.mark.parametrize(("keys", "error"), REFUSED)
def test_what_there_is_not_is_refused(keys: dict[str, object], error: str) -> None:
    with pytest.raises(PlanError) as caught:
        release_type("a", keys, {})
    assert str(caught.value) == error
