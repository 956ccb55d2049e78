"""The real Release Please; and the tests of single checks, which are many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.real_plans import RealPlans
from support.real_runs import RealRuns

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HERE = Path(__file__).parent
_GROUPS = ("release_please", "versions", "workflows", "quality", "publishing", "setup")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Do not even read the tests of single checks where none of them would run."""
    return (config.option.markexpr == "not once" and _is_of_one_check(collection_path)) or None


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Leave the tests of single checks out on other Pythons: they are the slow ones, and what they try is pure."""
    for item in items:
        if _is_of_one_check(item.path):
            item.add_marker(pytest.mark.once)


def _is_of_one_check(path: Path) -> bool:
    return path.is_relative_to(_HERE) and path.parent.name in _GROUPS


@pytest.fixture(scope="session")
def real() -> Iterator[RealPlans]:
    """Return the real Release Please; without node or npm the test is skipped, or fails where all is required."""
    plans = RealPlans()
    yield plans
    plans.close()


@pytest.fixture(scope="session")
def runs() -> Iterator[RealRuns]:
    """Return the real Release Please with a GitHub that has pull requests; it is skipped as `real` is."""
    found = RealRuns()
    yield found
    found.close()
