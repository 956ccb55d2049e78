"""The checks of a rehearsal, in the order of its steps."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.rehearsal.checks.not_installable_from_index import NotInstallableFromIndex
from gatepost.rehearsal.checks.release_differs import ReleaseDiffers
from gatepost.rehearsal.checks.release_not_built import ReleaseNotBuilt
from gatepost.rehearsal.checks.release_plan_stops import ReleasePlanStops
from gatepost.rehearsal.checks.release_repeats import ReleaseRepeats
from gatepost.rehearsal.checks.release_tag_taken import ReleaseTagTaken
from gatepost.rehearsal.checks.release_title_refused import ReleaseTitleRefused
from gatepost.rehearsal.checks.upload_not_resumed import UploadNotResumed
from gatepost.rehearsal.checks.upload_refused import UploadRefused

if TYPE_CHECKING:
    from gatepost.rehearsal.check import RehearsalCheck

CHECKS: tuple[type[RehearsalCheck], ...] = (
    ReleasePlanStops,
    ReleaseTitleRefused,
    ReleaseTagTaken,
    ReleaseRepeats,
    ReleaseDiffers,
    ReleaseNotBuilt,
    UploadRefused,
    UploadNotResumed,
    NotInstallableFromIndex,
)
