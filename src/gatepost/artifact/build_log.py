"""What `uv build` and `python -m build` say while they build → how far they have come, and why it failed."""

from __future__ import annotations

import re

SDIST_STAGE, WHEEL_STAGE = "sdist", "wheel"

_STAGE = re.compile(r"^(?:\* )?Building (source distribution|sdist|wheel)\b", re.MULTILINE)
_STAGES = {"source distribution": SDIST_STAGE, "sdist": SDIST_STAGE, "wheel": WHEEL_STAGE}

_END_OF_UV = re.compile(r"^(?:error: |  \u00d7 )Failed to build `", re.MULTILINE)
_END_OF_BUILD = re.compile(r"^ERROR ", re.MULTILINE)
_CAUSE = re.compile(r"^ *(?:cause:|[├╰]─▶) (.*)")
_ERROR_OF_BUILD = re.compile(r"^ERROR (.*)")
_SAYS_NOTHING = re.compile(  # of what went wrong: the backend has said it
    r"The build backend returned an error"
    r"|Call to `[^`]*` failed \((?:exit (?:status|code)|signal): .*\)"
    r"|Failed to resolve requirements from .*|Request failed after .*"
    r"|error sending request for url .*|client error \(.*\)"
    r"|Backend subprocess exited when trying to invoke .*"
    r"|Backend '.*' is not available\."
    r"|Backend operation failed: .*"
    r"|Command '\[.*"
)
_STEP = re.compile(r"^(?:\* |> |TIP |Building (?:source distribution|wheel from)|Successfully built )")
_ERROR_OF_PIP = re.compile(r"^< ERROR: (.*)")
_EXCEPTION = re.compile(r"(?:[\w.]*(?:Error|Exception|Exit|Interrupt|Failure)(?:: .*)?|(?:error|fatal|ERROR): .*)")

_SIGNAL = re.compile(r"^.*Call to `[^`]*` failed \(signal: (\d+)", re.MULTILINE)
_NO_FILE = re.compile(r"Call to `[^`]*` failed \(exit (?:status|code): 0\)")

_FETCHING = re.compile(
    r"Failed to (?:resolve|install) requirements from|No matching distribution found|Could not install packages"
)
_NO_WAY = re.compile(
    r"Failed to (?:fetch|download)"
    r"|error sending request"
    r"|network was disabled|index lookups were disabled"
    r"|connection broken by|Max retries exceeded|ConnectionError|ProxyError|SSLError"
    r"|Could not fetch URL (?!.*: 404 Client Error)|HTTP error (?!404)\d{3}"
    r"|An index \(.*\) returned a"
)
_MISSING_MODULE = re.compile(r"^ModuleNotFoundError: No module named '([\w.]+)'")
_MISSING_DEPENDENCIES = re.compile(r"^ERROR (?:Missing|Unmet) dependencies.*:((?:\n\t.*)+)", re.MULTILINE)
_MISSING = re.compile(r"^\t(?:.* -> )?([^\t\n].*)", re.MULTILINE)
_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def read_output(data: bytes) -> str:
    """Return the text of an output: without colours, and of a line that was written anew the last state."""
    text = _COLOUR.sub("", data.decode("utf-8", "replace"))
    return "\n".join(line.rstrip("\r").rpartition("\r")[2] for line in text.split("\n"))


def stage_of(output: str) -> str:
    """Return what is being built at the end of some output; empty where that says nothing."""
    found = _STAGE.findall(output)
    return _STAGES[found[-1]] if found else ""


def last_words(output: str) -> str:
    """Return the line that says best why a build failed; empty where none does.

    Of a backend that failed it is the exception's line; of a tool that refused what the backend made, the tool's.
    """
    said, told = _parted(output)
    lines = [line.rstrip() for line in said.splitlines() if line.strip() and not _STEP.match(line)]
    of_pip = [found[1] for line in lines if (found := _ERROR_OF_PIP.match(line))]
    if of_pip:
        return of_pip[-1]
    if told:
        return told
    exceptions = [line for line in lines if _EXCEPTION.fullmatch(line)]
    return (exceptions or lines or [""])[-1].strip()


def _parted(output: str) -> tuple[str, str]:
    """Return what the backend has said, and what the tool itself says of it at the end."""
    end = max((found.start() for found in _END_OF_UV.finditer(output)), default=-1)
    if end >= 0:
        causes = [found[1].strip() for line in output[end:].splitlines() if (found := _CAUSE.match(line))]
        told = ": ".join(dict.fromkeys(cause for cause in causes if not _SAYS_NOTHING.fullmatch(cause)))
        return output[:end], "it made no file" if _NO_FILE.search(output, end) else told
    end = max((found.start() for found in _END_OF_BUILD.finditer(output)), default=len(output))
    told = (_ERROR_OF_BUILD.match(output[end:]) or [""] * 2)[1].rstrip(":")
    return output[:end], "" if _SAYS_NOTHING.fullmatch(told) else told


def signal_of(output: str) -> int:
    """Return the signal that the backend was killed by, as uv says it; 0 where it was none, or nobody tells."""
    found = _SIGNAL.search(output)
    return int(found[1]) if found is not None else 0


def is_out_of_reach(output: str) -> bool:
    """Tell whether the build has failed because what the backend needs could not be fetched."""
    return _FETCHING.search(output) is not None and _NO_WAY.search(output) is not None


def missing_in(output: str) -> tuple[str, ...]:
    """Return the modules, or else the requirements, that a build without isolation did not find."""
    listed = _MISSING_DEPENDENCIES.search(output)
    if listed is not None:
        return tuple(_MISSING.findall(listed[1]))
    module = _MISSING_MODULE.match(last_words(output))
    return (module[1],) if module is not None else ()
