"""The messages that the parsers read: real ones, wherever they are to be had."""

import gzip
import json
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.clock import BenchError
from bench.peers import ROOT

_COLLECTED = ROOT.parent / "shared" / "goldens" / "messages.jsonl.gz"
_CASES = ROOT / "tests" / "message" / "cases"
_MADE_UP = ("synthetic", "mutated")
_MOST = 15_000
_FEWEST = 2_000


@dataclass(frozen=True)
class Messages:
    """Messages in UTF-8, and a sentence on where they come from."""

    texts: list[bytes]
    source: str


def messages_of_file(path: Path) -> Messages:
    """Return the NUL-separated messages in a file."""
    return _enough(_split(path.read_bytes()), f"those in {path.name}")


def messages_of_repository(path: Path) -> Messages:
    """Return the messages in a repository's history."""
    return _enough(_history(path), f"the history of {path.resolve().name}")


def default_messages() -> Messages:
    """Return the collected messages of many repositories where they are there, else our own history and cases."""
    if _COLLECTED.is_file():
        return _collected()
    return _enough(_history(ROOT) + list(_cases()), "this repository's own history, and the cases of its tests")


def _collected() -> Messages:
    texts: list[bytes] = []
    repositories = set()
    with gzip.open(_COLLECTED, "rt", encoding="utf-8") as lines:
        for line in lines:
            case: dict[str, object] = json.loads(line)
            source, text = str(case["source"]), str(case["message"])
            if source in _MADE_UP or "\0" in text or not text:
                continue
            texts.append(text.encode("utf-8", "replace"))
            repositories.add(source)
            if len(texts) == _MOST:
                break
    return Messages(texts, f"{len(texts):,} commit messages of {len(repositories)} public repositories")


def _history(path: Path) -> list[bytes]:
    command = ["git", "-C", str(path), "log", "-z", "--format=%B"]
    result = subprocess.run(command, check=False, capture_output=True)
    if result.returncode:
        message = f"{path} has no history to read: {result.stderr.decode('utf-8', 'replace').strip()}"
        raise BenchError(message)
    return _split(result.stdout)


def _cases() -> Iterator[bytes]:
    for path in sorted(_CASES.glob("*.jsonl")):
        for line in path.read_text("utf-8").splitlines():
            case: dict[str, object] = json.loads(line)
            text = str(case["message"])
            if text and "\0" not in text:
                yield text.encode("utf-8", "replace")


def _split(data: bytes) -> list[bytes]:
    return [text for text in data.split(b"\0") if text]


def _enough(texts: list[bytes], source: str) -> Messages:
    """Repeat few messages until they are enough to be measured, and say so."""
    if not texts:
        message = f"there are no messages to read: {source}"
        raise BenchError(message)
    copies = -(-_FEWEST // len(texts))
    said = f"{len(texts):,} commit messages, {source}" + (f", each {copies} times" if copies > 1 else "")
    return Messages(texts * copies, said)
