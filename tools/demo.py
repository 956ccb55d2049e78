"""Show gatepost at work on a throwaway repository: what is refused and why, what goes through, and what is released."""

import json
import os
import shlex
import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path
from typing import Protocol

ROOT = Path(__file__).parent.parent
GATEPOST = str(Path(sys.executable).with_name("gatepost"))
COLOUR = sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
RELEASED = {
    "release-please-config.json": '{"release-type": "python", "packages": {".": {}}}\n',
    ".release-please-manifest.json": '{".": "1.2.3"}\n',
    "pyproject.toml": (
        '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n\n'
        '[project]\nname = "sample"\nversion = "1.2.3"\nreadme = "README.md"\nrequires-python = ">=3.10"\n'
        'license = "MIT"\nlicense-files = ["LICENSE"]\n'
    ),
    "README.md": "# Sample\n",
    "LICENSE": "MIT\n",
    "sample/__init__.py": '__version__ = "1.2.3"\n',
}
DROPPED = "fix(auth): keep the session after a login\n\nrestore(load(session)) came too late, so the cookie was lost.\n"


class Show(Protocol):
    """Shows a command that ends with a status, and what it prints."""

    def __call__(self, *command: str, status: int = 0) -> None:
        """Run it; raise `DemoError` where it ends otherwise."""


class DemoError(Exception):
    """A step did not end as it should."""


def main() -> int:
    """Play the scenes; anything unexpected ends the demonstration with 1."""
    with tempfile.TemporaryDirectory(prefix="gatepost-demo-") as scratch:
        repository = Path(scratch) / "sample"
        environment = sample_environment(Path(scratch))
        try:
            play(repository, environment)
        except DemoError as error:
            print(f"the demonstration failed: {error}")
            return 1
    return 0


def play(repository: Path, environment: dict[str, str]) -> None:
    """Play all scenes in `repository`, which is made here."""
    subprocess.run(["git", "init", "--quiet", "--initial-branch=main", str(repository)], check=True, env=environment)

    def show(*command: str, status: int = 0) -> None:
        run(list(command), repository, environment, status)

    for name, text in RELEASED.items():
        (repository / name).parent.mkdir(exist_ok=True)
        (repository / name).write_text(text, "utf-8")
    for command in (["add", "."], ["commit", "--quiet", "-m", "chore: release 1.2.3"], ["tag", "v1.2.3"]):
        run(["git", *command], repository, environment, 0, quiet=True)

    say("1. One command sets a repository up: the gates in CI, the release, the hooks, with the proof that they fire.")
    (repository / ".venv").symlink_to(Path(GATEPOST).parents[1])  # in place of one with its own locked tools
    show("gatepost", "init", "--yes", "--manager", "pip", "--no-lock", "--repository", "demo/sample")
    for command in (["add", "."], ["commit", "--quiet", "-m", "ci: set up the gates and the release"]):
        run(["git", *command], repository, environment, 0, quiet=True)
    (repository / "session.py").write_text("TIMEOUT = 60\n", "utf-8")
    run(["git", "add", "session.py"], repository, environment, 0, quiet=True)

    say("2. A message that says too little is refused, with the reason and a way on.")
    show("git", "commit", "-m", "Fixed login", status=1)

    say("3. Every other gate accepts this one. Release Please loses it, with a green run.")
    (repository / "message.txt").write_text(DROPPED, "utf-8")
    show("cat", "message.txt")
    show("git", "commit", "-F", "message.txt", status=1)

    say("4. Nothing was lost. The mended message goes through, and what it does to the next release is said.")
    show("git", "commit", "-F", ".git/gatepost/mended")
    show("git", "log", "-1", "--format=%h %s")

    play_guided(repository, environment)
    play_push(repository, environment, show)
    play_release(repository, environment, show)

    say("11. What is published is built and proven first. This tag is ahead of what it stands for.")
    show("gatepost", "dist", "--no-isolation", "--tag", "v1.3.0", status=1)

    play_doctor(repository, environment, show)

    say("13. The whole release, on this machine alone: merged, tagged, built, uploaded in two tries, installed.")
    show("gatepost", "rehearse", "--no-isolation", "--publish-failure", "--out", "../rehearsal")

    say("14. A pull request's title is judged by the same rules.")
    show("gatepost", "lint", "--title", "Feat: sign in with a passkey", status=1)

    say("15. In CI the whole message is judged that GitHub will write when squashing: here the description spoils it.")
    (repository / "event.json").write_text(json.dumps(pull_request(repository, environment)), "utf-8")
    environment.update(GITHUB_EVENT_NAME="pull_request", GITHUB_EVENT_PATH="event.json")
    show("gatepost", "lint", "--event", status=1)

    say("16. Why? Every finding has a page.")
    show("gatepost", "explain", "type-not-lowercase")

    say("17. What holds here, and where it comes from.")
    show("gatepost", "config", "merge", "squash-message", "types")

    say("18. The history of a real repository: gatepost's own.")
    if subprocess.run(["git", "rev-parse", "HEAD"], check=False, capture_output=True, cwd=ROOT).returncode:
        print("(this copy of gatepost is no git repository, so there is no history to judge)")
        return
    run(["gatepost", "lint", "--range", "HEAD"], ROOT, environment, 0)
    say("In a repository of yours:")
    print(f"$ python -m pip install {ROOT}\n$ gatepost init", flush=True)


