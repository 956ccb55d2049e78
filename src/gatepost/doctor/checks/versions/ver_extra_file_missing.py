"""GD201."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.extra_entries import Entry, entries_of, no_entries
from gatepost.doctor.versions.version_files import folder_of
from gatepost.formats.errors import UnreadableText
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts, Tree


class VerExtraFileMissing(DoctorCheck):
    """A file that `extra-files` names is not there, so nothing writes the version into it.

    ## Symptom
    No release writes the version there. The log of Release Please has no more than a warning.

    The release pull request does not touch the file. The log of Release Please has no more than a warning:
    "file packages/salt/uv.lock did not exist".

    ## Cause
    Paths in `extra-files` count from the folder of the package, not from the top of the repository, unless they begin
    with a slash. Or the file was moved, or git ignores it: it is on your disk, and Release Please does not see it.

    ## Mend
    Write the path as it counts from the package, or from the top with a slash before it:

        { "type": "toml", "path": "/uv.lock", "jsonpath": "$.package[?(@.name.value=='salt')].version" }

    Take out an entry whose file is gone.
    """

    code = "GD201"
    name = "ver-extra-file-missing"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    errors: tuple[str, ...] = ("did not exist",)
    consequences: tuple[str, ...] = ("ver-uv-lock-stale", "ver-init-name", "ver-dynamic", "ver-disagree")

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without extra files."""
        return no_entries(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the entries whose file is not there, with the path that was probably meant."""
        for entry in entries_of(known(facts.release)):
            if entry.extra.is_glob:
                yield from _unmatched(entry)
            elif entry.path and entry.path not in facts.tree.paths:
                yield _missing(entry, facts.tree)

    def fine(self, facts: Facts) -> str:
        """Return that they are there."""
        paths = [entry.extra.path for entry in entries_of(known(facts.release))]
        return f"all files that `extra-files` names are there, as `{paths[0]}`"


def _missing(entry: Entry, tree: Tree) -> Problem:
    written = entry.extra.path
    if entry.type.source.read(entry.path) is not None:
        message = f"`{entry.path}` is on your disk, but git ignores it, so Release Please does not see it"
        return Problem(message, entry.where, f"git add --force {entry.path}")
    meant = _meant(entry, tree)
    message = f"`{entry.path}`, which `extra-files` names, is not there"
    if not meant:
        return Problem(message, entry.where, "write the path that the file has now, or take the entry out")
    return Problem(message, entry.where, f'write "{meant}" as its path', edits=entry.reworded(written, meant))


def _meant(entry: Entry, tree: Tree) -> str:
    """Return how the path is written rightly, where the file is at the same place from the top."""
    written, folder = entry.extra.path.removeprefix("/"), folder_of(entry.package)
    if entry.extra.path.startswith("/"):
        return written if folder and f"{folder}{written}" in tree.paths else ""
    if written not in tree.paths:
        return ""
    return written[len(folder) :] if written.startswith(folder) else f"/{written}"


def _unmatched(entry: Entry) -> Iterator[Problem]:
    pattern, folder = entry.extra.path, folder_of(entry.package).removesuffix("/")
    is_rooted = pattern.startswith("/")
    try:
        found = entry.type.source.matching(pattern[1:] if is_rooted else pattern, "" if is_rooted else folder)
    except UnreadableText:
        return
    if not found:
        message = f"no file matches the glob `{pattern}` in `extra-files`"
        yield Problem(message, entry.where, "write a glob that matches a file, or take the entry out")
