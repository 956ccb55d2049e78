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
    """Tell whether `title`, less a pull request's number, is what Release Please makes of `pattern`.

    A placeholder stands for what it renders: a version of three numbers, `(scope)` or
    nothing, a component or nothing, a branch. A pattern without a version or a branch is followed by nothing.
    """
    import re  # noqa: PLC0415  only where a header is about to be refused

    rendered = {
        "version": r"v?\d+\.\d+\.\d+[0-9A-Za-z.+-]*",
        "scope": r"(?:\([^()\s]+\))?",
        "component": r"(?: ?[\w@/.-]+)?",
        "branch": r"[\w/.-]+",
    }
    first, *rest = pattern.split("${")
    wanted = re.escape(first)
    names = set()
    for piece in rest:
        name, _, literal = piece.partition("}")
        names.add(name)
        wanted += rendered.get(name, r"(?!)") + re.escape(literal)
    is_telling = not names.isdisjoint(("version", "branch"))
    return is_telling and re.fullmatch(wanted + r"(?: \(#\d+\))?", title.rstrip()) is not None
