"""The checks of tokens, triggers and required checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.workflows.gh_action_moved import GhActionMoved
from gatepost.doctor.checks.workflows.gh_actions_cannot_create_pr import GhActionsCannotCreatePr
from gatepost.doctor.checks.workflows.gh_app_blanket import GhAppBlanket
from gatepost.doctor.checks.workflows.gh_app_id_deprecated import GhAppIdDeprecated
from gatepost.doctor.checks.workflows.gh_bot_title import GhBotTitle
from gatepost.doctor.checks.workflows.gh_commit_range import GhCommitRange
from gatepost.doctor.checks.workflows.gh_concurrency_cancels_release import GhConcurrencyCancelsRelease
from gatepost.doctor.checks.workflows.gh_fork_guard import GhForkGuard
from gatepost.doctor.checks.workflows.gh_gate_incomplete import GhGateIncomplete
from gatepost.doctor.checks.workflows.gh_gate_no_always import GhGateNoAlways
from gatepost.doctor.checks.workflows.gh_gate_tolerates_skip import GhGateToleratesSkip
from gatepost.doctor.checks.workflows.gh_merge_group_missing import GhMergeGroupMissing
from gatepost.doctor.checks.workflows.gh_merge_group_title import GhMergeGroupTitle
from gatepost.doctor.checks.workflows.gh_node20 import GhNode20
from gatepost.doctor.checks.workflows.gh_output_name import GhOutputName
from gatepost.doctor.checks.workflows.gh_output_string_false import GhOutputStringFalse
from gatepost.doctor.checks.workflows.gh_pat_expired import GhPatExpired
from gatepost.doctor.checks.workflows.gh_paths_filter_required import GhPathsFilterRequired
from gatepost.doctor.checks.workflows.gh_permissions_missing import GhPermissionsMissing
from gatepost.doctor.checks.workflows.gh_pin_comment import GhPinComment
from gatepost.doctor.checks.workflows.gh_pr_target_checkout import GhPrTargetCheckout
from gatepost.doctor.checks.workflows.gh_release_environment import GhReleaseEnvironment
from gatepost.doctor.checks.workflows.gh_release_title_vs_lint import GhReleaseTitleVsLint
from gatepost.doctor.checks.workflows.gh_required_name_drift import GhRequiredNameDrift
from gatepost.doctor.checks.workflows.gh_schedule_disabled import GhScheduleDisabled
from gatepost.doctor.checks.workflows.gh_skip_ci import GhSkipCi
from gatepost.doctor.checks.workflows.gh_squash_settings import GhSquashSettings
from gatepost.doctor.checks.workflows.gh_title_edited import GhTitleEdited
from gatepost.doctor.checks.workflows.gh_title_injection import GhTitleInjection
from gatepost.doctor.checks.workflows.gh_token_no_ci import GhTokenNoCi
from gatepost.doctor.checks.workflows.gh_token_no_tag_trigger import GhTokenNoTagTrigger
from gatepost.doctor.checks.workflows.gh_unpinned import GhUnpinned
from gatepost.doctor.checks.workflows.gh_workflow_invalid import GhWorkflowInvalid
from gatepost.doctor.checks.workflows.workflow_unreadable import WorkflowUnreadable

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    GhTokenNoCi,
    GhTokenNoTagTrigger,
    GhActionsCannotCreatePr,
    GhPermissionsMissing,
    GhAppBlanket,
    GhAppIdDeprecated,
    GhPatExpired,
    GhOutputName,
    GhOutputStringFalse,
    GhGateNoAlways,
    GhGateToleratesSkip,
    GhGateIncomplete,
    GhRequiredNameDrift,
    GhPathsFilterRequired,
    GhMergeGroupMissing,
    GhMergeGroupTitle,
    GhTitleEdited,
    GhTitleInjection,
    GhPrTargetCheckout,
    GhSkipCi,
    GhConcurrencyCancelsRelease,
    GhCommitRange,
    GhNode20,
    GhActionMoved,
    GhUnpinned,
    GhScheduleDisabled,
    GhBotTitle,
    GhReleaseTitleVsLint,
    GhForkGuard,
    GhPinComment,
    WorkflowUnreadable,
    GhSquashSettings,
    GhReleaseEnvironment,
    GhWorkflowInvalid,
)
