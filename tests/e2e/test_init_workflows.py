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
from support.wheels import pack, pack_all
from support.workflows import GATES, needs_act

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = [needs_act, pytest.mark.once]
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""

PUSH: dict[str, object] = {"ref": "refs/heads/main"}
LOOKED_AT = [
    "check-wheel-contents demo-0.1.0-py3-none-any.whl",
    "pip-audit --disable-pip --require-hashes --desc off -r locked.txt",
    "twine check --strict demo-0.1.0-py3-none-any.whl demo-0.1.0.tar.gz",
]
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
    assert (code, by_uv.jobs(), sorted(events)) == (0, GREEN, LOOKED_AT)
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
    mill = PYPROJECT.replace('"demo"', '"salt-mill"') + 'dependencies = ["salt"]\n'
    files = {
        "pyproject.toml": top + BY_UV + members,
        "packages/salt/pyproject.toml": PYPROJECT.replace('"demo"', '"salt"'),
        "packages/salt-mill/pyproject.toml": f"{mill}\n[tool.uv.sources]\nsalt = {{ workspace = true }}\n",
        "packages/salt/src/salt/py.typed": "",
        "packages/salt-mill/src/salt_mill/__init__.py": '"""Mill."""\n\nimport salt as salt\n',
        **{
            f"packages/salt/{path.replace('demo', 'salt')}": text.replace("demo", "salt")
            for path, text in SOURCES.items()
        },
    }
    stage.begin(make_setup(TWO), files)
    stage.lock("uv", "lock", "--quiet")
    code, events = stage.run("ci", "push", PUSH)
    assert (code, stage.jobs()) == (0, GREEN)
    assert "check-wheel-contents salt-0.1.0-py3-none-any.whl salt_mill-0.1.0-py3-none-any.whl" in events
    assert "::warning" not in stage.log
    stage.commit({"packages/salt/tests/test_more.py": "def test_it() -> None:\n    assert 0\n"}, "feat: worse")
    stage.commit(
        {"packages/salt-mill/src/salt_mill/__init__.py": '"""Mill."""\n\nraise SystemExit("worse")\n'}, "feat: worse"
    )
    assert stage.run("ci", "push", PUSH, "--job", "test")[0] == 1
    assert "1 failed, 1 passed" in stage.log
    assert "| worse\n" in stage.log


def test_uv_builds_what_is_released(stage: InitStage) -> None:
    stage.begin(make_setup(), {"pyproject.toml": PYPROJECT + BY_UV, **SOURCES}, gates=GATES)
    stage.git("tag", "v0.1.0")
    stage.env |= {"CREATED": "v0.1.0", "GATES": "green"}
    code, events = stage.run("release", "push", PUSH)
    assert (code, events[-3:]) == (0, ["publish skip-existing=false", *LOOKED_AT[2].split()[3:]])
    stage.git("tag", "v0.2.0")
    assert stage.run("release", "workflow_dispatch", {"inputs": {"tag": "v0.2.0"}}) == (
        1,
        ["gates of refs/tags/v0.2.0"],
    )
    assert "0.1.0 was built, the tag is v0.2.0" in stage.log


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
        "requirements/build.in": "build\ncheck-wheel-contents\nhatchling\npackaging\ntwine\n",
    }
    stage.begin(make_setup(manager=PIP, type_errors=OFF), {**files, **SOURCES})
    for name in ("requirements/dev", "requirements/build"):
        stage.lock("uv", "pip", "compile", "--quiet", "--generate-hashes", f"{name}.in", "-o", f"{name}.txt")
    code, events = stage.run("ci", "push", PUSH)
    audit = "pip-audit --disable-pip --require-hashes --desc off -r dev.txt -r build.txt"
    assert (code, stage.jobs(), sorted(events)) == (0, GREEN, [LOOKED_AT[0], audit, LOOKED_AT[2]])
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
    say(wheels, "twine", "check-wheel-contents", "pip-audit")
    return home


def test_poetry_installs_what_it_has_locked(stage: InitStage, poetry: Path) -> None:
    stage.install_from(poetry.with_name("wheels"), poetry)
    stage.begin(make_setup(manager=POETRY, type_errors=OFF), SOURCES)
    wheels = stage.repository / "wheels"
    wheels.mkdir()
    pack(wheels, "colorama", "pytest")
    say(wheels, "ruff")
    tools = [f'{path.name.partition("-")[0]} = {{ path = "wheels/{path.name}" }}\n' for path in wheels.iterdir()]
    text = PYPROJECT + "\n[tool.poetry.group.dev.dependencies]\n" + "".join(tools)
    stage.commit({"pyproject.toml": text}, "build: tools")
    stage.lock(str(poetry / "bin" / "poetry"), "lock", "--quiet")
    code, events = stage.run("ci", "push", PUSH)
    ruff = ["ruff check --output-format=github .", "ruff format --check ."]
    assert (code, stage.jobs(), sorted(events)) == (0, GREEN, sorted([*LOOKED_AT, *ruff]))
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
