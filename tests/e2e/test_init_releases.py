"""A repository that is told to Release Please: seen by git, set up, and planned as a user would."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.survey import survey
from gatepost.scaffold.files import release_please
from support.planning import Ground
from support.repos import commit, git
from support.surveys import by_path, project, set_up

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once
FILES = {"pyproject.toml": project(), "src/rocket/__init__.py": '__version__: str = "1.2.3"\n'}
LOCK = '[[package]]\nname = "rocket"\nversion = "1.2.3"\n'


@pytest.mark.parametrize(
    ("tag", "previous"),
    [("", "v1.2.3"), ("v1.2.3", "v1.2.3"), ("1.2.3", "1.2.3"), ("rocket-v1.2.3", "rocket-v1.2.3"), ("v1.2", "v1.2.3")],
)
def test_one_more_feature_is_the_whole_of_the_next_release(
    repository: Path, capsys: pytest.CaptureFixture[str], tag: str, previous: str
) -> None:
    ground = Ground(repository, capsys)
    commit(repository, "feat: begin", **FILES, **{"uv.lock": LOCK})
    for number in range(5):
        commit(repository, f"feat: number {number}", **{"src/rocket/a.py": str(number)})
    if tag:
        git(repository, "tag", tag)
    wanted = by_path(release_please.wanted(set_up(survey(str(repository)))))
    commit(repository, "ci: set the gates up", **wanted)
    assert by_path(release_please.wanted(set_up(survey(str(repository))))) == wanted
    commit(repository, "feat: land on the moon", **{"src/rocket/a.py": "landed"})
    pull_requests = ground.document()["prs"]
    assert isinstance(pull_requests, list)
    (pull_request,) = pull_requests
    assert pull_request["title"] == "chore: release 1.3.0"
    (entry,) = [line for line in pull_request["body"].split("\n") if line.startswith("* ")]
    assert entry.startswith("* land on the moon ")
    assert f"compare/{previous}...{previous.replace('1.2.3', '1.3.0')}" in pull_request["body"]
    changed = {each["path"]: each["content"] for each in pull_request["updates"] if each.get("changed")}
    assert sorted(changed) == [
        *(".release-please-manifest.json", "CHANGELOG.md", "pyproject.toml", "src/rocket/__init__.py", "uv.lock")
    ]
    assert changed["uv.lock"] == LOCK.replace("1.2.3", "1.3.0")
    assert changed["src/rocket/__init__.py"] == '__version__: str = "1.3.0"  # x-release-please-version\n'
