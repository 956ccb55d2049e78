"""What each step of a rehearsal says where it goes well, where it does not, and where it is not reached."""

from __future__ import annotations

from dataclasses import replace
from inspect import cleandoc
from typing import TYPE_CHECKING

import pytest

from gatepost.artifact.facts import Installed, Module
from gatepost.outcomes.judge import judge
from gatepost.outcomes.known import CODES
from gatepost.outcomes.values import FAILED, PASSED, SKIPPED
from gatepost.rehearsal.catalogue import CHECKS
from gatepost.rehearsal.check import known
from gatepost.rehearsal.facts import Built, Facts, FromIndex, Merge, Release, Sent, Stop
from gatepost.values import ERROR, WARNING, Finding

if TYPE_CHECKING:
    from gatepost.outcomes.values import Outcome
    from gatepost.rehearsal.check import RehearsalCheck

WHEEL, SDIST = "rocket-1.2.1-py3-none-any.whl", "rocket-1.2.1.tar.gz"
RELEASE = Release(".", "rocket", "1.2.1", "v1.2.1", "c" * 40, "notes")
SENT = Sent(RELEASE, "twine upload")
INSTALLED = Installed("3.11", "1.2.1", modules=(Module("rocket"),))
GOOD = Facts(
    merges=(Merge("chore: release 1.2.1 (#5)", ("pyproject.toml",), (RELEASE,)),),
    again=(),
    differences=(),
    builds=(Built(RELEASE, (WHEEL, SDIST), 25),),
    failed=(replace(SENT, stop=Stop("no connection"), missing=(SDIST,)),),
    uploads=(SENT,),
    installs=(FromIndex(RELEASE, "rocket==1.2.1", INSTALLED),),
)
FINE = {
    "release-plan-stops": "merged: `chore: release 1.2.1 (#5)`",
    "release-title-refused": "its title passes the gate",
    "release-tag-taken": "tagged: `v1.2.1`",
    "release-repeats": "after it there is nothing to release",
    "release-differs": "the real Release Please makes the same pull requests, files and notes",
    "release-not-built": f"built: `{WHEEL}` and `{SDIST}`; 25 checks of them pass",
    "upload-refused": "`twine upload` uploaded `rocket 1.2.1`, byte for byte",
    "upload-not-resumed": f"the first try broke off without `{SDIST}`; the second one brought it and changed nothing",
    "not-installable-from-index": "installed from there: `rocket==1.2.1`; imported rocket",
}
AGAIN = "the next release pull request would release rocket 1.2.2, though nothing has changed since"
ENDS = "\nIn CI the job `{}` would end here."
RELEASE_PLEASE, BUILD, PUBLISH = (ENDS.format(name) for name in ("release-please", "build", "publish"))


def outcomes(facts: Facts) -> list[Outcome]:
    return judge(CHECKS, facts, {}, {})


def failed(facts: Facts) -> list[tuple[str, str, str]]:
    return [(each.name, each.message, each.fix) for each in outcomes(facts) if each.status == FAILED]


def found(severity: str) -> Finding:
    return Finding(
        code="GP601",
        name="control-character",
        severity=severity,
        message="a bell",
        line=1,
        column=1,
        end_column=2,
        suggestion=None,
    )


def installed(**changes: object) -> Facts:
    each = FromIndex(RELEASE, "rocket==1.2.1", replace(INSTALLED, **changes))  # type: ignore[arg-type]  # by name
    return replace(GOOD, installs=(each,))


def test_all_is_well() -> None:
    assert {each.name: (each.status, each.message) for each in outcomes(GOOD)} == {
        name: (PASSED, text) for name, text in FINE.items()
    }


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.name)
def test_every_check_is_declared_and_has_a_page(check: type[RehearsalCheck]) -> None:
    assert (check.code, check.name) in CODES
    page = cleandoc(check.__doc__ or "")
    assert [line for line in page.split("\n") if line.startswith("## ")] == ["## Why", "## Mend"]


