"""How Release Please calls its own pull requests, and so the commits that it lands (spec §7)."""

DEFAULT_PATTERN = "chore${scope}: release${component} ${version}"
DEFAULT_GROUP_PATTERN = "chore: release ${branch}"
_KEYS = ("pull-request-title-pattern", "group-pull-request-title-pattern")


def title_patterns(configuration: object) -> tuple[str, ...]:
    """Return every pattern that a title of a release may follow: those of the configuration, and the default ones."""
    top = configuration if isinstance(configuration, dict) else {}
    packages = top.get("packages")
    tables = [top, *(packages.values() if isinstance(packages, dict) else ())]
    found = [table.get(key) for table in tables if isinstance(table, dict) for key in _KEYS]
    own = [pattern for pattern in found if isinstance(pattern, str) and "${" in pattern]
    return tuple(dict.fromkeys((*own, DEFAULT_PATTERN, DEFAULT_GROUP_PATTERN)))


def follows_pattern(title: str, pattern: str) -> bool:
    """Tell whether `title`, less a pull request's number, is what `pattern` makes with something for a placeholder.

    `${scope}` and `${component}` may stand for nothing.
    """
    first, *rest = pattern.split("${")
    head, mark, number = title.rstrip().rpartition(" (#")
    title = head if mark and number.endswith(")") else title.rstrip()
    if not title.startswith(first):
        return False
    at = len(first)
    for piece in rest:
        name, _, literal = piece.partition("}")
        least = at if name in ("scope", "component") else at + 1
        end = title.find(literal, least) if literal else len(title)
        if end < least:
            return False
        at = end + len(literal)
    return at == len(title)
