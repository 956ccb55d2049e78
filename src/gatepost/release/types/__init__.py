"""The release types: which files a release of each touches."""

from gatepost.policy.configuration import Package
from gatepost.policy.versioning import STRATEGIES
from gatepost.release.errors import PlanError, configuration_error
from gatepost.release.source import Source, Target
from gatepost.release.types.base import ReleaseType
from gatepost.release.types.go import Go
from gatepost.release.types.node import Node
from gatepost.release.types.python import Python
from gatepost.release.types.simple import Simple

RELEASE_TYPES: dict[str, type[ReleaseType]] = {"python": Python, "simple": Simple, "node": Node, "go": Go}

NOT_REPRODUCED = frozenset(
    (
        *(
            "bazel",
            "dart",
            "dotnet-yoshi",
            "elixir",
            "expo",
            "go-librarian",
            "go-yoshi",
            "helm",
            "java",
            "java-backport",
        ),
        *("java-bom", "java-lts", "java-yoshi", "java-yoshi-mono-repo", "krm-blueprint", "maven", "node-librarian"),
        *(
            "ocaml",
            "php",
            "php-librarian",
            "php-yoshi",
            "python-librarian",
            "r",
            "ruby",
            "ruby-librarian",
            "ruby-yoshi",
        ),
        *("rust", "salesforce", "sfdx", "terraform-module"),
    )
)
"""Those that Release Please has beside."""


def release_type_of(package: Package, source: Source, target: Target) -> ReleaseType:
    """Return how a package is released.

    Raises `PlanError` for a type, a versioning or a kind of notes that there is not.
    """
    if package.versioning not in STRATEGIES:
        message = f"Unknown versioning strategy type: {package.versioning}"
        raise configuration_error(message, target.repository)
    if package.changelog_type not in ("default", "github"):
        message = f"Unknown changelog type: {package.changelog_type}"
        raise configuration_error(message, target.repository)
    if package.release_type in NOT_REPRODUCED:
        known = ", ".join(RELEASE_TYPES)
        message = f"gatepost plans no release-type `{package.release_type}` (of `{package.path}`), only {known}"
        raise PlanError(message)
    if package.release_type not in RELEASE_TYPES:
        message = f"Unknown release type: {package.release_type}"
        raise configuration_error(message, target.repository)
    return RELEASE_TYPES[package.release_type](package, source, target)
