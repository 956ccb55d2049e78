"""The hooks of git that gatepost has something to do in (githooks(5))."""

COMMIT_MSG = "commit-msg"
PRE_PUSH = "pre-push"
POST_COMMIT = "post-commit"
PREPARE_COMMIT_MSG = "prepare-commit-msg"

USUAL = (COMMIT_MSG, PRE_PUSH, POST_COMMIT)
"""Those that are installed where none is named."""

NAMES = (*USUAL, PREPARE_COMMIT_MSG)
