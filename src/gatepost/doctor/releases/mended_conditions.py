"""The condition by which a job runs at a release although jobs before it are skipped, or fail too late to matter."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.doctor.actions.job_chain import jobs_before
from gatepost.doctor.actions.job_references import whole_condition
from gatepost.doctor.actions.workflow_lines import text_of
from gatepost.doctor.evaluation import value_of
from gatepost.doctor.expressions import conjuncts, status_functions
from gatepost.outcomes.values import Edit

if TYPE_CHECKING:
    from gatepost.doctor.releases.outlooks import Outlook
    from gatepost.doctor.workflow import Job, Workflow

_ANYWAY = frozenset(("success()", "always()", "!cancelled()", "!failure()"))
_AND = " && "
_KEY = re.compile(r"(?P<depth>\s+)(?:if|needs):(?:\s.*)?")
_COMMENT = re.compile(r"\s#.*")


@dataclass(frozen=True)
class Mending:
    """What to write: an expression, and what the job is to wait for, where that changes.

    It `is_safe` where the job then surely does not run in a run that releases nothing.
    """

    job: Job
    expression: str
    needs: tuple[str, ...] = ()
    is_safe: bool = False

    @property
    def is_quoted(self) -> bool:
        """Whether YAML would take a part of it for something else."""
        return ": " in self.expression or " #" in self.expression

    @property
    def line(self) -> str:
        """The `if` to write."""
        text = f"${{{{ {self.expression} }}}}"
        return f'if: "{text}"' if self.is_quoted else f"if: {text}"

    @property
    def said(self) -> str:
        """What to do, with the lines to write."""
        return f"write `{self.line}`" + (f" and `{self.needs_line}`" if self.needs else "")

    @property
    def needs_line(self) -> str:
        """The `needs` to write."""
        return f"needs: [{', '.join(self.needs)}]"


def mending_of(outlook: Outlook, job: Job) -> Mending | None:
    """Return what lets a job run at a release, and not where it must not; None where that is not certain."""
    workflow = outlook.released.workflow
    waits = [name for name in job.needs if workflow.job(name) is not None]
    more = _unheeded(outlook, job)
    demands = [_demand(outlook, job, name) for name in (*waits, *more) if name not in outlook.makers]
    own = _own(outlook, job, demands)
    text = _AND.join(["!cancelled()", *demands, *own])
    if _may_harm(outlook, job, text):
        text = _AND.join(["!cancelled()", *_guards(outlook, job), *demands, *own])
    may_harm = _may_harm(outlook, job, text)
    is_read = not job.condition or bool(whole_condition(job.condition))
    if not is_read or not _works(outlook, job, text) or (may_harm and not own):
        return None
    found = Mending(job, text, (*job.needs, *more) if more else (), not may_harm)
    return None if found.is_quoted and '"' in text else found


def edits_of(workflow: Workflow, mending: Mending) -> tuple[Edit, ...]:
    """Return the edits that write it; none where the lines are not as simple as they have to be for that."""
    found = [_edit(workflow, mending.job, "if", mending.line)]
    if mending.needs:
        found.append(_edit(workflow, mending.job, "needs", mending.needs_line))
    return tuple(each for each in found if each is not None) if None not in found else ()


def _edit(workflow: Workflow, job: Job, key: str, line: str) -> Edit | None:
    """Return the edit that writes an entry in the place of the one there is, else before `needs`."""
    node = job.node.get(key)
    first = job.line_of(key if node is not None else "needs")
    found = _KEY.fullmatch(text_of(workflow, first))
    if found is None:
        return None
    last = first - 1 if node is None else max(first, node.last)
    is_one = last <= first
    comment = _COMMENT.search(text_of(workflow, first)) if node is not None and is_one else None
    return Edit(workflow.path, first, last, (f"{found['depth']}{line}{comment.group() if comment else ''}",))


def _demand(outlook: Outlook, job: Job, name: str) -> str:
    """Return what has to be true of a job before: that it succeeded, or was skipped where that is as it should be."""
    needed = outlook.released.workflow.job(name)
    said = f"needs.{name}.result == 'success'"
    if needed is None or not _may_be_skipped(outlook, job, needed):
        return said
    return f"({said} || needs.{name}.result == 'skipped')"


def _may_be_skipped(outlook: Outlook, job: Job, needed: Job) -> bool:
    """Tell whether a job runs although one that it waits for is skipped.

    That is so at a release, or in another run that the job's own condition lets it run in.
    """
    runs = [outlook.released, *(each for each in outlook.others if job.condition and not each.is_skipped(job))]
    return any(each.is_skipped(needed) for each in runs)


def _unheeded(outlook: Outlook, job: Job) -> list[str]:
    """Return the jobs whose failure would not be heeded any more: they would only skip what may be skipped."""
    workflow = outlook.released.workflow
    direct = [each for each in map(workflow.job, job.needs) if each is not None]
    skipped = [each for each in direct if _may_be_skipped(outlook, job, each)]
    heeded = {each.id for each in direct} | set(outlook.makers)
    for each in direct:
        heeded |= set() if each in skipped else set(jobs_before(workflow, each))
    return list(dict.fromkeys(id_ for each in skipped for id_ in jobs_before(workflow, each) if id_ not in heeded))


def _own(outlook: Outlook, job: Job, demands: list[str]) -> list[str]:
    """Return what the job's condition asks for beside the status of the jobs before it."""
    known = {*_ANYWAY, *map(_plain, demands), *(f"needs.{name}.result=='success'" for name in outlook.makers)}
    parts = conjuncts(" ".join(whole_condition(job.condition).split()))
    return [part for part in parts if part and _plain(part) not in known]


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text)


def _guards(outlook: Outlook, job: Job) -> list[str]:
    """Return what asks for the release, of a job that is waited for."""
    released, unreleased = outlook.released, outlook.unreleased
    needed = [released.workflow.job(name) for name in job.needs if name in outlook.makers]
    found = [
        f"needs.{maker.id}.outputs.{name} == 'true'"
        for maker in needed
        for name in (maker.outputs if maker is not None else ())
        if maker is not None and unreleased is not None
        if released.output(maker, name.lower()) == value_of("true")
        if unreleased.output(maker, name.lower()) in {value_of(""), value_of("false")}
    ]
    return found[:1]


def _may_harm(outlook: Outlook, job: Job, text: str) -> bool:
    """Tell whether a job may run where nothing is released, and did not before."""
    unreleased = [outlook.unreleased] if outlook.unreleased is not None else []
    if not outlook.released.fate(job).is_lost:
        was = [each.would(job, job.condition) for each in unreleased]
        failed = [each.would(job, text, failed=name) for each in unreleased for name in outlook.makers]
        return True in failed or (was == [False] and unreleased[0].would(job, text) is not False)
    others = [each for each in outlook.others if not job.condition or each.by_itself(job) is False]
    return any(each.would(job, text) is not False for each in (*unreleased, *others))


def _works(outlook: Outlook, job: Job, text: str) -> bool:
    """Tell whether a job would run with a condition: at a release, also where the job that makes it fails late."""
    tried = [outlook.released.would(job, text, failed=name) for name in ("", *outlook.makers)]
    return bool(status_functions(text) - {"success"}) and False not in tried
