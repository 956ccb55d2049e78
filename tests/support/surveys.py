"""Repositories as `init` sees them, made up in memory, and what they are set up with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.scaffold.answers import answer
from gatepost.scaffold.survey import History, Survey
from gatepost.scaffold.understand import understand
from gatepost.scaffold.wanted import Setup

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from pathlib import Path

    from gatepost.options.option import Value
    from gatepost.scaffold.wanted import Wanted

FOLDER = "/work/rocket"
YEAR = 2026
BUILD = '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n'


def project(name: str = "rocket", version: str = "1.2.3", more: str = "") -> str:
    """Return a pyproject.toml; `more` stands behind the version."""
    return f'{BUILD}\n[project]\nname = "{name}"\nversion = "{version}"\n{more}'


def seen(
    texts: Mapping[str, str] | None = None,
    *paths: str,
    history: History | None = None,
    has_uv: bool = False,
    hook_owners: Collection[str] = (),
) -> Survey:
    """Return a repository that has these texts, and further files."""
    texts = texts or {}
    return Survey(
        folder=FOLDER,
        paths=frozenset((*texts, *paths)),
        texts=texts,
        history=history or History(),
        has_uv=has_uv,
        year=YEAR,
        hook_owners=frozenset(hook_owners),
    )


def set_up(survey: Survey, given: Mapping[str, Value] | None = None) -> Setup:
    """Return all that the files of a repository follow from, with these answers given."""
    understood = understand(survey)
    return Setup(survey, understood, answer(given or {}, understood, survey.history), {})


def by_path(wanted: Collection[Wanted]) -> dict[str, str]:
    """Return the texts of wanted files by their paths, of which each must be wanted once."""
    assert len({each.path for each in wanted}) == len(wanted)
    return {each.path: each.text for each in wanted}


def tagged(*tags: str, head: str = "f" * 40) -> History:
    """Return a history with these tags, newest first, each on a commit of its own."""
    return History(head=head, tags=tags, tagged={tag: sha_of_tag(tag) for tag in tags})


def sha_of_tag(tag: str) -> str:
    """Return the id of the commit that a tag of `tagged` is on."""
    return (tag.encode().hex() + "0" * 40)[:40]


def write(folder: Path, files: Mapping[str, str]) -> None:
    """Write files, by their paths from `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
