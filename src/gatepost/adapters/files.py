"""Reading and writing files: with limits, whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.bulk import standard_input
from gatepost.errors import CannotWriteError, MessageUnreadableError

LARGEST_MESSAGE = 64 << 20
_PRIVATE = 0o600


def read_message(path: str) -> bytes:
    """Return the bytes of a message file; raises `MessageUnreadableError` with the system's reason."""
    try:
        with Path(path).open("rb") as file:
            data = file.read(LARGEST_MESSAGE + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = f"cannot read the message: {path}: {reason}"
        raise MessageUnreadableError(message, "name a file that holds a commit message, or use `--stdin`") from None
    return _not_too_large(data, path)


def read_standard_input() -> bytes:
    """Return what is on standard input, as one message."""
    try:
        data = standard_input().read(LARGEST_MESSAGE + 1)
    except OSError as error:
        message = f"cannot read standard input: {error.strerror}"
        raise MessageUnreadableError(message, "hand the message in through a pipe, or name a FILE") from None
    return _not_too_large(data, "standard input")


def read_plain_file(path: Path, most: int) -> bytes:
    """Return the first `most` bytes of a file; a pipe or a device, which might never end, is an `OSError`."""
    handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    with os.fdopen(handle, "rb") as file:
        if not stat.S_ISREG(os.fstat(handle).st_mode):
            raise OSError(errno.EINVAL, "not a plain file")
        return file.read(most)


def _not_too_large(data: bytes, called: str) -> bytes:
    if len(data) > LARGEST_MESSAGE:
        message = f"the message is too large: {called} has more than {LARGEST_MESSAGE >> 20} MiB"
        raise MessageUnreadableError(message, "is this really a commit message?")
    return data


def decode_message(data: bytes, called: str, encoding: str = "utf-8") -> str:
    """Return `data` as text; raises `MessageUnreadableError` where it has NUL bytes or is not in `encoding`."""
    if b"\0" in data:
        message = f"{called} is not text: there is a NUL byte at offset {data.index(0)}"
        raise MessageUnreadableError(message, "git refuses such a message too")
    try:
        return data.decode(encoding)
    except (LookupError, UnicodeEncodeError):
        message = f"git's i18n.commitEncoding is `{encoding}`, which Python does not know"
        raise MessageUnreadableError(message, "set it to a known encoding, or unset it and write UTF-8") from None
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        message = f"{called} is not {encoding.upper()}: byte 0x{data[error.start]:02x} in line {line} does not fit"
        raise MessageUnreadableError(message, "save it as UTF-8, or set `git config i18n.commitEncoding`") from None
    except UnicodeError:
        message = f"{called} cannot be read as {encoding}"
        raise MessageUnreadableError(message, "set i18n.commitEncoding to an encoding of texts") from None


def write_atomically(path: Path, data: bytes, *, mode: int = _PRIVATE) -> None:
    """Put `data` at `path`, whole or not at all; folders are made. Raises `CannotWriteError`."""
    import tempfile  # noqa: PLC0415  only where something is written

    name = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, mode)  # noqa: PTH101  the path is a plain text here
        os.replace(name, path)  # noqa: PTH105  likewise
        name = ""
    except OSError as error:
        message = f"cannot write {path}: {error.strerror}"
        raise CannotWriteError(message, "make room, or make the folder writable") from None
    finally:
        if name:
            with suppress(OSError):
                os.unlink(name)  # noqa: PTH108  likewise
