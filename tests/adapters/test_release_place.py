from __future__ import annotations

import datetime as dt
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.release_place import Place, Wanted, find_place
from gatepost.errors import GatepostError, HistoryCutShortError, NoRepositoryError, RevisionUnknownError, UsageError
from gatepost.policy.engines import NEWEST, Engine
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

URL = "https://github.com/acme/rocket.git"
V5 = "jobs:\n  r:\n    steps:\n      - uses: googleapis/release-please-action@v5.0.0\n"
V4 = V5.replace("v5.0.0", "v4.1.0")


def place(  # noqa: PLR0913  a test names what it is about
    folder: Path,
    *,
    revision: str = "",
    branch: str = "",
    date: str = "",
    repository: str = "acme/rocket",
    engine: str = "",
    is_partial: bool = False,
) -> Place:
    found = find_place(Wanted(str(folder), revision, branch, date, repository, engine, is_partial))
    found.source.close()
    return found


@pytest.fixture
def released(repository: Path) -> Path:
    commit(repository, "feat: a", a="1")
    return repository


def test_without_more_it_is_head_today_and_the_newest_engine(released: Path) -> None:
    before = dt.datetime.now(dt.timezone.utc).date().isoformat()
    found = place(released)
    assert found.source.sha == git(released, "rev-parse", "HEAD")
    assert (found.target.owner, found.target.name, found.target.branch) == ("acme", "rocket", "main")
    assert before <= found.target.date <= dt.datetime.now(dt.timezone.utc).date().isoformat()
    assert found.engine == Engine(NEWEST)
    assert found.target.engine == NEWEST
    assert found.remarks == ()


def test_the_revision_and_the_day_can_be_others(released: Path) -> None:
    first = git(released, "rev-parse", "HEAD")
    git(released, "tag", "-a", "-m", "x", "v1.0.0")
    commit(released, "fix: b")
    found = place(released, revision="v1.0.0", date="2026-03-04", branch="release/1.x")
    assert (found.source.sha, found.target.date, found.target.branch) == (first, "2026-03-04", "release/1.x")


@pytest.mark.parametrize("revision", ["nothing", "--all", "HEAD~7", "HEAD:a", "v1..v2", "a b", ""])
def test_a_revision_that_there_is_not_is_an_error(revision: str, repository: Path) -> None:
    if revision:
        commit(repository, "feat: a", a="1")
    with pytest.raises(RevisionUnknownError) as caught:
        place(repository, revision=revision)
    assert caught.value.text == f"git knows no commit by `{revision or 'HEAD'}`"
    assert ("first commit" in caught.value.hint) is not bool(revision)


@pytest.mark.parametrize(
    "date", ["2026-13-01", "2026-02-30", "04.03.2026", "20260304", "2026-3-4", "2026-03-04T00:00", "x"]
)
def test_a_day_that_there_is_not_is_an_error(date: str, released: Path) -> None:
    with pytest.raises(UsageError, match="is no day"):
        place(released, date=date)


@pytest.mark.parametrize(
    "name", ["rocket", "/rocket", "acme/", "a/b/c", "acme/ro cket", "https://github.com/acme/rocket"]
)
def test_a_name_that_is_none_is_an_error(name: str, released: Path) -> None:
    with pytest.raises(UsageError, match="is no OWNER/NAME"):
        place(released, repository=name)


@pytest.mark.parametrize("engine", ["17", "v17", "latest", "17.6.0 "])
def test_an_engine_that_is_none_is_an_error(engine: str, released: Path) -> None:
    with pytest.raises(UsageError, match="is no version of release-please"):
        place(released, engine=engine)


@pytest.mark.parametrize(
    ("url", "name"),
    [
        (URL, "acme/rocket"),
        ("https://github.com/acme/rocket", "acme/rocket"),
        ("https://ada:secret@github.com/acme/rocket.git/", "acme/rocket"),
        ("git@github.com:acme/rocket.git", "acme/rocket"),
        ("git@github.com:/acme/rocket.git", "acme/rocket"),
        ("ssh://git@github.com:22/acme/rocket.git", "acme/rocket"),
        ("https://gitlab.com/group/sub/rocket.git", "sub/rocket"),
        ("https://github.com/acme/rocket.js", "acme/rocket.js"),
        ("../rocket.git", "OWNER/repository"),
        ("/srv/git/rocket.git", "OWNER/repository"),
        ("https://github.com/rocket", "OWNER/repository"),
        ("", "OWNER/repository"),
    ],
)
def test_the_remote_says_what_the_repository_is_called(url: str, name: str, released: Path) -> None:
    git(released, "config", "remote.origin.url", url)
    found = place(released, repository="")
    assert found.target.repository == name
    told = f"no remote says whose repository this is: links have {name} (--repository)"
    assert found.remarks == ((told,) if name.startswith("OWNER/") else ())


