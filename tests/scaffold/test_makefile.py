"""A whole Makefile, for a repository that has none."""

from __future__ import annotations

import os
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from gatepost.scaffold.files.tasks import wanted
from support.surveys import project, seen, set_up

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from gatepost.options.option import Value

pytestmark = pytest.mark.once


@pytest.mark.parametrize(
    ("there", "path"),
    [
        ((), "Makefile"),
        (("makefile",), "makefile"),
        (("GNUmakefile", "Makefile"), "GNUmakefile"),
    ],
)
def test_the_makefile_that_make_reads_is_the_one(there: tuple[str, ...], path: str) -> None:
    texts = {"pyproject.toml": project(), **dict.fromkeys(there, "x:\n")}
    assert [each.path for each in wanted(set_up(seen(texts), {"tasks": "make"}))] == [path]


def made(given: Mapping[str, Value]) -> str:
    """Return a whole Makefile."""
    survey = seen({"pyproject.toml": project()}, "tests/test_x.py")
    (one,) = wanted(set_up(survey, {"manager": "uv", **given}))
    return one.text


def targets(text: str) -> list[str]:
    """Return the targets that `make help` lists."""
    return [line.partition(":")[0] for line in text.splitlines() if " ## " in line]


DAILY = ["help", "setup", "format", "lint", "types", "test", "dist"]


@pytest.mark.parametrize(
    ("given", "names"),
    [
        ({}, [*DAILY, "check"]),
        ({"manager": "poetry"}, [*DAILY, "check"]),
        ({"manager": "pip"}, [*DAILY, "requirements", "check"]),
        ({"type-errors": "off"}, [*(name for name in DAILY if name != "types"), "check"]),
        ({"checks": ("make x",)}, [*(name for name in DAILY if name not in ("types", "format")), "check"]),
    ],
)
def test_a_new_makefile_has_the_daily_work(given: Mapping[str, Value], names: list[str]) -> None:
    text = made(given)
    assert targets(text) == names
    assert f".PHONY: {' '.join(names)}\n" in text
    steps = [name for name in names if name in ("lint", "types", "test", "dist")]
    assert f"\ncheck: {' '.join(steps)} ## The checks of CI\n" in text


@pytest.mark.parametrize("manager", ["uv", "pip", "poetry"])
def test_make_reads_a_new_makefile(manager: str, tmp_path: Path) -> None:
    if shutil.which("make") is None:
        pytest.skip("make is not installed")
    (tmp_path / "Makefile").write_text(made({"manager": manager}), "utf-8")
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").touch()
    environment = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    done = {
        target: subprocess.run(
            ["make", "-n", target], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
        ).stdout
        for target in ("check", "setup", "help")
    }
    assert "gatepost dist" in done["check"].splitlines()[-1] or "poetry build" in done["check"].splitlines()[-1]
    assert "gatepost hook install" in done["setup"]
    shown = subprocess.run(["make"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True).stdout
    assert "  make check         The checks of CI\n" in shown


def test_with_pip_the_environment_is_made_from_what_is_locked() -> None:
    text = made({"manager": "pip", "pythons": ("3.12",)})
    assert (
        ".venv/.ready: requirements/dev.txt\n"
        "\t$(PYTHON) -m venv --clear .venv\n"
        "\t.venv/bin/python -m pip install --quiet --require-hashes -r requirements/dev.txt\n"
        "\t.venv/bin/python -m pip install --quiet --no-deps --editable .\n"
        "\t@touch $@\n"
    ) in text
    compile_ = ".venv/bin/uv pip compile --quiet --universal --generate-hashes --python-version 3.12 --upgrade"
    assert f"\t{compile_} requirements/build.in -o requirements/build.txt\n" in text
    assert "lint: .venv/.ready ## ruff: format and rules\n\t.venv/bin/ruff format --check .\n" in text


@pytest.mark.parametrize(
    ("given", "rule"),
    [
        ({"setup": "tox -e dev"}, "setup: ## Prepare the checkout, and install the hooks\n\ttox -e dev\n"),
        ({"setup": "make setup"}, "setup: ## Prepare the checkout, and install the hooks\n\tuv sync --locked\n"),
        (
            {"manager": "poetry"},
            "setup: ## Prepare the checkout, and install the hooks\n\ttest -d .venv || python3 -m venv .venv\n",
        ),
        ({"manager": "pip", "setup": "x"}, "\n.venv/.ready:\n\t@$(MAKE) setup\n\t@touch $@\n"),
    ],
)
def test_the_command_that_prepares_a_checkout_can_be_answered(given: Mapping[str, Value], rule: str) -> None:
    assert rule in made(given)
