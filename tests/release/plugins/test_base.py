from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.release.candidate import build_candidate
from gatepost.release.changes import Readings
from gatepost.release.plugins.base import Plugin, Workshop
from support.plans import TARGET, MemorySource, changes, commit, configuration
from support.releasing import release_type

if TYPE_CHECKING:
    from gatepost.release.types.base import ReleaseType


def test_a_plugin_does_nothing_by_itself() -> None:
    types: dict[str, ReleaseType] = {".": release_type(".", {}, {})}
    commits = {".": [commit("fix: a bug", "a.py")]}
    source = MemorySource()
    workshop = Workshop(configuration("."), source, TARGET, "manifest.json", Readings(), types, commits, {})
    given = changes("fix: a bug")
    candidate = build_candidate(types["."], given, None)
    assert candidate is not None

    Plugin().prepare(workshop)

    assert workshop.types == {".": types["."]}
    assert workshop.commits == {".": [commit("fix: a bug", "a.py")]}
    assert Plugin().changed(given) == given
    assert Plugin().run([candidate]) == [candidate]
