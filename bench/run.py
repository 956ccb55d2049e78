"""Measure gatepost against its peers, side by side, and print the tables as Markdown; `make bench`.

    .venv/bin/python bench/run.py [--only PART,PART] [--write]

The parts are hook, commit, prompts, edits, parsing, ranges, plans and growth; all of them take some minutes. The peers
are installed below .cache/bench at the first run. The messages that the parsers read are NUL-separated ones of a file
(--messages), those in the history of a repository (--repository; --range is the range of it that is judged), else
collected ones where they are there, else this repository's own.
"""

import argparse
import datetime as dt
import platform
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from bench.clock import BenchError
from bench.edits import measure_edits
from bench.growth import measure_growth
from bench.hook import measure_commit, measure_hook
from bench.messages import Messages, default_messages, messages_of_file, messages_of_repository
from bench.page import Section, render
from bench.parsing import measure_parsing
from bench.peers import ROOT, Peers, installed
from bench.plans import measure_plans
from bench.prompts import measure_prompts
from bench.ranges import given_history, made_up_history, measure_ranges
from bench.scratch import surroundings
from gatepost import __version__

PAGE = ROOT / "docs" / "explanation" / "benchmarks.md"
PARTS = ("hook", "commit", "prompts", "edits", "parsing", "ranges", "plans", "growth")
_HOOK_ROUNDS = 60
_COMMIT_ROUNDS = 40
_PARSING_ROUNDS = 7
_RANGE_ROUNDS = 9
_PLAN_ROUNDS = 15
_PROMPT_ROUNDS = 15


def main() -> int:
    """Measure, print, and with `--write` write the page; 1 where that could not be done, or an edit came late."""
    options = _options()
    parts = options.only.split(",")
    if options.write and set(parts) != set(PARTS):
        print("bench: the page has all parts; leave out --only", file=sys.stderr)
        return 2
    try:
        with tempfile.TemporaryDirectory(prefix="gatepost-bench-") as folder:
            sections = _measure(parts, Path(folder), options)
    except BenchError as error:
        print(f"bench: {error}", file=sys.stderr)
        return 1
    text = render(_machine(), sections)
    print(text, end="")
    if options.write:
        PAGE.parent.mkdir(parents=True, exist_ok=True)
        PAGE.write_text(text, "utf-8")
        print(f"bench: wrote {PAGE.relative_to(ROOT)}", file=sys.stderr)
    return int(any(target.must and not target.reached for section in sections for target in section.targets))


class _Options(argparse.Namespace):
    only: str
    write: bool
    messages: Path | None
    repository: Path | None
    range: str
    rounds: float


def _options() -> _Options:
    parser = argparse.ArgumentParser(
        prog="bench/run.py", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--only", default=",".join(PARTS), metavar="PARTS", help="measure only these parts")
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    parser.add_argument("--rounds", type=float, default=1.0, metavar="FACTOR", help="so many times the usual rounds")
    source = parser.add_mutually_exclusive_group()
    source.add_argument("--messages", type=Path, metavar="FILE", help="NUL-separated messages to parse")
    source.add_argument("--repository", type=Path, metavar="DIR", help="the repository whose messages are parsed")
    parser.add_argument("--range", default="HEAD", metavar="A..B", help="the range of --repository that is judged")
    return parser.parse_args(namespace=_Options())


def _measure(parts: list[str], folder: Path, options: _Options) -> list[Section]:
    """Measure the parts that are asked for, in the order of the page."""
    unknown = sorted(set(parts) - set(PARTS))
    if unknown:
        message = f"there is no part {', '.join(unknown)}; there are {', '.join(PARTS)}"
        raise BenchError(message)
    peers = installed()
    environment = surroundings(folder / "home")
    sections = []
    for part in PARTS:
        if part in parts:
            print(f"measuring: {part}", file=sys.stderr)
            sections.append(_section(part, folder, environment, peers, options))
    return sections


def _section(  # noqa: PLR0911  one for each part
    part: str, folder: Path, environment: dict[str, str], peers: Peers, options: _Options
) -> Section:
    if part == "hook":
        return measure_hook(folder, environment, peers, max(1, round(_HOOK_ROUNDS * options.rounds)))
    if part == "commit":
        return measure_commit(folder, environment, peers, max(1, round(_COMMIT_ROUNDS * options.rounds)))
    if part == "prompts":
        return measure_prompts(folder / "prompts", environment, peers, max(1, round(_PROMPT_ROUNDS * options.rounds)))
    if part == "edits":
        return measure_edits(folder, environment)
    if part == "parsing":
        rounds = max(1, round(_PARSING_ROUNDS * options.rounds))
        return measure_parsing(folder, environment, peers, _messages(options), rounds)
    if part == "ranges":
        history = (
            given_history(options.repository, options.range)
            if options.repository is not None
            else made_up_history(folder / "range", _messages(options), environment)
        )
        return measure_ranges(history, environment, peers, max(1, round(_RANGE_ROUNDS * options.rounds)))
    if part == "plans":
        return measure_plans(folder / "plans", environment, peers, max(1, round(_PLAN_ROUNDS * options.rounds)))
    return measure_growth()


def _messages(options: _Options) -> Messages:
    if options.messages is not None:
        return messages_of_file(options.messages)
    if options.repository is not None:
        return messages_of_repository(options.repository)
    return default_messages()


def _machine() -> str:
    """Return a sentence on what all this ran."""
    git = subprocess.run(["git", "--version"], check=False, capture_output=True, text=True).stdout.split()
    cores = sum(line.startswith("processor") for line in _cpu_lines())
    day = dt.datetime.now(tz=dt.timezone.utc).date()
    model = next((line.partition(":")[2].strip() for line in _cpu_lines() if line.startswith("model name")), "")
    where = f"{platform.system()} on {platform.machine()}" + (f", {cores} cores ({model})" if cores else "")
    return (
        f"Measured on {day}: gatepost {__version__}, {platform.python_implementation()} {platform.python_version()}, "
        f"git {git[2] if len(git) > 2 else '?'}, {where}."  # noqa: PLR2004  git version 2.39.5
    )


def _cpu_lines() -> list[str]:
    path = Path("/proc/cpuinfo")
    return path.read_text("utf-8").splitlines() if path.is_file() else []


if __name__ == "__main__":
    sys.exit(main())
