"""Other tools that judge messages, make releases, keep changelogs or run hooks, known by the files that they leave."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.scaffold.metadata import PYPROJECT, read_document, read_setup_cfg
from gatepost.scaffold.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

_PACKAGE_JSON = "package.json"

_JUDGES = "it judges messages by rules of its own; take it out, and name its types and scopes in [tool.gatepost]"
_RUNS_HOOKS = "its hooks stay; `gatepost hook install` says which line of its files calls gatepost"
_RELEASES = "it makes tags and releases too; take it out before the first release pull request is merged"
_BUMPS = "Release Please writes the versions now; take it out, or the two will disagree on the last one"
_NOTES = "Release Please writes CHANGELOG.md from the messages; run it a last time, then take it out"
_LOCKS = "its lock is not read; the development requirements are pinned beside it, by what `manager` says"
_CI = "it stays as it is, and knows nothing of the gates that are set up for GitHub"


@dataclass(frozen=True)
class _Tool:
    """A tool: the files that show it, its tables under `tool`, its sections in setup.cfg, its packages for Node."""

    name: str
    advice: str
    files: str = ""
    tables: tuple[str, ...] = ()
    sections: tuple[str, ...] = ()
    node: tuple[str, ...] = ()


_COMMITLINT = ("commitlint", "@commitlint/cli")
_TOOLS = (
    _Tool("commitlint", _JUDGES, r"commitlint\.config\.\w+|\.commitlintrc[^/]*", node=_COMMITLINT),
    _Tool("gitlint", _JUDGES, r"\.gitlint"),
    _Tool("conventional-pre-commit", _JUDGES, tables=("conventional-pre-commit",)),
    _Tool("husky", _RUNS_HOOKS, r"\.husky/.+", node=("husky",)),
    _Tool("lefthook", _RUNS_HOOKS, r"\.?lefthook(?:-local)?\.\w+|\.config/lefthook\.\w+", node=("lefthook",)),
    _Tool("semantic-release", _RELEASES, r"\.releaserc[^/]*|release\.config\.\w+", node=("semantic-release",)),
    _Tool("python-semantic-release", _RELEASES, r"releaserc\.toml", ("semantic_release",), ("semantic_release",)),
    _Tool("standard-version", _RELEASES, r"\.versionrc[^/]*", node=("standard-version", "commit-and-tag-version")),
    _Tool("changesets", _RELEASES, r"\.changeset/.+", node=("@changesets/cli",)),
    _Tool("auto", _RELEASES, r"\.autorc[^/]*", node=("auto",)),
    _Tool("release-it", _RELEASES, r"\.release-it\.\w+", node=("release-it",)),
    _Tool("release-drafter", _RELEASES, r"\.github/release-drafter\.ya?ml"),
    _Tool("bump2version", _BUMPS, r"\.bumpversion\.cfg", sections=("bumpversion",)),
    _Tool("bump-my-version", _BUMPS, r"\.bumpversion\.toml", ("bumpversion",)),
    _Tool("bumpver", _BUMPS, r"bumpver\.toml", ("bumpver",), ("bumpver",)),
    _Tool("tbump", _BUMPS, r"tbump\.toml", ("tbump",)),
    _Tool("towncrier", _NOTES, r"towncrier\.toml", ("towncrier",)),
    _Tool("scriv", _NOTES, r"scriv\.ini", ("scriv",), ("tool:scriv",)),
    _Tool("git-cliff", _NOTES, r"cliff\.toml", ("git-cliff",)),
    _Tool("changie", _NOTES, r"\.changie\.ya?ml"),
    _Tool("pdm", _LOCKS, r"pdm\.lock"),
    _Tool("Pipenv", _LOCKS, r"Pipfile(?:\.lock)?"),
    _Tool("pixi", _LOCKS, r"pixi\.(?:toml|lock)", ("pixi",)),
    _Tool("GitLab CI", _CI, r"\.gitlab-ci\.yml"),
    _Tool("Travis CI", _CI, r"\.travis\.yml"),
    _Tool("CircleCI", _CI, r"\.circleci/config\.yml"),
    _Tool("Azure Pipelines", _CI, r"azure-pipelines\.yml"),
    _Tool("Jenkins", _CI, r"Jenkinsfile"),
    _Tool(
        "Renovate",
        "it updates dependencies already; leave Dependabot out (`--keep .github/dependabot.yml`), or take it out",
        r"(?:\.github/)?\.?renovate(?:rc)?(?:\.json5?)?",
    ),
    _Tool(
        "prek's own configuration",
        "prek reads it in place of .pre-commit-config.yaml; move its hooks there, where pre-commit and CI see them too",
        r"prek\.toml",
    ),
    _Tool(
        "another name of the hooks' configuration",
        "rename it to .pre-commit-config.yaml; what is linted before a push is read from there alone",
        r"\.pre-commit-config\.yml",
    ),
)
_COMMITIZEN_FILES = re.compile(r"\.?cz\.(?:toml|json|yaml)")
_COMMITIZEN_BUMPS = ("version", "version_provider", "version_files", "tag_format", "update_changelog_on_bump")
_COMMITIZEN = "`cz bump` would bump beside Release Please; use it for `cz commit` and `cz check` alone (`--commitizen`)"


def tool_remarks(survey: Survey) -> Iterator[Remark]:
    """Yield a remark for each other tool that there is. Raises `ProjectInvalidError` for a file that is not TOML."""
    document = read_document(survey, "")
    sections = tuple(read_setup_cfg(survey, "").sections())
    node = _node_packages(survey)
    paths = [path for path in survey.paths if "/" not in path or path.startswith(".")]
    for tool in _TOOLS:
        found = _shown_by(tool, paths, document, sections, node)
        if found:
            yield Remark(tool.name, f"{found} is of {tool.name}", tool.advice)
    yield from _commitizen(survey, document)


def _shown_by(tool: _Tool, paths: list[str], document: Tables, sections: tuple[str, ...], node: frozenset[str]) -> str:
    """Return the file that shows a tool, and where in it; empty where none does."""
    files = sorted(path for path in paths if re.fullmatch(tool.files, path))
    tables = [f"[tool.{name}] in {PYPROJECT}" for name in tool.tables if name in document.table("tool")]
    named = [f"[{name}] in setup.cfg" for name in sections if {name, name.partition(":")[0]} & {*tool.sections}]
    packages = [f"{name} in {_PACKAGE_JSON}" for name in tool.node if name in node]
    return next(iter([*files, *tables, *named, *packages]), "")


def _commitizen(survey: Survey, document: Tables) -> Iterator[Remark]:
    table = document.table("tool", "commitizen")
    files = sorted(path for path in survey.paths if _COMMITIZEN_FILES.fullmatch(path))
    if any(key in table for key in _COMMITIZEN_BUMPS):
        yield Remark("commitizen", f"[tool.commitizen] in {PYPROJECT} has commitizen bump versions", _COMMITIZEN)
    elif files:
        yield Remark("commitizen", f"{files[0]} is commitizen's", _COMMITIZEN)


def _node_packages(survey: Survey) -> frozenset[str]:
    """Return what package.json asks for, and the tools that it configures; one that cannot be read has nothing."""
    try:
        document: object = json.loads(survey.text(_PACKAGE_JSON) or "{}")
    except (ValueError, RecursionError):
        return frozenset()
    if not isinstance(document, dict):
        return frozenset()
    tables = [document.get(key) for key in ("dependencies", "devDependencies")]
    return frozenset(document).union(*(table for table in tables if isinstance(table, dict)))
