"""A commit explained, for people: how it is read, what comes out, what that does, and how to mend it."""

from collections.abc import Iterator, Sequence

from gatepost.release.explanation import (
    EXCLUDED,
    MESSAGE,
    NOWHERE,
    PAST,
    UNMERGED,
    UNRELEASED,
    Emerging,
    Explanation,
)
from gatepost.release.outline import LISTED, EntryOutline, PackageOutline
from gatepost.report.explain_rescue import render_rescue
from gatepost.report.explain_tree import cut, render_tree
from gatepost.report.style import Style
from gatepost.report.visible import tame, visible, width, wrap
from gatepost.values import ERROR

_SHA = 9
_MOST = 12  # packages, and commits
_STANDINGS = {
    UNRELEASED: "not released yet",
    UNMERGED: "not part of HEAD: shown as if it were merged now",
    MESSAGE: "shown as if it were merged now, as a commit without files",
    NOWHERE: "it changes no file of any package: no release lists it",
    EXCLUDED: "`exclude-paths` takes it out: no release lists it",
}
_NO_CONFIGURATION = "without a release configuration: read as for Python by default"


def render_explanation(explanation: Explanation, remarks: Sequence[str], style: Style) -> str:
    """Return the page of a commit or a message."""
    is_merge = explanation.subject.is_merge
    parts = [
        "".join(f"{line}\n" for line in _title(explanation, remarks, style)),
        _section("How it is read", render_tree(explanation.tree, style, is_merge=is_merge), style),
        _section("What comes out", "".join(f"{line}\n" for line in _emerging(explanation, style)), style),
        _section(_next(explanation), "".join(f"{line}\n" for line in _versions(explanation, style)), style),
        _section("What the gate finds", "".join(f"{line}\n" for line in _findings(explanation, style)), style),
        _section("How to rescue it", render_rescue(explanation, style), style),
    ]
    lines = "\n".join(filter(None, parts)).split("\n")
    return style.finish("\n".join(map(tame, lines)))


def _section(title: str, text: str, style: Style) -> str:
    return f"{style.strong(title)}\n{text}" if text else ""


def _title(explanation: Explanation, remarks: Sequence[str], style: Style) -> Iterator[str]:
    subject = explanation.subject
    header = subject.commit.message.replace("\r", "\n").lstrip("\n").partition("\n")[0]
    name = "" if explanation.standing == MESSAGE else subject.commit.sha[:_SHA]
    shown = cut(header, style.columns - len(name) - 2, style)
    yield f"{style.paint(name, 33)}  {style.strong(shown)}" if name else style.strong(shown or "(empty)")
    said = _STANDINGS.get(explanation.standing, "")
    if explanation.standing == PAST:
        held = f"released: {visible(subject.tag)} holds it"
        said = held if subject.tag else "the next release is made from younger commits than this"
    if explanation.standing != MESSAGE or explanation.has_configuration:
        yield from (style.faint(line) for line in wrap(said, style.columns))
    noticed = [*remarks, *([] if explanation.has_configuration or explanation.error else [_NO_CONFIGURATION])]
    if explanation.error:
        noticed.append(f"no plan: {explanation.error}")
    sign = style.sign("warning")
    for remark in noticed:
        first, *rest = wrap(visible(remark), style.columns - 2)
        yield f"{style.doubtful(sign)} {first}"
        yield from (f"  {line}" for line in rest)


def _emerging(explanation: Explanation, style: Style) -> Iterator[str]:
    told = [each for each in explanation.emerging if not _is_aside(each)]
    asides = [each for each in explanation.emerging if _is_aside(each)]
    if not explanation.emerging:
        yield "  nothing: no commit is read in it"
    for each in sorted(told, key=lambda each: each.exit.is_footer)[:_MOST]:
        yield from _commit(each, style)
    if len(told) > _MOST:
        yield "  " + style.faint(f"and {len(told) - _MOST} more")
    if asides:
        labels = list(dict.fromkeys(each.outcomes[0][1].label for each in asides))
        names = ", ".join(visible(cut(label, 30, style)) for label in labels[:_MOST])
        text = f"not listed, though read as commits too: {names}"
        yield from (f"  {style.faint(line)}" for line in wrap(text, style.columns - 2))


