"""Run the tests: with coverage by default, on every interpreter that is found, or on the package as it is installed."""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent.parent
PYTHONS = ("3.10", "3.11", "3.12", "3.13", "3.14")
PURE = (
    "artifact",
    "doctor",
    "errors",
    "formats",
    "gate",
    "hooks",
    "message",
    "options",
    "outcomes",
    "policy",
    "prompt",
    "rehearsal",
    "release",
    "report",
    "rules",
    "scaffold",
    "values.py",
)
"""What must be covered whole: text in, values out, so there is no excuse."""
LEAST_COVERED = 95


def main() -> int:
    """Parse the flags, run, and return pytest's status, or 2 where too little is covered."""
    parser = argparse.ArgumentParser(description=__doc__)
    kind = parser.add_mutually_exclusive_group()
    kind.add_argument("--installed", action="store_true", help="test the installed package, without coverage")
    kind.add_argument("--every-python", action="store_true", help="test a built wheel on each supported Python found")
    parser.add_argument("--but-this", action="store_true", help="leave out the Python that this runs on")
    parser.add_argument("rest", nargs="*", help="handed to pytest (after --)")
    arguments = parser.parse_args()
    if arguments.installed:
        return run([sys.executable, "-m", "pytest", *workers(), *arguments.rest])
    if arguments.every_python:
        this = "{}.{}".format(*sys.version_info) if arguments.but_this else ""
        return on_every_python([version for version in PYTHONS if version != this], arguments.rest)
    return with_coverage(arguments.rest)


def with_coverage(rest: list[str]) -> int:
    """Run the tests under coverage; the pure packages must be covered whole."""
    if not (rest or (ROOT / "tests" / "__pycache__").exists()):
        compile_tests()
    with tempfile.TemporaryDirectory() as scratch:
        data = f"--data-file={scratch}/coverage"
        coverage = [sys.executable, "-m", "coverage"]
        status = run([*coverage, "run", data, "-m", "pytest", *workers(), *rest])
        if status or rest:
            return status
        run([*coverage, "combine", "--quiet", data])
        pure = ",".join(f"src/gatepost/{name}{'' if name.endswith('.py') else '/*'}" for name in PURE)
        print("pure packages (100% wanted):", flush=True)
        status = run([*coverage, "report", data, "--fail-under=100", f"--include={pure}"])
        print(f"everything ({LEAST_COVERED}% wanted):", flush=True)
        everything = "--include=src/gatepost/*"  # the tests also run copies elsewhere
        return status or run([*coverage, "report", data, f"--fail-under={LEAST_COVERED}", everything])


def compile_tests() -> None:
    """Have the tests of a clean checkout compiled, a share by each core: each of pytest's workers would compile all."""
    cores = os.cpu_count() or 1
    files = [str(path) for path in sorted((ROOT / "tests").rglob("test_*.py"))]
    command = [sys.executable, "-m", "pytest", "--collect-only", "--quiet"]
    started = [
        subprocess.Popen([*command, *files[number::cores]], cwd=ROOT, stdout=subprocess.DEVNULL)
        for number in range(min(cores, len(files)))
    ]
    for process in started:
        process.wait()


def on_every_python(versions: list[str], rest: list[str]) -> int:
    """Build the wheel once and test it on each of these interpreters; those that are missing are named."""
    uv = str(Path(sys.executable).with_name("uv"))
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never"}
    failed = []
    with tempfile.TemporaryDirectory() as scratch:
        build = [uv, "build", "--quiet", "--no-build-isolation", "--python", sys.executable, "--out-dir", scratch]
        if run(build, environment):
            return 1
        wheel = str(next(Path(scratch).glob("*.whl")))
        for version in versions:
            interpreter = find_python(version)
            print(f"Python {version}: {interpreter or 'not found, not tested'}", flush=True)
            if interpreter and not test_wheel(uv, interpreter, wheel, rest):
                failed.append(version)
    print(f"failed on {', '.join(failed)}" if failed else "every Python that was found passed", flush=True)
    return 1 if failed else 0


def find_python(version: str) -> str:
    """Return the interpreter of a version on the PATH; a name that does not run (a shim of pyenv) does not count."""
    for folder in os.get_exec_path():
        candidate = shutil.which(f"python{version}", path=folder)
        if candidate and not subprocess.run([candidate, "-c", ""], check=False, capture_output=True).returncode:
            return candidate
    return ""


def test_wheel(uv: str, interpreter: str, wheel: str, rest: list[str]) -> bool:
    """Install `wheel` beside the pinned requirements for one Python, and tell whether the tests pass there.

    Those marked `once` are left out: what they try is the same on every interpreter.
    """
    home = ROOT / ".cache" / "pythons" / Path(interpreter).name
    python = str(home / "bin" / "python")
    environment = {**os.environ, "UV_PYTHON_DOWNLOADS": "never", "VIRTUAL_ENV": str(home)}
    environment["PATH"] = f"{home / 'bin'}{os.pathsep}{os.environ['PATH']}"
    steps = (
        [uv, "venv", "--quiet", "--clear", "--python", interpreter, str(home)],
        [uv, "pip", "sync", "--quiet", "--require-hashes", "--python", python, str(ROOT / "requirements" / "dev.txt")],
        [uv, "pip", "install", "--quiet", "--no-deps", "--python", python, wheel],
    )
    tests = [python, "-m", "pytest", "-q", "-m", "not once"]
    if any(run(step, environment) for step in steps):
        return False
    # Without pytest's rewriting of assertions, which takes longer here than most tests: it only words the failures.
    passed = run([*tests, "--assert=plain", *workers(0), *rest], environment) == 0
    if not passed:
        print("the failed ones again, with what stood in their assertions", flush=True)
        run([*tests, "--last-failed", "--last-failed-no-failures=none", *rest], environment)
    return passed


def workers(more: int = 1) -> list[str]:
    """Return pytest's flag for as many processes as there are cores, and one more: some tests wait for a terminal."""
    return ["--numprocesses", str((os.cpu_count() or 1) + more)]


def run(command: list[str], environment: dict[str, str] | None = None) -> int:
    """Run a command in the project's folder and return its status."""
    return subprocess.run(command, check=False, cwd=ROOT, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())
