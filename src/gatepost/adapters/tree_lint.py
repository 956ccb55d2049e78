"""The linting of a tree that is pushed: the repository's own hooks for that, over all files of a clean checkout."""

import os
import sys
from contextlib import suppress
from pathlib import Path

from gatepost.adapters.borrowed_folders import age_of, marks
from gatepost.adapters.clean_checkout import CleanCheckout, clean_checkout, common_folder
from gatepost.adapters.linted_trees import LintedTrees, key_of
from gatepost.adapters.process import git_output
from gatepost.adapters.runner import (
    PREK,
    Runner,
    as_typed,
    find_runner,
    read_runner_configuration,
)
from gatepost.adapters.signals import interruptible
from gatepost.adapters.terminal import style_for, write
from gatepost.adapters.work_tree import find_work_tree
from gatepost.errors import NotLintedError
from gatepost.hooks.names import PRE_PUSH
from gatepost.hooks.runner_config import CONFIGURATION, NOT_READ, alone_by, hook_ids, is_sound, own_ids, uses_own_tools
from gatepost.report.visible import visible
from gatepost.report.way_back import render_commands

GREEN = "green"
KNOWN = "known"
FAILED = "failed"
NOTHING = "nothing"

_SHORT = 9
_SKIP = "SKIP"
_SKIP_OF_PREK = "PREK_SKIP"  # goes before SKIP there
_HOOK_FAILED = 1  # the exit status of both runners; any other but 0 means that they could not do their work
_RUN = ("run", "--hook-stage", PRE_PUSH, "--all-files")
_LARGEST = (1 << 20) + 1


def lint_tree(commit: str, folder: str, *, advisory: tuple[str, ...]) -> str:
    """Run the hooks that the commit's own configuration has for a push, in a clean checkout of it.

    GREEN: none has failed, of those that count; a failure of the `advisory` ones is shown and no more.
    KNOWN: this very tree was GREEN before. NOTHING: there is no such hook. All is said on standard error, by the
    runner itself while it runs. Raises `NotLintedError` where the hooks cannot be run, and `KeyboardInterrupt`
    on the signals that would end this process; nothing is left behind.
    """
    configuration, is_there = _configuration(commit, folder)
    ids = hook_ids(configuration, PRE_PUSH)
    own = own_ids(configuration)
    if not is_there or (is_sound(configuration) and set(ids) <= set(own)):
        if not is_there:
            _say_what_is_not_read(commit, folder)
        return NOTHING
    runner = find_runner(folder)
    if runner is None:
        message = f"not linted: {CONFIGURATION} has hooks for a push, but neither pre-commit nor prek is installed"
        raise NotLintedError(message, "`pip install pre-commit`, or `git push --no-verify` once")
    with interruptible():
        linting = _Linting(commit, folder, runner, uses_own_tools=uses_own_tools(configuration))
        return linting.run(ids, alone_by(configuration, advisory), own)


