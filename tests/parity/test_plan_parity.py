"""The comparison of plans with the real release-please from npm, at a small size; `make parity` runs it at its full."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
UNAVAILABLE = 3
EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""
PLANTED = """
import sys
from gatepost.release import pull_request
pull_request.DEFAULT_HEADER = "another header"
from parity.__main__ import main
sys.exit(main())
"""
STREAMS = """
from hashlib import sha256
from parity.plan_generate import repositories
from parity.plan_model import import_stream
print(sha256(b"".join(import_stream(each)[0] for each in repositories(7, 60))).hexdigest())
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with tools/ to import from."""
    command = [sys.executable, *arguments]
    path = os.pathsep.join(filter(None, (str(ROOT / "tools"), os.environ.get("PYTHONPATH"))))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PARITY_")}
    variables = {**clean, "PYTHONPATH": path, **environment}
    return subprocess.run(command, env=variables, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)


def run_with_npm(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run it, and skip the test where node, npm or the network is missing and nobody asked for everything."""
    done = run(*arguments, **environment)
    if done.returncode == UNAVAILABLE:
        if EVERYTHING:
            pytest.fail(done.stderr)
        pytest.skip(done.stderr.strip())
    return done


@pytest.mark.parametrize("engine", ["17.11.1", "17.6.0"])
def test_generated_repositories_are_planned_as_the_real_tool_plans_them(engine: str) -> None:
    done = run_with_npm("-m", "parity", "--seed", "20260304", "--plans", "40", PARITY_RELEASE_PLEASE=engine)

    assert done.returncode == 0, done.stdout + done.stderr
    last = done.stdout.splitlines()[-1]
    assert last.startswith("parity: 40 repositories of seed 20260304: ")
    assert f"; release-please {engine} took " in last


def test_a_difference_is_shrunk_and_shown() -> None:
    done = run_with_npm("-c", PLANTED, "--seed", "1", "--plans", "8", PARITY_RELEASE_PLEASE="17.11.1")

    assert done.returncode == 1, done.stdout + done.stderr
    start = next(line for line in done.stdout.splitlines() if line.startswith("repository "))
    shown = done.stdout.partition(start)[2].splitlines()[1:]
    assert start.endswith(": .prs.body")
    assert len([line for line in shown if line.startswith("  commit ")]) <= 2
    assert ":robot: I have created a release" in next(line for line in shown if line.startswith("  release-please  "))
    assert "another header" in next(line for line in shown if line.startswith("  gatepost        "))


def test_without_node_it_says_what_to_install() -> None:
    done = run("-m", "parity", "--plans", "1", PATH="")

    assert done.returncode == UNAVAILABLE
    assert done.stdout == ""
    assert done.stderr == "parity: node is not on PATH: install Node.js 20 or newer, which brings node and npm\n"


def test_a_seed_gives_the_same_repositories_whatever_the_hash_seed() -> None:
    first, second = (run("-c", STREAMS, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
