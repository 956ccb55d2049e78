"""The sections of a release's notes, by type of commit (spec §5)."""

DEFAULT_TYPES = ("feat", "fix", "perf", "refactor", "docs", "style", "test", "build", "ci", "chore", "revert")
"""What may be committed where no settings say otherwise."""

Sections = tuple[tuple[str, str, bool], ...]
"""Type, title, and whether it is hidden, in the order of the notes."""

PYTHON_SECTIONS: Sections = (
    ("feat", "Features", False),
    ("fix", "Bug Fixes", False),
    ("perf", "Performance Improvements", False),
    ("deps", "Dependencies", False),
    ("revert", "Reverts", False),
    ("docs", "Documentation", False),
    ("style", "Styles", True),
    ("chore", "Miscellaneous Chores", True),
    ("refactor", "Code Refactoring", True),
    ("test", "Tests", True),
    ("build", "Build System", True),
    ("ci", "Continuous Integration", True),
)

OTHER_SECTIONS: Sections = (
    ("feat", "Features", False),
    ("feature", "Features", False),
    ("fix", "Bug Fixes", False),
    ("perf", "Performance Improvements", False),
    ("revert", "Reverts", False),
    ("docs", "Documentation", True),
    ("style", "Styles", True),
    ("chore", "Miscellaneous Chores", True),
    ("refactor", "Code Refactoring", True),
    ("test", "Tests", True),
    ("build", "Build System", True),
    ("ci", "Continuous Integration", True),
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
    found: dict[tuple[str, str, bool], None] = {}
    for path, package in packages.items():
        own = _table(package, f"`packages.{path}`")
        sections = own.get("changelog-sections", top.get("changelog-sections"))
        if sections is None:
            is_python = own.get("release-type", top.get("release-type")) == "python"
            found.update(dict.fromkeys(PYTHON_SECTIONS if is_python else OTHER_SECTIONS))
        else:
            found.update(dict.fromkeys(_sections(sections)))
    return tuple(found)


def _sections(sections: object) -> list[tuple[str, str, bool]]:
    if not isinstance(sections, list):
        message = "`changelog-sections` must be a list"
        raise InvalidConfiguration(message)
    found = []
    for section in sections:
        entry = _table(section, "an entry of `changelog-sections`")
        name = entry.get("type")
        if not isinstance(name, str) or not name:
            message = "an entry of `changelog-sections` has no `type`"
            raise InvalidConfiguration(message)
        found.append((name, str(entry.get("section", name)), bool(entry.get("hidden"))))
    return found


def _table(value: object, called: str) -> dict[str, object]:
    if not isinstance(value, dict):
        message = f"{called} must be an object"
        raise InvalidConfiguration(message)
    return value
