"""The checks of the way to the package index."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.publishing.pp_14_days import Pp14Days
from gatepost.doctor.checks.publishing.pp_artifact_expired import PpArtifactExpired
from gatepost.doctor.checks.publishing.pp_artifact_missing import PpArtifactMissing
from gatepost.doctor.checks.publishing.pp_attest_leftover import PpAttestLeftover
from gatepost.doctor.checks.publishing.pp_attest_off import PpAttestOff
from gatepost.doctor.checks.publishing.pp_build_in_publish import PpBuildInPublish
from gatepost.doctor.checks.publishing.pp_container import PpContainer
from gatepost.doctor.checks.publishing.pp_download_layout import PpDownloadLayout
from gatepost.doctor.checks.publishing.pp_environment_protection import PpEnvironmentProtection
from gatepost.doctor.checks.publishing.pp_file_exists import PpFileExists
from gatepost.doctor.checks.publishing.pp_filename_reused import PpFilenameReused
from gatepost.doctor.checks.publishing.pp_fork_pr import PpForkPr
from gatepost.doctor.checks.publishing.pp_half_upload import PpHalfUpload
from gatepost.doctor.checks.publishing.pp_id_token_everywhere import PpIdTokenEverywhere
from gatepost.doctor.checks.publishing.pp_immutable_release_assets import PpImmutableReleaseAssets
from gatepost.doctor.checks.publishing.pp_invalid_publisher_environment import PpInvalidPublisherEnvironment
from gatepost.doctor.checks.publishing.pp_invalid_publisher_repo import PpInvalidPublisherRepo
from gatepost.doctor.checks.publishing.pp_invalid_publisher_workflow import PpInvalidPublisherWorkflow
from gatepost.doctor.checks.publishing.pp_no_id_token import PpNoIdToken
from gatepost.doctor.checks.publishing.pp_pending_name import PpPendingName
from gatepost.doctor.checks.publishing.pp_pending_taken import PpPendingTaken
from gatepost.doctor.checks.publishing.pp_publish_always_skipped import PpPublishAlwaysSkipped
from gatepost.doctor.checks.publishing.pp_publish_never import PpPublishNever
from gatepost.doctor.checks.publishing.pp_release_event_created import PpReleaseEventCreated
from gatepost.doctor.checks.publishing.pp_release_no_pypi import PpReleaseNoPypi
from gatepost.doctor.checks.publishing.pp_rerun_all import PpRerunAll
from gatepost.doctor.checks.publishing.pp_reusable import PpReusable
from gatepost.doctor.checks.publishing.pp_self_hosted_attest import PpSelfHostedAttest
from gatepost.doctor.checks.publishing.pp_sigstore_claim import PpSigstoreClaim
from gatepost.doctor.checks.publishing.pp_skip_existing_everywhere import PpSkipExistingEverywhere
from gatepost.doctor.checks.publishing.pp_testpypi_audience import PpTestpypiAudience
from gatepost.doctor.checks.publishing.pp_token_15min import PpToken15Min
from gatepost.doctor.checks.publishing.pp_token_and_oidc import PpTokenAndOidc

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    PpNoIdToken,
    PpForkPr,
    PpInvalidPublisherWorkflow,
    PpInvalidPublisherEnvironment,
    PpInvalidPublisherRepo,
    PpPendingName,
    PpPendingTaken,
    PpReusable,
    PpSelfHostedAttest,
    PpTokenAndOidc,
    PpAttestOff,
    PpAttestLeftover,
    PpFileExists,
    PpFilenameReused,
    Pp14Days,
    PpSkipExistingEverywhere,
    PpTestpypiAudience,
    PpEnvironmentProtection,
    PpBuildInPublish,
    PpArtifactMissing,
    PpArtifactExpired,
    PpRerunAll,
    PpHalfUpload,
    PpReleaseNoPypi,
    PpToken15Min,
    PpImmutableReleaseAssets,
    PpReleaseEventCreated,
    PpSigstoreClaim,
    PpContainer,
    PpDownloadLayout,
    PpPublishAlwaysSkipped,
    PpIdTokenEverywhere,
    PpPublishNever,
)
