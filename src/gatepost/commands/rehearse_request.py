"""What `gatepost rehearse` is asked for."""

from dataclasses import dataclass

from gatepost.adapters.release_place import Wanted
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE


@dataclass(frozen=True)
class Request:
    """The command line, understood.

    `out` is where what is made is kept, empty for a new folder; `added` are messages that are rehearsed as if they were
    merged, each changing the files `touching`; `timeout` is what a build, an upload and an installation may take
    each, in seconds.
    """

    wanted: Wanted
    out: str = ""
    added: tuple[str, ...] = ()
    touching: tuple[str, ...] = ()
    configuration_file: str = CONFIGURATION_FILE
    manifest_file: str = MANIFEST_FILE
    client: str = ""
    timeout: float = 900.0
    format: str = "text"
    fails_upload: bool = False
    asks_release_please: bool = False
    is_isolated: bool = True
    is_strict: bool = False
