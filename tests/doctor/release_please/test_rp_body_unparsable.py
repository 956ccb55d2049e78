"""GD111, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_body_unparsable import RpBodyUnparsable
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
        f"all of `feat: refuel once` ({sha[:7]}) is thrown away, and so `feat: refuel once` is not released: "
        f"its line 4 opens a parenthesis that is not read, `{BODY}`"
    )
    assert found.fix == f"gatepost explain {sha[:7]}"
    explained = gatepost(rocket.path, *found.fix.split()[1:])
    assert "BEGIN_COMMIT_OVERRIDE" in explained.out + explained.err or "--allow-empty" in explained.out
    rocket.git("commit", "--quiet", "--allow-empty", "-m", "feat: refuel once")
    assert "refuel once" in real.of(rocket)["prs"][0]["body"]


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
    assert "`chore: tidy` is not released" in found.message


def test_where_no_rescue_is_found_the_header_tells(rocket: Patient) -> None:
    text = f"fix: one\n\n{BODY}\n\nSee: BEGIN_COMMIT_OVERRIDE"
    rocket.commit(text, **{ENGINES: "A = 1\n"})

    assert len(rocket.failed(RpBodyUnparsable)) == 1


@pytest.mark.parametrize(
    "message",
    [f"chore: tidy\n\n{BODY}", "fix(one(two)): three", "Refuel", f"chore: a\n\n{BODY}\n\nSee: BEGIN_COMMIT_OVERRIDE"],
)
def test_what_would_not_be_listed_is_not_missed(rocket: Patient, message: str) -> None:
    rocket.commit(message, **{ENGINES: "A = 1\n"})

    assert rocket.failed(RpBodyUnparsable) == []
