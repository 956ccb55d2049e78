"""The project's own chain in a scratch clone: its history, its workflow; `test_chain` says what is not tried.

The gates are `make check` itself, so they stand in. What builds is locked anew, by what is installed here: the wheels
that are packed from it have other hashes.
"""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from support.chain import PAST_THE_GATES, Chain, files_of, on_one_machine, uploads_of
from support.init_stage import make_python
from support.workflows import ROOT, needs_act

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def has_history() -> bool:
    """Tell whether this is a whole clone."""
    asked = ("git", "rev-parse", "--is-shallow-repository")
    done = subprocess.run(asked, cwd=ROOT, check=False, capture_output=True, text=True)
    return (ROOT / ".git").exists() and done.stdout == "false\n"


pytestmark = [
    needs_act,
    pytest.mark.once,
    pytest.mark.skipif(not has_history(), reason="this is no whole clone: there is no history to plan a release by"),
]

LOCK = "uv pip compile --quiet --upgrade --generate-hashes requirements/build.in -o requirements/build.txt"


@pytest.fixture
def chain(tmp_path: Path) -> Iterator[Chain]:
    with on_one_machine(tmp_path) as chain:
        wheels = tmp_path / "wheels"
        chain.stage.env |= {
            "FRESH_PYTHON": str(make_python(tmp_path / "python", wheels, "pip")),
            "PIP_FIND_LINKS": str(wheels),
            "PIP_NO_INDEX": "1",
        }
        yield chain


def test_the_project_releases_itself(chain: Chain) -> None:
    chain.begin_with(ROOT, "gatepost/gatepost")
    chain.settle()
    assert chain.at_desk(*LOCK.split()).code == 0
    assert chain.commit("feat: build with what is here", {}).code == 0
    assert chain.push().code == 0
    assert chain.run_past_the_gates() == (0, PAST_THE_GATES)
    (pull,) = chain.proposed()
    chain.assert_as_planned(pull)

    version = pull.title.rpartition(" ")[2]
    chain.merge(pull)
    assert chain.run_past_the_gates() == (0, (*PAST_THE_GATES, *uploads_of(f"gatepost-{version}")))
    assert f"{version} installed alone on Python" in chain.log
    chain.assert_tagged(pull, f"v{version}")
    assert tuple(chain.index.files) == files_of(f"gatepost-{version}")
    told = "import sys; from gatepost.cli import main; sys.exit(main(['--version']))"
    others = ("--find-links", str(chain.folder / "wheels"))
    assert chain.index.said(told, f"gatepost=={version}", chain.environment, *others) == f"gatepost {version}"
