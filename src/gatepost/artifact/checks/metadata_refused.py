"""GA301."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.facts import Facts
from gatepost.artifact.words import listed
from gatepost.outcomes.check import Check
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator


class MetadataRefused(Check[Facts]):
    """The metadata is not as indexes take it: `twine check --strict` refuses the file.

    ## Why
    PyPI refuses an upload whose metadata is malformed, and one whose description does not render where it is
    reStructuredText. It does so file by file: the wheel may be up when the sdist is refused. A
    description that is missing, or whose type is not said, is taken, and makes an empty or a garbled page for good:
    that is why warnings count here.

    A field or a `Metadata-Version` that twine does not know may merely be newer than the twine that is installed.

    ## Mend
    Say in pyproject.toml what the description is: `readme = "README.md"` sets its type, too. For reStructuredText
    correct the line that is named: directives of Sphinx (`:ref:`, `.. toctree::`) do not exist on an index. Where a
    field is unknown, bring twine up to date first.
    """

    code = "GA301"
    name = "metadata-refused"
    needs: tuple[str, ...] = ("twine",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Yield what was said of each file."""
        for said in facts.twine or ():
            if not said.is_fine:
                words = "; ".join(said.lines) or "twine check refuses it"
                yield Problem(words, said.file, "mend `readme` and the metadata in pyproject.toml")

    def fine(self, facts: Facts) -> str:
        """Return which files it takes."""
        return f"twine check --strict takes {listed(said.file for said in facts.twine or ())}"
