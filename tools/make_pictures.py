"""Make the pictures of the guided commit in docs/pictures from the real program, as tmux shows it; `make pictures`."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from io import StringIO
from pathlib import Path

from rich.console import Console
from rich.text import Text

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "docs" / "pictures"
COLUMNS, LINES = 92, 24
_PATIENCE = 20.0
_FILES = {
    "release-please-config.json": '{"release-type": "python", "packages": {".": {}}}\n',
    ".release-please-manifest.json": '{".": "1.2.3"}\n',
    "pyproject.toml": '[project]\nname = "passport"\nversion = "1.2.3"\n\n[tool.gatepost.scope-paths]\n"src/passport/api/**" = "api"\n',  # noqa: E501
}
_HISTORY = ("feat(cli): show who is signed in", "fix(api): end in time", "docs: say how tokens are renewed")
_SCENES = (
    ("files", "src/passport/cli.py", ()),
    ("type", "a new feature", ("C-a", "Enter")),
    ("scope", "no scope", ("Enter",)),
    ("description", "full stop", ("Enter", "sign in with a passkey.")),
    ("review", "the gate lets it pass", ("BSpace", "Enter")),
    ("body", "Ctrl-D done", ("b", "Passwords were sent twice.", "Enter", "restore(load(session)) came too late")),
    ("refused", "message-dropped", ("C-d",)),
    ("breaking", "what breaks", ("f", "!", "tokens of 1.x are refused: sign in again")),
    ("issues", "issues, as in", ("Enter", "i")),
    ("people", "Grace Hopper", ("Enter", "c")),
    ("whole", "Co-authored-by", ("C-t", "Enter", "s")),
    ("resume", "go on where you stopped", ("q", "git cc", "Enter")),
)
"""Each picture's name, what stands on it, and the keys that lead to it from the one before."""

_TEMPLATE = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" xml:space="preserve">
<title>{alternative}</title>
<style>
text {{ font-family: ui-monospace, "DejaVu Sans Mono", Menlo, Consolas, monospace; font-size: {char_height}px; white-space: pre; }}
{styles}
</style>
<defs>{lines}</defs>
<rect fill="#1b1f23" width="{wide}" height="{high}" rx="8"/>
<g transform="translate({margin}, {margin})">
{backgrounds}
<g>{matrix}</g>
</g>
</svg>
"""  # noqa: E501  as it is written
_MARGIN = 9
_LINE, _CELL = 24.4, 12.2  # pixels, as rich draws them


def main() -> int:
    """Make all pictures."""
    if shutil.which("tmux") is None:
        print("tmux is needed: it is the terminal", file=sys.stderr)
        return 1
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="gatepost-pictures-") as scratch:
        repository, environment = _sample(Path(scratch))
        tmux = ["tmux", "-u", "-f", os.devnull, "-S", str(Path(scratch) / "socket")]
        shell = ["sh", "-c", "PS1='$ ' exec sh -i"]
        start = [*tmux, "new-session", "-d", "-s", "s", "-x", str(COLUMNS), "-y", str(LINES), *shell]
        subprocess.run(start, check=True, cwd=repository, env=environment)
        try:
            _press(tmux, ["git cc", "Enter"])
            for name, sign, keys in _SCENES:
                _press(tmux, keys)
                shown = _wait_for(tmux, sign)
                (FOLDER / f"commit-{name}.svg").write_text(_picture(name, shown), "utf-8")
                print(f"docs/pictures/commit-{name}.svg")
        finally:
            subprocess.run([*tmux, "kill-server"], check=False)
    return 0


def _sample(scratch: Path) -> tuple[Path, dict[str, str]]:
    """Make the repository that the pictures show, and the environment around it."""
    repository = scratch / "passport"
    environment = {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "HOME": str(scratch),
        "LANG": "C.UTF-8",
        "TERM": "xterm-256color",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }

    def git(*arguments: str) -> None:
        subprocess.run(["git", *arguments], check=True, cwd=repository, env=environment)

    for name in ("src/passport/api", "docs"):
        (repository / name).mkdir(parents=True)
    for name, text in _FILES.items():
        (repository / name).write_text(text, "utf-8")
    git("init", "--quiet", "--initial-branch=feat/12-passkeys")
    git("config", "user.name", "Grace Hopper")
    git("config", "user.email", "grace@example.com")
    git("add", ".")
    git("commit", "--quiet", "-m", "chore: release 1.2.3")
    git("tag", "v1.2.3")
    for header in _HISTORY:
        git("commit", "--quiet", "--allow-empty", "-m", header)
    git("config", "user.name", "Ada Lovelace")
    git("config", "user.email", "ada@example.com")
    for name in ("src/passport/api/passkeys.py", "src/passport/cli.py", "docs/passkeys.md"):
        (repository / name).write_text("x\n", "utf-8")
    return repository, environment


def _press(tmux: Sequence[str], keys: Sequence[str]) -> None:
    """Press keys one after the other, each when the screen has come to rest."""
    for key in keys:
        subprocess.run([*tmux, "send-keys", "-t", "s", key], check=True)
        _rest(tmux)


def _rest(tmux: Sequence[str]) -> str:
    """Return what stands on the screen, once nothing changes any more."""
    shown = ""
    while True:
        time.sleep(0.3)
        again = _shown(tmux)
        if again == shown:
            return shown
        shown = again


def _wait_for(tmux: Sequence[str], sign: str) -> str:
    """Return the screen that has `sign` on it. Raises `RuntimeError` where it does not come."""
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        shown = _rest(tmux)
        if sign in re.sub(r"\x1b\[[0-9;]*m", "", shown):
            return shown
    message = f"`{sign}` does not come; there is\n{_shown(tmux)}"
    raise RuntimeError(message)


def _shown(tmux: Sequence[str]) -> str:
    done = subprocess.run([*tmux, "capture-pane", "-e", "-p", "-t", "s"], check=True, capture_output=True)
    return done.stdout.decode("utf-8").rstrip()


def _picture(name: str, shown: str) -> str:
    """Return a screen as SVG, from the last command on."""
    text = Text.from_ansi(shown)
    lines = text.split("\n")
    first = max((at for at, line in enumerate(lines) if line.plain.startswith("gatepost commit")), default=0)
    kept = list(lines)[first:]
    console = Console(record=True, width=COLUMNS, file=StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text("\n").join(kept))
    own = {
        "{wide}": f"{COLUMNS * _CELL + 2 * _MARGIN:.0f}",
        "{high}": f"{len(kept) * _LINE + 2 * _MARGIN + 4:.0f}",
        "{margin}": str(_MARGIN),
        "{alternative}": f"the guided commit: {name}",
    }
    template = _TEMPLATE
    for word, value in own.items():
        template = template.replace(word, value)
    return console.export_svg(title="", code_format=template, unique_id=f"commit-{name}")


if __name__ == "__main__":
    sys.exit(main())
