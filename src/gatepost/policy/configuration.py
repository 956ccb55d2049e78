"""release-please-config.json as values: what each package is released by (spec §8)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from gatepost.policy.sections import OTHER_SECTIONS, PYTHON_SECTIONS, InvalidConfiguration, Sections, read_sections
from gatepost.policy.titles import DEFAULT_GROUP_PATTERN, DEFAULT_PATTERN
from gatepost.policy.versions import DEFAULT_SEPARATOR

ROOT = "."
"""The path of the package that is the whole repository."""

DEFAULT_RELEASE_TYPE = "node"
DEFAULT_LABELS = ("autorelease: pending",)

Table = Mapping[str, object]

_Kind = TypeVar("_Kind", bound=str | int)
_KINDS: Mapping[type, str] = {str: "a text", bool: "true or false", int: "a whole number"}


@dataclass(frozen=True)
class Package:
    """What one package is released by, its own keys before those at the top level. The names are those of the keys.

    It `is_tagged_late` where its release is a `draft`, whose tag GitHub makes when it is published.
    """

    path: str
    release_type: str = DEFAULT_RELEASE_TYPE
    versioning: str = "default"
    bump_minor_pre_major: bool = False
    bump_patch_for_minor_pre_major: bool = False
    prerelease: bool = False
    prerelease_type: str = ""
    release_as: str = ""
    initial_version: str = ""
    own_sections: Sections | None = None
    changelog_path: str = "CHANGELOG.md"
    changelog_type: str = "default"
    changelog_host: str = "https://github.com"
    skip_changelog: bool = False
    component: str = ""
    package_name: str | None = None
    include_component_in_tag: bool = True
    include_v_in_tag: bool = True
    tag_separator: str = DEFAULT_SEPARATOR
    pull_request_title_pattern: str = DEFAULT_PATTERN
    pull_request_header: str = ""
    pull_request_footer: str = ""
    component_no_space: bool = False
    separate_pull_requests: bool = False
    draft_pull_request: bool = False
    extra_label: tuple[str, ...] = ()
    extra_files: tuple["ExtraFile", ...] = ()
    version_file: str | None = None
    exclude_paths: tuple[str, ...] | None = None
    date_format: str = "%Y-%m-%d"
    skip_github_release: bool = False
    is_tagged_late: bool = False

    @property
    def tag_prefix(self) -> str:
        """What stands before the version, and its `v`, in the tags of a package whose files give it no name."""
        component = (self.component or self.package_name) if self.include_component_in_tag else ""
        return f"{component}{self.tag_separator}" if component else ""

    @property
    def sections(self) -> Sections:
        """The sections of its notes: its own, or those that its release type has by default."""
        if self.own_sections is not None:
            return self.own_sections
        return PYTHON_SECTIONS if self.release_type == "python" else OTHER_SECTIONS


@dataclass(frozen=True)
class ExtraFile:
    """A further file that holds the version. Without a `kind`, the path's ending says what it is."""

    path: str
    kind: str | None = None
    selector: str | None = None
    is_glob: bool = False


@dataclass(frozen=True)
class Plugin:
    """A plugin, by its name, with its options."""

    name: str
    options: Table = field(default_factory=dict)


@dataclass(frozen=True)
class Configuration:
    """The whole of it: the packages by their paths in order, and what is said for all of them together."""

    packages: Mapping[str, Package]
    separate_pull_requests: bool
    plugins: tuple[Plugin, ...] = ()
    bootstrap_sha: str = ""
    last_release_sha: str = ""
    group_pull_request_title_pattern: str = DEFAULT_GROUP_PATTERN
    label: tuple[str, ...] = DEFAULT_LABELS
    release_search_depth: int = 400
    commit_search_depth: int = 500


def read_configuration(parsed: object) -> Configuration:
    """Return the configuration that the parsed JSON holds.

    Raises `InvalidConfiguration` for a value of a wrong kind, which the real
    tool may take for something else.
    """
    top = _table(parsed, "the configuration")
    packages = _table(top.get("packages") or {}, "`packages`")
    if "__proto__" in packages:
        message = "`packages` cannot have `__proto__`, which is no path to JavaScript"
        raise InvalidConfiguration(message)
    found = {path: read_package(path, _table(own, f'`packages["{path}"]`'), top) for path, own in packages.items()}
    reader = _Reader(top, {}, "")
    separate = reader.given("separate-pull-requests", bool)
    label = reader.given("label", str)
    return Configuration(
        packages=found,
        separate_pull_requests=len(found) == 1 if separate is None else separate,
        plugins=_plugins(top.get("plugins")),
        bootstrap_sha=reader.text("bootstrap-sha"),
        last_release_sha=reader.text("last-release-sha"),
        group_pull_request_title_pattern=_or(
            reader.given("group-pull-request-title-pattern", str), DEFAULT_GROUP_PATTERN
        ),
        label=DEFAULT_LABELS if label is None else tuple(label.split(",")),
        release_search_depth=reader.given("release-search-depth", int) or 400,
        commit_search_depth=reader.given("commit-search-depth", int) or 500,
    )


