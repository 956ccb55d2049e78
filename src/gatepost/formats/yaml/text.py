"""YAML as js-yaml 4 reads it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.formats.errors import UnreadableText
from gatepost.formats.yaml.collections import Merges
from gatepost.formats.yaml.reader import Reader
from gatepost.formats.yaml.source import LINE_ENDS, Source
from gatepost.formats.yaml.tags import Tags

if TYPE_CHECKING:
    from gatepost.formats.json_text import Json

_TOO_DEEP = "nested too deeply"
_SIGN = 3


def load_all(text: str) -> list[Json]:
    """Return the documents in `text`; moments and bytes are Timestamp and Binary.

    A key given twice has its last value, as js-yaml has it with `json: true`.
    An alias is the object that it refers to, no copy, so that what contains
    itself can be read. Raises UnreadableText where js-yaml refuses the text:
    for unknown tags, and for more than 100 levels.
    """
    try:
        return _documents(text)
    except RecursionError:
        raise UnreadableText(_TOO_DEEP) from None


def _documents(text: str) -> list[Json]:
    if text and text[-1] not in LINE_ENDS:
        text += "\n"
    source = Source(text.removeprefix("\ufeff"))
    if "\0" in text:
        source.fail("null byte is not allowed in input")
    source.at = source.indent = source.spaces()
    merges = Merges()
    documents: list[Json] = []
    last = len(source.text) - 1
    while source.at < last:
        documents.append(_document(source, merges))
        if source.at_document_sign():
            if source.here() == ".":
                source.at += _SIGN
                source.skip_space()
        elif source.at < last:
            source.fail("end of the stream or a document separator is expected")
    return documents


def _document(source: Source, merges: Merges) -> Json:
    tags = Tags(source)
    directives = tags.directives()
    source.skip_space()
    if source.indent == 0 and source.text.startswith("---", source.at):
        source.at += _SIGN
        source.skip_space()
    elif directives:
        source.fail("directives end mark is expected")
    document = Reader(source, tags, merges).document()
    source.skip_space()
    return document
