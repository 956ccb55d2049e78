"""What steps that run Release Please give to the jobs after them, in a run that releases and in one that does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.evaluation import UNKNOWN, Value, some_text, value_of
from gatepost.doctor.releases.release_outputs import ROOT, outputs_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

Told = dict[tuple[str, str, str], Value]
_TEXTS = ("tag_name", "version", "html_url", "upload_url", "major", "minor", "patch")


def told_by(places: Iterable[Place], facts: Facts, *, has_released: bool, is_pushed: bool) -> Told:
    """Return the outputs by job, step and name, in lower case. What is released by a push is what was pushed.

    Of several steps that release nobody knows which of them does.
    """
    found: Told = {}
    listed = list(places)
    for place in listed if len(listed) == 1 or not has_released else ():
        outputs = outputs_of(place, facts)
        if outputs is not None and place.step.id:
            given = _given(outputs.paths, is_pushed=is_pushed) if has_released else _nothing(outputs.paths)
            key = (place.job.id.lower(), place.step.id.lower())
            found.update({(*key, name.lower()): value for name, value in given.items()})
    return found


def _given(paths: tuple[str, ...] | None, *, is_pushed: bool) -> Mapping[str, Value]:
    """Return what is given where something was released: of several packages nobody knows which."""
    found = {"releases_created": value_of("true"), "paths_released": some_text("paths", "[")}
    if paths is not None and len(paths) == 1:
        prefix = _prefix(paths[0])
        found[f"{prefix}release_created"] = value_of("true")
        found.update({f"{prefix}{name}": some_text(f"released {name}") for name in _TEXTS})
        found[f"{prefix}sha"] = some_text("sha") if is_pushed else UNKNOWN
    return found


def _nothing(paths: tuple[str, ...] | None) -> Mapping[str, Value]:
    found = {"releases_created": value_of("false"), "paths_released": value_of("[]")}
    for path in paths or ():
        names = ("release_created", "sha", *_TEXTS)
        found.update({f"{_prefix(path)}{name}": value_of("") for name in names})
    return found


def _prefix(path: str) -> str:
    return "" if path == ROOT else f"{path}--"
