"""`gatepost dist` without `--verify`: build or take, look, judge, report."""

import sys
from collections.abc import Iterator
from pathlib import Path

from gatepost.adapters.building import Order
from gatepost.adapters.ci_event import run_address
from gatepost.adapters.dist_facts import Trial, look
from gatepost.adapters.dist_place import Place, find_place
from gatepost.adapters.dist_stock import DIST, Stock, build_stock, take_stock
from gatepost.adapters.signals import interruptible
from gatepost.adapters.surroundings import look_around
from gatepost.adapters.terminal import write
from gatepost.artifact.catalogue import CHECKS
from gatepost.artifact.facts import Facts
from gatepost.artifact.limits import not_proven
from gatepost.commands.dist_request import Request
from gatepost.commands.outcome_report import left_out, say, show
from gatepost.errors import BuildFailedError, UsageError
from gatepost.outcomes.judge import judge
from gatepost.release.loading import MANIFEST_FILE
from gatepost.report.outcomes.report import File, Report
from gatepost.report.visible import visible
from gatepost.scaffold.metadata import PYPROJECT, SETUP_CFG, SETUP_PY

_PROJECT_FILES = (PYPROJECT, SETUP_CFG, SETUP_PY)


def run(request: Request) -> int:
    """Do what is asked for, and return the exit code; what could not be looked at is an error, never a pass."""
    settings = look_around(request.folder).loaded.settings
    place = _place(request)
    with interruptible():  # what is started is ended, and what was made is removed
        try:
            stock = _stock(request, place)
        except BuildFailedError as error:
            write(sys.stderr, "".join(f"  | {line}\n" for line in error.tail))
            raise
        if request.is_build_only:
            return _built(stock)
        facts = look(stock, place, _trial(request), say)
    ignored = {**settings.texts("ignore"), **left_out()}
    outcomes = judge(CHECKS, facts, ignored, settings.texts("severity"))
    report = Report(
        command="dist",
        title=_title(facts),
        outcomes=tuple(outcomes),
        facts=tuple(_said(facts, place)),
        files=tuple(File(visible(each.name), each.size, each.sha256) for each in facts.archives),
        not_proven=not_proven(facts),
        checks=CHECKS,
        sources=_sources(facts, place),
        is_strict=request.is_strict,
    )
    return show(report, request.format)


def _place(request: Request) -> Place | None:
    """Return the package; None where files are looked at that are not of any project here."""
    if request.given and not any((Path(request.folder) / name).is_file() for name in _PROJECT_FILES):
        return None
    return find_place(request.folder)


def _trial(request: Request) -> Trial:
    return Trial(
        tag=request.tag,
        is_installed=request.is_installed,
        test=request.test,
        requirements=request.requirements,
        timeout=request.timeout,
    )


def _stock(request: Request, place: Place | None) -> Stock:
    if request.given or place is None:
        tag = place.tag(request.tag) if place is not None and request.tag else None
        version = tag.version if tag is not None else place.package.version if place is not None else ""
        return take_stock(Path(request.given), place, version)
    order = Order(place.folder, place.epoch, request.is_isolated, request.timeout)
    out = Path(request.out) if request.out else place.folder / DIST
    if out.resolve() in (place.folder.resolve(), *place.folder.resolve().parents):
        message = f"--out {request.out} is a folder with the package in it"
        raise UsageError(message, "name one that has nothing but distributions in it, such as dist")
    return build_stock(place, order, out, say, twice=request.is_reproduced)


def _built(stock: Stock) -> int:
    """Say what was built, in the form that `sha256sum --check` reads."""
    write(sys.stdout, "".join(f"{digest}  {visible(name)}\n" for name, digest in sorted(stock.digests.items())))
    return 0


def _sources(facts: Facts, place: Place | None) -> dict[str, str]:
    """Return the files of the repository that an outcome may name, with their paths from the top."""
    if place is None:
        return {}
    folder = place.package.folder
    named = (*(facts.changed or ()), *(facts.written or ()), MANIFEST_FILE, f"{folder}{PYPROJECT}")
    return {path: path for path in named}


def _title(facts: Facts) -> str:
    """Return what the distributions are of: the name and the version that they say themselves."""
    metadata = next((archive.metadata for archive in facts.read if archive.metadata is not None), None)
    if metadata is None:
        return visible(facts.archives[0].name)
    return f"{visible(metadata.name)} {visible(metadata.version)}"


def _said(facts: Facts, place: Place | None) -> Iterator[tuple[str, str]]:
    """Yield the trail from the files back to the commit and, in CI, the run."""
    if facts.tag is not None:
        yield "tag", visible(facts.tag.name)
    if place is not None and place.commit:
        yield "commit", place.commit
    if facts.installed is not None:
        yield "python", facts.installed.python
    run = run_address()
    if run:
        yield "run", run
