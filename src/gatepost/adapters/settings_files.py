"""The files that a rulebook is made from."""

import json
import posixpath
import sys
from typing import Protocol

from gatepost.adapters.settings_sources import UnreadableFileError, package_files
from gatepost.errors import ReleaseConfigurationInvalidError, SettingsInvalidError
from gatepost.gate.compose import compose
from gatepost.gate.judge import Rulebook
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import SETTINGS, Settings
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
PACKAGE = "pkg:"
_MOST_LAYERS = 20


class Files(Protocol):
    """Where settings are read from: see `FolderFiles`."""

    origin: str

    def place(self, name: str) -> str:
        """Return what a file is known by."""

    def read(self, name: str) -> bytes | None:
        """Return what is in a file, None where there is none; raises `UnreadableFileError`."""


class LoadedSettings:
    """The settings of a repository, the rulebook that follows, and the files that were read or looked for."""

    __slots__ = ("configuration", "files", "places", "rulebook", "settings")

    def __init__(
        self, files: Files, settings: Settings, rulebook: Rulebook, configuration: object, places: tuple[str, ...]
    ) -> None:
        self.files = files
        self.settings = settings
        self.rulebook = rulebook
        self.configuration = configuration
        self.places = places


def load_settings(files: Files) -> LoadedSettings:
    """Return the settings that `files` hold; without any file, the default ones.

    Raises `SettingsInvalidError` or `ReleaseConfigurationInvalidError`, with
    the file's name in the text.
    """
    loader = _Loader(files)
    loader.add_own()
    configuration = _release_configuration(files)
    try:
        rulebook = compose(loader.settings, configuration)
    except InvalidConfiguration as error:
        message = f"{RELEASE_CONFIGURATION}: {error}"
        raise ReleaseConfigurationInvalidError(message, "Release Please would stop there too") from None
    places = (*(files.place(name) for name in SOURCES), *loader.places)
    return LoadedSettings(files, loader.settings, rulebook, configuration, places)


def load_own_settings(files: Files) -> Settings:
    """Return the settings alone, whatever the release configuration holds. Raises `SettingsInvalidError`."""
    loader = _Loader(files)
    loader.add_own()
    return loader.settings


class _Loader:
    """Adds layers of settings, those that a layer extends before itself."""

    def __init__(self, files: Files) -> None:
        self._files = files
        self._open: list[str] = []
        self._count = 0
        self.settings = Settings()
        self.places: list[str] = []

    def add_own(self) -> None:
        """Add the settings of the repository itself."""
        name, table = _own_table(self._files)
        self._add(name.partition(" ")[0], name, table, self._files)

    def _add(self, reference: str, called: str, table: object, files: Files) -> None:
        origin = called + files.origin
        try:
            layer = read_layer(table)
        except InvalidValue as error:
            message = f"{origin}: {error}"
            raise SettingsInvalidError(message, _hint(called, table)) from None
        self._open.append(reference)
        extends = layer.get("extends", ())
        for wanted in extends if isinstance(extends, tuple) else ():
            self._extend(reference, origin, wanted)
        self._open.pop()
        self.settings.add(layer, origin)

    def _extend(self, reference: str, origin: str, wanted: str) -> None:
        """Add the layer that another names in its `extends`."""
        target = _resolved(reference, origin, wanted)
        if target in self._open:
            message = " → ".join([*self._open[self._open.index(target) :], target])
            message = f"the settings extend themselves: {message}"
            raise SettingsInvalidError(message, "take one of them out of `extends`")
        self._count += 1
        if self._count > _MOST_LAYERS:
            message = f"the settings extend more than {_MOST_LAYERS} files"
            raise SettingsInvalidError(message, "put them into fewer")
        files, name = self._find(target, origin)
        self.places.append(files.place(name))
        found = _toml(files, name, target)
        if found is None:
            message = f"{origin}: `extends` names {target}, which is not there"
            raise SettingsInvalidError(message, "a path is relative to the file that names it")
        table = _tool_table(found, target) if posixpath.basename(name) == PYPROJECT else found
        self._add(target, target, {} if table is None else table, files)

    def _find(self, target: str, origin: str) -> tuple[Files, str]:
        """Return the files among which a target is, and its name there."""
        if not target.startswith(PACKAGE):
            return self._files, target
        package, _, name = target.removeprefix(PACKAGE).partition("/")
        files = package_files(package)
        if files is None:
            message = f"{origin}: `extends` names the package {package}, which is not installed beside gatepost"
            raise SettingsInvalidError(message, "install it into the same environment")
        return files, name


