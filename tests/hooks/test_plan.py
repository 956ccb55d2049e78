"""What installing and removing a hook would do."""

from __future__ import annotations

import pytest

from gatepost.hooks.plan import (
    BLOCKED,
    CURRENT,
    EDITED,
    KEEP,
    NONE,
    REMOVE,
    RESTORE,
    WRITE,
    HookState,
    plan_install,
    plan_uninstall,
)
from gatepost.hooks.script import COMMIT_MSG, hook_text

WANTED = hook_text(COMMIT_MSG, "/python", "/package")
OLDER = hook_text(COMMIT_MSG, "/older", "/package")
CHANGED = WANTED + "echo mine\n"
FOREIGN = "#!/bin/sh\nexit 0\n"


@pytest.mark.parametrize(
    ("text", "has_kept", "install", "uninstall"),
    [
        (None, False, WRITE, NONE),
        (None, True, WRITE, NONE),
        ("", False, KEEP, NONE),
        (FOREIGN, False, KEEP, NONE),
        (FOREIGN, True, BLOCKED, NONE),
        (WANTED, False, CURRENT, REMOVE),
        (WANTED, True, CURRENT, RESTORE),
        (OLDER, False, WRITE, REMOVE),
        (OLDER, True, WRITE, RESTORE),
        (CHANGED, False, EDITED, EDITED),
        (CHANGED, True, EDITED, EDITED),
    ],
)
def test_nothing_that_somebody_else_wrote_is_lost(
    text: str | None,
    has_kept: bool,  # noqa: FBT001
    install: str,
    uninstall: str,
) -> None:
    state = HookState(text, has_kept=has_kept)
    assert (plan_install(state, WANTED), plan_uninstall(state)) == (install, uninstall)


def test_a_hook_that_somebody_edited_to_what_is_wanted_is_current() -> None:
    assert plan_install(HookState(CHANGED, has_kept=False), CHANGED) == CURRENT
