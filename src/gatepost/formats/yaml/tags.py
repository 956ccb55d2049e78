"""Tags, anchors and directives of YAML, as js-yaml 4 reads them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from gatepost.formats.yaml.scalars import PREFIX

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json
    from gatepost.formats.yaml.source import Source

_HANDLE = re.compile(r"!|!!|![0-9A-Za-z-]+!")
_URI = re.compile(r"(?:!|[^,\[\]{}])(?:%[0-9a-fA-F]{2}|[0-9a-zA-Z\-#;/?:@&=+$,_.!~*'()\[\]])*")
_VERBATIM = re.compile(r"!<([\s\S][^>]*)>")
_TAG = re.compile(r"![^ \t\n\r]*")
_NAME = re.compile(r"[^ \t\n\r,\[\]{}]+")
_FLOW = re.compile(r"[,\[\]{}]")
_PERCENT = re.compile(r"(?:%[0-9a-fA-F]{2})+")
_VERSION = re.compile(r"([0-9]+)\.([0-9]+)")
_LINE = re.compile(r"[^\n\r]*")
_TAG_ARGUMENTS = 2
_OWN_HANDLES: Final = {"!": "!", "!!": PREFIX}


class Tags:
    """Reads the tags and the directives of one document."""

    __slots__ = ("_prefixes", "_source", "_versions")

    def __init__(self, source: Source) -> None:
        self._source = source
        self._prefixes: dict[str, str] = {}
        self._versions = 0

    def directives(self) -> bool:
        """Read the directives before a document; tell whether there are any."""
        source = self._source
        found = False
        while source.here():
            source.skip_space()
            if source.indent or source.here() != "%":
                break
            found = True
            name, *arguments = self._words()
            if name == "%YAML":
                self._version(arguments)
            elif name == "%TAG":
                self._handle(arguments)
        return found

    def _words(self) -> list[str]:
        """Read a line: its first word, and those before a comment."""
        source = self._source
        first, *others = re.split(r"[ \t]+", source.take(_LINE))
        if first == "%":
            source.fail("directive name must not be less than one character in length")
        source.break_line()
        comment = next((place for place, word in enumerate(others) if word.startswith("#")), len(others))
        return [first, *filter(None, others[:comment])]

    def _version(self, arguments: list[str]) -> None:
        if self._versions:
            self._source.fail("duplication of %YAML directive")
        if len(arguments) != 1:
            self._source.fail("YAML directive accepts exactly one argument")
        version = _VERSION.fullmatch(arguments[0])
        if not version:
            self._source.fail("ill-formed argument of the YAML directive")
        if version[1].lstrip("0") != "1":
            self._source.fail("unacceptable YAML version of the document")
        self._versions += 1

    def _handle(self, arguments: list[str]) -> None:
        if len(arguments) != _TAG_ARGUMENTS:
            self._source.fail("TAG directive accepts exactly two arguments")
        handle, prefix = arguments
        if not _HANDLE.fullmatch(handle):
            self._source.fail("ill-formed tag handle (first argument) of the TAG directive")
        if handle in self._prefixes:
            self._source.fail(f'there is a previously declared suffix for "{handle}" tag handle')
        if not _URI.fullmatch(prefix):
            self._source.fail("ill-formed tag prefix (second argument) of the TAG directive")
        self._prefixes[handle] = self._decoded(prefix)

    def _decoded(self, text: str) -> str:
        """Return `text` with its percent signs read as UTF-8."""
        try:
            decoded = _PERCENT.sub(lambda found: bytes.fromhex(found[0].replace("%", "")).decode("utf-8"), text)
        except UnicodeDecodeError:
            decoded = None
        if decoded is None or _PERCENT.sub("", text).count("%"):
            self._source.fail(f"tag name is malformed: {text}")
        return decoded

    def tag(self) -> str:
        """Read the tag that begins here and return it in full; `!` alone stays as it is."""
        verbatim = _VERBATIM.match(self._source.text, self._source.at)
        if verbatim:
            self._source.at = verbatim.end()
            return self._checked(verbatim[1])
        if self._source.here(1) == "<":
            self._source.fail("unexpected end of the stream within a verbatim tag")
        handle, name = self._split(self._source.take(_TAG))
        if _FLOW.search(name):
            self._source.fail("tag suffix cannot contain flow indicator characters")
        name = self._checked(name)
        prefixes = {**_OWN_HANDLES, **self._prefixes}
        if handle not in prefixes:
            self._source.fail(f'undeclared tag handle "{handle}"')
        return prefixes[handle] + name

    def _split(self, written: str) -> tuple[str, str]:
        first, *others = written[1:].split("!")
        if len(others) > 1:
            self._source.fail("tag suffix cannot contain exclamation marks")
        if not others:
            return "!", first
        handle = f"!{first}!"
        if not _HANDLE.fullmatch(handle):
            self._source.fail("named tag handle cannot contain such characters")
        return handle, others[0]

    def _checked(self, name: str) -> str:
        if name and not _URI.fullmatch(name):
            self._source.fail(f"tag name cannot contain such characters: {name}")
        return self._decoded(name)


def anchor_name(source: Source) -> str:
    """Read the name behind the `&` or `*` that stands here."""
    source.at += 1
    name = source.take(_NAME)
    if not name:
        source.fail("name of an anchor or alias node must contain at least one character")
    return name


class Anchors:
    """What the anchors of one document stand for; what was noted on trial can be taken back."""

    __slots__ = ("_known", "_undo")

    def __init__(self) -> None:
        self._known: dict[str, Json] = {}
        self._undo: list[tuple[str, dict[str, Json]]] = []

    def note(self, name: str, value: Json) -> None:
        """Let `name` stand for `value` from here on."""
        self._undo.append((name, {name: self._known[name]} if name in self._known else {}))
        self._known[name] = value

    def known(self, name: str) -> bool:
        """Tell whether `name` stands for something."""
        return name in self._known

    def value(self, name: str) -> Json:
        """Return what `name` stands for, the very same object each time."""
        return self._known[name]

    def trial(self) -> int:
        """Return a mark, to take back what is noted after it."""
        return len(self._undo)

    def take_back(self, trial: int) -> None:
        """Forget what was noted since this mark."""
        while len(self._undo) > trial:
            name, before = self._undo.pop()
            del self._known[name]
            self._known |= before
