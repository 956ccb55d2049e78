"""The texts of a repository as `init` reads them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.survey import survey
from gatepost.errors import FileUnreadableError
from support.repos import commit
from support.surveys import write

if TYPE_CHECKING:
    from pathlib import Path

PYPROJECT = '[project]\nname = "rocket"\nversion = "1.2.3"\n'


def test_what_is_written_is_read_also_where_git_ignores_it(repository: Path) -> None:
    commit(repository, "feat: begin", **{".gitignore": "Makefile\nREADME*\n"})
    write(repository, {"Makefile": "all:\r\n"})
    found = survey(str(repository))
    assert found.texts["Makefile"] == "all:\r\n"
    assert found.text("Makefile") == "all:\n"
    assert "Makefile" not in found.paths


def test_the_version_is_read_from_where_the_project_says(repository: Path) -> None:
    own = PYPROJECT + '[tool.hatch.version]\npath = "src/rocket/core/v.py"\n'
    files = {"pyproject.toml": own, "src/rocket/core/v.py": "V", "src/rocket/__init__.py": "I", "src/rocket/x.py": ""}
    commit(repository, "feat: begin", **files)
    assert survey(str(repository)).texts == {name: text for name, text in files.items() if not name.endswith("x.py")}


@pytest.mark.parametrize("name", ["Makefile", "pyproject.toml", "libs/a/pyproject.toml", ".github/workflows/ci.yml"])
def test_a_file_that_is_needed_must_be_readable(repository: Path, name: str) -> None:
    write(repository, {name: ""})
    (repository / name).write_bytes(b"a\nb\xff")
    with pytest.raises(FileUnreadableError) as caught:
        survey(str(repository))
    assert caught.value.text == f"cannot read {name}: it is not UTF-8: byte 0xff in line 2"
    assert caught.value.hint


def test_a_file_that_is_not_needed_is_passed_by_where_it_cannot_be_read(repository: Path) -> None:
    write(repository, {"package.json": "", "tests/data/pyproject.toml": "", "src/a/__init__.py": ""})
    for name in ("package.json", "tests/data/pyproject.toml", "src/a/__init__.py"):
        (repository / name).write_bytes(b"\xff")
    found = survey(str(repository))
    assert found.texts == {}
    assert len(found.paths) == 3


@pytest.mark.parametrize(
    ("target", "reason"),
    [
        ("../outside", "it leads out of the repository"),
        ("gone", "it is a link that leads nowhere"),
        ("Makefile", "Too many levels of symbolic links"),
    ],
)
def test_a_link_that_leads_elsewhere_is_not_followed(repository: Path, target: str, reason: str) -> None:
    (repository.parent / "outside").write_text("x: y\n", encoding="utf-8")
    (repository / "Makefile").symlink_to(target)
    with pytest.raises(FileUnreadableError) as caught:
        survey(str(repository))
    assert caught.value.text == f"cannot read Makefile: {reason}"


def test_a_link_inside_the_repository_is_followed(repository: Path) -> None:
    write(repository, {"real.mk": "x: y\n"})
    (repository / "Makefile").symlink_to("real.mk")
    assert survey(str(repository)).texts["Makefile"] == "x: y\n"


def test_folders_and_files_in_each_others_place_are_named(repository: Path) -> None:
    (repository / "Makefile").mkdir()
    with pytest.raises(FileUnreadableError, match=r"^cannot read Makefile: it is a folder$"):
        survey(str(repository))
    (repository / "Makefile").rmdir()
    write(repository, {".github": ""})
    with pytest.raises(FileUnreadableError, match=r"^cannot read \.github/dependabot\.yaml: a file stands where its"):
        survey(str(repository))


def test_files_have_a_size_that_is_too_much_and_a_lock_may_have_more(repository: Path) -> None:
    write(repository, {"uv.lock": "x" * (5 << 20)})
    assert len(survey(str(repository)).texts["uv.lock"]) == 5 << 20
    write(repository, {"noxfile.py": "x" * ((4 << 20) + 1)})
    with pytest.raises(FileUnreadableError, match=r"noxfile\.py: it is larger than 4 MiB"):
        survey(str(repository))


def test_a_file_that_may_not_be_read_is_named(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(repository, {"Makefile": ""})
    (repository / "Makefile").chmod(0)
    if os.access(repository / "Makefile", os.R_OK):
        (repository / "Makefile").unlink()
        os.mkfifo(repository / "Makefile")  # who may read everything can read no pipe
        monkeypatch.setenv("LANGUAGE", "C")
    with pytest.raises(FileUnreadableError, match=r"^cannot read Makefile: (?:Permission denied|not a plain file)$"):
        survey(str(repository))


def test_what_belongs_to_a_repository_below_is_not_seen(tmp_path: Path) -> None:
    write(tmp_path, {"pyproject.toml": PYPROJECT, "vendor/other/.git": "gitdir: x\n", "vendor/other/setup.py": ""})
    assert survey(str(tmp_path)).paths == {"pyproject.toml"}