@pytest.mark.parametrize(
    ("facts", "name", "message", "fix"),
    [
        (
            replace(GOOD, stop=Stop("no plan: it is no JSON", "mend it")),
            "release-plan-stops",
            f"no plan: it is no JSON{RELEASE_PLEASE}",
            "mend it",
        ),
        (
            replace(GOOD, merges=(replace(GOOD.merges[0], findings=(found(ERROR), found(WARNING))),)),
            "release-title-refused",
            f"`chore: release 1.2.1 (#5)` is refused: a bell (control-character){ENDS.format('commits')}",
            "gatepost explain GP601",
        ),
        (
            replace(GOOD, taken=("v1.2.1",)),
            "release-tag-taken",
            f"the tag `v1.2.1` exists already{RELEASE_PLEASE}",
            "git show v1.2.1",
        ),
        (
            replace(GOOD, again=(replace(RELEASE, version="1.2.2"),)),
            "release-repeats",
            f"{AGAIN}{RELEASE_PLEASE}",
            "gatepost doctor",
        ),
        (
            replace(GOOD, differences=("prs[0].title: other",)),
            "release-differs",
            "prs[0].title: other",
            "report it: https://github.com/gatepost/gatepost/issues",
        ),
        (
            replace(GOOD, builds=(Built(RELEASE, is_fit=False, stop=Stop("it does not build", "try", ("no fuel",))),)),
            "release-not-built",
            f"rocket 1.2.1: it does not build\n| no fuel{BUILD}",
            "try",
        ),
        (
            replace(GOOD, uploads=(replace(SENT, missing=(WHEEL,)),), failed=()),
            "upload-refused",
            f"rocket 1.2.1: the index does not have `{WHEEL}`, which were uploaded{PUBLISH}",
            "",
        ),
        (
            replace(GOOD, uploads=(replace(SENT, altered=(WHEEL,)),), failed=()),
            "upload-refused",
            f"rocket 1.2.1: the index has other bytes of `{WHEEL}` than were built{PUBLISH}",
            "",
        ),
        (
            replace(GOOD, failed=(SENT,)),
            "upload-not-resumed",
            f"rocket 1.2.1: the upload went through although the index was down{PUBLISH}",
            "",
        ),
        (
            installed(version="", lines=("no such requirement",)),
            "not-installable-from-index",
            "rocket 1.2.1: `rocket==1.2.1` cannot be installed from the index\n| no such requirement",
            "gatepost dist",
        ),
        (
            installed(version="1.2.0"),
            "not-installable-from-index",
            "rocket 1.2.1: `rocket==1.2.1` installs 1.2.0",
            "gatepost dist",
        ),
        (
            installed(modules=(Module("rocket"), Module("engine", "", ("ImportError: fuel",)))),
            "not-installable-from-index",
            "rocket 1.2.1: `import engine` fails\n| ImportError: fuel",
            "gatepost dist",
        ),
    ],
)
def test_what_goes_wrong_is_said_with_the_job_in_which_it_would(
    facts: Facts, name: str, message: str, fix: str
) -> None:
    assert [each for each in failed(facts) if each[0] == name] == [(name, message, fix)]


def test_a_try_that_does_not_complete_the_first_is_said_beside_why() -> None:
    facts = replace(GOOD, uploads=(replace(SENT, stop=Stop("`twine upload` ended with 1")),))

    assert [name for name, _, _ in failed(facts)] == ["upload-refused", "upload-not-resumed"]


def test_nothing_to_release_and_nothing_to_upload() -> None:
    absent = dict.fromkeys(("again", "differences", "builds", "failed", "uploads", "installs"), "nothing to do")
    idle = {each.name: (each.status, each.message) for each in outcomes(Facts(absent=absent))}

    assert idle["release-plan-stops"] == (PASSED, "there is nothing to release")
    assert {status for name, (status, _) in idle.items() if name != "release-plan-stops"} == {SKIPPED}
    none = replace(GOOD, builds=(Built(RELEASE),), uploads=(), failed=(), installs=())
    said = {each.name: (each.status, each.message) for each in outcomes(none)}
    assert said["release-not-built"] == (PASSED, "no package here is one for Python")
    assert said["upload-refused"] == (SKIPPED, "nothing was built that could be uploaded")
    assert said["upload-not-resumed"] == (SKIPPED, "nothing was built that could be uploaded")
    assert said["not-installable-from-index"] == (SKIPPED, "nothing is on the index")


def test_what_is_built_but_not_fit_is_not_said_to_be_proven() -> None:
    facts = replace(GOOD, builds=(Built(RELEASE, (WHEEL,), 25, is_fit=False),))
    assert {each.name: each.message for each in outcomes(facts)}["release-not-built"] == f"built: `{WHEEL}`"


def test_several_are_named_in_order() -> None:
    other = Release("salt", "salt", "0.1.0", "salt-v0.1.0")
    facts = replace(GOOD, merges=(*GOOD.merges, Merge("chore: release salt 0.1.0 (#6)", (), (other,))))

    said = {each.name: each.message for each in outcomes(facts)}
    assert said["release-tag-taken"] == "tagged: `v1.2.1`, `salt-v0.1.0`"
    assert said["release-title-refused"] == "their titles pass the gate"


def test_what_imports_nothing_is_installed_all_the_same() -> None:
    assert failed(installed(modules=())) == []


def test_a_fact_that_a_check_does_not_need_is_not_looked_at() -> None:
    with pytest.raises(AssertionError, match="does not need"):
        known(None)


def test_a_tag_in_a_command_is_one_word() -> None:
    fixes = [fix for name, _, fix in failed(replace(GOOD, taken=("v1;reboot",))) if name == "release-tag-taken"]
    assert fixes == ["git show 'v1;reboot'"]
