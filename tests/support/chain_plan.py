"""What gatepost has planned, beside what the real Release Please has made of it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from support.github_server_forge import Forge, Pull


class Update(TypedDict, total=False):
    """A file of a planned pull request."""

    path: str
    changed: bool
    content: str


class ReleaseData(TypedDict):
    """A release that a planned pull request leads to."""

    component: str
    version: str
    notes: str


class Planned(TypedDict):
    """A planned pull request."""

    title: str
    body: str
    headRefName: str
    labels: list[str]
    draft: bool
    releaseData: list[ReleaseData]
    updates: list[Update]


class Dropped(TypedDict):
    """A commit of which nothing is read."""

    sha: str
    why: str
    line: int
    column: int


class Plan(TypedDict):
    """The parts of a plan that are asserted on."""

    engine: str
    prs: list[Planned]
    dropped: list[Dropped]


_DAY = re.compile(r"\((\d{4}-\d\d-\d\d)\)")


def day_of(pull: Pull) -> str:
    """Return the day that a release pull request names."""
    found = _DAY.search(pull.body)
    assert found, pull.body
    return found[1]


def assert_equal(planned: Planned, pull: Pull, forge: Forge) -> None:
    """Fail where a pull request, or a file in its branch, is not as planned, byte for byte."""
    assert pull.title == planned["title"]
    assert pull.body == planned["body"]
    assert (pull.labels, pull.is_draft) == (planned["labels"], planned["draft"])
    assert all(each["notes"] in pull.body for each in planned["releaseData"])
    base, head = forge.head(pull.base), forge.head(pull.head)
    made = {path: forge.bare.blob(f"{head}:{path}") for path in forge.bare.changed(base, head)}
    assert made == {each["path"]: each["content"].encode() for each in planned["updates"] if each.get("changed")}
