"""The checks of the files that have the version."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_block_unclosed import VerBlockUnclosed
from gatepost.doctor.checks.versions.ver_changelog_edited import VerChangelogEdited
from gatepost.doctor.checks.versions.ver_disagree import VerDisagree
from gatepost.doctor.checks.versions.ver_dunder_form import VerDunderForm
from gatepost.doctor.checks.versions.ver_dynamic import VerDynamic
from gatepost.doctor.checks.versions.ver_extra_file_missing import VerExtraFileMissing
from gatepost.doctor.checks.versions.ver_extra_file_stops import VerExtraFileStops
from gatepost.doctor.checks.versions.ver_init_name import VerInitName
from gatepost.doctor.checks.versions.ver_jsonpath_no_match import VerJsonpathNoMatch
from gatepost.doctor.checks.versions.ver_local_segment import VerLocalSegment
from gatepost.doctor.checks.versions.ver_marker_missing import VerMarkerMissing
from gatepost.doctor.checks.versions.ver_none import VerNone
from gatepost.doctor.checks.versions.ver_nowhere import VerNowhere
from gatepost.doctor.checks.versions.ver_poetry_and_project import VerPoetryAndProject
from gatepost.doctor.checks.versions.ver_prerelease_spelling import VerPrereleaseSpelling
from gatepost.doctor.checks.versions.ver_pyproject_unreadable import VerPyprojectUnreadable
from gatepost.doctor.checks.versions.ver_scm_shallow import VerScmShallow
from gatepost.doctor.checks.versions.ver_setup_cfg_line import VerSetupCfgLine
from gatepost.doctor.checks.versions.ver_uv_lock_name import VerUvLockName
from gatepost.doctor.checks.versions.ver_uv_lock_stale import VerUvLockStale
from gatepost.doctor.checks.versions.ver_version_py_glob import VerVersionPyGlob
from gatepost.doctor.checks.versions.ver_yaml_comments import VerYamlComments

if TYPE_CHECKING:
    from gatepost.doctor.check import DoctorCheck

CHECKS: tuple[type[DoctorCheck], ...] = (
    VerExtraFileMissing,
    VerJsonpathNoMatch,
    VerMarkerMissing,
    VerBlockUnclosed,
    VerInitName,
    VerDynamic,
    VerNone,
    VerDisagree,
    VerUvLockStale,
    VerUvLockName,
    VerVersionPyGlob,
    VerPoetryAndProject,
    VerScmShallow,
    VerLocalSegment,
    VerPrereleaseSpelling,
    VerChangelogEdited,
    VerPyprojectUnreadable,
    VerNowhere,
    VerSetupCfgLine,
    VerDunderForm,
    VerYamlComments,
    VerExtraFileStops,
)
