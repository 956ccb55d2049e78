"""The configuration and the manifest of a repository, as Release Please loads them (spec §3, §8)."""

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.policy.configuration import Configuration, read_configuration
from gatepost.policy.known_keys import unknown_keys
from gatepost.policy.sections import InvalidConfiguration
from gatepost.policy.versions import InvalidVersion, Version, parse_version
from gatepost.release.errors import PlanError, configuration_error
from gatepost.release.source import Source, Target

CONFIGURATION_FILE = "release-please-config.json"
MANIFEST_FILE = ".release-please-manifest.json"


def load_configuration(source: Source, target: Target, file: str) -> tuple[Configuration, tuple[tuple[str, str], ...]]:
    """Return the configuration, and the keys of it that nobody reads. Raises `PlanError`."""
    parsed = _parsed(_read(source, target, file, "config"), target, file, "config")
    try:
        return read_configuration(parsed), tuple(unknown_keys(parsed))
    except InvalidConfiguration as error:
        message = f"{file}: {error}"
        raise PlanError(message) from None


def load_manifest(source: Source, target: Target, file: str) -> dict[str, str]:
    """Return the versions by path, as they are written in the manifest. Raises `PlanError`."""
    parsed = _parsed(_read(source, target, file, "versions"), target, file, "versions")
    if not isinstance(parsed, dict):
        message = f"{file}: the manifest must be an object"
        raise PlanError(message)
    found = {}
    for path, version in parsed.items():
        if not isinstance(version, str):
            message = f"{file}: the version of `{path}` must be a text"
            raise PlanError(message)
        found[path] = version
    return found


def versions_in(manifest: dict[str, str]) -> dict[str, Version]:
    """Return the versions that a manifest's texts hold. Raises `PlanError` for one that holds none."""
    try:
        return {path: parse_version(text) for path, text in manifest.items()}
    except InvalidVersion as error:
        message = f"Error: {error}"
        raise PlanError(message) from None


def must_be_there(source: Source, target: Target, configuration_file: str, manifest_file: str) -> None:
    """Raise `PlanError` where one of the files is missing, which counts before what is wrong in the other."""
    _read(source, target, configuration_file, "config")
    _read(source, target, manifest_file, "versions")


def _read(source: Source, target: Target, file: str, called: str) -> str:
    content = source.read(file)
    if content is None:
        message = f"Missing required manifest {called}: {file}"
        raise configuration_error(message, target.repository, "base")
    return content


def _parsed(content: str, target: Target, file: str, called: str) -> object:
    try:
        return parse_json(content)
    except UnreadableText as error:
        message = f"Failed to parse manifest {called} JSON: {file}\n{error}"
        raise configuration_error(message, target.repository, "base") from None
