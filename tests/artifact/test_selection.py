"""Which files of a folder are judged."""

from __future__ import annotations

import pytest

from gatepost.artifact.selection import Selection, select

SDIST, WHEEL = "salt_mill-1.0.0.tar.gz", "salt_mill-1.0.0-py3-none-any.whl"
OLD = "salt_mill-0.9.0.tar.gz"
OTHER = "salt-1.0.0.tar.gz"
SIGNED = f"{SDIST}.asc"
HUGE = f"salt_mill-{'9' * 5000}.tar.gz"
BROKEN = "salt_mill-1.0.0.whl"


@pytest.mark.parametrize(
    ("names", "own", "siblings", "version", "expected"),
    [
        ((WHEEL, SDIST), "salt-mill", (), "1.0", ((WHEEL, SDIST), ())),
        ((WHEEL, SDIST, OTHER), "salt-mill", ("salt",), "", ((WHEEL, SDIST), ())),
        ((WHEEL, SDIST, OTHER), "salt-mill", (), "", ((WHEEL, SDIST), (OTHER,))),
        ((SDIST, OLD), "salt-mill", (), "1.0.0", ((SDIST,), (OLD,))),
        ((SDIST, OLD), "salt-mill", (), "v1.0.0", ((SDIST,), (OLD,))),
        ((SDIST, OLD), "salt-mill", (), "2.0.0", ((OLD, SDIST), ())),
        ((SDIST, OLD), "salt-mill", (), "", ((OLD, SDIST), ())),
        ((SDIST, OLD), "salt-mill", (), "no version", ((OLD, SDIST), ())),
        ((SDIST, BROKEN, "mill.tar.gz"), "salt-mill", (), "1.0.0", (("mill.tar.gz", SDIST, BROKEN), ())),
        (
            (SDIST, "a.txt", "salt_mill-1.0.0.zip", f"{SDIST}.asc"),
            "",
            (),
            "",
            ((SDIST,), ("a.txt", "salt_mill-1.0.0.tar.gz.asc", "salt_mill-1.0.0.zip")),
        ),
        ((SDIST, OTHER), "", (), "", ((OTHER, SDIST), ())),
        ((), "salt-mill", (), "1", ((), ())),
        ((HUGE,), "salt-mill", (), HUGE, ((HUGE,), ())),
    ],
)
def test_one_version_of_one_package_is_judged(
    names: tuple[str, ...],
    own: str,
    siblings: tuple[str, ...],
    version: str,
    expected: tuple[tuple[str, ...], tuple[str, ...]],
) -> None:
    assert select(names, own, siblings, version) == Selection(*expected)
