"""What follows the files of `gatepost init`: locks, hooks with the proof that they fire, errands for people."""

import os
import shlex
import subprocess
import sys
from contextlib import suppress
from dataclasses import replace
from importlib.metadata import distribution
from pathlib import Path
from shutil import which

from gatepost import __version__
from gatepost.adapters.hook_places import HooksPlace, usable_hooks
from gatepost.adapters.hook_proof import does_fire
from gatepost.adapters.process import git_output
from gatepost.adapters.terminal import style_for, write
from gatepost.adapters.work_tree import find_work_tree
from gatepost.commands.hook_install import install_all
from gatepost.commands.init_request import Request
from gatepost.errors import HookNotOursError, NoRepositoryError
from gatepost.hooks.names import USUAL
from gatepost.report.hook_status import render_done, render_refused, render_remark
from gatepost.report.scaffold import render_errands, render_plan
from gatepost.report.style import Style
from gatepost.scaffold.files.releasing import PATH as RELEASING
from gatepost.scaffold.plan import Plan

_BRANCH = "main"
_IN_VENV = ".venv/bin/"
_SCRIPTS = "Scripts" if sys.platform == "win32" else "bin"


def make_repository(root: Path) -> None:
    """Start a repository where there is none, or only one around it of which the folder is no part."""
    top = None
    with suppress(NoRepositoryError):
        top = os.path.realpath(find_work_tree(str(root)).root)
    if top != os.path.realpath(root):
        git_output(["init", "--quiet", f"--initial-branch={_BRANCH}"], folder=str(root))


def finish(request: Request, root: Path, plan: Plan) -> int:
    """Lock, install tools and hooks, prove these, and say what is left; return 1 where not all could be done."""
    style = style_for(sys.stdout)
    write(sys.stdout, render_plan(replace(plan, locks=(), environment=()), style, is_done=True))
    is_done = not request.with_locks or _prepare(plan, root)
    if plan.formatting and not request.only:
        _look_at_code(root, plan)
    if request.with_hooks and not request.only:
        is_done = _hooks(root) and is_done
    if plan.errands and not request.only:
        write(sys.stdout, _left(plan, style))
    if not is_done:
        write(sys.stderr, "\nnot all could be done: mend what is marked above, then run it again\n")
    return 0 if is_done else 1


def _left(plan: Plan, style: Style) -> str:
    """Return what is left to do by hand: all of it where something was set up, else where it stands."""
    if not any(change.path == RELEASING and change.is_done for change in plan.changes):
        return f"{style.faint('what is left to do by hand: RELEASING.md')}\n"
    title = f"{style.strong('Left to do by hand, once')} (RELEASING.md has it too):"
    return f"\n{title}\n{render_errands(plan.errands, style)}"


def _prepare(plan: Plan, root: Path) -> bool:
    """Run what makes the locks, then what installs by them; what follows a failure would fail too."""
    commands = [*(("locks", each) for each in plan.locks), *(("tools", each) for each in plan.environment)]
    return all(_run(name, command, root) for name, command in commands)


def _look_at_code(root: Path, plan: Plan) -> None:
    """Say so where the code that is there would be refused: by the first push, and by CI."""
    ruff = _program(f"{_IN_VENV}ruff", root)
    if ruff is None:
        return
    quietly = [[ruff, "format", "--check", "--quiet", "."], [ruff, "check", "--quiet", "--exit-zero", "."]]
    done = [subprocess.run(each, check=False, cwd=root, capture_output=True) for each in quietly]  # noqa: S603  no shell
    if done[0].returncode == 1 or done[1].stdout:
        words = "there is code that ruff does not pass: CI would be red, and a push is refused"
        more = [*plan.formatting, "then commit what they change, as `style: let ruff format the code`"]
        write(sys.stdout, render_remark("code", words, style_for(sys.stdout), more=more))


def _run(name: str, command: tuple[str, ...], root: Path) -> bool:
    """Run a command of a manager, and tell whether it could; what it says is seen."""
    words = shlex.join(command)
    program = _program(command[0], root)
    if program is None:
        _refuse(name, f"{command[0]} is not installed here", f"run `{words}` where it is, and commit what it writes")
        return False
    sys.stdout.flush()
    done = subprocess.run([program, *command[1:]], check=False, cwd=root)  # noqa: S603  a list of words, no shell
    if done.returncode:
        _refuse(name, f"`{words}` ended with {done.returncode}", _way_on())
        return False
    write(sys.stdout, render_done(name, f"ran `{words}`", style_for(sys.stdout)))
    return True


def _way_on() -> str:
    """Return what helps when locking failed; the lock has this gatepost, which may be on no index."""
    if distribution("gatepost").read_text("direct_url.json") is None:
        return "run it again when its reason is mended"
    return (
        f"gatepost {__version__} came from a file, and no index may have it: UV_FIND_LINKS=DIR names one with its wheel"
    )


def _program(name: str, root: Path) -> str | None:
    """Return where a tool is: in `.venv`, in PATH, else beside the Python that runs this, activated or not."""
    if name == "python":
        return sys.executable
    if name.startswith(_IN_VENV):
        return which(name.removeprefix(_IN_VENV), path=str(root / ".venv" / _SCRIPTS))
    return which(name) or which(name, path=str(Path(sys.executable).parent))


def _hooks(root: Path) -> bool:
    """Install the hooks and prove that git runs them."""
    try:
        place = usable_hooks(str(root))
    except HookNotOursError as error:
        _refuse("hooks", error.text, error.hint)
        return False
    is_installed = _install(place, root)
    if not does_fire(place.folder):
        words = "with these hooks, git takes a message that says nothing, or refuses a good one"
        _refuse("proof", words, "`gatepost hook status` says which others there are")
        return False
    words = "git refuses a message that says nothing, and takes a good one"
    write(sys.stdout, render_done("proof", words, style_for(sys.stdout)))
    return is_installed


def _install(place: HooksPlace, root: Path) -> bool:
    """Install the hooks, by the gatepost of the repository's own environment if it has one: ours may be gone soon."""
    own = _program(f"{_IN_VENV}gatepost", root)
    if own is None or Path(own).parent == Path(sys.executable).parent:
        return install_all(place, USUAL, with_runner=True) == 0
    sys.stdout.flush()
    return subprocess.run([own, "hook", "install"], check=False, cwd=root).returncode == 0  # noqa: S603  no shell


def _refuse(name: str, words: str, hint: str) -> None:
    write(sys.stderr, render_refused(name, words, style_for(sys.stderr), more=[hint]))
