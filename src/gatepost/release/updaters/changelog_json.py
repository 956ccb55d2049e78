"""changelog.json, the changelog for machines that Google's libraries keep (spec §6)."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gatepost.formats.errors import UnreadableText
from gatepost.formats.json_text import Json, parse_json, stringify_json
from gatepost.message.commits import BREAKING
from gatepost.policy.sections import Sections
from gatepost.release.changes import Change
from gatepost.release.notes import with_first_issue_linked

_PREFIX = re.compile(r"\A[^:]+: ?")
_PULL_REQUEST = re.compile(r" ?\(#([0-9]+)\)\Z")


@dataclass(frozen=True)
class ChangelogJson:
    """Adds a release to changelog.json.

    `url` is the repository's. The real tool makes up a random `id` and takes the time of day; here the
    id follows from what is written, and the time is noon.
    """

    artifact: str
    version: str
    language: str
    date: str
    changes: Sequence[Change]
    url: str

    def __call__(self, content: str | None) -> str:
        """Return changelog.json with the release. Raises `UnreadableText` where it is none."""
        parsed = parse_json(content or "")
        if not self.changes:
            return content or ""
        entries = parsed.get("entries") if isinstance(parsed, dict) else None
        if not isinstance(parsed, dict) or not isinstance(entries, list):
            message = "Cannot read properties of undefined (reading 'unshift')"
            raise UnreadableText(message)
        time = f"{self.date}T12:00:00.000Z"
        listed: list[Json] = [_listed(change, self.url) for change in self.changes]
        from hashlib import sha256  # noqa: PLC0415  hardly any repository has such a file
        from uuid import UUID  # noqa: PLC0415  likewise

        told = f"{self.artifact} {self.version} {stringify_json(listed, '')}"
        entries.insert(
            0,
            {
                "changes": listed,
                "version": self.version,
                "language": self.language,
                "artifactName": self.artifact,
                "id": str(UUID(bytes=sha256(told.encode("utf-8", "surrogatepass")).digest()[:16], version=4)),
                "createTime": time,
            },
        )
        parsed["updateTime"] = time
        return stringify_json(parsed, "  ")


def listed_changes(changes: Sequence[Change], sections: Sections) -> list[Change]:
    """Return those that changelog.json lists: by the exact type, breaking ones of a hidden type too."""
    visible = {type_ for type_, _, is_hidden, _ in sections if not is_hidden}
    hidden = {type_ for type_, _, is_hidden, _ in sections if is_hidden}
    return [
        change
        for change in changes
        if change.commit.type in visible
        or (change.commit.type in hidden and any(title == BREAKING for title, _ in change.commit.notes))
    ]


def _listed(change: Change, url: str) -> Json:
    commit = change.commit
    message = _PREFIX.sub("", commit.header)
    issues: list[str] = []
    found = _PULL_REQUEST.search(message)
    if found:
        message = message.replace(found.group(), "", 1)
        issues.append(found.group(1))
    issues += [number for _, number in commit.references]
    listed: dict[str, Json] = {
        "type": commit.type,
        "sha": change.sha,
        "message": message,
        "issues": list(dict.fromkeys(issues)),
    }
    if commit.scope:
        listed["scope"] = commit.scope
    for title, text in commit.notes:
        if title == BREAKING:
            listed["breakingChangeNote"] = with_first_issue_linked(text, url)
    return listed
