"""GD105."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.node import TABLE, TEXT
from gatepost.doctor.releases.plan_check import FilesCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR, VERSION_FILES
from gatepost.outcomes.values import Edit, Problem
from gatepost.policy.configuration import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.node import Document, Node

_PYTHON = ("pyproject.toml", "setup.py", "setup.cfg")
_KEY = '"release-type": "python"'
_EMPTY = re.compile(r"\{\s*\}")


class RpReleaseTypeMissing(FilesCheck):
    """A Python package has no release type, and is taken for one of Node.js.

    ## Symptom
    Release Please stops where it finds no `package.json`, or opens a pull request that leaves `pyproject.toml` as
    it is.

    The run of Release Please is red: "Missing required file: package.json". With a `package-name` it is green, and the
    release pull request changes nothing but the changelog and the manifest.

    ## Cause
    Without `release-type` a package is one of type `node`, whose version is in package.json.

    ## Mend
    Say what it is, in the package or at the top of release-please-config.json:

        "release-type": "python"
    """

    code = "GD105"
    name = "rp-release-type-missing"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, VERSION_FILES)
    errors: tuple[str, ...] = ("Missing required file: package.json", "MissingRequiredFileError: node")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each package with the files of Python, without those of Node.js, and without a type."""
        document = known(facts.release).configuration
        root = document.root if document is not None else None
        packages = root.get("packages") if root is not None else None
        if document is None or root is None or packages is None or _has_type(root):
            return
        for path, package in packages.items():
            if package.kind == TABLE and not _has_type(package) and _is_python(facts, path):
                message = f"package `{path}` has no `release-type`, and so is taken for one of Node.js"
                yield Problem(
                    message,
                    document.at("packages", path),
                    f"write `{_KEY}` into this package",
                    edits=_edits(document, packages, path, package),
                )

    def fine(self, facts: Facts) -> str:
        """Return what the packages are."""
        types = [state.type.package.release_type for state in known(facts.release).plan.packages.values()]
        named = ", ".join(f"`{type_}`" for type_ in dict.fromkeys(types))
        return f"the release type is {named}" if named else "no Python package lacks a release type"


def _has_type(table: Node) -> bool:
    """Tell whether a table says a type, which `null` is not."""
    found = table.get("release-type")
    return found is not None and (found.kind != TEXT or bool(found.text))


def _is_python(facts: Facts, path: str) -> bool:
    folder = "" if path == ROOT else f"{path.strip('/')}/"
    paths = facts.tree.paths
    return any(folder + file in paths for file in _PYTHON) and f"{folder}package.json" not in paths


def _edits(document: Document, packages: Node, path: str, package: Node) -> tuple[Edit, ...]:
    """Return the edit that puts the key in front of the others; none where the table is written in some other way."""
    lines = document.text.replace("\r\n", "\n").split("\n")
    first = package.entries[0][0] if package.entries else None
    if first is not None and first.line > package.line:
        line = lines[first.line - 1]
        indent = line[: len(line) - len(line.lstrip())]
        return (Edit(document.path, first.line, first.line - 1, (f"{indent}{_KEY},",)),)
    line = lines[package.line - 1]
    if first is None and package.line == package.last == packages.line_of(path) and len(_EMPTY.findall(line)) == 1:
        return (Edit(document.path, package.line, package.line, (_EMPTY.sub(f"{{ {_KEY} }}", line),)),)
    return ()
