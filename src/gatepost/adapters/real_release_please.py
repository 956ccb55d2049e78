"""What the real Release Please from npm would release, in a repository that it is shown offline."""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Iterable, Sequence
from importlib.resources import as_file, files
from pathlib import Path

from gatepost.adapters.captured import Program, run_captured
from gatepost.adapters.clean_variables import for_engine, for_uploader
from gatepost.adapters.process import git_environment, git_output
from gatepost.adapters.release_place import Place
from gatepost.errors import NotTriedError, ToolMissingError
from gatepost.release.source import LoggedCommit
from gatepost.report.tool_words import last_lines

_SCRIPT = "release_please.mjs"
_PATIENCE = 600.0  # seconds, for npm and for the tool
_MORE = 100  # commits beyond those that the plan has looked at
_NUMBERS = re.compile(r"npm error (?:code|errno|syscall)\b")  # what npm says before it says what is wrong
_OPTIONS = ("--no-package-lock", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel", "error")
_SHOWN = 3  # lines


def ask_release_please(
    place: Place, files_of: tuple[str, str], looked_at: int, added: Sequence[LoggedCommit]
) -> dict[str, object]:
    """Return the pull requests and the error of the real tool, as `gatepost plan --format json` has its own.

    `files_of` are the names of its configuration and its manifest; `added` are commits on top. It is
    the version that the repository's workflow runs, fetched by npm. Raises `ToolMissingError`, `NotTriedError`.
    """
    node, npm = _program("node"), _program("npm")
    given = json.dumps([json.dumps(_told(place, files_of, looked_at, added))]) + "\n"
    with tempfile.TemporaryDirectory(prefix="gatepost-npm-", ignore_cleanup_errors=True) as name:
        folder = Path(name).resolve()
        _install(npm, f"release-please@{place.engine.version}", folder)
        with as_file(files("gatepost.templates").joinpath(_SCRIPT)) as script:
            return _answer([node, str(script), str(folder)], given)


def _program(name: str) -> str:
    path = shutil.which(name)
    if path is None:
        message = f"{name} was not found, and the real Release Please needs it"
        raise ToolMissingError(message, "install Node.js 20 or newer, which brings node and npm")
    return path


def _install(npm: str, wanted: str, folder: Path) -> None:
    words = [npm, "install", *_OPTIONS, "--prefix", str(folder), wanted]
    program = Program(words, folder, for_uploader(os.environ))
    ended = run_captured(program, _PATIENCE, lambda _: None)
    if ended.status != 0:
        said = [line for line in last_lines(ended.output.decode("utf-8", "replace"), 20) if not _NUMBERS.match(line)]
        why = "; ".join(said[:_SHOWN]) or "it does not say why"
        message = f"not compared: npm cannot fetch {wanted}: {why}"
        raise NotTriedError(message, "it needs the network, once; leave --with-release-please out without it")


def _answer(words: Sequence[str], given: str) -> dict[str, object]:
    try:
        done = subprocess.run(  # noqa: S603  a list of words, no shell
            list(words),
            input=given.encode(),
            capture_output=True,
            check=False,
            timeout=_PATIENCE,
            env=for_engine(git_environment()),
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        message = f"not compared: the real Release Please gives no answer: {error}"
        raise NotTriedError(message, "leave --with-release-please out") from None
    try:
        found: dict[str, object] = json.loads(done.stdout.splitlines()[1])["answers"][0]
    except (ValueError, LookupError):
        why = "; ".join(last_lines(done.stderr.decode("utf-8", "replace"), _SHOWN)) or f"status {done.returncode}"
        message = f"not compared: the real Release Please stops: {why}"
        raise NotTriedError(message, "it needs Node.js 20 or newer") from None
    return found


def _told(place: Place, files_of: tuple[str, str], looked_at: int, added: Iterable[LoggedCommit]) -> dict[str, object]:
    source, target = place.source, place.target
    commits = [*added, *source.commits(looked_at + _MORE)]
    return {
        "owner": target.owner,
        "name": target.name,
        "branch": target.branch,
        "date": target.date,
        "configuration_file": files_of[0],
        "manifest_file": files_of[1],
        "commits": [{"sha": each.sha, "message": each.message, "files": list(each.files)} for each in commits],
        "tags": [{"name": tag.name, "sha": tag.sha} for tag in source.reachable(list(source.tags()))],
        "tree": _tree(source.sha, source.folder),
        "folder": source.folder,
    }


def _tree(sha: str, folder: str) -> list[dict[str, str]]:
    """Return a commit's files and folders as GitHub lists them."""
    found = []
    for entry in git_output(["ls-tree", "-r", "-t", "-z", "--full-tree", sha], folder=folder).split(b"\0")[:-1]:
        head, _, name = entry.decode("utf-8", "replace").partition("\t")
        mode, kind, id_ = head.split(" ")
        found.append({"path": name, "mode": mode, "type": kind, "sha": id_})
    return found
