"""GD307, from a real refusal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.doctor_online import ask
from gatepost.doctor.checks.workflows.gh_pat_expired import GhPatExpired
from gatepost.doctor.online import ON_GITHUB
from gatepost.outcomes.judge import judge
from support.github import KEY
from support.online import PAGE, SETTINGS, bare_facts, knowing

if TYPE_CHECKING:
    import pytest

    from support.patients import Patient


def test_a_token_that_github_refuses_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    with knowing(monkeypatch) as known:
        monkeypatch.undo()
        monkeypatch.setenv("GITHUB_API_URL", known.server.url)
        monkeypatch.setenv("GITHUB_TOKEN", "an-old-one")
        (refused,) = judge([GhPatExpired], ask(bare_facts(), "."), {}, {})

    assert (refused.status, refused.severity) == ("failed", "error")
    assert "an-old-one" not in repr(refused)
    assert refused.fix == "gh auth login, or put a new token into GITHUB_TOKEN"


def test_a_token_that_is_known_is_fine(monkeypatch: pytest.MonkeyPatch) -> None:
    with knowing(monkeypatch) as known:
        monkeypatch.setenv("GITHUB_API_URL", known.server.url)
        monkeypatch.setenv("GITHUB_TOKEN", KEY)
        facts = ask(bare_facts(), ".")
        del known.answers[SETTINGS]
        without = ask(bare_facts(), ".")

    for each in (facts, without):
        (outcome,) = judge([GhPatExpired], each, {}, {})
        assert (outcome.status, outcome.message) == (
            "passed",
            "GitHub knows the token at hand; those in secrets cannot be seen",
        )
    assert PAGE in "".join(known.asked)


def test_what_github_was_not_asked_is_not_judged(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(GhPatExpired)
    (bare,) = judge([GhPatExpired], bare_facts(), {}, {})

    assert (outcome.status, outcome.message) == ("skipped", "only GitHub knows: --online asks it")
    assert (bare.status, bare.message) == ("skipped", "GitHub was not asked")
    (other,) = rocket.outcomes(GhPatExpired, absent=dict.fromkeys(ON_GITHUB, "cannot reach api"))
    assert other.message == "cannot reach api"
