"""GD104."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.node import LIST, TABLE
from gatepost.doctor.releases.json_mending import renamed
from gatepost.doctor.releases.plan_check import FilesCheck
from gatepost.doctor.symptoms import NO_RELEASE_PR, WRONG_CHANGELOG, WRONG_VERSION
from gatepost.options.check import nearest
from gatepost.outcomes.values import Problem
from gatepost.policy.known_keys import OF_PACKAGES, OF_THE_FILE
from gatepost.release.types import NOT_REPRODUCED, RELEASE_TYPES
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
from gatepost.doctor.node import Document, Node

_TOP = (*OF_THE_FILE, *OF_PACKAGES)
_OF_SECTIONS = ("type", "section", "hidden", "scope")
_OF_EXTRA_FILES = ("type", "path", "glob", "jsonpath", "xpath")
_REMARKS = ("//", "#", "_", "$", "comment", "note", "description")
_TYPES = (*RELEASE_TYPES, *sorted(NOT_REPRODUCED))

_STOPS = 'The run of Release Please is red: "Unknown release type". No release pull request is opened.'


class RpConfigUnknownKey(FilesCheck):
    """A key or a release type in the configuration is not one of Release Please's.

    ## Symptom
    Release Please passes over what it does not know: it is as if the option were not there, and the run is green.

    An option seems to do nothing: the version, the title or the changelog is as if it were not there. With an unknown
    release type the run is red: "Unknown release type: pyton".

    ## Cause
    Release Please ignores keys that it does not know without a word, also those that are known at another place: some
    keys are read at the top of the file alone.

    ## Mend
    Write the key as Release Please spells it:

        "bootstrap-sha": "…"
    """

    code = "GD104"
    name = "rp-config-unknown-key"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, WRONG_VERSION, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("Unknown release type: ",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each key that nobody reads, and each release type that there is not."""
        document = known(facts.release).configuration
        root = document.root if document is not None else None
        if document is None or root is None or root.kind != TABLE:
            return
        yield from _in_table(document, root, _TOP)
        for _, package in _packages(root):
            yield from _in_table(document, package, OF_PACKAGES)

    def fine(self, facts: Facts) -> str:
        """Return where all keys are known."""
        return f"Release Please knows every key in `{known(facts.release).configuration_file}`"


def _packages(root: Node) -> Iterator[tuple[str, Node]]:
    packages = root.get("packages")
    return packages.items() if packages is not None else iter(())


def _in_table(document: Document, table: Node, allowed: tuple[str, ...]) -> Iterator[Problem]:
    yield from _unknown(document, table, allowed)
    for key, names in (("changelog-sections", _OF_SECTIONS), ("extra-files", _OF_EXTRA_FILES)):
        listed = table.get(key)
        for part in listed.parts if listed is not None and listed.kind == LIST else ():
            yield from _unknown(document, part, names)
    for name, value in table.entries:
        if name.text == "release-type" and value.text and value.text not in _TYPES:
            yield _wrong_type(document, value)


def _unknown(document: Document, table: Node, allowed: tuple[str, ...]) -> Iterator[Problem]:
    for name, _ in table.entries:
        key = name.text
        if key in allowed or key.startswith(_REMARKS):
            continue
        where = f"{document.path}:{name.line}"
        if key in OF_THE_FILE:
            message = f"`{key}` is not read in a package, only at the top of the file"
            yield Problem(message, where, f"move `{key}` out of `packages`, to the top of the file")
            continue
        meant = nearest(key, allowed)
        if not meant:
            message = f"`{key}` is no key of Release Please, which ignores it"
            yield Problem(
                message, where, f"take the line `{key}` out, or write the key that it was meant to be", WARNING
            )
            continue
        is_free = not table.has(meant) and _squeezed(key) == _squeezed(meant)
        edits = renamed(document, name.line, key, meant) if is_free else ()
        message = f"`{key}` is no key of Release Please, which ignores it: `{meant}` is"
        yield Problem(message, where, f'write `"{meant}"` in place of `"{key}"`', ERROR, edits)


def _wrong_type(document: Document, value: Node) -> Problem:
    meant = nearest(value.text, _TYPES) if value.is_quoted else ""
    edits = renamed(document, value.line, value.text, meant) if meant else ()
    message = f"`{value.text}` is no release type, at which Release Please stops"
    return Problem(
        message, f"{document.path}:{value.line}", f'write `"release-type": "{meant or "python"}"`', ERROR, edits, _STOPS
    )


def _squeezed(key: str) -> str:
    return key.replace("-", "").replace("_", "").lower()
