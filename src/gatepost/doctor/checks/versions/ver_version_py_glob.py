"""GD211."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.strangers import foreign_module
from gatepost.doctor.versions.version_files import manifest_version, no_python, pythons, written_by
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class VerVersionPyGlob(DoctorCheck):
    """A `version.py` that is not of this package gets its version with each release.

    ## Symptom
    The file says a version that what is in it does not have.

    The release pull request changes a file that has nothing to do with the release: a vendored library, an example, a
    test, another package of the repository.

    ## Cause
    The release type `python` writes `__version__` in every file of the name `version.py` in the folder of the package
    and below, and nothing in the configuration stops it: `exclude-paths` is about commits.

    ## Mend
    Give the file another name, as `_version.py`, or compute what it says. A package in a folder below another gets
    rid of it when the outer package has a folder of its own.
    """

    code = "GD211"
    name = "ver-version-py-glob"
    severity = WARNING
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the files with another version, outside of the module."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            version = manifest_version(release, path)
            for written in written_by(type_).values() if version else ():
                found = foreign_module(written, type_, version)
                if found is not None:
                    message = (
                        f"`{written.path}` has {found[1]} of something else, and each release of `{path}` writes it"
                    )
                    fix = f"rename `{written.path}`: Release Please takes every `version.py` for one of the package"
                    yield Problem(message, f"{written.path}:{found[0]}", fix)

    def fine(self, facts: Facts) -> str:
        """Return that there is none."""
        count = sum(
            file.rpartition("/")[2] == "version.py"
            for _, type_ in pythons(known(facts.release))
            for file in written_by(type_)
        )
        return f"no release writes the version into a `version.py` of others ({count} looked at)"
