"""What CI uses of others, each at one version."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gatepost.policy.engines import bundled_by
from gatepost.scaffold.pins import ACTIONS, ENGINE, TOOLS, pinned, used, with_newer_pins, without_pins

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize("name", ACTIONS)
def test_an_action_is_pinned_by_a_commit_and_says_which_version_that_is(name: str) -> None:
    assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", used(name))


def test_the_plan_knows_the_release_please_that_runs() -> None:
    assert bundled_by(ACTIONS[ENGINE].commit)


@pytest.mark.parametrize("file", ["dev", "build"])
def test_what_is_tried_here_is_what_others_get(file: str) -> None:
    ours = re.findall(r"^([\w-]+)==(\S+)", (ROOT / "requirements" / f"{file}.txt").read_text("utf-8"), re.MULTILINE)
    assert {name: version for name, version in ours if name in TOOLS} == {
        name: TOOLS[name] for name, _ in ours if name in TOOLS
    }


def test_tools_are_asked_for_by_their_versions() -> None:
    assert pinned("poetry", "uv") == f"poetry=={TOOLS['poetry']} uv=={TOOLS['uv']}"


OURS = "jobs:\n    - uses: a/b@{0} # v1.9.0\n      uses: c/d/e@{0} # v2.0.0\n      uses: ./f\n".format("0" * 40)
BUMPED = OURS.replace(f"{'0' * 40} # v1.9.0", f"{'1' * 40} # v1.10.0").replace("# v2.0.0", "# v1.11.5")


def test_a_bump_by_dependabot_is_no_change_to_what_a_workflow_says() -> None:
    assert OURS != BUMPED
    assert without_pins(OURS) == without_pins(BUMPED) == "jobs:\n    - uses: a/b\n      uses: c/d/e\n      uses: ./f\n"


def test_an_action_that_is_newer_already_stays_so() -> None:
    assert with_newer_pins(OURS, BUMPED) == OURS.replace(f"{'0' * 40} # v1.9.0", f"{'1' * 40} # v1.10.0")
    assert with_newer_pins(OURS, "") == OURS
    assert with_newer_pins(OURS, OURS) == OURS
