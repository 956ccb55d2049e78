"""The workflows of every kind of repository: what they promise in writing, and what the checkers say to them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from ruamel.yaml import YAML

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import ACTION, ADVISORY, BLOCKING, NOWHERE, OFF, PIP, POETRY, PRIVATE, PYPI, UV
from gatepost.scaffold.files.dependabot import wanted as dependabot
from gatepost.scaffold.files.workflows import newest, wanted
from gatepost.scaffold.pins import ACTIONS
from gatepost.scaffold.project import Package
from gatepost.scaffold.survey import History, Remote
from gatepost.scaffold.wanted import SEALED
from support.init_stage import ONE_FLAT, TWO, make_setup
from support.workflows import load, steps

if TYPE_CHECKING:
    from gatepost.scaffold.wanted import Setup, Wanted
    from support.workflows import Workflow

SOMEBODY_S = "gatepost/gatepost@0123456789abcdef0123456789abcdef01234567 # v1.0.0"
ODD = (
    Package("a b/&(c)", "salt", "salt", version="0.1.0", tests="a b/&(c)/tests"),
    Package("it's/${{x}}", "mill", "mill", version="0.1.0"),
)
PLATFORMS, PYTHONS = ("macos-15", "windows-2025"), ("3.10", "3.9", "3.14")
KINDS = {
    "uv": make_setup(),
    "uv, flat, a private index, types block": make_setup(ONE_FLAT, publish=PRIVATE, type_errors=BLOCKING),
    "uv, no index, no types": make_setup(publish=NOWHERE, type_errors=OFF),
    "uv, several packages, rehearsed": make_setup(TWO, rehearsal=True, platforms=PLATFORMS, pythons=PYTHONS),
    "uv, several packages, a private index, rehearsed": make_setup(TWO, publish=PRIVATE, rehearsal=True),
    "uv, with the doctor and rehearsals": make_setup(doctor=True, rehearse=True),
    "pip, with rehearsals": make_setup(manager=PIP, type_errors=BLOCKING, rehearse=True),
    "pip, as this project": make_setup(
        manager=PIP,
        commit_gate=ACTION,
        action="./base",
        setup="make setup PYTHON=python",
        checks=("make --keep-going lint types contracts",),
        test="python tools/run_tests.py --installed",
        platforms=PLATFORMS,
        pythons=PYTHONS,
        doctor=True,
    ),
    "pip, flat, no index, an action": make_setup(
        ONE_FLAT, manager=PIP, publish=NOWHERE, commit_gate=ACTION, action=SOMEBODY_S
    ),
    "pip, several packages, no index, rehearsed": make_setup(TWO, manager=PIP, publish=NOWHERE, rehearsal=True),
    "poetry, rehearsed": make_setup(manager=POETRY, rehearsal=True, platforms=PLATFORMS, pythons=PYTHONS),
    "poetry, a private index, several checks": make_setup(
        manager=POETRY, publish=PRIVATE, rehearsal=True, checks=("make: it #1", "true\n# and\nfalse")
    ),
    "poetry, several packages, rehearsed": make_setup(TWO, manager=POETRY, type_errors=BLOCKING, rehearse=True),
    "a branch and folders of odd names, elsewhere": make_setup(
        ODD,
        rehearsal=True,
        history=History(branch="release/it's+#1", remote=Remote("gitlab.example", "o", "demo")),
    ),
    "no remote, one package below": make_setup(TWO[:1], history=History(branch="true")),
}
every_kind = pytest.mark.parametrize("kind", list(KINDS))
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""
BESIDE = Path(sys.executable).parent


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Write what every kind of repository gets."""
    written = []
    for number, kind in enumerate(KINDS):
        folder = tmp_path_factory.mktemp(str(number))
        for each in (*made(kind), *dependabot(KINDS[kind])):
            file = folder / each.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(each.text, encoding="utf-8")
            written.append(file)
    return written


@pytest.mark.once
@pytest.mark.parametrize(
    ("command", "name"),
    [
        (("zizmor", "--offline", "--persona", "auditor", "--strict-collection", "--quiet"), "*"),
        (("actionlint",), "workflows/*"),
        (("check-jsonschema", "--builtin-schema", "vendor.github-workflows"), "workflows/*"),
        (("check-jsonschema", "--builtin-schema", "vendor.dependabot"), "dependabot.yml"),
    ],
    ids=["zizmor", "actionlint and shellcheck", "schema of workflows", "schema of dependabot"],
)
def test_the_checkers_find_nothing(files: list[Path], command: tuple[str, ...], name: str) -> None:
    tool = shutil.which(command[0], path=str(BESIDE))
    if tool is None:
        assert not EVERYTHING, f"{command[0]} is not installed"
        pytest.skip(f"{command[0]} is not installed: the workflows were not checked by it")
    given = [str(file) for file in files if file.match(name)]
    path = os.pathsep.join((str(BESIDE), os.environ["PATH"]))  # for shellcheck, which actionlint runs
    done = subprocess.run(
        [tool, *command[1:], *given], check=False, capture_output=True, text=True, env={**os.environ, "PATH": path}
    )
    assert (done.returncode, len(given) >= len(KINDS)) == (0, True), done.stdout + done.stderr


