"""`gatepost dist` as a whole, on each interpreter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from support.dist import SDIST, WHEEL, make_bench

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_what_is_built_is_proven(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    bench = make_bench(repository, capsys, monkeypatch)
    code, statuses = bench.statuses("--no-isolation")
    assert (code, bench.built()) == (0, [WHEEL, SDIST])
    assert {name for name, status in statuses.items() if status != "passed"} == {"not-reproducible", "tests-fail"}
