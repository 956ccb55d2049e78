"""A virtual environment of its own for what is tried: made and filled by uv where that is there, else by pip."""

import os
import re
import sys
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from gatepost.adapters.captured import Program, run_captured
from gatepost.adapters.clean_variables import for_installer
from gatepost.adapters.uv_index import index_settings
from gatepost.adapters.venv import Venv, find_uv
from gatepost.artifact.install_log import in_one_line, reasons, sign_of_the_machine
from gatepost.errors import NotTriedError
from gatepost.report.tool_words import tool_lines

_MOST_LINES = 20
_LONGEST = 600  # characters of a message
_ENOUGH_PIP = (22, 3)  # knows --python
_VERSION_OF_PIP = re.compile(r"pip (\d+)\.(\d+)")
_HINT = "mend that and run it again; --no-install leaves the trial out"
_NO_PIP = "install uv, or pip 22.3, beside gatepost; --no-install leaves the trial out"
_INDEXES = "UV_INDEX"  # those that come before the default one
_HOST = "127.0.0.1"
_NO_PROXY = ("NO_PROXY", "no_proxy")
_PIP_ALONE = {"PIP_CONFIG_FILE": os.devnull, "PIP_EXTRA_INDEX_URL": "", "PIP_FIND_LINKS": "", "PIP_NO_INDEX": "0"}
_UV_ALONE = {
    "UV_NO_CONFIG": "1",
    **dict.fromkeys(("UV_INDEX", "UV_INDEX_URL", "UV_EXTRA_INDEX_URL", "UV_FIND_LINKS", "UV_NO_INDEX"), ""),
    **dict.fromkeys(("UV_EXCLUDE_NEWER", "UV_OFFLINE", "UV_CONFIG_FILE"), ""),
}
_REFUSED = 1  # exit status where what was asked for is wrong; any other but 0 is of the call, a crash, or another file


@dataclass(frozen=True)
class Site:
    """Where something is installed: a scratch folder, and the folder of the project, whose settings say where from.

    `timeout` is what each step may take, in seconds.
    """

    scratch: Path
    project: Path
    timeout: float


def installer_for(site: Site) -> "Installer":
    """Return uv, else pip. Raises `NotTriedError` where there is neither."""
    uv = find_uv()
    return _Uv(site, uv) if uv else _Pip(site)


class Installer(ABC):
    """What makes virtual environments and installs into them, from the index of its own settings."""

    name = ""

    def __init__(self, site: Site) -> None:
        self._site = site

    @abstractmethod
    def make(self) -> Venv:
        """Return a new environment with nothing in it, for the interpreter that runs us. Raises `NotTriedError`."""

    @abstractmethod
    def install(self, venv: Venv, words: Sequence[str]) -> tuple[str, ...]:
        """Install wheels and requirements, with all that they require, into an environment.

        Returns the lines that say why they do not fit together or are not to be had; none where they are
        installed. Raises `NotTriedError` for whatever has nothing to do with them.
        """

    @abstractmethod
    def install_from(self, index: str, venv: Venv, requirement: str) -> tuple[str, ...]:
        """Install a requirement from the index at an address on this machine; what it requires comes from any.

        Returns and raises as `install`.
        """

    def _run(self, words: Sequence[str], **variables: str) -> tuple[int, str]:
        """Return how a command ended, and what it said; of the variables, those that are empty are not there.

        Raises `NotTriedError` where it did not end by itself.
        """
        changed = {**for_installer(os.environ), **variables}
        environment = {name: value for name, value in changed.items() if value or name not in variables}
        program = Program(words, Path(), environment)
        try:
            ended = run_captured(program, self._site.timeout, lambda _: None)
        except OSError as error:
            message = f"not tried: {words[0]} cannot be run: {error.strerror}"
            raise NotTriedError(message, _HINT) from None
        if ended.status is None:
            message = f"not tried: {self.name} was not ready after {self._site.timeout:g} seconds"
            raise NotTriedError(message, "--timeout SECONDS gives it more; --no-install leaves the trial out")
        return ended.status, ended.output.decode("utf-8", "replace")

    def _expect(self, words: Sequence[str]) -> None:
        """Run a command that makes an environment."""
        status, output = self._run(words)
        if status:
            raise self._failed(output, "cannot make an environment")

    def _judged(self, status: int, output: str, log: str = "") -> tuple[str, ...]:
        if not status:
            return ()
        sign = sign_of_the_machine(log or output)
        if status != _REFUSED or sign:
            raise self._failed(f"{output}\n{sign}" if log else output, "cannot install")
        return tuple(tool_lines(reasons(output))[:_MOST_LINES])

    def _failed(self, output: str, what: str) -> NotTriedError:
        told = in_one_line(tool_lines(reasons(output))) or "it does not say why"
        return NotTriedError(f"not tried: {self.name} {what}: {told[:_LONGEST]}", _HINT)


