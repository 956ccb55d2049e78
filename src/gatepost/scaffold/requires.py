"""What a distribution requires when it runs and when it is tested, in whichever of its files says so."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.scaffold.metadata import SETUP_PY, read_document, read_setup_cfg
from gatepost.scaffold.setup_py import COMPUTED, arguments

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

TESTS = ("test", "tests", "testing")
"""What requirements of tests are called."""

_DEPENDENCIES, _EXTRAS = "dependencies", "optional-dependencies"
_FILE = "file:"
_REMARK = re.compile(r"(?:^|\s)#.*$")


@dataclass(frozen=True)
class Required:
    """Requirements as they are written; `unknown` are files that would have to be run, or that cannot be read."""

    texts: tuple[str, ...]
    unknown: tuple[str, ...] = ()


def required(survey: Survey, folder: str) -> Required:
    """Return what the distribution in a folder requires. Raises `ProjectInvalidError` for a file that is damaged."""
    document = read_document(survey, folder)
    if "project" in document:
        parts = [*_of_project(survey, folder, document)]
    else:
        parts = [*_of_setup(survey, folder, runs=True, tests=True)]
    texts = (text for part in parts for text in part.texts)
    return Required(tuple(texts), tuple(dict.fromkeys(path for part in parts for path in part.unknown)))


def _of_project(survey: Survey, folder: str, document: Tables) -> Iterator[Required]:
    table = document.table("project")
    extras = table.table(_EXTRAS)
    yield Required(table.texts(_DEPENDENCIES))
    yield from (Required(extras.texts(name)) for name in extras if name.lower() in TESTS)
    computed = frozenset(table.texts("dynamic"))
    told = document.table("tool", "setuptools", "dynamic")
    if _DEPENDENCIES in told:
        yield _of_files(survey, folder, told.table(_DEPENDENCIES).text_or_texts("file"))
    more = told.table(_EXTRAS)
    yield from (_of_files(survey, folder, more.table(name).text_or_texts("file")) for name in more if name in TESTS)
    runs = _DEPENDENCIES in computed and _DEPENDENCIES not in told
    yield from _of_setup(survey, folder, runs=runs, tests=_EXTRAS in computed and _EXTRAS not in told)


def _of_setup(survey: Survey, folder: str, *, runs: bool, tests: bool) -> Iterator[Required]:
    """Yield what setup.cfg says, and setup.py where that is silent."""
    cfg = read_setup_cfg(survey, folder)
    path = folder + SETUP_PY
    said = arguments(survey.text(path)) or {}
    keys = [("options", "install_requires", "install_requires")] * runs
    keys += [("options.extras_require", name, f"extras_require.{name}") for name in TESTS] * tests
    for section, key, argument in keys:
        own = cfg.get(section, key, fallback="")
        value = said.get(argument, said.get(argument.partition(".")[0], ()))
        if own.strip().startswith(_FILE):
            yield _of_files(survey, folder, [each.strip() for each in own.strip().removeprefix(_FILE).split(",")])
        elif own:
            yield Required(tuple(_lines(own if "\n" in own else own.replace(";", "\n"))))
        elif value == COMPUTED:
            yield Required((), (path,))
        else:
            yield Required(tuple(_lines(value)) if isinstance(value, str) else value)


def _of_files(survey: Survey, folder: str, paths: Iterable[str]) -> Required:
    own = [posixpath.normpath(folder + path) for path in paths]
    texts = (line for path in own for line in _lines(survey.text(path)))
    return Required(tuple(texts), tuple(path for path in own if path not in survey.texts))


def _lines(text: str) -> Iterator[str]:
    """Yield the requirements of a text that has one on each line; its options are for pip alone."""
    for line in text.splitlines():
        words = _REMARK.sub("", line).strip()
        if words and not words.startswith("-"):
            yield words
