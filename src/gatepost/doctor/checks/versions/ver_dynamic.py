"""GD206."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import PUBLISH_FAILED, VERSION_FILES, WRONG_VERSION
from gatepost.doctor.versions.extra_entries import MARK, taught
from gatepost.doctor.versions.version_files import folder_of, no_python, pythons, written_by
from gatepost.doctor.versions.version_sources import HATCH_VCS, SETUPTOOLS_SCM, STATIC, files_of, scm_of
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.project import Project

_CHOOSING = ("describe", "tag_regex", "tag-pattern", "tag_pattern", "--match", "parse")

_ANOTHER = "The package is built under a version of another one."


class VerDynamic(DoctorCheck):
    """The build computes the version from something that no release changes, so it is not the one of the tag.

    ## Symptom
    What is built after the release has the old version, and the index refuses it: "File already exists".

    The release is tagged v1.3.0, and what is built is 1.2.0 again; the index refuses it: "File already exists". The log
    of Release Please says "dynamic version found in 'pyproject.toml'. Skipping update".

    ## Cause
    With `dynamic = ["version"]` Release Please leaves `pyproject.toml` alone. The file from which the build takes the
    version then has to be written by the release. Or it comes from git's tags, and there are several packages: the
    newest tag is taken, whichever package it is of.

    ## Mend
    Write the version into `pyproject.toml`, where Release Please keeps it up to date:

        [project]
        version = "1.2.3"

    Or name the file in `extra-files`, with `# x-release-please-version` behind the version. With several packages that
    take their version from tags, tell each which tags are its own, as in `git_describe_command`.
    """

    code = "GD206"
    name = "ver-dynamic"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES, WRONG_VERSION, PUBLISH_FAILED)
    errors: tuple[str, ...] = ("dynamic version found in",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a version from a file that no release writes, and one from the tags of all packages."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            project = facts.project(folder_of(path))
            if project is None or not project.is_dynamic:
                continue
            written = written_by(type_)
            sources = files_of(project, facts.tree)
            if sources and not any(each in written and written[each].is_given for each in sources):
                yield _from_file(project, sources[0], facts, path)
            elif _takes_any_tag(project, release):
                message = f"{scm_of(project)} takes the newest tag, whichever of the packages it is of"
                fix = f"write `version` into `[project]`, or tell {scm_of(project)} which tags are of this package"
                yield Problem(message, project.at("project", "dynamic"), fix, why=_ANOTHER)

    def fine(self, facts: Facts) -> str:
        """Return where the versions come from."""
        projects = [facts.project(folder_of(path)) for path, _ in pythons(known(facts.release))]
        dynamic = [project.path for project in projects if project is not None and project.is_dynamic]
        if not dynamic:
            return "no version is computed by the build"
        return f"what `{dynamic[0]}` takes its version from changes with each release, as far as that can be seen"


def _from_file(project: Project, file: str, facts: Facts, path: str) -> Problem:
    found = STATIC.search(facts.tree.read(file) or "")
    text = facts.tree.read(file) or ""
    edits = taught(known(facts.release), path, file, text.count("\n", 0, found.start()) + 1) if found else ()
    return Problem(
        f"the build takes the version from `{file}`, and no release writes that",
        project.at("project", "dynamic"),
        f"name `{file}` in `extra-files`, with `# {MARK}` behind the version; or write `version` into `[project]`",
        edits=edits,
    )


def _takes_any_tag(project: Project, release: Release) -> bool:
    """Tell whether the version comes from tags, of which there are several packages' and nothing says which."""
    if scm_of(project) not in (HATCH_VCS, SETUPTOOLS_SCM) or len(release.plan.packages) == 1:
        return False
    return not any(word in project.text for word in _CHOOSING)
