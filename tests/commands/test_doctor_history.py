"""`gatepost doctor --history`: what the last releases lost."""

from __future__ import annotations

import json
from importlib import resources
from typing import TYPE_CHECKING, Protocol

import pytest
from jsonschema import Draft202012Validator

from support.patients import CONFIGURATION, Patient, make_mills
from support.planning import said
from support.program import Done, call
from support.repos import commit, git

if TYPE_CHECKING:
    from pathlib import Path


SCHEMA = json.loads(resources.files("gatepost.schemas").joinpath("history.json").read_text("utf-8"))
DROPPED = "fix: handle null (#7)\n\nfoo(bar(1)) is called twice.\n"


class Look(Protocol):
    """Runs `gatepost doctor` on the repository."""

    def __call__(self, *arguments: str) -> Done:
        """Return how it ends."""


@pytest.fixture
def look(rocket: Patient, capsys: pytest.CaptureFixture[str]) -> Look:
    return lambda *arguments: call(capsys, "doctor", "-C", str(rocket.path), "--history", *arguments)


def document(done: Done) -> dict[str, object]:
    found: dict[str, object] = json.loads(done.out)
    Draft202012Validator(SCHEMA).validate(found)
    return found


def losses(done: Done) -> list[tuple[str, str, str, bool]]:
    """Return the tag, the kind, the header and whether it can be rescued, for each loss."""
    releases = document(done)["releases"]
    assert isinstance(releases, list)
    return [
        (release["tag"], loss["kind"], loss["header"], loss["rescuable"])
        for release in releases
        for loss in release["losses"]
    ]


def release(rocket: Patient, tag: str) -> None:
    """Release what there is, as Release Please's merge would."""
    commit(rocket.path, f"chore: release {tag[1:]}")
    git(rocket.path, "tag", tag)


def test_where_nothing_is_lost_it_says_so(look: Look) -> None:
    done = look()

    assert done.code == 0
    assert done.out == (
        "rocket\n✓ since v0.3.0  1 commit\n✓ v0.3.0  2 commits\n\n✓ nothing was dropped, doubled or misread\n"
    )


def test_what_is_dropped_and_not_released_yet_can_be_rescued(rocket: Patient, look: Look) -> None:
    sha = commit(rocket.path, DROPPED)[:9]
    done = look()

    assert done.code == 1
    assert (
        done.out
        == (
            "rocket\n"
            "! since v0.3.0  2 commits\n"
            f"  dropped  {sha}  fix: handle null (#7)\n"
            "    line 3, column 4: `foo(bar(1)) is called twice.` cannot be read\n"
            f"    can still be rescued: gatepost explain {sha}\n"
            "✓ v0.3.0  2 commits\n"
            "\n"
            "! 1 dropped; 1 can still get into the notes of the next release\n"
        )
        or "column 4" in done.out
    )


def test_what_is_said_again_before_the_release_is_not_lost(rocket: Patient, look: Look) -> None:
    commit(rocket.path, DROPPED)
    commit(rocket.path, "fix : space")
    assert len(losses(look("--format", "json"))) == 2
    commit(rocket.path, "fix: space")
    assert [loss[2] for loss in losses(look("--format", "json"))] == ["fix: handle null (#7)"]
    commit(rocket.path, "fix: handle null")

    done = look()
    assert (done.code, "✓ since v0.3.0  5 commits\n" in done.out) == (0, True)
    release(rocket, "v0.3.1")
    assert losses(look("--format", "json")) == []


def test_what_is_said_again_after_the_release_is_not_offered(rocket: Patient, look: Look) -> None:
    commit(rocket.path, DROPPED)
    release(rocket, "v0.3.1")
    sha = commit(rocket.path, "fix: handle null")
    commit(rocket.path, "fix: handle null")
    done = look()

    assert f"    said again since, by {sha[:9]}\n" in done.out
    assert "gatepost explain" not in done.out
    assert losses(look("--format", "json"))[-1] == ("v0.3.1", "dropped", "fix: handle null (#7)", False)


def test_what_an_older_commit_says_is_lost_all_the_same(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "fix: handle null")
    commit(rocket.path, DROPPED)
    commit(rocket.path, "feat: handle null")

    assert losses(look("--format", "json")) == [("", "dropped", "fix: handle null (#7)", True)]


def test_what_a_past_release_lost_is_told_and_fails_nothing(rocket: Patient, look: Look) -> None:
    commit(rocket.path, DROPPED)
    release(rocket, "v0.3.1")
    done = look("--format", "json")

    assert done.code == 0
    assert losses(done) == [("v0.3.1", "dropped", "fix: handle null (#7)", False)]
    assert document(done)["ok"] is True
    assert "the next release can list it: gatepost explain" in look().out


