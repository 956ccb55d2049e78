"""The words of a repository that may be typed, as the callbacks of options and arguments offer them."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import click
import pytest

from gatepost.adapters import completing
from gatepost.outcomes.known import CODES
from support.histories import grow
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once

PARAMETER = click.Option(["--it"])


def offered(kind: str, folder: Path | str, typed: str = "") -> dict[str, str | None]:
    """Return what is offered, each with its description."""
    context = click.Context(click.Command("x"))
    context.params["folder"] = str(folder)
    return {item.value: item.help for item in getattr(completing, kind)(context, PARAMETER, typed)}


CALLBACKS = [
    name for name in vars(completing) if callable(getattr(completing, name)) and name[0].islower() and name[0] != "_"
]


def test_the_types_are_those_of_the_settings(repository: Path) -> None:
    (repository / "gatepost.toml").write_text('extra-types = ["zap"]\n')
    found = offered("types", repository)
    assert list(found)[:3] == ["feat", "fix", "perf"]
    assert "a new feature" in str(found["feat"])
    assert "zap" in found
    assert list(offered("types", repository, "re")) == ["refactor", "revert"]


def test_the_scopes_are_those_of_the_last_commits_where_any_is_allowed(repository: Path) -> None:
    for scope in ("one", "two", "two", "three"):
        commit(repository, f"fix({scope}): a\n")
    assert offered("scopes", repository) == dict.fromkeys(("two", "three", "one"), "from history")


def test_the_scopes_are_the_allowed_ones_where_some_are_listed(repository: Path) -> None:
    (repository / "gatepost.toml").write_text('scopes = ["api", "cli"]\nscope-paths = { "docs/**" = "docs" }\n')
    assert list(offered("scopes", repository)) == ["api", "cli", "docs"]
    commit(repository, "fix(docs): a\n")
    commit(repository, "fix(other): a\n")
    assert list(offered("scopes", repository)) == ["docs", "api", "cli"]


def test_only_the_last_500_commits_are_asked(repository: Path) -> None:
    grow(repository, (f"fix(s{number}): a" for number in range(502)))
    found = offered("scopes", repository)
    assert len(found) == 500
    assert {"s0", "s1"} & set(found) == set()


def test_people_are_the_authors_of_the_last_commits(repository: Path) -> None:
    for name, mail in (("Ada", "a@b.c"), ("日本 太郎", "t@b.c"), ("Old Bea", "old@b.c"), ("Ada", "a@b.c")):
        git(repository, "commit", "--allow-empty", "-qm", "a", GIT_AUTHOR_NAME=name, GIT_AUTHOR_EMAIL=mail)
    (repository / ".mailmap").write_text("Bea <bea@b.c> <old@b.c>\n")
    assert list(offered("people", repository)) == ["Ada <a@b.c>", "Bea <bea@b.c>", "日本 太郎 <t@b.c>"]
    assert list(offered("people", repository, "be")) == ["Bea <bea@b.c>"]


def test_names_that_would_act_on_a_terminal_are_left_out(repository: Path) -> None:
    commit(repository, "fix(a\x1b[2Jb): a\n")
    commit(repository, "fix(c\u202ed): a\n")
    commit(repository, "fix($(x)): a\n")
    for name in ("Esc\x1b[2J", "Tab\tx", "Bidi\u202ex", "Be\x07ll"):
        git(repository, "commit", "--allow-empty", "-qm", "a", GIT_AUTHOR_NAME=name)
    assert all(value.isprintable() for kind in ("scopes", "people") for value in offered(kind, repository))
    assert list(offered("people", repository)) == ["Ada Author <ada@example.com>"]
    assert [scope for scope in offered("scopes", repository) if "a" in scope] == []


def test_revisions_are_branches_and_tags(repository: Path) -> None:
    sha = commit(repository, "fix: a\n")
    git(repository, "tag", "v1.0.0")
    git(repository, "branch", "topic/x")
    for ref in ("main", "dev"):
        git(repository, "update-ref", f"refs/remotes/origin/{ref}", sha)
    git(repository, "symbolic-ref", "refs/remotes/origin/HEAD", "refs/remotes/origin/main")
    assert offered("revisions", repository) == {
        "HEAD": "what is checked out",
        "main": "branch",
        "topic/x": "branch",
        "origin/dev": "branch of a remote",
        "origin/main": "branch of a remote",
        "v1.0.0": "tag",
    }
    assert list(offered("branches", repository)) == ["main", "topic/x", "dev"]
    assert list(offered("bases", repository, "@")) == ["@base"]
    assert list(offered("ranges", repository, "v")) == ["v1.0.0..HEAD"]
    assert list(offered("ranges", repository, "v1.0.0..m")) == ["v1.0.0..main"]
    assert list(offered("ranges", repository, "v1.0.0...m")) == ["v1.0.0...main"]
    assert list(offered("pages", repository, "topic")) == ["topic/x"]


def test_pages_are_called_by_name_and_behind_a_g_by_code(repository: Path) -> None:
    every = offered("pages", repository)
    assert every["message-dropped"] == ("GP401  A line of the body makes Release Please throw the whole commit away.")
    assert "history-cut-short" in every
    assert not any(name.startswith("G") for name in every)
    assert next(iter(offered("pages", repository, "ge10"))) == "GE101"
    assert str(offered("pages", repository, "GP401")["GP401"]).startswith("message-dropped: A line")
    assert str(every["secret-shipped"]).startswith("GA205  A file")
    assert next(iter(offered("pages", repository, "ga2"))) == "GA201"


def test_keys_are_settings_rules_and_checks_and_behind_a_dot_the_dotted_ones(repository: Path) -> None:
    (repository / "gatepost.toml").write_text('[ignore]\nbody-missing = "no"\n')
    every = offered("keys", repository)
    assert every["merge"] == "How pull requests land."
    assert {"header-too-long", "types", "secret-shipped"} <= set(every)
    assert not any("." in key for key in every)
    assert list(offered("keys", repository, "ignore.")) == ["ignore.body-missing"]
    assert {"severity.type-unknown", "severity.secret-shipped"} <= set(offered("keys", repository, "severity."))
    assert list(offered("keys", repository, "gp101")) == ["GP101"]
    assert list(offered("keys", repository, "ga10")) == [code for code, _ in CODES if code.startswith("GA10")]


def test_checks_are_those_of_the_doctor_and_symptoms_what_people_see(repository: Path) -> None:
    every = offered("checks", repository)
    assert str(every["rp-config-name"]).startswith("The configuration of Release Please is not where")
    assert "secret-shipped" not in every
    assert str(offered("checks", repository, "gd101")["GD101"]).startswith("rp-config-name: The configuration")
    assert str(offered("symptoms", repository)["publish-failed"]) == "The upload to the package index fails."


def test_engines_are_versions(repository: Path) -> None:
    assert list(offered("engines", repository)) == ["17.11.1", "17.6.0"]


@pytest.mark.parametrize("kind", CALLBACKS)
@pytest.mark.parametrize("typed", ["", "a", "g", "x.", "\x00", "\udcff", "-"])
def test_nothing_is_raised_or_printed_wherever_it_is_asked(
    kind: str, typed: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    (broken / "gatepost.toml").write_text("nope")
    (broken / ".git").write_text("gitdir: /nowhere")
    for folder in (broken, tmp_path, tmp_path / "gone", "~nobody", "\x00"):
        offered(kind, folder, typed)
    assert capfd.readouterr() == ("", "")


def test_without_git_the_settings_of_the_folder_still_count(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "nothing"))
    assert "feat" in offered("types", tmp_path)
    (tmp_path / "gatepost.toml").write_text('scopes = ["api"]\n')
    assert list(offered("scopes", tmp_path)) == ["api"]
    assert offered("people", tmp_path) == {}
    assert offered("revisions", tmp_path) == {}


def test_a_folder_is_found_below_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gatepost.toml").write_text('types = ["zap"]\n')
    monkeypatch.setenv("HOME", str(tmp_path))
    assert list(offered("types", "~")) == ["zap"]


def test_files_and_folders_are_left_to_the_shell() -> None:
    context = click.Context(click.Command("x"))
    assert [item.type for item in completing.files(context, PARAMETER, "a")] == ["file"]
    assert [item.type for item in completing.folders(context, PARAMETER, "a")] == ["dir"]


def test_it_is_quick_in_a_long_history(repository: Path) -> None:
    grow(repository, (f"fix(s{number % 90}): a" for number in range(20_000)))
    began = time.monotonic()
    assert len(offered("scopes", repository)) == 90
    assert time.monotonic() - began < 2
