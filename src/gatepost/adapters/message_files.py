"""Messages from files and from standard input, as candidates for the judge; and back, mended."""

import os
import stat
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import decode_message, read_message, read_standard_input, write_atomically
from gatepost.errors import CannotWriteError, UsageError
from gatepost.gate.judge import Candidate, Rulebook
from gatepost.gate.mend import mend_all
from gatepost.message.cleanup import AUTO, VERBATIM, WHITESPACE, Cleanup, clean
from gatepost.rules.case import COMMIT, HISTORY


def candidate_from_file(file: str, folder: str, how: Cleanup, encoding: str) -> Candidate:
    """Return the message in a file, cleaned as git would clean it. Raises `MessageUnreadableError`."""
    data = read_message(str(Path(folder) / file))
    return Candidate(file, clean(decode_message(data, file, encoding), how), COMMIT)


def candidate_from_input() -> Candidate:
    """Return the message on standard input, as git would store it."""
    return Candidate("stdin", decode_message(read_standard_input(), "standard input").rstrip("\n"), HISTORY)


def text_of(file: str, folder: str) -> str:
    """Return the message in a file, `-` for standard input, as it is. Raises `MessageUnreadableError`."""
    if file == "-":
        return candidate_from_input().text
    return decode_message(read_message(str(Path(folder) / file)), file).rstrip("\n")


def is_gits_own(file: str) -> bool:
    """Tell whether a file is one in which git keeps a message that is being written, comments and all."""
    return Path(file).name in ("COMMIT_EDITMSG", "MERGE_MSG", "SQUASH_MSG", "TAG_EDITMSG")


def must_be_plain(file: str, folder: str) -> None:
    """Raise `UsageError` for a pipe or a device, which cannot be written back; reading says what else is wrong."""
    kind = stat.S_IFREG
    with suppress(OSError, ValueError):
        kind = stat.S_IFMT((Path(folder) / file).stat().st_mode)
    if kind not in (stat.S_IFREG, stat.S_IFDIR):
        message = f"--fix has no file to write to: {file} is a pipe or a device"
        raise UsageError(message, "name a plain FILE")


def fix_file(candidate: Candidate, folder: str, rulebook: Rulebook, how: Cleanup, encoding: str) -> bool:
    """Write a message back to its file with all that can be mended; tell whether anything was.

    The candidate has the mended text afterwards. Raises `CannotWriteError`; the file is whole in any case.
    """
    mended = _mended(candidate, rulebook, how)
    if mended == candidate.text:
        return False
    path = Path(os.path.realpath(Path(folder) / candidate.id))
    try:
        data = (mended if how.mode == VERBATIM else f"{mended}\n").encode(encoding)
        mode = stat.S_IMODE(path.stat().st_mode)
    except UnicodeEncodeError as error:
        message = f"cannot write {candidate.id}: {encoding} has no `{error.object[error.start]}`"
        raise CannotWriteError(message, "write UTF-8: unset git's i18n.commitEncoding, and save the file so") from None
    except OSError as error:
        message = f"cannot write {candidate.id}: {error.strerror}"
        raise CannotWriteError(message, "it was there a moment ago") from None
    write_atomically(path, data, mode=mode)
    candidate.text = mended
    return True


def _mended(candidate: Candidate, rulebook: Rulebook, how: Cleanup) -> str:
    """Return the mended message as git will read it out of its file; unmended where git would read another one."""
    mended = mend_all(candidate.text, rulebook, candidate.place)
    if how.mode != VERBATIM:
        mended = clean(mended, Cleanup(WHITESPACE, edited=False))
    has_lost = how.comment != AUTO and clean(mended, how) != mended  # a line began with a comment sign of the user's
    return candidate.text if has_lost else mended
