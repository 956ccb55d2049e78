"""GitHub's event → what is to be judged."""

from collections.abc import Mapping

from gatepost.gate.event import (
    COMMITS,
    NOTHING,
    PULL_REQUEST,
    Event,
    InvalidEvent,
    MergeFacts,
    PullRequest,
    is_id,
    is_no_commit,
    remote_branch,
)

_HEADS = "refs/heads/"
_ON_DEFAULT_BRANCH = ("schedule", "repository_dispatch")


def github_event(name: str, payload: object) -> Event:
    """Read GitHub's event `name`; raise `InvalidEvent` where it lacks what it must have.

    Source: GitHub's "Webhook events and payloads" and "Events that trigger workflows"; Gitea and
    Forgejo send the same.
    """
    event = _table(payload, "the event")
    repository = _text(_optional(event, "repository"), "full_name")
    if name in ("pull_request", "pull_request_target", "pull_request_review"):
        return _pull_request(event, repository)
    if name == "merge_group":
        group = _table(event.get("merge_group"), "`merge_group`")
        return Event(
            COMMITS,
            "a merge queue's group",
            base=_id(group, "base_sha"),
            head=_id(group, "head_sha"),
            has_landed=True,
            is_proposal=True,
            repository=repository,
        )
    if name == "push":
        return _push(event, repository)
    if name == "workflow_dispatch" or name in _ON_DEFAULT_BRANCH:
        return _dispatch(name, event, repository)
    called = f"`{name}`" if name else "an event without a name (GITHUB_EVENT_NAME)"
    message = f"{called} is no event that has messages: pull_request, merge_group, push, workflow_dispatch have"
    raise InvalidEvent(message)


def _pull_request(event: dict[str, object], repository: str) -> Event:
    found = _table(event.get("pull_request"), "`pull_request`")
    head, base = _table(found.get("head"), "`pull_request.head`"), _table(found.get("base"), "`pull_request.base`")
    title = found.get("title")
    if not isinstance(title, str):
        message = "`pull_request.title` is missing, or no text"
        raise InvalidEvent(message)
    number = found.get("number")
    branch = _text(head, "ref")
    pull_request = PullRequest(
        number=str(number) if _is_count(number) else "",
        title=title,
        body=_text(found, "body"),
        login=_text(_optional(found, "user"), "login"),
        branch=branch,
        label=_label(head, branch),
        target=_text(base, "ref"),
        is_own_branch=_text(_optional(head, "repo"), "full_name") == repository != "",
        commits=_count(found.get("commits")),
        facts=MergeFacts(_optional(base, "repo")),
    )
    return Event(
        PULL_REQUEST,
        f"pull request #{pull_request.number}" if pull_request.number else "a pull request",
        base=_id(base, "sha"),
        head=_id(head, "sha"),
        is_proposal=True,
        pull_request=pull_request,
        repository=repository,
    )


def _push(event: dict[str, object], repository: str) -> Event:
    ref = _text(event, "ref")
    if event.get("deleted") is True:
        return Event(NOTHING, f"{ref} was deleted")
    if not ref:
        message = "`ref` is missing, or no text"
        raise InvalidEvent(message)
    if not ref.startswith(_HEADS):
        return Event(NOTHING, f"{ref} is no branch")
    branch = ref.removeprefix(_HEADS)
    default = _text(_optional(event, "repository"), "default_branch")
    base, head = _id(event, "before"), _id(event, "after")
    if is_no_commit(head):
        return Event(NOTHING, f"{ref} was deleted")
    if is_no_commit(base):
        base = "" if branch == default else _default_branch(default)
    has_landed = branch == default if default else None
    return Event(COMMITS, f"a push to {branch}", base=base, head=head, has_landed=has_landed, repository=repository)


def _dispatch(name: str, event: dict[str, object], repository: str) -> Event:
    """Return what a run by hand or by the clock is about: what is checked out."""
    default = _text(_optional(event, "repository"), "default_branch")
    ref = _text(event, "ref") if name == "workflow_dispatch" else ""
    if ref.startswith("refs/") and not ref.startswith(_HEADS):
        return Event(NOTHING, f"{ref} is no branch")
    branch = ref.removeprefix(_HEADS) or default
    base = _default_branch(default)
    why = f"a run by `{name}` on {branch}"
    if branch == default:
        return Event(COMMITS, why, has_landed=True, repository=repository)
    return Event(COMMITS, why, base=base, repository=repository)


def _default_branch(name: str) -> str:
    """Return how a clone calls the default branch; the event must name it."""
    base = remote_branch(name)
    if not base:
        message = "the event does not name the default branch (`repository.default_branch`)"
        raise InvalidEvent(message)
    return base


def _label(head: dict[str, object], branch: str) -> str:
    """Return the head as GitHub names it in a merge; its repository may be gone, its label stays."""
    owner = _text(_optional(_optional(head, "repo"), "owner"), "login") or _text(head, "label").partition(":")[0]
    return f"{owner}/{branch}" if owner else branch


def _table(value: object, called: str) -> dict[str, object]:
    if not isinstance(value, dict):
        message = f"{called} is missing, or no object"
        raise InvalidEvent(message)
    return value


def _optional(table: Mapping[str, object], key: str) -> dict[str, object]:
    value = table.get(key)
    return value if isinstance(value, dict) else {}


def _text(table: Mapping[str, object], key: str) -> str:
    value = table.get(key)
    return value if isinstance(value, str) else ""


def _count(value: object) -> int | None:
    return value if isinstance(value, int) and _is_count(value) else None


def _is_count(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and value > 0


def _id(table: Mapping[str, object], key: str) -> str:
    """Return a commit's id; nothing else may get to git's command line."""
    value = _text(table, key)
    if not is_id(value):
        message = f"`{key}` is no id of a commit"
        raise InvalidEvent(message)
    return value