def _is_aside(each: Emerging) -> bool:
    """Tell whether it is a footer like any other, which is read as a commit of a type that nobody lists."""
    return each.exit.is_footer and all(entry.effect != LISTED for _, entry in each.outcomes)


def _commit(each: Emerging, style: Style) -> Iterator[str]:
    entry = each.outcomes[0][1]
    where = f"  (footer, line {each.exit.line})" if each.exit.is_footer else ""
    room = style.columns - 2 - len(where)
    yield f"  {cut(f'{entry.label}: {entry.description}', room, style)}{style.faint(where)}"
    for paths, outcome in each.outcomes[:_MOST]:
        lines = wrap(style.finish(_outcome(paths, outcome)), style.columns - 7)
        paint = str if outcome.effect == LISTED else style.faint
        yield f"    {paint('→ ' + lines[0])}"
        yield from (f"      {paint(line)}" for line in lines[1:])


def _outcome(paths: Sequence[str], entry: EntryOutline) -> str:
    """Return where a commit is listed, or why it is not, and the step that it calls for."""
    titles = ", ".join(map(visible, entry.titles)) or "no section"
    said = titles if entry.effect == LISTED else f"not listed: {visible(entry.reason)}"
    step = f" ({entry.step})" if entry.step and entry.effect == LISTED else ""
    names = ", ".join(map(visible, paths[:_MOST]))
    return f"{said}{step}{f', in {names}' if names else ''}"


def _next(explanation: Explanation) -> str:
    return "The next release" if explanation.standing == UNRELEASED else "The next release would be"


def _versions(explanation: Explanation, style: Style) -> Iterator[str]:
    for package in explanation.packages[:_MOST]:
        yield from _version(package, style)
    if len(explanation.packages) > _MOST:
        yield "  " + style.faint(f"and {len(explanation.packages) - _MOST} more packages")
    if explanation.standing in (UNRELEASED, MESSAGE, UNMERGED):
        alone = f"a {explanation.step} release" if explanation.step else "no release"
        yield f"  {style.faint(f'this by itself: {alone}')}"


def _version(package: PackageOutline, style: Style) -> Iterator[str]:
    name, previous = visible(package.name), visible(package.previous)
    if package.next:
        versions, why = f"{previous or 'new'} → {visible(package.next)}", f"{package.bump}: {visible(package.reason)}"
    else:
        versions, why = previous, f"no release: {visible(package.reason)}"
    head = f"{name}  {versions}".rstrip()
    if 2 + width(head) + 3 + width(why) <= style.columns:
        yield f"  {head}   {style.faint(why)}"
    else:
        yield f"  {head}"
        yield from (f"    {style.faint(line)}" for line in wrap(why, style.columns - 4))


def _findings(explanation: Explanation, style: Style) -> Iterator[str]:
    if not explanation.findings:
        yield f"  {style.good(style.sign('fine'))} nothing"
        return
    for finding in explanation.findings[:_MOST]:
        is_error = finding.severity == ERROR
        sign = (style.bad if is_error else style.doubtful)(style.sign("error" if is_error else "warning"))
        where = finding.code + (f"  line {finding.line}" if finding.line > 1 else "")
        is_narrow = 6 + len(finding.name) + len(where) > style.columns
        yield f"  {sign} {finding.name}" + ("" if is_narrow else f"  {style.faint(where)}")
        yield from [f"    {style.faint(where)}"] if is_narrow else []
    if len(explanation.findings) > _MOST:
        yield "  " + style.faint(f"and {len(explanation.findings) - _MOST} more")
    codes = dict.fromkeys(finding.code for finding in explanation.findings)
    yield from (f"  {line}" for line in wrap(f"gatepost explain {' '.join(codes)}", style.columns - 2))