def play_guided(repository: Path, environment: dict[str, str]) -> None:
    """Play the guided commit: every question has its answer at the cursor already."""
    say("5. Or be guided: `git cc` asks, judges what is typed, and shows what the message does before it is made.")
    if sys.platform == "win32":
        print("(this scene needs a Unix terminal)\n")
        return
    from demo_commit import guide  # noqa: PLC0415  for Unix alone

    (repository / "passkeys.py").write_text("KEYS = ()\n", "utf-8")
    run(["git", "switch", "--quiet", "-c", "feat/12-passkeys"], repository, environment, 0, quiet=True)
    print(paint("$ git cc", 1), flush=True)
    status = guide(str(Path(GATEPOST).with_name("git-cc")), repository, environment, is_drawn=COLOUR)
    if status:
        message = f"`git cc` ended with {status}, not 0"
        raise DemoError(message)
    print()
    for command in (["switch", "--quiet", "main"], ["merge", "--quiet", "--ff-only", "feat/12-passkeys"]):
        run(["git", *command], repository, environment, 0, quiet=True)


def play_push(repository: Path, environment: dict[str, str], show: Show) -> None:
    """Play the scenes of a push: one that is refused for a message, and one for what is in the commit."""
    quietly = partial(run, folder=repository, environment=environment, status=0, quiet=True)
    quietly(["git", "init", "--quiet", "--bare", "../remote.git"])
    quietly(["git", "remote", "add", "origin", "../remote.git"])
    (repository / "login.py").write_text("import os\nTIMEOUT = 60\n", "utf-8")
    quietly(["git", "add", "login.py"])
    quietly(["git", "commit", "--quiet", "--no-verify", "-m", "Added login"])

    say("6. A message that went round the gate does not get out: every commit that the remote lacks is judged.")
    show("git", "push", "origin", "main", status=1)
    (mended,) = (repository / ".git" / "gatepost").glob("mended-*")
    show("git", "commit", "--quiet", "--amend", "--only", "-F", str(mended.relative_to(repository)))

    say("7. Then what is pushed is linted, in a clean checkout: a file mended but not committed hides nothing.")
    (repository / "login.py").write_text("TIMEOUT = 60\n", "utf-8")
    show("git", "push", "origin", "main", status=1)
    show("git", "commit", "--quiet", "-a", "-m", "fix(login): drop what is not used")
    show("git", "push", "--quiet", "origin", "main")


