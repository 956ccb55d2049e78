"""Release type `python`: pyproject.toml, setup.py, setup.cfg, `__init__.py` and every version.py (spec §6)."""

import re
from functools import partial
from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.policy.versions import Version
from gatepost.release.errors import PlanError
from gatepost.release.types.base import NewRelease, ReleaseType
from gatepost.release.updaters.changelog_json import ChangelogJson, listed_changes
from gatepost.release.updaters.version_lines import update_python, update_setup_cfg, update_setup_py
from gatepost.release.updates import Update

if TYPE_CHECKING:
    from gatepost.formats.toml.text import Plain

_NAME_IN_SETUP = re.compile(r"name *= *['\"]([^\n\r\u2028\u2029]*)['\"](?:\r|\n|\Z)")

PYPROJECT, SETUP_PY, SETUP_CFG = "pyproject.toml", "setup.py", "setup.cfg"


class Python(ReleaseType):
    """A Python distribution."""

    @property
    def initial_version(self) -> Version:
        """The version of the first release; Release Please heeds no `initial-version` here."""
        return Version(0, 1, 0)

    def own_updates(self, release: NewRelease) -> list[Update]:
        """Return the changelog and all files in which Release Please looks for the version of a Python package."""
        version = str(release.version)
        in_python = partial(update_python, version=version)
        updates = [
            *self.changelog(release),
            Update(self.located(SETUP_CFG), (partial(update_setup_cfg, version=version),)),
            Update(self.located(SETUP_PY), (partial(update_setup_py, version=version),)),
        ]
        project = self.project_table()
        name: str | None = self._component
        if project is not None:
            updates.append(Update(self.located(PYPROJECT), (partial(_pyproject, version=version),)))
            name = _name(project.get("name"))
        for module in [name, name.replace("-", "_")] if name else ():  # the same twice is not the same as once
            files = [f"{module}/__init__.py", f"src/{module}/__init__.py"]
            updates += [Update(self.located(file), (in_python,)) for file in files]
        files = self.source.named("version.py", self.package.path)
        updates += [Update(self.located(file), (in_python,)) for file in files]
        artifact = self._name_in_setup() if name is None else name
        if artifact and not self.package.skip_changelog:
            changes = listed_changes(release.changes, self.package.sections)
            updates.append(
                Update(
                    "changelog.json", (ChangelogJson(artifact, version, "PYTHON", self.target.date, changes, self.url),)
                )
            )
        return updates

    def project_table(self) -> "dict[str, Plain] | None":
        """Return the table that names the project, `[project]` or else `[tool.poetry]`.

        None where there is none, or where pyproject.toml is not read by the parser that Release Please has.
        """
        content = self.read(PYPROJECT)
        if content is None:
            return None
        try:
            return self.parse_pyproject(content)
        except UnreadableText:
            return None

    def parse_pyproject(self, content: str) -> "dict[str, Plain] | None":
        """Return the same of a text. Raises `UnreadableText` where Release Please cannot read it."""
        from gatepost.formats.toml.text import parse_toml, plain  # noqa: PLC0415  likewise

        parsed = plain(parse_toml(content))
        project = _below(parsed, "project")
        return _below(_below(parsed, "tool"), "poetry") if project is None else project

    def _name_in_setup(self) -> str:
        found = _NAME_IN_SETUP.search(self.read(SETUP_PY) or "")
        return found.group(1) if found else ""


def _below(table: "Plain | None", key: str) -> "dict[str, Plain] | None":
    """Return a table of a table; what is there but no table counts as one without keys."""
    found = table.get(key) if isinstance(table, dict) else None
    if isinstance(found, dict):
        return found
    return {} if found else None


def _name(given: "Plain | None") -> str | None:
    """Return the name of a project, None where it has none. Raises `PlanError` where the real tool stumbles at it."""
    if given and not isinstance(given, str):
        message = "TypeError: projectName.replace is not a function"
        raise PlanError(message)
    return given if isinstance(given, str) else None if given is None else ""


def _pyproject(content: str | None, *, version: str) -> str:
    from gatepost.release.updaters.toml_file import update_pyproject  # noqa: PLC0415  only where a release is written

    return update_pyproject(content or "", version)
