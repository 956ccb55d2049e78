"""What git says of a repository that is to be set up, asked all at once: git answers faster than it starts."""

from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.git_history import batches_of, has_commit
from gatepost.adapters.hook_places import hooks_folder
from gatepost.adapters.judging import Desk
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.hooks.owners import NOBODY, owner_of
from gatepost.report.formats import reporter_for
from gatepost.report.style import Style
from gatepost.scaffold.remotes import find_remote, remote_name
from gatepost.scaffold.survey import History

_JUDGED = 200
_USUAL = ("main", "master", "trunk")
_FALLBACK = "main"
_LOCAL = "refs/heads/"
_REMOTE = "refs/remotes/"
_HOOKS = ("pre-commit", "pre-push", "commit-msg")
_HEAD_OF_HOOK = 4096
_TAGS = (
    *("for-each-ref", "--merged=HEAD", "--sort=-version:refname", "--sort=-creatordate"),
    *("--format=%(refname:strip=2)%00%(objectname)%00%(*objectname)", "refs/tags"),
)
_STATUS = (
    *("-c", "core.fsmonitor=false", "status", "--porcelain", "-z", "--no-renames"),
    *("--untracked-files=no", "--ignore-submodules=all"),
)
_LISTING = (
    *("ls-files", "-z", "-t", "--cached", "--others", "--exclude-standard"),
    *("--exclude=.venv/", "--exclude=node_modules/", "--exclude=__pycache__/"),
)
_OTHER = "?"
_DELETED = "D"


class Asked:
    """The questions about a repository, all asked when it is made; `root` is the top of its work tree."""

    def __init__(self, root: Path) -> None:
        folder = str(root)
        self._folder = folder
        self._listing = Meanwhile(lambda: _words(_LISTING, folder))
        self._status = Meanwhile(lambda: _words(_STATUS, folder))
        self._head = Meanwhile(lambda: _line(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"], folder))
        self._current = Meanwhile(lambda: _line(["symbolic-ref", "--quiet", "HEAD"], folder))
        self._settings = Meanwhile(lambda: _settings(folder))
        self._refs = Meanwhile(lambda: _refs(folder))
        self._refused = Meanwhile(lambda: self._count_refused(root))
        self._tags = Meanwhile(self._find_tags)

    def paths(self) -> frozenset[str]:
        """Return the files that git tracks or would, and that are there."""
        gone = {entry[3:] for entry in self._status.answer() if entry[1:2] == _DELETED}
        return frozenset(entry[2:] for entry in self._listing.answer()) - gone

    def history(self) -> History:
        """Return what git says of the history."""
        settings = self._settings.answer()
        tagged = self._tags.answer()
        changed = {entry[3:] for entry in self._status.answer()}
        changed |= {entry[2:] for entry in self._listing.answer() if entry[:1] == _OTHER}
        return History(
            head=self._head.answer(),
            branch=self._branch(settings),
            remote=find_remote(settings),
            tags=tuple(tagged),
            tagged=tagged,
            changed=frozenset(changed),
            refused=self._refused.answer(),
        )

    def _branch(self, settings: list[tuple[str, str]]) -> str:
        """Return the branch that releases are made from.

        What the remote says, else a usual name, the current one first, else the one that git is told to begin
        with, where there is such a branch; else the current one.
        """
        refs = self._refs.answer()
        own = f"{_REMOTE}{remote_name(settings)}/"
        default = refs.get(f"{own}HEAD", "").removeprefix(own)
        current = self._current.answer().removeprefix(_LOCAL)
        usual = [name for name in (current, *_USUAL) if name in _USUAL]
        found = next((name for name in usual if name == current or {_LOCAL + name, own + name} & set(refs)), "")
        return default or found or self._begun(settings) or current or _FALLBACK

    def _begun(self, settings: list[tuple[str, str]]) -> str:
        """Return the branch that git is told to begin with, where there is such a branch."""
        name = next((value for key, value in reversed(settings) if key == "init.defaultbranch"), "")
        asked = ["rev-parse", "--verify", "--quiet", "--end-of-options", f"{_LOCAL}{name}"]
        return name if name and _line(asked, self._folder) else ""

    def _find_tags(self) -> dict[str, str]:
        """Return the tags that HEAD can reach, newest first, with their commits."""
        if not self._head.answer():
            return {}
        found = {}
        for line in _text(_TAGS, self._folder).split("\n")[:-1]:
            name, id_, peeled = line.split("\0")
            found[name] = peeled or id_
        return found

    def _count_refused(self, root: Path) -> int:
        """Return how many of the last commits, merges aside, the gate would refuse."""
        if not self._head.answer():
            return 0
        loaded = load_settings(FolderFiles(root))
        since = loaded.settings.text("since")
        left_out = [f"^{since}"] if since and has_commit(since, self._folder) else []
        asked = ["rev-list", "--no-merges", f"--max-count={_JUDGED}", "HEAD", *left_out, "--"]
        desk = Desk(loaded.rulebook, reporter_for("text", Style()))
        ids = _text(asked, self._folder).split()
        return sum(len(desk.judge_batch((batch, False))[2].refused) for batch in batches_of(ids, self._folder))


def hook_owners(root: Path) -> frozenset[str]:
    """Return whose hooks are installed."""
    folder = hooks_folder(str(root))
    return frozenset(owner_of(_head(folder / name)) for name in _HOOKS) - {NOBODY}


def _head(hook: Path) -> str | None:
    try:
        return read_plain_file(hook, _HEAD_OF_HOOK).decode("utf-8", "replace")
    except OSError:
        return None


def _settings(folder: str) -> list[tuple[str, str]]:
    """Return git's configuration: keys and values, in the order in which they are read."""
    entries = (entry.partition("\n") for entry in _words(["config", "--list", "-z"], folder))
    return [(key, value) for key, _, value in entries]


def _refs(folder: str) -> dict[str, str]:
    """Return the heads of remotes and the branches with usual names, each with what it stands for."""
    names = (*(f"{_LOCAL}{name}" for name in _USUAL), f"{_REMOTE}*/HEAD", *(f"{_REMOTE}*/{name}" for name in _USUAL))
    shown = _text(["for-each-ref", "--format=%(refname)%00%(symref)", *names], folder)
    return dict(line.split("\0", 1) for line in shown.split("\n")[:-1])


def _line(arguments: list[str], folder: str) -> str:
    return git_output(arguments, folder=folder, missing=1).decode("utf-8", "surrogateescape").strip()


def _words(arguments: tuple[str, ...] | list[str], folder: str) -> list[str]:
    return _text(arguments, folder).split("\0")[:-1]


def _text(arguments: tuple[str, ...] | list[str], folder: str) -> str:
    return git_output(arguments, folder=folder).decode("utf-8", "surrogateescape")
