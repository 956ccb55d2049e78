"""`gatepost commit` by flags: amending, fixups, drafts, values that anybody wrote, and other folders."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.adapters.hook_files import install_hook
from support.asking import Desk
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.once


@pytest.fixture
def desk(repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Desk:
    """Return a repository with one commit, and a new file that is staged."""
    commit(repository, "chore: begin", old="1\n")
    desk = Desk(repository, monkeypatch, capfd)
    desk.write(new="1\n")
    return desk


def refuse_amend(desk: Desk) -> None:
    """Leave a draft that amends the last commit."""
    desk.hook("pre-commit", "exit 1")
    assert desk.commit("--amend", "-m", "fix: begin").code == 1
    (desk.path / ".git" / "hooks" / "pre-commit").unlink()


class TestAmend:
    def test_what_is_not_given_stays(self, desk: Desk) -> None:
        desk.commit("-m", "fix(api): x\n\nWhy.\n\nRefs: #1")
        assert desk.commit("--amend", "--issue", "2", "--breaking", "all").code == 0
        assert desk.last() == "fix(api)!: x\n\nWhy.\n\nBREAKING CHANGE: all\nRefs: #1\nRefs: #2"
        assert desk.count() == 2

    def test_without_flags_the_message_is_the_same(self, desk: Desk) -> None:
        assert desk.commit("--amend").code == 0
        assert (desk.last(), desk.count()) == ("chore: begin", 1)
        assert git(desk.path, "show", "--name-only", "--format=") == "new\nold"

    def test_a_message_that_has_no_parts_takes_none(self, desk: Desk) -> None:
        git(desk.path, "commit", "--quiet", "--amend", "--no-verify", "-m", "By hand")
        done = desk.commit("--amend", "--issue", "2")
        assert (done.code, desk.last()) == (2, "By hand")
        assert "has no parts to put others in place of: give --type and --message" in done.err
        assert desk.commit("--amend", "-t", "fix", "-m", "x").code == 0

    def test_a_message_that_has_no_parts_keeps_its_body(self, desk: Desk) -> None:
        git(desk.path, "commit", "--quiet", "--amend", "--no-verify", "-m", "By hand", "-m", "Why.")
        assert desk.commit("--amend", "-t", "fix", "-m", "x").code == 0
        assert desk.last() == "fix: x\n\nWhy."

    def test_it_is_gone_on_with_though_nothing_is_staged(self, desk: Desk) -> None:
        git(desk.path, "reset", "--quiet")
        refuse_amend(desk)
        assert desk.commit("--resume").code == 0
        assert (desk.last(), desk.count()) == ("fix: begin", 1)

    def test_another_commit_is_never_amended_by_it(self, desk: Desk) -> None:
        refuse_amend(desk)
        commit(desk.path, "chore: other")
        done = desk.commit("--resume")
        assert (done.code, desk.last(), desk.count()) == (2, "chore: other", 2)
        assert done.err.startswith("error: the commit that it was to amend is not the last one any more\n")

    @pytest.mark.skipif("sys.platform == 'win32'", reason="there the terminal is another")
    @pytest.mark.parametrize(("arguments", "lines"), [(("--resume",), ("",)), ((), ("", ""))])
    def test_on_a_terminal_it_is_a_new_commit_then(
        self, desk: Desk, arguments: tuple[str, ...], lines: tuple[str, ...]
    ) -> None:
        refuse_amend(desk)
        commit(desk.path, "chore: other")
        desk.write(new="2\n")
        done = desk.answer(*lines, arguments=arguments)
        assert (done.code, desk.last(), desk.last("%P").count(" "), desk.count()) == (0, "fix: begin", 0, 3)

    def test_without_a_commit_nothing_can_be_amended(self, desk: Desk) -> None:
        git(desk.path, "switch", "--quiet", "--orphan", "empty")
        done = desk.commit("--amend", "-m", "fix: x")
        assert (done.code, done.err.splitlines()[0]) == (2, "error: there is no commit that could be amended")


class TestFixup:
    def test_git_writes_its_message(self, desk: Desk) -> None:
        assert desk.commit("--fixup", "HEAD").code == 0
        assert desk.last() == "fixup! chore: begin"

    def test_git_adds_words_of_one_s_own_to_a_fixup(self, desk: Desk) -> None:
        assert desk.commit("--fixup", "HEAD", "--", "-m", "and why").code == 0
        assert desk.last() == "fixup! chore: begin\n\nand why"

    @pytest.mark.parametrize(
        ("revision", "word"), [("amend:HEAD", "amend"), (":/begin", "fixup"), ("HEAD^{/begin}", "fixup")]
    )
    def test_a_revision_may_have_colons(
        self, desk: Desk, monkeypatch: pytest.MonkeyPatch, revision: str, word: str
    ) -> None:
        monkeypatch.setenv("GIT_EDITOR", ":")
        assert desk.commit("--fixup", revision).code == 0
        assert desk.last("%s") == f"{word}! chore: begin"

    def test_a_refusal_and_a_failure_of_git_have_each_their_status(self, desk: Desk) -> None:
        desk.hook("pre-commit", "exit 1")
        assert desk.commit("--fixup", "HEAD").code == 1
        (desk.path / ".git" / "index.lock").touch()
        assert desk.commit("--fixup", "HEAD").code == 3

    @pytest.mark.parametrize("revision", ["gone", ":/gone", "-x", "--help", "HEAD^{tree}", "a b"])
    def test_what_git_does_not_know_is_named(self, desk: Desk, revision: str) -> None:
        done = desk.commit(f"--fixup={revision}")
        assert (done.code, desk.count()) == (2, 1)
        assert done.err.startswith(f"error: git knows no commit by `{revision}`\n")


class TestDraft:
    def test_it_is_put_aside_on_request(self, desk: Desk) -> None:
        desk.commit("-t", "fxi", "-m", "end")
        done = desk.commit("--discard")
        assert done.code == 0
        assert done.err.startswith("gatepost: it is put aside: ")
        assert desk.commit("--discard").err == "gatepost: there is no message that was not committed\n"
        assert "there is no message" in desk.commit("--resume").err

    def test_one_that_is_damaged_is_said_and_does_not_stop_anything(self, desk: Desk) -> None:
        (desk.path / ".git" / "gatepost").mkdir(exist_ok=True)
        (desk.path / ".git" / "gatepost" / "draft.json").write_text("{")
        done = desk.commit("-m", "fix: x")
        assert done.code == 0
        assert done.err.startswith("gatepost: the draft is damaged; what there is of it is in ")


def block_the_way_aside(desk: Desk) -> None:
    for name in ("", *(f".{number}" for number in range(1, 21))):
        (desk.path / f".git/gatepost/draft.discarded.json{name}" / "in the way").mkdir(parents=True)


def test_a_draft_that_cannot_be_put_aside_is_not_said_to_be_none(desk: Desk) -> None:
    desk.commit("-t", "fxi", "-m", "end")
    block_the_way_aside(desk)
    done = desk.commit("--discard")
    assert done.code == 3
    assert done.err.startswith("error: cannot write ")
    assert desk.commit("--resume", "--print").out == "fxi: end\n"
    answered = desk.answer("discard", "q")
    assert "cannot write" in answered.out


def test_the_effect_is_said_once_by_the_hook_where_that_is_installed(desk: Desk) -> None:
    (desk.path / "release-please-config.json").write_text('{"packages": {".": {"release-type": "simple"}}}')
    (desk.path / ".release-please-manifest.json").write_text('{".": "1.2.3"}')
    assert desk.commit("-m", "feat: x", "--", "--allow-empty").err.count("next release") == 1
    install_hook(str(desk.path), "post-commit")
    done = desk.commit("-m", "feat: y", "--", "--allow-empty")
    assert (done.out + done.err).count("next release") == 1


HOSTILE = ("$(touch x)", "`id`", "'; rm -rf .; '", "--amend", "-a", "a\\nb", "日本\u202e", "%s%n", "x" * 50, "@file")


@pytest.mark.parametrize("value", HOSTILE)
def test_a_value_is_a_text_whatever_it_holds(desk: Desk, value: str) -> None:
    done = desk.commit("--type=fix", f"--message={value}", f"--body={value}", "--no-verify")
    assert done.code == 0
    assert desk.last() == f"fix: {value}\n\n{value}"
    assert desk.count() == 2
    assert not (desk.path / "x").exists()


@pytest.mark.parametrize(
    "arguments",
    [("--type=a\nb", "-m", "x"), ("-t", "fix", "--scope=a\nb", "-m", "x"), ("-m", "fix: a\nb"), ("-t", "", "-m", "x")],
)
def test_a_value_that_breaks_the_message_is_refused(desk: Desk, arguments: tuple[str, ...]) -> None:
    assert desk.commit(*arguments).code in (1, 2)
    assert desk.count() == 1


def test_it_works_from_another_folder(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(desk.path.parent)
    (desk.path / "body").write_text("Why.\n")
    assert desk.commit("-C", "repository", "-m", "fix: x", "--body-file", "body").code == 0
    assert desk.last() == "fix: x\n\nWhy."


def test_in_the_middle_of_a_rebase_git_makes_the_commit(desk: Desk) -> None:
    (desk.path / ".git" / "rebase-merge").mkdir()
    done = desk.commit("-m", "fix: x")
    assert done.code == 3
    assert "a rebase is going on: it makes the commit itself" in done.err


def test_rules_that_are_skipped_are_told(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GATEPOST_SKIP", "type-unknown")
    done = desk.commit("-t", "fxi", "-m", "end")
    assert done.code == 0
    assert "type-unknown" in done.err


def test_what_cannot_be_written_in_git_s_encoding_is_kept(desk: Desk) -> None:
    git(desk.path, "config", "i18n.commitEncoding", "latin-1")
    done = desk.commit("-m", "fix: \u4e16\u754c")
    assert (done.code, "your message is kept" in done.err) == (2, True)
    assert "\\u4e16\\u754c" in (desk.path / ".git" / "gatepost" / "draft.json").read_text()


def test_a_hook_that_ruins_the_index_loses_no_word(desk: Desk) -> None:
    desk.hook("pre-commit", "echo ruined >.git/index; exit 1")
    assert desk.commit("-m", "fix: of flags").code != 0
    assert "of flags" in (desk.path / ".git" / "gatepost" / "draft.json").read_text()
