"""`gatepost init` wherever it is started: which folder is set up, and which parts wait."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.initing import FILES_ALONE, files, project
from support.program import Done, call
from support.repos import git

pytestmark = pytest.mark.once

CI = ".github/workflows/ci.yml"


class Starter:
    """Starts `gatepost init` in a folder, for the files alone."""

    def __init__(self, patch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
        self._patch = patch
        self._capsys = capsys

    def __call__(self, folder: Path, *arguments: str) -> Done:
        """Run it in `folder`; without arguments with all the usual answers."""
        self._patch.chdir(folder)
        return call(self._capsys, "init", *(arguments or FILES_ALONE))


@pytest.fixture
def init(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Starter:
    return Starter(monkeypatch, capsys)


def test_an_empty_folder_becomes_a_repository_with_a_package(tmp_path: Path, init: Starter) -> None:
    folder = tmp_path / "rocket"
    folder.mkdir()
    assert init(folder).code == 0
    assert git(folder, "symbolic-ref", "HEAD") == "refs/heads/main"
    assert (folder / "src" / "rocket" / "__init__.py").is_file()
    assert init(folder, "--check").code == 0


@pytest.mark.parametrize("way", ["--dry-run", "--diff", "--check"])
def test_who_only_looks_makes_no_repository(way: str, tmp_path: Path, init: Starter) -> None:
    assert init(tmp_path, way).code == (way == "--check")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("folder", "name", "module"),
    [
        ("My Project!", "my-project", "my_project"),
        ("a.b", "a.b", "a_b"),
        ("x--y", "x--y", "x_y"),
        ("ünïcode", "n-code", "n_code"),
        ("$(touch pwned)", "touch-pwned", "touch_pwned"),
        ("${{ github.token }}", "github.token", "github_token"),
    ],
)
def test_a_folder_whose_name_is_no_package_gives_one_that_works(
    folder: str, name: str, module: str, tmp_path: Path, init: Starter
) -> None:
    path = tmp_path / folder
    path.mkdir()
    done = init(path)
    assert done.code == 0, done.err
    assert f'\nname = "{name}"\n' in (path / "pyproject.toml").read_text("utf-8")
    found = [str(each.parent.relative_to(path / "src")) for each in path.glob("src/**/__init__.py")]
    assert module in found
    assert all(part.isidentifier() for each in found for part in Path(each).parts)
    tests = [each.read_text("utf-8") for each in path.glob("tests/test_*.py")]
    for text in tests:
        compile(text, "test", "exec")
    assert init(path, "--check").code == 0


@pytest.mark.parametrize("folder", ["123", "1-a", "class", "test", "json"])
def test_a_folder_whose_name_python_cannot_import_is_refused(folder: str, tmp_path: Path, init: Starter) -> None:
    path = tmp_path / folder
    path.mkdir()
    done = init(path)
    assert (done.code, list(path.iterdir())) == (2, [])
    assert f"error: `{folder}` makes no name for a package: `import " in done.err
    assert "hint: write a pyproject.toml" in done.err


@pytest.mark.parametrize("folder", ["tests", "src", "docs"])
def test_a_folder_with_the_name_of_something_else_gives_a_package_too(
    folder: str, tmp_path: Path, init: Starter
) -> None:
    path = tmp_path / folder
    path.mkdir()
    assert init(path).code == 0
    assert (path / "src" / folder / "__init__.py").is_file()
    assert init(path, "--check").code == 0


@pytest.mark.parametrize("folder", ["日本", "!!!", "-"])
def test_a_folder_whose_name_makes_no_name_is_refused_with_what_to_do(
    folder: str, tmp_path: Path, init: Starter
) -> None:
    path = tmp_path / folder
    path.mkdir()
    done = init(path)
    assert (done.code, list(path.iterdir())) == (2, [])
    assert f"error: `{folder}` makes no name for a distribution" in done.err
    assert "hint: write a pyproject.toml" in done.err


def test_a_folder_below_the_top_means_the_top(repository: Path, init: Starter) -> None:
    project(repository)
    (repository / "docs" / "deep").mkdir(parents=True)
    assert init(repository / "docs" / "deep").code == 0
    assert (repository / CI).is_file()
    assert list((repository / "docs").rglob("*.*")) == []


def test_a_folder_that_git_does_not_know_is_not_set_up_with_the_one_above(tmp_path: Path, init: Starter) -> None:
    (tmp_path / "pyproject.toml").write_text('[project]\nname = "above"\n', "utf-8")
    folder = tmp_path / "below"
    folder.mkdir()
    assert init(folder).code == 0
    assert (folder / ".git").is_dir()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["below", "pyproject.toml"]


def test_a_folder_of_repositories_is_none_itself(repository: Path, init: Starter) -> None:
    project(repository)
    done = init(repository.parent)
    assert done.code == 3
    assert "error: this is no repository, but repository in it is one\n  hint: change to that" in done.err
    assert [path.name for path in repository.parent.iterdir()] == ["repository"]
    git(repository.parent, "init", "--quiet", "--initial-branch=main")
    assert init(repository.parent, "--check").code == 1


@pytest.mark.parametrize("place", [".git", ".git/hooks"])
def test_inside_gits_own_folder_nothing_is_set_up(place: str, repository: Path, init: Starter) -> None:
    project(repository)
    (repository / place).mkdir(exist_ok=True)
    before = files(repository)
    done = init(repository / place)
    assert (done.code, files(repository)) == (3, before)
    assert "error: this repository has no work tree here" in done.err
    assert "hint:" in done.err
    assert not list((repository / ".git").rglob("*.yml"))


def test_a_bare_repository_is_not_set_up(tmp_path: Path, init: Starter) -> None:
    git(tmp_path, "init", "--quiet", "--bare", "bare.git")
    before = sorted(path.name for path in (tmp_path / "bare.git").iterdir())
    done = init(tmp_path / "bare.git")
    assert done.code == 3
    assert "no work tree" in done.err
    assert sorted(path.name for path in (tmp_path / "bare.git").iterdir()) == before


def test_a_work_tree_beside_the_repository_is_set_up_alone(repository: Path, init: Starter) -> None:
    project(repository)
    beside = repository.parent / "beside"
    git(repository, "worktree", "add", "--quiet", str(beside), "-b", "topic")
    before = files(repository)
    assert init(beside).code == 0
    assert (beside / CI).is_file()
    assert "branches: [main]" in (beside / CI).read_text("utf-8")
    assert files(repository) == before


def test_a_submodule_is_set_up_alone(repository: Path, tmp_path: Path, init: Starter) -> None:
    project(repository)
    outer = tmp_path / "outer"
    outer.mkdir()
    git(outer, "init", "--quiet", "--initial-branch=main")
    git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(repository), "inner")
    assert init(outer / "inner").code == 0
    assert (outer / "inner" / CI).is_file()
    assert not (outer / ".github").exists()


def test_without_git_there_is_one_clear_error(
    repository: Path, init: Starter, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    project(repository)
    (tmp_path / "empty").mkdir()
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    for folder in (repository, tmp_path / "empty"):
        done = init(folder)
        assert done.code == 3
        assert done.err.startswith("error: git was not found\n  hint: install git")
    assert list((tmp_path / "empty").iterdir()) == []


def test_a_repository_that_git_refuses_is_named(repository: Path, init: Starter) -> None:
    project(repository)
    (repository / ".git" / "HEAD").write_text("nonsense", "utf-8")
    before = files(repository)
    done = init(repository)
    assert (done.code, files(repository)) == (3, before)
    assert "hint:" in done.err


REMOTES = (
    "https://gitlab.example.com/acme/rocket.git",
    "https://gitlab.example.com/group/sub/rocket.git",
    "git@codeberg.org:acme/rocket.git",
    "https://ada:s3cr3t@gitlab.example.com/acme/rocket",
    "/srv/git/rocket.git",
)


@pytest.mark.parametrize("url", REMOTES)
def test_a_remote_that_is_not_github_works_and_it_is_said_what_waits(url: str, repository: Path, init: Starter) -> None:
    project(repository)
    git(repository, "remote", "add", "origin", url)
    done = init(repository)
    assert done.code == 0
    assert "A repository on GitHub" in done.out
    assert "the workflows wait: only the hooks, the tasks and `gatepost plan`" in " ".join(done.out.split())
    assert "s3cr3t" not in done.out + done.err + "".join(map(str, files(repository).values()))
    assert init(repository, "--check").code == 0


SECRET = "ghp_0123456789s3cr3t"  # noqa: S105  nobody's


@pytest.mark.parametrize(
    "url",
    [
        f"https://ada:{SECRET}@github.com/acme/rocket.git",
        f"https://{SECRET}@github.com/acme/rocket",
        f"https://github.com/acme/rocket.git?token={SECRET}",
        f"https://x-access-token:{SECRET}@github.com/acme/rocket.git#{SECRET}",
    ],
)
def test_what_a_remotes_address_keeps_secret_is_shown_nowhere(url: str, repository: Path, init: Starter) -> None:
    project(repository)
    git(repository, "remote", "add", "origin", url)
    said = [init(repository, *way) for way in (("--dry-run",), ("--diff",), ("--format", "json"), FILES_ALONE)]
    assert not any(SECRET in done.out + done.err for done in said)
    assert not any(SECRET.encode() in data for data in files(repository).values())
    assert "Owner              acme\n" in said[-1].out


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/acme/rocket\x1b[2J\x1b]0;pwned\x07",
        "https://github.com/ac\u202eme/rocket",
        "https://github.com/acme/x';touch pwned;'",
        "https://github.com/acme/${{ secrets.TOKEN }}",
        "https://github.com/acme/a|b",
        "https://github.com/acme/..",
        "https://github.com/a/b/c/d",
        "https://[::1]/acme/rocket",
    ],
)
def test_a_strange_address_does_nothing_to_screens_and_workflows(url: str, repository: Path, init: Starter) -> None:
    project(repository)
    git(repository, "config", "remote.origin.url", url)
    for way in (("--dry-run",), ("--diff",), FILES_ALONE):
        done = init(repository, *way)
        assert done.code in (0, 2), done.err
        assert done.code == 0 or "hint: " in done.err
        assert not {"\x1b", "\x07", "\u202e"} & set(done.out + done.err)
    written = "".join(data.decode() for data in files(repository).values())
    assert not {"\x1b", "\x07", "\u202e"} & set(written)
    assert "secrets.TOKEN" not in written
    assert "touch pwned" not in written
    assert not list(repository.parent.rglob("pwned"))
