"""`__version__ = "1.2.3"` in a Python file: found, and marked so that Release Please finds it too."""

from __future__ import annotations

import re
from dataclasses import dataclass

from gatepost.policy.versions import Version
from gatepost.release.updaters.generic import update_generic
from gatepost.release.updaters.version_lines import update_python

MARK = "# x-release-please-version"

_LITERAL = re.compile(
    r"^(?P<name>__version__|VERSION)(?:[ \t]*:[^=\n]*)?[ \t]*="
    r"[ \t]*(?P<quote>[\"'])(?P<version>[^\"'\n]*)(?P=quote).*$",
    re.MULTILINE,
)
_NUMBERS = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
_OTHER = Version(9999, 9999, 9999)
_DAY, _FORMAT = "2000-01-01", "%Y-%m-%d"


@dataclass(frozen=True)
class Literal:
    """A version that stands in code: its name, its text, and the offset behind its line."""

    name: str
    version: str
    end: int

    @property
    def is_read(self) -> bool:
        """Tell whether it has the three numbers without which Release Please sees no version."""
        return _NUMBERS.search(self.version) is not None


def find_literal(text: str) -> Literal | None:
    """Return the version that a file assigns at its top level; None where there is none, or code computes it."""
    literals = [Literal(found["name"], found["version"], found.end()) for found in _LITERAL.finditer(text)]
    return next((each for each in literals if each.name == "__version__"), literals[0] if literals else None)


def is_found_by_type(text: str) -> bool:
    """Tell whether the release type `python` itself finds the version in a file that it looks into."""
    return update_python(text, str(_OTHER)) != text


def is_marked(text: str) -> bool:
    """Tell whether a mark in the file already tells Release Please where the version is."""
    return update_generic(text, _OTHER, _DAY, _FORMAT) != text


def mark(text: str) -> str:
    """Return the file with the mark at its version, which it must have."""
    literal = find_literal(text)
    if literal is None:
        raise AssertionError(text)
    return f"{text[: literal.end]}  {MARK}{text[literal.end :]}"
