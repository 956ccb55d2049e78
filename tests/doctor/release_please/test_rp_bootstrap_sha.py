"""GD125, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_bootstrap_sha import RpBootstrapSha
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans


def _unreleased(rocket: Patient, start: str, revision: str = "HEAD~2") -> str:
    """Have a repository without tags whose first release begins somewhere, and return the id that was there."""
    rocket.git("tag", "-d", "v0.2.0", "v0.3.0")
    whole = rocket.git("rev-parse", revision)
    lines = [line for line in rocket.text(CONFIGURATION).split("\n") if "bootstrap-sha" not in line]
    lines.insert(1, f'  "bootstrap-sha": "{start or whole}",')
    rocket.commit("chore: begin there", **{CONFIGURATION: "\n".join(lines)})
    return whole


def test_a_healthy_repository_does_not_need_it_any_more(rocket: Patient) -> None:
    assert [(each.status, each.message) for each in rocket.outcomes(RpBootstrapSha)] == [
        ("passed", "`bootstrap-sha` is not read any more")
    ]
    rocket.replace(CONFIGURATION, '"bootstrap-sha": "', '"bootstrap-sha": "0')
    assert rocket.failed(RpBootstrapSha) == []


def test_a_whole_id_is_where_the_first_release_begins(rocket: Patient, real: RealPlans) -> None:
    whole = _unreleased(rocket, "")

    assert "add engines" not in real.of(rocket)["prs"][0]["body"]
    assert [each.message for each in rocket.outcomes(RpBootstrapSha)] == [
        f"the first release begins behind {whole[:7]}"
    ]


def test_a_short_id_is_never_met(rocket: Patient, real: RealPlans) -> None:
    whole = _unreleased(rocket, rocket.git("rev-parse", "HEAD~2")[:10])

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    assert rocket.where(RpBootstrapSha) == [rocket.line(CONFIGURATION, "bootstrap-sha")]
    rocket.mend(RpBootstrapSha)
    assert whole in rocket.text(CONFIGURATION)
    assert rocket.failed(RpBootstrapSha) == []
    rocket.commit("chore: mend it")
    assert "add engines" not in real.of(rocket)["prs"][0]["body"]


def test_an_id_in_capitals_is_never_met(rocket: Patient, real: RealPlans) -> None:
    _unreleased(rocket, rocket.git("rev-parse", "HEAD~2").upper())

    assert "add engines" in real.of(rocket)["prs"][0]["body"]
    rocket.mend(RpBootstrapSha)
    assert rocket.failed(RpBootstrapSha) == []


def test_an_unknown_id_cannot_be_mended(rocket: Patient) -> None:
    _unreleased(rocket, "1" * 40)

    found = rocket.failed(RpBootstrapSha)
    assert [(each.message, each.edits) for each in found] == [(f"`{'1' * 40}` is no commit here", ())]


def test_a_commit_of_another_branch_is_never_met(rocket: Patient) -> None:
    rocket.git("checkout", "--quiet", "-b", "other")
    sha = rocket.commit("feat: elsewhere")
    rocket.git("checkout", "--quiet", "main")
    _unreleased(rocket, sha)

    assert rocket.failed(RpBootstrapSha)[0].message == f"`{sha}` is not in the history of this branch"


def test_a_configuration_without_it_is_none(rocket: Patient) -> None:
    lines = rocket.text(CONFIGURATION).split("\n")
    rocket.write(CONFIGURATION, "\n".join(line for line in lines if "bootstrap-sha" not in line))

    assert [each.message for each in rocket.outcomes(RpBootstrapSha)] == ["there is no `bootstrap-sha`"]


def test_a_shallow_clone_does_not_know(rocket: Patient) -> None:
    with rocket.facts() as facts:
        repository = facts.repository
    cut = type(repository)(repository.head, is_shallow=True)

    assert [each.message for each in rocket.outcomes(RpBootstrapSha, repository=cut)] == [
        "this clone may lack the commit that `bootstrap-sha` names"
    ]
