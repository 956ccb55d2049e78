"""The real Release Please; and the tests of single checks, which are many."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.real_plans import RealPlans

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HERE = Path(__file__).parent
_GROUPS = ("release_please", "versions", "workflows", "quality", "publishing", "setup")


def pytest_collection_modifyitems(items: Sequence[pytest.Item]) -> None:
    """Leave the tests of single checks out on other Pythons: they are the slow ones, and what they try is pure."""
    for item in items:
        if item.path.is_relative_to(_HERE) and item.path.parent.name in _GROUPS:
            item.add_marker(pytest.mark.once)


@pytest.fixture(scope="session")
def real() -> Iterator[RealPlans]:
    """Return the real Release Please; without node or npm the test is skipped, or fails where all is required."""
    plans = RealPlans()
    yield plans
    plans.close()
