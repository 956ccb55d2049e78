"""The files that a rulebook is made from."""

import json
import sys
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.errors import ReleaseConfigurationInvalidError, SettingsInvalidError
from gatepost.gate.compose import compose
from gatepost.gate.judge import Rulebook
from gatepost.gate.settings import SETTINGS, read_settings
from gatepost.options.check import InvalidValue
from gatepost.policy.sections import InvalidConfiguration

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

PYPROJECT = "pyproject.toml"
OWN_FILE = "gatepost.toml"
RELEASE_CONFIGURATION = "release-please-config.json"
SOURCES = (PYPROJECT, OWN_FILE, RELEASE_CONFIGURATION)
_LARGEST = 1 << 20


def load_rulebook(root: Path) -> Rulebook:
    """Return the rulebook of the repository at `root`; without any file, the default one.

    Raises `SettingsInvalidError` or `ReleaseConfigurationInvalidError`, with
    the file's name in the text.
    """
    file, table = _settings_table(root)
    try:
        settings = read_settings(table)
    except InvalidValue as error:
        message = f"{file}: {error}"
        raise SettingsInvalidError(
            message, f"the settings are {', '.join(option.name for option in SETTINGS)}"
        ) from None
    try:
        return compose(settings, _release_configuration(root))
    except InvalidConfiguration as error:
        message = f"{RELEASE_CONFIGURATION}: {error}"
        raise ReleaseConfigurationInvalidError(message, "Release Please would stop there too") from None


def _settings_table(root: Path) -> tuple[str, object]:
    """Return the file that holds the settings, and its table."""
    own = _toml(root, OWN_FILE)
    project = _toml(root, PYPROJECT)
    tools = project.get("tool", {}) if project is not None else {}
    if not isinstance(tools, dict):
        message = f"{PYPROJECT}: `tool` must be a table"
        raise SettingsInvalidError(message, "the settings stand under `[tool.gatepost]`")
    table = tools.get("gatepost")
    if own is not None:
        if table is not None:
            message = f"there are settings in {OWN_FILE} and in {PYPROJECT}"
            raise SettingsInvalidError(message, "keep one of the two")
        return OWN_FILE, own
    return f"{PYPROJECT} [tool.gatepost]", {} if table is None else table


def _toml(root: Path, name: str) -> dict[str, object] | None:
    text = _text(root, name, SettingsInvalidError)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError only
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"{name} is not TOML: {reason}"
        raise SettingsInvalidError(message, "mend it; until then nothing is judged") from None


def _release_configuration(root: Path) -> object:
    text = _text(root, RELEASE_CONFIGURATION, ReleaseConfigurationInvalidError)
    if text is None:
        return None
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"{RELEASE_CONFIGURATION} is not JSON: {reason}"
        raise ReleaseConfigurationInvalidError(
            message, "Release Please would stop there too; it takes no comments"
        ) from None
    if found is None:
        message = f"{RELEASE_CONFIGURATION}: the file must be an object"
        raise ReleaseConfigurationInvalidError(message, "Release Please would stop there too")
    return found


def _text(
    root: Path, name: str, error_class: type[SettingsInvalidError] | type[ReleaseConfigurationInvalidError]
) -> str | None:
    try:
        data = read_plain_file(root / name, _LARGEST + 1)
        if len(data) > _LARGEST:
            message = f"{name} is larger than {_LARGEST >> 20} MiB"
            raise error_class(message, "settings are small; is this the right file?")
        return data.decode("utf-8-sig")
    except FileNotFoundError:
        return None
    except OSError as error:
        message = f"cannot read {name}: {error.strerror or error}"
        raise error_class(message, "make it a readable file, or take it away") from None
    except UnicodeDecodeError as error:
        message = f"{name} is not UTF-8: {error.reason} at byte {error.start}"
        raise error_class(message, "save it as UTF-8") from None
