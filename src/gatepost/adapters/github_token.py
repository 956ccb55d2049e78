"""The token that GitHub is asked with, as the environment has it, or GitHub's own program."""

import os
import shutil
import subprocess
from urllib.parse import urlsplit

from gatepost.adapters.github_api import GithubApi
from gatepost.errors import GithubUnansweredError

_DEFAULT_URL = "https://api.github.com"
_VARIABLES = ("GITHUB_TOKEN", "GH_TOKEN")
_PATIENCE = 10.0  # seconds


def api_for(folder: str) -> GithubApi:
    """Return the API that GITHUB_API_URL names, asked with GITHUB_TOKEN, GH_TOKEN, or the token that `gh` has for it.

    `gh` is asked in a folder. Raises `GithubUnansweredError` where there is no token.
    """
    token = next((os.environ[name] for name in _VARIABLES if os.environ.get(name, "").strip()), "")
    token = token or _token_of_gh(api_server(), folder)
    if not token:
        message = "there is no token to ask GitHub with"
        raise GithubUnansweredError(message, "set GITHUB_TOKEN or GH_TOKEN, or log in with `gh auth login`")
    return GithubApi(_url(), token)


def api_server() -> str:
    """Return the server that the API is of: `gh` has a token for each, and none must get that of another."""
    try:
        host = urlsplit(_url()).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("api.")


def _url() -> str:
    return os.environ.get("GITHUB_API_URL") or _DEFAULT_URL


def _token_of_gh(host: str, folder: str) -> str:
    """Return the token that `gh` has for a server; empty where it has none, or is not there."""
    program = shutil.which("gh")
    if program is None or not host:
        return ""
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            [program, "auth", "token", "--hostname", host],
            check=False,
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_PATIENCE,
            cwd=folder,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return "" if done.returncode else done.stdout.decode("ascii", "replace").strip()