class _Linting:
    """One run of a repository's hooks."""

    def __init__(self, commit: str, folder: str, runner: Runner, *, uses_own_tools: bool) -> None:
        self._commit = commit
        self._folder = folder
        self._runner = runner
        self._uses_own_tools = uses_own_tools
        self._style = style_for(sys.stderr)
        self._root = find_work_tree(folder).root
        self._common = common_folder(folder)
        said = os.environ.get(_SKIP, "")
        if runner.name == PREK:
            said = os.environ.get(_SKIP_OF_PREK) or said
        self._skip = [id_ for id_ in map(str.strip, said.split(",")) if id_]

    def run(self, ids: tuple[str, ...], advisory: tuple[str, ...], own: tuple[str, ...]) -> str:
        """Run the hooks `ids`, the advisory ones by themselves, and our own not again."""
        known = LintedTrees(self._common)
        key = self._key()
        if key in known:
            fine = self._style.good(self._style.sign("fine"))
            self._say(f"{fine} {self._short} is linted: its tree was green before")
            return KNOWN
        if self._skip:
            self._say(f"SKIP leaves out {visible(', '.join(self._skip))}")
        self._say(f"linting {self._short}: {self._runner.name}, stage {PRE_PUSH}, all files of a clean checkout")
        with clean_checkout(self._commit, self._folder) as checkout:
            apart = [id_ for id_ in ids if id_ in advisory or id_ in own]
            environment = self._environment(checkout, [*self._skip, *apart])
            # where the configuration is malformed, no ids are known, and the runner says what is wrong with it
            has_failed = (not ids or len(apart) < len(ids)) and self._fails([], checkout.root, environment)
            alone = [id_ for id_ in apart if id_ in advisory and id_ not in (*self._skip, *own)]
            environment = self._environment(checkout, [])
            warned = [id_ for id_ in alone if self._warns(id_, checkout.root, environment)]
        if has_failed:
            self._say_way_back()
            return FAILED
        if not warned and not self._skip:
            known.add(key)
        return GREEN

    @property
    def _short(self) -> str:
        return self._commit[:_SHORT]

    def _fails(self, words: list[str], root: Path, environment: dict[str, str]) -> bool:
        """Run the hooks and tell whether one has failed."""
        options = ["--show-diff-on-failure", "--color", "always" if self._style.colour else "never"]
        status = self._runner.run([*_RUN, *options, *words], root, environment)
        if status in (0, _HOOK_FAILED):
            return status == _HOOK_FAILED
        how = f"ended with {status}" if status > 0 else f"was killed by signal {-status}"
        message = f"not linted: {self._runner.name} {how} before it had judged {self._short}"
        raise NotLintedError(
            message,
            "its own words are above; a hook that was never run here needs the network once, or "
            "`git push --no-verify` pushes unlinted",
        )

    def _warns(self, id_: str, root: Path, environment: dict[str, str]) -> bool:
        """Run one advisory hook and tell whether it has something to say, which is then put into its place."""
        try:
            has_failed = self._fails([id_], root, environment)
        except NotLintedError as error:
            has_failed = True
            self._say(visible(error.text))
        if has_failed:
            sign = self._style.doubtful(self._style.sign("warning"))
            self._say(f"{sign} {visible(id_)} is advisory (setting advisory-hooks): the push goes on")
        return has_failed

    def _environment(self, checkout: CleanCheckout, skip: list[str]) -> dict[str, str]:
        """Return the runner's environment.

        What stands beside it is at the end of the PATH: a GUI has none. In environments that a runner
        made, the repository's packages have no business. mypy takes ten times as long where it remembers nothing.
        """
        path = os.pathsep.join([os.environ.get("PATH", os.defpath), str(Path(self._runner.program).parent)])
        environment = {
            **self._memory(),
            **os.environ,
            **checkout.variables,
            "PATH": path,
        }
        for name in (_SKIP, _SKIP_OF_PREK):
            environment.pop(name, None)
        if skip:
            environment[_SKIP] = ",".join(skip)
        if self._uses_own_tools and checkout.packages:
            before = filter(None, [os.environ.get("PYTHONPATH")])
            environment["PYTHONPATH"] = os.pathsep.join([*checkout.packages, *before])
        return environment

    def _memory(self) -> dict[str, str]:
        """Return where mypy may keep its cache; it fails in a place that cannot be written."""
        place = self._common / "gatepost" / "mypy"
        with suppress(OSError):
            place.mkdir(parents=True, exist_ok=True)
        return {"MYPY_CACHE_DIR": str(place)} if os.access(place, os.W_OK) else {}

    def _key(self) -> str:
        """Return what decides how the linting ends: the tree, the runner, and what is installed in linked folders."""
        tree = git_output(["rev-parse", "--verify", f"{self._commit}^{{tree}}"], folder=self._folder).decode("ascii")
        installed = [age_of(Path(self._runner.program)), *marks(self._root)]
        return key_of(tree, self._runner.name, self._runner.program, *installed)

    def _say_way_back(self) -> None:
        command = f"{as_typed(self._runner, self._root)} {' '.join(_RUN)}"
        where = "" if self._is_here() else " on its branch"
        if not where and git_output(["status", "--porcelain", "--untracked-files=no"], folder=self._folder):
            where = ", unless what is not committed hides it"
        sign = self._style.bad(self._style.sign("error"))
        self._say(f"\n{sign} {self._short} does not pass the repository's own hooks as it was committed")
        commands = [
            (command, f"finds it again{where}; mend it, commit, push again"),
            ("git push --no-verify", "skips all checks once"),
        ]
        write(sys.stderr, self._style.finish(render_commands(commands, self._style)))

    def _is_here(self) -> bool:
        """Tell whether the work tree has the commit checked out."""
        head = git_output(["rev-parse", "--verify", "--quiet", "HEAD"], folder=self._folder, missing=1)
        return head.decode("ascii").strip() == self._commit

    def _say(self, line: str) -> None:
        write(sys.stderr, self._style.finish(f"{line}\n"))


def _say_what_is_not_read(commit: str, folder: str) -> None:
    """Say where the commit has a configuration of a runner's that is not run before a push."""
    asked = ["ls-tree", "--full-tree", "--name-only", "-z", commit, "--", *NOT_READ]
    for name in filter(None, git_output(asked, folder=folder).decode("utf-8", "replace").split("\0")):
        write(sys.stderr, f"gatepost: not linted: of a push, {CONFIGURATION} alone is read, not {name}\n")


def _configuration(commit: str, folder: str) -> tuple[object, bool]:
    """Return what the commit's configuration holds, and whether there is one."""
    question = f"{commit}:{CONFIGURATION}\n".encode("ascii")
    words = ["cat-file", "--follow-symlinks"]
    answer = git_output([*words, "--batch-check=%(objecttype) %(objectsize)"], folder=folder, given=question).decode(
        "utf-8", "surrogateescape"
    )
    first = answer.partition("\n")[0]
    if first == f"{commit}:{CONFIGURATION} missing":
        return None, False
    kind, _, size = first.partition(" ")
    if kind != "blob":
        message = f"not linted: {CONFIGURATION} is not a file of the repository"
        raise NotLintedError(message, "a link must lead to a file that is committed, too")
    if int(size) >= _LARGEST:
        return read_runner_configuration(bytes(_LARGEST)), True
    data = git_output([*words, "--batch=%(objecttype)"], folder=folder, given=question)
    return read_runner_configuration(data.partition(b"\n")[2].removesuffix(b"\n")), True
