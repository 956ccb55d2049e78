"""GD404."""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.habits.build_backends import FLIT, POETRY, SETUPTOOLS, backend_of
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree
    from gatepost.doctor.project import Project

_MARKDOWN, _RST, _PLAIN = "text/markdown", "text/x-rst", "text/plain"
_TYPES = {".md": _MARKDOWN, ".markdown": _MARKDOWN, ".rst": _RST, ".txt": _PLAIN}
_GUESSED = (".md", ".rst", ".txt")
_SPHINX = (
    *("toctree", "automodule", "autoclass", "autofunction", "automethod", "autosummary", "literalinclude"),
    *("versionadded", "versionchanged", "deprecated", "seealso", "todo", "tabs", "tab", "glossary", "py:module"),
    *("include", "raw"),
)
_ROLES = (
    "ref",
    "doc",
    "class",
    "func",
    "meth",
    "mod",
    "attr",
    "term",
    "envvar",
    "file",
    "menuselection",
    "exc",
    "data",
)
_DIRECTIVE = re.compile(rf"\.\. ({'|'.join(_SPHINX)})::(?:\s|$)")
_ROLE = re.compile(rf"(?:^|[\s(])(:(?:py:)?(?:{'|'.join(_ROLES)}):)`[^`]+`")
_LITERAL = re.compile(r"``.*?``")


class BTwineLongDescription(DoctorCheck):
    """The description of the package on the index is missing, or cannot be shown.

    ## Symptom
    The build or the upload is refused, or the page of the package on the index has no description.

    The build says "Readme file does not exist", or the upload is refused: "The description failed to render for
    'text/x-rst'", or "`long_description` has syntax errors in markup and would not be rendered on PyPI".

    ## Cause
    `readme` names a file that is not there, or does not say of what kind it is, or says it wrongly. In a description of
    reStructuredText the index knows what docutils knows: nothing of Sphinx, no files that are included, no raw HTML.

    ## Mend
    Name the file that is there. Its ending says what it is: `.md`, `.rst` or `.txt`.

        readme = "README.md"

    Try it: `gatepost dist` builds, and asks `twine check --strict`.
    """

    code = "GD404"
    name = "b-twine-long-description"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = (
        "The description failed to render",
        "has syntax errors in markup and would not be rendered on PyPI",
        "Readme file does not exist",
        "Unable to determine the content-type based on the extension of readme file",
    )

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report readmes that are not there, whose kind is wrong, or that the index cannot show."""
        for project in facts.projects:
            yield from _declared(facts.tree, project)

    def unable(self, facts: Facts) -> str:
        """Return why there is nothing to be shown."""
        named = any(_file(project) or project.section("project", "readme") for project in facts.projects)
        return "" if named else "no pyproject.toml names a readme"

    def fine(self, facts: Facts) -> str:
        """Return the files."""
        files = dict.fromkeys(f"`{project.folder}{_file(project)}`" for project in facts.projects if _file(project))
        return f"{', '.join(files)} can be shown" if files else "the description is in pyproject.toml"


def _file(project: Project) -> str:
    """Return the file, as it is written."""
    return (
        project.word("project", "readme")
        or project.word("project", "readme", "file")
        or project.word("tool", "poetry", "readme")
    )


def _declared(tree: Tree, project: Project) -> Iterator[Problem]:
    file, where = _file(project), _where(project)
    given = project.word("project", "readme", "content-type")
    table = project.section("project", "readme")
    if table and not given and {"file", "text"} & set(table):
        yield Problem(
            "`readme` is a table without `content-type`, which builds refuse",
            where,
            'write `readme = "README.md"` in the place of the table',
        )
    if given and _kind(given) not in (_MARKDOWN, _RST, _PLAIN):
        yield Problem(
            f"`{given}` is no content type that an index shows", where, f'write `content-type = "{_MARKDOWN}"`'
        )
    path = posixpath.normpath(project.folder + file) if file else ""
    if not path:
        return
    if path not in tree.paths:
        severity = WARNING if backend_of(project) == SETUPTOOLS else ""  # which goes on without one
        yield Problem(f"`{path}` is named as the readme, and is not there", where, _fix(tree, project), severity)
        return
    ending = posixpath.splitext(file)[1].lower()
    if table:
        yield from _beside_ending(_kind(given), ending, path, where)
    elif ending not in _GUESSED and _refuses(project, ending):
        message = f"the ending of `{path}` does not say what it is, and `readme` does not either"
        yield Problem(message, where, f'write `readme = {{ file = "{file}", content-type = "{_MARKDOWN}" }}`')
    if (_kind(given) or _TYPES.get(ending)) == _RST:
        yield from _unshown(path, tree.read(path) or "")


def _where(project: Project) -> str:
    table = "project" if project.get("project", "readme") is not None else "tool.poetry"
    if "[project.readme]" in project.text:
        table = "project.readme"
    return project.at(table, "readme")


def _kind(given: str) -> str:
    """Return a content type without what is behind it, as in `; charset=UTF-8`."""
    return given.partition(";")[0].strip().lower()


def _fix(tree: Tree, project: Project) -> str:
    there = sorted(path for path in tree.paths if path.lower().startswith(f"{project.folder}readme.".lower()))
    name = there[0][len(project.folder) :] if there else ""
    return f'write `readme = "{name}"` on this line' if name else "write that file, or name another one on this line"


def _beside_ending(kind: str, ending: str, path: str, where: str) -> Iterator[Problem]:
    expected = _TYPES.get(ending)
    if kind in (_MARKDOWN, _RST) and expected in (_MARKDOWN, _RST) and kind != expected:
        message = f"`{path}` is {expected} by its ending, and declared as {kind}"
        yield Problem(message, where, f'write `content-type = "{expected}"`', WARNING)


def _refuses(project: Project, ending: str) -> bool:
    """Tell whether the build refuses a file of this ending; without any, setuptools takes it for plain text."""
    backend = backend_of(project)
    return backend not in ("", FLIT, POETRY) and not (backend == SETUPTOOLS and not ending)


def _unshown(path: str, text: str) -> Iterator[Problem]:
    """Yield what docutils does not know, or is told not to do; what is indented may be an example."""
    for number, line in enumerate(text.split("\n"), 1):
        name = _unknown(line)
        if name:
            message = f"`{name}` is not known to the index, which then refuses the whole description"
            yield Problem(message, f"{path}:{number}", "write it in plain reStructuredText, or as a link")


def _unknown(line: str) -> str:
    """Return the directive or role at the left margin that the index does not show; empty where there is none."""
    directive = _DIRECTIVE.match(line)
    if directive is not None:
        return f".. {directive.group(1)}::"
    role = _ROLE.search(_LITERAL.sub("", line)) if not line.startswith((" ", "..")) else None
    return role.group(1) if role is not None else ""
