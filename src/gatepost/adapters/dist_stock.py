"""The distributions that are looked at: built here, or taken as they are."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from gatepost.adapters.archives import digests, read_folder
from gatepost.adapters.building import Builder, Order, Watch, build, find_builder
from gatepost.adapters.dist_place import Place
from gatepost.artifact.selection import select
from gatepost.errors import CannotWriteError, UsageError

DIST = "dist"
_MODE = 0o644  # for everybody to read, as what a build tool writes

NOT_BUILT = "nothing was built: the files were there"
NOT_REPEATED = "--reproducible builds twice and compares"

Say = Callable[[str], None]


@dataclass(frozen=True)
class Stock:
    """Distributions in one folder: those that are judged, and the names of what is there beside them.

    `digests` are those of the files as they came, by name; `there` has all names in the folder then; `rebuilt` those
    of a second build, and `written` what the build made or changed elsewhere: each None where `absent` says why.
    """

    folder: Path
    files: tuple[Path, ...]
    others: tuple[str, ...]
    digests: Mapping[str, str]
    there: frozenset[str]
    absent: Mapping[str, str] = field(default_factory=dict)
    written: tuple[str, ...] | None = None
    rebuilt: Mapping[str, str] | None = None


def build_stock(place: Place, order: Order, out: Path, say: Say, *, twice: bool = False) -> Stock:
    """Build the distributions of a package, and move them to `out`. Raises what `build` does, and `CannotWriteError`.

    Nothing is moved before all is built. A file of the same name is replaced, as build tools do; all else
    in `out` stays.
    """
    builder = find_builder()
    with tempfile.TemporaryDirectory(prefix="gatepost-dist-", ignore_cleanup_errors=True) as name:
        once = Path(name) / "once"
        watch = Watch(place.root, place.package.folder)
        made = _built(order, builder, once, say)
        written = watch.changes()
        rebuilt = None
        if twice:
            say("building once more, to compare")
            rebuilt = _built(order, builder, Path(name) / "again", say)
        _move((once / name for name in sorted(made)), out)
    paths, rest = read_folder(out)
    there = select((path.name for path in paths), place.name, place.siblings, "")
    return Stock(
        folder=out,
        files=tuple(out / name for name in sorted(made)),
        others=tuple(sorted({*there.judged, *there.others, *rest} - made.keys())),
        digests=made,
        there=_names(out),
        absent={} if twice else {"rebuilt": NOT_REPEATED},
        written=written,
        rebuilt=rebuilt,
    )


def _built(order: Order, builder: Builder, folder: Path, say: Say) -> dict[str, str]:
    """Build into a new folder, and return the digests."""
    folder.mkdir()
    build(order, builder, folder, say)
    return digests(sorted(folder.iterdir()))


def take_stock(folder: Path, place: Place | None, version: str) -> Stock:
    """Return what is in a folder; of several versions the one that is given is judged, if it is there.

    Raises `UsageError` where there is nothing to judge.
    """
    paths, rest = read_folder(folder)
    own = "" if place is None else place.name
    selection = select((path.name for path in paths), own, (), version)
    if not selection.judged:
        message = f"there is no distribution{f' of {own}' if own else ''} in {folder}"
        raise UsageError(message, "`gatepost dist` without --dist builds it")
    files = tuple(folder / name for name in selection.judged)
    absent = {"written": NOT_BUILT, "rebuilt": NOT_BUILT}
    others = tuple(sorted((*selection.others, *rest)))
    return Stock(folder, files, others, digests(files), _names(folder), absent)


def _names(folder: Path) -> frozenset[str]:
    return frozenset(path.name for path in folder.iterdir())


def _move(built: Iterable[Path], out: Path) -> None:
    """Move files to a folder, each whole or not at all. Raises `CannotWriteError`."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        for path in built:
            with tempfile.NamedTemporaryFile(dir=out, prefix=".", delete=False) as beside, path.open("rb") as made:
                shutil.copyfileobj(made, beside)
            Path(beside.name).chmod(_MODE)
            Path(beside.name).replace(out / path.name)
    except OSError as error:
        message = f"cannot write to {out}: {error.strerror}"
        raise CannotWriteError(message, "make room there, or name another folder by --out") from None
