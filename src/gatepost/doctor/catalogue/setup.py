"""The checks of hooks, git's settings, and what `init` has made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.setup.clone_cut_short import CloneCutShort
from gatepost.doctor.checks.setup.comment_char import CommentChar
from gatepost.doctor.checks.setup.hook_not_running import HookNotRunning
from gatepost.doctor.checks.setup.hook_path import HookPath
from gatepost.doctor.checks.setup.hooks_path_elsewhere import HooksPathElsewhere
from gatepost.doctor.checks.setup.init_drift import InitDrift
from gatepost.doctor.checks.setup.lock_missing import LockMissing
from gatepost.doctor.checks.setup.pyproject_unreadable_here import PyprojectUnreadableHere
from gatepost.doctor.checks.setup.release_branch_differs import ReleaseBranchDiffers
from gatepost.doctor.checks.setup.runner_hooks_only import RunnerHooksOnly

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    HookNotRunning,
    HooksPathElsewhere,
    HookPath,
    CommentChar,
    InitDrift,
    RunnerHooksOnly,
    CloneCutShort,
    PyprojectUnreadableHere,
    ReleaseBranchDiffers,
    LockMissing,
)
