from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from gatepost.report.schema import render_schema
from support.program import call, gatepost
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

OWN = "gatepost.toml"
PROJECT = "pyproject.toml"
RELEASE = "release-please-config.json"


@pytest.fixture(autouse=True)
def _inside(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(repository)


def settings(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[object, str]]:
    """Return the value and the origin of each setting that is shown."""
    done = call(capsys, "config", "--format", "json", *arguments)
    assert (done.code, done.err) == (0, "")
    return {entry["key"]: (entry["value"], entry["origin"]) for entry in json.loads(done.out)["settings"]}


def files(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[str]:
    """Return the files that were read."""
    found: list[str] = json.loads(call(capsys, "config", "--format", "json", *arguments).out)["files"]
    return found


def test_without_any_file_all_is_default(capsys: pytest.CaptureFixture[str]) -> None:
    assert {origin for _, origin in settings(capsys).values()} == {"default"}
    done = call(capsys, "config")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith("\nNo rule is changed.\nThere is no file with settings.\n")


@pytest.mark.parametrize(
    ("name", "heading", "origin"),
    [(OWN, "", "gatepost.toml"), (PROJECT, "[tool.gatepost]\n", "pyproject.toml [tool.gatepost]")],
)
def test_both_homes_of_the_settings_are_named(
    name: str, heading: str, origin: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / name).write_text(f'{heading}merge = "rebase"\n')
    assert settings(capsys, "merge", "since") == {"merge": ("rebase", origin), "since": ("", "default")}
    assert call(capsys, "config", "merge").out == f'merge  "rebase"  {origin}\n'


def test_extended_files_are_named_as_they_are_called(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    package = tmp_path / "packages" / "our_conventions"
    package.mkdir(parents=True)
    (package / OWN).write_text('bots = ["ours[bot]"]\n')
    monkeypatch.syspath_prepend(str(package.parent))
    (repository / "ci").mkdir()
    (repository / "ci" / "base.toml").write_text('extends = ["more.toml"]\nmerge = "merge"\nsince = "abcdef0"\n')
    (repository / "ci" / "more.toml").write_text('merge = "rebase"\nscopes = ["api"]\n')
    (repository / OWN).write_text('extends = ["pkg:our_conventions", "ci/base.toml"]\nsince = "1234567"\n')
    assert settings(capsys, "bots", "merge", "since", "scopes") == {
        "bots": (["ours[bot]"], "pkg:our_conventions/gatepost.toml"),
        "merge": ("merge", "ci/base.toml"),
        "since": ("1234567", "gatepost.toml"),
        "scopes": (["api"], "ci/more.toml"),
    }
    assert files(capsys) == [OWN, str(package / OWN), "ci/base.toml", "ci/more.toml"]


def test_types_of_the_release_configuration_say_so(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (repository / RELEASE).write_text('{"packages": {".": {"changelog-sections": [{"type": "design"}]}}}')
    found = json.loads(call(capsys, "config", "--format", "json").out)["types"]
    assert {"name": "design", "origin": RELEASE, "listed": True} in found
    assert {"name": "feat", "origin": "default", "listed": False} in found
    assert files(capsys) == [RELEASE]


def test_a_subfolder_and_c_find_the_settings_of_the_repository(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / OWN).write_text('merge = "rebase"\n')
    (repository / "deep" / "er").mkdir(parents=True)
    (repository / "deep" / OWN).write_text('merge = "merge"\n')
    monkeypatch.chdir(tmp_path)
    for folder in (repository, repository / "deep", repository / "deep" / "er"):
        assert settings(capsys, "-C", str(folder), "merge") == {"merge": ("rebase", OWN)}
        assert files(capsys, "-C", str(folder)) == [OWN]


def test_outside_of_a_repository_the_folder_itself_counts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / OWN).write_text('merge = "rebase"\nextends = ["x.toml"]\n')
    (tmp_path / "x.toml").write_text("")
    assert settings(capsys, "-C", str(tmp_path), "merge") == {"merge": ("rebase", OWN)}
    monkeypatch.chdir(tmp_path)
    assert files(capsys) == [OWN, "x.toml"]
    monkeypatch.setenv("PATH", "")
    assert settings(capsys, "merge") == {"merge": ("rebase", OWN)}


def test_the_settings_of_a_revision_say_which(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    first = commit(
        repository, "fix: a", **{OWN: 'merge = "rebase"\nextends = ["b.toml"]\n', "b.toml": 'since = "abcdef0"'}
    )
    commit(
        repository, "fix: b", **{OWN: 'merge = "merge"\n', RELEASE: '{"packages": {".": {"release-type": "python"}}}'}
    )
    (repository / OWN).write_text("this is no TOML")
    at = f" at {first[:9]}"
    assert settings(capsys, "--settings-from", "HEAD~", "merge", "since", "scopes") == {
        "merge": ("rebase", OWN + at),
        "since": ("abcdef0", "b.toml" + at),
        "scopes": ([], "default"),
    }
    assert files(capsys, "--settings-from", "HEAD~") == [OWN, "b.toml"]
    shown = json.loads(call(capsys, "config", "types", "--settings-from", "HEAD", "--format", "json").out)["types"]
    head = git(repository, "rev-parse", "HEAD")
    assert {"name": "deps", "origin": f"{RELEASE} at {head[:9]}", "listed": True} in shown


def test_a_bare_repository_has_the_settings_of_its_head(
    repository: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    bare = tmp_path / "bare.git"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(bare))
    assert settings(capsys, "-C", str(bare), "merge") == {"merge": ("squash", "default")}
    head = commit(repository, "fix: a", **{OWN: 'merge = "rebase"\n'})
    git(repository, "push", "--quiet", str(bare), "main")
    assert settings(capsys, "-C", str(bare), "merge") == {"merge": ("rebase", f"{OWN} at {head[:9]}")}


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (("nope-nope",), 2, "there is no setting, no rule and no check `nope-nope`"),
        (("merge", "merg"), 2, "there is no setting, no rule and no check `merg`"),
        (("--format", "toml"), 2, "Invalid value for '--format'"),
        (("--settings-from", "nope"), 2, "git knows no commit by `nope`"),
        (("--schema", "merge"), 2, "--schema is about all settings there are"),
        (("--schema", "--settings-from", "HEAD"), 2, "--schema is about all settings there are"),
        (("-C", "missing"), 3, ""),
    ],
)
def test_what_cannot_be_shown_is_an_error(
    arguments: tuple[str, ...], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    done = call(capsys, "config", *arguments)
    assert (done.code, done.out) == (code, "")
    assert done.err.startswith(f"error: {says}")
    assert "\n  help: gatepost explain GE" in done.err


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (OWN, "merge = 1", "gatepost.toml: `merge` must be a text, not a number"),
        (OWN, "scope = []", "gatepost.toml: there is no setting `scope`; did you mean `scopes`?"),
        (OWN, "=", "gatepost.toml is not TOML: "),
        (RELEASE, "{", "release-please-config.json is not JSON: "),
    ],
)
def test_invalid_settings_end_with_2(
    name: str, text: str, says: str, repository: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (repository / name).write_text(text)
    done = call(capsys, "config")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"error: {says}")


def test_the_schema_needs_no_repository_and_no_valid_settings(
    repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (repository / OWN).write_text("=")
    monkeypatch.setenv("PATH", "")
    assert call(capsys, "config", "--schema") == (0, render_schema(), "")


def test_hostile_settings_do_not_act_on_the_terminal(repository: Path) -> None:
    (repository / OWN).write_text(
        '[ignore]\nGP101 = "\\u001b[2J\\u202e::error::x"\n[scope-paths]\n"\\u001b]0;x\\u0007\\n::warning::y" = "api"\n'
    )
    done = gatepost(repository, "config", FORCE_COLOR="0", COLUMNS="200")
    assert (done.code, done.err) == (0, "")
    assert done.out.replace("\n", "").isprintable()
    assert not [line for line in done.out.splitlines() if line.startswith("::")]


@pytest.mark.parametrize("columns", [30, 60, 80, 120])
def test_the_report_keeps_to_the_screen(
    columns: int, repository: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    (repository / PROJECT).write_text(
        '[tool.gatepost]\nscopes = ["a", "b", "c"]\n[tool.gatepost.severity]\nGP101 = "warning"\n'
    )
    done = call(capsys, "config")
    assert max(map(len, done.out.splitlines())) <= columns
