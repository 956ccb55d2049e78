"""Which files are not as `gatepost init` would make them."""

from gatepost.commands.init_look import look, plan_for
from gatepost.commands.init_request import Request
from gatepost.doctor.facts import Drift, Facts
from gatepost.errors import GatepostError
from gatepost.scaffold.compare import YOURS

_NOT_SET_UP = "`gatepost init` has not set this repository up"


def drift_of(folder: str, facts: Facts) -> tuple[tuple[Drift, ...] | None, str]:
    """Return the files, or None and why it is not known."""
    texts = (facts.tree.read("gatepost.toml") or "", facts.tree.read("pyproject.toml") or "")
    if "[init]" not in texts[0] and "[tool.gatepost.init]" not in texts[1]:
        return None, _NOT_SET_UP
    request = Request(folder=folder, answers={})
    try:
        plan = plan_for(request, look(request, is_asking=False).setup)
    except GatepostError as error:
        return None, f"`gatepost init` cannot tell: {error.text}"
    found = [Drift(change.path, change.kind, change.about) for change in plan.done]
    found += [Drift(change.path, YOURS, change.about) for change in plan.yours]
    return tuple(found), ""
