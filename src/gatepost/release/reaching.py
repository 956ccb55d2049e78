"""How another commit gets to the packages that a commit belongs to (spec §3)."""

from gatepost.policy.configuration import Configuration
from gatepost.release.collected import sort_by_package
from gatepost.release.last_release import LastReleases
from gatepost.release.source import LoggedCommit

_ANY = "-"
"""The id of a commit of which only its files matter; without one it would be taken for a release that is not found."""


def files_reaching(commit: LoggedCommit, configuration: Configuration) -> tuple[str, ...]:
    """Return those files of a commit that another has to change to belong to the same packages.

    None where one without files belongs to the same one, as it does in a repository of one package. Such a commit goes
    to every package, which is too many where there are several, but to none that has `exclude-paths`.
    """
    wanted = _reached(commit.files, configuration)
    if len(wanted) == 1 and _reached((), configuration) == wanted:
        return ()
    found = []
    left = set(wanted)
    for file in sorted(commit.files, key=_is_at_top):  # at the top are settings, in folders the code
        reached = _reached((file,), configuration)
        if reached & left:
            found.append(file)
            left -= reached
    return tuple(found)


def _is_at_top(file: str) -> bool:
    return "/" not in file


def _reached(files: tuple[str, ...], configuration: Configuration) -> set[str]:
    """Return the packages that a commit of these files belongs to."""
    split = sort_by_package([LoggedCommit(_ANY, "", files)], configuration, LastReleases({}, are_all=False)).by_path
    return {path for path, commits in split.items() if commits}
