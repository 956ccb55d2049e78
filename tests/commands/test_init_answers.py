"""The answers of `gatepost init`: given by flags, written down, and not asked for again."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from support.initing import Desk, files, project, traces
from support.repos import git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

CI, COMMITS, RELEASE = (f".github/workflows/{name}.yml" for name in ("ci", "commits", "release"))
ACTION = "acme/gate@0123456789abcdef0123456789abcdef01234567 # v1.0.0"


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with a package, of which nothing is set up."""
    project(repository)
    return Desk(repository, capsys)


def kept(desk: Desk, file: str = "pyproject.toml", *place: str) -> dict[str, object]:
    """Return the answers that are written down."""
    found: object = tomllib.loads(desk.text(file))
    for key in place or ("tool", "gatepost", "init"):
        assert isinstance(found, dict)
        found = found[key]
    assert isinstance(found, dict)
    return found


GIVEN = [
    (("--manager", "uv"), "manager", "uv", CI, "uv sync --locked"),
    (("--manager", "poetry"), "manager", "poetry", CI, "poetry"),
    (("--pythons", "3.12", "--pythons", "3.13"), "pythons", ["3.12", "3.13"], CI, '["3.12", "3.13"]'),
    (("--platforms", "macos-15"), "platforms", ["macos-15"], CI, "macos-15"),
    (("--publish", "private"), "publish", "private", RELEASE, "INDEX_URL"),
    (("--publish", "nowhere"), "publish", "nowhere", "RELEASING.md", ""),
    (("--rehearsal",), "rehearsal", True, RELEASE, "TEST_INDEX_URL"),
    (("--breaking-before-1", "major"), "breaking-before-1", "major", "release-please-config.json", ""),
    (("--commit-gate", "action", "--action", ACTION), "action", ACTION, COMMITS, f"uses: {ACTION}"),
    (("--doctor",), "doctor", True, ".github/workflows/doctor.yml", "gatepost doctor --online --format github"),
    (("--rehearse",), "rehearse", True, ".github/workflows/rehearse.yml", "--publish-failure --format github"),
    (("--runner", "prek"), "runner", "prek", "CONTRIBUTING.md", ""),
    (("--tasks", "just"), "tasks", "just", "justfile", "check"),
    (("--tasks", "nox"), "tasks", "nox", "noxfile.py", "check"),
    (("--tasks", "hatch"), "tasks", "hatch", "pyproject.toml", "[tool.hatch.envs.default.scripts]"),
    (("--tasks", "none"), "tasks", "none", CI, ""),
    (("--commitizen",), "commitizen", True, "pyproject.toml", "[tool.commitizen]"),
    (("--setup", "make setup"), "setup", "make setup", CI, "make setup"),
    (("--checks", "make lint", "--checks", "make docs"), "checks", ["make lint", "make docs"], CI, "run: make docs"),
    (("--test", "python -m unittest"), "test", "python -m unittest", CI, "python -m unittest"),
    (("--branch", "trunk"), "branch", "trunk", CI, "branches: [trunk]"),
    (("--repository", "octo/rocket"), "repository", "octo/rocket", "RELEASING.md", "octo"),
]


@pytest.mark.parametrize(("flags", "key", "value", "file", "text"), GIVEN)
def test_an_answer_given_by_flag_is_written_down_and_holds_from_then_on(  # noqa: PLR0913,PLR0917  what a case is
    flags: tuple[str, ...], key: str, value: object, file: str, text: str, desk: Desk
) -> None:
    desk.set_up(*flags)
    assert kept(desk)[key] == value
    assert text in desk.text(file)
    before = traces(desk.path)
    assert desk.init("--check").code == 0
    desk.set_up()
    assert traces(desk.path) == before


def test_type_errors_block_only_where_that_is_the_answer(desk: Desk) -> None:
    desk.set_up("--type-errors", "blocking")
    assert "advisory" not in desk.text(CI).partition("jobs:")[2].partition("audit:")[0]
    assert "advisory-hooks = []" in desk.text("pyproject.toml")
    desk.keep()
    desk.set_up("--type-errors", "off")
    assert "mypy" not in desk.text(CI)
    desk.keep()
    desk.set_up("--type-errors", "advisory")
    assert "Types (advisory)" in desk.text(CI)
    assert kept(desk)["type-errors"] == "advisory"


