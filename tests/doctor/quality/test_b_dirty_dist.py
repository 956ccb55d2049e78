"""GD410."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.quality.b_dirty_dist import BDirtyDist

if TYPE_CHECKING:
    from support.patients import Patient

WHEEL = "dist/rocket-0.2.0-py3-none-any.whl"


def test_nothing_that_is_built_is_in_git(rocket: Patient) -> None:
    rocket.write("src/rocket/dist/page.txt", "x")
    outcomes = rocket.outcomes(BDirtyDist)

    assert [each.status for each in outcomes] == ["passed"]
    assert outcomes[0].message.endswith("files is a distribution in `dist/`")


def test_distributions_that_were_released_with_the_source(rocket: Patient) -> None:
    rocket.commit("chore: break it", **{WHEEL: "x", "dist/rocket-0.2.0.tar.gz": "x"})
    rocket.git("tag", "--force", "v0.3.0")

    found = rocket.failed(BDirtyDist)
    assert [(each.where, each.message, each.severity) for each in found] == [
        (WHEEL, f"`{WHEEL}` is in git, and so in every build", "error")
    ]
    remove, ignore = found[0].fix.split(" && ")
    rocket.git(*remove.split()[1:])
    assert ignore == "echo dist/ >>.gitignore"
    rocket.write(".gitignore", "dist/\n")
    assert rocket.failed(BDirtyDist) == []


def test_distributions_that_git_does_not_ignore(rocket: Patient) -> None:
    rocket.write(WHEEL, "x")

    assert [(each.where, each.severity) for each in rocket.failed(BDirtyDist)] == [(WHEEL, "warning")]
    rocket.write(".gitignore", "dist/\n")
    assert rocket.failed(BDirtyDist) == []
    assert [each.status for each in rocket.outcomes(BDirtyDist, then=None)] == ["passed"]


@pytest.mark.parametrize(
    ("makefile", "where"),
    [
        ("publish: build\n\ttwine upload dist/*\n\nbuild:\n\tpython -m build\n", ["Makefile:1"]),
        ("# x\n\npublish:\n\tuv build\n\tuv publish\n", ["Makefile:3"]),
        ("publish: build\n\ttwine upload dist/*\n\nbuild: clean\n\tpython -m build\n\nclean:\n\trm -rf dist\n", []),
        ("publish:\n\tuv build --clear\n\tuv publish\n", []),
        ("publish:\n\t$(MAKE) clean build\n\ttwine upload dist/*\n", []),
        ("publish:\n\ttwine upload $(BUILT)/*\n", []),
        ("a: b\nb: a\n\ttwine upload dist/* # loop\n", ["Makefile:2"]),
    ],
)
def test_a_recipe_that_uploads_what_was_there(rocket: Patient, makefile: str, where: list[str]) -> None:
    rocket.write("Makefile", makefile)

    assert rocket.where(BDirtyDist) == where


def test_without_a_makefile_there_are_no_recipes(rocket: Patient) -> None:
    rocket.remove("Makefile")

    assert rocket.failed(BDirtyDist) == []
