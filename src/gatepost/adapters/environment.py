"""The environment variables that change what a command does, read in one place."""

import os

SKIP = "GATEPOST_SKIP"
_PATHS_OF_GIT = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_COMMON_DIR", "GIT_OBJECT_DIRECTORY")


def is_ci() -> bool:
    """Tell whether a CI system runs us: all of them set CI."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def skip_words() -> list[str]:
    """Return the rules that GATEPOST_SKIP asks to leave out, as they are written; CI ignores the variable."""
    return [] if is_ci() else os.environ.get(SKIP, "").replace(",", " ").split()


def ignored_skip() -> str:
    """Return what GATEPOST_SKIP asks for where that is ignored; empty where it is not."""
    return os.environ.get(SKIP, "").strip() if is_ci() else ""


def settle_git_paths(folder: str) -> None:
    """Make git's own variables hold from every folder: git takes them from `folder`, where it is called first."""
    for name in _PATHS_OF_GIT:
        value = os.environ.get(name)
        if value:
            os.environ[name] = os.path.abspath(os.path.join(folder, value))  # noqa: PTH100,PTH118  git's spelling is kept


def is_called_by_runner() -> bool:
    """Tell whether pre-commit or prek runs us as one of its hooks; both set PRE_COMMIT."""
    return os.environ.get("PRE_COMMIT", "") == "1"


def has_push_of_runner() -> bool:
    """Tell whether pre-commit or prek says what is pushed; PRE_COMMIT alone may be left over from around them."""
    return is_called_by_runner() and bool(os.environ.get("PRE_COMMIT_REMOTE_BRANCH"))
