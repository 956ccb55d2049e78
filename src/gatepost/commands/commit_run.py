"""How `gatepost commit` goes: what is known, what is asked, and the commit."""

import sys
from dataclasses import replace
from typing import TextIO

from gatepost.adapters.commit_facts import Ground, find_ground, head_of
from gatepost.adapters.commit_questions import Questions
from gatepost.adapters.committing import Flags, commit_fixup
from gatepost.adapters.drafts import Drafts
from gatepost.adapters.process import git_output
from gatepost.adapters.terminal import is_typed_at, write
from gatepost.commands.commit_guided import REFUSED, Asked, ask
from gatepost.commands.commit_request import Request
from gatepost.errors import (
    INTERRUPTED,
    NothingToCommitError,
    OperationUnderWayError,
    RevisionUnknownError,
    UsageError,
)
from gatepost.gate.mend import mend
from gatepost.prompt import flow
from gatepost.prompt.answers import Answers, taken_apart
from gatepost.prompt.flags import InvalidFlag, answers_of, missing
from gatepost.prompt.state import COMMIT, DESCRIPTION, FILES, REVIEW, SAVE, SCOPE, TYPE, Facts, Kept, State
from gatepost.report.visible import visible

_WAY = frozenset((TYPE, SCOPE, DESCRIPTION))


def run(request: Request, questions: Questions) -> int:
    """Make the commit that is asked for, from what git was asked, and return the exit status."""
    ground = find_ground(request.folder, questions, amends=request.amends, signs_off=request.flags.signs_off)
    drafts = Drafts(ground.tree)
    if request.discards:
        return _discard(drafts)
    if ground.decision.stop:
        raise OperationUnderWayError(ground.decision.stop, ground.decision.hint)
    if request.fixup:
        return _fix_up(request, ground)
    state, is_asked = _first_state(request, ground, drafts)
    asked = _ask(state, request, ground, drafts) if is_asked else None
    drafts.is_ours = is_asked or request.resumes
    if asked is not None:
        state = asked.state
        if state.wish != COMMIT:
            return _left(state, drafts)
    from gatepost.commands.commit_made import print_message, refuse_or_make, show_message  # noqa: PLC0415  at the end

    if request.is_printed:
        return print_message(state)
    if request.is_dry:
        return show_message(state, ground)
    flags = Flags(state.amends, request.takes_all, request.skips_hooks, request.rest)
    return refuse_or_make(state, flags, ground, drafts, asked)


def _left(state: State, drafts: Drafts) -> int:
    """Say how it goes on, where somebody has left before the commit."""
    why_lost = drafts.keep(flow.at_rest(state))
    on = "; `git cc` goes on with your answers" if drafts.path.exists() and not why_lost else ""
    write(sys.stderr, f"gatepost: nothing was committed{on}\n")
    if why_lost:
        from gatepost.commands.commit_made import rescued  # noqa: PLC0415  on a full disk alone

        write(sys.stderr, rescued(flow.so_far(state), why_lost))
    return 1 if state.wish == REFUSED else INTERRUPTED


def _discard(drafts: Drafts) -> int:
    aside = drafts.discard()
    said = f"it is put aside: {aside}" if aside is not None else "there is no message that was not committed"
    write(sys.stderr, f"gatepost: {visible(said)}\n")
    return 0


def _fix_up(request: Request, ground: Ground) -> int:
    """Let git write the message of a commit that waits to be folded into another."""
    revision = request.fixup.removeprefix("amend:").removeprefix("reword:")
    is_search = revision.startswith(":/")  # it goes to the end, and finds nothing but commits
    asked = revision if is_search else f"{revision}^{{commit}}"
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", asked]
    if not git_output(verify, folder=request.folder, missing=1).strip():
        message = f"git knows no commit by `{revision}`"
        raise RevisionUnknownError(message, "`git log --oneline` lists what there is")
    flags = Flags(False, request.takes_all, request.skips_hooks, request.rest)  # noqa: FBT003  as git has it
    from gatepost.commands.commit_made import exit_code  # noqa: PLC0415  at the end

    return exit_code(commit_fixup(ground.folder, request.fixup, flags))


