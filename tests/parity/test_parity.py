"""The comparison with the real release-please from npm, at a small size; `make parity` runs it at its full one."""

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
from gatepost.message import commits
commits.RELEASE_AS = "another title"
from parity.__main__ import main
sys.exit(main())
"""


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run Python with tools/ to import from."""
    command = [sys.executable, *arguments]
    path = os.pathsep.join(filter(None, (str(ROOT / "tools"), os.environ.get("PYTHONPATH"))))
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PARITY_")}
    variables = {**clean, "PYTHONPATH": path, **environment}
    return subprocess.run(command, env=variables, capture_output=True, check=False, encoding="utf-8", cwd=ROOT)


def run_with_npm(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run it, and skip the test where node, npm or the network is missing and nobody asked for everything."""
    done = run(*arguments)
    if done.returncode == UNAVAILABLE:
        if EVERYTHING:
            pytest.fail(done.stderr)
        pytest.skip(done.stderr.strip())
    return done


def test_generated_messages_are_read_as_the_real_tool_reads_them() -> None:
    done = run_with_npm("-m", "parity", "--seed", "20260304", "--count", "1500")

    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.startswith("parity: 1500 messages of seed 20260304 are read alike; release-please 17.11.1 took ")


def test_the_cases_have_the_answers_of_the_real_tool() -> None:
    done = run_with_npm("-m", "parity", "--check-cases")

    assert done.returncode == 0, done.stdout + done.stderr


def test_a_difference_is_shrunk_and_shown() -> None:
    done = run_with_npm("-c", PLANTED, "--seed", "1", "--count", "300")

    assert done.returncode == 1, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    assert lines[0].endswith(", shrunk:")
    assert len(lines[1].strip()) < len("'a:\\nrelease-as: 1.2.3'"), lines[1]
    assert '"title": "RELEASE AS"' in lines[2]
    assert '"title": "another title"' in lines[3]
    assert lines[-1].endswith(" of 300 messages of seed 1 are not read as release-please 17.11.1 reads them")


def test_without_node_it_says_what_to_install() -> None:
    done = run("-m", "parity", PATH="")

    assert done.returncode == UNAVAILABLE
    assert done.stdout == ""
    assert done.stderr == "parity: node is not on PATH: install Node.js 20 or newer, which brings node and npm\n"


def test_a_seed_gives_the_same_messages_whatever_the_hash_seed() -> None:
    script = "from parity.generate import messages; print(ascii(messages(7, 400)))"

    first, second = (run("-c", script, PYTHONHASHSEED=seed) for seed in ("1", "2"))

    assert first.returncode == 0, first.stderr
    assert first.stdout == second.stdout
