"""The release pull request: its title, its body, its branch (spec §7)."""

import re
from dataclasses import dataclass, field

from gatepost.formats.javascript import replace_first
from gatepost.message.characters import BLANKS
from gatepost.policy.engines import NEWEST, reaches
from gatepost.policy.titles import DEFAULT_PATTERN
from gatepost.release.errors import PlanError

DEFAULT_HEADER = ":robot: I have created a release *beep* *boop*"
DEFAULT_FOOTER = (
    "This PR was generated with [Release Please](https://github.com/googleapis/release-please). "
    "See [documentation](https://github.com/googleapis/release-please#release-please)."
)
_ESCAPES_ALL_SINCE = "17.9.0"
LONGEST_BODY = 65536
"""In UTF-16 code units; a longer one is put into a file on a branch of its own, and the body links to it."""

_TOKEN = re.compile(
    r"(?P<repeat>(?:[*+?]|\{(?P<least>[0-9]+)(?:,(?P<most>[0-9]*))?\})\??)|\(\?<(?P<name>\w+)>|(?P<place>[|^$]|\\[bB])"
    r"|\\.|\[(?:\\.|[^\]\\])*\]|.",
    re.DOTALL,
)
"""A piece of a regular expression as JavaScript reads it: what repeats, a named group, a place between characters."""


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
            pattern = replace_first(pattern, f"${{{name}}}", value)
        return replace_first(pattern, "${branch}", self.branch).strip(BLANKS)

    def check(self, engine: str = NEWEST) -> None:
        """Raise `PlanError` where the pattern makes no regular expression: Release Please makes one of each title's."""
        source = self.pattern or DEFAULT_PATTERN
        for character in "[]()":
            most = -1 if reaches(engine, _ESCAPES_ALL_SINCE) else 1
            source = source.replace(character, f"\\{character}", most)
        optional = "?" if self.has_no_space else " ?"
        for name, place in (
            ("scope", r"(\((?<branch>[\w-./]+)\))?"),
            ("component", optional + r"(?<component>@?[\w-./]*)?"),
            ("version", r"v?(?<version>[0-9].*)"),
            ("branch", r"(?<branch>[\w-./]+)?"),
        ):
            source = source.replace(f"${{{name}}}", place, 1)
        said = _syntax_error(f"^{source}$")
        if said:
            message = f"SyntaxError: Invalid regular expression: /^{source}$/: {said}"
            raise PlanError(message)


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
    if not safe:  # the real tool does not know its own name for such a branch
        target_branch = safe = "undefined"
    return f"release-please--branches--{target_branch}--groups--{safe}"


def _syntax_error(expression: str) -> str:
    """Return what JavaScript says is wrong with a regular expression; empty where nothing is.

    Python's own is no judge of that: to it `C++` is sound, from 3.11 on.
    """
    names: set[str] = set()
    depth = 0
    can_repeat = False
    for token in _TOKEN.finditer(expression):
        text, name = token.group(), token["name"]
        if token["repeat"] and not (can_repeat and _is_in_order(token)):
            return "numbers out of order in {} quantifier" if can_repeat else "Nothing to repeat"
        if name in names:
            return "Duplicate capture group name"
        if text == "[":
            return "Unterminated character class"
        names.update([name] if name else ())
        depth += bool(name) or text == "("
        depth -= text == ")"
        if depth < 0:
            return "Unmatched ')'"
        can_repeat = not (token["repeat"] or token["place"] or name or text == "(")
    return "Unterminated group" if depth else ""


def _is_in_order(repeat: re.Match[str]) -> bool:
    return not repeat["most"] or float(repeat["least"]) <= float(repeat["most"])
