"""GD217."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES, WRONG_VERSION
from gatepost.doctor.versions.quotes import quoted
from gatepost.doctor.versions.version_files import folder_of, no_python, pythons
from gatepost.formats.errors import UnreadableText
from gatepost.formats.toml.text import parse_toml
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.project import Project

_ROW = re.compile(r" at row ([0-9]+), col")


class VerPyprojectUnreadable(DoctorCheck):
    """The parser of Release Please cannot read `pyproject.toml`, so the version in it is never written.

    ## Symptom
    The run of Release Please is green, and the version in the file stays the old one.

    The release pull request has a changelog and no change of `pyproject.toml`, nor of `__init__.py`. The run is green.

    ## Cause
    Release Please has a parser of TOML 0.5 with edges of its own: it refuses comments in files with Windows line ends,
    and inline tables over several lines, as newer versions of TOML allow them. It then goes on as if there were no
    `pyproject.toml`.

    ## Mend
    Write the line that it stumbles at otherwise. For Windows line ends, have git keep plain ones:

        $ echo "*.toml text eol=lf" >> .gitattributes
        $ git add --renormalize pyproject.toml
    """

    code = "GD217"
    name = "ver-pyproject-unreadable"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES, WRONG_VERSION)
    consequences: tuple[str, ...] = ("ver-nowhere", "ver-init-name", "ver-disagree", "ver-poetry-and-project")

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report what the parser refuses."""
        for path, type_ in pythons(known(facts.release)):
            project = facts.project(folder_of(path))
            if project is None:
                continue
            text = type_.source.read(project.path) if _keeps_line_ends(facts) else project.text
            try:
                parse_toml(text or "")
            except UnreadableText as error:
                found = _ROW.search(str(error))
                said = str(error)[: found.start()] if found else str(error)
                line = int(found.group(1)) if found else 1
                message = f"the TOML parser of Release Please refuses `{project.path}`: {said}"
                yield Problem(message, f"{project.path}:{line}", _fix(project))

    def fine(self, facts: Facts) -> str:
        """Return what it reads."""
        paths = [f"`{folder_of(path)}pyproject.toml`" for path, _ in pythons(known(facts.release))]
        return f"the TOML parser of Release Please reads {', '.join(paths)}"


def _keeps_line_ends(facts: Facts) -> bool:
    """Tell whether git has the line ends that the files have on disk."""
    is_changed = facts.repository.config.get("core.autocrlf", "false").lower() != "false"
    return not is_changed and not any(path.rpartition("/")[2] == ".gitattributes" for path in facts.tree.paths)


def _fix(project: Project) -> str:
    """Return what to do; with plain line ends it may be well. What nobody reads for want of quotes gets them."""
    edit = quoted(project) if project.error else None
    if edit is not None:
        return f"quote it: `{edit.lines[0].strip()}`"
    try:
        parse_toml(project.text)
    except UnreadableText:
        return "write this line in plainer TOML: a table of its own, or a list on one line"
    return 'echo "*.toml text eol=lf" >> .gitattributes && git add --renormalize .'
