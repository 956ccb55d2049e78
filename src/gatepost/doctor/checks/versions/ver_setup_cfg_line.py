"""GD219."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.strangers import wrong_line
from gatepost.doctor.versions.version_files import lines_of, manifest_version, no_python, pythons, written_by
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts


class VerSetupCfgLine(DoctorCheck):
    """A line of `setup.cfg` that is not the version of the package gets it with each release.

    ## Symptom
    The release pull request writes the new version there, and leaves that under `[metadata]` as it is.

    The release pull request sets `python_version = 1.3.0`, or another option whose name ends with "version", and mypy
    fails on it. The version under `[metadata]` stays the old one.

    ## Cause
    In `setup.cfg` Release Please takes the first text that looks like `version = 1.2.3`, wherever it is: also that at
    the end of `python_version = 3.8.0`.

    ## Mend
    Write two numbers where two are enough, which is not taken for a version, or move `[metadata]` up:

        python_version = 3.8
    """

    code = "GD219"
    name = "ver-setup-cfg-line"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    consequences: tuple[str, ...] = ("ver-disagree",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the line that is taken for the version."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            version = manifest_version(release, path)
            for written in written_by(type_).values() if version else ():
                found = wrong_line(written, type_, version)
                if found is not None:
                    text = lines_of(written.before)[found[0] - 1].strip()
                    message = f"`{text}` in `{written.path}` is taken for the version of the package"
                    fix = "write this version with two numbers, or move the version of `[metadata]` above it"
                    yield Problem(message, f"{written.path}:{found[0]}", fix)

    def fine(self, facts: Facts) -> str:
        """Return what is taken for it."""
        files = [each for _, type_ in pythons(known(facts.release)) for each in written_by(type_).values()]
        found = [each.path for each in files if each.path.endswith("setup.cfg") and each.replaced]
        return f"in `{found[0]}` the version itself is found" if found else "no release changes a `setup.cfg`"