def _hint(called: str, table: object) -> str:
    """Return what to do about settings that make no sense."""
    keys = set(table) if isinstance(table, dict) else set()
    if called == OWN_FILE and "tool" in keys:
        return f"leave the heading `[tool.gatepost]` out: in {OWN_FILE} the keys stand at the top"
    names = [option.name for option in SETTINGS]
    if keys - set(names):
        return f"the settings are {', '.join(names)}"
    return "docs/reference/settings.md says what each key takes, `gatepost explain` lists the rules"


def _resolved(reference: str, origin: str, wanted: str) -> str:
    """Return what `wanted` means in the `extends` of `reference`: a path from the root, or `pkg:NAME/FILE`."""
    package = ""
    if wanted.startswith(PACKAGE):
        package, _, path = wanted.partition("/")
        path = posixpath.normpath(path or OWN_FILE)
    else:
        if reference.startswith(PACKAGE):
            package, _, reference = reference.partition("/")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(reference), wanted.replace("\\", "/")))
    if path.startswith(("../", "/")) or path in ("..", ".") or ":" in path or "\0" in path:
        message = f"{origin}: `extends` names {wanted}, which is outside of the repository"
        raise SettingsInvalidError(message, f"name a file of the repository, or `{PACKAGE}NAME` for a package")
    return f"{package}/{path}" if package else path


def _own_table(files: Files) -> tuple[str, object]:
    """Return what the file with the repository's own settings is called, and its table."""
    own = _toml(files, OWN_FILE, OWN_FILE)
    project = _toml(files, PYPROJECT, PYPROJECT)
    table = _tool_table(project, PYPROJECT) if project is not None else None
    if own is not None:
        if table is not None:
            message = f"there are settings in {OWN_FILE} and in {PYPROJECT}"
            raise SettingsInvalidError(message, "keep one of the two")
        return OWN_FILE, own
    return f"{PYPROJECT} [tool.gatepost]", {} if table is None else table


def _tool_table(project: dict[str, object], name: str) -> object:
    tools = project.get("tool", {})
    if not isinstance(tools, dict):
        message = f"{name}: `tool` must be a table"
        raise SettingsInvalidError(message, "the settings stand under `[tool.gatepost]`")
    return tools.get("gatepost")


def _toml(files: Files, name: str, called: str) -> dict[str, object] | None:
    text = _text(files, name, called, SettingsInvalidError)
    if text is None:
        return None
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError) as error:  # a number of 5,000 digits is a ValueError only
        reason = "nested too deeply" if isinstance(error, RecursionError) else str(error)
        message = f"{called} is not TOML: {reason}"
        raise SettingsInvalidError(message, "mend it; until then nothing is judged") from None


def _release_configuration(files: Files) -> object:
    text = _text(files, RELEASE_CONFIGURATION, RELEASE_CONFIGURATION, ReleaseConfigurationInvalidError)
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
    files: Files,
    name: str,
    called: str,
    error_class: type[SettingsInvalidError] | type[ReleaseConfigurationInvalidError],
) -> str | None:
    try:
        data = files.read(name)
    except UnreadableFileError as error:
        message = f"cannot read {called}: {error.reason}"
        raise error_class(message, error.hint) from None
    try:
        return None if data is None else data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        message = f"{called} is not UTF-8: {error.reason} at byte {error.start}"
        raise error_class(message, "save it as UTF-8") from None
