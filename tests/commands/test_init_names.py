"""What somebody else may name: nothing of it reaches YAML, a shell or an expression as anything but text."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from support.initing import Desk, files, project
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

BUILD = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n'
EVIL = (
    "$(touch pwned)",
    "`touch pwned`",
    "a b",
    "a'b\"c",
    "${{ github.token }}",
    "a;touch pwned",
    "a: b # c",
    "- a",
    "*",
    "!x",
    "[[ a ]]",
    "[% a %]",
    "{{ a }}",
    "|",
    "ü-日本",
)


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository without anything."""
    return Desk(repository, capsys)


def read_all(desk: Desk) -> dict[str, object]:
    """Return what was written, each file read as what it is; fail where one is none of that."""
    found: dict[str, object] = {}
    for name, data in files(desk.path).items():
        text = data.decode()
        if name.endswith((".yml", ".yaml")):
            found[name] = YAML(typ="safe", pure=True).load(text)
        elif name.endswith(".json"):
            found[name] = json.loads(text)
        elif name.endswith(".toml"):
            found[name] = tomllib.loads(text)
    return found


def scripts(value: object) -> list[str]:
    """Return all that a workflow runs in a shell."""
    if isinstance(value, dict):
        own = [str(value["run"])] if isinstance(value.get("run"), str) else []
        return own + [each for part in value.values() for each in scripts(part)]
    return [each for part in value for each in scripts(part)] if isinstance(value, list) else []


def hold(desk: Desk, evil: str) -> None:
    """Fail where a text was taken for more than text in a workflow, or where a shell would run a part of it."""
    read = read_all(desk)
    for name, value in read.items():
        if "workflows" not in name or not isinstance(value, dict):
            continue
        for script in scripts(value):
            assert "${{" not in script, script
            done = subprocess.run(["bash", "-n"], input=script, text=True, capture_output=True, check=False)
            assert done.returncode == 0, done.stderr + script
            bare = re.sub(r"'[^']*'", "''", script)  # single quotes keep everything as text
            assert "touch pwned" not in bare, script
        assert "github.token" not in evil or evil not in json.dumps({**value, "on": ""}), name
    assert not list(desk.path.parent.rglob("pwned"))
    assert desk.init("--check").code == 0


@pytest.mark.parametrize("evil", [each for each in EVIL if "[" not in each])
def test_a_folder_of_a_package_may_have_any_name(evil: str, desk: Desk) -> None:
    other = f'{BUILD}[project]\nname = "mill"\nversion = "1.0.0"\n'
    commit(
        desk.path,
        "feat: begin",
        **{
            f"packages/{evil}/pyproject.toml": other.replace("mill", "salt"),
            f"packages/{evil}/src/salt/__init__.py": "",
            f"packages/{evil}/tests/test_salt.py": "",
            "packages/mill/pyproject.toml": other,
            "packages/mill/src/mill/__init__.py": "",
        },
    )
    done = desk.init("--yes", "--no-lock", "--no-hooks", "--manager", "uv")
    if done.code == 0:
        hold(desk, evil)
    else:
        assert (done.code, git(desk.path, "status", "--porcelain")) == (2, ""), done.err
        assert "hint:" in done.err


@pytest.mark.parametrize("evil", EVIL)
def test_a_name_and_a_version_may_be_anything(evil: str, desk: Desk) -> None:
    for key in ("name", "version"):
        text = {"name": "rocket", "version": "0.2.0", key: evil}
        own = f"[project]\nname = {json.dumps(text['name'])}\nversion = {json.dumps(text['version'])}\n"
        project(desk.path, {"pyproject.toml": BUILD + own})
        done = desk.init("--yes", "--no-lock", "--no-hooks")
        if done.code == 0:
            hold(desk, evil)
        else:
            assert (done.code, git(desk.path, "status", "--porcelain")) == (2, ""), done.err
        git(desk.path, "clean", "-dfxq")
        git(desk.path, "checkout", "--quiet", ".")


BRANCHES = (
    "a'b",
    'a"b',
    "$(touch${IFS}pwned)",
    "${{github.token}}",
    "a;touch",
    "-a",
    "{a}",
    "%a",
    "&a",
    "ü",
    "release/1.x",
    "true",
)


@pytest.mark.parametrize("branch", BRANCHES)
def test_a_branch_may_have_any_name_that_git_takes(branch: str, desk: Desk) -> None:
    project(desk.path)
    git(desk.path, "symbolic-ref", "HEAD", f"refs/heads/{branch}")
    commit(desk.path, "feat: begin anew")
    git(desk.path, "update-ref", "-d", "refs/heads/main")
    desk.set_up()
    read = read_all(desk)
    ci = read[".github/workflows/ci.yml"]
    assert isinstance(ci, dict)
    (named,) = ci[next(key for key in ci if key in ("on", True))]["push"]["branches"]
    assert isinstance(named, str)
    assert re.sub(r"\\(.)", r"\1", named) == branch
    hold(desk, branch)


@pytest.mark.parametrize("evil", ["$(touch pwned)", "${{ x }}", "a'b\"c: # d", "[[ a ]]", "a\nb", "\x1b[2J"])
@pytest.mark.parametrize(
    "flag", ["--pythons", "--platforms", "--action", "--setup", "--test", "--checks", "--branch", "--repository"]
)
def test_an_answer_may_be_anything(flag: str, evil: str, desk: Desk) -> None:
    project(desk.path)
    more = ("--commit-gate", "action") if flag == "--action" else ()
    done = desk.init("--yes", "--no-lock", "--no-hooks", *more, f"{flag}={evil}")
    assert "\x1b" not in done.out + done.err
    if done.code:
        assert (done.code, git(desk.path, "status", "--porcelain")) == (2, ""), done.err
        assert "hint:" in done.err
        return
    read_all(desk)
    told = desk.init("--check")
    assert told.code == 0, told.err + told.out
