"""The hooks that a repository without any gets."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from gatepost.scaffold.files.pre_commit import configuration
from support.hook_files import OF_CODE, OF_FILES, hooks, setup
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value


@pytest.mark.parametrize(
    ("manager", "format_", "check", "mypy"),
    [
        (
            "uv",
            "uv run --locked --only-group dev ruff format --force-exclude",
            "uv run --quiet --locked --isolated --only-group dev ruff check --force-exclude",
            "uv run --quiet --locked --isolated mypy .",
        ),
        (
            "pip",
            ".venv/bin/ruff format --force-exclude",
            ".venv/bin/ruff check --force-exclude",
            ".venv/bin/mypy .",
        ),
        (
            "poetry",
            ".venv/bin/ruff format --force-exclude",
            ".venv/bin/ruff check --force-exclude",
            ".venv/bin/mypy .",
        ),
    ],
)
def test_without_one_there_is_a_whole_one_that_runs_what_is_locked(
    manager: str, format_: str, check: str, mypy: str
) -> None:
    text = configuration(setup(given={"manager": manager}), "")
    found = dict(hooks(text))
    assert list(found) == OF_FILES + OF_CODE
    assert (found["ruff-format"], found["ruff-check"], found["mypy"]) == (format_, check, mypy)
    assert YAML(typ="safe").load(text)["default_install_hook_types"] == ["pre-commit"]
    assert configuration(setup(text, {"manager": manager}), text) == text


def test_what_is_formatted_at_a_commit_is_only_judged_at_a_push() -> None:
    document = YAML(typ="safe").load(configuration(setup(), ""))
    stages = {hook["id"]: hook["stages"] for repo in document["repos"] for hook in repo["hooks"]}
    assert stages == {
        **{id_: ["pre-commit"] for id_ in (*OF_FILES, "ruff-format")},
        "ruff-check": ["pre-commit", "pre-push"],
        **{id_: ["pre-push"] for id_ in ("ruff-format-check", "mypy")},
    }


@pytest.mark.parametrize(
    ("given", "ids"),
    [
        ({"type-errors": "off"}, OF_FILES + OF_CODE[:-1]),
        ({"checks": ("make lint",)}, OF_FILES),
    ],
)
def test_what_ci_does_not_check_is_not_checked_here(given: Mapping[str, Value], ids: list[str]) -> None:
    assert [id_ for id_, _ in hooks(configuration(setup(given=given), ""))] == ids


def test_the_types_of_each_package_are_checked_by_themselves() -> None:
    texts = {"uv.lock": "", "packages/a b/pyproject.toml": project("a"), "packages/c/pyproject.toml": project("c")}
    text = configuration(set_up(seen(texts)), "")
    assert [entry for id_, entry in hooks(text) if id_ == "mypy"] == [
        "uv run --quiet --locked --isolated --all-packages mypy 'packages/a b'",
        "uv run --quiet --locked --isolated --all-packages mypy packages/c",
    ]
