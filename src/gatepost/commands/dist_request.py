"""What `gatepost dist` is asked for."""

from dataclasses import dataclass

from gatepost.artifact.attested import Publisher


@dataclass(frozen=True)
class Request:
    """The command line, understood.

    `folder` is the package's; `out` is where what is built goes, empty for `dist` beside it; `given` is the
    folder of distributions that are taken as they are, empty where they are built. `test` is a command of the
    user's own shell, and `requirements` are installed beside the wheel for it. `publisher` is whom attestations
    have to be of; None where none are looked at.
    """

    folder: str
    out: str
    given: str
    tag: str
    format: str
    test: str
    requirements: tuple[str, ...]
    timeout: float
    publisher: Publisher | None
    is_isolated: bool
    is_build_only: bool
    is_reproduced: bool
    is_installed: bool
    is_strict: bool
