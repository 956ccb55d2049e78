"""GD517."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.roles import command_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.uploads import (
    ELSEWHERE,
    PYPI,
    TESTPYPI,
    environment_of,
    index_of,
    is_action,
    is_trusted,
    line_of,
    value_of,
)
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_INDEX = re.compile(r"https?://(?P<part>[\w-]+\.)?pypi\.o\w\w(?P<path>/[^\s?#]*)?", re.IGNORECASE)
_FLAG = re.compile(r"""--(?:repository|publish)-url[\s=]+["']?(https?://[^\s"']+)""")
_VARIABLES = ("TWINE_REPOSITORY_URL", "UV_PUBLISH_URL")
_RIGHT = "/legacy/"


class PpTestpypiAudience(DoctorCheck):
    """An upload that is meant for TestPyPI goes to PyPI, or one of the two is addressed where nothing can be uploaded.

    ## Symptom
    A rehearsal is published for all the world, or fails where the real upload would not.

    A rehearsal is published for all the world; or the upload ends with "Your repository URL is missing a trailing
    slash", "404 Not Found" or "405 Method Not Allowed"; or a rehearsal is refused with "invalid-publisher".

    ## Cause
    Without `repository-url` the action uploads to PyPI, whatever the environment or the job is called. Both indexes
    take files under `/legacy/` only, with the slash at the end; `/simple/` is where they are read. And TestPyPI has
    accounts, projects and trusted publishers of its own.

    ## Mend
    Give the upload the `repository-url` that TestPyPI's documentation names, and an environment of its own:

        rehearse:
          environment: testpypi
    """

    code = "GD517"
    name = "pp-testpypi-audience"
    needs: tuple[str, ...] = ("publishing",)
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Your repository URL is missing a trailing slash",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report rehearsals that go to PyPI, addresses that take no files, and environments that both share."""
        places = known(facts.publishing)
        real = {place.job.environment.lower() for place in places if index_of(place) == PYPI and is_trusted(place)}
        for place in places:
            yield from _wrong_address(place)
            if index_of(place) == PYPI and _is_called_rehearsal(place, places):
                yield _real_one(place)
            elif index_of(place) == TESTPYPI and is_trusted(place) and place.job.environment.lower() in real - {""}:
                yield _shared(place)

    def fine(self, facts: Facts) -> str:
        """Return where the uploads go."""
        names = dict.fromkeys(index_of(place) or "another index" for place in known(facts.publishing))
        return f"what is uploaded goes to {' and '.join(names)}, and is addressed right"


def _is_called_rehearsal(place: Place, places: tuple[Place, ...]) -> bool:
    """Tell whether the job is called after TestPyPI, and no other step of it may go there."""
    if not any("testpypi" in re.sub(r"[\W_]", "", name).lower() for name in (place.job.environment, place.job.id)):
        return False
    return all(index_of(each) not in (TESTPYPI, ELSEWHERE) for each in places if each.job is place.job)


def _real_one(place: Place) -> Problem:
    return Problem(
        f"the job `{place.job.id}` is called after TestPyPI, and uploads to PyPI",
        place.where,
        "write the `repository-url` of TestPyPI below `with` of the upload",
        why="A rehearsal is published for all the world, under a version that cannot be used again.",
    )


def _shared(place: Place) -> Problem:
    return Problem(
        f"the job `{place.job.id}` uploads to TestPyPI in `{place.job.environment}`, that of the real upload",
        place.workflow.at(place.job.line_of("environment")),
        "give it an environment of its own, as in `environment: testpypi`, and register that with TestPyPI",
        WARNING,
        why="PyPI's publisher trusts that environment: what gets into the rehearsal can upload to PyPI too.",
    )


def _wrong_address(place: Place) -> Iterator[Problem]:
    """Yield the problem of an address of PyPI or TestPyPI under which nothing can be uploaded."""
    for url, line in _addresses(place):
        found = _INDEX.fullmatch(url)
        part = (found["part"] or "").lower() if found else ""
        path = (found["path"] or "") if found else ""
        if found is None or (part in ("test.", "upload.") and path == _RIGHT) or (path == "/legacy" and _is_uv(place)):
            continue
        is_slash = part in ("test.", "upload.") and path == _RIGHT.rstrip("/")
        yield Problem(
            "the address of the upload lacks the slash at its end"
            if is_slash
            else "the address of the upload is not one under which files are taken",
            place.workflow.at(line),
            f"write the address that the documentation of the index gives: it ends with `{_RIGHT}`",
            why='The upload ends with "404 Not Found" or "405 Method Not Allowed".',
        )


def _is_uv(place: Place) -> bool:
    return not is_action(place) and "twine" not in command_of(place.step)


def _addresses(place: Place) -> Iterator[tuple[str, int]]:
    """Yield the addresses that the upload is given, and their lines."""
    if is_action(place):
        yield value_of(place, "repository-url").strip(), line_of(place, "repository-url")
        return
    for url in _FLAG.findall(command_of(place.step)):
        yield url, place.step.line_of("run")
    for name in _VARIABLES:
        yield environment_of(place).get(name, "").strip(), place.step.line_of("env", name)
