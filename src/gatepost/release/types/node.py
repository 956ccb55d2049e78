"""Release type `node`: package.json and the files npm writes beside it."""

import re
from functools import partial

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import parse_json
from gatepost.policy.sections import OTHER_SECTIONS
from gatepost.release.errors import PlanError, configuration_error
from gatepost.release.types.base import NewRelease, ReleaseType
from gatepost.release.updaters.changelog_json import ChangelogJson, listed_changes
from gatepost.release.updaters.node_files import update_package_json, update_package_lock, update_samples
from gatepost.release.updates import Update

_LISTED = tuple(section for section in OTHER_SECTIONS if section[0] != "feature")
_SCOPED = re.compile(r"@[A-Za-z0-9_-]+/")


class Node(ReleaseType):
    """An npm package."""

    def normalized(self, name: str) -> str:
        """Return a name without its scope: `@scope/name` → `name`."""
        return name.split("/")[1] if _SCOPED.match(name) else name

    def default_package_name(self) -> str:
        """Return the name in package.json. Raises `PlanError` where there is no such file, or it is no JSON."""
        content = self.read("package.json")
        if content is None:
            file = self.located("package.json")
            error = configuration_error(f"Missing required file: {file}", self.target.repository, "node")
            raise PlanError(str(error).replace("ConfigurationError", "MissingRequiredFileError", 1))
        try:
            parsed = parse_json(content)
        except UnreadableText as error:
            message = f"SyntaxError: {error}"
            raise PlanError(message) from None
        if parsed is None:
            message = "TypeError: Cannot read properties of null (reading 'name')"
            raise PlanError(message)
        name = parsed.get("name") if isinstance(parsed, dict) else None
        if name and not isinstance(name, str) and not self._component:
            message = "TypeError: component.match is not a function"
            raise PlanError(message)
        return name if isinstance(name, str) else ""

    def own_updates(self, release: NewRelease) -> list[Update]:
        """Return the lock files, the samples, the changelog, package.json and changelog.json."""
        version = str(release.version)
        name = self.package_name
        lock = partial(update_package_lock, version=version, versions={})
        updates = [
            Update(self.located("package-lock.json"), (lock,)),
            Update(self.located("npm-shrinkwrap.json"), (lock,)),
            Update(
                self.located("samples/package.json"), (partial(update_samples, version=version, package_name=name),)
            ),
            *self.changelog(release),
            Update(self.located("package.json"), (partial(update_package_json, version=version),)),
        ]
        if name and not self.package.skip_changelog:
            sections = _LISTED if self.package.own_sections is None else self.package.own_sections
            changes = listed_changes(release.changes, sections)
            updates.append(
                Update(
                    "changelog.json", (ChangelogJson(name, version, "JAVASCRIPT", self.target.date, changes, self.url),)
                )
            )
        return updates
