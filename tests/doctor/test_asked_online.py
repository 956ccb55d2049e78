"""A healthy repository, as the doctor finds it with GitHub and a real package index: nothing is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.adapters.doctor_online import ask
from gatepost.doctor.checks.publishing.pp_14_days import Pp14Days
from gatepost.doctor.checks.publishing.pp_environment_protection import PpEnvironmentProtection
from gatepost.doctor.checks.publishing.pp_file_exists import PpFileExists
from gatepost.doctor.checks.publishing.pp_filename_reused import PpFilenameReused
from gatepost.doctor.checks.publishing.pp_half_upload import PpHalfUpload
from gatepost.doctor.checks.publishing.pp_pending_taken import PpPendingTaken
from gatepost.doctor.checks.publishing.pp_release_no_pypi import PpReleaseNoPypi
from gatepost.doctor.checks.release_please.rp_branch_name import RpBranchName
from gatepost.doctor.checks.release_please.rp_closed_reopened import RpClosedReopened
from gatepost.doctor.checks.release_please.rp_pending_left import RpPendingLeft
from gatepost.doctor.checks.release_please.rp_pending_removed import RpPendingRemoved
from gatepost.doctor.checks.release_please.rp_pr_body_edited import RpPrBodyEdited
from gatepost.doctor.checks.release_please.rp_snoozed import RpSnoozed
from gatepost.doctor.checks.workflows.gh_actions_cannot_create_pr import GhActionsCannotCreatePr
from gatepost.doctor.checks.workflows.gh_pat_expired import GhPatExpired
from gatepost.doctor.checks.workflows.gh_required_name_drift import GhRequiredNameDrift
from gatepost.doctor.checks.workflows.gh_squash_settings import GhSquashSettings
from gatepost.outcomes.judge import judge
from support.chain_index import index
from support.github import KEY, sha
from support.online import BRANCH, CLOSED, ENVIRONMENTS, OPEN, RULES, SETTINGS, knowing

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

    from support.patients import Patient
    from support.real_plans import RealPlans

CHECKS = (
    RpPendingLeft,
    RpClosedReopened,
    RpPendingRemoved,
    RpPrBodyEdited,
    RpSnoozed,
    RpBranchName,
    GhActionsCannotCreatePr,
    GhPatExpired,
    GhRequiredNameDrift,
    GhSquashSettings,
    PpPendingTaken,
    PpFileExists,
    PpFilenameReused,
    Pp14Days,
    PpEnvironmentProtection,
    PpHalfUpload,
    PpReleaseNoPypi,
)
SQUASH = {
    "full_name": "octo/rocket",
    "allow_squash_merge": True,
    "squash_merge_commit_title": "PR_TITLE",
    "squash_merge_commit_message": "PR_BODY",
}
CONTEXTS = [{"context": name, "integration_id": 15368} for name in ("CI gate", "Commit gate")]


def test_a_healthy_repository_is_found_healthy(
    rocket: Patient, real: RealPlans, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (planned,) = real.of(rocket)["prs"]
    pull = {
        "number": 5,
        "state": "open",
        "title": planned["title"],
        "body": planned["body"],
        "labels": [{"name": name} for name in planned["labels"]],
        "head": {"ref": planned["headRefName"]},
    }
    merged = {
        **pull,
        "number": 3,
        "state": "closed",
        "title": "chore: release 0.3.0",
        "labels": [{"name": "autorelease: tagged"}],
        "merged_at": "2026-01-01T00:00:00Z",
        "merge_commit_sha": sha(3),
    }
    with knowing(monkeypatch) as known, index(tmp_path / "index") as files:
        known.answers |= {
            SETTINGS: SQUASH,
            RULES: [{"type": "required_status_checks", "parameters": {"required_status_checks": CONTEXTS}}],
            BRANCH: {"name": "main"},
            OPEN: [pull],
            CLOSED: [merged],
            ENVIRONMENTS: {"environments": [{"name": "pypi"}, {"name": "release-please"}]},
        }
        for name in ("rocket-0.3.0-py3-none-any.whl", "rocket-0.3.0.tar.gz", "rocket-0.2.0.tar.gz"):
            (files.folder / name).write_bytes(b"x")
        monkeypatch.setenv("GITHUB_API_URL", known.server.url)
        monkeypatch.setenv("GITHUB_TOKEN", KEY)
        monkeypatch.setenv("PIP_INDEX_URL", f"{files.url}/simple/")
        with rocket.facts() as facts:
            outcomes = judge(CHECKS, ask(facts, str(rocket.path)), {}, {})

    assert {each.name: each.message for each in outcomes if each.status != "passed"} == {}
    assert len(known.asked) == len(set(known.asked))
