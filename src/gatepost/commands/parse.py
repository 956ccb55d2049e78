"""`gatepost parse`: what Release Please reads in messages, for machines."""

import gc
import sys
from collections.abc import Iterator
from typing import BinaryIO

import click

from gatepost.adapters.files import standard_input
from gatepost.message.wire import encode

_CHUNK = 1 << 20


@click.command("parse")
def command() -> int:
    r"""Show what Release Please reads in messages, for machines.

    Standard input is messages with a NUL after each (`git log -z --format=%B`),
    in UTF-8; other bytes are read as U+FFFD. Standard output is one JSON object a
    line, in order: the commits that come out, the parser's error for the whole
    message, and its errors for the parts that it is split into.

    \b
    Example:
      git log -z --format=%B v1.2.0.. | gatepost parse
    """
    return run(standard_input(), sys.stdout.buffer)


def run(source: BinaryIO, target: BinaryIO) -> int:
    """Write a line of JSON for each message in `source`."""
    gc.disable()  # nothing here makes cycles, and looking for them doubles the time
    for batch in _batches(source):
        lines = [encode(message.decode("utf-8", "replace")) for message in batch]
        lines.append("")
        target.write("\n".join(lines).encode("ascii"))
    target.flush()
    return 0


def _batches(source: BinaryIO) -> Iterator[list[bytes]]:
    """Yield the messages of `source` as they come in; an empty last piece is no message."""
    pending: list[bytes] = []
    while chunk := source.read(_CHUNK):
        first, *others = chunk.split(b"\0")
        pending.append(first)
        if others:
            yield [b"".join(pending), *others[:-1]]
            pending = [others[-1]]
    last = b"".join(pending)
    if last:
        yield [last]
