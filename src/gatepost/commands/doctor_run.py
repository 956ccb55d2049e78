"""`gatepost doctor`: gather, judge, put in order, report; and mend, where that is asked for."""

from collections.abc import Iterator

from gatepost.commands.doctor_diagnosis import Checks, Diagnosis, diagnose
from gatepost.commands.doctor_request import Request
from gatepost.commands.doctor_settings import settings_in
from gatepost.commands.outcome_report import left_out, show
from gatepost.doctor.catalogue import CHECKS
from gatepost.doctor.facts import Facts
from gatepost.doctor.indicators import indicators
from gatepost.doctor.symptoms import NO_RELEASE_PR, SYMPTOMS, WRONG_VERSION, Match, causes, match, symptom_named
from gatepost.errors import UsageError
from gatepost.release.outline import PackageOutline
from gatepost.report.outcomes.report import Diagnosed, Report
from gatepost.report.visible import visible


def run(request: Request) -> int:
    """Do what is asked for, and return the exit code."""
    chosen, understood = _chosen(request)
    settings, why_usual = settings_in(request.folder)
    ignored = {**settings.texts("ignore"), **left_out(), **request.skip}
    diagnosis = diagnose(request, chosen, ignored, settings)
    if request.mends:
        from gatepost.commands.doctor_fix import mend  # noqa: PLC0415  only where something is written

        diagnosis = mend(request, diagnosis, lambda: diagnose(request, chosen, ignored, settings))
    said = list(_said(request, diagnosis.facts, understood))
    if why_usual:
        said.append(("settings", why_usual))
    planned = tuple(_planned(diagnosis.facts, understood))
    return show(_report(request, diagnosis, chosen, (said, planned)), request.format)


def _chosen(request: Request) -> tuple[Checks, Match]:
    """Return the checks that are asked for. Raises `UsageError` for words that nobody understands."""
    if request.only:
        return [check for check in CHECKS if check.name in request.only], Match()
    if not request.words:
        return CHECKS, Match()
    understood = match(request.words, CHECKS)
    if understood.is_any:
        return causes(understood, CHECKS), understood
    message = f"no symptom is known by these words: {visible(request.words)}"
    names = ", ".join(symptom.name for symptom in SYMPTOMS)
    raise UsageError(message, f"paste the error's own line, or name one of {names}; without words all is looked at")


def _report(
    request: Request, diagnosis: Diagnosis, checks: Checks, told: tuple[list[tuple[str, str]], tuple[str, ...]]
) -> Report:
    said, planned = told
    facts, outcomes = diagnosis.facts, diagnosis.outcomes
    named = {outcome.where.rpartition(":")[0] or outcome.where for outcome in outcomes if outcome.where}
    paths = (named | {outcome.where for outcome in outcomes}) & facts.tree.paths
    remote = facts.repository.remote
    return Report(
        command="doctor",
        title=remote.slug if remote is not None else "this repository",
        outcomes=outcomes,
        facts=tuple(said),
        checks=tuple(checks),
        sources={path: path for path in paths},
        is_strict=request.is_strict,
        diagnosed=Diagnosed(
            () if request.only or request.words else indicators(outcomes, checks),
            diagnosis.texts,
            shows_all=request.shows_all,
            planned=planned,
        ),
    )


def _said(request: Request, facts: Facts, understood: Match) -> Iterator[tuple[str, str]]:
    """Yield what was looked at."""
    for name in understood.symptoms:
        yield "symptom", symptom_named(name).title
    if understood.checks:
        yield "error", request.words
    yield "commit", f"{facts.repository.head[:9]}{f' on {facts.repository.branch}' if facts.repository.branch else ''}"
    release = facts.release
    if release is not None:
        yield "engine", f"release-please {release.engine.version}"
        if release.outlines:
            yield "release", "; ".join(map(_next, release.outlines))
    if facts.repository.is_shallow:
        yield "history", "cut short: what lies before is not known"


def _next(package: PackageOutline) -> str:
    """Return the last version of a package, and what would come next."""
    after = f"next {package.next}" if package.next else "nothing to release"
    return f"{package.name} {package.previous or 'not released yet'}, {after}"


def _planned(facts: Facts, understood: Match) -> Iterator[str]:
    """Yield what the plan itself answers: why nothing is due, or where the version that is due comes from."""
    release = facts.release
    if release is None or release.plan.error:
        return
    due = [package for package in release.outlines if package.next]
    if NO_RELEASE_PR in understood.symptoms and not due:
        for package in release.outlines:
            yield f"by the plan there is nothing to release of {package.name}: {package.reason}"
    if WRONG_VERSION in understood.symptoms:
        for package in due:
            yield f"by the plan {package.name} {package.next} comes next: {package.reason}"
