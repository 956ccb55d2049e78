"""The sections of a release's notes, by type of commit (spec §5)."""

DEFAULT_TYPES = ("feat", "fix", "perf", "refactor", "docs", "style", "test", "build", "ci", "chore", "revert")
"""What may be committed where no settings say otherwise."""

Section = tuple[str, str, bool, str]
"""A type, the title that its commits are listed under, whether they are hidden, and the scope it is for (or none)."""

Sections = tuple[Section, ...]
"""In the order of the notes; of two for the same commit, the first counts."""

PYTHON_SECTIONS: Sections = (
    ("feat", "Features", False, ""),
    ("fix", "Bug Fixes", False, ""),
    ("perf", "Performance Improvements", False, ""),
    ("deps", "Dependencies", False, ""),
    ("revert", "Reverts", False, ""),
    ("docs", "Documentation", False, ""),
    ("style", "Styles", True, ""),
    ("chore", "Miscellaneous Chores", True, ""),
    ("refactor", "Code Refactoring", True, ""),
    ("test", "Tests", True, ""),
    ("build", "Build System", True, ""),
    ("ci", "Continuous Integration", True, ""),
)

OTHER_SECTIONS: Sections = (
    ("feat", "Features", False, ""),
    ("feature", "Features", False, ""),
    ("fix", "Bug Fixes", False, ""),
    ("perf", "Performance Improvements", False, ""),
    ("revert", "Reverts", False, ""),
    ("docs", "Documentation", True, ""),
    ("style", "Styles", True, ""),
    ("chore", "Miscellaneous Chores", True, ""),
    ("refactor", "Code Refactoring", True, ""),
    ("test", "Tests", True, ""),
    ("build", "Build System", True, ""),
    ("ci", "Continuous Integration", True, ""),
)


class InvalidConfiguration(Exception):  # noqa: N818  named for what it says
    """The release configuration has a value of the wrong kind; the text says which."""


def sections_of(configuration: object) -> Sections:
    """Return the sections of all packages, in order, each once.

    `configuration` is the parsed JSON. A package's own `changelog-sections` beat
    those at the top level, which beat its release type's defaults.
    """
    top = _table(configuration, "the file")
    packages = _table(top.get("packages", {}), "`packages`")
    found: dict[Section, None] = {}
    for path, package in packages.items():
        own = _table(package, f"`packages.{path}`")
        sections = _either(own, top, "changelog-sections")
        if sections is None:
            is_python = _either(own, top, "release-type") == "python"
            found.update(dict.fromkeys(PYTHON_SECTIONS if is_python else OTHER_SECTIONS))
        else:
            found.update(dict.fromkeys(read_sections(sections)))
    return tuple(found)


def read_sections(sections: object) -> Sections:
    """Return the sections that a value of `changelog-sections` names.

    Raises `InvalidConfiguration` where it is no list of objects that have a `type`.
    """
    if not isinstance(sections, list):
        message = "`changelog-sections` must be a list"
        raise InvalidConfiguration(message)
    found = []
    for section in sections:
        entry = _table(section, "an entry of `changelog-sections`")
        name, scope = entry.get("type"), entry.get("scope")
        if not isinstance(name, str) or not name:
            message = "an entry of `changelog-sections` has no `type`"
            raise InvalidConfiguration(message)
        title = str(entry.get("section") or "")
        found.append((name, title, bool(entry.get("hidden")), scope if isinstance(scope, str) else ""))
    return tuple(found)


def entry_for(type_: str, scope: str | None, sections: Sections) -> Section | None:
    """Return the section that a commit falls in, hidden or not: the first for its type in lower case and its scope."""
    lower = type_.lower()
    for section in sections:
        if section[0] == lower and (not section[3] or section[3] == scope):
            return section
    return None


def _table(value: object, called: str) -> dict[str, object]:
    if not isinstance(value, dict):
        message = f"{called} must be an object"
        raise InvalidConfiguration(message)
    return value


def _either(own: dict[str, object], top: dict[str, object], key: str) -> object:
    value = own.get(key)
    return top.get(key) if value is None else value