def play_release(repository: Path, environment: dict[str, str], show: Show) -> None:
    """Play the scenes of a release: its plan, a commit that it loses, and how that is rescued."""
    say("8. What will Release Please do? The version, the notes, the files: now, not after the merge.")
    show("gatepost", "plan")
    show("gatepost", "plan", "--with", "feat(auth)!: sign in with a passkey only", "--changelog")

    say("9. Somebody merges, round every gate, what Release Please will lose. The plan shows it.")
    merged = DROPPED.replace("\n", " (#12)\n", 1)
    commit = ["git", "commit", "--quiet", "--no-verify", "--allow-empty", "-m", merged]
    run(commit, repository, environment, 0, quiet=True)
    show("gatepost", "plan")

    say("10. How is it read, and how is it rescued, now that it is merged?")
    show("gatepost", "explain", "HEAD")


def play_doctor(repository: Path, environment: dict[str, str], show: Show) -> None:
    """Play the scene of the doctor: a file is misnamed, by a habit of others, and no release comes any more."""
    say("12. Why is there no release? Somebody has renamed a file; GitHub's log only says that one is missing.")
    right, wrong = "release-please-config.json", ".release-please-config.json"
    (repository / right).rename(repository / wrong)
    run(["git", "add", "--all", wrong, right], repository, environment, 0, quiet=True)
    show("gatepost", "doctor", "Missing required manifest config", status=1)
    show("git", "mv", wrong, right)
    show("gatepost", "doctor", "--only", "rp-config-name")


def pull_request(repository: Path, environment: dict[str, str]) -> dict[str, object]:
    """Return the event that GitHub would send for a pull request with the last commit of `repository`."""
    base, head = (
        subprocess.run(
            ["git", "rev-parse", end], check=True, capture_output=True, text=True, cwd=repository, env=environment
        ).stdout.strip()
        for end in ("HEAD~1", "HEAD")
    )
    lands = {
        "full_name": "demo/sample",
        "default_branch": "main",
        "allow_squash_merge": True,
        "squash_merge_commit_title": "PR_TITLE",
        "squash_merge_commit_message": "PR_BODY",
    }
    return {
        "action": "opened",
        "repository": lands,
        "pull_request": {
            "number": 12,
            "title": "fix(auth): keep the session after a login",
            "body": "restore(load(session)) came too late, so the cookie was lost.",
            "commits": 1,
            "user": {"login": "octocat"},
            "head": {"ref": "session", "sha": head, "repo": lands},
            "base": {"ref": "main", "sha": base, "repo": lands},
        },
    }


def sample_environment(scratch: Path) -> dict[str, str]:
    """Return an environment in which git knows a name, and nothing of the user's own configuration."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("GIT", "GATEPOST_"))}
    own["PATH"] = f"{Path(GATEPOST).parent}{os.pathsep}{own['PATH']}"
    config = scratch / "gitconfig"
    config.write_text("[user]\n\tname = Demo\n\temail = demo@example.com\n[advice]\n\tdetachedHead = false\n", "utf-8")
    return {**own, "GIT_CONFIG_GLOBAL": str(config), "GIT_CONFIG_NOSYSTEM": "1"}


def run(command: list[str], folder: Path, environment: dict[str, str], status: int, *, quiet: bool = False) -> None:
    """Show a command and what it prints; raise `DemoError` where its status is not the expected one."""
    if not quiet:
        print(paint(f"$ {shlex.join(command)}", 1), flush=True)
    out = subprocess.DEVNULL if quiet else None
    done = subprocess.run(
        command, check=False, cwd=folder, env=environment, stdout=out, stderr=subprocess.STDOUT
    ).returncode
    if not quiet:
        print(flush=True)
    if done != status:
        message = f"`{shlex.join(command)}` ended with {done}, not {status}"
        raise DemoError(message)


def say(text: str) -> None:
    """Print a headline."""
    print(paint(text, 1, 36), end="\n\n", flush=True)


def paint(text: str, *codes: int) -> str:
    """Return `text` in colour where the screen has it."""
    return f"\x1b[{';'.join(map(str, codes))}m{text}\x1b[0m" if COLOUR else text


if __name__ == "__main__":
    sys.exit(main())
