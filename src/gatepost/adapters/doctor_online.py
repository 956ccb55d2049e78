"""`ask`: the facts with what GitHub and the package index know, or why they do not say."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import TypeVar

from packaging.utils import canonicalize_name

from gatepost.adapters import doctor_github
from gatepost.adapters.doctor_github import Asked, Contexts
from gatepost.adapters.github_token import api_for, api_server
from gatepost.adapters.index_address import index_address
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.package_index import IndexUnansweredError, PackageIndex
from gatepost.doctor.facts import Facts
from gatepost.doctor.online import ON_GITHUB, Published
from gatepost.doctor.roles import steps_of
from gatepost.doctor.workflow import Action
from gatepost.errors import GithubUnansweredError
from gatepost.policy.configuration import DEFAULT_LABELS
from gatepost.scaffold.survey import GITHUB

_MOST_PROJECTS = 50

Answer = TypeVar("Answer")


def ask(facts: Facts, folder: str) -> Facts:
    """Return the facts with those that only GitHub and the package index know, asked all at once.

    For each that cannot be had `absent` has the reason. The token is never in it. `folder` is where `gh` is asked for
    a token where the environment has none.
    """
    index = Meanwhile(lambda: _tried(lambda: _published(facts)))
    github = _github(facts, folder)
    published, reason = index.answer()
    facts = replace(github, published=published)
    return _explained(facts, {"published": reason})


def _github(facts: Facts, folder: str) -> Facts:
    asked, reason = _tried(lambda: _asked(facts, folder))
    if asked is None:
        return _explained(facts, dict.fromkeys(ON_GITHUB, reason))
    environments, labels, actions = _environments(facts), _labels(facts), _actions(facts)
    about = Meanwhile(lambda: _tried(lambda: doctor_github.settings(asked)))
    needed = Meanwhile(lambda: _tried(lambda: doctor_github.required(asked)))
    opened = Meanwhile(lambda: _tried(lambda: doctor_github.pulls(asked, labels)))
    places = Meanwhile(lambda: _tried(lambda: doctor_github.environments(asked, environments)))
    tags = Meanwhile(lambda: _tried(lambda: doctor_github.pins(asked, actions)))
    contexts, no_contexts = needed.answer()
    settings, no_settings = about.answer()
    (pulls, no_pulls), (found, no_environments), (pins, no_pins) = opened.answer(), places.answer(), tags.answer()
    of_actions = (contexts or Contexts((), ())).of_actions
    facts = replace(
        facts,
        settings=replace(settings, of_actions=of_actions) if settings is not None else None,
        required=contexts.names if contexts is not None else None,
        pulls=pulls,
        environments=found,
        pins=pins,
    )
    reasons = (no_settings, no_contexts, no_pulls, no_environments, no_pins)
    return _explained(facts, dict(zip(ON_GITHUB, reasons, strict=True)))


def _tried(question: Callable[[], Answer]) -> tuple[Answer | None, str]:
    """Return the answer to a question, or why there is none."""
    try:
        return question(), ""
    except GithubUnansweredError as error:
        return None, error.text
    except IndexUnansweredError as error:
        return None, str(error)


def _explained(facts: Facts, reasons: dict[str, str]) -> Facts:
    """Return facts with the reasons for which some are absent; what is known has none."""
    kept = {name: reason for name, reason in facts.absent.items() if name not in reasons}
    return replace(facts, absent=kept | {name: reason for name, reason in reasons.items() if reason})


def _asked(facts: Facts, folder: str) -> Asked:
    """Return whom to ask about what. Raises `GithubUnansweredError` where the repository is not on GitHub."""
    remote = facts.repository.remote
    if remote is None:
        message = "the repository has no remote on GitHub"
        raise GithubUnansweredError(message, "name one with `git remote add origin`")
    if remote.host not in (GITHUB, api_server()):
        message = f"the repository is at {remote.host}, which is not GitHub"
        raise GithubUnansweredError(message, "of a GitHub of your own, GITHUB_API_URL names the API")
    return Asked(api_for(folder), remote.slug, facts.repository.release_branch)


def _environments(facts: Facts) -> set[str]:
    return {job.environment for workflow in facts.workflows for job in workflow.jobs if job.environment}


def _labels(facts: Facts) -> tuple[str, ...]:
    configuration = facts.release.plan.configuration if facts.release is not None else None
    return configuration.label if configuration is not None else DEFAULT_LABELS


def _actions(facts: Facts) -> list[Action]:
    jobs = [job.uses for workflow in facts.workflows for job in workflow.jobs]
    steps = [place.step.uses for place in steps_of(facts.workflows)]
    return [action for action in (*jobs, *steps) if action is not None and not action.is_local]


def _names(facts: Facts) -> Iterator[str]:
    """Yield the names of the projects, and of the packages that are Python's but have no pyproject.toml."""
    configuration = facts.release.plan.configuration if facts.release is not None else None
    projects = {project.folder: project for project in facts.projects}
    yield from (project.normalised for project in projects.values() if project.normalised)
    for path, package in (configuration.packages if configuration is not None else {}).items():
        folder = "" if path == "." else f"{path.strip('/')}/"
        if folder not in projects and package.release_type == "python" and package.package_name:
            yield canonicalize_name(package.package_name)


def _published(facts: Facts) -> dict[str, Published]:
    names = list(dict.fromkeys(_names(facts)))[:_MOST_PROJECTS]
    if not names:
        return {}
    index = PackageIndex(index_address())
    return {name: index.project(name) for name in names}
