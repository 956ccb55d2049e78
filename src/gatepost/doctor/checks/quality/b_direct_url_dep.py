"""GD411."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.build_backends import HATCHLING, backend_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.doctor.uploads.index_uploads import first_to_pypi
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project

_DIRECT = re.compile(r"\s*([A-Za-z0-9][A-Za-z0-9._-]*)\s*(?:\[[^\]]*\]\s*)?@\s*[A-Za-z][A-Za-z0-9+.-]*:")
_PRIVATE = "Private :: "
_SOURCES = ("git", "url", "path", "file")

_SAID = {
    "PyPI": 'The upload fails: "400 Can\'t have direct dependency".',
    "hatchling": 'The build stops: the dependency "cannot be a direct reference".',
}


class BDirectUrlDep(DoctorCheck):
    """The package requires something by its address, which PyPI refuses and hatchling does too.

    ## Symptom
    What users install may come from nothing but the index, so the package is refused.

    The upload fails with "400 Can't have direct dependency", or the build with "cannot be a direct reference unless
    field `tool.hatch.metadata.allow-direct-references` is set to `true`".

    ## Cause
    What a package on PyPI requires must be on an index too. A requirement such as `name @ git+https://…` leads out of
    it, in an extra as well as in `dependencies`. Poetry writes one for each `{ git = … }` and `{ path = … }`.

    ## Mend
    Require a version that is on the index. To develop against another, say so where it is not published:

        [tool.uv.sources]
        name = { git = "https://github.com/octo/name" }
    """

    code = "GD411"
    name = "b-direct-url-dep"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("Can't have direct dependency", "cannot be a direct reference unless field")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each requirement that has an address, where somebody refuses it."""
        is_published = first_to_pypi(facts) is not None
        for project in facts.projects:
            refused = _refused_by(project, is_published=is_published)
            for name, where in _direct(project) if refused else ():
                message = f"`{name}` is required by its address, which {refused} refuses"
                yield Problem(
                    message,
                    where,
                    f"write a version of {name} that is on the index in the place of the address",
                    why=_SAID[refused],
                )

    def fine(self, facts: Facts) -> str:
        """Return what was looked at."""
        count = sum(len(list(_direct(project))) for project in facts.projects)
        return "no requirement that is published has an address" if not count else "nobody is known to refuse addresses"


def _refused_by(project: Project, *, is_published: bool) -> str:
    """Return who refuses a requirement with an address; empty where nobody is known to."""
    is_private = any(each.startswith(_PRIVATE) for each in project.words("project", "classifiers"))
    if is_published and not is_private:
        return "PyPI"
    allowed = project.get("tool", "hatch", "metadata", "allow-direct-references")
    return "hatchling" if backend_of(project) == HATCHLING and allowed is not True else ""


def _direct(project: Project) -> Iterator[tuple[str, str]]:
    extras = project.section("project", "optional-dependencies")
    lists = [("project", "dependencies", project.words("project", "dependencies"))]
    lists += [
        ("project.optional-dependencies", extra, project.words("project", "optional-dependencies", extra))
        for extra in extras
    ]
    for table, key, texts in lists:
        for text in texts:
            found = _DIRECT.match(text)
            if found is not None:
                yield found.group(1), f"{project.path}:{_line(project, text, table, key)}"
    is_poetrys = not project.section("project") or "dependencies" in project.words("project", "dynamic")
    for name, said in project.section("tool", "poetry", "dependencies").items() if is_poetrys else ():
        if isinstance(said, dict) and any(source in said for source in _SOURCES):
            yield name, project.at("tool.poetry.dependencies", name)


def _line(project: Project, text: str, table: str, key: str) -> int:
    """Return the line of a requirement; that of the list where it is written in another way."""
    lines = project.text.split("\n")
    return next((number for number, line in enumerate(lines, 1) if text in line), project.line(table, key))
