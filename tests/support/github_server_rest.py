"""The REST API of GitHub, as far as Release Please and a maintainer who merges ask it: one function an endpoint."""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import TYPE_CHECKING

from support.github_server_forge import BRANCH, ConflictError, Pull, Release, named
from support.github_server_git import Entry

if TYPE_CHECKING:
    from support.github_server_forge import Forge

Body = Mapping[str, object]


class MissingError(Exception):
    """What is asked for is not there; GitHub says 404."""


@dataclass(frozen=True)
class Question:
    """A request about a repository: `parts` are what its path has in place of names in braces."""

    forge: Forge
    parts: tuple[str, ...] = ()
    query: Mapping[str, str] = field(default_factory=dict)
    body: Body = field(default_factory=dict)

    @property
    def pull(self) -> Pull:
        """Return the pull request whose number comes first in the path."""
        number = int(self.parts[0])
        if number > len(self.forge.pulls):
            raise MissingError
        return self.forge.pull(number)

    def text(self, name: str) -> str:
        """Return a text of the body."""
        value = self.body[name]
        assert isinstance(value, str), (name, value)
        return value


Endpoint = Callable[[Question], object]
_ENDPOINTS: list[tuple[str, re.Pattern[str], Endpoint]] = []
_MADE = {"POST": HTTPStatus.CREATED, "DELETE": HTTPStatus.OK}


def find(method: str, path: str) -> tuple[Endpoint, tuple[str, ...]]:
    """Return what answers a question, and the parts of its path. Raises `LookupError` where nothing does."""
    for allowed, pattern, endpoint in _ENDPOINTS:
        found = pattern.fullmatch(path)
        if allowed == method and found:
            return endpoint, found.groups()
    message = f"nothing answers {method} {path}"
    raise LookupError(message)


def status_of(method: str) -> HTTPStatus:
    """Return how a request that could be answered ends."""
    return _MADE.get(method, HTTPStatus.OK)


def _at(method: str, path: str) -> Callable[[Endpoint], Endpoint]:
    """Let a function answer a path below that of the repository; `{rest}` may have slashes in it."""
    expression = re.sub(r"\\{(\w+)\\}", lambda found: "(.+)" if found[1] == "rest" else "([^/]+)", re.escape(path))

    def add(endpoint: Endpoint) -> Endpoint:
        _ENDPOINTS.append((method, re.compile(expression), endpoint))
        return endpoint

    return add


@_at("GET", "")
def _repository(question: Question) -> object:
    forge = question.forge
    return {"name": forge.name, "owner": {"login": forge.owner}, "default_branch": BRANCH}


@_at("GET", "/branches/{rest}")
def _branch(question: Question) -> object:
    return {"name": question.parts[0], "commit": {"sha": _head(question)}}


@_at("GET", "/git/ref/heads/{rest}")
def _ref(question: Question) -> object:
    return _as_ref(f"refs/heads/{question.parts[0]}", _head(question))


@_at("POST", "/git/refs")
def _make_ref(question: Question) -> object:
    ref, sha = question.text("ref"), question.text("sha")
    question.forge.make_ref(ref, sha)
    return _as_ref(ref, sha)


@_at("PATCH", "/git/refs/heads/{rest}")
def _move_ref(question: Question) -> object:
    (branch,) = question.parts
    question.forge.move(branch, question.text("sha"), forced=question.body.get("force") is True)
    return _as_ref(f"refs/heads/{branch}", _head(question))


@_at("GET", "/git/commits/{sha}")
def _commit(question: Question) -> object:
    (sha,) = question.parts
    return {"sha": sha, "tree": {"sha": question.forge.bare.find(f"{sha}^{{tree}}")}}


@_at("POST", "/git/commits")
def _make_commit(question: Question) -> object:
    parents = question.body["parents"]
    assert isinstance(parents, list)
    sha = question.forge.bare.write_commit(question.text("tree"), parents, question.text("message"))
    return {"sha": sha, "url": f"https://api.github.com/commits/{sha}"}


@_at("GET", "/commits/{sha}")
def _commit_with_files(question: Question) -> object:
    (sha,) = question.parts
    return {"sha": sha, "files": [{"filename": path} for path in question.forge.bare.changed_in(sha)]}


@_at("GET", "/git/trees/{rest}")
def _tree(question: Question) -> object:
    (tree,) = question.parts
    entries = question.forge.bare.entries(tree, recursive="recursive" in question.query)
    listed = [{"path": each.path, "mode": each.mode, "type": each.kind, "sha": each.sha} for each in entries]
    return {"sha": question.forge.bare.find(f"{tree}^{{tree}}"), "tree": listed, "truncated": False}


@_at("POST", "/git/trees")
def _make_tree(question: Question) -> object:
    bare, listed = question.forge.bare, question.body["tree"]
    assert isinstance(listed, list)
    entries = [
        Entry(each["mode"], each["type"], bare.write_blob(each["content"]) if "content" in each else "", each["path"])
        for each in listed
    ]
    return {"sha": bare.write_tree(question.text("base_tree"), entries)}


