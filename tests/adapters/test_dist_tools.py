"""twine and check-wheel-contents, for real."""

from __future__ import annotations

import sys
import tarfile
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.dist_tools import run_check_wheel_contents, run_twine
from gatepost.artifact.facts import Said
from gatepost.errors import ProjectInvalidError, ToolMissingError
from support.trying import make

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

README = "Description-Content-Type: text/markdown\n\nA demonstration.\n"
BROKEN = "Description-Content-Type: text/x-rst\n\n.. nosuch:: directive\n\n\x1b[31m`\n"
SYNTAX = "`long_description` has syntax errors in markup and would not be rendered on PyPI."
WHEEL, ODD = "demo-1.0-py3-none-any.whl", "odd-1.0-py3-none-any.whl"


def sdist(folder: Path, metadata: str) -> Path:
    source = folder / "demo-1.0"
    source.mkdir()
    (source / "PKG-INFO").write_text(f"Metadata-Version: 2.1\nName: demo\nVersion: 1.0\n{metadata}")
    path = folder / "demo-1.0.tar.gz"
    with tarfile.open(path, "w:gz") as archive:
        archive.add(source, "demo-1.0")
    return path


def test_what_twine_finds_nothing_wrong_with_is_fine(tmp_path: Path) -> None:
    paths = [sdist(tmp_path, README), make(tmp_path, {"demo.py": ""}, metadata=README).path]
    assert run_twine(paths) == (Said("demo-1.0.tar.gz", is_fine=True), Said(WHEEL, is_fine=True))


def test_each_file_has_twine_s_reasons_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    folder = tmp_path / f"a long place [{'x' * 80}]"
    folder.mkdir()
    (folder / "broken-1.0.tar.gz").write_bytes(b"no archive")
    paths = [
        folder / "broken-1.0.tar.gz",
        make(folder, {"demo.py": ""}, metadata=README).path,
        make(folder, {"odd.py": ""}, "odd-1.0-py3-none-any", BROKEN).path,
        make(folder, {"mute.py": ""}, "mute-1.0-py3-none-any").path,
    ]
    broken, fine, odd, mute = run_twine(paths)
    assert (broken.is_fine, broken.file, len(broken.lines)) == (False, "broken-1.0.tar.gz", 1)
    assert "not a" in broken.lines[0]
    assert fine == Said(WHEEL, is_fine=True)
    assert odd.lines == (SYNTAX, 'line 1: Error: Unknown directive type "nosuch".', ".. nosuch:: directive")
    assert mute == Said(
        "mute-1.0-py3-none-any.whl",
        is_fine=False,
        lines=(
            "`long_description_content_type` missing. defaulting to `text/x-rst`.",
            "`long_description` missing.",
        ),
    )


def test_a_description_that_is_unknown_is_missing(tmp_path: Path) -> None:
    (said,) = run_twine([sdist(tmp_path, "Description-Content-Type: text/markdown\n\nUNKNOWN\n")])
    assert said.lines == ("`long_description` missing.",)


def test_without_files_nothing_is_said() -> None:
    assert run_twine([]) == ()


def test_each_wheel_has_the_findings_of_its_own(tmp_path: Path) -> None:
    paths = [
        make(tmp_path, {"demo/__init__.py": ""}).path,
        make(tmp_path, {"odd.py": "", "tests/__init__.py": ""}, "odd-1.0-py3-none-any").path,
        tmp_path / "wrong.whl",
        tmp_path / "broken-1.0-py3-none-any.whl",
    ]
    for path in paths[2:]:
        path.write_bytes(b"no archive")
    fine, odd, wrong, broken = run_check_wheel_contents(paths, tmp_path)
    assert fine == Said(WHEEL, is_fine=True)
    assert odd.lines == (
        "W005: Wheel contains common toplevel name in library:",
        "  tests/",
        "W009: Wheel contains multiple toplevel library entries:",
        "  odd.py",
        "  tests/",
    )
    assert wrong.lines == ("wheel has invalid filename",)
    assert broken.lines == ("zipfile.BadZipFile: File is not a zip file",)


def test_names_in_a_wheel_are_safe_to_print(tmp_path: Path) -> None:
    path = make(tmp_path, {"odd/__init__.py": "", "a\x1b[2J\n/x/demo.whl: OK": ""}, "odd-1.0-py3-none-any").path
    (said,) = run_check_wheel_contents([path], tmp_path)
    assert not said.is_fine
    assert not any("\x1b" in line for line in said.lines)


def test_the_settings_of_the_package_are_heeded(tmp_path: Path) -> None:
    project = tmp_path / "project"
    project.mkdir()
    (project / "pyproject.toml").write_text('[tool.check-wheel-contents]\nignore = ["W005", "W009"]\n')
    path = make(tmp_path, {"odd.py": "", "tests/__init__.py": ""}, "odd-1.0-py3-none-any").path
    assert run_check_wheel_contents([path], project) == (Said(ODD, is_fine=True),)


def test_settings_that_are_wrong_are_named(tmp_path: Path) -> None:
    (tmp_path / "pyproject.toml").write_text('[tool.check-wheel-contents]\nignore = ["X"]\n')
    path = make(tmp_path, {"demo.py": ""}).path
    with pytest.raises(ProjectInvalidError, match=r"pyproject.toml: .*prefix: 'X'"):
        run_check_wheel_contents([path], tmp_path)


def test_what_is_in_the_package_s_folder_is_not_imported(tmp_path: Path) -> None:
    for name in ("attr.py", "click.py", "zipfile.py"):
        (tmp_path / name).write_text("raise SystemExit('imported')")
    path = make(tmp_path, {"demo.py": ""}).path
    assert run_check_wheel_contents([path], tmp_path) == (Said(WHEEL, is_fine=True),)


def test_a_tool_that_says_nothing_is_said_to(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "python"
    program.write_text("#!/bin/sh\nexit 4\n")
    program.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(program))
    path = make(tmp_path, {"demo.py": ""}).path
    assert run_twine([path]) == (Said(WHEEL, is_fine=False, lines=("it ended with 4 and did not say why",)),)


@pytest.mark.parametrize("name", ["twine", "check-wheel-contents"])
def test_a_tool_that_is_missing_is_named_with_the_command_that_installs_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(sys, "path", [])
    for loaded in ("twine", "check_wheel_contents"):
        monkeypatch.delitem(sys.modules, loaded, raising=False)
    path = tmp_path / WHEEL
    with pytest.raises(ToolMissingError, match=f"^not looked at: {name} is not installed$") as caught:
        run_twine([path]) if name == "twine" else run_check_wheel_contents([path], tmp_path)
    assert "gatepost[dist]" in caught.value.hint
