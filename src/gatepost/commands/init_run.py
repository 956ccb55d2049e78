"""Looking, asking, showing, doing: the run of `gatepost init`."""

import sys
from dataclasses import replace

from gatepost.adapters.asking import can_ask
from gatepost.adapters.scaffold_files import apply
from gatepost.adapters.survey import top_of
from gatepost.adapters.terminal import write
from gatepost.commands.init_after import finish, make_repository
from gatepost.commands.init_asking import ask_about_yours, is_wanted
from gatepost.commands.init_checks import check_clean, check_named, check_possible
from gatepost.commands.init_look import look, plan_for
from gatepost.commands.init_request import Request
from gatepost.commands.init_show import found, show, text
from gatepost.errors import NotSetUpError
from gatepost.scaffold.plan import Plan
from gatepost.scaffold.wanted import Setup


def run(request: Request) -> int:
    """Do what is asked for, and return the exit code; raises `NotSetUpError` before anything is written."""
    is_asking = not request.says_yes and not request.only_shows
    if is_asking and not can_ask():
        message = "nobody can be asked: there is no terminal"
        raise NotSetUpError(message, "--yes sets up with the usual answers; --dry-run and --diff show what that does")
    seen = look(request, is_asking=is_asking)
    plan = plan_for(request, seen.setup)
    check_named(request, seen.setup, plan)
    if request.only_shows:
        return show(request, seen, plan)
    check_possible(seen)
    write(sys.stdout, text(seen, plan) if is_asking else found(seen))
    if not request.allows_dirty:
        check_clean(seen.setup, plan, is_asking=is_asking)
    if is_asking:
        agreed = _agreed(request, seen.setup, plan)
        if agreed is None:
            write(sys.stdout, "nothing was written\n")
            return 0
        if not request.allows_dirty:  # what was answered may change more than was asked about
            check_clean(seen.setup, agreed, is_asking=True, but={change.path for change in plan.done})
        plan = agreed
    root = top_of(request.folder)
    apply(root, plan.done)
    make_repository(root)
    return finish(request, root, plan)


def _agreed(request: Request, setup: Setup, plan: Plan) -> Plan | None:
    """Return the plan that somebody at the terminal agrees to; None where it is none."""
    if plan.yours:
        setup, replaced = ask_about_yours(setup, plan)
        plan = plan_for(request, replace(setup, replaced=setup.replaced | replaced))
    return plan if not plan.done or is_wanted(plan) else None
