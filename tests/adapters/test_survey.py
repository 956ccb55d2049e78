"""A repository as `init` finds it."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from gatepost.adapters.survey import survey, top_of
from gatepost.errors import NoGitError, NoRepositoryError
from gatepost.scaffold.survey import Remote
from support.repos import commit, git
from support.surveys import write

PYPROJECT = '[project]\nname = "rocket"\nversion = "1.2.3"\n'


def test_a_repository_is_seen_as_a_whole(repository: Path) -> None:
    git(repository, "remote", "add", "origin", "git@github.com:acme/rocket.git")
    sha = commit(repository, "feat: begin", **{"pyproject.toml": PYPROJECT, "src/rocket/a.py": "", "b/c": ""})
    git(repository, "tag", "v1.2.3")
    found = survey(str(repository))
    assert found.folder == str(repository)
    assert found.paths == {"pyproject.toml", "src/rocket/a.py", "b/c"}
    assert found.texts == {"pyproject.toml": PYPROJECT}
    assert found.history.head == sha
    assert found.history.branch == "main"
    assert found.history.remote == Remote("github.com", "acme", "rocket")
    assert (found.history.tags, found.history.tagged) == (("v1.2.3",), {"v1.2.3": sha})
    assert (found.history.changed, found.history.refused) == (frozenset(), 0)
    assert found.started_in == ""
    assert found.year >= 2026


def test_the_modules_of_python_itself_are_known(repository: Path) -> None:
    assert {"calendar", "test", "sys"} <= survey(str(repository)).taken
    (repository / ".git").rename(repository / ".no-git")
    assert {"calendar", "test", "sys"} <= survey(str(repository)).taken


def test_uv_on_the_path_is_seen(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    programs = tmp_path / "bin"
    write(programs, {"uv": ""})
    here = Path(git(repository, "--exec-path"))
    monkeypatch.setenv("PATH", os.pathsep.join((str(programs), str(here))))
    assert not survey(str(repository)).has_uv
    (programs / "uv").chmod(0o755)
    assert survey(str(repository)).has_uv
    (repository / ".git").rename(repository / ".no-git")
    assert survey(str(repository)).has_uv


def test_a_folder_without_a_repository_is_seen_without_a_history(tmp_path: Path) -> None:
    hidden = {".venv/x.py": "", ".github/workflows/x.yml": "", ".cache/x": ""}
    environment = {"env/pyvenv.cfg": "", "env/lib/x.py": "", "node_modules/x.js": ""}
    write(tmp_path, {"pyproject.toml": PYPROJECT, "src/rocket/__init__.py": "", **hidden, **environment})
    found = survey(str(tmp_path))
    assert found.paths == {"pyproject.toml", "src/rocket/__init__.py", ".github/workflows/x.yml"}
    assert found.history.head == ""
    assert (found.history.branch, found.history.changed) == ("main", frozenset())


def test_a_folder_of_a_repository_means_the_whole_of_it(repository: Path) -> None:
    commit(repository, "feat: begin", **{"libs/a/pyproject.toml": PYPROJECT})
    found = survey(str(repository / "libs" / "a"))
    assert (found.folder, found.started_in) == (str(repository), "libs/a")
    assert "libs/a/pyproject.toml" in found.texts


def test_a_folder_that_the_repository_above_ignores_is_one_of_its_own(repository: Path) -> None:
    commit(repository, "feat: begin", **{".gitignore": "/mine/\n"})
    (repository / "mine").mkdir()
    found = survey(str(repository / "mine"))
    assert (found.folder, found.history.head, found.started_in) == (str(repository / "mine"), "", "")


def test_a_work_tree_beside_the_repository_is_one_too(repository: Path, tmp_path: Path) -> None:
    sha = commit(repository, "feat: begin", **{"pyproject.toml": PYPROJECT})
    git(repository, "worktree", "add", "--quiet", str(tmp_path / "beside"), "-b", "topic")
    found = survey(str(tmp_path / "beside"))
    assert (found.folder, found.history.head, found.history.branch) == (str(tmp_path / "beside"), sha, "main")


def test_what_is_no_folder_or_no_work_tree_is_refused(repository: Path, tmp_path: Path) -> None:
    with pytest.raises(NoRepositoryError, match="there is no folder"):
        top_of(str(tmp_path / "gone"))
    git(tmp_path, "clone", "--quiet", "--bare", str(repository), "bare")
    for place in (tmp_path / "bare", repository / ".git"):
        with pytest.raises(NoRepositoryError, match="no work tree"):
            top_of(str(place))


def test_a_repository_that_is_damaged_is_no_new_folder(tmp_path: Path) -> None:
    write(tmp_path, {".git": "gitdir: nowhere\n", "sub/x": ""})
    for folder in (tmp_path, tmp_path / "sub"):
        with pytest.raises(NoRepositoryError):
            survey(str(folder))


def test_without_git_nothing_is_seen(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoGitError):
        survey(str(repository))


def test_ten_thousand_files_are_seen_before_anybody_waits(repository: Path) -> None:
    commit(repository, "feat: begin", **{"pyproject.toml": PYPROJECT})
    for folder in range(105):
        place = repository / "src" / f"p{folder}"
        place.mkdir(parents=True)
        for number in range(100):
            (place / f"m{number}.py").touch()
    git(repository, "add", ".")
    begin = time.perf_counter()
    found = survey(str(repository))
    took = time.perf_counter() - begin
    assert len(found.paths) == 10_501
    assert took < 2, f"{took:.2f} s"  # a tenth of that on a machine that has nothing else to do
    (repository / ".git").rename(repository / ".no-git")
    assert 10_000 < len(survey(str(repository)).paths) < 10_200  # nobody begins with more without git
