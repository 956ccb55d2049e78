"""The wall around the tests: connections stay on this machine."""

from __future__ import annotations

import ipaddress
from typing import TYPE_CHECKING, ParamSpec, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

P = ParamSpec("P")
R = TypeVar("R")


class NetworkForbiddenError(Exception):
    """A test tried to leave this machine. Not an `OSError`, which networking code would swallow."""


def guard(connect: Callable[P, R]) -> Callable[P, R]:
    """Return `connect`, refusing any argument that is an address beyond this machine."""

    def guarded(*args: P.args, **kwargs: P.kwargs) -> R:
        for value in (*args, *kwargs.values()):
            if isinstance(value, tuple) and value and not is_local(str(value[0])):
                message = f"tests have no network: {value}"
                raise NetworkForbiddenError(message)
        return connect(*args, **kwargs)

    return guarded


def is_local(host: str) -> bool:
    """Tell whether a host is this machine; names other than `localhost` would have to be looked up first."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
