"""Where a plan is made: the revision, the repository's name, the branch, the engine."""

import datetime as dt
import os
import re
from collections.abc import Mapping
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.git_history import UNSHALLOW, shallow_boundary
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_output
from gatepost.adapters.release_source import GitSource
from gatepost.errors import GitFailedError, HistoryCutShortError, RevisionUnknownError, UsageError
from gatepost.policy.engines import Engine, engine_of, is_version
from gatepost.release.source import Target

NOBODY = "OWNER"
"""What stands in links where no remote says whose the repository is."""

_DIRTY = "planned as committed: what is changed in the work tree is not in the plan"
_WORKFLOWS = ".github/workflows"
_URL = re.compile(r"(?:[a-z+]+://(?:[^@/]*@)?[^/]+/|[^@/]+@[^:/]+:/?)(?P<path>.+?)(?:\.git)?/?\Z")
_NAME = re.compile(r"[^/\s]+/[^/\s]+\Z")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}\Z")


@dataclass(frozen=True)
class Wanted:
    """What a plan is asked for; what is empty is found out."""

    folder: str = "."
    revision: str = ""
    branch: str = ""
    date: str = ""
    repository: str = ""
    engine: str = ""
    is_partial: bool = False


@dataclass(frozen=True)
class Place:
    """The revision to be planned, and what is to be said of it; `cut` is where a shallow clone ends."""

    source: GitSource
    target: Target
    engine: Engine
    known: tuple[str, ...]
    cut: frozenset[str]
    is_dirty: Meanwhile[bool]

    @property
    def remarks(self) -> tuple[str, ...]:
        """What is to be said of the place; waits for git to look through the work tree."""
        return (*self.known, *([_DIRTY] if self.is_dirty.answer() else []))


def find_place(wanted: Wanted) -> Place:
    """Return the place of a plan; close its source.

    Raises `RevisionUnknownError`, `UsageError` for what cannot be meant, and what git raises.
    """
    folder = wanted.folder
    named, day = _checked_name(wanted.repository), _day(wanted.date)
    _check_engine(wanted.engine)
    sha = _commit(wanted.revision or "HEAD", folder)
    asked = Meanwhile(lambda: named or _repository(folder))  # git answers faster than it starts: ask all at once
    asked_branch = Meanwhile(lambda: wanted.branch or _branch(folder))
    is_dirty = Meanwhile(lambda: not wanted.revision and _is_dirty(folder))
    cut = shallow_boundary(folder)
    source = GitSource(sha, folder, frozenset() if wanted.is_partial else cut)
    with ExitStack() as stack:
        stack.enter_context(closing(source))
        source.look_ahead()
        engine = _engine(wanted, source)
        repository, branch = asked.answer(), asked_branch.answer()
        owner, _, name = (repository or f"{NOBODY}/{_folder_name(folder)}").partition("/")
        stack.pop_all()
    target = Target(owner, name, branch or "main", day, engine.version)
    remarks = []
    if not branch:
        remarks.append("nothing says what the release branch is called: titles have main (--branch)")
    if not repository:
        remarks.append(f"no remote says whose repository this is: links have {owner}/{name} (--repository)")
    if wanted.is_partial and cut:
        remarks.append("the history is cut short; commits and tags that this clone lacks are not in the plan")
    if engine.origin and not engine.is_reproduced:
        runs = "bundles what is not known here" if engine.is_guess else f"runs release-please {engine.version}"
        remarks.append(f"{engine.origin} {runs}, which may differ from what is planned")
    return Place(source, target, engine, tuple(remarks), cut, is_dirty)


def _commit(revision: str, folder: str) -> str:
    verify = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"]
    found = git_output(verify, folder=folder, missing=1).decode("ascii", "replace").strip()
    if not found:
        message = f"git knows no commit by `{revision}`"
        if revision != "HEAD" and shallow_boundary(folder):
            message += ": this shallow clone may lack it"
            raise HistoryCutShortError(message, UNSHALLOW)
        hint = "a repository needs a first commit" if revision == "HEAD" else "`git log --oneline` lists what there is"
        raise RevisionUnknownError(message, hint)
    return found


def _engine(wanted: Wanted, source: GitSource) -> Engine:
    if wanted.engine:
        return Engine(wanted.engine.removeprefix("v"), "--engine")
    names = [name for name in source.listed(_WORKFLOWS) if name.endswith((".yml", ".yaml"))]
    return engine_of(text for name in names if (text := source.read(name)) is not None)


def _check_engine(engine: str) -> None:
    if engine and not is_version(engine.removeprefix("v")):
        message = f"`{engine}` is no version of release-please"
        raise UsageError(message, "name one as in --engine 17.6.0")


def _checked_name(repository: str) -> str:
    if repository and not _NAME.match(repository):
        message = f"`{repository}` is no OWNER/NAME"
        raise UsageError(message, "name the repository as in --repository octo/example")
    return repository


def _repository(folder: str) -> str:
    """Return owner and name of the repository, as its first remote's address or CI says; empty where nobody does."""
    listed = git_output(["config", "--get-regexp", r"^remote\..*\.url$"], folder=folder, missing=1)
    urls = dict(line.split(" ", 1) for line in listed.decode("utf-8", "replace").splitlines() if " " in line)
    return repository_of(urls) or os.environ.get("GITHUB_REPOSITORY", "")


def repository_of(urls: Mapping[str, str]) -> str:
    """Return owner and name of a repository by the addresses of its remotes (git's setting = address), or nothing."""
    url = urls.get("remote.origin.url") or next(iter(urls.values()), "")
    found = _URL.match(url)
    path = "/".join(found.group("path").split("/")[-2:]) if found else ""
    return path if _NAME.match(path) else ""


def _folder_name(folder: str) -> str:
    """Return the name of the folder that the repository is in."""
    asked = git_output(["rev-parse", "--path-format=absolute", "--git-common-dir"], folder=folder)
    path = Path(asked.decode("utf-8", "surrogateescape").rstrip("\n"))
    return (path.parent if path.name == ".git" else path).name.removesuffix(".git") or "REPOSITORY"


def _branch(folder: str) -> str:
    """Return the release branch: the remote's default branch, else what CI says, else the current one, or nothing."""
    default = _symbolic("refs/remotes/origin/HEAD", folder).removeprefix("refs/remotes/origin/")
    in_ci = os.environ.get("GITHUB_BASE_REF") or os.environ.get("GITHUB_REF_NAME", "")
    return default or in_ci or _symbolic("HEAD", folder).removeprefix("refs/heads/")


def _symbolic(name: str, folder: str) -> str:
    return git_output(["symbolic-ref", "--quiet", name], folder=folder, missing=1).decode("utf-8", "replace").strip()


def _day(date: str) -> str:
    if not date:
        return dt.datetime.now(dt.timezone.utc).date().isoformat()
    with suppress(ValueError):
        if _DAY.match(date):
            return dt.date.fromisoformat(date).isoformat()
    message = f"`{date}` is no day"
    raise UsageError(message, "name one as in --date 2026-03-04")


def _is_dirty(folder: str) -> bool:
    if git_output(["rev-parse", "--is-inside-work-tree"], folder=folder, missing=128).strip() != b"true":
        return False
    asked = ["-c", "core.fsmonitor=false", "status", "--porcelain", "--untracked-files=no", "-z"]
    with suppress(GitFailedError):  # it is for a remark alone
        return bool(git_output(asked, folder=folder))
    return False
