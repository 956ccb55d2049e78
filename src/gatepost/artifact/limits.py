"""What a report of `gatepost dist` does not prove: said, so that nobody takes it for proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.words import listed, number

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.artifact.facts import Facts


def not_proven(facts: Facts) -> tuple[str, ...]:
    """Return what was not proven, each as a sentence with its reason, the weightiest first."""
    return (*_installed(facts), *_tests(facts), *_wheels(facts), *_sdists(facts), *_build(facts), *_searched(facts))


def _installed(facts: Facts) -> Iterator[str]:
    if facts.installed is None:
        yield f"The wheel was not installed: {facts.absent['installed']}."
    elif facts.installed.version:
        yield f"The wheel was tried on Python {facts.installed.python} alone, and on this machine's platform."
        yield "Only the packages and modules at the top of the wheel were imported, not all that is in them."


def _tests(facts: Facts) -> Iterator[str]:
    if facts.tests is None:
        yield f"The tests were not run: {facts.absent['tests']}."


def _wheels(facts: Facts) -> Iterator[str]:
    special = [wheel.name for wheel in facts.wheels if not wheel.is_pure]
    if special:
        yield (
            f"{listed(special)} {'is' if len(special) == 1 else 'are'} not for every platform and interpreter: "
            "those for others are built elsewhere, and nothing is said of them."
        )


def _sdists(facts: Facts) -> Iterator[str]:
    if facts.sdists:
        yield "The sdist was read, and not tested: tests run against the wheel."


def _build(facts: Facts) -> Iterator[str]:
    if facts.rebuilt is None:
        yield f"Whether a second build makes the same bytes was not tried: {facts.absent['rebuilt']}."
    if facts.tag is None:
        yield f"The version was compared with no tag: {facts.absent['tag']}."
    if facts.package is not None and not facts.package.version:
        yield "The version is computed when it is built: no file of the repository says it, to be compared."


def _searched(facts: Facts) -> Iterator[str]:
    unread = list(dict.fromkeys(path for archive in facts.read for path in archive.unread))
    if unread:
        verb = "was" if len(unread) == 1 else "were"
        yield f"{number(len(unread), 'file')} {verb} too large to be searched for secrets: {listed(unread)}."
