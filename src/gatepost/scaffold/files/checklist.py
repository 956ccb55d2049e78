"""What no file can do: the settings of the repository and of the index, with the exact values to enter."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.gate.init_options import PRIVATE, PYPI
from gatepost.scaffold.files.released import Released, released

if TYPE_CHECKING:
    from collections.abc import Iterator

    from gatepost.scaffold.wanted import Setup

WORKFLOW = "release.yml"
ENVIRONMENT, TOKENS, REHEARSAL = "pypi", "release-please", "testpypi"
GATES = ("CI gate", "Commit gate")


@dataclass(frozen=True)
class Errand:
    """Something to be done by hand, once: what, where, which values to enter, and what happens without it."""

    title: str
    where: str
    values: tuple[tuple[str, str], ...]
    otherwise: str


def checklist(setup: Setup) -> tuple[Errand, ...]:
    """Return what is left to do by hand, the most urgent first."""
    return tuple(_errands(setup))


def _errands(setup: Setup) -> Iterator[Errand]:
    if not setup.answers.repository:
        yield Errand(
            "A repository on GitHub",
            "push there; then run `gatepost init` once more",
            (),
            "the workflows wait: only the hooks, the tasks and `gatepost plan` work without it",
        )
    yield from _publishing(setup)
    yield _environments(setup)
    yield from _merging(setup)
    yield from _tokens()
    yield Errand(
        "Actions are pinned",
        "Settings → Actions → General",
        (("Require actions to be pinned to a full-length commit SHA", "on"),),
        "a workflow that somebody adds may run what its tag means that day",
    )


def _merging(setup: Setup) -> Iterator[Errand]:
    """Yield what keeps anybody from going round the gates."""
    yield Errand(
        "Squash commits take the pull request's title",
        "Settings → General → Pull Requests",
        (
            ("Allow squash merging", "on"),
            ("Default commit message", "Pull request title and description"),
            ("Allow merge commits", "off, or each commit counts and is judged"),
            ("Allow rebase merging", "off, or each commit counts and is judged"),
        ),
        "GitHub takes the commit's own subject for a pull request of one commit, and nobody has judged that",
    )
    yield Errand(
        "Nothing lands around the gates",
        f"Settings → Rules → Rulesets, for the branch {setup.answers.branch}",
        (("Require a pull request", "on"), *(("Require status check", name) for name in GATES)),
        "red pull requests can be merged",
    )
    yield Errand(
        "Only Release Please tags a release",
        "Settings → Rules → Rulesets, for tags; with the App, or else GitHub Actions, in the bypass list",
        (
            *(("Target tags", each) for each in dict.fromkeys(map(_tags, released(setup)))),
            ("Restrict creations, updates and deletions", "on"),
        ),
        "whoever may push can move a tag, and a retry by tag builds what it names",
    )


def _tags(package: Released) -> str:
    return f"{package.prefix}{package.v or '[0-9]'}*"


def _publishing(setup: Setup) -> Iterator[Errand]:
    if setup.answers.publish == PYPI:
        owner, _, name = (setup.answers.repository or "its owner on GitHub/its name on GitHub").partition("/")
        for package in setup.project.packages:
            yield Errand(
                f"{package.name} has this repository as its trusted publisher",
                "on PyPI: the project's Publishing page; for a name that is not there yet, Publishing of your account",
                (
                    ("PyPI project name", package.name),
                    ("Owner", owner),
                    ("Repository name", name),
                    ("Workflow name", WORKFLOW),
                    ("Environment name", ENVIRONMENT),
                ),
                "the upload is refused: `invalid-publisher`",
            )
    if setup.answers.publish == PRIVATE:
        yield Errand(
            "The index that releases are uploaded to",
            f"Settings → Environments → {ENVIRONMENT}",
            (
                ("Variable INDEX_URL", "the address for uploads"),
                ("Secret INDEX_USERNAME", "who uploads"),
                ("Secret INDEX_PASSWORD", "the password or token"),
                (
                    "Variable INDEX_CHECK_URL, if you like",
                    "where it is installed from: half an upload is completed then",
                ),
            ),
            "the upload fails, and can be done again by the tag",
        )
    if setup.answers.rehearsal:
        yield _rehearsal(is_trusted=setup.answers.publish == PYPI)


def _rehearsal(*, is_trusted: bool) -> Errand:
    """Return the errand for the test index; a job asks for the variable before it has an environment."""
    secrets = (
        ("Secret INDEX_USERNAME", f"who uploads there, in the environment {REHEARSAL}"),
        ("Secret INDEX_PASSWORD", f"the password or token, in the environment {REHEARSAL}"),
        ("Variable TEST_INDEX_CHECK_URL, if you like", "where it is installed from"),
    )
    publisher = (("Environment name", f"{REHEARSAL}, of the same trusted publisher there"),)
    return Errand(
        "The test index that every commit is uploaded to",
        "Settings → Secrets and variables → Actions → Variables, of the repository",
        (("Variable TEST_INDEX_URL", "its address for uploads"), *(publisher if is_trusted else secrets)),
        "the rehearsal is skipped",
    )


def _environments(setup: Setup) -> Errand:
    """Return the errand for the environments that jobs name: GitHub makes one that is missing, and open to all."""
    uploads = setup.answers.publish in (PYPI, PRIVATE)
    names = [*([ENVIRONMENT] if uploads else []), TOKENS, *([REHEARSAL] if setup.answers.rehearsal else [])]
    return Errand(
        f"{'The environment' if len(names) == 1 else 'Environments'}: {', '.join(names)}",
        "Settings → Environments",
        (
            *(("Name", name) for name in names),
            ("Deployment branches and tags", f"only the branch {setup.answers.branch}"),
        ),
        "a workflow on any branch that somebody may push gets their secrets"
        + (f", and may publish; {ENVIRONMENT} can ask for reviewers of each upload" if uploads else ""),
    )


def _tokens() -> Iterator[Errand]:
    yield Errand(
        "A GitHub App that opens the release pull request",
        "Settings → Developer settings → GitHub Apps; install it in this repository",
        (
            ("Repository permissions", "contents, issues and pull requests: read and write"),
            ("Variable RELEASE_APP_CLIENT_ID", "the App's client id"),
            ("Secret RELEASE_APP_PRIVATE_KEY", f"its private key, in the environment {TOKENS}"),
        ),
        "GITHUB_TOKEN is used: then a maintainer has to approve the workflows at each update of the release pull"
        " request, and `Allow GitHub Actions to create and approve pull requests` (Settings → Actions) must be on",
    )
