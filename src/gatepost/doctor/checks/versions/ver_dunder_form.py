"""GD220."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import MARK, taught
from gatepost.doctor.versions.version_files import lines_of, no_python, pythons, written_by
from gatepost.doctor.versions.version_sources import STATIC
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_SIMPLE = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+(?:-[\w.]+)?", re.ASCII)


class VerDunderForm(DoctorCheck):
    """A `__version__` is written in a form that Release Please does not find, so it stays the old one.

    ## Symptom
    The release pull request leaves it as it is: the package still says its old version when it is imported.

    The release pull request changes `pyproject.toml` and leaves `__version__` as it is, though the file is the right
    one. Or that has been so since the first pre-release.

    ## Cause
    Only `__version__ = "1.2.3"` is found, with one space at most on each side, without annotation, with three numbers
    and at most one word behind a hyphen: not `__version__: str = "1.2.3"`, `"1.2"`, `"1.2.3rc1"` or `"1.2.3-beta.1"`.

    ## Mend
    Write it in that form. Or name the file in `extra-files`, and mark the line, which finds more:

        __version__: Final = "1.2.3-beta.1"  # x-release-please-version
    """

    code = "GD220"
    name = "ver-dunder-form"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    consequences: tuple[str, ...] = ("ver-dynamic",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the lines that are not found in the files that are looked at."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            for written in written_by(type_).values():
                found = STATIC.search(written.before) if written.path.endswith(".py") else None
                if found is None or written.changed or written.error:
                    continue
                line = written.before.count("\n", 0, found.start()) + 1
                is_plain = _SIMPLE.fullmatch(found.group("version")) is not None
                yield Problem(
                    f"`{lines_of(written.before)[line - 1].strip()}` is not updated: its form is not found",
                    f"{written.path}:{line}",
                    f'write `__version__ = "{found.group("version")}"`, or add `# {MARK}` and an `extra-files` entry',
                    edits=taught(release, path, written.path, line) if is_plain else (),
                )

    def fine(self, facts: Facts) -> str:
        """Return in how many files it is found."""
        files = [each for _, type_ in pythons(known(facts.release)) for each in written_by(type_).values()]
        count = sum(each.path.endswith(".py") and bool(each.changed) for each in files)
        return f"`__version__` is found wherever it is looked for ({count} files)"
