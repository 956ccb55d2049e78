"""77,000 real and mutated messages with the answers of the real release-please, where they lie beside the clone."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from gatepost.message.wire import encode

GOLDENS = Path(__file__).resolve().parents[3] / "shared" / "goldens" / "messages.jsonl.gz"
COUNT = 77_000
MOST_SHOWN = 3


@pytest.mark.skipif(not GOLDENS.is_file(), reason=f"the recorded answers are not there: {GOLDENS}")
def test_every_recorded_message_is_read_as_release_please_reads_it() -> None:
    wrong: list[str] = []
    count = 0
    with gzip.open(GOLDENS, "rt", encoding="utf-8", newline="\n") as lines:
        for count, line in enumerate(lines, 1):
            golden: dict[str, object] = json.loads(line)
            message, source = golden.pop("message"), golden.pop("source")
            assert isinstance(message, str)
            got: object = json.loads(encode(message))
            if got != golden and len(wrong) < MOST_SHOWN:
                wrong.append(f"line {count} ({source}): {message!a}\n  expected {golden}\n  got      {got}")

    assert not wrong, "\n".join(wrong)
    assert count == COUNT
