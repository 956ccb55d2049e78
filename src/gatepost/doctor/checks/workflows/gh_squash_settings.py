"""GD332."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.releases.own_settings import SQUASH_BODIES, own_setting
from gatepost.doctor.symptoms import NO_RELEASE_PR, QUALITY_GATE, WRONG_CHANGELOG
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.doctor.online import RepositorySettings

_BY_COMMIT = "COMMIT_OR_PR_TITLE"

_OTHER = "The gate judges another message than the one that lands on the branch."


class GhSquashSettings(DoctorCheck):
    """What GitHub writes when it merges is not what the checks of pull requests judge.

    ## Symptom
    The title of a pull request is fine and its check is green, and on the release branch lands another message, which
    Release Please does not understand or lists as something else.

    ## Cause
    By default, GitHub squashes a pull request of one commit under the subject of that commit, not under the title. And
    where the settings of gatepost say `merge` or `squash-message` and the repository merges in another way, what is
    judged is not what lands.

    ## Mend
    In Settings, General, Pull Requests: take the title of the pull request for squashed commits.

        gh api -X PATCH repos/OWNER/NAME -f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message=PR_BODY
    """

    code = "GD332"
    name = "gh-squash-settings"
    severity = WARNING
    needs: tuple[str, ...] = ("settings",)
    symptoms: tuple[str, ...] = (NO_RELEASE_PR, WRONG_CHANGELOG, QUALITY_GATE)

    def unable(self, facts: Facts) -> str:
        """Return that the settings are not shown, where they are not."""
        settings = known(facts.settings)
        if settings.allows_squash is None and not settings.squash_title:
            return "only a token that may write is shown how the repository merges"
        return ""

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report a subject that no check of titles sees, and what gatepost's own settings say otherwise."""
        settings = known(facts.settings)
        if settings.allows_squash is not False and settings.squash_title == _BY_COMMIT and facts.titles:
            yield Problem(
                "a pull request of one commit lands under the subject of that commit, not under its title",
                facts.titles[0].where,
                _command(facts, settings),
            )
        yield from _of_method(facts, settings)
        yield from _of_body(facts, settings)

    def fine(self, facts: Facts) -> str:  # noqa: ARG002  the contract
        """Return that it fits."""
        return "what is judged of a pull request is what the repository merges"


def _command(facts: Facts, settings: RepositorySettings) -> str:
    """Return the command that has the title taken; GitHub takes both values or neither, and not every pair."""
    remote = facts.repository.remote
    name = remote.slug if remote is not None else "OWNER/NAME"
    body = settings.squash_message or "PR_BODY"
    return f"gh api -X PATCH repos/{name} -f squash_merge_commit_title=PR_TITLE -f squash_merge_commit_message={body}"


def _of_method(facts: Facts, settings: RepositorySettings) -> Iterator[Problem]:
    allowed = {"squash": settings.allows_squash, "merge": settings.allows_merge, "rebase": settings.allows_rebase}
    said = own_setting(facts.tree, "merge")
    if said is not None and allowed.get(said.value) is False:
        others = [name for name, is_allowed in allowed.items() if is_allowed]
        message = f"gatepost judges what a `{said.value}` lands, which the repository does not allow"
        yield Problem(message, said.where, _setting("merge", others), why=_OTHER)


def _setting(key: str, values: list[str]) -> str:
    """Return how gatepost is told what GitHub does."""
    if len(values) == 1:
        return f'write `{key} = "{values[0]}"` on this line'
    return f"write for `{key}` what the repository allows, or allow this in Settings, General, Pull Requests"


def _of_body(facts: Facts, settings: RepositorySettings) -> Iterator[Problem]:
    said = own_setting(facts.tree, "squash-message")
    wanted = SQUASH_BODIES.get(said.value, "") if said is not None else ""
    if said is None or not wanted or not settings.squash_message or settings.allows_squash is False:
        return
    if wanted != settings.squash_message:
        own = next((name for name, word in SQUASH_BODIES.items() if word == settings.squash_message), said.value)
        message = f"gatepost judges squashed commits with `{said.value}`, and GitHub writes {settings.squash_message}"
        yield Problem(message, said.where, _setting("squash-message", [own]), why=_OTHER)
