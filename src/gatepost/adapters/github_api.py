"""What GitHub's REST API tells of a repository, a pull request and its commits; asked with `--online` only.

Nothing in an answer is taken for granted: a proxy may answer with a page of its own, and half an answer is none.
Source: GitHub's REST API documentation, version 2022-11-28.
"""

import os
import re
from urllib.parse import quote

from gatepost.adapters.github_answer import (
    FORBIDDEN,
    MOST_COMMITS,
    NOT_FOUND,
    OK,
    SHA,
    ApiCommit,
    Comparison,
    field,
    is_used_up,
    object_in,
    objects_in,
    refusal,
    refuse,
    words_in,
)
from gatepost.adapters.github_http import LIMITS, Answer, GithubHttp, Limits
from gatepost.errors import GithubUnansweredError

__all__ = ["ApiCommit", "GithubApi", "Limits", "api_from_environment"]

_DEFAULT_URL = "https://api.github.com"
_PAGE = 100  # the most that GitHub gives at a time
_NAME = re.compile(r"[A-Za-z0-9._-]+/[A-Za-z0-9._-]+")
_JSON = "application/vnd.github+json"
_RAW = "application/vnd.github.raw+json"
_ONLY_SHA = "application/vnd.github.sha"
_UNPROCESSABLE = 422


class HiddenError(GithubUnansweredError):
    """There is nothing at an address, or nothing that the token may see, or the plan of the owner lacks it."""


