"""GD409."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from packaging.version import Version

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.habits.build_backends import FLIT, HATCHLING, PDM, SETUPTOOLS, UV, backend_of, is_newest
from gatepost.doctor.habits.tool_versions import LATEST, locked_versions, run_versions
from gatepost.doctor.roles import PUBLISH_ACTION, command_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem
from gatepost.scaffold.pins import used

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project

_TAG = re.compile(r"v?([0-9]+\.[0-9]+(?:\.[0-9]+)?)\b")
_LOCKED_TWINE = re.compile(r"(?m)^[^\S\n]*(?:(?:uv run|poetry run|pdm run|python3? -m|hatch run)\b.*\b)?twine\b")
_VERSION = re.compile(r"[0-9]+(?:\.[0-9]+)*")
_OLD, _NEW = (2, 4), (2, 5)


class BMetadataTooNew(DoctorCheck):
    """What uploads is older than the metadata that the build writes.

    ## Symptom
    The upload fails before it begins: the tool takes the metadata for invalid.

    The upload fails before it begins: "InvalidDistribution: Metadata is missing required fields: Name, Version", or
    "Invalid distribution metadata: '2.5' is not a valid metadata version".

    ## Cause
    A backend that nothing holds back writes the newest metadata: setuptools, poetry-core and uv_build write 2.4,
    hatchling and flit_core 2.5. twine before 6 cannot read 2.4, twine 6.1 and 6.2 refuse 2.5. The action
    pypa/gh-action-pypi-publish brings a twine of its own, as old as its tag.

    ## Mend
    Use twine 7 or newer, or an action that is as new:

        uses: pypa/gh-action-pypi-publish@dc37677b2e1c63e2034f94d8a5b11f265b73ba33 # v1.14.2
    """

    code = "GD409"
    name = "b-metadata-too-new"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "InvalidDistribution: Metadata is missing required fields: Name",
        "is not a valid metadata version",
        "Invalid distribution metadata: unrecognized or malformed field",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report actions and twines that cannot read what is built."""
        written = _written(facts)
        if written is None:
            return
        backend, metadata = written
        said = f"{backend} writes metadata {metadata[0]}.{metadata[1]}"
        for place in known(facts.publishing):
            if place.step.uses is None or not place.is_action(PUBLISH_ACTION):
                continue
            action = _TAG.fullmatch(place.step.uses.ref) or _TAG.match(place.step.uses.comment)
            if action and _is_old_action(Version(action.group(1)), metadata):
                message = f"`{PUBLISH_ACTION}` {action.group(1)} brings a twine that cannot read it: {said}"
                yield Problem(message, place.at("uses"), f"write `uses: {used(PUBLISH_ACTION)}`, or a newer one")
        for version, where in _twines(facts):
            if _is_old_twine(version, metadata):
                yield Problem(
                    f"twine {version} cannot read what is built: {said}", where, "write `twine>=7` on this line"
                )

    def fine(self, facts: Facts) -> str:
        """Return what is written."""
        written = _written(facts)
        if written is None:
            return "no build is known to write metadata that an older upload cannot read"
        return (
            f"what uploads is not known to refuse metadata {written[1][0]}.{written[1][1]}, which {written[0]} writes"
        )


def _written(facts: Facts) -> tuple[str, tuple[int, int]] | None:
    """Return the newest metadata that is written, and by whom, as far as it is known."""
    found = [(metadata, backend_of(project)) for project in facts.projects if (metadata := _metadata(project))]
    if not found:
        return None
    metadata, backend = max(found)
    return backend, metadata


def _metadata(project: Project) -> tuple[int, int] | None:
    """Return the version of the metadata that a build writes; None where an older one could do it."""
    backend, told = (
        backend_of(project),
        project.word("tool", "hatch", "build", "targets", "wheel", "core-metadata-version"),
    )
    if backend == UV and isinstance(project.get("project", "license"), str):
        return _OLD
    if not is_newest(project):
        return None
    if backend == HATCHLING:
        return {"": _NEW, "2.5": _NEW, "2.4": _OLD}.get(told)
    if backend == PDM:
        return _OLD if isinstance(project.get("project", "license"), str) else None
    return {FLIT: _NEW, SETUPTOOLS: _OLD}.get(backend)


def _is_old_action(version: Version, metadata: tuple[int, int]) -> bool:
    """Tell whether an action brings a twine that refuses the metadata; of those between nothing is known."""
    if metadata == _OLD or version < Version("1.12"):
        return version < Version("1.12") and len(version.release) > 1
    return Version("1.12.4") <= version < Version("1.14") and len(version.release) > 2  # noqa: PLR2004  v1.13 moves


def _is_old_twine(version: Version, metadata: tuple[int, int]) -> bool:
    return version < Version("6") or (metadata == _NEW and Version("6.1") <= version < Version("7"))


def _twines(facts: Facts) -> Iterator[tuple[Version, str]]:
    """Yield the versions of twine that uploads use: those that a command names, else the locked one."""
    places = [place for place in known(facts.publishing) if "twine" in command_of(place.step)]
    named = [each for each in run_versions(facts, "twine") if each.version != LATEST] if places else []
    if not named and any(_LOCKED_TWINE.search(command_of(place.step)) for place in places):
        named = list(locked_versions(facts.tree, "twine"))[:1]
    for each in named:
        if _VERSION.fullmatch(each.version):
            yield Version(each.version), each.where
