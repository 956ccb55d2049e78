"""What the doctor asks GitHub: one function for each fact. All raise `GithubUnansweredError`.

Source: GitHub's REST API documentation, version 2022-11-28.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar
from urllib.parse import quote

from gatepost.adapters.github_answer import field
from gatepost.adapters.github_api import GithubApi, HiddenError
from gatepost.adapters.timestamps import utc_seconds
from gatepost.doctor.online import BranchRule, Environment, Pin, PullRequest, RepositorySettings
from gatepost.doctor.workflow import Action

Value = TypeVar("Value")

_ACTIONS_APP = 15368
"""The number of the app that GitHub Actions is on github.com."""

_PULL_PAGES = 2  # Release Please itself looks at the last 200
_TAG_PAGES = 20
_MOST_PINS = 60
_MOST_RULESETS = 10
_MOST_ENVIRONMENTS = 20
_FULL_PAGE = 100
_OF_RELEASES = "release-please"
_LABEL = "autorelease:"
_REPOSITORY = re.compile(r"[a-z0-9-]+/[a-z0-9._-]*[a-z0-9_-][a-z0-9._-]*")
_TAG = re.compile(r"(?:tag=)?(v?\d[\w.+-]*)(?:\s.*)?", re.DOTALL)


@dataclass(frozen=True)
class Asked:
    """The repository that is asked about, as OWNER/NAME, and the branch that it releases from."""

    api: GithubApi
    name: str
    branch: str


@dataclass(frozen=True)
class Contexts:
    """The names of the checks that are required, and those of them that only GitHub Actions can report."""

    names: tuple[str, ...]
    of_actions: tuple[str, ...]


def settings(asked: Asked) -> RepositorySettings:
    """Return how the repository merges, what its workflows may do, its tags, and the rules for release branches."""
    found = asked.api.repository(asked.name)
    actions = _shown(lambda: asked.api.part(asked.name, "actions/permissions/workflow", "permissions of workflows"))
    return RepositorySettings(
        default_branch=_text(found, "default_branch"),
        allows_squash=_flag(found, "allow_squash_merge"),
        allows_merge=_flag(found, "allow_merge_commit"),
        allows_rebase=_flag(found, "allow_rebase_merge"),
        squash_title=_text(found, "squash_merge_commit_title"),
        squash_message=_text(found, "squash_merge_commit_message"),
        default_permissions=_text(actions or {}, "default_workflow_permissions"),
        can_approve=_flag(actions or {}, "can_approve_pull_request_reviews"),
        tags=_tags(asked),
        release_rules=_shown(lambda: tuple(_rules(asked))),
    )


def required(asked: Asked) -> Contexts:
    """Return the checks that the release branch requires, by rulesets and by its protection."""
    place = f"rules/branches/{_quoted(asked.branch)}"
    rules = _shown(lambda: asked.api.entries(asked.name, place, f"rules of {asked.branch}"))
    lists = [
        _tables(_table(rule, "parameters"), "required_status_checks")
        for rule in rules or ()
        if _text(rule, "type") == "required_status_checks"
    ]
    branch = asked.api.part(asked.name, f"branches/{_quoted(asked.branch)}", f"branch {asked.branch}")
    protection = _table(_table(branch, "protection"), "required_status_checks")
    checks = [*(check for checks in lists for check in checks), *_tables(protection, "checks")]
    names = [_text(check, "context") for check in checks]
    older = protection.get("contexts")
    names += [name for name in older if isinstance(name, str)] if isinstance(older, list) else []
    bound = [check for check in checks if _ACTIONS_APP in (check.get("integration_id"), check.get("app_id"))]
    return Contexts(_unique(names), _unique(_text(check, "context") for check in bound))


def pulls(asked: Asked, labels: Iterable[str]) -> tuple[PullRequest, ...]:
    """Return the release pull requests to the release branch, the last changed first, the open ones before the others.

    They are known by their branch, or by the labels; older ones than Release Please itself looks at are left out.
    """
    found: list[PullRequest] = []
    for state in ("open", "closed"):
        place = f"pulls?state={state}&base={_quoted(asked.branch)}&sort=updated&direction=desc"
        listed = asked.api.entries(asked.name, place, "the pull requests", pages=_PULL_PAGES)
        found += [_pull(entry) for entry in listed]
    wanted = set(labels)
    return tuple(each for each in found if _is_of_release(each, wanted))


def environments(asked: Asked, names: Iterable[str]) -> tuple[Environment, ...]:
    """Return the environments; what may deploy is asked for those of some names only, of which GitHub heeds no case."""
    wanted = {name.lower() for name in names}
    listed = asked.api.entries(asked.name, "environments", "the environments", key="environments")
    used = [each for each in listed if field(each, "name", str).lower() in wanted][:_MOST_ENVIRONMENTS]
    return tuple(_environment(asked, each, is_used=each in used) for each in listed)


def pins(asked: Asked, actions: Iterable[Action]) -> tuple[Pin, ...]:
    """Return what the tags are that the comments behind pinned actions name; each is asked for once.

    What is in repositories that cannot be seen is left out, and so is what comes after many.
    """
    pinned = (action for action in actions if action.is_pinned and _REPOSITORY.fullmatch(action.repository))
    named = [(action, _TAG.fullmatch(action.comment)) for action in pinned]
    wanted = _unique((action.repository, found.group(1), action.ref) for action, found in named if found)
    tags = _unique((repository, tag) for repository, tag, _ in wanted)[:_MOST_PINS]
    commits = {(repository, tag): asked.api.tagged(repository, tag) for repository, tag in tags}
    known = ((commits.get((repository, tag)), repository, tag, ref) for repository, tag, ref in wanted)
    return tuple(Pin(repository, ref, tag, commit) for commit, repository, tag, ref in known if commit is not None)


def _tags(asked: Asked) -> tuple[str, ...] | None:
    """Return the names of all tags; None where there are too many to read them all."""
    listed = asked.api.entries(asked.name, "tags", "the tags", pages=_TAG_PAGES)
    return tuple(field(each, "name", str) for each in listed) if len(listed) < _TAG_PAGES * _FULL_PAGE else None


def _rules(asked: Asked) -> Iterator[BranchRule]:
    """Yield the rules for the branches of release pull requests: GitHub answers for branches that are not there too."""
    place = f"rules/branches/{_quoted(f'{_OF_RELEASES}--branches--{asked.branch}')}"
    rules = asked.api.entries(asked.name, place, "rules of the release pull requests' branches")
    bypasses: dict[int, int | None] = {}
    for rule in rules:
        number = rule.get("ruleset_id")
        own = _text(rule, "ruleset_source_type") == "Repository"
        if isinstance(number, int) and own and number not in bypasses and len(bypasses) < _MOST_RULESETS:
            bypasses[number] = _bypasses(asked, number)
        count = bypasses.get(number) if isinstance(number, int) else None
        yield BranchRule(_text(rule, "type"), str(number or ""), count)


def _bypasses(asked: Asked, number: int) -> int | None:
    found = _shown(lambda: asked.api.part(asked.name, f"rulesets/{number}", f"ruleset {number}"))
    actors = found.get("bypass_actors") if found is not None else None
    return len(actors) if isinstance(actors, list) else None


def _pull(entry: dict[str, object]) -> PullRequest:
    merged_at = utc_seconds(entry.get("merged_at"))
    return PullRequest(
        number=field(entry, "number", int),
        title=field(entry, "title", str),
        body=_text(entry, "body"),
        labels=tuple(_text(label, "name") for label in _tables(entry, "labels")),
        branch=_text(_table(entry, "head"), "ref"),
        is_open=_text(entry, "state") == "open",
        merged=_text(entry, "merge_commit_sha") if merged_at else "",
        merged_at=merged_at,
    )


def _is_of_release(pull: PullRequest, labels: set[str]) -> bool:
    has_label = any(label in labels or label.startswith(_LABEL) for label in pull.labels)
    return has_label or pull.branch.startswith((f"{_OF_RELEASES}--", f"{_OF_RELEASES}/"))


def _environment(asked: Asked, entry: dict[str, object], *, is_used: bool) -> Environment:
    name = field(entry, "name", str)
    rules = _tables(entry, "protection_rules")
    needs_approval = any(_text(rule, "type") == "required_reviewers" and rule.get("reviewers") for rule in rules)
    if not is_used or _flag(_table(entry, "deployment_branch_policy"), "custom_branch_policies") is not True:
        return Environment(name, needs_approval)
    place = f"environments/{_quoted(name)}/deployment-branch-policies"
    policies = asked.api.entries(asked.name, place, f"who may deploy to {name}", key="branch_policies")
    named = [(_text(policy, "type"), _text(policy, "name")) for policy in policies]
    if not all(kind for kind, _ in named):  # of an older server, which does not tell branches from tags
        return Environment(name, needs_approval)
    branches, tags = (tuple(each for kind, each in named if kind == wanted) for wanted in ("branch", "tag"))
    return Environment(name, needs_approval, branches, tags)


def _shown(question: Callable[[], Value]) -> Value | None:
    """Return the answer to a question; None where the token may not see it."""
    try:
        return question()
    except HiddenError:
        return None


def _unique(values: Iterable[Value]) -> tuple[Value, ...]:
    return tuple(dict.fromkeys(value for value in values if value))


def _quoted(name: str) -> str:
    return quote(name, safe="", errors="replace")


def _text(table: dict[str, object], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _flag(table: dict[str, object], key: str) -> bool | None:
    value = table.get(key)
    return value if isinstance(value, bool) else None


def _table(table: dict[str, object], key: str) -> dict[str, object]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _tables(table: dict[str, object], key: str) -> list[dict[str, object]]:
    value = table.get(key)
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
