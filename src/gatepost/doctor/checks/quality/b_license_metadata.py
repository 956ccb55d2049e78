"""GD408."""

from __future__ import annotations

import posixpath
import re
from fnmatch import fnmatchcase
from typing import TYPE_CHECKING

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.build_backends import FLIT, HATCHLING, PDM, POETRY, SETUPTOOLS, backend_of, is_newest
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.project import Project

_CLASSIFIER = "License :: "
_STRICT = (SETUPTOOLS, FLIT, PDM)
_LENIENT = (SETUPTOOLS, HATCHLING)
_NO_TEXT = "The build stops, or users get the package without the text of its licence."
_OLD = "Builds warn that this way is deprecated, and will stop at it one day."
_TEXTS = re.compile(r"(?:^|/)(?:licen[cs]es?|copying|notice|unlicense)", re.IGNORECASE)


class BLicenseMetadata(DoctorCheck):
    """What the project says of its licence is refused by builds, or leaves the text of the licence out.

    ## Symptom
    Builds warn of it or refuse it, or users get the package without the text of its licence.

    The build fails: "License classifiers have been superseded by license expressions", or "Invalid license
    expression". Or it warns: "`project.license` as a TOML table is deprecated". Or the package has no licence in it.

    ## Cause
    Since PEP 639 `license` is an SPDX expression such as `MIT OR Apache-2.0`, `license-files` names the texts, and
    classifiers say nothing of licences any more. Backends warn of the old way, and refuse the two together.

    ## Mend
    Say it once, and name the texts:

        license = "MIT"
        license-files = ["LICENSE"]

    Take each classifier away that begins with `License ::`.
    """

    code = "GD408"
    name = "b-license-metadata"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "License classifiers have been superseded by license expressions",
        "Error parsing field `project.license` - Invalid license expression",
        "`project.license` as a TOML table is deprecated",
        "Cannot find any files for the given pattern",
        "No files found for [project.license-files]",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report licences that are said in an old way, in two ways, or wrongly, and texts that are not there."""
        for project in facts.projects:
            if isinstance(project.get("project", "license"), str):
                yield from _of_expression(project)
            elif project.section("project", "license"):
                yield from _of_table(facts.tree, project)
            yield from _of_files(facts.tree, project)

    def unable(self, facts: Facts) -> str:
        """Return why there is nothing to look at."""
        keys = {key for project in facts.projects for key in project.section("project")}
        return "" if keys & {"license", "license-files"} else "no pyproject.toml says what the licence is"

    def fine(self, facts: Facts) -> str:
        """Return the licences."""
        said = dict.fromkeys(f"`{project.word('project', 'license')}`" for project in facts.projects)
        return (
            f"the licence is said as builds want it: {', '.join(each for each in said if each != '``') or 'by files'}"
        )


def _of_expression(project: Project) -> Iterator[Problem]:
    said, where = project.word("project", "license"), project.at("project", "license")
    try:
        canonicalize_license_expression(said)
    except InvalidLicenseExpression:
        severity = WARNING if backend_of(project) in ("", POETRY) else ERROR
        fix = "write the name that https://spdx.org/licenses gives it, or LicenseRef-Proprietary"
        why = 'A build backend of today stops at it: "Invalid license expression".'
        yield Problem(f"`{said}` is no SPDX expression", where, fix, severity, why=why)
    for each in project.words("project", "classifiers"):
        if each.startswith(_CLASSIFIER):
            is_refused = backend_of(project) in _STRICT and is_newest(project)
            does = "and the build refuses both" if is_refused else "and PEP 639 wants only that"
            line = _line_with(project, each)
            why = 'The build stops: "License classifiers have been superseded by license expressions".'
            why = why if is_refused else "Newer versions of the build backend stop where both are said."
            message = f'`{each}` stands beside `license = "{said}"`, {does}'
            yield Problem(
                message,
                f"{project.path}:{line}",
                "take this line out of `classifiers`",
                ERROR if is_refused else WARNING,
                why=why,
            )


def _of_table(tree: Tree, project: Project) -> Iterator[Problem]:
    where, file = project.at("project", "license"), project.word("project", "license", "file")
    if "[project.license]" in project.text:
        where = project.at("project.license")
    path = posixpath.normpath(project.folder + file)
    if file and path not in tree.paths:
        severity = WARNING if backend_of(project) in ("", SETUPTOOLS) else ERROR
        yield Problem(
            f"`{path}` is named as the licence, and is not there",
            where,
            "write the path of the file that has the licence",
            severity,
            why=_NO_TEXT,
        )
    elif is_newest(project):
        message = "`license` is a table, the old way that builds warn of"
        yield Problem(message, where, _instead(project), WARNING, why=_OLD)


def _instead(project: Project) -> str:
    """Return the line that says the same, as far as the table says which licence it is."""
    text = project.word("project", "license", "text")
    try:
        expression = str(canonicalize_license_expression(text)) if text else ""
    except InvalidLicenseExpression:
        expression = ""
    said = (
        f'license = "{expression}"'
        if expression
        else "license = ` and the name that https://spdx.org/licenses gives it"
    )
    return f"write in the place of this table: `{said}`" if expression else f"write in the place of this table: `{said}"


def _of_files(tree: Tree, project: Project) -> Iterator[Problem]:
    where = project.at("project", "license-files")
    own = [path[len(project.folder) :] for path in tree.paths if path.startswith(project.folder)]
    if isinstance(project.get("project", "license-files"), list):
        for pattern in project.words("project", "license-files"):
            if not any(_matches(pattern, path) for path in own):
                severity = WARNING if backend_of(project) in ("", *_LENIENT) else ERROR
                yield Problem(
                    f"`{pattern}` in `license-files` matches no file",
                    where,
                    "write the path of a file that is there",
                    severity,
                    why=_NO_TEXT,
                )
    elif _is_said(project) and not any(_TEXTS.search(path) for path in own):
        message = f"no text of the licence lies in `{project.folder or '.'}`, so the package has none"
        yield Problem(
            message,
            project.at("project", "license"),
            f"copy the file LICENSE to `{project.folder or '.'}`",
            WARNING,
            why=_NO_TEXT,
        )


def _is_said(project: Project) -> bool:
    """Tell whether a licence is named whose text should be there: a private one has none."""
    said = project.word("project", "license")
    return bool(said) and not said.startswith("LicenseRef-") and bool(backend_of(project))


def _matches(pattern: str, path: str) -> bool:
    """Tell whether a path matches, as a glob of PEP 639 does: `*` stays within a folder, `**` does not."""
    return _match(pattern.split("/"), path.split("/"))


def _match(patterns: list[str], parts: list[str]) -> bool:
    if not patterns:
        return not parts
    if patterns[0] == "**":
        return any(_match(patterns[1:], parts[at:]) for at in range(len(parts) + 1))
    return bool(parts) and fnmatchcase(parts[0], patterns[0]) and _match(patterns[1:], parts[1:])


def _line_with(project: Project, text: str) -> int:
    """Return the first line with a text in it; that of the classifiers where it is written in another way."""
    lines = project.text.split("\n")
    at = next((number for number, line in enumerate(lines, 1) if text in line), 0)
    return at or project.line("project", "classifiers")
