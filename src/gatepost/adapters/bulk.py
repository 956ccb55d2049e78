"""Messages from standard input in bulk → JSON lines on standard output. Loads little, since machines call it often."""

import gc
import sys

from gatepost.errors import MessageUnreadableError, ReaderGoneError, UsageError
from gatepost.message.wire import encode

TYPE_CHECKING = False  # these modules take longer to load than all of ours
if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 1 << 20


def parse_standard_input() -> int:
    """Write what Release Please reads in each message on standard input."""
    return parse_stream(standard_input(), sys.stdout.buffer)


def standard_input() -> "BinaryIO":
    """Return standard input; raises `UsageError` where it is closed."""
    if sys.stdin is None:
        message = "standard input is closed"
        raise UsageError(message, "hand the message in through a pipe, or name a FILE")
    return sys.stdin.buffer


def parse_stream(source: "BinaryIO", target: "BinaryIO") -> int:
    """Write a line of JSON for each message in `source`. A reader that has gone ends it: `ReaderGoneError`."""
    gc.disable()  # nothing here makes cycles, and looking for them doubles the time
    try:
        for batch in _batches(source):
            lines = [encode(message.decode("utf-8", "replace")) for message in batch]
            lines.append("")
            _write(target, "\n".join(lines).encode("ascii"))
    finally:
        gc.enable()
    return 0


def _write(target: "BinaryIO", data: bytes) -> None:
    try:
        target.write(data)
        target.flush()
    except BrokenPipeError as error:
        from gatepost.adapters.terminal import let_go  # noqa: PLC0415  only where the reader has gone

        let_go(sys.stdout)
        raise ReaderGoneError from error


def _batches(source: "BinaryIO") -> "Iterator[list[bytes]]":
    """Yield the messages of `source` as they come in; an empty last piece is no message."""
    pending: list[bytes] = []
    while chunk := _read(source):
        first, *others = chunk.split(b"\0")
        pending.append(first)
        if others:
            yield [b"".join(pending), *others[:-1]]
            pending = [others[-1]]
    last = b"".join(pending)
    if last:
        yield [last]


def _read(source: "BinaryIO") -> bytes:
    try:
        return source.read(_CHUNK)
    except OSError as error:
        message = f"cannot read standard input: {error.strerror}"
        raise MessageUnreadableError(message, "hand the messages in through a pipe") from None
