"""GA202."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class WheelContents(Check[Facts]):
    """A wheel holds what check-wheel-contents objects to.

    ## Why
    Whatever lies at the top of a wheel is installed beside the packages of everybody else. A `tests` or `docs`
    folder there lands in `site-packages`, where the next project with the same mistake overwrites it; an
    `__init__.py` at the top, an empty wheel, and modules where Python cannot import them are other results of a
    build that looked into the wrong folder.

    The codes (W001 and on) are check-wheel-contents' own, and so are the settings below `[tool.check-wheel-contents]`
    in pyproject.toml.

    ## Mend
    Tell the backend what the package is. hatch: `packages` in `[tool.hatch.build.targets.wheel]`. setuptools:
    `where` and `include` in `[tool.setuptools.packages.find]`. Then look with `unzip -l`.
    """

    code = "GA202"
    name = "wheel-contents"
    needs: tuple[str, ...] = ("contents",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what was said of each wheel."""
        for said in facts.contents or ():
            if not said.is_fine:
                fix = "tell the build backend which packages the wheel has"
                yield Problem("; ".join(said.lines) or "check-wheel-contents objects to it", said.file, fix)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  it is the same for all
        """Return that it had nothing to say."""
        return "check-wheel-contents has no objection"