def read_package(path: str, own: Table, top: Table) -> Package:
    """Return the package at `path`; `top` has what holds where `own` says nothing. Raises `InvalidConfiguration`."""
    reader = _Reader(own, top, f'packages["{path}"].')
    extra_label = reader.given("extra-label", str)
    for key in ("label", "release-label", "snapshot-label"):  # not for a plan, but read all the same
        reader.given(key, str)
    return Package(
        path=path,
        release_type=_or(reader.given("release-type", str), DEFAULT_RELEASE_TYPE),
        versioning=reader.text("versioning") or "default",
        bump_minor_pre_major=reader.is_on("bump-minor-pre-major"),
        bump_patch_for_minor_pre_major=reader.is_on("bump-patch-for-minor-pre-major"),
        prerelease=reader.is_on("prerelease"),
        prerelease_type=reader.text("prerelease-type"),
        release_as=reader.text("release-as"),
        initial_version=reader.text("initial-version"),
        own_sections=_sections(reader.value("changelog-sections")),
        changelog_path=reader.text("changelog-path") or "CHANGELOG.md",
        changelog_type=reader.text("changelog-type") or "default",
        changelog_host=reader.text("changelog-host") or "https://github.com",
        skip_changelog=reader.is_on("skip-changelog"),
        component=reader.text("component"),
        package_name=reader.given("package-name", str),
        include_component_in_tag=reader.given("include-component-in-tag", bool) is not False,
        include_v_in_tag=reader.given("include-v-in-tag", bool) is not False,
        tag_separator=_or(reader.given("tag-separator", str), "null" if "tag-separator" in top else DEFAULT_SEPARATOR),
        pull_request_title_pattern=reader.text("pull-request-title-pattern") or DEFAULT_PATTERN,
        pull_request_header=reader.text("pull-request-header"),
        pull_request_footer=reader.text("pull-request-footer"),
        component_no_space=reader.is_on("component-no-space"),
        separate_pull_requests=reader.is_on("separate-pull-requests"),
        draft_pull_request=reader.is_on("draft-pull-request"),
        extra_label=() if extra_label is None else tuple(extra_label.split(",")),
        extra_files=tuple(_extra_file(entry) for entry in reader.entries("extra-files")),
        version_file=reader.given("version-file", str),
        exclude_paths=reader.texts("exclude-paths"),
        date_format=reader.text("date-format") or "%Y-%m-%d",
        skip_github_release=reader.is_on("skip-github-release"),
        is_tagged_late=reader.value("draft") is True and reader.value("force-tag-creation") is not True,
    )


class _Reader:
    """The values of a package, each from the package or from the top level, and of its kind."""

    def __init__(self, own: Table, top: Table, prefix: str) -> None:
        self._own = own
        self._top = top
        self._prefix = prefix

    def value(self, key: str) -> object:
        own = self._own.get(key)
        return self._top.get(key) if own is None else own

    def given(self, key: str, kind: type[_Kind]) -> _Kind | None:
        value = self.value(key)
        if value is None:
            return None
        if isinstance(value, kind) and (kind is bool or not isinstance(value, bool)):
            return value
        where = f"{self._prefix}{key}" if key in self._own else key
        message = f"`{where}` must be {_KINDS[kind]}"
        raise InvalidConfiguration(message)

    def text(self, key: str) -> str:
        return self.given(key, str) or ""

    def is_on(self, key: str) -> bool:
        return self.given(key, bool) is True

    def texts(self, key: str) -> tuple[str, ...] | None:
        if self.value(key) is None:
            return None
        return tuple(_text(entry, f"an entry of `{key}`") for entry in self.entries(key))

    def entries(self, key: str) -> list[object]:
        value = self.value(key)
        if value is None:
            return []
        if not isinstance(value, list):
            message = f"`{key}` must be a list"
            raise InvalidConfiguration(message)
        return value


def _sections(value: object) -> Sections | None:
    return None if value is None else read_sections(value)


def _plugins(value: object) -> tuple[Plugin, ...]:
    if value is None:
        return ()
    if not isinstance(value, list):
        message = "`plugins` must be a list"
        raise InvalidConfiguration(message)
    found = []
    for entry in value:
        if isinstance(entry, str):
            found.append(Plugin(entry))
        else:
            options = _table(entry, "an entry of `plugins`")
            found.append(Plugin(_text(options.get("type"), "the `type` of a plugin"), options))
    return tuple(found)


def _extra_file(entry: object) -> ExtraFile:
    if isinstance(entry, str):
        return ExtraFile(entry)
    options = _table(entry, "an entry of `extra-files`")
    path = _text(options.get("path"), "the `path` of an extra file")
    kind = _text(options.get("type"), "the `type` of an extra file")
    selector = options.get("xpath") if kind == "xml" else options.get("jsonpath")
    if selector is not None:
        selector = _text(selector, f"the selector of the extra file `{path}`")
    return ExtraFile(path, kind, selector, bool(options.get("glob")))


def _table(value: object, called: str) -> Table:
    if not isinstance(value, dict):
        message = f"{called} must be an object"
        raise InvalidConfiguration(message)
    return value


def _text(value: object, called: str) -> str:
    if not isinstance(value, str):
        message = f"{called} must be a text"
        raise InvalidConfiguration(message)
    return value


def _or(value: str | None, default: str) -> str:
    return default if value is None else value