class GithubApi:
    """GitHub's API for one token. Every question raises `GithubUnansweredError` where it stays unanswered."""

    __slots__ = ("_http", "_known")

    def __init__(self, url: str, token: str, limits: Limits = LIMITS) -> None:
        self._http = GithubHttp(url, token, limits)
        self._known: set[tuple[str, str]] = set()  # revisions that GitHub has shown to be there

    def repository(self, name: str) -> dict[str, object]:
        """Return what GitHub tells of the repository OWNER/NAME; of its keys only `full_name` is sure to be there.

        How it merges (`allow_squash_merge` and the like) is shown to tokens that may
        write its contents; to others these keys are missing.
        """
        found = self._object(f"/repos/{_checked(name)}", f"repository {name}")
        field(found, "full_name", str)
        return found

    def pull_request(self, name: str, number: int) -> dict[str, object]:
        """Return a pull request as it is now; `number` and `title` are what they should be, `body` is text or None."""
        found = self._object(f"/repos/{_checked(name)}/pulls/{int(number)}", f"pull request {number} of {name}")
        if field(found, "number", int) != number:
            refuse("is about another pull request")
        field(found, "title", str)
        if found.get("body") is not None:
            field(found, "body", str)
        return found

    def commits_between(self, name: str, base: str, head: str) -> list[ApiCommit]:
        """Return the commits that `head` has and `base` lacks, oldest first: all of them, or it raises.

        An end is an id, a branch, a tag, or a branch of a fork as `owner:branch`; ids
        are best, since a branch may move between two pages. The ids of a pull request's
        commits are known in the repository that it goes to, also where they come from a fork.
        """
        what = f"`{base}...{head}` in {name}"
        path = f"/repos/{_checked(name)}/compare/{_quoted(base)}...{_quoted(head)}"
        comparison = Comparison(what)
        for page in range(1, MOST_COMMITS // _PAGE + 1):
            if not comparison.add(self._object(f"{path}?per_page={_PAGE}&page={page}", what)):
                break
        return comparison.commits(head)

    def file(self, name: str, path: str, revision: str) -> bytes | None:
        """Return what is in a file of a commit, None where there is none.

        None is no guess: where GitHub has not shown the commit before, it is asked for
        it, since it answers "not found" for whatever a token may not see.
        """
        what = f"{path} at {revision} in {name}"
        place = f"/repos/{_checked(name)}/contents/{_path(path)}?ref={_quoted(revision)}"
        answer = self._http.get(place, _RAW)
        if answer.status == NOT_FOUND:
            self._must_know(name, revision)
            return None
        if answer.status != OK:
            raise self._refused(answer, what)
        kind = answer.headers.get("content-type", "")
        if kind.startswith("application/json"):
            message = f"{what} is no file"
            raise self._http.error(message, "a folder and a submodule cannot be read as one")
        if not (kind.startswith("application/vnd.github.") and "raw" in kind and answer.has_end):
            refuse(f"is not the content of {path}")
        self._known.add((name, revision))
        return answer.body

    def part(self, name: str, place: str, what: str) -> dict[str, object]:
        """Return what stands at a place of a repository, as in `branches/main`; percent-encoded."""
        return self._object(f"/repos/{_checked(name)}/{place}", what)

    def entries(self, name: str, place: str, what: str, *, key: str = "", pages: int = 10) -> list[dict[str, object]]:
        """Return the entries of a list of a repository, which stands at a key where one is given.

        No more than some pages are asked for, a hundred entries each.
        """
        found: list[dict[str, object]] = []
        for page in range(1, pages + 1):
            path = f"/repos/{_checked(name)}/{place}{'&' if '?' in place else '?'}per_page={_PAGE}&page={page}"
            answer = self._http.get(path, _JSON)
            if answer.status != OK:
                raise self._refused(answer, what)
            entries = objects_in(answer, key)
            found += entries
            if len(entries) < _PAGE:
                break
        return found

    def tagged(self, name: str, tag: str) -> str | None:
        """Return the commit that a tag leads to; empty where there is no such tag, None where there is no repository.

        None too where the token may not see the repository.
        """
        answer = self._http.get(f"/repos/{_checked(name)}/commits/{_quoted(f'tags/{tag}')}", _ONLY_SHA)
        if answer.status in (NOT_FOUND, _UNPROCESSABLE):
            return "" if answer.status == _UNPROCESSABLE else None
        if answer.status != OK:
            raise self._refused(answer, f"tag {tag} of {name}")
        return _sha(answer)

    def _must_know(self, name: str, revision: str) -> None:
        """Raise where the repository or the revision cannot be seen: GitHub answers 404 for that too."""
        if (name, revision) in self._known:
            return
        answer = self._http.get(f"/repos/{_checked(name)}/commits/{_quoted(revision)}", _ONLY_SHA)
        if answer.status != OK:
            raise self._refused(answer, f"commit {revision} in {name}")
        _sha(answer)
        self._known.add((name, revision))

    def _object(self, path: str, what: str) -> dict[str, object]:
        answer = self._http.get(path, _JSON)
        if answer.status != OK:
            raise self._refused(answer, what)
        return object_in(answer)

    def _refused(self, answer: Answer, what: str) -> GithubUnansweredError:
        error = self._http.error(*refusal(answer, what, self._http.quoted(words_in(answer))))
        return HiddenError(error.text, error.hint) if _is_hidden(answer) else error


def api_from_environment() -> GithubApi:
    """Return the API that GITHUB_API_URL names, asked with GITHUB_TOKEN, else GH_TOKEN."""
    token = os.environ.get("GITHUB_TOKEN") or os.environ.get("GH_TOKEN") or ""
    if not token.strip():
        message = "there is no token to ask GitHub with"
        hint = "set GITHUB_TOKEN or GH_TOKEN; in a workflow: `env: GITHUB_TOKEN: ${{ github.token }}`"
        raise GithubUnansweredError(message, hint)
    return GithubApi(os.environ.get("GITHUB_API_URL") or _DEFAULT_URL, token)


def _is_hidden(answer: Answer) -> bool:
    """Tell whether a refusal is about the very thing that was asked for."""
    is_forbidden = answer.status == FORBIDDEN and not is_used_up(answer, words_in(answer))
    return is_forbidden or answer.status == NOT_FOUND


def _sha(answer: Answer) -> str:
    """Return the id of a commit, which an answer must be."""
    found = answer.body.decode("ascii", "replace").strip()
    if not SHA.fullmatch(found):
        refuse("is not the id of a commit")
    return found


def _checked(name: str) -> str:
    """Return a repository's name, which stands in an address as it is."""
    if not _NAME.fullmatch(name) or not all(part.strip(".") for part in name.split("/")):
        message = f"`{name}` is no name of a repository"
        raise GithubUnansweredError(message, "it is OWNER/NAME, as in GITHUB_REPOSITORY")
    return name


def _quoted(revision: str) -> str:
    """Return a revision percent-encoded, slashes and colons too."""
    if not revision or ".." in revision:
        message = f"`{revision}` is no commit that GitHub can be asked for"
        raise GithubUnansweredError(message, "name an id, a branch or a tag")
    return quote(revision, safe="", errors="replace")


def _path(path: str) -> str:
    """Return the path of a file percent-encoded; none that leads elsewhere."""
    if any(part in ("", ".", "..") for part in path.split("/")):
        message = f"`{path}` is no path of a file in a repository"
        raise GithubUnansweredError(message, "name it from the top of the repository, with `/`")
    return quote(path, errors="replace")
