"""The workflows that `gatepost init` writes, as they run: the quality gates and the commit gate."""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from gatepost.gate.init_options import BLOCKING, OFF, PIP, POETRY
from gatepost.scaffold.pins import pinned
from support.init_stage import (
    BY_UV,
    ONE_FLAT,
    PYPROJECT,
    SOURCES,
    THIS,
    TWO,
    InitStage,
    make_python,
    make_setup,
    make_wheels,
    say,
)
from support.wheels import pack, pack_all, stand_in, wheels_of
from support.workflows import needs_act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_act, pytest.mark.once]
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""

PUSH: dict[str, object] = {"ref": "refs/heads/main"}
LOOKED_UP = ["pip-audit --disable-pip --require-hashes --desc off -r locked.txt"]
PROVEN = "demo 0.1.0"
BUILDS = """
import os, subprocess, sys


def main():
    with open(os.environ["EVENTS"], "a") as events:
        events.write(f"gatepost {' '.join(sys.argv[1:])}\\n")
    sys.exit(subprocess.call([sys.executable, "-m", "hatchling", "build"]))
"""
GREEN = dict.fromkeys(("checks", "audit", "build", "test"), "success")


@pytest.fixture(scope="module")
def wheels(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_wheels(tmp_path_factory.mktemp("init") / "wheels")


@pytest.fixture(scope="module")
def python(wheels: Path) -> Path:
    return make_python(wheels.with_name("python"), wheels, "pip")


@pytest.fixture
def stage(tmp_path: Path, wheels: Path, python: Path) -> InitStage:
    stage = InitStage(tmp_path)
    stage.install_from(wheels, python)
    return stage


@pytest.fixture
def by_uv(stage: InitStage) -> InitStage:
    stage.begin(make_setup(), {"pyproject.toml": PYPROJECT + BY_UV, **SOURCES})
    stage.lock("uv", "lock", "--quiet")
    return stage


def test_a_good_change_passes_every_gate(by_uv: InitStage) -> None:
    code, events = by_uv.run("ci", "push", PUSH)
    assert (code, by_uv.jobs(), events) == (0, GREEN, LOOKED_UP)
    assert PROVEN in by_uv.log
    assert "::warning" not in by_uv.log
    assert "Success: no issues found in 2 source files" in by_uv.log
    assert "1 passed" in by_uv.log


def test_one_run_shows_all_that_is_wrong_and_the_gate_is_red(by_uv: InitStage) -> None:
    by_uv.env["FAILS"] = "pip-audit"
    module = '"""Demo."""\n\nimport os\nVERSION: int = "0.1.0"\n'
    by_uv.commit(
        {"src/demo/__init__.py": module, "tests/test_more.py": "def test_it():\n    assert 0\n"}, "feat: worse"
    )
    assert by_uv.run("ci", "push", PUSH)[0] == 1
    assert by_uv.jobs() == {"checks": "failure", "audit": "success", "build": "success", "test": "failure"}
    for found in ("would be reformatted", "title=ruff (F401)", "[assignment]", "1 failed, 1 passed"):
        assert found in by_uv.log
    for title in ("mypy", "pip-audit"):
        assert f"::warning title={title}::" in by_uv.log


def test_what_cannot_be_built_is_not_tested_and_the_gate_is_red(by_uv: InitStage) -> None:
    by_uv.commit({"pyproject.toml": (PYPROJECT + BY_UV).replace("hatchling.build", "hatchling.nothing")}, "fix: build")
    assert by_uv.run("ci", "push", PUSH)[0] == 1
    assert by_uv.jobs() == {**GREEN, "build": "failure", "test": "skipped"}


def test_type_errors_block_where_they_are_to(stage: InitStage) -> None:
    stage.begin(make_setup(type_errors=BLOCKING), {"pyproject.toml": PYPROJECT + BY_UV, **SOURCES})
    stage.lock("uv", "lock", "--quiet")
    stage.commit({"src/demo/__init__.py": '"""Demo."""\n\nVERSION: int = ""\n'}, "feat: worse")
    assert stage.run("ci", "push", PUSH, "--job", "checks")[0] == 1
    assert "[assignment]" in stage.log


def test_a_lock_that_is_out_of_date_is_red(by_uv: InitStage) -> None:
    text = (PYPROJECT + BY_UV).replace('"mypy", ', "")
    by_uv.commit({"pyproject.toml": text}, "build: forget the lock")
    assert by_uv.run("ci", "push", PUSH, "--job", "checks")[0] == 1
    assert "needs to be updated" in by_uv.log


def test_the_packages_of_a_workspace_are_built_and_each_is_tested(stage: InitStage) -> None:
    top = f'[project]\nname = "top"\nversion = "0"\nrequires-python = "=={THIS}.*"\n'
    members = '\n[tool.uv.workspace]\nmembers = ["packages/*"]\n'
    mill = PYPROJECT.replace('"demo"', '"salt-mill"').replace("0.1.0", TWO[1].version) + 'dependencies = ["salt"]\n'
    files = {
        "pyproject.toml": top + BY_UV + members,
        "packages/salt/pyproject.toml": PYPROJECT.replace('"demo"', '"salt"'),
        "packages/salt-mill/pyproject.toml": f"{mill}\n[tool.uv.sources]\nsalt = {{ workspace = true }}\n",
        "packages/salt/src/salt/py.typed": "",
        "packages/salt-mill/README.md": "# Mill\n",
        "packages/salt-mill/LICENSE": "MIT\n",
        "packages/salt-mill/src/salt_mill/__init__.py": '"""Mill."""\n\nimport salt as salt\n',
        **{
            f"packages/salt/{path.replace('demo', 'salt')}": text.replace("demo", "salt")
            for path, text in SOURCES.items()
        },
    }
    stage.begin(make_setup(TWO), files)
    stage.lock("uv", "lock", "--quiet")
    assert stage.run("ci", "push", PUSH)[0] == 0
    assert stage.jobs() == GREEN
    assert "| salt 0.1.0\n" in stage.log
    assert "| salt-mill 2.0.0\n" in stage.log
    assert "::warning" not in stage.log
    stage.commit({"packages/salt/tests/test_more.py": "def test_it() -> None:\n    assert 0\n"}, "feat: worse")
    stage.commit(
        {"packages/salt-mill/src/salt_mill/__init__.py": '"""Mill."""\n\nraise SystemExit("worse")\n'}, "feat: worse"
    )
    assert stage.run("ci", "push", PUSH, "--job", "test")[0] == 1
    assert "1 failed, 1 passed" in stage.log
    assert "| worse\n" in stage.log


def test_a_flat_layout_is_tested_by_its_wheel_too(stage: InitStage) -> None:
    sources = {path.removeprefix("src/"): text for path, text in SOURCES.items()}
    stage.begin(make_setup(ONE_FLAT, type_errors=OFF), {"pyproject.toml": PYPROJECT + BY_UV, **sources})
    stage.lock("uv", "lock", "--quiet")
    assert stage.run("ci", "push", PUSH, "--job", "test")[0] == 0
    assert "1 passed" in stage.log


def test_pip_installs_what_has_the_pinned_hash(stage: InitStage) -> None:
    files = {
        "pyproject.toml": PYPROJECT,
        "requirements/dev.in": "pytest\nruff\n",
        "requirements/build.in": "gatepost[dist]\nhatchling\n",
    }
    stage.begin(make_setup(manager=PIP, type_errors=OFF), {**files, **SOURCES})
    for name in ("requirements/dev", "requirements/build"):
        stage.lock("uv", "pip", "compile", "--quiet", "--generate-hashes", f"{name}.in", "-o", f"{name}.txt")
    code, events = stage.run("ci", "push", PUSH)
    audit = "pip-audit --disable-pip --require-hashes --desc off -r dev.txt -r build.txt"
    assert (code, stage.jobs(), events) == (0, GREEN, [audit])
    assert PROVEN in stage.log
    assert "1 passed" in stage.log


@pytest.fixture(scope="module")
def poetry(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return an environment with Poetry from the package index, and beside it the wheels of all that is in it."""
    folder = tmp_path_factory.mktemp("poetry")
    wheels = folder / "wheels"
    try:
        home = make_python(folder / "home", wheels, *pinned("poetry", "poetry-plugin-export").split(), "pip")
    except subprocess.CalledProcessError as error:
        reason = f"Poetry cannot be had from the package index: {error.stderr}"
        assert not EVERYTHING, reason
        pytest.skip(reason)
    wheels.mkdir()
    pack(wheels, "hatchling")
    pack_all(wheels, next(home.glob("lib/python*/site-packages")))
    say(wheels, "pip-audit")
    return home


def by_path(stage: InitStage, *names: str) -> str:
    """Return distributions and what they need as Poetry's requirements, each by its wheel."""
    wheels = stage.repository / "wheels"
    wheels.mkdir(exist_ok=True)
    pack(wheels, *names)
    lines = {path.name.partition("-")[0]: path.name for path in wheels_of(wheels, *names)}
    return "".join(f'"{name}" = {{ path = "wheels/{file}" }}\n' for name, file in lines.items())


def test_poetry_installs_what_it_has_locked(stage: InitStage, poetry: Path) -> None:
    stage.install_from(poetry.with_name("wheels"), poetry)
    stage.begin(make_setup(manager=POETRY, type_errors=OFF), SOURCES)
    dev, release = by_path(stage, "colorama", "pytest"), by_path(stage, "hatchling")
    wheels = stage.repository / "wheels"
    say(wheels, "ruff")
    stand_in(wheels, "gatepost", "1.0", BUILDS)  # the real one takes Poetry a minute to lock
    ours = '{} = {{ path = "wheels/{}-1.0-py3-none-any.whl" }}\n'.format
    text = f"""{PYPROJECT}
[tool.poetry.group.dev.dependencies]
{dev}{ours("ruff", "ruff")}
[tool.poetry.group.release.dependencies]
{release}{ours("gatepost", "gatepost")}"""
    stage.commit({"pyproject.toml": text}, "build: tools")
    stage.lock(str(poetry / "bin" / "poetry"), "lock")
    code, events = stage.run("ci", "push", PUSH)
    ruff = ["ruff check --output-format=github .", "ruff format --check ."]
    proven = "gatepost dist --no-install --format github"
    assert (code, stage.jobs(), sorted(events)) == (0, GREEN, sorted([*LOOKED_UP, *ruff, proven]))
    assert "1 passed" in stage.log


TITLE = "feat: sign in"


@pytest.fixture
def proposal(stage: InitStage) -> InitStage:
    """Make a branch whose commit brings modules and settings of its own."""
    stage.begin(make_setup(), {"pyproject.toml": PYPROJECT + BY_UV.replace('"mypy", "pytest", "ruff"', "")})
    stage.lock("uv", "lock", "--quiet")
    stage.git("checkout", "--quiet", "-b", "topic")
    bait = f"open({str(stage.directory / 'events.pwned')!r}, 'w')\n"
    settings = (
        stage.repository.joinpath("pyproject.toml").read_text("utf-8") + "\n[tool.gatepost]\nextra-types = ['loose']\n"
    )
    stage.commit(
        {"gatepost.py": bait, "click.py": bait, "sitecustomize.py": bait, "pyproject.toml": settings}, "feat: bait"
    )
    return stage


def pull_request(stage: InitStage, title: str, action: str = "opened", **more: object) -> dict[str, object]:
    return {
        "action": action,
        "pull_request": {
            "number": 7,
            "title": title,
            "body": "",
            "commits": 1,
            "base": {"ref": "main", "sha": stage.git("rev-parse", "main")},
            "head": {"ref": "topic", "sha": stage.git("rev-parse", "topic"), "repo": {"full_name": "eve/demo"}},
        },
        **more,
    }


@pytest.mark.parametrize(
    ("title", "action", "code"),
    [
        pytest.param(TITLE, "opened", 0, id="good"),
        pytest.param("Sign in", "opened", 1, id="bad"),
        pytest.param(TITLE, "edited", 0, id="corrected"),
        pytest.param("loose: sign in", "synchronize", 1, id="of a type that the pull request itself allows"),
        pytest.param('feat: x"; touch $EVENTS.pwned; echo "$(touch $EVENTS.pwned)', "opened", 0, id="hostile"),
        pytest.param("feat: x\n::set-output name=ok::1\n::error::pwned", "reopened", 1, id="of several lines"),
    ],
)
def test_the_title_is_judged_by_the_settings_of_the_base(
    proposal: InitStage, title: str, action: str, code: int
) -> None:
    payload = pull_request(proposal, title, action, changes={"title": {"from": "Sign in"}})
    assert proposal.run("commits", "pull_request", payload)[0] == code
    assert "| pull request #7 lands by squash" in proposal.log
    assert not (proposal.directory / "events.pwned").exists()
    assert "❗  ::error::pwned" not in proposal.log


@pytest.mark.parametrize(("message", "code"), [(TITLE, 0), ("Sign in", 1)])
def test_a_merge_group_is_judged_commit_by_commit(proposal: InitStage, message: str, code: int) -> None:
    base, head = proposal.git("rev-parse", "main"), proposal.commit({}, message)
    payload: dict[str, object] = {"merge_group": {"base_sha": base, "head_sha": head}}
    assert proposal.run("commits", "merge_group", payload)[0] == code
    assert ("header-not-conventional" in proposal.log) is bool(code)


def test_pip_judges_by_the_pinned_gatepost(stage: InitStage) -> None:
    stage.begin(make_setup(manager=PIP), {"requirements/dev.in": "gatepost\n"})
    stage.lock(
        "uv", "pip", "compile", "--quiet", "--generate-hashes", "requirements/dev.in", "-o", "requirements/dev.txt"
    )
    stage.git("checkout", "--quiet", "-b", "topic")
    stage.commit({"gatepost.py": "raise SystemExit('pwned')"}, "feat: bait")
    assert stage.run("commits", "pull_request", pull_request(stage, TITLE))[0] == 0
    assert "pwned" not in stage.log
