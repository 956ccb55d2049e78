""".release-please-manifest.json: the versions of all packages (spec §6)."""

from collections.abc import Mapping

from gatepost.formats.errors import UnreadableText
from gatepost.formats.javascript import in_key_order
from gatepost.formats.json_text import parse_json, rewrite_json, stringify_json


def update_manifest(content: str | None, versions: Mapping[str, str]) -> str:
    """Return the manifest with these versions by path; an empty one is begun.

    Raises `UnreadableText` where it is no JSON object.
    """
    parsed = parse_json(content) if content else {}
    if not isinstance(parsed, dict):
        message = "the manifest must be an object"
        raise UnreadableText(message)
    parsed.update(versions)
    ordered = {path: parsed[path] for path in in_key_order(list(parsed))}
    return rewrite_json(ordered, content) if content else stringify_json(ordered, "  ")
