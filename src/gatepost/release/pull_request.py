"""The release pull request: its title, its body, its branch (spec §7)."""

import re
from dataclasses import dataclass, field

from gatepost.message.characters import BLANKS
from gatepost.policy.titles import DEFAULT_PATTERN
from gatepost.release.errors import PlanError

DEFAULT_HEADER = ":robot: I have created a release *beep* *boop*"
DEFAULT_FOOTER = (
    "This PR was generated with [Release Please](https://github.com/googleapis/release-please). "
    "See [documentation](https://github.com/googleapis/release-please#release-please)."
)
LONGEST_BODY = 65536
"""In UTF-16 code units; a longer one is put into a file on a branch of its own, and the body links to it."""

_SYNTAX_ERRORS = {"redefinition of group name": "Duplicate capture group name"}


@dataclass(frozen=True)
class Title:
    """A title, before its pattern is filled in. What is empty stands for nothing."""

    pattern: str
    branch: str
    version: str = ""
    component: str = ""
    has_no_space: bool = False

    def render(self) -> str:
        """Return the title: the first place of each name is filled in."""
        pattern = self.pattern or DEFAULT_PATTERN
        component = self.component
        if self.has_no_space and not component:
            pattern = pattern.replace("${component} ", "", 1)
        if component and not self.has_no_space:
            component = f" {component}"
        scope = f"({self.branch})" if self.branch else ""
        for name, value in (("scope", scope), ("component", component), ("version", self.version)):
            pattern = pattern.replace(f"${{{name}}}", value, 1)
        return pattern.replace("${branch}", self.branch, 1).strip(BLANKS)

    def check(self) -> None:
        """Raise `PlanError` where the pattern makes no regular expression: Release Please makes one of each title's."""
        source = self.pattern or DEFAULT_PATTERN
        for character in "[]()":
            source = source.replace(character, f"\\{character}")
        optional = "?" if self.has_no_space else " ?"
        for name, place in (
            ("scope", r"(\((?<branch>[\w-./]+)\))?"),
            ("component", optional + r"(?<component>@?[\w-./]*)?"),
            ("version", r"v?(?<version>[0-9].*)"),
            ("branch", r"(?<branch>[\w-./]+)?"),
        ):
            source = source.replace(f"${{{name}}}", place, 1)
        try:
            re.compile(source.replace("(?<", "(?P<").replace(r"[\w-./]", r"[\w./-]"))
        except re.error as error:
            said = next((words for start, words in _SYNTAX_ERRORS.items() if error.msg.startswith(start)), "")
            said = said or error.msg.capitalize()
            message = f"SyntaxError: Invalid regular expression: /^{source}$/: {said}"
            raise PlanError(message) from None


@dataclass
class ReleaseData:
    """One release in a pull request: of the package at `path`."""

    component: str
    version: str
    notes: str
    path: str


@dataclass
class Body:
    """The body of a release pull request."""

    releases: list[ReleaseData] = field(default_factory=list)
    header: str = ""
    footer: str = ""
    has_details: bool = False

    def render(self) -> str:
        """Return the body; with `has_details`, each release folded under its component and version."""
        return f"{self.header or DEFAULT_HEADER}\n---\n\n\n{self._notes()}\n\n---\n{self.footer or DEFAULT_FOOTER}"

    def _notes(self) -> str:
        if not self.has_details:
            return "\n\n".join(release.notes for release in self.releases)
        return "\n\n".join(
            f"<details><summary>{f'{release.component}: ' if release.component else ''}{release.version}</summary>"
            f"\n\n{release.notes}\n</details>"
            for release in self.releases
        )


def branch_name(target_branch: str, component: str = "") -> str:
    """Return the branch of a release pull request, for one component or for all."""
    name = f"release-please--branches--{target_branch}"
    return f"{name}--components--{component}" if component else name


def group_branch_name(target_branch: str, group: str) -> str:
    """Return the branch of the pull request of a group of components."""
    safe = re.sub("-+", "-", re.sub("[^A-Za-z0-9_]", "-", group))
    return f"release-please--branches--{target_branch}--groups--{safe}"
