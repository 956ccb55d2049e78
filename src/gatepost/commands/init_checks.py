"""What keeps `gatepost init` from writing: flags that name nothing, what was found, changes that are not committed."""

from collections.abc import Collection
from dataclasses import replace

from gatepost.commands.init_asking import may_change
from gatepost.commands.init_look import Seen, plan_for
from gatepost.commands.init_request import Request
from gatepost.errors import NotSetUpError, UsageError
from gatepost.options.check import nearest
from gatepost.scaffold.given import OWN_FILE, given_in
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.plan import Plan
from gatepost.scaffold.wanted import Setup


def check_named(request: Request, setup: Setup, plan: Plan) -> None:
    """Raise `UsageError` where a flag names a file that init does not make here, or cannot leave, or make anew."""
    whole = plan_for(replace(request, only=()), setup) if request.only else plan
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


def check_possible(seen: Seen) -> None:
    """Raise `NotSetUpError` where what was found stands in the way."""
    for remark in seen.remarks:
        if remark.is_refusal:
            message = f"{remark.found}; nothing was written"
            raise NotSetUpError(message, remark.advice)


def check_clean(setup: Setup, plan: Plan, *, is_asking: bool, but: Collection[str] = ()) -> None:
    """Ask about files that are not as committed; raises `NotSetUpError` where the answer is no, or nobody is there.

    Those in `but` were asked about. `git diff` could not tell whose change is whose; before the first commit there is
    nothing to tell apart.
    """
    history = setup.survey.history
    dirty = [change.path for change in plan.done if change.path in history.changed and change.path not in but]
    if history.head and dirty and not (is_asking and may_change(dirty)):
        message = f"not as committed, and init would change it: {', '.join(dirty)}; nothing was written"
        raise NotSetUpError(message, "commit or stash it first, or say --allow-dirty")


def _check_overwritable(path: str, *, is_left: bool, is_sealed: bool) -> None:
    if is_left:
        message = f"{path} is left alone, as `leave` in the settings says"
        raise UsageError(message, "take it out of `leave` first")
    if not is_sealed:
        message = f"{path} cannot be made anew: what is yours in it would be lost"
        raise UsageError(message, "move it away for a new one; `gatepost init --diff` shows what it lacks")
