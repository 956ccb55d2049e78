"""What git is in the middle of, as its own directory shows."""

from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.git_config import MessageConfig
from gatepost.message.cleanup import STRIP, clean
from gatepost.prompt.operation import BISECT, CHERRY_PICK, MAILS, MERGE, REBASE, REBASE_STOP, REVERT, Operation

_LARGEST = 1 << 20
_WITH_MESSAGE = ((MERGE, "MERGE_HEAD"), (CHERRY_PICK, "CHERRY_PICK_HEAD"), (REVERT, "REVERT_HEAD"))


def find_operation(git_dir: Path, config: MessageConfig, conflicts: tuple[str, ...]) -> Operation:
    """Return what is under way in a work tree, with the message that git has ready, its comments gone."""
    if (git_dir / "rebase-apply" / "applying").exists():
        return Operation(MAILS, "", conflicts)
    if (git_dir / "rebase-merge").exists() or (git_dir / "rebase-apply").exists():
        is_stop = (git_dir / "rebase-merge" / "amend").exists()
        return Operation(REBASE_STOP if is_stop else REBASE, "", conflicts)
    for name, sign in _WITH_MESSAGE:
        if (git_dir / sign).exists():
            return Operation(name, _message(git_dir, config), conflicts)
    return Operation(BISECT if (git_dir / "BISECT_LOG").exists() else "", "", conflicts)


def _message(git_dir: Path, config: MessageConfig) -> str:
    with suppress(OSError, UnicodeError, LookupError):
        text = read_plain_file(git_dir / "MERGE_MSG", _LARGEST).decode(config.encoding)
        return clean(text, config.for_message(edited=True, mode=STRIP))
    return ""
