"""`lint --event` where the clone has not all of it: never a pass unseen, and a way on that works."""

from __future__ import annotations

import re
import shlex
from typing import TYPE_CHECKING

import pytest

from support.events import (
    MERGE_ALONE,
    NO_COMMIT,
    PR_TITLE_ALONE,
    PR_TITLE_AND_BODY,
    checkout,
    dispatch_event,
    outputs,
    remote_of,
)
from support.program import Done, shell
from support.repos import commit, git
from support.stage import Stage

if TYPE_CHECKING:
    from pathlib import Path

BAD = [("header-not-conventional", "error")]
NOT_HERE = "its commits are not judged: they are not here"
DOUBTED = [("header-not-conventional", "warning")]


@pytest.fixture(name="stage")
def _stage(repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Stage:
    return Stage(repository, monkeypatch, capsys)


def check_out(stage: Stage, revision: str = "passkeys", *, depth: int = 1, ref: str = "") -> None:
    """Go on in a clone as actions/checkout makes it."""
    parent = stage.repository.parent
    stage.folder = checkout(remote_of(stage.repository, parent), parent, revision, depth=depth, ref=ref)


def follow(done: Done, stage: Stage) -> str:
    """Run the command that an error's hint names, and return it."""
    assert done.code == 3, done
    command = re.search("`(git fetch [^`]*)`", done.err)
    assert command is not None, done.err
    ran = shell(stage.folder, command[1])
    assert ran.code == 0, ran.err
    return command[1]


@pytest.mark.parametrize(("last", "found"), [("feat: b", []), ("Passkeys", BAD)])
def test_a_forced_push_whose_beginning_is_gone_can_be_fetched(
    last: str, found: list[tuple[str, str]], stage: Stage
) -> None:
    gone = stage.commit("Replaced")
    remote = remote_of(stage.repository, stage.repository.parent)
    git(stage.repository, "reset", "--quiet", "--hard", stage.base)
    stage.commit("feat: a", last)
    git(stage.repository, "push", "--quiet", "--force", str(remote), "passkeys:passkeys", "passkeys:main")
    stage.folder = checkout(remote, stage.repository.parent, "main", depth=1, ref="refs/remotes/origin/main")
    done = stage.pushed(gone, forced=True).lint("--format", "json")
    assert done.out == ""
    assert done.err.startswith("error: cannot judge a push to main: its commits are not in this clone\n")
    assert follow(done, stage) == (f"git fetch --no-tags --filter=blob:none --unshallow origin {gone} {stage.head}")
    assert stage.found()[0] == (stage.head[:9], found)
    assert len(stage.found()) == 2


def test_also_where_the_clone_is_whole_otherwise(stage: Stage) -> None:
    gone = stage.commit("Replaced")
    remote = remote_of(stage.repository, stage.repository.parent)
    git(stage.repository, "reset", "--quiet", "--hard", stage.base)
    stage.commit("feat: a")
    git(stage.repository, "push", "--quiet", "--force", str(remote), "passkeys")
    stage.folder = checkout(remote, stage.repository.parent, "passkeys")
    done = stage.pushed(gone, forced=True).lint()
    assert follow(done, stage) == f"git fetch --no-tags --filter=blob:none origin {gone} {stage.head}"
    assert stage.found() == [(stage.head[:9], [])]


@pytest.mark.parametrize("arguments", [(), ("--settings-from", "@base")])
def test_a_pull_request_in_a_shallow_clone_can_be_fetched(arguments: tuple[str, ...], stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage)
    done = stage.opened(settings=MERGE_ALONE).lint(*arguments)
    follow(done, stage)
    assert stage.found(*arguments)[-1] == (stage.head[:9], BAD)


def test_a_new_branch_in_a_shallow_clone_can_be_fetched(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    check_out(stage, ref="refs/remotes/origin/passkeys")
    done = stage.pushed(NO_COMMIT, ref="refs/heads/passkeys").lint()
    follow(done, stage)
    assert [names for _, names in stage.found()] == [DOUBTED, []]


def test_a_branch_with_characters_of_the_shell_is_only_a_name(stage: Stage) -> None:
    name = "a;touch${IFS}pwned;$(touch${IFS}pwned)`touch${IFS}pwned`&'\""
    git(stage.repository, "branch", "--quiet", name, stage.base)
    stage.commit("Passkeys")
    check_out(stage)
    payload = dispatch_event("refs/heads/passkeys")
    payload["repository"] = {"full_name": "acme/rocket", "default_branch": name}
    done = stage.told("workflow_dispatch", payload).lint()
    hint = next(line for line in done.err.split("\n") if "hint:" in line)
    command = hint[hint.index("`git fetch") + 1 : hint.rindex("`")]
    assert shlex.split(command)[-1] == f"+refs/heads/{name}:refs/remotes/origin/{name}"
    assert shell(stage.folder, command).code == 0
    assert [path.name for path in stage.folder.iterdir()] == [".git"]
    assert stage.found() == [(stage.head[:9], DOUBTED)]


def test_a_run_by_hand_in_a_shallow_clone_is_not_passed_for_its_last_commit(stage: Stage) -> None:
    stage.commit("Passkeys", "feat: a")
    git(stage.repository, "branch", "--quiet", "--force", "main", "passkeys")
    git(stage.repository, "tag", "v1.0.0", stage.base)
    check_out(stage, "main", ref="refs/remotes/origin/main")
    done = stage.told("workflow_dispatch", dispatch_event()).lint("--format", "json")
    assert done.out == ""
    assert "\nerror: cannot judge HEAD: the history is cut short at " in done.err
    assert follow(done, stage) == "git fetch --unshallow"
    assert [names for _, names in stage.found()] == [[], BAD]


def test_partly_it_goes_on_and_says_so(stage: Stage) -> None:
    stage.commit("Passkeys", "feat: a")
    check_out(stage)
    for told, says in (
        (stage.pushed, "gatepost: the history is cut short; what this clone does not have is not judged\n"),
        (stage.queued, "gatepost: the history is cut short; what this clone does not have is not judged\n"),
    ):
        done = told().lint("--partial")
        assert (done.code, done.err) == (0, says)
        assert done.out.endswith("\n\n✓ 1 message judged, all fine\n")
    done = stage.opened().lint("--partial")
    assert done.code == 0
    assert f"{NOT_HERE}, and without them it is not known what lands\n" in done.out
    assert stage.opened(title="Passkeys").lint("--partial").code == 1


def test_nothing_at_all_is_no_pass_even_partly(stage: Stage) -> None:
    check_out(stage)
    stage.head = "dead" * 10
    assert stage.pushed().lint("--partial").code == 3
    assert stage.queued().lint("--partial").code == 3


def test_a_message_that_depends_on_no_commit_is_judged_without_them(stage: Stage) -> None:
    stage.commit("feat: a", "feat: b")
    check_out(stage)
    output = stage.file("GITHUB_OUTPUT")
    done = stage.opened(settings=PR_TITLE_AND_BODY).lint()
    assert (done.code, outputs(output)["ok"]) == (0, "true")
    assert f"{NOT_HERE}\nThe message that will land\n" in done.out
    assert stage.opened(title="Passkeys", settings=PR_TITLE_AND_BODY).lint().code == 1


@pytest.mark.parametrize(
    ("settings", "count", "title", "code"),
    [
        (PR_TITLE_ALONE, 1, "feat: a", 0),
        (PR_TITLE_ALONE, 1, "Passkeys", 1),
        ({}, 2, "feat: a", 3),
        ({}, 2, "Passkeys", 1),
        ({}, 1, "feat: a", 3),
        ({}, 1, "Passkeys", 3),
        (MERGE_ALONE, 2, "feat: a", 3),
    ],
)
def test_without_a_checkout_what_is_known_is_judged(
    settings: dict[str, object], count: int, title: str, code: int, stage: Stage
) -> None:
    stage.commit(*["feat: a"] * count)
    stage.folder = stage.repository.parent / "elsewhere"
    stage.folder.mkdir()
    done = stage.opened(title=title, settings=settings).lint()
    assert done.code == code
    assert "there is no checkout: the default settings hold\n" in done.out
    assert NOT_HERE in done.out
    if code == 3:
        assert "it is not known what lands\n" in done.out
        assert done.err.startswith("error: cannot judge pull request #12: there is no checkout, and its commits are ")
        assert stage.lint("--partial").code == 0
    assert stage.pushed().lint().code == 3


def test_a_pull_request_from_a_fork_is_judged_like_any_other(stage: Stage) -> None:
    stage.commit("feat: a", "Passkeys")
    assert stage.opened(fork="bob/rocket", settings=PR_TITLE_ALONE).lint().code == 0
    assert stage.opened(fork="bob/rocket", settings=MERGE_ALONE).lint().code == 1
    merged = stage.opened(fork="bob/rocket", settings=MERGE_ALONE).lint()
    assert "  │ Merge pull request #12 from bob/passkeys\n" in merged.out


@pytest.mark.parametrize("is_queued", [False, True])
def test_a_change_that_loosens_the_settings_does_not_loosen_its_own_gate(
    is_queued: bool,  # noqa: FBT001  a table's value
    stage: Stage,
) -> None:
    git(stage.repository, "switch", "--quiet", "main")
    stage.base = commit(stage.repository, "feat: settings", **{"gatepost.toml": "types = ['feat', 'fix']\n"})
    git(stage.repository, "switch", "--quiet", "-C", "passkeys")
    loose = "extra-types = ['odd']\n[ignore]\nheader-not-conventional = 'because'\nmessage-dropped = 'too'\n"
    stage.commit("odd: a", **{"gatepost.toml": loose})
    stage.commit("Passkeys")
    if is_queued:
        stage.queued()
    else:
        stage.opened(title="odd: a", settings=MERGE_ALONE)
    assert stage.lint().code == 0
    for revision in (stage.base, "main", "@base"):
        assert stage.lint("--settings-from", revision).code == 1
        names = {name for _, findings in stage.found("--settings-from", revision) for name, _ in findings}
        assert names == {"type-unknown", "header-not-conventional"}


def test_after_a_push_the_settings_are_those_that_were_pushed(stage: Stage) -> None:
    stage.commit("wip: a", **{"gatepost.toml": "extra-types = ['wip']\n"})
    assert stage.pushed().lint("--settings-from", "@base").code == 0


def test_settings_of_a_branch_that_is_not_here_are_no_settings(stage: Stage) -> None:
    stage.commit("feat: a")
    done = stage.opened().lint("--settings-from", "nowhere")
    assert (done.code, done.out) == (2, "")
    stage.base = "dead" * 10
    done = stage.opened().lint("--settings-from", "@base")
    assert (done.code, done.out) == (3, "")
    assert done.err.startswith("error: cannot judge pull request #12: its commits are not in this clone\n")
