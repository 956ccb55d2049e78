"""GD215."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.roles import command_of, steps_of
from gatepost.doctor.symptoms import PUBLISH_NEVER_RUNS, WRONG_VERSION
from gatepost.doctor.versions.version_files import packages_of, python_version
from gatepost.outcomes.values import Problem
from gatepost.policy.versions import parse_version
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_PYTHON = re.compile(r"v?([0-9]+\.[0-9]+\.[0-9]+)[._]?(a|b|c|rc|alpha|beta|pre|preview)[._]?([0-9]+)", re.IGNORECASE)
_WORDS = {"a": "alpha", "b": "beta", "c": "rc", "pre": "rc", "preview": "rc"}
_TAG = re.compile(r"GITHUB_REF\b|GITHUB_REF_NAME|github\.ref_name|github\.ref\b|tag_name|outputs\.tag\b")
_NORMALISED = re.compile(r"\b(?:uv|hatch|poetry)\s+version\b|importlib[._]metadata|\bpip\s+show\b")
_COMPARED = re.compile(r"\s(?:!=|==?)\s")

_STEP = "The step fails for each pre-release: the tag has `-beta.1` where the package has `b1`."


class VerPrereleaseSpelling(DoctorCheck):
    """A pre-release is spelled as Python does, 1.0.0b1, where it has to be spelled 1.0.0-beta.1, or compared with it.

    ## Symptom
    Release Please and Python spell pre-releases in two ways, and only one of them is understood here.

    After 1.0.0b1 the version 1.0.1 is proposed, or 1.1.0, and never 1.0.0-beta.2. Or a step that compares the tag with
    the version of the package fails for pre-releases alone: "v1.0.0-beta.1 is not v1.0.0b1".

    ## Cause
    Release Please knows the spelling of SemVer alone, and reads 1.0.0b1 as 1.0.0. Tools of Python normalise: what is
    tagged v1.0.0-beta.1 is published as 1.0.0b1, which is the same version and another text.

    ## Mend
    Write 1.0.0-beta.1 into the manifest and into `release-as`, and have a tag of that name. Compare versions, not
    texts:

        python -c "import sys; from packaging.version import Version as V; sys.exit(V(sys.argv[1]) != V(sys.argv[2]))"
    """

    code = "GD215"
    name = "ver-prerelease-spelling"
    severity = WARNING
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (WRONG_VERSION, PUBLISH_NEVER_RUNS)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report versions that are read as others, and steps that compare texts."""
        release = known(facts.release)
        for path, type_ in packages_of(release):
            text = release.plan.manifest.get(path, "")
            where = release.manifest.at(path) if release.manifest is not None else release.manifest_file
            yield from _misread(text, "the manifest", where)
            where = release.configuration.at("packages", path, "release-as") if release.configuration else ""
            yield from _misread(type_.package.release_as, "`release-as`", where)
        is_played = any(
            type_.package.prerelease or "-" in release.plan.manifest.get(path, "")
            for path, type_ in packages_of(release)
        )
        for place in steps_of(facts.workflows) if is_played else ():
            command = command_of(place.step)
            if all(each.search(command) for each in (_TAG, _NORMALISED, _COMPARED)) and "packaging" not in command:
                message = (
                    "the tag is compared with the version of the package as a text: pre-releases are spelled otherwise"
                )
                yield Problem(
                    message,
                    place.at("run"),
                    "let the step compare them by `packaging.version.Version`, which reads both spellings",
                    why=_STEP,
                )

    def fine(self, facts: Facts) -> str:
        """Return that no version is misread."""
        versions = [known(facts.release).plan.manifest.get(path, "") for path, _ in packages_of(known(facts.release))]
        return (
            f"no pre-release is spelled as Python does in the manifest ({', '.join(filter(None, versions)) or 'empty'})"
        )


def _misread(text: str, called: str, where: str) -> Iterator[Problem]:
    found = _PYTHON.fullmatch(text)
    if found is None or python_version(text) is None:
        return
    numbers, word, number = found.groups()
    meant = f"{numbers}-{_WORDS.get(word.lower(), word.lower())}.{number}"
    yield Problem(
        f"Release Please reads {text} in {called} as {parse_version(text)}",
        where,
        f'write "{meant}", and tag the release so',
        "error",
        why="The next version follows from that one, as if there had been no pre-release.",
    )
