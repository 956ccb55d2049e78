"""GD410."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.command_patterns import ON_LINE
from gatepost.doctor.habits.makefiles import read_makefile
from gatepost.doctor.symptoms import PUBLISH_FAILED
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_BUILT = re.compile(r"((?:.*/)?dist)/[^/]+(?:\.whl|\.tar\.gz)")
_UPLOAD = re.compile(
    rf"(?m)\btwine\s+upload\b{ON_LINE}\bdist/\*|\b(?:uv|flit|pdm|hatch|poetry)\s+publish\s*(?:$|[;&|])"
)
_CLEAN = re.compile(rf"\brm\s{ON_LINE}\bdist\b|--clear\b|--clean\b|\bgit\s+clean\b|\b(?i:make)\)?\s+clean\b")


class BDirtyDist(DoctorCheck):
    """Distributions of older versions lie in the folder whose content is uploaded.

    ## Symptom
    Old files are uploaded with the new ones, and the index refuses them: "File already exists".

    The upload fails with "400 File already exists" although the version is new, or old files are uploaded with the new.

    ## Cause
    Builds add to `dist/`, and uploads take all that is there. What is committed in `dist/` comes with each checkout;
    at home, what the last release left is still there.

    ## Mend
    Take them out of git, and let git ignore them:

        git rm -r --cached dist && echo dist/ >>.gitignore

    Where a recipe uploads `dist/*`, let it empty the folder before it builds.
    """

    code = "GD410"
    name = "b-dirty-dist"
    symptoms: tuple[str, ...] = (PUBLISH_FAILED,)
    errors: tuple[str, ...] = ("File already exists",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report distributions that git has, or would take, and recipes that upload what was there before."""
        then = facts.then.paths if facts.then is not None else frozenset()
        folders: dict[str, list[str]] = {}
        for path in sorted(facts.tree.paths):
            found = _BUILT.fullmatch(path)
            if found is not None:
                folders.setdefault(found.group(1), []).append(path)
        for folder, paths in folders.items():
            is_tracked = not then.isdisjoint(paths)
            does = (
                "is in git, and so in every build" if is_tracked else "is not ignored by git, and may get into a commit"
            )
            ignore = f"echo {folder}/ >>.gitignore"
            fix = f"git rm -r --cached {folder} && {ignore}" if is_tracked else ignore
            yield Problem(f"`{paths[0]}` {does}", paths[0], fix, ERROR if is_tracked else WARNING)
        yield from _recipes(facts)

    def fine(self, facts: Facts) -> str:
        """Return what was looked at."""
        return f"none of {len(facts.tree.paths)} files is a distribution in `dist/`"


def _recipes(facts: Facts) -> Iterator[Problem]:
    makefile = read_makefile(facts.tree)
    for target, (line, recipe, _) in makefile.targets.items() if makefile is not None else ():
        if makefile is not None and _UPLOAD.search(recipe) and not _CLEAN.search(makefile.run_by(target)):
            message = f"`make {target}` uploads whatever lies in `dist/`, and nothing empties it before"
            yield Problem(message, f"{makefile.path}:{line}", "let its recipe begin with `rm -rf dist`", WARNING)
