"""The guided part of `gatepost commit`: ask, do what is wished for outside, and ask on."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TextIO

from gatepost.adapters.commit_facts import Ground, background, changes
from gatepost.adapters.commit_questions import staged_paths
from gatepost.adapters.drafts import Drafts
from gatepost.adapters.first_picture import first_picture, forget_keys
from gatepost.adapters.terminal import columns_of, screen_lines, style_for, write
from gatepost.errors import GatepostError
from gatepost.prompt import flow
from gatepost.prompt.state import COMMIT, DISCARD, EDIT, PATCH, SAVE, STAGE, State
from gatepost.report.prompt import picture, view_of
from gatepost.report.style import Style
from gatepost.report.visible import visible
from gatepost.report.ways_round import render_skipped

REFUSED = "refused"


@dataclass(frozen=True)
class Asked:
    """What came of the questions, and the tree that the pre-commit hook has let pass already; empty for none."""

    state: State
    linted_tree: str


class Asker(Protocol):
    """Asks until the machine has a wish; `state` is where it stands."""

    state: State

    def ask(self) -> State:
        """Return the state that has one."""


def ask(state: State, ground: Ground, drafts: Drafts, stream: TextIO, *, resumes: bool) -> Asked:
    """Ask until the commit is wished for, or nothing is: Ctrl-C saves and quits.

    Where the settings want it, the pre-commit hook runs first; where that refuses, nothing is asked.
    """
    write(stream, render_skipped(ground.skipped))
    state = flow.resumed(state) if resumes else flow.begun(state)
    questions = background(ground, str(ground.tree.root))
    linting = Linting(ground, stream)
    doings: dict[str, Callable[[State], State]] = {
        STAGE: lambda state: _stage(state, ground),
        PATCH: lambda state: _stage_parts(state, ground),
        EDIT: lambda state: _edit(state, ground),
        DISCARD: lambda state: _discard(state, drafts),
    }
    while linting.lets_pass(state):
        asker, questions = _asker(state, drafts, stream, questions), []
        try:
            state = asker.ask()
        except KeyboardInterrupt:
            state = flow.wishing(asker.state, SAVE)
        if state.wish in (COMMIT, SAVE):
            return Asked(state, linting.tree)
        state = doings[state.wish](state)
    return Asked(replace(state, wish=REFUSED), "")


class Linting:
    """The pre-commit hook, run once, as soon as there is something staged; `tree` is what it let pass."""

    def __init__(self, ground: Ground, stream: TextIO) -> None:
        self._is_due = bool(ground.loaded.settings.values["lint-first"])
        self._root = ground.tree.root
        self._stream = stream
        self.tree = ""

    def lets_pass(self, state: State) -> bool:
        """Tell whether the hook lets pass what is staged, and show what it changed where it does not."""
        if not self._is_due or not state.facts.staged or state.facts.is_merge:
            return True
        from gatepost.adapters.lint_first import lint_first  # noqa: PLC0415  on request alone

        self._is_due = False
        linted = lint_first(self._root)
        if not linted.status:
            self.tree = linted.tree
            return True
        changed = "".join(f"  {visible(path)}\n" for path in linted.changed)
        said = f"it changed these files; `git diff` shows how, `git add` takes it:\n{changed}" if changed else ""
        write(self._stream, f"\ngatepost: the pre-commit hook refuses what is staged\n{said}")
        return False


def _asker(
    state: State, drafts: Drafts, stream: TextIO, questions: list[Callable[[], Callable[[State], State]]]
) -> Asker:
    if os.environ.get("TERM", "dumb" if os.name == "posix" else "") == "dumb":
        from gatepost.adapters.plain_prompt import PlainPrompt  # noqa: PLC0415  only where nothing else works

        for question in questions:  # nothing is drawn before it is asked here
            state = question()(state)
        return PlainPrompt(state, drafts.keep, stream)
    look = style_for(stream)
    style = Style(colour=look.colour, columns=columns_of(stream), unicode=look.unicode)  # its lines are counted
    view = view_of(state, style, screen_lines(stream))
    with first_picture(picture(view, style), stream):
        from gatepost.adapters.guided import Screen  # noqa: PLC0415  questionary takes as long as all the rest

        return Screen(state, drafts.keep, questions, stream)


def _stage(state: State, ground: Ground) -> State:
    from gatepost.adapters.repository import stage, unstage  # noqa: PLC0415  it loads GitPython

    root, before = ground.tree.root, frozenset(state.facts.staged)
    try:
        stage(root, [path for path in state.marked if path not in before])
        unstage(root, [path for path in state.facts.staged if path not in frozenset(state.marked)])
    except GatepostError as error:
        return replace(state, wish="").said(error.text)
    return flow.staged(state, staged_paths(str(root)), changes(str(root)))


def _stage_parts(state: State, ground: Ground) -> State:
    from gatepost.adapters.committing import stage_parts  # noqa: PLC0415  only where it is asked for

    root = ground.tree.root
    stage_parts(root, state.marked)
    return flow.staged(state, staged_paths(str(root)), changes(str(root)))


def _edit(state: State, ground: Ground) -> State:
    from gatepost.adapters.editor import EditorFailedError, edit  # noqa: PLC0415  only where it is asked for

    try:
        message = edit(flow.so_far(state).message, ground.tree, ground.config)
        forget_keys()
        return flow.edited(state, message)
    except EditorFailedError as error:
        return replace(state, wish="").said(str(error))


def _discard(state: State, drafts: Drafts) -> State:
    try:
        aside = drafts.discard()
    except GatepostError as error:
        return replace(state, wish="").said(error.text)
    return replace(state, wish="").said(f"it is put aside: {aside}" if aside is not None else "")
