"""The messages of a push → a report, and what is refused of each ref."""

import sys
from collections.abc import Sequence
from functools import partial

from gatepost.adapters.environment import skip_words
from gatepost.adapters.git_history import batches_of, has_commit
from gatepost.adapters.judging import Desk, Report, judge_commits
from gatepost.adapters.progress import Progress
from gatepost.adapters.pushed_commits import Push
from gatepost.adapters.pushed_settings import settings_of
from gatepost.adapters.settings_files import LoadedSettings
from gatepost.adapters.terminal import style_for, write
from gatepost.gate.judge import Rulebook
from gatepost.gate.settings import SQUASH
from gatepost.gate.skip import without
from gatepost.hooks.brought import Graph, shares
from gatepost.hooks.push import PushedRef
from gatepost.report.push import render_left_out
from gatepost.report.text import TextReporter
from gatepost.report.ways_round import render_skipped
from gatepost.rules.case import BRANCH, HISTORY


class Brought:
    """What a ref brings, and no ref before it: commits that the remote lacks, or that only its branch lacks there.

    `graph` has all of them, newest first; `refused` are those with errors. The settings are those of the ref's commit.
    """

    __slots__ = ("graph", "loaded", "ref", "refused", "rulebook")

    def __init__(self, ref: PushedRef, graph: Graph, loaded: LoadedSettings, rulebook: Rulebook) -> None:
        self.ref = ref
        self.graph = graph
        self.loaded = loaded
        self.rulebook = rulebook
        self.refused: list[str] = []


class PushJudging:
    """Judges the messages of a push, each once, by the settings of the newest commit that is pushed with it.

    What goes to the release branch comes first in `refs`: the rules are stricter there. `lacking` is all that the
    remote lacks.
    """

    def __init__(self, push: Push, refs: Sequence[PushedRef]) -> None:
        self._push = push
        self._tips = list(dict.fromkeys(push.tips[ref.local_id] for ref in refs))
        self.lacking: Graph = push.lacking(self._tips)
        ages = {id_: age for age, id_ in enumerate(self.lacking)}

        def order(ref: PushedRef) -> tuple[bool, bool, int]:
            return not push.is_release_branch(ref), not ref.branch, ages.get(push.tips[ref.local_id], len(ages))

        self.refs = sorted(refs, key=order)
        self._desks: dict[tuple[int, str, str], tuple[Desk, list[str]]] = {}
        self._after: dict[str, frozenset[str]] = {}

    def judge(self) -> list[Brought]:
        """Judge the messages, and return what each ref brings that brings something."""
        own = self._push.lacking_everywhere(self.lacking, self._tips)
        found = self._brought()
        for brought in found:
            self._hand_in(brought, own)
        report = Report(_reporter(), stream=sys.stderr)
        for desk, ids in self._desks.values():
            progress = Progress("judging", partial(len, ids))
            try:
                judge_commits(batches_of(ids, self._push.folder), desk, report, progress)
            finally:
                progress.clear()
        if report.tally.messages:
            report.close()
        refused = frozenset(report.tally.refused)
        for brought in found:
            brought.refused = [id_ for id_ in brought.graph if id_ in refused]
        return found

    def _brought(self) -> list[Brought]:
        """Return what each ref brings, as far as the remote lacks it; the release branch may get what others have."""
        tips = [self._push.tips[ref.local_id] for ref in self.refs]
        coming = [
            (ref, tip, ids)
            for ref, tip, ids in zip(self.refs, tips, shares(tips, self.lacking), strict=True)
            if ids or self._push.is_release_branch(ref)
        ]
        settings = settings_of(list(dict.fromkeys(tip for _, tip, _ in coming)), self._push.folder)
        rulebooks: dict[int, Rulebook] = {}
        for loaded in settings.values():
            if id(loaded) not in rulebooks:
                rulebooks[id(loaded)], skipped = without(loaded.rulebook, skip_words())
                write(sys.stderr, render_skipped(skipped) if len(rulebooks) == 1 else "")
        return [
            Brought(ref, {id_: self.lacking[id_] for id_ in ids}, settings[tip], rulebooks[id(settings[tip])])
            for ref, tip, ids in coming
        ]

    def _hand_in(self, brought: Brought, own: frozenset[str]) -> None:
        """Hand in what a ref brings: what other remotes have is only warned of.

        What the remote has on other branches alone is new to the release branch: it may never have been judged.
        """
        settings = brought.loaded.settings
        since = settings.text("since")
        since = since if since and has_commit(since, self._push.folder) else ""
        is_release = self._push.is_release_branch(brought.ref)
        place = HISTORY if is_release or settings.text("merge") != SQUASH else BRANCH
        ids = self._after_since(since, list(brought.graph))
        self._sort_in(brought, place, ids, own)
        if is_release:
            landing, own = self._push.landing(brought.ref, brought.graph, since)
            self._sort_in(brought, place, list(landing), own)
            brought.graph = {**brought.graph, **landing}

    def _sort_in(self, brought: Brought, place: str, ids: list[str], own: frozenset[str]) -> None:
        self._desk(brought, place, "own").extend(id_ for id_ in ids if id_ in own)
        self._desk(brought, place, "others'").extend(id_ for id_ in ids if id_ not in own)

    def _after_since(self, since: str, ids: list[str]) -> list[str]:
        """Return those of `ids` that do not lead to the commit `since`, and say how many do."""
        if not since or not ids:
            return ids
        if since not in self._after:
            self._after[since] = self._push.lacking_after(since, self._tips)
        kept = [id_ for id_ in ids if id_ in self._after[since]]
        write(sys.stderr, render_left_out(len(ids) - len(kept), since))
        return kept

    def _desk(self, brought: Brought, place: str, kind: str) -> list[str]:
        """Return the list of what is judged by the same rules in the same way."""
        key = (id(brought.loaded), place, kind)
        if key not in self._desks:
            desk = Desk(brought.rulebook, _reporter(), place=place, is_advisory=kind == "others'")
            self._desks[key] = (desk, [])
        return self._desks[key][1]


def _reporter() -> TextReporter:
    return TextReporter(style_for(sys.stderr))
