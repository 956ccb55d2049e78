"""What the post-commit hook says, and when it keeps its mouth shut."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.post_commit import main
from support.layers import extends, write
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

PYTHON = '{"packages": {".": {"release-type": "python"}}}'
CONFIGURATION, MANIFEST = "release-please-config.json", ".release-please-manifest.json"
LEAD = "gatepost: next release: "


@pytest.fixture(autouse=True)
def _released(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stand where git runs a hook, in a repository that is released."""
    (repository / "release-please-config.json").write_text(PYTHON)
    monkeypatch.chdir(repository)


@pytest.fixture
def said(repository: Path, capsys: pytest.CaptureFixture[str]) -> Said:
    return Said(repository, capsys)


class Said:
    def __init__(self, repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.repository = repository
        self.capsys = capsys

    def of(self, message: str) -> str:
        commit(self.repository, message)
        return self.now()

    def now(self) -> str:
        assert main() == 0
        out, err = self.capsys.readouterr()
        assert out == ""
        return err


@pytest.mark.parametrize(
    ("message", "line"),
    [
        ("feat(api): a", "minor: feat(api) → Features"),
        ("fix: a\n", "patch: fix → Bug Fixes"),
        ("deps: a", "patch: deps → Dependencies"),
        ("chore(main): release 1.2.3", "no release: chore(main) → not listed (hidden)"),
        ("fix: a\n\nRefs: #1", "patch: fix → Bug Fixes"),
        ("Nope", "✗ dropped: line 1, column 5 (header-not-conventional GP101); `git commit --amend --only` mends it"),
        (
            "FIX: a\n\nfoo(bar(1))",
            "✗ dropped: line 3, column 4 (message-dropped GP401); `git commit --amend --only` mends it",
        ),
        (
            'Revert "feat: a"',
            "✗ dropped: line 1, column 7 (revert-not-conventional GP407); `git commit --amend --only` mends it",
        ),
        ("fix(\x1b[2J\u202e): a", "patch: fix(\\x1b[2J\\u202e) → Bug Fixes"),
        ("", "✗ dropped: line 1, column 1 (header-not-conventional GP101); `git commit --amend --only` mends it"),
    ],
)
def test_the_line_says_what_the_message_does(message: str, line: str, said: Said) -> None:
    assert said.of(message) == f"{LEAD}{line}\n"


@pytest.mark.parametrize("message", ["fixup! fix: a", "squash! fix: a", "amend! fix: a\n\nfix: b", "WIP", "wip: a"])
def test_of_what_another_message_will_replace_nothing_is_said(message: str, said: Said) -> None:
    assert said.of(message) == ""


def test_the_settings_and_the_release_configuration_decide(repository: Path, said: Said) -> None:
    write(repository, gatepost=extends("more.toml"), more="extra-types = ['odd']\nignore = {GP101 = 'why'}")
    sections = '[{"type": "odd", "section": "Odd ones"}, {"type": "feat", "hidden": true}]'
    (repository / "release-please-config.json").write_text(
        f'{{"packages": {{".": {{}}}}, "changelog-sections": {sections}}}'
    )
    assert said.of("odd: a") == f"{LEAD}patch: odd → Odd ones\n"
    assert said.of("feat: a") == f"{LEAD}no release: feat → not listed (hidden)\n"
    assert said.of("Nope") == f"{LEAD}dropped: line 1, column 5\n"
    write(repository, gatepost=extends("more.toml"), more="effect-line = false")
    assert said.of("odd: a") == ""


@pytest.mark.parametrize(
    "content", ["{", "null", "[]", '{"packages": 7}', '{"changelog-sections": 1, "packages": {"a": {}}}']
)
def test_where_the_configuration_makes_no_sense_another_says_so(content: str, repository: Path, said: Said) -> None:
    (repository / "release-please-config.json").write_text(content)
    assert said.of("feat: a") == ""


def test_without_releases_or_a_commit_there_is_nothing_to_say(repository: Path, said: Said) -> None:
    assert said.now() == ""
    (repository / "release-please-config.json").unlink()
    assert said.of("feat: a") == ""
    (repository / "release-please-config.json").mkdir()
    assert said.of("feat: a") == ""


class TestVersions:
    """A repository that was released: the versions of the next release are known."""

    @pytest.fixture(autouse=True)
    def _released_before(self, repository: Path, _released: None) -> None:
        commit(repository, "chore: release", **{CONFIGURATION: PYTHON, MANIFEST: '{".": "1.2.3"}'})
        git(repository, "tag", "v1.2.3")

    def test_the_line_names_the_version(self, said: Said) -> None:
        assert said.of("fix: a") == f"{LEAD}1.2.4 with a patch change: fix → Bug Fixes\n"
        assert said.of("feat: b") == f"{LEAD}1.3.0 with a minor change: feat → Features\n"
        assert said.of("fix: c") == f"{LEAD}1.3.0 with a patch change: fix → Bug Fixes\n"
        assert said.of("ci: d") == f"{LEAD}1.3.0 without it: ci → not listed (hidden)\n"
        assert said.of("ci: d\n\nRelease-As: 4.0.0") == f"{LEAD}4.0.0: ci → Continuous Integration\n"

    def test_of_what_makes_no_release_no_version_is_named(self, said: Said) -> None:
        assert said.of("ci: a") == f"{LEAD}no release: ci → not listed (hidden)\n"
        assert said.of("Nope").startswith(f"{LEAD}✗ dropped: line 1, column 5")

    def test_only_the_packages_that_it_touches_are_named(self, repository: Path, said: Said) -> None:
        packages = '{"packages": {"a": {"component": "one"}, "b": {}}, "release-type": "simple"}'
        commit(repository, "chore: two", **{CONFIGURATION: packages, MANIFEST: '{"a": "1.0.0", "b": "2.0.0"}'})
        for name in ("one-v1.0.0", "v2.0.0"):
            git(repository, "tag", name)
        commit(repository, "feat: x", **{"a/x": "1"})
        assert said.now() == f"{LEAD}one 1.1.0 with a minor change: feat → Features\n"
        commit(repository, "fix: y", **{"a/x": "2", "b/x": "2"})
        assert said.now() == f"{LEAD}one 1.1.0, b 2.0.1 with a patch change: fix → Bug Fixes\n"
        commit(repository, "fix: z", c="2")
        assert said.now() == f"{LEAD}no release lists it: it changes no file of a package\n"

    @pytest.mark.parametrize("manifest", ["{", "[]", '{".": "one"}'])
    def test_where_no_plan_can_be_made_the_line_does_without(self, manifest: str, repository: Path, said: Said) -> None:
        commit(repository, "chore: spoil", **{MANIFEST: manifest})
        assert said.of("fix: a") == f"{LEAD}patch: fix → Bug Fixes\n"

    def test_a_shallow_clone_names_what_it_can_know(
        self, repository: Path, tmp_path: Path, said: Said, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        commit(repository, "feat: before")
        git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository}", "shallow")
        monkeypatch.chdir(tmp_path / "shallow")
        said.repository = tmp_path / "shallow"
        assert said.of("fix: a") == f"{LEAD}patch: fix → Bug Fixes\n"


def test_of_a_merge_only_what_is_read_is_told(repository: Path, said: Said) -> None:
    commit(repository, "feat: base")
    git(repository, "switch", "--quiet", "-c", "side")
    commit(repository, "fix: side", side="side")
    git(repository, "switch", "--quiet", "main")
    git(repository, "merge", "--quiet", "--no-ff", "--no-edit", "side")
    assert said.now() == ""
    git(repository, "commit", "--quiet", "--amend", "-m", "fix: bring it in")
    assert said.now() == f"{LEAD}patch: fix → Bug Fixes\n"


def test_while_git_makes_commits_by_itself_nothing_is_said(repository: Path, said: Said) -> None:
    assert said.of("feat: a") != ""
    for sign in ("rebase-merge", "rebase-apply", "sequencer", "MERGE_MSG"):
        (repository / ".git" / sign).mkdir()
        assert said.now() == "", sign
        (repository / ".git" / sign).rmdir()
    assert said.now() != ""


def test_the_commit_says_which_encoding_it_is_in(repository: Path, said: Said) -> None:
    git(repository, "config", "i18n.commitEncoding", "iso-8859-1")
    git(repository, "config", "i18n.logOutputEncoding", "utf-16")
    commit(repository, "feat: a")
    assert said.of("feat(\udce9): a") == f"{LEAD}minor: feat(é) → Features\n"
    git(repository, "config", "i18n.commitEncoding", "nobody-knows")
    assert said.of("feat(\udce9): a") == f"{LEAD}minor: feat(\ufffd) → Features\n"


def test_a_very_long_message_is_told_in_a_short_line(said: Said) -> None:
    assert said.of("feat: a\n\n" + "word word word\n" * 70_000) == f"{LEAD}minor: feat → Features\n"
    assert said.of(f"feat({'a' * 1_000_000}): a") == f"{LEAD}minor: feat({'a' * 74}… → Features\n"


def test_no_setting_of_git_s_gets_into_the_message(repository: Path, said: Said) -> None:
    for key, value in {"log.showSignature": "true", "color.ui": "always", "log.showRoot": "true"}.items():
        git(repository, "config", key, value)
    assert said.of("feat: a") == f"{LEAD}minor: feat → Features\n"


@pytest.mark.parametrize("error", [RuntimeError, KeyboardInterrupt, SystemExit, MemoryError])
def test_whatever_goes_wrong_the_hook_ends_without_a_word(
    error: type[BaseException], said: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Screen:
        encoding = "utf-8"

        def isatty(self) -> bool:
            raise error

    with monkeypatch.context() as patch:
        patch.setattr(sys, "stderr", Screen())
        assert said.of("feat: a") == ""
        patch.setattr(sys, "stderr", None)
        assert said.now() == ""
    assert said.now() != ""
