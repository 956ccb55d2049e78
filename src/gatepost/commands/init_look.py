"""Looking: the survey, the answers, and the plan that follows."""

from collections.abc import Mapping
from dataclasses import dataclass

from gatepost.adapters.scaffold_files import templates
from gatepost.adapters.survey import survey
from gatepost.commands.init_asking import ask, usual
from gatepost.commands.init_request import Request
from gatepost.errors import NotSetUpError, UsageError
from gatepost.options.option import Value
from gatepost.scaffold.answers import answer, lasting, with_left
from gatepost.scaffold.gates import CI, path_of
from gatepost.scaffold.given import given_in
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


def look(request: Request, *, is_asking: bool) -> Seen:
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


def plan_for(request: Request, setup: Setup) -> Plan:
    """Return the plan. Raises `NotSetUpError` for a file that cannot be edited."""
    try:
        return make_plan(setup, only=request.only)
    except CannotEdit as error:
        message = f"{error}; nothing was written"
        raise NotSetUpError(message, error.hint) from None


def _check_plain(answers: Mapping[str, Value]) -> None:
    """Raise `UsageError` for an answer with characters that act on something: YAML has no place for them."""
    for key, value in answers.items():
        texts = value if isinstance(value, tuple) else (value,)
        own = [each.replace("\n", "") if key in _COMMANDS else each for each in texts if isinstance(each, str)]
        if not all(each.isprintable() for each in own):
            message = f"the answer `{key}` has a control character, or one that nobody sees"
            raise UsageError(message, "write it again, by hand")
