"""The keys of release-please-config.json: any other is ignored by Release Please without a word (spec §8)."""

from collections.abc import Mapping

from gatepost.options.check import nearest

OF_PACKAGES = (
    *("release-type", "versioning", "bump-minor-pre-major", "bump-patch-for-minor-pre-major", "prerelease"),
    *("prerelease-type", "release-as", "initial-version", "changelog-sections", "changelog-path", "changelog-type"),
    *("changelog-host", "skip-changelog", "include-commit-authors", "component", "package-name"),
    *("include-component-in-tag", "include-v-in-tag", "include-v-in-release-name", "tag-separator"),
    *("pull-request-title-pattern", "pull-request-header", "pull-request-footer", "component-no-space"),
    *("separate-pull-requests", "draft", "draft-pull-request", "force-tag-creation", "skip-github-release"),
    *("label", "release-label", "snapshot-label", "extra-label", "extra-files", "version-file", "exclude-paths"),
    *("date-format", "skip-snapshot"),
)
"""Those of a package, which may stand at the top level too."""

OF_THE_FILE = (
    *("$schema", "packages", "bootstrap-sha", "last-release-sha", "plugins", "group-pull-request-title-pattern"),
    *("signoff", "always-update", "always-link-local", "release-search-depth", "commit-search-depth"),
    *("commit-batch-size", "sequential-calls"),
)
"""Those of the top level alone."""


def unknown_keys(parsed: object) -> list[tuple[str, str]]:
    """Return each key that Release Please does not read, with its place, and the key it was probably meant to be."""
    if not isinstance(parsed, dict):
        return []
    found = _unknown("", parsed, (*OF_THE_FILE, *OF_PACKAGES))
    packages = parsed.get("packages")
    for path, package in packages.items() if isinstance(packages, dict) else ():
        if isinstance(package, dict):
            found += _unknown(f'packages["{path}"].', package, OF_PACKAGES)
    return found


def _unknown(where: str, table: Mapping[str, object], known: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(f"{where}{key}", nearest(key, known)) for key in table if key not in known]
