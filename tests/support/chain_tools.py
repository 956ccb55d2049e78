"""What a chain is made with: wheels to install from, the release-please from npm, and the actions that stand in."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from gatepost.policy.engines import engine_of
from gatepost.scaffold.pins import TOOLS
from support.program import start
from support.wheels import pack, stand_in
from support.workflows import ROOT

EVERYTHING = os.environ.get("GATEPOST_REQUIRE_ALL") == "1"
"""Read before the tests' own environment hides it: what cannot run is then a failure."""

_SCRIPT = Path(__file__).with_name("release_please_action.mjs")
_UNAVAILABLE = 3
_INSTALL = f"""
import sys
from parity.install import UnavailableError, installed
try:
    print(installed(sys.argv[1]))
except UnavailableError as error:
    print(error, file=sys.stderr)
    sys.exit({_UNAVAILABLE})
"""
APP = ("--var", "RELEASE_APP_CLIENT_ID=abc")
"""With an App, whose token is what the server takes."""
ACTIONS = {
    "googleapis/release-please-action": (
        "token target-branch config-file manifest-file",
        f"""
        echo "release-please ${{IN_TOKEN:-without token}}" >>"$EVENTS"
        export INPUT_TOKEN="$IN_TOKEN" INPUT_TARGET_BRANCH="$IN_TARGET_BRANCH"
        export INPUT_CONFIG_FILE="$IN_CONFIG_FILE" INPUT_MANIFEST_FILE="$IN_MANIFEST_FILE"
        node "{_SCRIPT}" "$ENGINE" "$GITHUB_REPOSITORY"
        """,
    ),
    "pypa/gh-action-pypi-publish": (
        "attestations repository-url skip-existing",
        """
        echo "publish skip-existing=$IN_SKIP_EXISTING" >>"$EVENTS"
        ls dist >>"$EVENTS"
        set -- --publish-url "$INDEX/" --username ada --password pw
        [ "$IN_SKIP_EXISTING" != true ] || set -- "$@" --check-url "$INDEX/simple/"
        uv publish --trusted-publishing never "$@" dist/*
        """,
    ),
}
"""Release Please itself, at another address; and uploads to the index on this machine."""


def engine_at(workflow: str) -> Path:
    """Return where the release-please is installed that the action in a workflow bundles.

    Where npm cannot have it, the test is skipped, or fails where everything is required.
    """
    engine = engine_of([workflow])
    assert engine.is_reproduced, engine
    done = start(ROOT, sys.executable, "-c", _INSTALL, engine.version, PYTHONPATH=str(ROOT / "tools"))
    if done.code == _UNAVAILABLE:
        assert not EVERYTHING, done.err
        pytest.skip(done.err.strip())
    assert done.code == 0, done.err
    return Path(done.out.strip())


def make_wheels(folder: Path) -> Path:
    """Make the folder that everything is installed from; what asks the network stands in."""
    folder.mkdir()
    tools = ("mypy", "pip", "pre-commit", "pre-commit-hooks", "pytest", "ruff")
    pack(folder, "editables", "gatepost[dist]", "hatchling", *tools)
    stand_in(folder, "pip-audit", TOOLS["pip-audit"], "def main() -> None:\n    pass")
    return folder


def offline(folder: Path, wheels: Path, index: str) -> dict[str, str]:
    """Return the variables by which uv installs from wheels and an index alone, and keeps nothing outside a folder."""
    (folder / "home").mkdir()
    settings = folder / "uv.toml"
    settings.write_text(f"index-url = '{index}/simple/'\nfind-links = ['{wheels}']\n", encoding="utf-8")
    return {
        "HOME": str(folder / "home"),
        "PATH": os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])),
        "VIRTUAL_ENV": "",
        "UV_CACHE_DIR": str(wheels.with_name("cache")),
        "UV_CONFIG_FILE": str(settings),
        "UV_PYTHON_DOWNLOADS": "never",
        "UV_HTTP_RETRIES": "0",
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PRE_COMMIT_HOME": str(folder / "pre-commit"),
        "NO_COLOR": "1",
    }
