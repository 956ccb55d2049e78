"""GD601."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.habits.hook_places import place_of
from gatepost.doctor.symptoms import HOOKS_SILENT
from gatepost.hooks.owners import HUSKY, LEFTHOOK, NOBODY
from gatepost.hooks.status import EDITED, FOREIGN, GONE, MISSING, SWITCHED_OFF, UNREACHABLE
from gatepost.outcomes.values import Problem
from gatepost.values import ERROR, WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.hooks.status import HookStatus

_SAID = {
    MISSING: "is not installed in this clone",
    FOREIGN: "is somebody else's, and does not run gatepost",
    SWITCHED_OFF: "is not executable, so git passes it over",
    GONE: "names a Python that is there no more",
    EDITED: "was changed by hand, so nobody knows what it judges",
}
_INSTALL = "gatepost hook install"


class HookNotRunning(DoctorCheck):
    """A hook that judges messages does not run in this clone.

    ## Symptom
    A message that the gate would refuse is committed or pushed without a word.

    ## Cause
    Git's hooks are not part of a repository: each clone installs them once. Afterwards another program may have put its
    own in their place, the file may have lost its mode, or the environment that it names may be gone.

    ## Mend
    Install them; what else is there is kept, and runs first:

        gatepost hook install
    """

    code = "GD601"
    name = "hook-not-running"
    severity = WARNING
    needs: tuple[str, ...] = ("hooks",)
    symptoms: tuple[str, ...] = (HOOKS_SILENT,)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report each hook by which bad messages get through; it weighs more where CI does not judge them either."""
        severity = WARNING if facts.titles is not None else ERROR
        for status in known(facts.hooks).statuses:
            if status.is_missed and status.state != UNREACHABLE:
                message = f"the hook {status.name} {_SAID[status.state]}"
                yield Problem(message, place_of(status), _fix(status), WARNING if status.state == EDITED else severity)

    def unable(self, facts: Facts) -> str:
        """Return why no hooks are expected."""
        return "" if known(facts.hooks).is_wanted else "this repository has no settings of gatepost"

    def fine(self, facts: Facts) -> str:
        """Return which hooks run."""
        running = [status.name for status in known(facts.hooks).statuses if status.is_running]
        return f"{', '.join(running)} run here" if running else "git is told to run no hooks, which is said elsewhere"


def _fix(status: HookStatus) -> str:
    if status.owner in (HUSKY, LEFTHOOK):
        return f"run `{_INSTALL}`: it says which lines {status.owner} needs"
    if status.state == SWITCHED_OFF and status.owner != NOBODY:
        return f"chmod +x {place_of(status)}"
    return _INSTALL