def test_what_would_be_asked_or_changes_with_the_place_is_written_down_and_no_more(desk: Desk) -> None:
    git(desk.path, "remote", "add", "origin", "https://github.com/acme/rocket.git")
    desk.set_up()
    of_the_place = {"manager", "pythons", "branch", "repository"}
    assert set(kept(desk)) == {*of_the_place, "publish", "type-errors", "breaking-before-1"}


def test_a_later_answer_replaces_an_earlier_one_and_no_takes_a_yes_back(desk: Desk) -> None:
    desk.set_up("--rehearsal", "--publish", "private")
    desk.keep()
    desk.set_up("--no-rehearsal", "--publish", "pypi")
    assert (kept(desk)["rehearsal"], kept(desk)["publish"]) == (False, "pypi")
    assert "TEST_INDEX_URL" not in desk.text(RELEASE)


def test_answers_stand_in_gatepost_toml_where_there_is_one(desk: Desk) -> None:
    project(desk.path, {"gatepost.toml": "# ours\n\n[init]\npublish = 'nowhere'  # for now\n"})
    desk.set_up("--type-errors", "off")
    assert desk.text("gatepost.toml").startswith("# ours\n\n[init]\npublish = 'nowhere'  # for now\n")
    assert kept(desk, "gatepost.toml", "init")["type-errors"] == "off"
    assert "[tool.gatepost" not in desk.text("pyproject.toml")
    assert desk.init("--check").code == 0


@pytest.mark.parametrize(("own", "file"), [({}, "pyproject.toml"), ({"gatepost.toml": ""}, "gatepost.toml")])
def test_the_file_of_the_answers_cannot_be_left_alone(own: dict[str, str], file: str, desk: Desk) -> None:
    project(desk.path, own)
    before = traces(desk.path)
    done = desk.init("--yes", "--keep", file)
    assert (done.code, traces(desk.path)) == (2, before)
    assert f"error: {file} cannot be left alone: the answers are written there\n  hint: " in done.err


VCS = {
    "pyproject.toml": '[build-system]\nrequires = ["hatchling", "hatch-vcs"]\nbuild-backend = "hatchling.build"\n\n'
    '[project]\nname = "rocket"\ndynamic = ["version"]\n\n[tool.hatch.version]\nsource = "vcs"\n'
}


def test_a_computed_version_is_refused_unless_it_is_said_to_write_it_down(desk: Desk) -> None:
    project(desk.path, VCS)
    git(desk.path, "tag", "v1.4.0")
    before = traces(desk.path)
    for way in ("--yes", "--dry-run", "--diff", "--check"):
        done = desk.init(way)
        assert (done.code, traces(desk.path)) == (2, before)
        assert "hatch-vcs computes the version from tags" in done.err
        assert "hint: --static-version writes the version into pyproject.toml instead" in done.err
    done = desk.set_up("--static-version")
    assert "is computed by" not in done.out
    assert 'version = "1.4.0"' in desk.text("pyproject.toml")
    assert "hatch-vcs" not in desk.text("pyproject.toml")
    before = traces(desk.path)
    desk.set_up("--static-version")
    assert traces(desk.path) == before


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ("", "the version of rocket is nowhere"),
        ('version = "1.0.0"\n\n[tool.uv]\npackage = false\n', "rocket makes no distribution"),
    ],
)
def test_what_cannot_be_released_is_refused_with_what_to_do(more: str, reason: str, desk: Desk) -> None:
    project(desk.path, {"pyproject.toml": f'[project]\nname = "rocket"\n{more}'})
    before = files(desk.path)
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert (done.code, files(desk.path)) == (2, before)
    assert f"error: {reason}" in done.err
    assert "; nothing was written\n  hint: " in done.err
    assert f"✗ {reason}" in desk.init("--dry-run").out


def test_the_top_of_a_workspace_makes_no_distribution_and_need_not(repository: Path, desk: Desk) -> None:
    top = '[project]\nname = "top"\nversion = "0"\n\n[tool.uv]\npackage = false\n'
    member = '[project]\nname = "salt"\nversion = "1.0.0"\n'
    own = {"libs/salt/pyproject.toml": member, "libs/salt/src/salt/__init__.py": ""}
    project(repository, {"pyproject.toml": f'{top}\n[tool.uv.workspace]\nmembers = ["libs/*"]\n', **own})
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert done.code == 0, done.err
