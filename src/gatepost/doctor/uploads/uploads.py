"""How a step uploads: to which index, and whether by trusted publishing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from gatepost.doctor.check import known
from gatepost.doctor.command_patterns import OPTIONS
from gatepost.doctor.roles import PUBLISH_ACTION, Place, command_of
from gatepost.doctor.workflow import WRITE

if TYPE_CHECKING:
    from gatepost.doctor.facts import Facts
    from gatepost.doctor.workflow import Workflow

PYPI, TESTPYPI, ELSEWHERE = "PyPI", "TestPyPI", ""
"""Where an upload goes; the last also where that cannot be said."""
TOKEN_USER = "__token__"  # noqa: S105  the name of a user, not a secret
NOT_TRUSTED = "nothing is surely uploaded by trusted publishing"
_URLS = ("TWINE_REPOSITORY", "TWINE_REPOSITORY_URL", "UV_PUBLISH_URL", "UV_PUBLISH_INDEX")
_TEST = re.compile(r"\btest\.?pypi\b", re.IGNORECASE)
_REAL = re.compile(r"https?://upload\.pypi\.o\w\w/", re.IGNORECASE)
_UPLOAD = re.compile(rf"\btwine\s+upload\b|\b(?:uv|poetry|flit|hatch|pdm)\s+{OPTIONS}publish\b")
_UV = re.compile(rf"\buv\s+{OPTIONS}publish\b")
_AIMED = re.compile(r"\s(?:--repository(?:-url)?|--publish-url|--index(?:-url)?|--repo|-r|-i)\b")
_CREDENTIAL = re.compile(
    r"\s(?:--token|--username|--password|--keyring-provider|--trusted-publishing|-t|-u|-p)\b|GITHUB_ENV|netrc"
)
_ALWAYS = re.compile(r"--trusted-publishing[= ]always\b")
_CREDENTIAL_NAME = re.compile(r"UV_PUBLISH_(?:TOKEN|USERNAME|PASSWORD)|UV_TRUSTED_PUBLISHING|UV_KEYRING_PROVIDER")
_VERSION = re.compile(r"\bv(\d+)\.(\d+)")
_SIGNING = (1, 11)


def is_action(place: Place) -> bool:
    """Tell whether the step uses the action of the PyPA."""
    return place.is_action(PUBLISH_ACTION)


def value_of(place: Place, name: str) -> str:
    """Return an input of the action, which may be spelt with dashes or, as of old, with underscores."""
    return place.step.inputs.get(name, "") or place.step.inputs.get(name.replace("-", "_"), "")


def line_of(place: Place, name: str) -> int:
    """Return the line of an input of the action, however it is spelt."""
    found = name if name in place.step.inputs else name.replace("-", "_")
    return place.step.line_of("with", found)


def environment_of(place: Place) -> dict[str, str]:
    """Return the environment variables that the step is given."""
    return {**place.workflow.env, **place.job.env, **place.step.env}


def index_of(place: Place) -> str:
    """Return where the upload goes."""
    if is_action(place):
        return _index(value_of(place, "repository-url"), is_aimed=False)
    command = command_of(place.step)
    if len(_UPLOAD.findall(command)) != 1 or "--dry-run" in command:
        return ELSEWHERE
    given = [value for name, value in environment_of(place).items() if name in _URLS]
    return _index("\n".join([command, *given]), is_aimed=bool(given or _AIMED.search(command)))


def _index(text: str, *, is_aimed: bool) -> str:
    if _TEST.search(text):
        return TESTPYPI
    if _REAL.search(text):
        return PYPI
    return ELSEWHERE if is_aimed or "://" in text or "${{" in text else PYPI


def has_password(place: Place) -> bool:
    """Tell whether the action is given a password, a token or a user: then it does no trusted publishing."""
    user = value_of(place, "user")
    return is_action(place) and (bool(value_of(place, "password")) or user not in ("", TOKEN_USER))


def is_trusted(place: Place) -> bool:
    """Tell whether the step surely uploads to PyPI or TestPyPI by trusted publishing."""
    if index_of(place) == ELSEWHERE:
        return False
    if is_action(place):
        return not has_password(place)
    command = command_of(place.step)
    if _UV.search(command) is None:
        return False
    if _ALWAYS.search(command):
        return True
    said = "\n".join(command_of(step) for step in place.job.steps)
    return _CREDENTIAL.search(said) is None and not any(map(_CREDENTIAL_NAME.match, environment_of(place)))


def trusted_places(facts: Facts) -> list[Place]:
    """Return the steps that surely upload by trusted publishing."""
    return [place for place in known(facts.publishing) if is_trusted(place)]


def real_places(facts: Facts) -> list[Place]:
    """Return those of them that upload to PyPI itself."""
    return [place for place in trusted_places(facts) if index_of(place) == PYPI]


def unless_trusted(facts: Facts) -> str:
    """Return why nothing can be said of trusted publishing; empty where there is some."""
    return "" if trusted_places(facts) else NOT_TRUSTED


def attests(place: Place) -> bool:
    """Tell whether the action surely signs what it uploads, as it does by default since 1.11."""
    if not is_action(place) or not is_trusted(place):
        return False
    said = value_of(place, "attestations").lower()
    uses = place.step.uses
    version = _VERSION.search(f"{uses.ref} {uses.comment}") if uses is not None else None
    is_old = version is not None and (int(version.group(1)), int(version.group(2))) < _SIGNING
    return said == "true" or (not said and not is_old)


def may_mint(place: Place) -> bool:
    """Tell whether the job may ask for an identity token."""
    return place.workflow.permission(place.job, "id-token") == WRITE


def packages_dir(place: Place) -> str:
    """Return the folder that the action uploads, without a slash at its end."""
    return tidy(value_of(place, "packages-dir") or "dist")


def tidy(path: str) -> str:
    """Return a path without `./` before it and a slash behind it; `.` for the top."""
    return path.strip().removeprefix("./").rstrip("/") or "."


def is_only_called(workflow: Workflow) -> bool:
    """Tell whether only other workflows start it."""
    return set(workflow.triggers) == {"workflow_call"}
