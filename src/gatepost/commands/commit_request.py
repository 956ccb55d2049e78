"""What `gatepost commit` is asked for."""

from dataclasses import dataclass, field

from gatepost.prompt.flags import Flags


@dataclass(frozen=True)
class Request:
    """What is to be committed, and how."""

    folder: str = "."
    flags: Flags = field(default_factory=Flags)
    takes_all: bool = False
    amends: bool = False
    fixup: str = ""
    is_dry: bool = False
    is_printed: bool = False
    skips_hooks: bool = False
    resumes: bool = False
    discards: bool = False
    never_asks: bool = False
    rest: tuple[str, ...] = ()
