"""The files of a commit → the scope that the settings give them."""

from fnmatch import fnmatchcase


def scope_of_paths(paths: tuple[str, ...], scope_paths: tuple[tuple[str, str], ...]) -> str:
    """Return the one scope of all files that have one; empty where there is none, or several.

    The first glob that matches a file gives its scope.
    """
    scopes = {scope for path in paths if (scope := _scope_of(path, scope_paths))}
    return scopes.pop() if len(scopes) == 1 else ""


def glob_matches(glob: str, path: str) -> bool:
    """Tell whether a glob matches a path: `*` and `?` within a folder's name, `**` over folders.

    A glob without a slash at its beginning or in its middle matches in every folder, as in .gitignore; one that names
    a folder matches all that is in it, an empty one nothing. The cost is the product of the numbers of folders.
    """
    pattern = _parts(glob)
    if not pattern:
        return False
    parts = path.split("/")
    reached = {0}
    for part in parts:
        reached = _closed(reached, pattern)
        if len(pattern) in reached:
            return True
        reached = {
            at if pattern[at] == "**" else at + 1
            for at in reached
            if pattern[at] == "**" or fnmatchcase(part, pattern[at])
        }
    return len(pattern) in _closed(reached, pattern)


def _scope_of(path: str, scope_paths: tuple[tuple[str, str], ...]) -> str:
    return next((scope for glob, scope in scope_paths if glob_matches(glob, path)), "")


def _parts(glob: str) -> list[str]:
    """Return the parts of a glob, without empty ones; several `**` in a row are one."""
    pattern = glob.rstrip("/").split("/")
    named = [part for part in pattern if part]
    if len(pattern) == 1 and named:
        named = ["**", *named]
    return [part for before, part in zip(["", *named], named, strict=False) if part != "**" or before != "**"]


def _closed(reached: set[int], pattern: list[str]) -> set[int]:
    """Return the places in `pattern` that can be reached without another folder: `**` may stand for none."""
    return reached | {at + 1 for at in reached if at < len(pattern) and pattern[at] == "**"}