@cache
def made(kind: str) -> tuple[Wanted, ...]:
    return wanted(KINDS[kind])


@cache
def of(kind: str) -> dict[str, Workflow]:
    return read(made(kind))


def loaded(setup: Setup) -> dict[str, Workflow]:
    return read(wanted(setup))


def read(workflows: tuple[Wanted, ...]) -> dict[str, Workflow]:
    return {each.path.rpartition("/")[2]: YAML(typ="safe").load(each.text) for each in workflows}


@every_kind
def test_the_files_are_ours_and_tidy(kind: str) -> None:
    found = made(kind)
    answers = KINDS[kind].answers
    more = (name for name, is_wanted in (("doctor", answers.doctor), ("rehearse", answers.rehearse)) if is_wanted)
    names = ("ci", "commits", "release", *more)
    assert [each.path for each in found] == [f".github/workflows/{name}.yml" for name in names]
    assert wanted(KINDS[kind]) == found
    for each in found:
        assert each.kind == SEALED
        assert each.text.endswith("\n")
        assert not re.search(r"\n\n\n|[ \t]\n|\n\n {4}|\A\n|\n\n\Z", each.text)


@every_kind
def test_nothing_is_permitted_that_a_job_does_not_ask_for_with_a_reason(kind: str) -> None:
    asked: dict[tuple[str, str], dict[str, str]] = {}
    for name, workflow in of(kind).items():
        assert workflow["permissions"] == {}
        for key, job in workflow["jobs"].items():
            assert "uses" in job or job["timeout-minutes"] <= 30
            asked |= {(name, key): job["permissions"]} if "write" in job["permissions"].values() else {}
    token = {"contents": "write", "issues": "write", "pull-requests": "write"}
    upload = {PYPI: {"publish": {"id-token": "write"}}, NOWHERE: {"attach": {"contents": "write"}}, PRIVATE: {}}
    wanted_permissions = {"release-please": token, **upload[KINDS[kind].answers.publish]}
    if KINDS[kind].answers.rehearsal and KINDS[kind].answers.publish == PYPI:
        wanted_permissions["rehearse"] = {"id-token": "write"}
    assert asked == {("release.yml", key): value for key, value in wanted_permissions.items()}


@every_kind
def test_no_credential_stays_and_no_text_of_others_reaches_a_shell(kind: str) -> None:
    for workflow in of(kind).values():
        for step in steps(workflow):
            assert "${{" not in step.get("run", "").replace("${{ '${{' }}", "")
            if step.get("uses", "").startswith("actions/checkout@"):
                assert step["with"]["persist-credentials"] is False


@every_kind
def test_every_action_is_of_the_table(kind: str) -> None:
    pins = {f"{name}@{pin.commit} # {pin.version}" for name, pin in ACTIONS.items()}
    ours = {"$/.github/workflows/ci.yml", KINDS[kind].answers.action}
    for each in made(kind):
        uses = re.findall(r"^\s+(?:- )?uses: (.*?)(?: # zizmor: .*)?$", each.text, re.MULTILINE)
        assert set(uses) <= pins | ours


@every_kind
def test_the_gate_waits_for_every_other_job(kind: str) -> None:
    jobs = of(kind)["ci.yml"]["jobs"]
    assert jobs["gate"]["needs"] == [name for name in jobs if name != "gate"]
    assert jobs["gate"]["if"] == "${{ always() }}"


@every_kind
def test_what_can_upload_does_nothing_else_and_nothing_that_is_published_was_cached(kind: str) -> None:
    release = of(kind)["release.yml"]
    for job in release["jobs"].values():
        if "id-token" in job["permissions"]:
            used = [step["uses"].partition("@")[0] for step in job["steps"]]
            assert used == ["actions/download-artifact", "pypa/gh-action-pypi-publish"]
    for step in steps(release):
        if step.get("uses", "").startswith("astral-sh/setup-uv@"):
            assert step["with"]["enable-cache"] is False
    assert release["concurrency"]["cancel-in-progress"] is False


@pytest.mark.parametrize("manager", [UV, PIP, POETRY])
def test_what_is_released_is_built_like_what_was_tested(manager: str) -> None:
    found = loaded(make_setup(manager=manager))
    tested, released = (
        [step["run"] for step in found[name]["jobs"]["build"]["steps"] if "run" in step]
        for name in ("ci.yml", "release.yml")
    )
    proved = tested.pop()
    assert [run for run in tested if run not in released] == []
    assert proved.replace(" --no-install", " --build-only").replace(" --format github", "") in released


