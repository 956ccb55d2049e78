"""Installs the peers below .cache/bench: those on PyPI from bench/peers.txt, those on npm in exact versions."""

import shutil
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.clock import BenchError

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "bench"
REQUIREMENTS = ROOT / "bench" / "peers.txt"
CZG = "1.14.0"
COMMITLINT = "20.5.3"  # the newest that runs on Node.js 18 and 20
RELEASE_PLEASE = "17.11.1"
_PACKAGES = (
    f"@commitlint/cli@{COMMITLINT}",
    f"@commitlint/config-conventional@{COMMITLINT}",
    f"release-please@{RELEASE_PLEASE}",
    f"czg@{CZG}",
)
_COMMITLINT_SETTINGS = 'export default { extends: ["@commitlint/config-conventional"] };\n'


@dataclass(frozen=True)
class Peers:
    """Where the peers are; `npm` is None where they could not be had, and `no_npm` says why."""

    programs: Path
    versions: dict[str, str]
    npm: Path | None
    no_npm: str

    def program(self, name: str) -> str:
        """Return the path of a program of a peer on PyPI."""
        return str(self.programs / name)


def installed() -> Peers:
    """Return the peers, installed where they are not yet. Raises `BenchError` where those on PyPI cannot be had."""
    CACHE.mkdir(parents=True, exist_ok=True)
    programs = _from_pypi()
    node = shutil.which("node")
    if node is None or shutil.which("npm") is None:
        return Peers(programs, _versions(), None, "not measured: no Node.js and npm on the PATH")
    try:
        return Peers(programs, _versions() | _npm_versions(), _from_npm(), "")
    except BenchError as error:
        print(error, file=sys.stderr)
        return Peers(programs, _versions(), None, "not measured: npm could not install it")


def _from_pypi() -> Path:
    folder = CACHE / "venv"
    done = folder / ".installed"
    wanted = REQUIREMENTS.read_text("utf-8")
    if not done.is_file() or done.read_text("utf-8") != wanted:
        print("installing the peers from PyPI (once)", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        _quietly([sys.executable, "-m", "venv", str(folder)])
        python = str(folder / "bin" / "python")
        _quietly([python, "-m", "pip", "install", "--quiet", "--require-hashes", "-r", str(REQUIREMENTS)])
        done.write_text(wanted, "utf-8")
    return folder / "bin"


def _from_npm() -> Path:
    folder = CACHE / "npm"
    done = folder / ".installed"
    wanted = "\n".join(_PACKAGES)
    if not done.is_file() or done.read_text("utf-8") != wanted:
        print("installing the peers from npm (once)", file=sys.stderr)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        (folder / "package.json").write_text('{ "private": true }\n', "utf-8")
        (folder / "commitlint.config.mjs").write_text(_COMMITLINT_SETTINGS, "utf-8")
        options = ("--no-package-lock", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund")
        _quietly(["npm", "install", *options, "--prefix", str(folder), *_PACKAGES])
        done.write_text(wanted, "utf-8")
    return folder


def _quietly(arguments: Sequence[str]) -> None:
    """Run a command that installs something; raise `BenchError` with its last words where it fails."""
    result = subprocess.run(arguments, check=False, capture_output=True, cwd=CACHE)
    if result.returncode:
        said = (result.stdout + result.stderr).decode("utf-8", "replace").strip().splitlines()
        message = f"`{' '.join(arguments[:4])} …` failed: {' / '.join(said[-3:])}"
        raise BenchError(message)


def _versions() -> dict[str, str]:
    """Return the versions that the requirements pin."""
    lines = REQUIREMENTS.read_text("utf-8").splitlines()
    pins = [line.split()[0].partition("==") for line in lines if "==" in line and line[:1].isalnum()]
    return {name: version for name, _, version in pins}


def _npm_versions() -> dict[str, str]:
    return {"commitlint": COMMITLINT, "czg": CZG, "release-please": RELEASE_PLEASE}
