"""Compare gatepost's reading of messages and its plans of releases with the real release-please; `make parity`.

    PYTHONPATH=tools python -m parity [--seed N] [--count N] [--plans N]
    PYTHONPATH=tools python -m parity --check-cases
    PYTHONPATH=tools python -m parity --write-cases

Without a choice, generated messages are read and generated repositories are planned by both, and one that comes out in
two ways is shrunk and shown (exit 1). With --count alone only messages are compared, with --plans alone only plans.
Plans are compared with each release of release-please that gatepost reproduces; all of them read messages alike.
`--write-cases` fills in the answers in tests/message/cases: write a line {"why": "...", "message": "..."} into the file
of its topic and run it. `--check-cases` fails where an answer is not the real tool's.

PARITY_SEED stands for --seed, PARITY_PLANS for the number of plans where the command line has no choice;
PARITY_RELEASE_PLEASE chooses another release of release-please, as `latest`. It is installed from npm into
.cache/parity once; without node, npm or a network for that, the exit code is 3.
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
from parity.plan_report import compare_plans

UNAVAILABLE = 3
DEFAULT_SEED = "1"
DEFAULT_COUNT = 5000
DEFAULT_PLANS = "600"
ENGINES = (DEFAULT_VERSION, "17.6.0")
"""The releases whose plans are compared: the newest that gatepost knows, and that of release-please-action 5.0.0."""


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    parser = argparse.ArgumentParser(
        prog="parity", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    seed = os.environ.get("PARITY_SEED") or DEFAULT_SEED
    plans = os.environ.get("PARITY_PLANS") or DEFAULT_PLANS
    parser.add_argument("--seed", type=int, default=seed, help=f"what to generate (now {seed})")
    parser.add_argument("--count", type=int, help=f"how many messages (now {DEFAULT_COUNT})")
    parser.add_argument("--plans", type=int, help=f"how many repositories (now {plans})")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--write-cases", action="store_true", help="write the real answers into tests/message/cases")
    choice.add_argument("--check-cases", action="store_true", help="fail where those are not the real answers")
    options = parser.parse_args()
    if options.count is None and options.plans is None:
        options.count, options.plans = DEFAULT_COUNT, int(plans)
    try:
        return run(options)
    except UnavailableError as error:
        print(f"parity: {error}", file=sys.stderr)
        return UNAVAILABLE
    except OracleError as error:
        print(f"parity: {error}", file=sys.stderr)
        return 1


def run(options: argparse.Namespace) -> int:
    """Compare, or look after the cases, and return the exit code; raises where the real tool cannot be asked."""
    chosen = os.environ.get("PARITY_RELEASE_PLEASE")
    code = 0
    if options.count or options.write_cases or options.check_cases:
        with closing(Oracle(installed(chosen or DEFAULT_VERSION))) as oracle:
            if options.write_cases:
                return cases.write(oracle)
            if options.check_cases:
                return cases.check(oracle)
            code = compare(oracle, options.seed, options.count)
    if options.plans:
        for version in (chosen,) if chosen else ENGINES:
            code = max(code, compare_plans(version, options.seed, options.plans))
    return code


if __name__ == "__main__":
    sys.exit(main())
