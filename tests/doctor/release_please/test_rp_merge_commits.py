"""GD136, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_merge_commits import RpMergeCommits

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def _merge(rocket: Patient, number: int, title: str, change: str) -> None:
    rocket.git("checkout", "--quiet", "-b", f"change-{number}")
    rocket.commit(change, **{f"src/rocket/part_{number}.py": ""})
    rocket.git("checkout", "--quiet", "main")
    message = f"Merge pull request #{number} from octo/change-{number}\n\n{title}"
    rocket.git("merge", "--quiet", "--no-ff", "--no-verify", "-m", message, f"change-{number}")


def test_a_healthy_repository_merges_nothing(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpMergeCommits)] == [
        ("passed", "no merge commit repeats a change (1 commits looked at)")
    ]


def test_a_merge_that_says_the_same_makes_two_entries(rocket: Patient, real: RealPlans) -> None:
    _merge(rocket, 5, "feat: add legs", "feat: add legs")

    assert real.of(rocket)["prs"][0]["body"].count("add legs") == 2
    found = rocket.failed(RpMergeCommits)
    sha = rocket.git("rev-parse", "--short=7", "HEAD")
    assert [(each.message, each.severity) for each in found] == [
        (f"a merge commit repeats what is merged in the notes of `.`: {sha} `add legs`", "warning")
    ]
    _merge(rocket, 6, "fix: hold", "fix: hold")
    assert rocket.failed(RpMergeCommits)[0].message.startswith("2 merge commits repeat what is merged")
    rocket.git("tag", "--force", "v0.3.0")
    assert rocket.failed(RpMergeCommits) == []


def test_merges_that_add_nothing_are_none(rocket: Patient, real: RealPlans) -> None:
    _merge(rocket, 5, "Add legs", "feat: add legs")
    _merge(rocket, 6, "feat: land softly", "fix: use the legs")

    assert real.of(rocket)["prs"][0]["body"].count("add legs") == 1
    assert rocket.failed(RpMergeCommits) == []
