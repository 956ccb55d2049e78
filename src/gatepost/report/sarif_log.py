"""What every SARIF log of ours has: the tool with its rules, texts, paths, fingerprints (2.1.0 with errata 01)."""

import json
from collections.abc import Sequence
from hashlib import sha256

from gatepost import __version__
from gatepost.report.pages import Page, render_markdown, render_page
from gatepost.report.style import Style
from gatepost.report.visible import visible

Object = dict[str, object]

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_HOME = "https://github.com/gatepost/gatepost"
_NEWLINES = ("\r\n", "\n", "\r")
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/")


def opened(pages: Sequence[Page]) -> str:
    """Return the tool, whose rules have these pages, and open the list of results."""
    driver: Object = {
        "name": "gatepost",
        "version": __version__,
        "semanticVersion": __version__,
        "informationUri": _HOME,
        "rules": [_rule(page) for page in pages],
    }
    return (
        f'{{\n"$schema": "{_SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
        f'"tool": {json.dumps({"driver": driver})},\n'
        '"columnKind": "unicodeCodePoints",\n'
        f'"newlineSequences": {json.dumps(_NEWLINES)},\n'
        '"results": [\n'
    )


CLOSED = "\n]\n}]\n}\n"
"""The end of the list of results, and of the log."""


class Fingerprints:
    """What stays the same of a result from run to run; of results that agree in it, which one it is."""

    def __init__(self) -> None:
        self._seen: dict[str, int] = {}

    def of(self, *parts: str) -> Object:
        """Return the fingerprints of the next result with these parts."""
        digest = sha256("\0".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
        self._seen[digest] = self._seen.get(digest, 0) + 1
        return {"primaryLocationLineHash": f"{digest}:{self._seen[digest]}"}


def suppressed(reason: str) -> list[Object]:
    """Return that a result does not count, and why."""
    return [{"kind": "external", "justification": visible(reason)}]


def plain(text: str) -> str:
    """Return one line as the text of a SARIF message, in which braces and `](` would have a meaning of their own."""
    return visible(text).replace("{", "\\x7b").replace("}", "\\x7d").replace("](", "]\\x28")


def uri_of(path: str) -> str:
    """Return a path as a URI reference; a relative one stays relative."""
    drive = path[:2] if path[1:3] == ":/" else ""
    start = f"file:///{drive}" if drive else "file://" if path.startswith("/") else ""
    rest = path[len(drive) :]
    return start + "".join(character if character in _UNRESERVED else _percent(character) for character in rest)


def _rule(page: Page) -> Object:
    section = page.text.partition("## Why\n")[2] or page.text.partition("## Symptom\n")[2]
    why = " ".join(section.partition("\n## ")[0].split())
    return {
        "id": page.code,
        "name": page.name,
        "shortDescription": {"text": plain(page.summary)},
        "fullDescription": {"text": plain(f"{page.summary} {why}")},
        "help": {
            "text": "\n".join(plain(line) for line in render_page(page, Style(columns=88)).split("\n")),
            "markdown": render_markdown(page),
        },
        "defaultConfiguration": {"enabled": page.is_on, "level": page.severity},
    }


def _percent(character: str) -> str:
    if "\udc80" <= character <= "\udcff":  # how Python writes a byte of a path that is not UTF-8
        return f"%{ord(character) & 0xFF:02X}"
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogatepass"))
