"""Looking, asking, showing, doing: the run of `gatepost init`."""

import sys
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace

from gatepost.adapters.asking import can_ask
from gatepost.adapters.scaffold_files import apply, templates
from gatepost.adapters.survey import survey, top_of
from gatepost.adapters.terminal import style_for, write
from gatepost.commands.init_after import finish, make_repository
from gatepost.commands.init_asking import ask, ask_about_yours, is_wanted, may_change, usual
from gatepost.commands.init_request import Request
from gatepost.errors import NotSetUpError, UsageError
from gatepost.options.check import nearest
from gatepost.options.option import Value
from gatepost.report.scaffold import render_diff, render_found, render_json, render_plan, render_remarks
from gatepost.report.visible import visible
from gatepost.scaffold.answers import answer, lasting, with_left
from gatepost.scaffold.gates import CI, path_of
from gatepost.scaffold.given import OWN_FILE, given_in
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.others import remarks
from gatepost.scaffold.plan import Plan, make_plan
from gatepost.scaffold.questions import STATIC_VERSION, questions
from gatepost.scaffold.remark import Remark
from gatepost.scaffold.understand import understand
from gatepost.scaffold.wanted import CannotEdit, Setup

_COMMANDS = ("setup", "test", "checks")
"""The answers that may have several lines."""


@dataclass(frozen=True)
class Seen:
    """What all files follow from, and what else is there."""

    setup: Setup
    remarks: tuple[Remark, ...]


def run(request: Request) -> int:
    """Do what is asked for, and return the exit code; raises `NotSetUpError` before anything is written."""
    is_asking = not request.says_yes and not request.only_shows
    if is_asking and not can_ask():
        message = "nobody can be asked: there is no terminal"
        raise NotSetUpError(message, "--yes sets up with the usual answers; --dry-run and --diff show what that does")
    seen = _look(request, is_asking=is_asking)
    plan = _plan(request, seen.setup)
    _check_named(request, seen.setup, plan)
    if request.only_shows:
        return _show(request, seen, plan)
    _check_possible(seen)
    write(sys.stdout, _text(seen, plan) if is_asking else _found(seen))
    if not request.allows_dirty:
        _check_clean(seen.setup, plan, is_asking=is_asking)
    if is_asking:
        agreed = _agreed(request, seen.setup, plan)
        if agreed is None:
            write(sys.stdout, "nothing was written\n")
            return 0
        if not request.allows_dirty:  # what was answered may change more than was asked about
            _check_clean(seen.setup, agreed, is_asking=True, but={change.path for change in plan.done})
        plan = agreed
    root = top_of(request.folder)
    apply(root, plan.done)
    make_repository(root)
    return finish(request, root, plan)


def _agreed(request: Request, setup: Setup, plan: Plan) -> Plan | None:
    """Return the plan that somebody at the terminal agrees to; None where it is none."""
    if plan.yours:
        setup, replaced = ask_about_yours(setup, plan)
        plan = _plan(request, replace(setup, replaced=setup.replaced | replaced))
    return plan if not plan.done or is_wanted(plan) else None


def _look(request: Request, *, is_asking: bool) -> Seen:
    """Survey the repository, and get the answers: from the settings, the flags, then from who is asked."""
    found = survey(request.folder)
    project = understand(found)
    given = {**given_in(found), **request.answers}
    known = {*given, STATIC_VERSION} if request.with_static_version else set(given)
    asked = questions(found, project, known)
    answered = ask(asked) if is_asking else usual(asked)
    every = {**lasting(project, found.history), **given, **answered.given}
    _check_plain(every)
    answers = with_left(answer(every, project, found.history), request.keep)
    is_static = request.with_static_version or answered.is_static
    replaced = frozenset(request.overwrite)
    setup = Setup(found, project, answers, templates(), static_version=is_static, replaced=replaced)
    settled = {"version-computed"} if is_static else set()
    settled |= {"own-ci"} if path_of(CI) in replaced else set()
    said = tuple(each for each in remarks(found, project) if each.name not in settled)
    return Seen(setup, said)


def _check_plain(answers: Mapping[str, Value]) -> None:
    """Raise `UsageError` for an answer with characters that act on something: YAML has no place for them."""
    for key, value in answers.items():
        texts = value if isinstance(value, tuple) else (value,)
        own = [each.replace("\n", "") if key in _COMMANDS else each for each in texts if isinstance(each, str)]
        if not all(each.isprintable() for each in own):
            message = f"the answer `{key}` has a control character, or one that nobody sees"
            raise UsageError(message, "write it again, by hand")


