"""Helper processes: answers in order, and an end whatever happens."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import pytest

from support.program import start, uncounted

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has neither fork nor signals")

# In processes of their own: a test runner has threads, and a process with threads should not fork.
HEAD = """
import os, signal, sys, time
from gatepost.adapters import helpers
from gatepost.adapters.helpers import Helpers
from gatepost.errors import GatepostError

def work(question):
    number, what = question
    if what == "slow":
        time.sleep(0.05 * (number % 3))
    if what == "fail" and number == 5:
        raise ValueError("number five")
    if what == "die" and number == 5:
        os._exit(7)
    if what == "kill" and number == 5:
        os.kill(os.getpid(), signal.SIGKILL)
    return number * number, os.getpid(), "x" * (1 << 20 if what == "big" else 0)

def questions(number, what=""):
    return [(at, what) for at in range(number)]

if __name__ == "__main__":
    helpers._cores = lambda: 3
"""


def run(folder: Path, *lines: str, kills: bool = False) -> str:
    """Run some lines in a process of their own, which must end well, and return what it prints."""
    (folder / "program.py").write_text(HEAD + "".join(f"    {line}\n" for line in lines))
    done = start(folder, sys.executable, "program.py", **(uncounted() if kills else {}))
    assert (done.code, done.err) == (0, "")
    return done.out.strip()


@pytest.mark.parametrize("method", ["fork", "spawn"])
@pytest.mark.parametrize("what", ["", "slow", "big"])
@pytest.mark.parametrize("count", [0, 1, 3, 10])
def test_answers_come_in_the_order_of_the_questions(method: str, what: str, count: int, tmp_path: Path) -> None:
    out = run(
        tmp_path,
        f"helpers._METHOD = {method!r}",
        "with Helpers(work) as here:",
        f"    found = list(here.answers(questions({count}, {what!r})))",
        "print([answer for answer, _, _ in found], len({pid for _, pid, _ in found} | {os.getpid()}))",
    )
    assert out == f"{[number * number for number in range(count)]} {min(count, 3) + 1}"


def test_questions_may_be_as_large_as_the_answers(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "with Helpers(work) as here:",
        "    found = list(here.answers((at, 'big', ) for at in range(7)))",
        "    sizes = [len(text) for _, _, text in found]",
        "with Helpers(len) as here:",
        "    print(sizes, list(here.answers([b'y' * (3 << 20)] * 7)))",
    )
    assert out == f"{[1 << 20] * 7} {[3 << 20] * 7}"


def test_questions_are_taken_one_by_one(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "taken = []",
        "def asked():",
        "    for question in questions(20):",
        "        taken.append(question)",
        "        yield question",
        "with Helpers(work) as here:",
        "    ahead = [len(taken) - at for at, _ in enumerate(here.answers(asked()))]",
        "print(max(ahead))",
    )
    assert int(out) <= 4


@pytest.mark.parametrize("cores", ["1", "0"])
def test_with_one_core_all_is_done_here(cores: str, tmp_path: Path) -> None:
    out = run(
        tmp_path,
        f"helpers._cores = lambda: {cores}",
        "with Helpers(work) as here:",
        "    print({pid for _, pid, _ in here.answers(questions(5))} == {os.getpid()})",
    )
    assert out == "True"


def test_where_no_process_can_be_started_all_is_done_here(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "def fork():",
        "    raise BlockingIOError(11, 'Resource temporarily unavailable')",
        "os.fork = fork",
        "with Helpers(work) as here:",
        "    print({pid for _, pid, _ in here.answers(questions(5))} == {os.getpid()})",
    )
    assert out == "True"


@pytest.mark.parametrize(
    ("what", "says"),
    [("die", "cannot go on: a helper process ended unasked"), ("kill", "a helper process was killed by signal 9")],
)
def test_a_helper_that_is_gone_is_an_error(what: str, says: str, tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "try:",
        "    with Helpers(work) as here:",
        f"        list(here.answers(questions(20, {what!r})))",
        "except GatepostError as error:",
        "    print(error.exit_code, error.text)",
        kills=True,
    )
    assert out.startswith("3 cannot go on: ")
    assert says in out


def test_a_helper_that_is_gone_before_it_is_asked_is_an_error(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "import multiprocessing",
        "try:",
        "    with Helpers(work) as here:",
        "        for child in multiprocessing.active_children():",
        "            child.terminate()",
        "            child.join()",
        "        list(here.answers(questions(20)))",
        "except GatepostError as error:",
        "    print(error.text)",
        kills=True,
    )
    assert out == "cannot go on: a helper process was killed by signal 15"


def test_a_bug_in_a_helper_comes_back_with_its_trace(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "try:",
        "    with Helpers(work) as here:",
        "        list(here.answers(questions(20, 'fail')))",
        "except RuntimeError as error:",
        "    print(error)",
        kills=True,
    )
    assert out.startswith("Traceback (most recent call last):\n")
    assert out.endswith("\nValueError: number five")


def test_an_end_in_the_middle_waits_for_nobody(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "import multiprocessing",
        "begin = time.monotonic()",
        "with Helpers(time.sleep) as here:",
        "    next(here.answers([0, 60, 60, 60]))",
        "print(time.monotonic() - begin < 5, multiprocessing.active_children())",
        kills=True,
    )
    assert out == "True []"


def test_ctrl_c_does_not_reach_the_helpers(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "import multiprocessing",
        "with Helpers(work) as here:",
        "    for child in multiprocessing.active_children():",
        "        os.kill(child.pid, signal.SIGINT)",
        "    print(sum(answer for answer, _, _ in here.answers(questions(5, 'slow'))))",
    )
    assert out == "30"


def test_ctrl_c_while_they_start_is_kept_for_afterwards(tmp_path: Path) -> None:
    out = run(
        tmp_path,
        "begin = os.getpid()",
        "fork = os.fork",
        "def interrupted():",
        "    os.kill(begin, signal.SIGINT)",
        "    return fork()",
        "os.fork = interrupted",
        "helpers._METHOD = 'fork'",
        "try:",
        "    with Helpers(work) as here:",
        "        print('too late')",
        "except KeyboardInterrupt:",
        "    print('interrupted')",
        kills=True,
    )
    assert out == "interrupted"
