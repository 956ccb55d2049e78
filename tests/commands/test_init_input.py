"""`gatepost init` where files are not what their names say: one clear error, and nothing written."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from support.initing import Desk, files, project, traces
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

CI = ".github/workflows/ci.yml"
needs_links = pytest.mark.skipif("sys.platform == 'win32'", reason="links want a privilege there")
no_root = pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="modes keep nobody out, such as root")


@pytest.fixture
def desk(repository: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with a package, of which nothing is set up."""
    project(repository)
    return Desk(repository, capsys)


def refused(desk: Desk, *arguments: str) -> str:
    """Return the error of a run that writes nothing, however it is called; it has a hint, and is none of ours."""
    before = traces(desk.path)
    said = desk.init("--yes", "--no-lock", "--no-hooks", "--allow-dirty", *arguments)
    looked = desk.init("--check", *arguments)
    assert (said.code, looked.code) in ((2, 2), (3, 3)), said.out + said.err + looked.err
    assert said.err == looked.err
    assert traces(desk.path) == before
    error, hint, page = said.err.splitlines()
    assert hint.startswith("  hint: ")
    assert page.startswith("  help: gatepost explain GE")
    return error.removeprefix("error: ")


BROKEN = [
    ("pyproject.toml", '[project\nname = "x"\n', "pyproject.toml is not TOML: "),
    ("pyproject.toml", '[project]\nname = "x"\nname = "y"\n', "pyproject.toml is not TOML: "),
    ("pyproject.toml", '[project]\nversion = "1.0.0"\n', "pyproject.toml: `project.name` is missing"),
    ("pyproject.toml", "project = 1\n", "pyproject.toml: `project` must be a table"),
    ("pyproject.toml", '[project]\nname = "a b"\n', "pyproject.toml: `a b` is no name for a distribution"),
    ("pyproject.toml", '[project]\nname = "-"\n', "pyproject.toml: `-` is no name for a distribution"),
    ("pyproject.toml", '[project]\nname = "x"\nrequires-python = ">=4"\n', "pyproject.toml: `project.requires-python`"),
    (
        "pyproject.toml",
        '[project]\nname = "x"\n[tool.gatepost]\nselect = 3\n',
        "pyproject.toml [tool.gatepost]: `select`",
    ),
    (".pre-commit-config.yaml", "repos:\n\t- repo: local\n", ".pre-commit-config.yaml:2:1: not YAML: "),
    (".pre-commit-config.yaml", "repos: []\nrepos: []\n", ".pre-commit-config.yaml"),
    (".pre-commit-config.yaml", "- a\n", ".pre-commit-config.yaml"),
    (".github/dependabot.yml", "version: 2\nupdates:\n\t- x: y\n", ".github/dependabot.yml:3:1: not YAML: "),
    (".github/dependabot.yml", "version: 2\nupdates: []\nupdates: []\n", ".github/dependabot.yml"),
    (".github/dependabot.yml", "version: 2\nupdates: all\n", ".github/dependabot.yml"),
    ("release-please-config.json", '{"packages": {},}', "release-please-config.json"),
    ("release-please-config.json", "[]", "release-please-config.json"),
    (".release-please-manifest.json", "{", ".release-please-manifest.json"),
    (
        "release-please-config.json",
        "\ufeff{}",
        "release-please-config.json: not JSON: it begins with a byte order mark",
    ),
    ("gatepost.toml", "[init\n", "gatepost.toml is not TOML: "),
    ("gatepost.toml", '[init]\npublish = "moon"\n', "gatepost.toml: "),
    ("gatepost.toml", "[init]\nleave = 3\n", "gatepost.toml: "),
    ("setup.cfg", "[metadata\n", "setup.cfg cannot be read: "),
]


@pytest.mark.parametrize(("name", "text", "error"), BROKEN)
def test_a_file_that_is_not_of_its_format_is_named(name: str, text: str, error: str, desk: Desk) -> None:
    path = desk.path / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, "utf-8")
    assert refused(desk).startswith(error)


@pytest.mark.parametrize("name", ["pyproject.toml", "Makefile", CI, ".pre-commit-config.yaml", "CONTRIBUTING.md"])
def test_a_file_that_is_no_text_is_named_with_its_line(name: str, desk: Desk) -> None:
    path = desk.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"# a\n# caf\xe9\n")
    assert refused(desk) == f"cannot read {name}: it is not UTF-8: byte 0xe9 in line 2"


@pytest.mark.parametrize("name", ["pyproject.toml", "Makefile", CI, "CONTRIBUTING.md", "README.md"])
def test_a_folder_in_the_place_of_a_file_is_named(name: str, desk: Desk) -> None:
    (desk.path / name).unlink(missing_ok=True)
    (desk.path / name).mkdir(parents=True)
    assert refused(desk) == f"cannot read {name}: it is a folder"


@pytest.mark.parametrize("name", [".github", "requirements"])
def test_a_file_in_the_place_of_a_folder_is_named(name: str, desk: Desk) -> None:
    (desk.path / name).write_text("", "utf-8")
    assert "a file stands where its folder should be" in refused(desk)


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no such pipes")
@pytest.mark.parametrize("name", ["pyproject.toml", "Makefile", CI, "README.md"])
def test_a_pipe_in_the_place_of_a_file_is_not_waited_for(name: str, desk: Desk) -> None:
    path = desk.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    os.mkfifo(path)
    assert refused(desk) == f"cannot read {name}: not a plain file"


