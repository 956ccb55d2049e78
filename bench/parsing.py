"""`gatepost parse` and the parser of the real release-please, on the same messages."""

import json
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.clock import CPU, Command, Spread, measure
from bench.messages import Messages
from bench.page import Section, Table, Target, milliseconds, number, times
from bench.peers import RELEASE_PLEASE, ROOT, Peers

_OURS = "gatepost parse"
_REAL = f"release-please {RELEASE_PLEASE}"
_WHOLE = f"release-please {RELEASE_PLEASE}, with all that `gatepost parse` tells"
_EMPTY = ", no message"
_LIMIT = 30
_HEADING = "Reading messages"
_TEXT = """\
{source}; {size:.1f} MB, from a file, the JSON to nowhere.
The real parser is called as Release Please calls it (`parseConventionalCommits`, from npm), in one process for all
messages; the third row also asks it for the error of the message as a whole, as `gatepost parse` tells it. *Net of
start-up* leaves out what each process takes for no message at all; the target is judged without that.
{agreement}"""


def measure_parsing(
    folder: Path, environment: Mapping[str, str], peers: Peers, messages: Messages, rounds: int
) -> Section:
    """Measure both parsers as whole processes, and compare what they print."""
    if peers.npm is None:
        return Section((Table(_HEADING, f"The real parser was {peers.no_npm}.", (), ()),), (_target(None),))
    full, empty = folder / "messages", folder / "no-messages"
    full.write_bytes(b"\0".join(messages.texts) + b"\0")
    empty.write_bytes(b"")
    ours = (str(Path(sys.executable).with_name("gatepost")), "parse")
    script = str(ROOT / "bench" / "real_parser.mjs")
    real = (shutil.which("node") or "node", script, str(peers.npm / "node_modules"))
    commands = [
        Command(_OURS, ours, stdin=str(full)),
        Command(_OURS + _EMPTY, ours, stdin=str(empty)),
        Command(_REAL, real, stdin=str(full)),
        Command(_REAL + _EMPTY, real, stdin=str(empty)),
        Command(_WHOLE, (*real, "--whole"), every=2, stdin=str(full)),
    ]
    found = measure(commands, rounds, environment, folder)
    count = len(messages.texts)

    def row(label: str, start: str) -> tuple[str, ...]:
        net = found.seconds(label).median - found.seconds(start).median
        return (
            f"**{label}**" if label == _OURS else label,
            times(found.ratio(label, _OURS)),
            times(found.ratio(label, _OURS, start=(start, _OURS + _EMPTY))),
            number(found.ratio(label, _OURS, CPU).median),
            f"{count / net:,.0f}",
            milliseconds(found.seconds(label)),
            milliseconds(found.seconds(start)),
            str(found.count(label)),
        )

    rows = (row(_OURS, _OURS + _EMPTY), row(_REAL, _REAL + _EMPTY), row(_WHOLE, _REAL + _EMPTY))
    columns = (
        "",
        "gatepost = 1",
        "net of start-up",
        "CPU",
        "messages a second, net",
        "median",
        "of it start-up",
        "rounds",
    )
    text = _TEXT.format(
        source=messages.source[0].upper() + messages.source[1:],
        size=full.stat().st_size / 1e6,
        agreement=_agreement(_output(ours, full), _output((*real, "--whole"), full)),
    )
    return Section((Table(_HEADING, text, columns, rows),), (_target(found.ratio(_REAL, _OURS)),))


def _target(ratio: Spread | None) -> Target:
    name, wanted = "parsing, times the real parser's throughput", "at least 30, aim 40"
    if ratio is None:
        return Target(name, wanted, "not measured", None)
    return Target(name, wanted, times(ratio), ratio.median >= _LIMIT)


def _output(arguments: tuple[str, ...], file: Path) -> list[object]:
    with file.open("rb") as stdin:
        result = subprocess.run(arguments, check=True, stdin=stdin, capture_output=True)
    return [json.loads(line) for line in result.stdout.splitlines()]


def _agreement(ours: list[object], real: list[object]) -> str:
    if len(ours) != len(real):
        return f"**They do not print the same: {len(ours)} and {len(real)} lines.**"
    different = sum(mine != theirs for mine, theirs in zip(ours, real, strict=True))
    if different:
        return f"**They do not print the same for {different:,} of {len(ours):,} messages.**"
    return "Both print the same for every message."