def _first_state(request: Request, ground: Ground, drafts: Drafts) -> tuple[State, bool]:
    """Return the state to begin with, and whether anything is to be asked."""
    kept = _kept(request, drafts)
    resumed = kept if request.resumes else None
    try:
        base = resumed.answers if resumed is not None else _base(request, ground)
        answers = answers_of(request.flags, base, ground.facts)
    except InvalidFlag as error:
        raise UsageError(str(error), "`gatepost commit --help` shows what each flag takes") from None
    amends = request.amends or (resumed is not None and resumed.amends)
    lacks = missing(answers, ground.facts)
    may_ask = not request.never_asks and screen() is not None
    is_given = not request.flags.are_none and not lacks
    if not may_ask or is_given:
        _must_be_whole(lacks, request, ground, amends=amends)
    state = State(ground.facts, answers, step=REVIEW, amends=amends, skips_gate=request.skips_hooks)
    state = replace(state, given=_given(request, answers, ground.facts))
    if resumed is not None:
        return replace(state, kept=resumed), may_ask
    kept = kept or drafts.load_refused(ground.tree, ground.config.encoding)
    is_offered = kept is not None and request.flags.are_none and answers == Answers()
    return replace(state, kept=kept if is_offered else None), may_ask and not is_given


def _kept(request: Request, drafts: Drafts) -> Kept | None:
    """Return the draft that is there. Raises `UsageError` where one is to be resumed and cannot be.

    One that amends a commit that is not the last one any more would amend another: it is to be a new commit.
    """
    kept, remark = drafts.load()
    if remark:
        write(sys.stderr, f"gatepost: {visible(remark)}\n")
    if request.resumes and kept is None:
        message = "there is no message that was not committed"
        raise UsageError(message, "begin a new one with `git cc`")
    if kept is None or not kept.amends or kept.amended in ("", head_of(request.folder)[0]):
        return kept
    why = "the commit that it was to amend is not the last one any more"
    if request.resumes and (request.never_asks or screen() is None):
        raise UsageError(why, "`git cc --resume` on a terminal shows it first, as a new commit")
    return replace(kept, amends=False, why=f"{kept.why}; {why}")


def _base(request: Request, ground: Ground) -> Answers:
    """Return what the message is made from: the amended one, or the one that git has ready."""
    if request.amends:
        if not ground.facts.head:
            message = "there is no commit that could be amended"
            raise UsageError(message, "leave --amend out")
        return taken_apart(ground.facts.head)
    ready = ground.decision.message
    if not ready:
        return Answers()
    rulebook = ground.facts.rulebook
    return taken_apart(mend(ready, rulebook, paths=ground.facts.staged, merge=ground.facts.is_merge) or ready)


def _given(request: Request, answers: Answers, facts: Facts) -> frozenset[str]:
    """Return the steps that are not asked: what flags say, and all of the message where it is there."""
    has_files = facts.staged or request.amends or request.takes_all or request.rest
    answered = request.flags.answered if missing(answers, facts) else _WAY
    return answered | (frozenset((FILES,)) if has_files else frozenset())


def _must_be_whole(lacks: list[str], request: Request, ground: Ground, *, amends: bool) -> None:
    """Raise the error that lists what is missing where nobody can be asked."""
    if lacks:
        message = f"the message is not complete: {', '.join(lacks)} missing"
        raise UsageError(message, "there is no terminal to ask on; give the flags, or `--message 'feat(api): x'`")
    facts = ground.facts
    if not (facts.staged or amends or facts.is_merge or request.rest or request.is_dry or request.is_printed):
        message = "nothing is staged"
        raise NothingToCommitError(message, "`git add` what belongs to the commit, or give --all")


def screen() -> TextIO | None:
    """Return the stream that questions can be drawn on; None where nobody could answer."""
    if not is_typed_at():
        return None
    return next((stream for stream in (sys.stdout, sys.stderr) if stream.isatty()), None)


def _ask(state: State, request: Request, ground: Ground, drafts: Drafts) -> Asked:
    stream = screen() or sys.stderr
    nothing = not (state.facts.staged or state.facts.changed or state.amends or state.facts.is_merge or request.rest)
    if nothing and not (request.is_dry or request.is_printed):
        message = "there is nothing to commit: no file is changed"
        kept = "; your message is kept" if drafts.path.exists() else ""
        raise NothingToCommitError(message, f"`git cc -- --allow-empty` commits all the same{kept}")
    try:
        return ask(state, ground, drafts, stream, resumes=request.resumes)
    except KeyboardInterrupt:
        return Asked(replace(state, wish=SAVE), "")
