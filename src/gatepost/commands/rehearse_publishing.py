"""The second half of a rehearsal: build and prove each release, upload it, and install it from the index."""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gatepost.adapters.archives import digests
from gatepost.adapters.building import Order
from gatepost.adapters.clean_environment import TryOrder, fitting, requirement_of, try_wheel
from gatepost.adapters.dist_facts import Trial, look
from gatepost.adapters.dist_place import find_place, has_distribution
from gatepost.adapters.dist_stock import Stock, build_stock
from gatepost.adapters.local_index import LocalIndex
from gatepost.adapters.scratch_clone import ScratchClone
from gatepost.adapters.surroundings import look_around
from gatepost.adapters.uploading import Client
from gatepost.artifact.catalogue import CHECKS
from gatepost.artifact.facts import Facts as OfDistribution
from gatepost.artifact.limits import not_proven
from gatepost.commands.outcome_report import say
from gatepost.commands.rehearse_request import Request
from gatepost.errors import BuildFailedError, NotTriedError
from gatepost.outcomes.judge import judge
from gatepost.outcomes.values import FAILED, Outcome
from gatepost.rehearsal.facts import Built, FromIndex, Release, Sent, Stop
from gatepost.report.outcomes.report import is_passed
from gatepost.report.visible import visible
from gatepost.scaffold.metadata import PYPROJECT, SETUP_CFG, SETUP_PY

_PROJECT_FILES = (PYPROJECT, SETUP_CFG, SETUP_PY)
_ELSEWHERE = {"tests": "CI runs them", "rebuilt": "`gatepost dist --reproducible` does"}
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]+")
_NO_SUCH_OPTION = re.compile(r"(?:;|, or) [^;]*--no-install.*")
_LONGEST_NAME = 120


@dataclass(frozen=True)
class Made:
    """A release that was built, its distributions, what is known of them, and what was found wrong with them."""

    built: Built
    folder: Path
    stock: Stock | None = None
    facts: OfDistribution | None = None
    problems: tuple[Outcome, ...] = ()

    @property
    def is_ready(self) -> bool:
        """Whether CI would hand it on."""
        return self.built.stop is None and self.built.is_fit

    @property
    def limits(self) -> tuple[str, ...]:
        """What was not proven of it."""
        if self.facts is None:
            return ()
        return not_proven(replace(self.facts, absent={**self.facts.absent, **_ELSEWHERE}))


def build_release(
    release: Release, clone: ScratchClone, out: Path, request: Request, ignored: Mapping[str, str]
) -> Made:
    """Build a release from its tag, and prove it as `gatepost dist` does.

    Raises what that does, a failed build aside.
    """
    clone.go_to(release.commit)
    top = clone.folder.resolve()
    folder = (top / release.path.strip("/")).resolve()
    if not folder.is_relative_to(top):
        stop = Stop(f"{release.path} leads out of the repository", "a package has a folder of its own in it")
        return Made(Built(release, is_fit=False, stop=stop), top)
    if not any((folder / name).is_file() for name in _PROJECT_FILES) or not has_distribution(str(folder)):
        return Made(Built(release), folder)
    settings = look_around(str(clone.folder)).loaded.settings
    place = find_place(str(folder))
    order = Order(place.folder, place.epoch, request.is_isolated, request.timeout)
    try:
        stock = build_stock(place, order, out / file_name(f"{place.name}-{release.version}"), say)
    except BuildFailedError as error:
        return Made(Built(release, is_fit=False, stop=Stop(error.text, error.hint, error.tail)), folder)
    trial = Trial(tag=release.tag, is_installed=True, test="", requirements=(), timeout=request.timeout)
    with _hints_that_hold():
        facts = look(stock, place, trial, say)
    outcomes = judge(CHECKS, facts, {**settings.texts("ignore"), **ignored}, settings.texts("severity"))
    failed = tuple(outcome for outcome in outcomes if outcome.status == FAILED)
    names = tuple(path.name for path in stock.files)
    is_fit = is_passed(failed, is_strict=request.is_strict)
    return Made(Built(release, names, len(outcomes), is_fit=is_fit), folder, stock, facts, failed)


@contextmanager
def _hints_that_hold() -> Iterator[None]:
    """Leave out of hints what only `gatepost dist` can do: no rehearsal goes on without a trial."""
    try:
        yield
    except NotTriedError as error:
        raise NotTriedError(error.text, _NO_SUCH_OPTION.sub("", error.hint)) from None


def file_name(text: str) -> str:
    """Return a text as the name of a file, which leads nowhere: a version may have any character."""
    return _UNSAFE.sub("-", text)[:_LONGEST_NAME]


@dataclass(frozen=True)
class Published:
    """What came of the uploads, and of those that were made to fail before."""

    failed: tuple[Sent, ...]
    uploads: tuple[Sent, ...]


def publish(made: Sequence[Made], index: LocalIndex, client: Client, logs: Path, *, fails: bool) -> Published:
    """Upload each release; where it `fails` first, the index goes away when half of it is there."""
    failed, uploads = [], []
    for each in made:
        if each.stock is None:
            continue
        what = visible(f"{each.built.release.name} {each.built.release.version}")
        say(f"uploading {what} by {client.typed}")
        if fails:
            failed.append(_broken_off(each, each.stock, index, client, logs))
        stop = client.upload(index, each.stock.files, logs, resumes=fails)
        uploads.append(_sent(each, each.stock, index, client, stop))
    return Published(tuple(failed), tuple(uploads))


def _broken_off(each: Made, stock: Stock, index: LocalIndex, client: Client, logs: Path) -> Sent:
    """Upload one file, end the index, upload all, and bring the index back."""
    say("ending the index half-way through the upload")
    stop = client.upload(index, stock.files[:1], logs)
    if stop is None:
        index.stop()
        try:
            stop = client.upload(index, stock.files, logs)
        finally:
            index.start()
    say("trying the upload again")
    return _sent(each, stock, index, client, stop)


def _sent(each: Made, stock: Stock, index: LocalIndex, client: Client, stop: Stop | None) -> Sent:
    there = digests(path for path in sorted(index.folder.iterdir()) if path.name in stock.digests)
    missing = tuple(name for name in stock.digests if name not in there)
    altered = tuple(name for name, digest in there.items() if digest != stock.digests[name])
    return Sent(each.built.release, client.typed, stop, missing, altered)


def install(made: Sequence[Made], index: LocalIndex, timeout: float) -> tuple[FromIndex, ...]:
    """Install each release from the index, as somebody does who asks for this version."""
    found = []
    for each in made:
        wheel = None if each.facts is None else fitting(each.facts.archives)
        if each.stock is not None and wheel is not None:
            order = TryOrder(each.folder, timeout, index=index.simple)
            with _hints_that_hold():
                installed = try_wheel(each.stock.folder / wheel.name, wheel, order, say)
            found.append(FromIndex(each.built.release, requirement_of(wheel), installed))
    return tuple(found)
