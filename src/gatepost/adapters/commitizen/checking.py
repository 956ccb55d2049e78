"""`cz check`: messages judged by the gate, and its findings as text."""

import sys
from functools import cached_property

from gatepost.adapters.commitizen.ground import Ground
from gatepost.adapters.environment import skip_words
from gatepost.adapters.git_history import Range, StoredCommit, read_batch
from gatepost.adapters.landing_place import place_of
from gatepost.adapters.process import git_output
from gatepost.adapters.terminal import style_for, write
from gatepost.gate.judge import Candidate, Rulebook, judge_one
from gatepost.gate.skip import without
from gatepost.message.cleanup import WHITESPACE, clean
from gatepost.report.kinds import short_id
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.text import TextReporter, render_closing
from gatepost.report.visible import visible
from gatepost.report.ways_round import render_ignored, render_skipped
from gatepost.rules.case import COMMIT
from gatepost.values import Verdict

_READ = ("log", "-z", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%P%x00%B")
_AHEAD = 200  # commits that are read with one: commitizen hands them over one by one, in git's order


class Checker:
    """Judges the messages of one run of `cz check`, and writes what does not make it fail to standard error."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._tally = Tally()
        self._stored: dict[str, StoredCommit] = {}
        self._place = ""

    def verdict(self, text: str, sha: str = "") -> Verdict:
        """Return the verdict on a message, or on that of a commit as it is stored; an accepted one is counted too.

        What `since` leaves out has no findings.
        """
        verdict = judge_one(self._candidate(text, sha), self._rulebook)
        if sha and verdict.findings and self._is_left_out(sha):
            verdict = Verdict(verdict.id, verdict.text, [])
        self._tally.add(verdict)
        if verdict.ignored:
            one = Tally()
            one.add(verdict)
            write(sys.stderr, render_ignored(one.ignored, self._style))
        return verdict

    def warn(self, verdict: Verdict) -> None:
        """Write what is found in a message that is accepted all the same."""
        write(sys.stderr, self.shown(verdict))

    def say(self, text: str) -> None:
        """Write a remark."""
        write(sys.stderr, f"gatepost: {visible(text)}\n")

    def shown(self, verdict: Verdict) -> str:
        """Return the findings in a message; a commit's are under its id and header."""
        return TextReporter(self._style, is_titled=bool(verdict.id)).item(verdict)

    def report(self, items: list[str]) -> str:
        """Return what is printed of refused messages; commitizen paints it red up to the first colour of ours."""
        plain = "\x1b[0m" if self._style.colour else ""
        closing = render_closing(self._tally, self._style) if self._tally.codes else ""
        return plain + "\n".join([*items, *filter(None, [closing.rstrip("\n")])])

    @cached_property
    def _style(self) -> Style:
        return style_for(sys.stderr)

    @cached_property
    def _rulebook(self) -> Rulebook:
        """The rules, without those that GATEPOST_SKIP leaves out, which is said once."""
        rulebook, skipped = without(self._ground.rulebook, skip_words())
        write(sys.stderr, render_skipped(skipped))
        return rulebook

    def _candidate(self, text: str, sha: str) -> Candidate:
        if not sha:
            how, _ = self._ground.surroundings.cleanup(WHITESPACE)
            return Candidate("", clean(text, how), COMMIT, paths=self._ground.staged)
        commit = self._commit(sha)
        return Candidate(sha, commit.message, self._place, merge=len(commit.parents) > 1)

    def _commit(self, sha: str) -> StoredCommit:
        """Return a commit as it is stored: commitizen joins the lines of a first paragraph, and strips the rest."""
        if sha not in self._stored:
            arguments = [*_READ, f"--max-count={_AHEAD}", sha, "--"]
            found = read_batch(git_output(arguments, folder=self._ground.folder))
            self._stored = {commit.sha: commit for commit in found}
            self._place = self._place or place_of(Range(sha, self._ground.folder), self._text("merge"))
        return self._stored[sha]

    def _is_left_out(self, sha: str) -> bool:
        """Tell whether a commit is older than `since`, and say so."""
        since = self._text("since")
        if not since or git_output(["rev-list", "--max-count=1", sha, f"^{since}", "--"], folder=self._ground.folder):
            return False
        self.say(f"{short_id(sha)} is not judged: `since` is {short_id(since)}")
        return True

    def _text(self, key: str) -> str:
        return self._ground.surroundings.loaded.settings.text(key)
