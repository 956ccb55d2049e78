"""What YAML knows and JSON does not: moments and bytes. To a JSONPath and to JavaScript they are objects."""

from __future__ import annotations

from gatepost.formats.json_text import Json


class Timestamp(dict[str, Json]):
    """A moment (JavaScript's Date): an object without keys of its own."""

    def __init__(self, milliseconds: int) -> None:
        super().__init__()
        self.milliseconds = milliseconds
        """Since 1970 in UTC, a whole number."""


class Binary(dict[str, Json]):
    """Bytes (JavaScript's Uint8Array): an object whose keys count them."""

    def __init__(self, content: bytes) -> None:
        super().__init__((str(place), byte) for place, byte in enumerate(content))
        self.content = content
        """As they were read."""
