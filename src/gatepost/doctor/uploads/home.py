"""Which repository the files take themselves to be in: guards in workflows, addresses in pyproject.toml."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.expressions import condition_of
from gatepost.scaffold.remotes import parse_remote

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project
    from gatepost.doctor.workflow import Workflow

_GUARD = re.compile(r"github\.repository(?P<part>_owner)?\s*==\s*'(?P<name>[^']*)'", re.IGNORECASE)
_URL = re.compile(r"https?://(?:www\.)?(?P<host>[^/]+)/(?P<owner>[\w.-]+)/(?P<name>[\w.-]+)(?:[/?#].*)?")
_LABELS = frozenset(("source", "sourcecode", "repository", "github", "code"))
_REMOTE = re.compile(r"remote\..+\.url")


@dataclass(frozen=True)
class Guard:
    """An `if` without which a job does not run, and that asks for a repository, or only for an owner."""

    workflow: Workflow
    line: int
    name: str

    def is_of(self, slug: str) -> bool:
        """Tell whether it is true in a repository. GitHub compares texts without regard to capital letters."""
        wanted = self.name.lower()
        return wanted == (slug if "/" in wanted else slug.partition("/")[0]).lower()


@dataclass(frozen=True)
class Declared:
    """A repository that a pyproject.toml names, and where."""

    slug: str
    where: str


def guards(facts: Facts) -> list[Guard]:
    """Return the guards of the jobs that release and publish, and of those before them, each once."""
    found: dict[tuple[str, int], Guard] = {}
    for place in (*(facts.releasing or ()), *(facts.publishing or ())):
        jobs = [place.job, *jobs_before(place.workflow, place.job).values()]
        listed = [(place.step.condition, place.step.line_of("if"))]
        listed += [(job.condition, job.line_of("if")) for job in jobs]
        for text, line in listed:
            for name in _names(text):
                found[place.workflow.path, line] = Guard(place.workflow, line, name)
    return list(found.values())


def _names(text: str) -> Iterator[str]:
    """Yield the repository that a condition asks for, where nothing else can make it true."""
    condition = condition_of(text)
    asked = list(_GUARD.finditer(condition))
    if len(asked) == 1 and "||" not in condition and "!(" not in condition:
        name = asked[0]["name"]
        if name and bool(asked[0]["part"]) == ("/" not in name):
            yield name


def declared(facts: Facts, host: str) -> list[Declared]:
    """Return the repositories on a host that the pyproject.toml files name as theirs."""
    return [each for project in facts.projects for each in _declared(project, host)]


def _declared(project: Project, host: str) -> Iterator[Declared]:
    for label, url in project.section("project", "urls").items():
        found = _URL.fullmatch(url) if isinstance(url, str) else None
        plain = re.sub(r"[\W_]", "", label).lower()
        if found is not None and plain in _LABELS and found["host"].lower() == host:
            name = found["name"].removesuffix(".git")
            yield Declared(f"{found['owner']}/{name}", project.at("project.urls", label))
    told = project.word("tool", "gatepost", "init", "repository")
    if told.count("/") == 1:
        yield Declared(told, project.at("tool.gatepost.init", "repository"))


def homes(facts: Facts) -> set[str]:
    """Return the repositories that the remotes lead to, in lower case: of a clone of a fork, often both."""
    found = {facts.repository.remote.slug.lower()} if facts.repository.remote is not None else set()
    for key, url in facts.repository.config.items():
        remote = parse_remote(url) if _REMOTE.fullmatch(key) else None
        if remote is not None:
            found.add(f"{remote.owner}/{remote.name}".lower())
    return found
