"""Which release-please a repository's workflow runs (product.md, the engine that is reproduced)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

NEWEST = "17.11.1"
"""The engine that is planned by where nobody says another."""

OLDEST = "17.6.0"
"""The oldest one that is reproduced; what an older one would do may differ."""

BUNDLED = {
    "v4.0.0": ("a6d1fd9854c8c40688a72f7e4b072a1e965860a0", "16.3.1"),
    "v4.0.1": ("a2d8d683f209466ee8c695cd994ae2cf08b1642d", "16.4.0"),
    "v4.0.2": ("cc61a07e2da466bebbc19b3a7dd01d6aecb20d1e", "16.5.0"),
    "v4.0.3": ("078b9b8dda7799db29972b379561ff8e19b08e82", "16.10.0"),
    "v4.1.0": ("a37ac6e4f6449ce8b3f7607e4d97d0146028dc0b", "16.10.0"),
    "v4.1.1": ("f3969c04a4ec81d7a9aa4010d84ae6a7602f86a7", "16.10.2"),
    "v4.1.2": ("3f4784dbc19347947972489b7ed79193ff704b10", "16.12.0"),
    "v4.1.3": ("7987652d64b4581673a76e33ad5e98e3dd56832f", "16.12.0"),
    "v4.1.4": ("d1a8f221d7723166f48a584aebba00ef3f6febec", "16.14.1"),
    "v5.0.0": ("45996ed1f6d02564a971a2fa1b5860e934307cf7", "17.6.0"),
}
"""What releases of release-please-action bundle: the commit of each, and the release-please in its lock file."""

_LATER_V4 = re.compile(r"v4(?:\.[2-9](?:\.[0-9]+)?)?\Z")
_ACTION = re.compile(
    r"(?m)^[^#\n]*\buses:\s*['\"]?(?:googleapis|google-github-actions)/release-please-action@([^\s'\"#]+)"
)
_COMMAND = re.compile(r"(?m)^[^#\n]*\brelease-please@([0-9]+\.[0-9]+\.[0-9]+)")
_VERSION = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")


@dataclass(frozen=True)
class Engine:
    """A version of release-please, and how it is known; `origin` is empty where nobody says one.

    It `is_guess` where it is not known what the pinned action bundles.
    """

    version: str
    origin: str = ""
    is_guess: bool = False

    @property
    def is_reproduced(self) -> bool:
        """Whether it is known, and one of those that are reproduced."""
        return not self.is_guess and _numbers(OLDEST) <= _numbers(self.version) <= _numbers(NEWEST)


def engine_of(workflows: Iterable[str]) -> Engine:
    """Return the engine that the first workflow with Release Please in it runs; the newest, where none is known."""
    for text in workflows:
        action = _ACTION.search(text)
        if action is not None:
            pinned = action.group(1)
            version = bundled_by(pinned)
            origin = f"release-please-action@{pinned}"
            is_guess = not version or (_LATER_V4.match(pinned) is not None)
            return Engine(version or NEWEST, origin, is_guess)
        command = _COMMAND.search(text)
        if command is not None:
            return Engine(command.group(1), f"release-please@{command.group(1)}")
    return Engine(NEWEST)


def bundled_by(pinned: str) -> str:
    """Return the release-please that a pinned action bundles, by its tag or its commit; empty where that is not known.

    The later ones of v4 bundle what came before 17.6.0, and are planned by that one.
    """
    for tag, (commit, version) in BUNDLED.items():
        if pinned in (tag, commit):
            return version
    if _LATER_V4.match(pinned):
        return OLDEST
    newest = [version for tag, (_, version) in BUNDLED.items() if tag.startswith(f"{pinned}.")]
    return newest[-1] if newest else ""


def reaches(version: str, since: str) -> bool:
    """Tell whether an engine is `since` or newer."""
    return _numbers(version) >= _numbers(since)


def is_version(text: str) -> bool:
    """Tell whether a text names an engine."""
    return _VERSION.fullmatch(text) is not None


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(number) for number in version.split("."))
