"""What release.yml knows of each package: where it is, and how its tags are told from those of the others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.policy.configuration import read_configuration
from gatepost.policy.sections import InvalidConfiguration
from gatepost.release.loading import CONFIGURATION_FILE
from gatepost.scaffold.files.release_please import wanted as release_please
from gatepost.scaffold.json_edit import read_object
from gatepost.scaffold.wanted import CannotEdit

if TYPE_CHECKING:
    from gatepost.scaffold.wanted import Setup


@dataclass(frozen=True)
class Released:
    """A package of the configuration: its path as it is written there, its name, and what its tags begin with.

    The prefix stands before the version and its `v`; it is empty where tags have no component. `v` is empty where
    they have none either.
    """

    path: str
    name: str
    prefix: str
    v: str = "v"


def released(setup: Setup) -> tuple[Released, ...]:
    """Return the packages that the configuration names as it will be, or all. Raises `CannotEdit` where it is none."""
    document = read_object(CONFIGURATION_FILE, release_please(setup)[0].text)
    try:
        entries = read_configuration(document).packages
    except InvalidConfiguration as error:
        raise CannotEdit(CONFIGURATION_FILE, str(error), "Release Please would stop there too; mend it") from None
    named = {path.strip("/") or ".": entry for path, entry in entries.items()}
    found = [
        Released(entry.path, each.name, entry.tag_prefix, "v" if entry.include_v_in_tag else "")
        for each in setup.project.packages
        if (entry := named.get(each.path)) is not None
    ]
    return tuple(found) or tuple(Released(each.path, each.name, "") for each in setup.project.packages)
