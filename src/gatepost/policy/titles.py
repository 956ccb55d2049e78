"""How Release Please calls its own pull requests, and so the commits that it lands (spec §7)."""

TYPE_CHECKING = False  # `re` is loaded where it is needed
if TYPE_CHECKING:
    from re import Pattern

DEFAULT_PATTERN = "chore${scope}: release${component} ${version}"
DEFAULT_GROUP_PATTERN = "chore: release ${branch}"
_RENDERED = {
    "version": r"v?\d+\.\d+\.\d+[0-9A-Za-z.+-]*",
    "scope": r"(?:\([^()\s]+\))?",
    "component": r"(?: ?[\w@/.-]+)?",
    "branch": r"[\w/.-]+",
}
_compiled: dict[str, "Pattern[str] | None"] = {}
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
    if not title.startswith(pattern.partition("${")[0]):
        return False
    if pattern not in _compiled:
        _compiled[pattern] = _compile(pattern)
    wanted = _compiled[pattern]
    return wanted is not None and wanted.fullmatch(title.rstrip()) is not None


def _compile(pattern: str) -> "Pattern[str] | None":
    """Return what matches the titles that follow `pattern`; None where there are none."""
    import re  # noqa: PLC0415  only where a header is about to be refused

    first, *rest = pattern.split("${")
    wanted = re.escape(first)
    names = set()
    for piece in rest:
        name, _, literal = piece.partition("}")
        place = re.escape(f"${{{name}}}") if name in names else _RENDERED.get(name, r"(?!)")  # the first is filled in
        wanted += place + re.escape(literal)
        names.add(name)
    is_telling = not names.isdisjoint(("version", "branch"))
    return re.compile(wanted + r"(?: \(#\d+\))?") if is_telling else None
