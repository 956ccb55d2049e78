"""Which files get another commit to the same packages."""

from __future__ import annotations

import pytest

from gatepost.policy.configuration import read_configuration
from gatepost.release.reaching import files_reaching
from support.plans import commit

EXCLUDES: dict[str, object] = {"exclude-paths": ["docs"]}


@pytest.mark.parametrize(
    ("packages", "files", "found"),
    [
        ({".": {}}, ("a", "b/c"), ()),
        ({"a": {}}, ("a/b",), ()),
        ({".": EXCLUDES}, ("docs/x", "a", "b"), ("a",)),
        ({".": EXCLUDES}, ("a", "docs/x", "b/c"), ("b/c",)),
        ({"a": {}, "b": {}}, ("a/x", "a/y", "c"), ("a/x",)),
        ({"a": {}, "b": {}}, ("c", "a/x", "b/x"), ("a/x", "b/x")),
        ({".": {}, "a": {}}, ("b",), ("b",)),
        ({".": {}, "a": {}}, ("a/x", "b"), ("a/x",)),
        ({"a": {}, "b": {}}, (), ()),
        ({"a": {}, "b": {}}, ("c",), ()),
    ],
)
def test_one_file_for_each_package_will_do(
    packages: dict[str, object], files: tuple[str, ...], found: tuple[str, ...]
) -> None:
    assert files_reaching(commit("fix: a", *files), read_configuration({"packages": packages})) == found
