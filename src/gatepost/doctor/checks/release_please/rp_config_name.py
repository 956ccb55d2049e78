"""GD101."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.actions.workflow_lines import replaced
from gatepost.doctor.check import known
from gatepost.doctor.releases.plan_check import EXPRESSION, FilesCheck
from gatepost.doctor.roles import RELEASE_PLEASE
from gatepost.doctor.symptoms import NO_RELEASE_PR
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.roles import Place

_USUAL = "release-please-config.json"
_LIKELY = (_USUAL, ".release-please-config.json", ".github/release-please-config.json", "release-please.json")


class RpConfigName(FilesCheck):
    """The configuration of Release Please is not where Release Please looks for it.

    ## Symptom
    The run of Release Please is red: "Missing required manifest config: release-please-config.json". No release pull
    request is opened.

    ## Cause
    Without `config-file` the action reads `release-please-config.json` at the top of the repository. Only the manifest
    begins with a dot, and a configuration that does too, or that lies elsewhere, is not found.

    ## Mend
    Rename the file, or name it in the workflow, where `config-file` says which one is read:

        config-file: .github/release-please-config.json
    """

    code = "GD101"
    name = "rp-config-name"
    symptoms: tuple[str, ...] = (NO_RELEASE_PR,)
    errors: tuple[str, ...] = ("Missing required manifest config",)
    consequences: tuple[str, ...] = ("rp-manifest-missing",)

    def unable(self, facts: Facts) -> str:
        """Return why it is not known which file is looked for."""
        first = facts.releasing[0] if facts.releasing else None
        if first is not None and EXPRESSION in first.step.inputs.get("config-file", ""):
            return "an expression names the configuration"
        if first is not None and not first.is_action(*RELEASE_PLEASE):
            return "a command runs Release Please, and may name another file"
        return super().unable(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a configuration that is not there, with the file that was probably meant to be it."""
        release = known(facts.release)
        if release.configuration is not None:
            return
        wanted = release.configuration_file
        found = next((path for path in _LIKELY if path in facts.tree.paths and path != wanted), "")
        first = facts.releasing[0] if facts.releasing else None
        where = first.at("with", "config-file") if first is not None else ""
        if found and first is not None and wanted != _USUAL:
            yield _misnamed(first, found, wanted)
        elif found:
            yield Problem(
                f"`{found}` is not read: Release Please looks for `{wanted}`", found, f"git mv {found} {wanted}"
            )
        else:
            message = f"`{wanted}` is missing, which Release Please needs"
            yield Problem(message, where, _made(wanted), why=_why(wanted))

    def fine(self, facts: Facts) -> str:
        """Return where it is."""
        return f"the configuration is `{known(facts.release).configuration_file}`"


def _misnamed(place: Place, found: str, wanted: str) -> Problem:
    """Return that the input of the action names another file than the one that is there."""
    line = place.step.line_of("with", "config-file")
    return Problem(
        f"`config-file` names `{wanted}`, which is not there; `{found}` is, and is not read",
        place.workflow.at(line),
        f"write `config-file: {found}` on this line",
        edits=replaced(place.workflow, line, wanted, found),
        why=_why(wanted),
    )


def _made(wanted: str) -> str:
    """Return how a configuration is made, at the path at which it is looked for."""
    return f"gatepost init --only {_USUAL}" + (
        f", and name that file in the workflow, not `{wanted}`" * (wanted != _USUAL)
    )


def _why(wanted: str) -> str:
    """Return what is seen of it, where the page has another name."""
    return (
        "" if wanted == _USUAL else f'The run of Release Please is red: "Missing required manifest config: {wanted}".'
    )
