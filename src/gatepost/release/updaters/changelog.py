"""CHANGELOG.md: the entry goes above the first one (spec §6)."""

import re
from dataclasses import dataclass

from gatepost.message.characters import BLANKS

_ENTRY = re.compile(r"\n###? v?[0-9\[]")
_TOP_HEADING = re.compile(rf"(?:\A|(?<=[\n\r\u2028\u2029]))#(?=[{BLANKS}])")


@dataclass
class Changelog:
    """Puts `entry` above the first heading that looks like a release's; one on the very first line is not seen."""

    entry: str

    def __call__(self, content: str | None) -> str:
        """Return the changelog with the entry."""
        content = content or ""
        first = _ENTRY.search(content)
        if first is not None:
            at = first.start()
            return f"{content[:at]}\n{self.entry}\n{content[at:]}".strip(BLANKS) + "\n"
        if not content:
            return f"# Changelog\n\n{self.entry}\n"
        return f"# Changelog\n\n{self.entry}\n\n{_TOP_HEADING.sub('##', content).strip(BLANKS)}\n"
