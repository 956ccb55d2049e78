"""`gatepost init`: flags that go together, and those that do not."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from support.initing import Desk, project, traces

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

CI, RELEASE = ".github/workflows/ci.yml", ".github/workflows/release.yml"


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with a package, of which nothing is set up."""
    project(repository)
    return Desk(repository, capsys)


def refused(desk: Desk, *flags: str) -> str:
    """Return why a use is an error, by which nothing is written."""
    before = traces(desk.path)
    done = desk.init(*flags)
    assert (done.code, done.out, traces(desk.path)) == (2, "", before)
    assert "  hint: " in done.err
    assert "gatepost explain GE101" in done.err
    return done.err


@pytest.mark.parametrize("way", [("--yes",), ("--check",), ("--dry-run",)])
@pytest.mark.parametrize("path", ["Makefile", "CONTRIBUTING.md", "pyproject.toml"])
def test_a_file_that_has_somebodys_own_in_it_is_not_made_anew(path: str, way: tuple[str, ...], desk: Desk) -> None:
    desk.set_up()
    desk.keep()
    assert f"error: {path} cannot be made anew: what is yours in it would be lost\n" in refused(
        desk, *way, "--overwrite", path
    )


def test_a_file_that_the_settings_leave_is_not_made_anew(desk: Desk) -> None:
    desk.set_up("--keep", CI)
    desk.keep()
    assert f"error: {CI} is left alone, as `leave` in the settings says\n" in refused(desk, "--yes", "--overwrite", CI)


def test_a_file_is_either_kept_or_made_anew(desk: Desk) -> None:
    said = refused(desk, "--yes", "--keep", f"./{CI}", "--overwrite", RELEASE, "--overwrite", CI)
    assert f"error: --keep and --overwrite exclude each other: {CI}\n" in said


def test_a_file_that_is_not_looked_at_is_not_made_anew(desk: Desk) -> None:
    said = refused(desk, "--yes", "--only", "Makefile", "--overwrite", CI)
    assert f"error: --only leaves {CI} out, which --overwrite names\n" in said
    assert f"hint: say --only {CI} too\n" in said
    (desk.path / CI).parent.mkdir(parents=True)
    (desk.path / CI).write_text("name: Mine\n", "utf-8")
    desk.set_up("--only", CI, "--overwrite", CI, "--allow-dirty")
    assert "\nname: CI\n" in desk.text(CI)


def test_a_pin_that_is_none_is_replaced_where_the_file_is_made_anew(desk: Desk) -> None:
    desk.set_up()
    made = desk.text(CI)
    (line,) = {line.strip() for line in made.splitlines() if "uses: actions/checkout@" in line}
    bad = f"{line.partition('@')[0]}@{'0' * 37}bad # v99.0.0"
    (desk.path / CI).write_text(made.replace(line, bad), "utf-8")
    desk.keep()
    assert desk.init("--check").code == 0
    desk.set_up("--overwrite", CI)
    assert desk.text(CI) == made


@pytest.mark.parametrize("flags", [("--yes", "--check"), ("--diff", "--dry-run"), ("--check", "--diff")])
def test_ways_that_exclude_each_other_are_an_error_of_usage(flags: tuple[str, ...], desk: Desk) -> None:
    done = desk.init(*flags)
    assert done.code == 2
    assert "--yes, --dry-run, --diff and --check exclude each other" in done.err
    assert "hint:" in done.err


def test_json_shows_and_cannot_be_said_with_yes(desk: Desk) -> None:
    assert "error: --yes and --format json exclude each other\n" in refused(desk, "--yes", "--format", "json")
    assert "json shows it, and does nothing" in " ".join(desk.init("--help").out.split())


@pytest.mark.parametrize("way", [(), ("--dry-run",), ("--diff",), ("--check",)])
def test_json_is_the_same_plan_for_each_way_of_looking(way: tuple[str, ...], desk: Desk) -> None:
    before = traces(desk.path)
    done = desk.init("--format", "json", *way)
    assert json.loads(done.out) == json.loads(desk.init("--format", "json").out)
    assert (done.code, done.err, traces(desk.path)) == (int(way == ("--check",)), "", before)
    desk.set_up()
    done = desk.init("--format", "json", *way)
    assert (done.code, done.err, json.loads(done.out)["ok"]) == (0, "", True)


def test_pythons_are_told_in_order_and_written_down_as_given(desk: Desk) -> None:
    given = ("--pythons", "3.14t", "--pythons", "3.13", "--pythons", "3.11")
    desk.set_up(*given, "--manager", "pip")
    assert 'pythons = ["3.14t", "3.13", "3.11"]' in desk.text("pyproject.toml")
    assert 'python_version = "3.11"' in desk.text("pyproject.toml")
    assert '["3.11", "3.13", "3.14t"]' in desk.text(CI)
    assert "--python-version 3.11 " in desk.text("Makefile")
    assert "--python-version 3.11 " in desk.init("--dry-run").out
    assert desk.init("--check").code == 0


def test_without_a_plain_python_nothing_is_set_up(desk: Desk) -> None:
    before = traces(desk.path)
    done = desk.init("--yes", "--no-lock", "--no-hooks", "--pythons", "3.14t")
    assert (done.code, traces(desk.path)) == (2, before)
    assert "error: pythons: none of 3.14t is a plain version" in done.err
    assert "hint: " in done.err


def test_a_file_of_a_new_project_that_git_ignores_is_said_to_be_there(desk: Desk) -> None:
    (desk.path / "pyproject.toml").unlink()
    (desk.path / "src/rocket/__init__.py").unlink()
    (desk.path / "tests/test_rocket.py").unlink()
    desk.keep()
    (desk.path / ".gitignore").write_text("tests/\n", "utf-8")
    name = f"tests/test_{desk.path.name.replace('-', '_')}.py"
    (desk.path / name).parent.mkdir(exist_ok=True)
    (desk.path / name).write_text("MINE = 1\n", "utf-8")
    done = desk.init("--yes", "--no-lock", "--no-hooks", "--allow-dirty")
    assert done.code == 2
    assert f"error: {name} is there already, but git ignores it" in done.err
    desk.set_up("--allow-dirty", "--keep", name)
    assert desk.text(name) == "MINE = 1\n"
