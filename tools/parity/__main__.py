"""Compare gatepost's reading of messages with the real release-please; `make parity`.

    PYTHONPATH=tools python -m parity [--seed N] [--count N]
    PYTHONPATH=tools python -m parity --check-cases
    PYTHONPATH=tools python -m parity --write-cases

Without a choice, generated messages are read by both, and one that is read in two ways is shrunk and shown (exit 1).
`--write-cases` fills in the answers in tests/message/cases: write a line {"why": "...", "message": "..."} into the file
of its topic and run it. `--check-cases` fails where an answer is not the real tool's.

PARITY_SEED stands for --seed; PARITY_RELEASE_PLEASE chooses another release of release-please, as `latest`. It is
installed from npm into .cache/parity once; without node, npm or a network for that, the exit code is 3.
"""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import closing

from parity import cases
from parity.compare import compare
from parity.install import DEFAULT_VERSION, UnavailableError, installed
from parity.oracle import Oracle, OracleError

UNAVAILABLE = 3
DEFAULT_SEED = "1"
DEFAULT_COUNT = 5000


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="parity", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    seed = os.environ.get("PARITY_SEED") or DEFAULT_SEED
    parser.add_argument("--seed", type=int, default=seed, help=f"the messages to generate (now {seed})")
    parser.add_argument("--count", type=int, default=DEFAULT_COUNT, help=f"how many (now {DEFAULT_COUNT})")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--write-cases", action="store_true", help="write the real answers into tests/message/cases")
    choice.add_argument("--check-cases", action="store_true", help="fail where those are not the real answers")
    options = parser.parse_args()
    try:
        with closing(Oracle(installed(os.environ.get("PARITY_RELEASE_PLEASE") or DEFAULT_VERSION))) as oracle:
            if options.write_cases:
                return cases.write(oracle)
            if options.check_cases:
                return cases.check(oracle)
            return compare(oracle, options.seed, options.count)
    except UnavailableError as error:
        print(f"parity: {error}", file=sys.stderr)
        return UNAVAILABLE
    except OracleError as error:
        print(f"parity: {error}", file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
