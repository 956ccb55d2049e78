"""An answer of GitHub's API → values whose kind is checked, or the words that say why there are none."""

import json
import re
from dataclasses import dataclass
from datetime import datetime, timezone
from typing import NoReturn, TypeVar

from gatepost.adapters.github_http import Answer
from gatepost.errors import GithubUnansweredError

OK = 200
NOT_FOUND = 404
SHA = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
"""The id of a commit, in full."""

MOST_COMMITS = 10_000
"""The largest comparison that is read: a hundred pages."""

FORBIDDEN = 403
_UNAUTHORIZED, _TOO_MANY = 401, 429
_DIGITS = re.compile(r"[0-9]{1,10}")
_LONE = re.compile(r"[\ud800-\udfff]")
_NEEDS = "the token needs `contents: read` and `pull-requests: read` for this repository"
_STATUS = "https://www.githubstatus.com says how GitHub is"

Kind = TypeVar("Kind")


@dataclass(frozen=True)
class ApiCommit:
    """A commit: its id, its message without the newline at the end, how many parents it has."""

    sha: str
    message: str
    parents: int


def object_in(answer: Answer) -> dict[str, object]:
    """Return the JSON object that an answer is; raises for anything else."""
    found = _json(answer)
    if not isinstance(found, dict):
        refuse("is not a JSON object")
    return found


def objects_in(answer: Answer, key: str = "") -> list[dict[str, object]]:
    """Return the objects in the JSON list that an answer is, or has at a key; raises for anything else."""
    found = field(object_in(answer), key, list) if key else _json(answer)
    if not isinstance(found, list) or not all(isinstance(each, dict) for each in found):
        refuse("is not a list of JSON objects")
    return found


def field(table: dict[str, object], key: str, kind: type[Kind]) -> Kind:
    """Return what is at `key`, which must be of a kind; raises where it is missing or of another."""
    value = table.get(key)
    if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
        refuse(f"has no `{key}`, or one of the wrong kind")
    return value


class Comparison:
    """The commits of a comparison, page by page; `called` is its name in a message."""

    __slots__ = ("_called", "_found", "_total")

    def __init__(self, called: str) -> None:
        self._called = called
        self._found: dict[str, ApiCommit] = {}
        self._total: int | None = None

    def add(self, page: dict[str, object]) -> bool:
        """Add a page; tell whether there is another one."""
        total = field(page, "total_commits", int)
        if total > MOST_COMMITS:
            self._refuse(f"{self._called} has {total} commits, more than {MOST_COMMITS}")
        if self._total not in (None, total):
            self._refuse(f"{self._called} changed while it was read")
        self._total = total
        commits = [_commit(entry) for entry in field(page, "commits", list)]
        before = len(self._found)
        self._found.update((commit.sha, commit) for commit in commits)
        if len(self._found) != before + len(commits):
            self._refuse(f"GitHub sent commits of {self._called} twice")
        return bool(commits) and len(self._found) < total

    def commits(self, head: str) -> list[ApiCommit]:
        """Return the commits in GitHub's order; raises where there are fewer or more than it counts, or no `head`."""
        if len(self._found) != self._total:
            self._refuse(f"GitHub sent {len(self._found)} commits of {self._called}, but counts {self._total}")
        if self._found and SHA.fullmatch(head) and head not in self._found:
            self._refuse(f"GitHub sent commits of {self._called} without the last one")
        return list(self._found.values())

    def _refuse(self, message: str) -> NoReturn:
        hint = "run it again; or judge the commits in a clone, which `fetch-depth: 0` at the checkout step makes whole"
        raise GithubUnansweredError(message, hint)


def _commit(entry: object) -> ApiCommit:
    """Return a commit of a list of commits."""
    if not isinstance(entry, dict):
        refuse("has a commit that is no object")
    sha = field(entry, "sha", str)
    if not SHA.fullmatch(sha):
        refuse("has a commit without an id")
    message = field(field(entry, "commit", dict), "message", str)
    return ApiCommit(sha, message.rstrip("\n"), len(field(entry, "parents", list)))


def refuse(what: str) -> NoReturn:
    """Raise the error for an answer that GitHub would not give; `what` completes the sentence."""
    message = f"what came as GitHub's answer {what}"
    hint = "does a proxy answer instead of GitHub? GITHUB_API_URL must be the address of the API"
    raise GithubUnansweredError(message, hint) from None


def words_in(answer: Answer) -> str:
    """Return what GitHub says about a refusal; empty where it says nothing that can be shown."""
    try:
        return field(object_in(answer), "message", str)
    except GithubUnansweredError:
        return ""


def refusal(answer: Answer, what: str, words: str) -> tuple[str, str]:
    """Return the text and the hint for a question about `what` that was refused with these words."""
    if is_used_up(answer, words):
        hint = "run it again then; a workflow's GITHUB_TOKEN has 1,000 questions an hour for a repository"
        return f"GitHub's rate limit is used up; it may be asked again {_when(answer)}", hint
    said = f"({answer.status}{': ' if words else ''}{words})"
    if answer.status == _UNAUTHORIZED:
        hint = f"is GITHUB_TOKEN or GH_TOKEN expired, or of another server? {_NEEDS}"
        return f"GitHub does not know the token {said}", hint
    if answer.status == FORBIDDEN:
        return f"GitHub does not let the token read {what} {said}", _NEEDS
    if answer.status == NOT_FOUND:
        return f"GitHub finds no {what}, or the token may not see it {said}", _NEEDS
    return f"GitHub gives no answer about {what} {said}", _STATUS


def is_used_up(answer: Answer, words: str) -> bool:
    """Tell whether a refusal is for too many questions."""
    if answer.status == _TOO_MANY:
        return True
    is_empty = answer.headers.get("x-ratelimit-remaining") == "0" or "retry-after" in answer.headers
    return answer.status == FORBIDDEN and (is_empty or "rate limit" in words.lower())


def _when(answer: Answer) -> str:
    """Return when a limit ends, by the order of GitHub's "Rate limits for the REST API"."""
    pause = answer.headers.get("retry-after", "")
    if _DIGITS.fullmatch(pause):
        return f"in {int(pause)} seconds"
    reset = answer.headers.get("x-ratelimit-reset", "")
    if answer.headers.get("x-ratelimit-remaining") == "0" and _DIGITS.fullmatch(reset):
        return f"at {datetime.fromtimestamp(int(reset), tz=timezone.utc):%Y-%m-%d %H:%M:%S} UTC"
    return "in a minute or later"


def _json(answer: Answer) -> object:
    try:
        return _mended(json.loads(answer.body.decode("utf-8")))
    except (ValueError, RecursionError):
        refuse("is not JSON")


def _mended(value: object) -> object:
    r"""Return parsed JSON with U+FFFD for each half of a character that `\ud83d` alone is: no file can hold one."""
    if isinstance(value, str):
        return _LONE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_mended(each) for each in value]
    if isinstance(value, dict):
        return {str(_mended(key)): _mended(each) for key, each in value.items()}
    return value
