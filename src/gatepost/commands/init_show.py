"""The plan as it is shown, in place of being done."""

import sys
from collections.abc import Iterator

from gatepost.adapters.terminal import style_for, write
from gatepost.commands.init_look import Seen
from gatepost.commands.init_request import Request
from gatepost.report.scaffold import render_diff, render_found, render_json, render_plan, render_remarks
from gatepost.report.visible import visible
from gatepost.scaffold.plan import Plan


def show(request: Request, seen: Seen, plan: Plan) -> int:
    """Show the plan as it was asked for; a check ends with 1 where a file is not as it should be."""
    if request.format == "json":
        write(sys.stdout, render_json(plan, [remark.text for remark in seen.remarks]))
    elif request.shows_diff:
        write(sys.stdout, render_diff(plan.changes, style_for(sys.stdout)))
    else:
        write(sys.stdout, text(seen, plan))
    is_drifted = bool(plan.done or plan.yours)
    if request.is_check and is_drifted and request.format == "text":
        write(sys.stderr, "".join(_drift(plan)))
    return int(request.is_check and is_drifted)


def text(seen: Seen, plan: Plan) -> str:
    """Return what was found, and the plan."""
    return found(seen) + render_plan(plan, style_for(sys.stdout))


def found(seen: Seen) -> str:
    """Return what was found."""
    style = style_for(sys.stdout)
    return render_found(seen.setup, style) + render_remarks(seen.remarks, style)


def _drift(plan: Plan) -> Iterator[str]:
    """Yield what is not as it should be, and what to do about it."""
    if plan.done:
        yield "not as it should be: `gatepost init --diff` shows it, `gatepost init` mends it\n"
    for change in plan.yours:
        path = visible(change.path)
        yield f"made or changed by hand: --overwrite {path} makes it anew, --keep {path} settles that it is yours\n"