def _plan(request: Request, setup: Setup) -> Plan:
    try:
        return make_plan(setup, only=request.only)
    except CannotEdit as error:
        message = f"{error}; nothing was written"
        raise NotSetUpError(message, error.hint) from None


def _check_named(request: Request, setup: Setup, plan: Plan) -> None:
    """Raise `UsageError` where a flag names a file that init does not make here, or cannot leave, or make anew."""
    whole = _plan(replace(request, only=()), setup) if request.only else plan
    known = {change.path for change in whole.changes}
    settings = OWN_FILE if setup.survey.has(OWN_FILE) else PYPROJECT
    if settings in request.keep:
        message = f"{settings} cannot be left alone: the answers are written there"
        raise UsageError(message, "--only names the files to look at; --diff shows what would change")
    left = given_in(setup.survey).get("leave")
    left = left if isinstance(left, tuple) else ()
    known.update(left)
    for path in (*request.only, *request.overwrite, *request.keep):
        if path not in known:
            message = f"init makes no file {path} here"
            near = nearest(path, known)
            raise UsageError(message, f"did you mean {near}?" if near else "`gatepost init --dry-run` lists them")
    sealed = {change.path for change in whole.changes if change.is_sealed}
    for path in request.overwrite:
        _check_overwritable(path, is_left=path in left, is_sealed=path in sealed)


def _check_overwritable(path: str, *, is_left: bool, is_sealed: bool) -> None:
    if is_left:
        message = f"{path} is left alone, as `leave` in the settings says"
        raise UsageError(message, "take it out of `leave` first")
    if not is_sealed:
        message = f"{path} cannot be made anew: what is yours in it would be lost"
        raise UsageError(message, "move it away for a new one; `gatepost init --diff` shows what it lacks")


def _check_possible(seen: Seen) -> None:
    """Raise `NotSetUpError` where what was found stands in the way."""
    for remark in seen.remarks:
        if remark.is_refusal:
            message = f"{remark.found}; nothing was written"
            raise NotSetUpError(message, remark.advice)


def _show(request: Request, seen: Seen, plan: Plan) -> int:
    """Show the plan as it was asked for; a check ends with 1 where a file is not as it should be."""
    if request.format == "json":
        write(sys.stdout, render_json(plan, [remark.text for remark in seen.remarks]))
    elif request.shows_diff:
        write(sys.stdout, render_diff(plan.changes, style_for(sys.stdout)))
    else:
        write(sys.stdout, _text(seen, plan))
    is_drifted = bool(plan.done or plan.yours)
    if request.is_check and is_drifted and request.format == "text":
        write(sys.stderr, "".join(_drift(plan)))
    return int(request.is_check and is_drifted)


def _drift(plan: Plan) -> Iterator[str]:
    """Yield what is not as it should be, and what to do about it."""
    if plan.done:
        yield "not as it should be: `gatepost init --diff` shows it, `gatepost init` mends it\n"
    for change in plan.yours:
        path = visible(change.path)
        yield f"made or changed by hand: --overwrite {path} makes it anew, --keep {path} settles that it is yours\n"


def _found(seen: Seen) -> str:
    style = style_for(sys.stdout)
    return render_found(seen.setup, style) + render_remarks(seen.remarks, style)


def _text(seen: Seen, plan: Plan) -> str:
    return _found(seen) + render_plan(plan, style_for(sys.stdout))


def _check_clean(setup: Setup, plan: Plan, *, is_asking: bool, but: Collection[str] = ()) -> None:
    """Ask about files that are not as committed; raises `NotSetUpError` where the answer is no, or nobody is there.

    Those in `but` were asked about. `git diff` could not tell whose change is whose; before the first commit there is
    nothing to tell apart.
    """
    history = setup.survey.history
    dirty = [change.path for change in plan.done if change.path in history.changed and change.path not in but]
    if history.head and dirty and not (is_asking and may_change(dirty)):
        message = f"not as committed, and init would change it: {', '.join(dirty)}; nothing was written"
        raise NotSetUpError(message, "commit or stash it first, or say --allow-dirty")
