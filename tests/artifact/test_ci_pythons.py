"""Which Pythons the workflows test on."""

from __future__ import annotations

import pytest

from gatepost.artifact.ci_pythons import matrix_pythons


def matrix(**axes: object) -> dict[str, object]:
    """Return a workflow with one job, which has a matrix."""
    return {"jobs": {"test": {"strategy": {"matrix": axes}}}}


def test_the_versions_of_all_matrices_are_found_oldest_first() -> None:
    workflows = {
        "a.yml": matrix(python=["3.9", "3.14"], os=["ubuntu-24.04"]),
        "b.yml": matrix(**{"python-version": ["3.10"], "include": [{"python_version": "3.11"}, {"os": "3.12"}]}),
        "c.yml": matrix(python="3.13"),
    }
    assert matrix_pythons(workflows) == ("3.9", "3.10", "3.11", "3.13", "3.14")


def test_what_is_no_version_of_cpython_is_passed_over() -> None:
    values = ["pypy3.11", "3.14t", "${{ inputs.python }}", "3.x", 3, None, ["3.9"], 3.12]
    assert matrix_pythons({"a.yml": matrix(python=values)}) == ("3.12",)


@pytest.mark.parametrize(
    "workflow",
    [
        None,
        [],
        {"jobs": []},
        {"jobs": {"a": None}},
        {"jobs": {"a": {"strategy": "x"}}},
        {"jobs": {"a": {"strategy": {"matrix": "${{ fromJSON(inputs.matrix) }}"}}}},
        matrix(include="x"),
        matrix(include=["3.12"]),
    ],
)
def test_a_workflow_of_another_shape_has_none(workflow: object) -> None:
    assert matrix_pythons({"a.yml": workflow}) == ()
