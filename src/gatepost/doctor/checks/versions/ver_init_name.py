"""GD205."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.check import DoctorCheck, known
from gatepost.doctor.symptoms import VERSION_FILES
from gatepost.doctor.versions.dunders import imported_dunder
from gatepost.doctor.versions.extra_entries import MARK, taught
from gatepost.doctor.versions.version_files import (
    folder_of,
    is_same,
    manifest_version,
    no_python,
    packages_of,
    pythons,
    written_by,
)
from gatepost.doctor.versions.version_sources import STATIC, files_of
from gatepost.outcomes.values import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.doctor.facts import Facts

_NAMES = frozenset(("__init__.py", "_version.py", "__about__.py", "__version__.py", "about.py", "_about.py"))
_ELSEWHERE = frozenset(
    ("tests", "test", "testing", "docs", "doc", "examples", "vendor", "_vendor", "vendored", "third_party", "build")
)


class VerInitName(DoctorCheck):
    """A `__version__` is in a file that Release Please does not look at, so it stays the old one.

    ## Symptom
    After a release the package still says its old version when it is imported.

    After a release the package still says the old version: `python -c "import rocket; print(rocket.__version__)"`. The
    log of Release Please says "file src/my-rocket/__init__.py did not exist".

    ## Cause
    Release Please makes the name of the module from that of the project, with `-` and with `_`, and looks for
    `<name>/__init__.py` and `src/<name>/__init__.py`, and for files that are called `version.py`. A module of another
    name, one further down, `_version.py` and `__about__.py` it does not find, nor what a module imports under that name
    (`from rocket._v import VERSION as __version__`).

    ## Mend
    Name the file in `extra-files`, and mark the line:

        __version__ = "1.2.3"  # x-release-please-version

    Or write no version down: `importlib.metadata.version("my-rocket")` always knows it.
    """

    code = "GD205"
    name = "ver-init-name"
    needs: tuple[str, ...] = ("release",)
    symptoms: tuple[str, ...] = (VERSION_FILES,)
    errors: tuple[str, ...] = ("__init__.py did not exist",)

    def unable(self, facts: Facts) -> str:
        """Nothing can be said without a Python package."""
        return no_python(facts)

    def look(self, facts: Facts) -> Iterator[Problem]:
        """Report the files with the version of the package that no release writes."""
        release = known(facts.release)
        for path, type_ in pythons(release):
            version = manifest_version(release, path)
            written = written_by(type_) if version else {}
            for file, line in _holders(facts, path, version) if written else ():
                if file not in written:
                    yield Problem(
                        f"no release writes the version into `{file}`",
                        f"{file}:{line}",
                        f"name `{file}` in `extra-files`, with `# {MARK}` behind the version",
                        edits=taught(release, path, file, line),
                    )

    def fine(self, facts: Facts) -> str:
        """Return which versions are written."""
        release = known(facts.release)
        count = sum(
            len(
                [
                    file
                    for file, _ in _holders(facts, path, manifest_version(release, path))
                    if file in written_by(type_)
                ]
            )
            for path, type_ in pythons(release)
        )
        return f"a release writes each `__version__` that there is ({count} of them)"


def _holders(facts: Facts, path: str, version: str) -> Iterator[tuple[str, int]]:
    """Yield the files of a package that have its version in `__version__`, each with the line."""
    folder = folder_of(path)
    packages = (folder_of(each) for each, _ in packages_of(known(facts.release)))
    others = tuple(each for each in packages if len(each) > len(folder))
    project = facts.project(folder)
    sources = files_of(project, facts.tree) if project is not None else ()
    seen: set[str] = set()
    for file in sorted(facts.tree.paths):
        above, _, name = file.removeprefix(folder).rpartition("/")
        if not file.startswith(folder) or name not in _NAMES or not above or file in sources:
            continue
        if not _ELSEWHERE.isdisjoint(above.split("/")) or file.startswith(others):
            continue
        held = _held(facts, file)
        if held is not None and is_same(held[2], version) and held[0] not in (*sources, *seen):
            seen.add(held[0])
            yield held[0], held[1]


def _held(facts: Facts, file: str) -> tuple[str, int, str] | None:
    """Return where the `__version__` of a module is written down: the file, the line and the version."""
    text = facts.tree.read(file) or ""
    found = STATIC.search(text)
    if found is None:
        return imported_dunder(facts.tree, file)
    return file, text.count("\n", 0, found.start()) + 1, found.group("version")
