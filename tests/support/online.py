"""A GitHub and a package index on this machine that know what a test tells them, for the doctor's questions."""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from gatepost.adapters.doctor_online import ask
from gatepost.adapters.github_http import Limits
from gatepost.doctor.facts import Facts, Remote, Repository
from gatepost.doctor.workflow_reading import read_workflow
from support.github import KEY, Reply, github, sha

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pytest

    from support.github import Github, Question

NAME = "octo/rocket"
_TOP = f"/repos/{NAME}"
PAGE = "per_page=100&page=1"
SETTINGS = _TOP
WORKFLOWS = f"{_TOP}/actions/permissions/workflow"
TAGS = f"{_TOP}/tags?{PAGE}"
RULES = f"{_TOP}/rules/branches/main?{PAGE}"
BRANCH = f"{_TOP}/branches/main"
RELEASE_RULES = f"{_TOP}/rules/branches/release-please--branches--main?{PAGE}"
OPEN = f"{_TOP}/pulls?state=open&base=main&sort=updated&direction=desc&{PAGE}"
CLOSED = OPEN.replace("open", "closed")
ENVIRONMENTS = f"{_TOP}/environments?{PAGE}"
GOOD: Mapping[str, object] = {
    SETTINGS: {"full_name": NAME, "default_branch": "main", "allow_squash_merge": True},
    WORKFLOWS: {"default_workflow_permissions": "read", "can_approve_pull_request_reviews": False},
    TAGS: [{"name": "v0.3.0"}],
    RULES: [],
    BRANCH: {"name": "main"},
    RELEASE_RULES: [],
    OPEN: [],
    CLOSED: [],
    ENVIRONMENTS: {"total_count": 0, "environments": []},
}
"""What is answered where all is well, by the address."""

PARTS = {
    "settings": SETTINGS,
    "required": BRANCH,
    "pulls": CLOSED,
    "environments": ENVIRONMENTS,
    "pins": "/repos/actions/checkout/commits/tags%2Fv7.0.1",
}
FIRST, SECOND = sha(1), sha(2)
WORKFLOW = f"""\
on: push
jobs:
  publish:
    environment: PyPI
    steps:
      - uses: actions/checkout@{FIRST} # v7.0.1
      - uses: actions/checkout@{SECOND} # v7.0.1
      - uses: Actions/Checkout@{FIRST} # tag=v7.0.1 and more
      - uses: octo/gone@{FIRST} # v9
      - uses: octo/hidden@{FIRST} # v1.2
      - uses: octo/words@{FIRST} # as we like it
      - uses: octo/moving@v1 # v1.0.0
      - uses: octo@{FIRST} # v1.0.0
      - uses: ./here
  called:
    uses: octo/flows/.github/workflows/ci.yml@{FIRST} # v2
"""


class Known:
    """What the server answers: a `Reply`, or a value that becomes JSON; 404 to all else."""

    def __init__(self, server: Github) -> None:
        self.server = server
        self.answers: dict[str, object] = dict(GOOD)

    def answer(self, question: Question) -> Reply:
        """Return the answer to a question."""
        found = self.answers.get(question.target, Reply(404, b'{"message": "Not Found"}'))
        return found if isinstance(found, Reply) else Reply(body=json.dumps(found).encode())

    @property
    def asked(self) -> list[str]:
        """The addresses that were asked, in order."""
        return [question.target for question in self.server.asked]


@contextmanager
def knowing(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """Run a server that answers as a test says."""
    with github() as server:
        known = Known(server)
        monkeypatch.setattr(server, "answer", known.answer)
        yield known


class NoFiles:
    """A repository without files."""

    texts: Mapping[str, str] = {}

    @property
    def paths(self) -> frozenset[str]:
        """None."""
        return frozenset()

    def read(self, path: str) -> str | None:
        """Return nothing."""
        return self.texts.get(path)


@contextmanager
def knowing_all(monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """Run one that knows the tags of the actions too, and is the one that is asked; no answer is waited for twice."""
    monkeypatch.setattr("gatepost.adapters.github_token.GithubApi.__init__.__defaults__", (Limits(waits=(0, 0)),))
    with knowing(monkeypatch) as known:
        monkeypatch.setenv("GITHUB_API_URL", known.server.url)
        monkeypatch.setenv("GITHUB_TOKEN", KEY)
        known.answers |= {
            PARTS["pins"]: Reply(body=FIRST.encode()),
            "/repos/octo/gone/commits/tags%2Fv9": Reply(422, b'{"message": "No commit found for SHA: tags/v9"}'),
            "/repos/octo/flows/commits/tags%2Fv2": Reply(body=SECOND.encode()),
        }
        yield known


def facts_with_actions() -> Facts:
    """Return the facts of a repository whose workflow uses actions and an environment."""
    workflow = read_workflow(".github/workflows/release.yml", WORKFLOW)
    return bare_facts(workflows=(workflow,), absent={"hooks": "no"})


def asked_online(facts: Facts) -> Facts:
    """Return the facts as they come back, and make sure that the token is nowhere in them."""
    found = ask(facts, ".")
    assert KEY not in repr(found)
    return found


def bare_facts(**known: object) -> Facts:
    """Return the facts of a repository on GitHub of which nothing is known."""
    facts = Facts(NoFiles(), Repository(head="1" * 40, remote=Remote("github.com", *NAME.split("/"))))
    return replace(facts, **known)  # type: ignore[arg-type]  # by name, as a test gives them
