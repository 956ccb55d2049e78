"""Repositories that `gatepost init` has set up, on the stage of `support.workflows`.

The managers are real, and so are ruff, mypy, pytest, hatchling and gatepost, all from the wheels of
`support.wheels`: nothing is fetched. Of what only looks at the network there is a stand-in.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from gatepost.gate.init_options import UV
from gatepost.scaffold.answers import answer
from gatepost.scaffold.files.dependabot import wanted as dependabot
from gatepost.scaffold.files.release_please import wanted as release_please
from gatepost.scaffold.files.workflows import wanted as workflows
from gatepost.scaffold.pins import TOOLS
from gatepost.scaffold.project import FLAT, Package, Project
from gatepost.scaffold.survey import History, Remote, Survey
from gatepost.scaffold.wanted import Setup
from support.scaffold import TEMPLATES
from support.wheels import pack, stand_in
from support.workflows import Stage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from gatepost.options.option import Value

THIS = "{}.{}".format(*sys.version_info)
ONE = (Package(".", "demo", "demo", version="0.1.0", tests="tests"),)
ONE_FLAT = (Package(".", "demo", "demo", FLAT, "0.1.0", tests="tests"),)
TWO = (
    Package("packages/salt", "salt", "salt", version="0.1.0", tests="packages/salt/tests"),
    Package("packages/salt-mill", "salt-mill", "salt_mill", version="2.0.0"),
)

PYPROJECT = f"""\
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "demo"
version = "0.1.0"
description = "A demonstration"
readme = "README.md"
license = "MIT"
license-files = ["LICENSE"]
requires-python = "=={THIS}.*"
"""
BY_UV = """
[dependency-groups]
dev = ["gatepost", "mypy", "pytest", "ruff"]
release = ["gatepost[dist]"]

[tool.uv]
environments = ["sys_platform == 'linux'"]
"""
SOURCES = {
    "README.md": "# Demo\n",
    "LICENSE": "MIT\n",
    "src/demo/__init__.py": '"""Demo."""\n\n__version__ = "0.1.0"\n',
    "tests/test_demo.py": "import demo\n\n\ndef test_it_is_installed() -> None:\n"
    '    assert "site-packages" in demo.__file__\n',
}
_SAY = """
import os, sys
from pathlib import Path


def main():
    with Path(os.environ["EVENTS"]).open("a") as events:
        events.write(" ".join([NAME, *(word.rpartition("/")[2] for word in sys.argv[1:])]) + "\\n")
    if NAME in os.environ.get("FAILS", "").split():
        sys.exit(1)
"""


def make_setup(
    packages: tuple[Package, ...] = ONE,
    *,
    history: History | None = None,
    texts: Mapping[str, str] | None = None,
    locked: Mapping[str, str] | None = None,
    tests: str = "",
    **given: Value,
) -> Setup:
    """Return what the files follow from; `given` are answers. `tests` are those beside the packages."""
    history = history or History(remote=Remote("github.com", "octo", "demo"))
    texts = texts or {}
    answers = {key.replace("_", "-"): value for key, value in given.items()}
    project = Project(packages, UV, (THIS,), "make", "pre-commit", tests=tests, locked=locked or {})
    return setup_of(project, answers, Survey("/demo", frozenset(texts), texts, history))


def setup_of(project: Project, given: Mapping[str, Value], survey: Survey) -> Setup:
    """Return what the files follow from, with answers by the names of their keys."""
    return Setup(survey, project, answer(given, project, survey.history), TEMPLATES)


def made(setup: Setup) -> dict[str, str]:
    """Return the files that a repository is set up with and that GitHub reads, by their paths."""
    return {each.path: each.text for want in (workflows, dependabot, release_please) for each in want(setup)}


def make_wheels(folder: Path) -> Path:
    """Make the folder that everything is installed from."""
    folder.mkdir()
    pack(folder, "editables", "gatepost[dist]", "hatchling", "mypy", "pip", "pytest", "ruff")
    say(folder, "pip-audit")
    return folder


def make_python(folder: Path, wheels: Path, *packages: str) -> Path:
    """Make the environment that a job gets a copy of which asks for a Python."""
    uv = str(Path(sys.executable).with_name("uv"))
    environment = {**os.environ, "UV_CACHE_DIR": str(wheels.with_name("cache")), "UV_PYTHON_DOWNLOADS": "never"}
    source = ("--no-index", "--find-links", str(wheels)) if wheels.exists() else ()
    for step in (
        ("venv", "--python", sys.executable, str(folder)),
        ("pip", "install", "--compile-bytecode", "--python", str(folder), *source, *packages),
    ):
        subprocess.run([uv, *step], check=True, capture_output=True, text=True, env=environment)
    return folder


def say(folder: Path, *names: str) -> None:
    """Write wheels of tools that do nothing but say how they are called, and fail where `$FAILS` has their name."""
    for name in names:
        stand_in(folder, name, TOOLS.get(name, "1.0"), _SAY.replace("NAME", repr(name)))


def for_act(text: str) -> str:
    """Return a workflow with what act lacks: it does not know `$/`, and it reads the matrix of a skipped job."""
    for listed in ("needs.packages.outputs.list", "needs.packages.outputs.untested"):
        guarded = f"needs.packages.result == 'success' && {listed} || '[]'"
        text = text.replace(f"fromJSON({listed})", f"fromJSON({guarded})")
    return text.replace("uses: $/", "uses: ./")


class InitStage(Stage):
    """A repository that is set up."""

    def begin(self, setup: Setup, files: Mapping[str, str], *, gates: str = "") -> None:
        """Make the repository with the files of the set-up and others; `gates` stands in for the whole ci.yml."""
        self.repository.mkdir()
        self.git("init", "--quiet", "--initial-branch", "main")
        self.git("remote", "add", "origin", "https://github.com/octo/demo.git")
        ours = {path: for_act(text) for path, text in made(setup).items()}
        if gates:
            ours[".github/workflows/ci.yml"] = gates
        self.commit({**ours, **files}, "feat: begin")

    def install_from(self, wheels: Path, python: Path) -> None:
        """Let uv and pip install from a folder alone, and each job that asks for a Python have its own."""
        settings = self.directory / "uv.toml"
        settings.write_text(f"no-index = true\nfind-links = ['{wheels}']\n", encoding="utf-8")
        self.env |= {
            "UV_CACHE_DIR": str(wheels.with_name("cache")),
            "UV_CONFIG_FILE": str(settings),
            "UV_PYTHON_DOWNLOADS": "never",
            "PIP_FIND_LINKS": str(wheels),
            "PIP_NO_INDEX": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
            "FRESH_PYTHON": str(python),
            "NO_COLOR": "1",
        }

    def lock(self, *command: str) -> None:
        """Run a command in the repository, as its owner would, and commit what it has changed."""
        path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
        environment = {**os.environ, **self.env, "HOME": str(self.directory), "PATH": path}
        done = subprocess.run(
            command, cwd=self.repository, env=environment, check=False, capture_output=True, text=True
        )
        assert done.returncode == 0, done.stdout + done.stderr
        self.commit({}, "build: lock")

    def jobs(self) -> dict[str, str]:
        """Return the result of each job that the gate waits for, as it said."""
        said = (line.partition(" | ")[2].split("\t") for line in self.log.splitlines() if "[CI/CI gate" in line)
        return {words[1]: words[0] for words in said if len(words) == 2}