def test_a_rehearsal_is_built_by_the_lock_of_another_version() -> None:
    jobs = loaded(make_setup(rehearsal=True))["release.yml"]["jobs"]
    runs = [step["run"] for step in jobs["rehearsal"]["steps"] if "gatepost dist" in step.get("run", "")]
    assert [run.partition(" gatepost dist ")[0] for run in runs] == ["uv run --frozen --only-group release"] * 2
    assert not any("--frozen" in step.get("run", "") for step in jobs["build"]["steps"])


def test_a_release_goes_through_the_gates_of_a_pull_request() -> None:
    found = loaded(make_setup())
    assert "workflow_call" in found["ci.yml"]["on"]
    assert "needs.quality.result == 'success'" in found["release.yml"]["jobs"]["build"]["if"]
    assert "if" not in found["release.yml"]["jobs"]["release-please"]  # one of its own could drop the implied success()


@pytest.mark.parametrize(
    ("given", "is_seen", "goes_on"), [(ADVISORY, True, True), (BLOCKING, True, None), (OFF, False, None)]
)
def test_type_errors_warn_block_or_are_not_looked_for(given: str, *, is_seen: bool, goes_on: bool | None) -> None:
    found = [step for step in steps(loaded(make_setup(type_errors=given))["ci.yml"]) if "mypy ." in step.get("run", "")]
    assert bool(found) is is_seen
    assert [step.get("continue-on-error") for step in found] == [goes_on] * is_seen


def test_own_commands_take_the_place_of_the_manager_s() -> None:
    ci = of("pip, as this project")["ci.yml"]
    checks, tests = (
        [step["run"] for step in ci["jobs"][name]["steps"] if "run" in step] for name in ("checks", "test")
    )
    assert checks == ["make setup PYTHON=python", "make --keep-going lint types contracts"]
    assert tests[-1] == "rm -rf src\npython tools/run_tests.py --installed\n"


def test_what_is_pinned_here_already_is_looked_up_with_the_pinned_auditor() -> None:
    for manager, run in ((PIP, "python -m pip_audit"), (UV, "uv run --locked --only-group dev pip-audit")):
        setup = make_setup(manager=manager, locked={"pip-audit": "2.0"})
        (audit,) = [step["run"] for step in steps(loaded(setup)["ci.yml"]) if "desc off" in step.get("run", "")]
        assert run in audit
        assert "pip-audit==" not in str(loaded(setup)["ci.yml"])


def test_each_python_is_tested_and_each_platform_with_the_newest() -> None:
    matrix = of("uv, several packages, rehearsed")["ci.yml"]["jobs"]["test"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.9", "3.10", "3.14"]
    assert matrix["include"] == [{"os": "macos-15", "python": "3.14"}, {"os": "windows-2025", "python": "3.14"}]


@pytest.mark.parametrize(
    ("pythons", "expected"),
    [(("3.9", "3.10"), "3.10"), (("3.14t", "3.13", "pypy3.11"), "3.13"), (("pypy3.11",), "3.14"), ((), "3.14")],
)
def test_the_newest_python_is_so_by_its_numbers(pythons: tuple[str, ...], expected: str) -> None:
    assert newest(pythons) == expected


def test_only_a_fork_on_github_is_kept_from_releasing() -> None:
    texts = [made(name)[2].text for name in ("uv", "no remote, one package below")]
    assert "github.repository == 'octo/demo'" in texts[0]
    assert "github.repository ==" not in texts[1]
    assert "github.repository ==" not in made("a branch and folders of odd names, elsewhere")[2].text


def test_a_branch_stands_for_itself_alone() -> None:
    release = of("a branch and folders of odd names, elsewhere")["release.yml"]
    assert release["on"]["push"] == {"branches": ["release/it's\\+#1"]}
    (tag_check,) = [step for step in release["jobs"]["build"]["steps"] if "BRANCH" in step.get("env", {})]
    assert tag_check["env"]["BRANCH"] == "release/it's+#1"
    assert of("no remote, one package below")["ci.yml"]["on"]["push"] == {"branches": ["true"]}


@pytest.mark.parametrize("action", ["", "gatepost/gatepost", "gatepost/gatepost@v1", "../base", "./a b", "x: y"])
def test_what_is_no_action_at_a_commit_is_refused(action: str) -> None:
    with pytest.raises(ProjectInvalidError, match="action"):
        wanted(make_setup(commit_gate=ACTION, action=action))


def test_every_action_of_the_table_is_used() -> None:
    texts = "".join(each.text for kind in KINDS for each in made(kind))
    assert [name for name in ACTIONS if f"uses: {name}@" not in texts] == []


def test_the_project_s_own_workflows_have_the_pins_of_the_table() -> None:
    root = Path(__file__).resolve().parents[2]
    for path in sorted((root / ".github" / "workflows").glob("*.yml")):
        for step in steps(load(path)):
            name, _, commit = step.get("uses", "").partition("@")
            assert name not in ACTIONS or ACTIONS[name].commit == commit
