"""GD126, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from gatepost.doctor.checks.release_please.rp_last_release_sha_left import RpLastReleaseShaLeft
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def _set(rocket: Patient, sha: str) -> None:
    rocket.replace(CONFIGURATION, '"pull-request-title', f'"last-release-sha": "{sha}",\n  "pull-request-title')


def test_a_healthy_repository_has_none(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpLastReleaseShaLeft)] == [
        ("passed", "there is no `last-release-sha`")
    ]


def test_one_that_was_there_at_the_last_release_is_taken_out(rocket: Patient, real: RealPlans) -> None:
    _set(rocket, rocket.git("rev-parse", "HEAD"))
    rocket.commit("chore: begin here")
    rocket.git("tag", "--force", "v0.3.0")
    rocket.commit("fix: land softly (#6)", **{"src/rocket/legs.py": "LEGS = 3\n"})
    assert len(real.of(rocket)["prs"]) == 1

    found = rocket.failed(RpLastReleaseShaLeft)
    assert [each.where for each in found] == [rocket.line(CONFIGURATION, "last-release-sha")]
    rocket.mend(RpLastReleaseShaLeft)
    assert "last-release-sha" not in rocket.text(CONFIGURATION)
    assert rocket.failed(RpLastReleaseShaLeft) == []


def test_one_that_is_in_use_hides_what_is_older_and_is_no_finding(rocket: Patient, real: RealPlans) -> None:
    sha = rocket.git("rev-parse", "HEAD")
    _set(rocket, sha)
    rocket.commit("chore: begin here")

    assert real.of(rocket)["prs"] == []  # the fix before it is left out, as was asked for
    assert [each.message for each in rocket.outcomes(RpLastReleaseShaLeft)] == [
        f"the next release begins behind {sha[:7]}"
    ]
    assert rocket.failed(RpLastReleaseShaLeft, then=None) == []


@pytest.mark.parametrize("sha", ["1" * 40, "abc"])
def test_one_that_names_no_commit_has_no_effect(rocket: Patient, real: RealPlans, sha: str) -> None:
    _set(rocket, sha)
    rocket.commit("chore: begin nowhere")

    assert len(real.of(rocket)["prs"]) == 1
    found = rocket.failed(RpLastReleaseShaLeft)
    assert [each.where for each in found] == [rocket.line(CONFIGURATION, "last-release-sha")]


def test_a_configuration_that_was_not_there_then_or_not_json_says_nothing(rocket: Patient) -> None:
    rocket.git("tag", "--force", "v0.3.0", "HEAD~4")
    _set(rocket, rocket.git("rev-parse", "HEAD"))
    assert rocket.failed(RpLastReleaseShaLeft) == []

    rocket.commit("chore: break", **{CONFIGURATION: "{"})
    rocket.git("tag", "--force", "v0.3.0")
    rocket.write(CONFIGURATION, rocket.git("show", f"HEAD~1:{CONFIGURATION}"))
    _set(rocket, rocket.git("rev-parse", "HEAD"))
    assert rocket.failed(RpLastReleaseShaLeft) == []
