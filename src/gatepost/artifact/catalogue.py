"""Every check of a distribution, in the order of reports.

Those of attestations (GA5xx) stand apart, in `gatepost.artifact.attested_checks`: they look at other facts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.artifact.checks.absolute_path import AbsolutePath
from gatepost.artifact.checks.altered_while_proven import AlteredWhileProven
from gatepost.artifact.checks.archive_unsafe import ArchiveUnsafe
from gatepost.artifact.checks.attestation_left import AttestationLeft
from gatepost.artifact.checks.build_writes_outside import BuildWritesOutside
from gatepost.artifact.checks.changes_not_committed import ChangesNotCommitted
from gatepost.artifact.checks.command_broken import CommandBroken
from gatepost.artifact.checks.distribution_missing import DistributionMissing
from gatepost.artifact.checks.leftovers_shipped import LeftoversShipped
from gatepost.artifact.checks.licence_missing import LicenceMissing
from gatepost.artifact.checks.metadata_refused import MetadataRefused
from gatepost.artifact.checks.module_not_importable import ModuleNotImportable
from gatepost.artifact.checks.name_not_normalised import NameNotNormalised
from gatepost.artifact.checks.not_installable import NotInstallable
from gatepost.artifact.checks.not_reproducible import NotReproducible
from gatepost.artifact.checks.platform_refused import PlatformRefused
from gatepost.artifact.checks.pythons_disagree import PythonsDisagree
from gatepost.artifact.checks.requirement_direct import RequirementDirect
from gatepost.artifact.checks.sdist_incomplete import SdistIncomplete
from gatepost.artifact.checks.secret_shipped import SecretShipped
from gatepost.artifact.checks.stale_files import StaleFiles
from gatepost.artifact.checks.tests_fail import TestsFail
from gatepost.artifact.checks.version_differs import VersionDiffers
from gatepost.artifact.checks.version_local import VersionLocal
from gatepost.artifact.checks.wheel_contents import WheelContents

if TYPE_CHECKING:
    from gatepost.artifact.facts import Facts
    from gatepost.outcomes.check import Check

CHECKS: tuple[type[Check[Facts]], ...] = (
    VersionDiffers,
    NameNotNormalised,
    DistributionMissing,
    StaleFiles,
    AttestationLeft,
    NotReproducible,
    ChangesNotCommitted,
    BuildWritesOutside,
    AlteredWhileProven,
    VersionLocal,
    PlatformRefused,
    ArchiveUnsafe,
    WheelContents,
    SdistIncomplete,
    LeftoversShipped,
    SecretShipped,
    AbsolutePath,
    MetadataRefused,
    RequirementDirect,
    LicenceMissing,
    PythonsDisagree,
    NotInstallable,
    ModuleNotImportable,
    CommandBroken,
    TestsFail,
)
