"""A release plan for people: what each commit does, the pull request, the files (product.md, faces)."""

from collections.abc import Iterator, Sequence

from gatepost.policy.configuration import ROOT
from gatepost.release.outline import (
    BREAKING_TITLE,
    DROPPED,
    EMPTY,
    EXCLUDED,
    HIDDEN,
    LISTED,
    NOT_CONVENTIONAL,
    UNLISTED,
    CommitOutline,
    PackageOutline,
)
from gatepost.release.planned import Plan, PullRequest, Surprise
from gatepost.release.what_if import is_unborn, short
from gatepost.report.style import Style
from gatepost.report.visible import excerpt, visible, width, wrap

_LABEL = 14
_SHA = 7
_MOST = 30  # lines of a group
_WIDEST = 140
_NARROW = 60
_INDENT = " " * _LABEL
_NOT_LISTED = "Not listed"
_NAMES = {
    HIDDEN: _NOT_LISTED,
    UNLISTED: _NOT_LISTED,
    EMPTY: _NOT_LISTED,
    EXCLUDED: "Excluded",
    NOT_CONVENTIONAL: "Not read",
    DROPPED: "Dropped",
}
_ORDER = ("Not listed", "Excluded", "Not read", "Dropped")


def render_plan(
    plan: Plan,
    outlines: Sequence[PackageOutline],
    surprises: Sequence[Surprise],
    remarks: Sequence[str],
    style: Style,
) -> str:
    """Return the whole plan; a package without commits takes one line."""
    idle = [package for package in outlines if not package.next and not package.commits and not package.excluded]
    is_folded = len(idle) > 1
    parts = ["".join(_package(each, style)) for each in outlines if not (is_folded and each in idle)]
    if is_folded:
        names = "  ".join(f"{visible(package.name)} {visible(package.previous)}".strip() for package in idle)
        parts.append(_row("No commits", style.faint(names), style))
    if plan.elsewhere:
        parts.append("".join(_elsewhere(plan, style)))
    parts += ["".join(_pull_request(pull_request, style)) for pull_request in plan.pull_requests]
    if not plan.pull_requests and not plan.error:
        parts.append(_row("Release PR", style.faint("none: there is nothing to release"), style))
    noticed = [*map(_remark, remarks), *map(_surprise, surprises)]
    if noticed:
        parts.append("".join(_notice(text, style) for text in noticed))
    return style.finish("\n".join(part for part in parts if part))


def render_releases(outlines: Sequence[PackageOutline]) -> str:
    """Return the releases of a plan in one line: `my-pkg 1.2.3 → 1.3.0 (minor)`."""
    released = [
        f"{visible(package.name)} {visible(package.previous) or 'new'} → {visible(package.next)} ({package.bump})"
        for package in outlines
        if package.next
    ]
    return ", ".join(released) or "nothing to release"


def _package(package: PackageOutline, style: Style) -> Iterator[str]:
    """Yield the lines of a package: its versions, then its commits by what they do."""
    name = visible(package.name)
    if package.next:
        versions = f"{visible(package.previous) or 'new'} → {style.strong(visible(package.next))}"
        bump = style.bad(package.bump) if package.bump == "major" else style.good(package.bump)
        yield f"{style.strong(name)}  {versions}   {bump}: {visible(package.reason)}\n"
    else:
        nothing = style.faint(f"no release: {visible(package.reason)}")
        yield f"{'  '.join(filter(None, (style.strong(name), visible(package.previous))))}   {nothing}\n"
    for label, lines in _groups(package, style):
        yield from _group(label, lines, style)


def _groups(package: PackageOutline, style: Style) -> Iterator[tuple[str, list[list[str]]]]:
    commits = [*package.commits, *package.excluded]
    for title in package.titles:
        own = [commit for commit in commits if commit.titles[:1] == (title,)]
        if own:
            yield title, [_listed(commit, style) for commit in own]
    untitled = [commit for commit in commits if commit.effect == LISTED and not commit.titles]
    if untitled:
        yield "No heading", [_listed(commit, style) for commit in untitled]
    for name in _ORDER:
        rest = [commit for commit in commits if commit.effect != LISTED and _NAMES[commit.effect] == name]
        if rest:
            yield name, [_not_listed(commit, style) for commit in rest]


def _group(label: str, rows: list[list[str]], style: Style) -> Iterator[str]:
    """Yield the rows of a group, the first of them behind the label."""
    shown = visible(label)
    paint = style.bad if label in ("Dropped", BREAKING_TITLE) else style.doubtful if label == "Not read" else str
    lead = f"  {paint(shown)}" + (" " * (_LABEL - width(shown)) if width(shown) < _LABEL else f"\n  {_INDENT}")
    for first, *rest in rows[:_MOST]:
        yield f"{lead}{first}\n"
        yield from (f"  {_INDENT}{' ' * (_SHA + 2)}{line}\n" for line in rest)
        lead = f"  {_INDENT}"
    if len(rows) > _MOST:
        yield f"  {_INDENT}{style.faint(f'and {len(rows) - _MOST} more')}\n"


