"""GD602."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import HOOKS_SILENT
from gatepost.hooks.status import FOREIGN, MISSING, UNREACHABLE
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_KEY = "core.hookspath"
_NOWHERE = ("/dev/null", "NUL", "nul")


class HooksPathElsewhere(DoctorCheck):
    """Git looks for its hooks in a folder where they are not.

    ## Symptom
    Hooks are in `.git/hooks`, and none of them runs: messages are committed unjudged.

    ## Cause
    `core.hooksPath` is set, for this repository or for all of them, often left by husky or by a company's set-up. Git
    then runs nothing from `.git/hooks`, and says nothing where the folder does not exist.

    ## Mend
    See who set it, then take it away, or install the hooks where it leads:

        git config --show-origin core.hooksPath
        git config --unset core.hooksPath
        gatepost hook install
    """

    code = "GD602"
    name = "hooks-path-elsewhere"
    severity = WARNING
    needs: tuple[str, ...] = ("hooks",)
    symptoms: tuple[str, ...] = (HOOKS_SILENT,)
    consequences: tuple[str, ...] = ("hook-not-running",)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a folder that is none, or that lacks our hooks."""
        path, hooks = facts.repository.config.get(_KEY, ""), known(facts.hooks)
        missed = [status for status in hooks.statuses if status.is_missed]
        if not path or not missed or (path in _NOWHERE and not hooks.is_wanted):
            return
        if missed[0].state == UNREACHABLE:
            fix = f"git config --unset core.hooksPath && {_INSTALL}" if hooks.is_wanted else _UNSET
            yield Problem(f"core.hooksPath is `{path}`, which is no folder, so git runs no hooks at all", "", fix)
        elif hooks.is_wanted and missed[0].state in (MISSING, FOREIGN):
            message = f"core.hooksPath is `{path}`, where gatepost's {missed[0].name} is not"
            yield Problem(message, "", _INSTALL)

    def fine(self, facts: Facts) -> str:
        """Return where git looks."""
        path = facts.repository.config.get(_KEY, "")
        return f"git runs hooks from `{path}`" if path else "git runs hooks from its own folder"


_INSTALL = "gatepost hook install"
_UNSET = "git config --unset core.hooksPath"