def test_origin_goes_before_other_remotes_and_these_before_ci(released: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_REPOSITORY", "octo/ci")
    assert place(released, repository="").target.repository == "octo/ci"
    git(released, "remote", "add", "fork", "https://github.com/ada/rocket.git")
    assert place(released, repository="").target.repository == "ada/rocket"
    git(released, "remote", "add", "origin", URL)
    assert place(released, repository="").target.repository == "acme/rocket"
    assert place(released, repository="by/flag").target.repository == "by/flag"


def test_a_bare_repository_is_called_by_its_folder(released: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(released), "engine.git")
    git(tmp_path / "engine.git", "config", "--unset", "remote.origin.url")
    assert place(tmp_path / "engine.git", repository="").target.repository == "OWNER/engine"


def test_a_worktree_is_called_by_the_repository_it_belongs_to(released: Path, tmp_path: Path) -> None:
    git(released, "worktree", "add", "--quiet", "--detach", str(tmp_path / "elsewhere"))
    assert place(tmp_path / "elsewhere", repository="").target.repository == "OWNER/repository"


def test_the_release_branch_is_the_default_branch_of_the_remote(released: Path) -> None:
    git(released, "switch", "--quiet", "-c", "topic")
    assert place(released).target.branch == "topic"
    git(released, "checkout", "--quiet", "--detach")
    assert place(released).target.branch == "main"
    git(released, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/release/2.x")
    assert place(released).target.branch == "release/2.x"


def test_the_workflow_says_which_engine_runs(released: Path) -> None:
    commit(released, "ci: other", **{".github/workflows/a.yml": "on: push\n", ".github/workflows/z.txt": V4})
    assert place(released).engine == Engine(NEWEST)
    commit(released, "ci: release", **{".github/workflows/release.yaml": V5})
    assert place(released).engine == Engine("17.6.0", "release-please-action@v5.0.0")
    assert place(released).target.engine == "17.6.0"
    assert place(released, engine="17.9.0").engine == Engine("17.9.0", "--engine")
    assert place(released, revision="HEAD~1").engine == Engine(NEWEST)


def test_an_engine_that_is_not_reproduced_is_told(released: Path) -> None:
    commit(released, "ci: release", **{".github/workflows/release.yml": V4})
    assert place(released).remarks == (
        "release-please-action@v4.1.0 runs release-please 16.10.0, which may differ from what is planned",
    )
    assert place(released, engine="18.0.0").remarks == (
        "--engine runs release-please 18.0.0, which may differ from what is planned",
    )


def test_what_is_not_committed_is_told_where_head_is_planned(released: Path) -> None:
    told = ("planned as committed: what is changed in the work tree is not in the plan",)
    (released / "new").write_text("1")
    assert place(released).remarks == ()
    (released / "a").write_text("2")
    assert place(released).remarks == told
    assert place(released, revision="HEAD").remarks == ()
    git(released, "add", "a")
    assert place(released).remarks == told


def test_a_bare_repository_has_no_work_tree_to_tell_of(released: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--quiet", "--bare", str(released), "bare")
    assert place(tmp_path / "bare").remarks == ()


def test_a_shallow_clone_is_planned_only_as_far_as_one_says(released: Path, tmp_path: Path) -> None:
    commit(released, "fix: b")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{released}", "shallow")
    found = find_place(Wanted(str(tmp_path / "shallow"), repository="acme/rocket"))
    with closing(found.source), pytest.raises(HistoryCutShortError):
        list(found.source.commits(10))
    found = find_place(Wanted(str(tmp_path / "shallow"), repository="acme/rocket", is_partial=True))
    with closing(found.source):
        assert [each.message for each in found.source.commits(10)] == ["fix: b"]
    assert found.remarks == ("the history is cut short; commits and tags that this clone lacks are not in the plan",)
    assert place(released, is_partial=True).remarks == ()


def test_where_there_is_no_repository_there_is_no_place(tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError):
        place(tmp_path)
    with pytest.raises(GatepostError):
        place(tmp_path / "nowhere")
