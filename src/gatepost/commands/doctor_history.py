"""`gatepost doctor --history`: what the last releases lost."""

import sys
from collections.abc import Iterator
from contextlib import closing

from gatepost.adapters.doctor_facts import gather
from gatepost.adapters.git_history import shallow_boundary
from gatepost.adapters.release_source import GitSource
from gatepost.adapters.surroundings import look_around
from gatepost.adapters.terminal import style_for, write
from gatepost.adapters.work_tree import find_work_tree
from gatepost.commands.doctor_request import Request
from gatepost.commands.plan import stopped
from gatepost.doctor.check import known
from gatepost.doctor.facts import Facts
from gatepost.doctor.history import Marks, PastRelease, look_back, marks_of
from gatepost.errors import PlanStopsError
from gatepost.release.source import LoggedCommit
from gatepost.report.doctor_history import render_history, render_history_json

_MOST = 20_000
"""Commits; whoever has more between two releases has other worries."""


def run_history(request: Request) -> int:
    """Show what became of the commits of the last releases; 1 where something can still get into the next notes."""
    with gather(request.folder, is_partial=request.is_partial) as facts:
        found = [
            release for marks, commits in _marked(request, facts) for release in _past(request, facts, marks, commits)
        ]
    is_json = request.format == "json"
    write(sys.stdout, render_history_json(found) if is_json else render_history(found, style_for(sys.stdout)))
    return int(any(release.is_open and release.losses for release in found))


def _marked(request: Request, facts: Facts) -> Iterator[tuple[Marks, list[LoggedCommit]]]:
    """Yield the releases of each package, with the commits that reach back to them. Raises `PlanStopsError`."""
    release = facts.release
    if release is None or release.plan.configuration is None:
        if release is not None and release.plan.error:
            raise stopped(release.plan.error)
        message = "nothing here is released by Release Please"
        raise PlanStopsError(message, "`gatepost init` sets a repository up")
    root = str(find_work_tree(request.folder).root)
    cut = frozenset[str]() if request.is_partial else shallow_boundary(root)
    with closing(GitSource(facts.repository.head, root, cut)) as source:
        tags = source.reachable(list(source.tags()))
        marks = [
            marks_of(path, outline.name, state.type.component, tags, request.history)
            for (path, state), outline in zip(release.plan.packages.items(), release.outlines, strict=True)
        ]
        wanted = {sha for each in marks for _, sha in each.tags}
        commits = list(_back_to(wanted, source))
    for each in marks:
        yield each, commits


def _back_to(wanted: set[str], source: GitSource) -> Iterator[LoggedCommit]:
    """Yield the commits down to the oldest of the wanted ones."""
    left = set(wanted)
    for commit in source.commits(_MOST):
        if not left:
            break
        left.discard(commit.sha)
        yield commit


def _past(request: Request, facts: Facts, marks: Marks, commits: list[LoggedCommit]) -> list[PastRelease]:
    plan = known(facts.release).plan
    type_ = plan.packages[marks.path].type
    changelog = facts.tree.read(type_.located(type_.package.changelog_path)) or ""
    rulebook = look_around(request.folder).loaded.rulebook
    return look_back(commits, marks, known(plan.configuration), rulebook, changelog)[: request.history + 1]
