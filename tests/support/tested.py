"""A repository with a package, whose tests are run against its wheel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.wheel_tests import Suite, run_tests
from gatepost.artifact.facts import Package
from support.trying import Index, make

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from gatepost.artifact.facts import Ran

CODE = "WHERE = __file__\n"


class Ground:
    """A repository with a package, its wheel, and what is said while its tests run."""

    def __init__(self, patch: pytest.MonkeyPatch, repository: Path, folder: Path) -> None:
        self.repository = repository
        self.index = Index(patch, folder / "index")
        self.wheel = make(folder, {"demo/__init__.py": CODE}, metadata="Requires-Dist: salt\nProvides-Extra: test\n")
        make(self.index.wheels, {"salt.py": ""}, "salt-1.0-py3-none-any")
        self.said: list[str] = []

    def run(self, command: str, *requirements: str, folder: str = "", timeout: float = 60) -> Ran:
        package = Package("demo", folder=folder, modules=("demo",))
        suite = Suite(command, requirements, self.repository, package, timeout)
        try:
            return run_tests(suite, self.wheel.path, self.wheel.archive, self.said.append)
        finally:
            assert list(self.index.temporary.iterdir()) == []

    def output(self, command: str, *requirements: str, folder: str = "") -> str:
        return "\n".join(self.run(command, *requirements, folder=folder).lines)
