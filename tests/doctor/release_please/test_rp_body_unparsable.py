"""GD111, beside what the real Release Please does."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_body_unparsable import RpBodyUnparsable
from gatepost.doctor.checks.release_please.rp_empty_commit_everywhere import RpEmptyCommitEverywhere
from support.program import gatepost

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

ENGINES = "src/rocket/engines.py"
BODY = "refuel(engine(1)) is no longer called twice."


def test_a_healthy_repository_loses_nothing(rocket: Patient) -> None:
    outcomes = rocket.outcomes(RpBodyUnparsable)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "nothing that would be listed is lost from the commits since the last release (1)")
    ]


def test_a_feature_that_is_dropped_is_rescued(rocket: Patient, real: RealPlans) -> None:
    sha = rocket.commit(f"feat: refuel once\n\nOnce is enough.\n{BODY}", **{ENGINES: "A = 1\n"})

    assert "refuel once" not in real.of(rocket)["prs"][0]["body"]
    (found,) = rocket.failed(RpBodyUnparsable)
    assert found.message == (
        f"`feat: refuel once` ({sha[:7]}) is thrown away whole and not released: its line 4 "
        f"opens a parenthesis that is not read, `{BODY}`"
    )
    assert found.fix == f"gatepost explain {sha[:7]}"
    explained = gatepost(rocket.path, *found.fix.split()[1:])
    assert "BEGIN_COMMIT_OVERRIDE" in explained.out + explained.err or "--allow-empty" in explained.out
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "feat: refuel once")
    assert "refuel once" in real.of(rocket)["prs"][0]["body"]
    assert rocket.failed(RpBodyUnparsable) == []


def test_a_part_that_is_lost_is_named(rocket: Patient, real: RealPlans) -> None:
    text = f"fix: one\n\nBEGIN_NESTED_COMMIT\nfeat: two\n\n{BODY}\nEND_NESTED_COMMIT"
    sha = rocket.commit(text, **{ENGINES: "A = 1\n"})

    body = real.of(rocket)["prs"][0]["body"]
    assert "one" in body
    assert "two" not in body
    (found,) = rocket.failed(RpBodyUnparsable)
    assert found.message.startswith(f"a part of `fix: one` ({sha[:7]}) is thrown away, and so `feat: two` is not")


def test_a_breaking_chore_is_not_hidden(rocket: Patient) -> None:
    rocket.commit(f"chore: tidy\n\n{BODY}\n\nBREAKING CHANGE: no more fuel", **{ENGINES: "A = 1\n"})

    (found,) = rocket.failed(RpBodyUnparsable)
    assert found.message.startswith("`chore: tidy` (")
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "chore: tidy")
    assert len(rocket.failed(RpBodyUnparsable)) == 1  # this one is hidden
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "chore: tidy (#9)", "-m", "BREAKING CHANGE: no more fuel")
    assert rocket.failed(RpBodyUnparsable) == []


def test_where_no_rescue_is_found_the_header_tells(rocket: Patient) -> None:
    text = f"fix: one\n\n{BODY}\n\nSee: BEGIN_COMMIT_OVERRIDE"
    rocket.commit(text, **{ENGINES: "A = 1\n"})

    assert len(rocket.failed(RpBodyUnparsable)) == 1


@pytest.mark.parametrize(
    ("header", "is_said"),
    [
        *(("feat: refuel once", True), ("Feat: refuel once (#9)", True), ("fix: refuel once", False)),
        *(("feat(api): refuel once", False), ("feat: refuel twice", False), ("feat : refuel once", False)),
    ],
)
def test_only_a_commit_that_says_the_same_makes_up_for_it(rocket: Patient, header: str, *, is_said: bool) -> None:
    rocket.commit(f"feat: refuel once (#8)\n\n{BODY}", **{ENGINES: "A = 1\n"})
    rocket.commit(header)

    assert (rocket.failed(RpBodyUnparsable) == []) is is_said


def test_an_older_commit_does_not_make_up_for_it(rocket: Patient) -> None:
    rocket.commit("feat: refuel once")
    rocket.commit(f"feat: refuel once\n\n{BODY}", **{ENGINES: "A = 1\n"})

    assert len(rocket.failed(RpBodyUnparsable)) == 1


def test_a_version_that_is_asked_for_has_to_be_asked_for_again(rocket: Patient) -> None:
    rocket.commit(f"feat: refuel once\n\n{BODY}\n\nRelease-As: 2.0.0", **{ENGINES: "A = 1\n"})
    rocket.commit("feat: refuel once")
    assert len(rocket.failed(RpBodyUnparsable)) == 1

    rocket.commit("feat: refuel once\n\nRelease-As: 2.0.0")
    assert rocket.failed(RpBodyUnparsable) == []


def test_a_commit_of_two_packages_is_said_again_in_both(mills: Patient, real: RealPlans) -> None:
    files = {name: f"packages/{name}/src/{name}/mill.py" for name in ("salt", "pepper")}
    mills.commit(f"feat: grind once\n\n{BODY}", **dict.fromkeys(files.values(), "A = 1\n"))
    (found,) = mills.failed(RpBodyUnparsable)
    mills.commit("feat: grind once", **{files["salt"]: "A = 2\n"})
    assert mills.failed(RpBodyUnparsable) == [found]  # pepper has it not yet

    mills.commit("feat: grind once", **{files["pepper"]: "A = 2\n"})
    assert mills.failed(RpBodyUnparsable) == []
    assert ["grind once" in each["body"] for each in real.of(mills)["prs"]] == [True, True]


def test_the_commit_that_is_offered_belongs_to_the_same_package_alone(mills: Patient, real: RealPlans) -> None:
    mill = "packages/salt/src/salt/mill.py"
    mills.commit(f"feat: grind once\n\n{BODY}", **{mill: "A = 1\n"})

    (found,) = mills.failed(RpBodyUnparsable)
    explained = json.loads(gatepost(mills.path, *found.fix.split()[1:], "--format", "json").out)
    assert explained["rescue_files"] == [mill]
    (command,) = explained["rescue_commands"]
    mills.write(mill, "A = 1\n\n")
    mills.git(*shlex.split(command)[1:])
    assert mills.failed(RpBodyUnparsable, RpEmptyCommitEverywhere) == []
    assert ["grind once" in each["body"] for each in real.of(mills)["prs"]] == [True]


@pytest.mark.parametrize(
    "message",
    [f"chore: tidy\n\n{BODY}", "fix(one(two)): three", "Refuel", f"chore: a\n\n{BODY}\n\nSee: BEGIN_COMMIT_OVERRIDE"],
)
def test_what_would_not_be_listed_is_not_missed(rocket: Patient, message: str) -> None:
    rocket.commit(message, **{ENGINES: "A = 1\n"})

    assert rocket.failed(RpBodyUnparsable) == []