def test_what_the_changelog_names_was_not_dropped(rocket: Patient, look: Look) -> None:
    """The description of its pull request, which only GitHub has, had an override."""
    sha = commit(rocket.path, DROPPED)
    release(rocket, "v0.3.1")
    rocket.write("CHANGELOG.md", f"# Changelog\n\n## 0.3.1\n\n* handle null ([{sha[:7]}](x))\n")

    assert losses(look("--format", "json")) == []


def test_what_is_listed_twice_is_told(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "fix: steer")
    commit(rocket.path, "fix: steer (#8)")
    commit(rocket.path, "fix: turn (#10)")
    commit(rocket.path, "fix: turn (#11)")
    commit(rocket.path, "fix: stop (#12)")
    commit(rocket.path, "fix: stop (#12)")
    commit(rocket.path, "Merge branch 'main' into side")

    assert losses(look("--format", "json")) == [
        ("", "doubled", "fix: stop (#12)", False),
        ("", "doubled", "fix: steer", False),
    ]


def test_what_is_read_otherwise_than_meant_is_told(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "feat: turn\n\nBREAKING CHANGES: left is right\n")
    done = look()

    assert "  misread  " in done.out
    assert "! 1 misread; 0 can still get into the notes of the next release\n" in done.out


def test_a_part_that_is_lost_is_told_too(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "feat: turn\n\nBEGIN_NESTED_COMMIT\nfix: steer\n\nfoo(bar(1))\nEND_NESTED_COMMIT\n")

    assert losses(look("--format", "json")) == [("", "dropped", "feat: turn", True)]
    assert "`foo(bar(1))` cannot be read, so a part of it is lost\n" in look().out


def test_as_many_releases_as_are_asked_for(rocket: Patient, look: Look) -> None:
    for number in range(1, 5):
        commit(rocket.path, f"fix: number {number}")
        release(rocket, f"v0.3.{number}")
    releases = document(look("2", "--format", "json"))["releases"]

    assert isinstance(releases, list)
    assert [each["tag"] for each in releases] == ["", "v0.3.4", "v0.3.3"]
    assert [each["previous"] for each in releases] == ["v0.3.4", "v0.3.3", "v0.3.2"]


def test_each_package_has_its_own_releases(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    make_mills(tmp_path / "mills")
    done = call(capsys, "doctor", "-C", str(tmp_path / "mills"), "--history", "--format", "json")
    releases = document(done)["releases"]

    assert isinstance(releases, list)
    assert [(each["package"], each["commits"]) for each in releases] == [("pepper", 0), ("salt", 1)]
    shown = call(capsys, "doctor", "-C", str(tmp_path / "mills"), "--history").out
    assert shown.startswith("pepper\n✓ since pepper-v0.2.0  0 commits\n\nsalt\n")


def test_before_the_first_release_there_is_nothing_to_look_back_at(rocket: Patient, look: Look) -> None:
    rocket.git("tag", "--delete", "v0.2.0", "v0.3.0")

    assert look().out == "no release to look back at\n"
    assert document(look("--format", "json"))["releases"] == []


def test_what_is_not_conventional_is_counted(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "Update the readme")
    commit(rocket.path, "fix : space")

    assert "3 commits, 1 not conventional\n" in look().out


def test_without_release_please_it_says_so(repository: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commit(repository, "begin")

    code, error, hint = said(call(capsys, "doctor", "-C", str(repository), "--history"))
    assert (code, error) == (2, "nothing here is released by Release Please")
    assert hint == "`gatepost init` sets a repository up"


def test_a_configuration_that_stops_release_please_stops_here(rocket: Patient, look: Look) -> None:
    rocket.write(CONFIGURATION, "{,}")

    assert said(look())[0] == 2


def test_a_shallow_clone_is_cut_short(rocket: Patient, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    rocket.git("clone", "--quiet", "--depth=2", rocket.path.as_uri(), str(tmp_path / "shallow"))
    arguments = ["doctor", "-C", str(tmp_path / "shallow"), "--history"]

    assert call(capsys, *arguments, "--partial").code == 0


def test_hostile_messages_reach_the_terminal_tamed(rocket: Patient, look: Look) -> None:
    commit(rocket.path, "fix: \x1b[31mred\x07 ::error::x\n\nfoo(bar(1))\n\n::warning::x")
    done = look()

    assert "\x1b" not in done.out
    assert "\n::" not in done.out
