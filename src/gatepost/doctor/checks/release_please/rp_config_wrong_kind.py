"""GD154."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import FilesCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_VERSION
from gatepost.outcomes.values import Edit, Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Release
    from gatepost.doctor.node import Document

_NAMED = re.compile("`([^`]*)`")
_PACKAGE = 'packages["'
_BOOLEAN = re.compile(r'"(true|false)"')
_WHOLE = ("the configuration must be", "the manifest must be")
"""Nothing is released by such a file, whatever stands in it."""
_IS_BOOLEAN = "must be true or false"

_WRITTEN = {
    "a text": '`"…"`',
    "a list": "`[…]`",
    "an object": "`{…}`",
    "a number": "digits",
    "true or false": "no quotes",
}
_KIND = re.compile(f"must be ({'|'.join(_WRITTEN)})")


class RpConfigWrongKind(FilesCheck):
    """A value in the configuration or the manifest is of another kind than Release Please takes.

    ## Symptom
    Release Please passes over the value, takes it for another one, or stops with a TypeError.

    An option has no effect, or the contrary one, or Release Please stops with a TypeError such as "split is not a
    function".

    ## Cause
    Release Please does not look at kinds. Some options are on only for a plain `true`, which the text `"true"` is not;
    for others the text `"false"` is as good as true. What should be a text or a list is used as one.

    ## Mend
    Write the kind that is named. Truth values and numbers have no quotes:

        "bump-minor-pre-major": false
    """

    code = "GD154"
    name = "rp-config-wrong-kind"
    severity = WARNING
    symptoms: tuple[str, ...] = (WRONG_VERSION, NO_RELEASE_PR)

    def unable(self, facts: Facts) -> str:
        """Return why the kinds were not looked at."""
        release = known(facts.release)
        error = release.plan.error.partition("\n")[0]
        is_read = release.plan.configuration is not None or _document(release) is not None
        return super().unable(facts) or ("" if is_read else f"nothing is planned: {error}")

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the first such value: the files are read no further."""
        release = known(facts.release)
        document = _document(release)
        if document is not None:
            text = release.plan.error.removeprefix(f"{document.path}: ")
            line = _line(document, text)
            edits = _edits(document, line) if _IS_BOOLEAN in text else ()
            severity = ERROR if text.startswith(_WHOLE) else WARNING
            yield Problem(text, f"{document.path}:{line}", _fix(text), severity, edits)

    def fine(self, facts: Facts) -> str:
        """Return where all is well."""
        return f"the values in `{known(facts.release).configuration_file}` are of the right kinds"


def _fix(text: str) -> str:
    """Return what to write: a value of the kind that is asked for."""
    found = _KIND.search(text)
    return (
        f"write {found.group(1)} there: {_WRITTEN[found.group(1)]}"
        if found is not None
        else "add what is missing there"
    )


def _document(release: Release) -> Document | None:
    """Return the file in which a value is of a wrong kind."""
    documents = (release.configuration, release.manifest)
    return next((each for each in documents if each and release.plan.error.startswith(f"{each.path}: ")), None)


def _line(document: Document, text: str) -> int:
    """Return the line of what a text names first."""
    found, root = _NAMED.search(text), document.root
    if found is None or root is None:
        return 1
    path, is_of_package, key = found[1].removeprefix(_PACKAGE).partition('"]')
    if is_of_package and found[1].startswith(_PACKAGE):
        key = key.removeprefix(".")
        keys: tuple[str, ...] = ("packages", path, *((key,) if key else ()))
    else:
        key = found[1]
        keys = (key,)
    if root.get(*keys) is None and root.get("packages") is not None:
        packages = root.get("packages")
        inside = [node.line_of(key) for _, node in packages.items() if node.has(key)] if packages is not None else []
        return inside[0] if inside else root.line_of(*keys)
    return root.line_of(*keys)


def _edits(document: Document, line: int) -> tuple[Edit, ...]:
    """Return the edit that takes the quotes of a truth value away; none where the line has several."""
    text = document.text.replace("\r\n", "\n").split("\n")[line - 1]
    if len(_BOOLEAN.findall(text)) != 1:
        return ()
    return (Edit(document.path, line, line, (_BOOLEAN.sub(r"\1", text),)),)
