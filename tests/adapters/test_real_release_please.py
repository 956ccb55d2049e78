"""The real Release Please beside the plan, and what is said where it cannot be had."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters import real_release_please as module
from gatepost.adapters.real_release_please import ask_release_please
from gatepost.adapters.release_place import Wanted, find_place
from gatepost.commands.plan import make
from gatepost.errors import NotTriedError, ToolMissingError
from gatepost.rehearsal.compare import differences
from gatepost.release.source import LoggedCommit
from gatepost.release.what_if import unborn
from gatepost.report.plan_json import pull_requests_as_json
from support.patients import CONFIGURATION, MANIFEST
from support.real_plans import ENGINE, installed_engine

if TYPE_CHECKING:
    from pathlib import Path

    from support.patients import Patient

pytestmark = pytest.mark.once
NAMED = (CONFIGURATION, MANIFEST)


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> str:
    """Take the engine that the other tests have npm fetch once."""
    folder = installed_engine()

    def install(_npm: str, _wanted: str, into: Path) -> None:
        (into / "node_modules").symlink_to(folder / "node_modules")

    monkeypatch.setattr(module, "_install", install)
    return ENGINE


def test_the_real_tool_makes_what_is_planned(mills: Patient, engine: str) -> None:
    place = find_place(Wanted(folder=str(mills.path)))
    added = [LoggedCommit(unborn(0), "feat: grind coarser", ())]
    assert place.engine.version == engine
    with closing(place.source):
        plan = make(place, added).plan
        real = ask_release_please(place, NAMED, plan.looked_at, added)

    ours = pull_requests_as_json(plan)
    assert len(plan.pull_requests) == 2
    assert differences(ours, real) == ()
    assert differences({**ours, "error": "x"}, real) == ("error: gatepost has 'x', Release Please None",)


@pytest.mark.parametrize("name", ["node", "npm"])
def test_without_node_it_is_said(rocket: Patient, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda asked: None if asked == name else f"/bin/{asked}")
    with pytest.raises(ToolMissingError, match=f"{name} was not found"):
        _ask(rocket)


def test_where_npm_cannot_fetch_it_that_is_said(
    rocket: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    npm = tmp_path / "npm"
    npm.write_text("#!/bin/sh\necho 'npm error code E404'\necho 'npm error 404 Not Found'\nexit 1\n", "utf-8")
    npm.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(npm))
    with pytest.raises(NotTriedError) as raised:
        _ask(rocket)

    assert raised.value.text == "not compared: npm cannot fetch release-please@17.6.0: npm error 404 Not Found"


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("echo 'too old' >&2; exit 3", "the real Release Please stops: too old"),
        ("echo '{}'; echo 'no JSON'", "the real Release Please stops: status 0"),
        ("echo '{}'; echo '{\"answers\": []}'; exit 4", "the real Release Please stops: status 4"),
        ("sleep 60", "the real Release Please gives no answer: "),
    ],
)
def test_where_it_does_not_answer_that_is_said(
    rocket: Patient, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str, said: str
) -> None:
    node = tmp_path / "node"
    node.write_text(f"#!/bin/sh\n{script}\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setattr("shutil.which", lambda _: str(node))
    monkeypatch.setattr(module, "_install", lambda *_: None)
    monkeypatch.setattr(module, "_PATIENCE", 0.5)
    with pytest.raises(NotTriedError) as raised:
        _ask(rocket)

    assert raised.value.text.startswith(f"not compared: {said}")


def test_what_it_is_told_is_the_commit(rocket: Patient) -> None:
    place = find_place(Wanted(folder=str(rocket.path)))
    with closing(place.source):
        told = json.loads(json.dumps(module._told(place, NAMED, 0, [])))  # noqa: SLF001  what is handed over

    tags = [f"v{each}" for each in ("0.3.0", "0.2.0")]
    assert told["tags"] == [{"name": tag, "sha": rocket.git("rev-parse", tag)} for tag in tags]
    assert told["commits"][0]["sha"] == rocket.git("rev-parse", "HEAD")
    folder = next(each for each in told["tree"] if each["path"] == "src/rocket")
    assert (folder["type"], folder["mode"]) == ("tree", "040000")


def _ask(rocket: Patient) -> None:
    place = find_place(Wanted(folder=str(rocket.path)))
    with closing(place.source):
        ask_release_please(place, NAMED, 10, [])