def _listed(commit: CommitOutline, style: Style) -> list[str]:
    entries = [entry for entry in commit.entries if entry.effect == LISTED]
    more = f"and {len(entries) - 1} more" if len(entries) > 1 else ""
    return [*_line(commit, more, style), *_faults(commit, style)]


def _not_listed(commit: CommitOutline, style: Style) -> list[str]:
    if commit.faults and all(fault.is_header for fault in commit.faults):
        return _line(commit, "no conventional header", style)
    if commit.faults:
        return [*_line(commit, "", style), *_faults(commit, style)]
    nothing = "all its files are excluded" if commit.effect == EXCLUDED else "nothing is read in it"
    bump = f", but bumps {commit.step}" if commit.step else ""
    return _line(commit, visible((", ".join(commit.reasons) or nothing) + bump), style)


def _faults(commit: CommitOutline, style: Style) -> list[str]:
    """Return where parts of a message are given up, and who says more."""
    way_on = "" if is_unborn(commit.sha) else f"→ gatepost explain {commit.sha[:_SHA]}"
    is_narrow = style.columns < _NARROW
    lines = []
    for fault in commit.faults:
        place = f"line {fault.line}, column {fault.column}: "
        room = min(style.columns, _WIDEST) - _LABEL - _SHA - 4 - len(place)
        cut = style.bad(_cut(fault.text, max(16, room if is_narrow else room - len(way_on) - 2), style))
        lines.append(f"{place}{cut}" if is_narrow or not way_on else f"{place}{cut}  {way_on}")
    return [*lines, way_on] if is_narrow and way_on and lines else lines


def _line(commit: CommitOutline, note: str, style: Style) -> list[str]:
    """Return a commit in one line, its header cut before the note is; on a narrow screen the note stands below."""
    room = min(style.columns, _WIDEST) - _LABEL - _SHA - 4
    is_narrow = style.columns < _NARROW
    header = _cut(commit.header, max(16, room - (width(note) + 2 if note and not is_narrow else 0)), style)
    line = f"{style.faint(_id(commit.sha))}  {header}"
    if not note:
        return [line]
    return [line, style.faint(note)] if is_narrow else [f"{line}  {style.faint(note)}"]


def _id(sha: str) -> str:
    """Return the beginning of an id, or what stands for a commit that is not made yet, in its column."""
    return f"{short(sha):<{_SHA}}"


def _plain(text: str) -> str:
    """Return text without its colours, to be measured."""
    pieces = text.split("\x1b[")
    return pieces[0] + "".join(piece.partition("m")[2] for piece in pieces[1:])


def _cut(text: str, cells: int, style: Style) -> str:
    return excerpt(text, (0, 0), cells, style.ellipsis)[0]


def _elsewhere(plan: Plan, style: Style) -> Iterator[str]:
    yield f"{style.strong('no package')}   {style.faint('these commits change no file of any package')}\n"
    rows = [
        [f"{style.faint(_id(commit.sha))}  {_cut(commit.message.partition(chr(10))[0], 60, style)}"]
        for commit in plan.elsewhere
    ]
    yield from _group("", rows, style)


def _pull_request(pull_request: PullRequest, style: Style) -> Iterator[str]:
    draft = style.faint("  draft") if pull_request.draft else ""
    yield _row("Release PR", f"{style.strong(visible(pull_request.title))}{draft}", style)
    yield _row("Branch", visible(pull_request.branch), style)
    changed = [visible(change.path) for change in pull_request.files if change.is_changed]
    if len(changed) > _MOST:
        changed = [*changed[:_MOST], style.faint(f"and {len(changed) - _MOST} more")]
    yield _row("Would change", "  ".join(changed) or style.faint("no file"), style)
    for change in pull_request.files:
        if change.error:
            yield _row("Fails at", f"{visible(change.path)}: {style.bad(visible(change.error))}", style)


def _row(label: str, text: str, style: Style) -> str:
    """Return a labelled line, wrapped at spaces where the screen ends."""
    room = max(20, style.columns - _LABEL)
    lines: list[str] = []
    line = ""
    for word in text.split("  "):
        wider = f"{line}  {word}" if line else word
        if line and width(_plain(wider)) > room:
            lines.append(line)
            line = word
        else:
            line = wider
    lines.append(line)
    first, *rest = lines
    return f"{label:<{_LABEL}}{first}\n" + "".join(f"{' ' * _LABEL}{each}\n" for each in rest)


def _notice(text: str, style: Style) -> str:
    first, *rest = wrap(text, min(style.columns, _WIDEST) - 2)
    lines = [f"{style.doubtful(style.sign('warning'))} {first.rstrip()}", *(f"  {line.strip()}" for line in rest)]
    return "".join(f"{line}\n" for line in lines)


def _surprise(surprise: Surprise) -> str:
    where = visible((surprise.sha and short(surprise.sha)) or ("" if surprise.path == ROOT else surprise.path))
    return f"{where + ': ' if where else ''}{visible(surprise.text)}  ({surprise.name})"


def _remark(text: str) -> str:
    return visible(text)
