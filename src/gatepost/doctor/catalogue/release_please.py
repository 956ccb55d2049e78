"""The checks of what Release Please is told, and what it makes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_action_release_type_input import RpActionReleaseTypeInput
from gatepost.doctor.checks.release_please.rp_always_update import RpAlwaysUpdate
from gatepost.doctor.checks.release_please.rp_body_unparsable import RpBodyUnparsable
from gatepost.doctor.checks.release_please.rp_bootstrap_sha import RpBootstrapSha
from gatepost.doctor.checks.release_please.rp_branch_name import RpBranchName
from gatepost.doctor.checks.release_please.rp_closed_reopened import RpClosedReopened
from gatepost.doctor.checks.release_please.rp_component_tag import RpComponentTag
from gatepost.doctor.checks.release_please.rp_config_json import RpConfigJson
from gatepost.doctor.checks.release_please.rp_config_name import RpConfigName
from gatepost.doctor.checks.release_please.rp_config_unknown_key import RpConfigUnknownKey
from gatepost.doctor.checks.release_please.rp_config_wrong_kind import RpConfigWrongKind
from gatepost.doctor.checks.release_please.rp_docs_release import RpDocsRelease
from gatepost.doctor.checks.release_please.rp_draft_no_tag import RpDraftNoTag
from gatepost.doctor.checks.release_please.rp_empty_commit_everywhere import RpEmptyCommitEverywhere
from gatepost.doctor.checks.release_please.rp_engine_unknown import RpEngineUnknown
from gatepost.doctor.checks.release_please.rp_exclude_paths import RpExcludePaths
from gatepost.doctor.checks.release_please.rp_file_rewritten import RpFileRewritten
from gatepost.doctor.checks.release_please.rp_graphql_timeout import RpGraphqlTimeout
from gatepost.doctor.checks.release_please.rp_header_space import RpHeaderSpace
from gatepost.doctor.checks.release_please.rp_hidden_only import RpHiddenOnly
from gatepost.doctor.checks.release_please.rp_initial_zero import RpInitialZero
from gatepost.doctor.checks.release_please.rp_last_release_sha_left import RpLastReleaseShaLeft
from gatepost.doctor.checks.release_please.rp_manifest_ahead import RpManifestAhead
from gatepost.doctor.checks.release_please.rp_manifest_behind import RpManifestBehind
from gatepost.doctor.checks.release_please.rp_manifest_missing import RpManifestMissing
from gatepost.doctor.checks.release_please.rp_manifest_path import RpManifestPath
from gatepost.doctor.checks.release_please.rp_manifest_version_misread import RpManifestVersionMisread
from gatepost.doctor.checks.release_please.rp_merge_commits import RpMergeCommits
from gatepost.doctor.checks.release_please.rp_message_misread import RpMessageMisread
from gatepost.doctor.checks.release_please.rp_never_runs import RpNeverRuns
from gatepost.doctor.checks.release_please.rp_no_conventional import RpNoConventional
from gatepost.doctor.checks.release_please.rp_path_never_touched import RpPathNeverTouched
from gatepost.doctor.checks.release_please.rp_pending_left import RpPendingLeft
from gatepost.doctor.checks.release_please.rp_pending_removed import RpPendingRemoved
from gatepost.doctor.checks.release_please.rp_plan_stops import RpPlanStops
from gatepost.doctor.checks.release_please.rp_pr_body_edited import RpPrBodyEdited
from gatepost.doctor.checks.release_please.rp_pr_retitled import RpPrRetitled
from gatepost.doctor.checks.release_please.rp_prerelease_carried_over import RpPrereleaseCarriedOver
from gatepost.doctor.checks.release_please.rp_release_as_left import RpReleaseAsLeft
from gatepost.doctor.checks.release_please.rp_release_as_waits import RpReleaseAsWaits
from gatepost.doctor.checks.release_please.rp_release_type_missing import RpReleaseTypeMissing
from gatepost.doctor.checks.release_please.rp_revert_cancels_nothing import RpRevertCancelsNothing
from gatepost.doctor.checks.release_please.rp_revert_title import RpRevertTitle
from gatepost.doctor.checks.release_please.rp_search_depth import RpSearchDepth
from gatepost.doctor.checks.release_please.rp_sections_narrow import RpSectionsNarrow
from gatepost.doctor.checks.release_please.rp_skip_github_release import RpSkipGithubRelease
from gatepost.doctor.checks.release_please.rp_snoozed import RpSnoozed
from gatepost.doctor.checks.release_please.rp_squash_title_source import RpSquashTitleSource
from gatepost.doctor.checks.release_please.rp_tag_missing import RpTagMissing
from gatepost.doctor.checks.release_please.rp_tag_off_branch import RpTagOffBranch
from gatepost.doctor.checks.release_please.rp_tag_prefix import RpTagPrefix
from gatepost.doctor.checks.release_please.rp_title_pattern_changed import RpTitlePatternChanged
from gatepost.doctor.checks.release_please.rp_title_pattern_no_version import RpTitlePatternNoVersion
from gatepost.doctor.checks.release_please.rp_zero_major import RpZeroMajor

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    RpConfigName,
    RpManifestMissing,
    RpConfigJson,
    RpConfigUnknownKey,
    RpReleaseTypeMissing,
    RpActionReleaseTypeInput,
    RpNoConventional,
    RpHiddenOnly,
    RpSectionsNarrow,
    RpDocsRelease,
    RpBodyUnparsable,
    RpHeaderSpace,
    RpPendingLeft,
    RpClosedReopened,
    RpPendingRemoved,
    RpPrRetitled,
    RpTitlePatternNoVersion,
    RpTitlePatternChanged,
    RpPrBodyEdited,
    RpManifestAhead,
    RpTagMissing,
    RpTagPrefix,
    RpComponentTag,
    RpTagOffBranch,
    RpBootstrapSha,
    RpLastReleaseShaLeft,
    RpReleaseAsLeft,
    RpZeroMajor,
    RpManifestPath,
    RpInitialZero,
    RpSearchDepth,
    RpDraftNoTag,
    RpSkipGithubRelease,
    RpSnoozed,
    RpBranchName,
    RpMergeCommits,
    RpSquashTitleSource,
    RpRevertTitle,
    RpExcludePaths,
    RpGraphqlTimeout,
    RpManifestBehind,
    RpAlwaysUpdate,
    RpEngineUnknown,
    RpPlanStops,
    RpPathNeverTouched,
    RpManifestVersionMisread,
    RpPrereleaseCarriedOver,
    RpReleaseAsWaits,
    RpRevertCancelsNothing,
    RpEmptyCommitEverywhere,
    RpMessageMisread,
    RpFileRewritten,
    RpConfigWrongKind,
    RpNeverRuns,
)