@_at("GET", "/git/blobs/{sha}")
def _blob(question: Question) -> object:
    (sha,) = question.parts
    content = question.forge.bare.blob(sha)
    return {"sha": sha, "size": len(content), "encoding": "base64", "content": b64encode(content).decode()}


@_at("GET", "/tags")
def _tags(question: Question) -> object:
    return [{"name": name, "commit": {"sha": sha}} for name, sha in question.forge.bare.tags().items()]


@_at("GET", "/pulls")
def _pulls(question: Question) -> object:
    forge, query = question.forge, question.query
    wanted = {
        "state": query.get("state", "open"),
        **{name: query[name] for name in ("head", "base") if name in query},
    }

    def is_wanted(pull: Pull) -> bool:
        has = {
            "state": "open" if pull.is_open else "closed",
            "head": f"{forge.owner}:{pull.head}",
            "base": pull.base,
        }
        return all(has[name] == value for name, value in wanted.items())

    return [_as_pull(forge, each) for each in reversed(forge.pulls) if is_wanted(each)]


@_at("POST", "/pulls")
def _open_pull(question: Question) -> object:
    forge, head = question.forge, question.text("head").removeprefix(f"{question.forge.owner}:")
    pull = Pull(0, question.text("title"), question.text("body"), head, question.text("base"))
    pull.is_draft = question.body.get("draft") is True
    return _as_pull(forge, forge.open_pull(pull))


@_at("GET", "/pulls/{number}")
def _pull(question: Question) -> object:
    return _as_pull(question.forge, question.pull)


@_at("PATCH", "/pulls/{number}")
def _edit_pull(question: Question) -> object:
    pull = question.pull
    pull.title = question.text("title") if "title" in question.body else pull.title
    pull.body = question.text("body") if "body" in question.body else pull.body
    return _as_pull(question.forge, pull)


@_at("PUT", "/pulls/{number}/merge")
def _merge_pull(question: Question) -> object:
    if question.text("merge_method") != "squash":
        message = "Merge commits are not allowed on this repository."
        raise ConflictError(message)
    return {"sha": question.forge.squash(question.pull), "merged": True}


@_at("POST", "/issues/{number}/labels")
def _label(question: Question) -> object:
    pull, labels = question.pull, question.body["labels"]
    assert isinstance(labels, list)
    pull.labels += [label for label in labels if label not in pull.labels]
    return named(pull.labels)


@_at("DELETE", "/issues/{number}/labels/{name}")
def _unlabel(question: Question) -> object:
    pull, label = question.pull, question.parts[1]
    if label not in pull.labels:
        raise MissingError
    pull.labels.remove(label)
    return named(pull.labels)


@_at("POST", "/issues/{number}/comments")
def _comment(question: Question) -> object:
    question.pull.comments.append(question.text("body"))
    return {"html_url": f"{_address(question.forge)}/pull/{question.pull.number}#issuecomment-1"}


@_at("POST", "/releases")
def _release(question: Question) -> object:
    forge, tag = question.forge, question.text("tag_name")
    name, body, commit = question.text("name"), question.text("body"), question.text("target_commitish")
    is_draft, is_prerelease = question.body.get("draft") is True, question.body.get("prerelease") is True
    number = len(forge.releases) + 1
    forge.publish(Release(number, tag, name, body, commit, is_draft=is_draft, is_prerelease=is_prerelease))
    return {
        "id": number,
        "name": name,
        "tag_name": tag,
        "target_commitish": commit,
        "body": body,
        "draft": is_draft,
        "prerelease": is_prerelease,
        "html_url": f"{_address(forge)}/releases/tag/{tag}",
        "upload_url": f"https://uploads.github.com/repos/{forge.owner}/{forge.name}/releases/{number}/assets",
    }


def _head(question: Question) -> str:
    """Return the commit of the branch that the path names."""
    sha = question.forge.head(question.parts[0])
    if not sha:
        raise MissingError
    return sha


def _as_ref(ref: str, sha: str) -> object:
    return {"ref": ref, "url": f"https://api.github.com/{ref}", "object": {"type": "commit", "sha": sha}}


def _as_pull(forge: Forge, pull: Pull) -> object:
    return {
        "number": pull.number,
        "title": pull.title,
        "body": pull.body,
        "state": "open" if pull.is_open else "closed",
        "draft": pull.is_draft,
        "head": {"ref": pull.head, "label": f"{forge.owner}:{pull.head}", "sha": forge.head(pull.head)},
        "base": {"ref": pull.base, "label": f"{forge.owner}:{pull.base}"},
        "labels": named(pull.labels),
        "merged_at": "2026-01-01T00:00:00Z" if pull.commit else None,
        "merge_commit_sha": pull.commit or None,
        "url": f"https://api.github.com/repos/{forge.owner}/{forge.name}/pulls/{pull.number}",
        "html_url": f"{_address(forge)}/pull/{pull.number}",
    }


def _address(forge: Forge) -> str:
    return f"https://github.com/{forge.owner}/{forge.name}"
