"""Actions and the versions of them that ran on Node 20, or on an older Node."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.actions.action_versions import version_of

if TYPE_CHECKING:
    from gatepost.doctor.workflow import Action

_LAST = {
    "actions/cache": 4,
    "actions/checkout": 4,
    "actions/configure-pages": 5,
    "actions/create-github-app-token": 2,
    "actions/delete-package-versions": 5,
    "actions/dependency-review-action": 4,
    "actions/deploy-pages": 4,
    "actions/download-artifact": 6,
    "actions/first-interaction": 2,
    "actions/github-script": 7,
    "actions/labeler": 5,
    "actions/setup-dotnet": 4,
    "actions/setup-go": 5,
    "actions/setup-java": 4,
    "actions/setup-node": 4,
    "actions/setup-python": 5,
    "actions/stale": 9,
    "actions/upload-artifact": 5,
    "amannn/action-semantic-pull-request": 5,
    "astral-sh/ruff-action": 3,
    "astral-sh/setup-uv": 6,
    "aws-actions/configure-aws-credentials": 5,
    "docker/build-push-action": 6,
    "docker/login-action": 3,
    "docker/metadata-action": 5,
    "docker/setup-buildx-action": 3,
    "docker/setup-qemu-action": 3,
    "dorny/paths-filter": 3,
    "github/codeql-action": 3,
    "google-github-actions/auth": 2,
    "google-github-actions/release-please-action": 4,
    "googleapis/release-please-action": 4,
    "peter-evans/create-or-update-comment": 4,
    "peter-evans/create-pull-request": 7,
    "release-drafter/release-drafter": 6,
    "softprops/action-gh-release": 2,
}
"""By action, the last major version that ran on Node 20; the next one runs on Node 24."""

_PLAIN = re.compile(r"(?:\A|[\s/@])(?:v[0-9]+|[0-9]+\.[0-9]+)")


def outdated(action: Action) -> tuple[int, int] | None:
    """Return a major version that ran on Node 20 or older, and the first newer one; None where none is known."""
    last = _LAST.get(action.repository)
    version = version_of(action)
    if last is None or version is None or version[0] > last or (action.is_pinned and not _PLAIN.search(action.comment)):
        return None
    return version[0], last + 1
