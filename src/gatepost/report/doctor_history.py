"""What became of the commits of past releases → text, JSON."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from gatepost.report.machine import encode
from gatepost.report.numbers import counted
from gatepost.report.visible import excerpt, visible, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from gatepost.doctor.history import Loss, PastRelease
    from gatepost.report.style import Style

SCHEMA_VERSION = 1
_SHOWN = 9  # digits of a commit's id
_INDENT = "    "


def render_history(releases: Sequence[PastRelease], style: Style) -> str:
    """Return a section for each package: its releases, newest first, and what each of them lost."""
    if not releases:
        return style.finish("no release to look back at\n")
    parts = []
    for package, group in groupby(releases, key=lambda release: release.package):
        lines = [style.strong(visible(package))]
        for release in group:
            lines += _release(release, style)
        parts.append("\n".join(lines))
    parts.append("\n".join(_closing(releases, style)))
    return style.finish("\n\n".join(parts) + "\n")


def _release(release: PastRelease, style: Style) -> Iterator[str]:
    named = f"since {release.previous}" if release.is_open else release.tag
    said = counted(release.commits, "commit")
    if release.not_conventional:
        said += f", {release.not_conventional:,} not conventional"
    sign = style.doubtful(style.sign("warning")) if release.losses else style.good(style.sign("fine"))
    yield f"{sign} {visible(named)}  {style.faint(said)}"
    for loss in release.losses:
        yield from _loss(loss, release, style)


def _loss(loss: Loss, release: PastRelease, style: Style) -> Iterator[str]:
    head = f"{loss.kind}  {loss.sha[:_SHOWN]}  {visible(loss.header)}"
    shown = excerpt(head, (0, 0), style.columns - 2, style.ellipsis)[0]
    yield f"  {style.bad(loss.kind)}{shown[len(loss.kind) :]}"
    where = f"line {loss.line}, column {loss.column}: " if loss.line else ""
    for line in wrap(visible(f"{where}{loss.message}"), style.columns - len(_INDENT)):
        yield f"{_INDENT}{line}"
    if loss.line:
        way = "can still be rescued" if release.is_open else "the next release can list it"
        is_said = f"said again since, by {loss.restated[:_SHOWN]}"
        yield f"{_INDENT}{is_said if loss.restated else f'{way}: gatepost explain {loss.sha[:_SHOWN]}'}"


def _closing(releases: Sequence[PastRelease], style: Style) -> Iterator[str]:
    losses = [loss for release in releases for loss in release.losses]
    if not losses:
        yield f"{style.good(style.sign('fine'))} nothing was dropped, doubled or misread"
        return
    kinds = [(kind, sum(loss.kind == kind for loss in losses)) for kind in dict.fromkeys(loss.kind for loss in losses)]
    said = ", ".join(f"{count:,} {kind}" for kind, count in kinds)
    still = sum(bool(loss.line) for release in releases if release.is_open for loss in release.losses)
    yield f"{style.doubtful(style.sign('warning'))} {said}; {still:,} can still get into the notes of the next release"


def render_history_json(releases: Sequence[PastRelease]) -> str:
    """Return the same for machines, on one line."""
    document = {
        "schema_version": SCHEMA_VERSION,
        "command": "doctor",
        "releases": [
            {
                "package": release.package,
                "tag": release.tag,
                "previous": release.previous,
                "commits": release.commits,
                "not_conventional": release.not_conventional,
                "losses": [_as_json(loss, release) for loss in release.losses],
            }
            for release in releases
        ],
        "ok": not any(release.is_open and release.losses for release in releases),
    }
    return f"{encode(document)}\n"


def _as_json(loss: Loss, release: PastRelease) -> dict[str, str | int | bool]:
    return {
        "sha": loss.sha,
        "header": loss.header,
        "kind": loss.kind,
        "message": loss.message,
        "line": loss.line,
        "column": loss.column,
        "rescuable": release.is_open and bool(loss.line),
    }