def _past_proxies(environment: Mapping[str, str]) -> dict[str, str]:
    """Return the variables by which no proxy is asked for this machine, nor for what it was not asked for before."""
    before = next(filter(None, map(environment.get, _NO_PROXY)), "")
    return dict.fromkeys(_NO_PROXY, f"{before},{_HOST}".lstrip(","))


class _Uv(Installer):
    name = "uv"

    def __init__(self, site: Site, program: str) -> None:
        super().__init__(site)
        self._program = program
        self._settings = site.scratch / "settings"

    def make(self) -> Venv:
        venv = Venv(self._site.scratch / "venv")
        options = ["--quiet", "--no-project", "--no-config", "--python", sys.executable]
        self._expect([self._program, "venv", *options, str(venv.path)])
        return venv

    def install(self, venv: Venv, words: Sequence[str]) -> tuple[str, ...]:
        return self._install(venv, words)

    def install_from(self, index: str, venv: Venv, requirement: str) -> tuple[str, ...]:
        """Install in two steps: `exclude-newer` and `no-index` are not for what is there since a moment."""
        past = _past_proxies(os.environ)
        alone = ["--no-deps", "--refresh-package", requirement.partition("==")[0], requirement]
        missing = self._install(venv, alone, **{**_UV_ALONE, "UV_DEFAULT_INDEX": index, **past})
        others = os.environ.get(_INDEXES, "")
        return missing or self._install(venv, [requirement], **{_INDEXES: f"{index} {others}".strip(), **past})

    def _install(self, venv: Venv, words: Sequence[str], **variables: str) -> tuple[str, ...]:
        """Install; files are copied: what is tried may change its own, and those of the cache are for all."""
        self._settings.mkdir(exist_ok=True)
        (self._settings / "uv.toml").write_text(index_settings(self._site.project), "utf-8")
        options = ["--quiet", "--no-progress", "--color", "never", "--link-mode", "copy"]
        places = ["--project", str(self._settings), "--python", venv.python]
        status, output = self._run([self._program, "pip", "install", *options, *places, *words], **variables)
        is_asked_for = any(Path(word).name in output for word in words if word.endswith(".whl"))
        return self._judged(_REFUSED if status and is_asked_for else status, output)


class _Pip(Installer):
    name = "pip"

    def make(self) -> Venv:
        """Make an environment without pip and setuptools, which would hide that a requirement is missing."""
        return self._venv("venv", "--without-pip")

    def install(self, venv: Venv, words: Sequence[str]) -> tuple[str, ...]:
        return self._install(venv, words)

    def install_from(self, index: str, venv: Venv, requirement: str) -> tuple[str, ...]:
        """Install in two steps: pip takes a file from whichever index has it, so the first one asks no other."""
        past = _past_proxies(os.environ)
        alone = ["--no-deps", "--no-cache-dir", "--index-url", index, requirement]
        missing = self._install(venv, alone, **_PIP_ALONE, **past)
        return missing or self._install(venv, ["--extra-index-url", index, requirement], **past)

    def _install(self, venv: Venv, words: Sequence[str], **variables: str) -> tuple[str, ...]:
        log = self._site.scratch / "pip.log"
        log.touch()
        options = ["--python", venv.python, "--log", str(log), "--no-color", "--no-input"]
        asked = ["install", "--no-user", "--progress-bar", "off", *words]
        status, output = self._run([*self._words(), *options, *asked], **variables)
        return self._judged(status, output, log.read_text("utf-8", "replace") if status else "")

    def _venv(self, name: str, *options: str) -> Venv:
        venv = Venv(self._site.scratch / name)
        self._expect([sys.executable, "-I", "-m", "venv", *options, str(venv.path)])
        return venv

    def _words(self) -> list[str]:
        """Return what starts a pip that can install elsewhere: the one beside us, else the one that Python brings."""
        for python in (sys.executable, ""):
            words = [python or self._venv("tools").python, "-I", "-m", "pip"]
            status, output = self._run([*words, "--version"])
            found = _VERSION_OF_PIP.match(output)
            if not status and found is not None and (int(found[1]), int(found[2])) >= _ENOUGH_PIP:
                return words
        message = "not tried: neither uv nor a pip that is new enough is here"
        raise NotTriedError(message, _NO_PIP)
