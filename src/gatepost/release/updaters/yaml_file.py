"""A version in a YAML file, at the places that a JSONPath names (Release Please's `GenericYaml`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.jsonpath.search import assign, visit
from gatepost.formats.yaml.dump import dump
from gatepost.formats.yaml.text import load_all

if TYPE_CHECKING:
    from gatepost.formats.jsonpath.search import Match


def update_yaml(content: str, jsonpath: str | None, version: str) -> str:
    """Return `content` with `version` for each string that `jsonpath` finds, in all documents.

    The file is then written anew: comments, quotes and blank lines are gone.
    What is no YAML, or has no string there, stays as it is. Raises
    UnreadableText for a wrong path or none, and for one that finds a whole
    document or a letter of a string.
    """
    try:
        documents = load_all(content)
    except UnreadableText:
        return content
    changed = _Changed(version)
    for document in documents:
        visit(jsonpath, document, changed)
    if not changed.any:
        return content
    if len(documents) == 1:
        return dump(documents[0])
    return "".join(f"---\n{dump(document)}" for document in documents)


class _Changed:
    """Puts the version where a string was found, and knows whether there was one."""

    def __init__(self, version: str) -> None:
        self._version = version
        self.any = False

    def __call__(self, match: Match) -> None:
        if isinstance(match.value, str):
            self.any = True
            assign(match, self._version)
