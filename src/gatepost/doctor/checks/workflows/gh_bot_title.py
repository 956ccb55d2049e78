"""GD327."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.bot_settings import ACTIONS, BotTitle, bot_titles
from gatepost.doctor.actions.title_lint import refusal, title_readers
from gatepost.doctor.check import DoctorCheck
from gatepost.doctor.releases.unreleased import is_listed
from gatepost.doctor.symptoms import QUALITY_GATE, WRONG_CHANGELOG
from gatepost.outcomes.values import Edit, Problem
from gatepost.policy.configuration import ROOT
from gatepost.values import WARNING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts
    from gatepost.policy.configuration import Package

_WORKFLOWS = ".github/workflows"
_PREFIX = re.compile(
    r"(?P<key>\s*prefix(?:-development)?:\s*)(?P<quote>[\"']?)(?P<prefix>[^\"'#]*?)(?P=quote)(?P<end>\s*(?:#.*)?)"
)


class GhBotTitle(DoctorCheck):
    """The titles of a bot's pull requests are refused by the check of titles, or make a release of each update.

    ## Symptom
    Pull requests of bots cannot be merged as they are called, or make releases that no user needs.

    Every pull request of Dependabot or Renovate has a red title check: "No release type found in pull request title".
    Or a release pull request is opened for nothing but a newer version of an action in the workflows.

    ## Cause
    The bots begin their titles with the prefix that they are told. Without the form `type: description` there is no
    type; with `deps`, `fix` or `feat`, and in a repository whose sections show that, each update is a release.

    ## Mend
    In `.github/dependabot.yml`, a type that is allowed and that releases nothing:

        commit-message:
          prefix: ci

    For what the package itself requires, `build` with `include: scope`. In `renovate.json` it is `"semanticCommits":
    "enabled"` and `"semanticCommitType": "build"`. Where an update is meant to be a release, ignore this check.
    """

    code = "GD327"
    name = "gh-bot-title"
    severity = WARNING
    symptoms: tuple[str, ...] = (QUALITY_GATE, WRONG_CHANGELOG)
    errors: tuple[str, ...] = ("No release type found in pull request title",)

    def unable(self, facts: Facts) -> str:
        """Return that no bot is told anything."""
        return "" if bot_titles(facts.tree) else "neither Dependabot nor Renovate is set up here"

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report titles that are refused, and those that make releases."""
        for title in bot_titles(facts.tree):
            said = _refused(facts, title)
            if said:
                yield Problem(
                    f"{title.bot} calls its pull requests `{title.titles[0]}`, which the check of titles refuses: "
                    f"{said}",
                    title.where,
                    _fix(title),
                    why="No pull request of the bot can be merged before somebody has renamed it.",
                )
            elif title.prefix and not title.is_chosen and _releases(facts, title):
                yield Problem(
                    f"each update by {title.bot} makes a release: `{title.prefix}` is listed in the release notes",
                    title.where,
                    _fix(title),
                    edits=_edits(facts, title),
                    why="Users get a release in which nothing has changed for them.",
                )

    def fine(self, facts: Facts) -> str:
        """Return whose titles are fine."""
        bots = ", ".join(dict.fromkeys(title.bot for title in bot_titles(facts.tree)))
        return f"the titles by {bots} pass, and make no release by themselves"


def _refused(facts: Facts, title: BotTitle) -> str:
    """Return why a check of titles refuses whatever the bot may call it; empty where one is let pass."""
    for place in title_readers(facts):
        said = [refusal(place, each, facts, title.labels, by_bot=True) for each in title.titles]
        if all(said):
            return said[0]
    return ""


def _releases(facts: Facts, title: BotTitle) -> bool:
    """Tell whether a package that the bot changes lists such a title in its notes."""
    states = facts.release.plan.packages.values() if facts.release is not None else ()
    packages = [state.type.package for state in states]
    return any(is_listed(title.titles[0], "", each) and _touches(title, each) for each in packages)


def _touches(title: BotTitle, package: Package) -> bool:
    """Tell whether what the bot changes is of a package."""
    own = "" if package.path == ROOT else package.path.strip("/")
    folders = [_WORKFLOWS] if title.ecosystem == ACTIONS else [each for each in title.folders if "*" not in each]
    excluded = [each.strip("/") for each in package.exclude_paths or ()]
    return any(
        _is_below(folder, own) and not any(_is_below(folder, each) for each in excluded if each) for folder in folders
    )


def _is_below(folder: str, other: str) -> bool:
    return not other or folder == other or folder.startswith(f"{other}/")


def _type(title: BotTitle) -> str:
    return "ci" if title.ecosystem == ACTIONS else "build"


def _fix(title: BotTitle) -> str:
    if title.bot == "Renovate":
        said = f'"semanticCommits": "enabled", "semanticCommitType": "{_type(title)}"'
        return f"write at the top of `{title.document.path}`: `{said}`"
    return f"write into this entry of `updates`: `commit-message: {{ prefix: {_type(title)} }}`"


def _edits(facts: Facts, title: BotTitle) -> tuple[Edit, ...]:
    """Return the edit of the prefix, where the other one is let pass and releases nothing."""
    line = title.document.text.split("\n")[title.line - 1]
    found = _PREFIX.fullmatch(line) if title.bot == "Dependabot" else None
    if found is None or found["prefix"] != title.prefix or not title.prefix.isalpha():
        return ()
    type_ = _type(title)
    new = title.titles[0].replace(title.prefix, type_, 1)
    other = BotTitle(title.bot, title.document, title.line, (new,), type_, title.ecosystem, title.folders)
    if _releases(facts, other) or _refused(facts, other):
        return ()
    quote = found["quote"]
    return (Edit(title.document.path, title.line, title.line, (f"{found['key']}{quote}{type_}{quote}{found['end']}",)),)
