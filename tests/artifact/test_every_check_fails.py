"""For every check, one thing that is wrong: what is said, where, and what to do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from gatepost.artifact.archive import PLACE, SECRET, Hit
from gatepost.artifact.catalogue import CHECKS
from gatepost.artifact.facts import Facts, Installed, Module, Ran, Said
from gatepost.outcomes.values import Problem
from gatepost.values import WARNING
from support.distributions import (
    GOOD,
    METADATA,
    SDIST_NAME,
    SHIPPED,
    TRACKED,
    WHEEL_NAME,
    problems,
    sdist,
    wheel,
    with_metadata,
)

INSTALLED = GOOD.installed or Installed("")
TRACEBACK = ("Traceback (most recent call last):", '  File "x.py", line 1', "ImportError: no httpx", "")
IN_SDIST = (
    "hatch: `include` in [tool.hatch.build.targets.sdist]; setuptools: MANIFEST.in; "
    "poetry: `include` in [tool.poetry]; flit: `include` in [tool.flit.sdist]"
)
LEFT = (
    "hatch: `exclude` in [tool.hatch.build]; setuptools: `global-exclude` in MANIFEST.in; "
    "then `git clean -Xdn` lists what to remove"
)

BAD: dict[str, tuple[Facts, Problem]] = {
    "version-differs": (
        replace(GOOD, manifest="1.1.0"),
        Problem(
            f"the versions differ: 1.2.0 in `{SDIST_NAME}`, `{WHEEL_NAME}`, the tag `v1.2.0`, the project's metadata, "
            "the installed package and `demo.__version__`; 1.1.0 in the manifest",
            ".release-please-manifest.json",
            "make them one: `extra-files` in release-please-config.json names the files that Release Please keeps",
        ),
    ),
    "name-not-normalised": (
        replace(GOOD, archives=(sdist(name="Demo-1.2.0.tar.gz"),)),
        Problem(
            "the file is named `Demo-1.2.0.tar.gz`, and should be `demo-1.2.0.tar.gz`",
            "Demo-1.2.0.tar.gz",
            "update the build backend, and build again: no file is renamed by hand",
        ),
    ),
    "distribution-missing": (
        replace(GOOD, archives=(sdist(),)),
        Problem("there is no wheel", "", "`gatepost dist` builds both, the wheel from the sdist"),
    ),
    "stale-files": (
        replace(GOOD, others=("demo-1.1.0.tar.gz", "it's.whl")),
        Problem(
            "an upload of the folder would take along `demo-1.1.0.tar.gz` and `it's.whl`",
            "demo-1.1.0.tar.gz",
            "rm -- dist/demo-1.1.0.tar.gz 'dist/it'\"'\"'s.whl'",
        ),
    ),
    "attestation-left": (
        replace(GOOD, others=(f"{WHEEL_NAME}.publish.attestation",), folder="out put/"),
        Problem(
            f"the publishing action makes its own, and stops at `{WHEEL_NAME}.publish.attestation`",
            f"{WHEEL_NAME}.publish.attestation",
            f"rm -r -- 'out put/{WHEEL_NAME}.publish.attestation'",
        ),
    ),
    "not-reproducible": (
        replace(GOOD, rebuilt={SDIST_NAME: "another", WHEEL_NAME: f"sha of {WHEEL_NAME}"}),
        Problem(
            f"a second build made `{SDIST_NAME}` with other bytes",
            SDIST_NAME,
            "look for times, random order and paths in what the backend makes; setuptools keeps those of files",
        ),
    ),
    "changes-not-committed": (
        replace(GOOD, changed=("uv.lock",)),
        Problem("1 file is not as committed: `uv.lock`", "uv.lock", "commit it, or build in a clean clone"),
    ),
    "build-writes-outside": (
        replace(GOOD, written=("../cache/x",)),
        Problem(
            "the build wrote to `../cache/x`", "../cache/x", "have the backend write to the folder that it is given"
        ),
    ),
    "altered-while-proven": (
        replace(GOOD, altered=(WHEEL_NAME,)),
        Problem(f"`{WHEEL_NAME}` was written while the files were looked at", WHEEL_NAME, "build and prove it again"),
    ),
    "version-local": (
        with_metadata(replace(METADATA, version="1.2.0+g1a2b")),
        Problem(
            "indexes refuse `1.2.0+g1a2b`: `+g1a2b` is for builds of one's own",
            SDIST_NAME,
            "build from the tagged commit, in a clean clone with its tags",
        ),
    ),
    "platform-refused": (
        replace(GOOD, archives=(sdist(), wheel(tags=frozenset({"cp312-cp312-linux_x86_64"})))),
        Problem("indexes refuse wheels for `linux_x86_64`", WHEEL_NAME, f"auditwheel repair {WHEEL_NAME}"),
    ),
    "archive-unsafe": (
        replace(GOOD, archives=(replace(sdist(), refused=("`../x` leads out of it",)), wheel())),
        Problem("refused before unpacking: `../x` leads out of it", SDIST_NAME, "build it again from known sources"),
    ),
    "wheel-contents": (
        replace(GOOD, contents=(Said(WHEEL_NAME, is_fine=False, lines=("W009: two entries", "a and b")),)),
        Problem("W009: two entries; a and b", WHEEL_NAME, "tell the build backend which packages the wheel has"),
    ),
    "sdist-incomplete": (
        replace(GOOD, tracked=frozenset({*TRACKED, "src/demo/data.json"})),
        Problem("it lacks `src/demo/data.json` of the package", SDIST_NAME, IN_SDIST),
    ),
    "leftovers-shipped": (
        replace(GOOD, archives=(sdist(*SHIPPED, "src/demo/x.py.orig"), wheel())),
        Problem("it ships `src/demo/x.py.orig`, which tools leave behind", SDIST_NAME, LEFT),
    ),
    "secret-shipped": (
        replace(GOOD, archives=(sdist(), replace(wheel(), hits=(Hit(SECRET, "demo/a.py", 3, "npm token npm_ab…"),)))),
        Problem(
            "`demo/a.py`, line 3: npm token npm_ab…",
            WHEEL_NAME,
            "revoke it first, where it was issued; then take it out of the files, and build again",
        ),
    ),
    "absolute-path": (
        replace(GOOD, archives=(sdist(), replace(wheel(), hits=(Hit(PLACE, "demo/x.so", 0, "/home/ada/x.c"),)))),
        Problem(
            "`demo/x.so`: /home/ada/x.c",
            WHEEL_NAME,
            "build in a clean environment, as a workflow does; compilers take `-ffile-prefix-map`",
        ),
    ),
    "metadata-refused": (
        replace(GOOD, twine=(Said(SDIST_NAME, is_fine=False, lines=("line 3: Unknown role",)),)),
        Problem("line 3: Unknown role", SDIST_NAME, "mend `readme` and the metadata in pyproject.toml"),
    ),
    "requirement-direct": (
        with_metadata(replace(METADATA, requires=("a @ https://u:p@example.org/a.zip",))),
        Problem("indexes refuse `a @ https://…@example.org/a.zip`", SDIST_NAME, "require a version that is published"),
    ),
    "licence-missing": (
        with_metadata(replace(METADATA, license_expression="")),
        Problem("no licence is said", SDIST_NAME, 'say it in pyproject.toml: `license = "MIT"`', WARNING),
    ),
    "pythons-disagree": (
        replace(GOOD, pythons=("3.9", "3.10", "3.11")),
        Problem(
            "CI tests on Python `3.9`, which `>=3.10` excludes",
            SDIST_NAME,
            "make `requires-python`, the classifiers and the matrix of CI name the same",
        ),
    ),
    "not-installable": (
        replace(GOOD, installed=Installed("3.11", lines=("Collecting click", "ERROR: No match for clik", ""))),
        Problem(
            "it cannot be installed on Python 3.11: ERROR: No match for clik",
            WHEEL_NAME,
            "correct `dependencies` in pyproject.toml",
        ),
    ),
    "module-not-importable": (
        replace(GOOD, installed=replace(INSTALLED, modules=(Module("demo", lines=TRACEBACK),))),
        Problem(
            "`import demo` fails: ImportError: no httpx", "", "declare what it imports, or ship the file that it lacks"
        ),
    ),
    "command-broken": (
        replace(GOOD, installed=replace(INSTALLED, commands=(Ran("demo --help", 1, TRACEBACK),))),
        Problem(
            "`demo --help` ended with 1: ImportError: no httpx",
            "",
            "check `[project.scripts]` in pyproject.toml, and what the function imports",
        ),
    ),
    "tests-fail": (
        replace(GOOD, tests=Ran("pytest -q", 1, ("1 failed",))),
        Problem(
            "`pytest -q` ended with 1: 1 failed",
            "",
            "what the tests need beside the wheel is named by --with, as in `--with pytest`",
        ),
    ),
}


def test_there_is_one_for_every_check() -> None:
    assert list(BAD) == [check.name for check in CHECKS]


@pytest.mark.parametrize("name", BAD)
def test_what_is_wrong_is_said_with_where_and_what_to_do(name: str) -> None:
    facts, problem = BAD[name]
    assert problems(name, facts) == [problem]