@pytest.mark.skipif("sys.platform == 'win32'", reason="there are no such pipes")
@pytest.mark.parametrize("name", ["src/gate/__init__.py", "src/gate/py.typed", "tests/test_gate.py"])
def test_a_pipe_in_the_place_of_a_new_file_is_not_waited_for(name: str, desk: Desk) -> None:
    git(desk.path, "remote", "add", "origin", "git@github.com:acme/gate.git")
    git(desk.path, "rm", "-rqf", ".")
    path = desk.path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    os.mkfifo(path)
    before = files(desk.path)
    done = desk.init("--yes", "--no-lock", "--no-hooks", "--allow-dirty")
    assert (done.code, files(desk.path)) == (3, before)
    assert f"cannot read {name}: not a plain file" in done.err


def test_a_huge_file_is_not_read(desk: Desk) -> None:
    with (desk.path / "pyproject.toml").open("ab") as file:
        file.truncate(1 << 40)  # of which the disk has nothing
    assert "pyproject.toml" in refused(desk)
    git(desk.path, "checkout", "--quiet", ".")
    with (desk.path / "Makefile").open("wb") as file:
        file.truncate(1 << 40)
    assert refused(desk) == "cannot read Makefile: it is larger than 4 MiB"
    (desk.path / "Makefile").unlink()


@needs_links
@pytest.mark.parametrize("name", ["Makefile", CI, ".github", "pyproject.toml", ".github/workflows", "requirements"])
def test_a_link_out_of_the_repository_is_not_followed(name: str, desk: Desk) -> None:
    path, outside = desk.path / name, desk.path.parent / "outside"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
    outside.mkdir()
    target = outside / "file" if path.suffix or name == "Makefile" else outside
    if target != outside:
        target.write_text("", "utf-8")
    path.symlink_to(target)
    before = traces(outside)
    assert "it leads out of the repository" in refused(desk)
    assert traces(outside) == before


@needs_links
def test_a_link_that_leads_nowhere_is_named(desk: Desk) -> None:
    (desk.path / "Makefile").symlink_to("gone")
    assert refused(desk) == "cannot read Makefile: it is a link that leads nowhere"


@needs_links
def test_links_inside_the_repository_are_followed_and_stay(desk: Desk) -> None:
    (desk.path / "make").mkdir()
    (desk.path / "make" / "all.mk").write_text("all:\n\ttrue\n", "utf-8")
    (desk.path / "Makefile").symlink_to("make/all.mk")
    (desk.path / "hub").mkdir()
    (desk.path / ".github").symlink_to("hub")
    desk.keep()
    desk.set_up()
    assert (desk.path / "Makefile").is_symlink()
    assert "check:" in desk.text("make/all.mk")
    assert (desk.path / "hub" / "workflows" / "ci.yml").is_file()
    assert desk.init("--check").code == 0


@no_root
def test_a_file_that_may_not_be_written_is_named_before_anything_is(desk: Desk) -> None:
    (desk.path / "pyproject.toml").chmod(0o444)
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert (done.code, (desk.path / "Makefile").exists()) == (3, False)
    assert "cannot write pyproject.toml: it is not writable" in done.err


@no_root
def test_a_folder_that_may_not_be_written_to_is_named_before_anything_is(desk: Desk) -> None:
    (desk.path / ".github").mkdir()
    (desk.path / ".github").chmod(0o555)
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert (done.code, (desk.path / "Makefile").exists()) == (3, False)
    assert "it is not writable" in done.err
    (desk.path / ".github").chmod(0o755)


FOREIGN = {
    "Makefile": "all:\n\ttrue\n",
    ".pre-commit-config.yaml": "repos: []\n",
    ".github/dependabot.yml": "version: 2\nupdates: []\n",
    "CONTRIBUTING.md": "# Contributing\n\nBe kind.\n",
    "release-please-config.json": '{\n  "packages": {".": {}}\n}\n',
    ".release-please-manifest.json": '{\n  ".": "0.1.0"\n}\n',
    ".gitignore": "dist/\n",
    "gatepost.toml": "# ours\n",
}


def test_line_ends_of_windows_stay(desk: Desk) -> None:
    own = {**FOREIGN, "pyproject.toml": desk.text("pyproject.toml"), CI: "name: Mine\n"}
    project(desk.path, {name: text.replace("\n", "\r\n") for name, text in own.items()})
    desk.set_up("--overwrite", CI)
    changed = git(desk.path, "diff", "--name-only").splitlines()
    assert {"pyproject.toml", "Makefile", ".pre-commit-config.yaml", CI, "gatepost.toml"} <= set(changed)
    for name in own:
        text = desk.text(name)
        assert text.count("\n") == text.count("\r\n") > 0, name
        assert "\r\r" not in text, name
    assert desk.init("--check").code == 0


@pytest.mark.parametrize("name", ["pyproject.toml", *(name for name in FOREIGN if not name.endswith(".json"))])
def test_a_byte_order_mark_is_no_obstacle_and_stays(name: str, desk: Desk) -> None:
    text = desk.text("pyproject.toml") if name == "pyproject.toml" else FOREIGN[name]
    commit(desk.path, "chore: mark", **{name: f"\ufeff{text}"})
    desk.set_up()
    assert desk.text(name).startswith("\ufeff")
    assert "\ufeff" not in desk.text(name)[1:]
    assert desk.init("--check").code == 0


def test_an_empty_file_is_a_beginning(desk: Desk) -> None:
    commit(desk.path, "chore: touch", **dict.fromkeys(FOREIGN, ""))
    done = desk.init("--yes", "--no-lock", "--no-hooks")
    assert done.code in (0, 2), done.err
    assert "Traceback" not in done.err
