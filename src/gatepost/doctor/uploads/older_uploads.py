"""How what is published was published at the last release, which is how the index knows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.roles import publishing_places
from gatepost.doctor.uploads.uploads import PYPI, index_of, is_only_called, is_trusted
from gatepost.doctor.workflow_reading import is_workflow, read_workflow

if TYPE_CHECKING:
    from collections.abc import Iterable

    from gatepost.doctor.facts import Tree
    from gatepost.doctor.roles import Place

NONE_THEN = "at the last release no workflow uploaded to PyPI by trusted publishing"


def older_places(tree: Tree) -> list[Place]:
    """Return the steps that uploaded to PyPI itself by trusted publishing, when the files were those of a tree."""
    texts = ((path, tree.read(path)) for path in sorted(filter(is_workflow, tree.paths)))
    return of_top_level(publishing_places([read_workflow(path, text) for path, text in texts if text is not None]))


def of_top_level(places: Iterable[Place]) -> list[Place]:
    """Return the steps that surely upload to PyPI by trusted publishing, in workflows that something starts."""
    return [
        place
        for place in places
        if is_trusted(place) and index_of(place) == PYPI and not is_only_called(place.workflow)
    ]
