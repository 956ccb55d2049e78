"""What the workflows use of others, each at one version: actions by their commit, tools by their number."""

from __future__ import annotations

import re
from dataclasses import dataclass

_USED = re.compile(
    r"(?m)^(?P<action>[ \t]*(?:- )?uses: [\w.-]+/[\w./-]+)(?P<pin>@[0-9a-f]{40} # v(?P<version>\d+(?:\.\d+)*)[^\n]*)$"
)

ENGINE = "googleapis/release-please-action"
"""Which of its versions runs decides how messages are read: `policy.engine` has to know the commit."""


@dataclass(frozen=True)
class Pin:
    """An action at a commit, and the version that this commit is."""

    commit: str
    version: str


ACTIONS = {
    "actions/checkout": Pin("3d3c42e5aac5ba805825da76410c181273ba90b1", "v7.0.1"),
    "actions/create-github-app-token": Pin("bcd2ba49218906704ab6c1aa796996da409d3eb1", "v3.2.0"),
    "actions/download-artifact": Pin("3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c", "v8.0.1"),
    "actions/setup-python": Pin("5fda3b95a4ea91299a34e894583c3862153e4b97", "v7.0.0"),
    "actions/upload-artifact": Pin("043fb46d1a93c77aae656e7c1c64a875d1fc6a0a", "v7.0.1"),
    "astral-sh/setup-uv": Pin("20cfd1bf945f4377ade1205e4dbc17946fc9a30d", "v10.0.1"),
    ENGINE: Pin("45996ed1f6d02564a971a2fa1b5860e934307cf7", "v5.0.0"),
    "pypa/gh-action-pypi-publish": Pin("dc37677b2e1c63e2034f94d8a5b11f265b73ba33", "v1.14.2"),
}

TOOLS = {
    "pip-audit": "2.10.1",
    "poetry": "2.5.1",
    "poetry-plugin-export": "1.10.1",
    "pypiserver": "2.4.2",
    "uv": "0.13.9",
}
"""What CI runs where the repository's own lock does not have it."""


def used(action: str) -> str:
    """Return what `uses:` says for an action, with its version as a remark."""
    pin = ACTIONS[action]
    return f"{action}@{pin.commit} # {pin.version}"


def pinned(*tools: str) -> str:
    """Return requirements of one version for each tool."""
    return " ".join(f"{tool}=={TOOLS[tool]}" for tool in tools)


def without_pins(text: str) -> str:
    """Return a workflow without the commits of its actions, which Dependabot changes."""
    return _USED.sub(lambda found: found["action"], text)


def with_newer_pins(text: str, before: str) -> str:
    """Return a workflow with the actions of another that are there in a newer version: nothing is taken back."""
    newer = {found["action"].split()[-1]: found for found in _USED.finditer(before)}

    def pinned_as(found: re.Match[str]) -> str:
        other = newer.get(found["action"].split()[-1])
        is_newer = other is not None and _numbers(other["version"]) > _numbers(found["version"])
        return f"{found['action']}{other['pin']}" if other is not None and is_newer else found[0]

    return _USED.sub(pinned_as, text)


def _numbers(version: str) -> list[int]:
    return [int(number) for number in version.split(".")]
