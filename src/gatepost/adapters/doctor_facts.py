"""A repository → the facts that the doctor's checks look at, gathered once."""

import os
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from gatepost.adapters.doctor_git import AskedGit, relations
from gatepost.adapters.doctor_tree import CommittedFiles, EditedSource, WorkFiles
from gatepost.adapters.hook_programs import searched_programs
from gatepost.adapters.hook_survey import survey
from gatepost.adapters.meanwhile import Meanwhile
from gatepost.adapters.release_place import Wanted, find_place, repository_of
from gatepost.adapters.work_tree import find_work_tree
from gatepost.doctor.facts import (
    Facts,
    Hooks,
    Release,
    Repository,
    Searched,
    Tree,
)
from gatepost.doctor.json_nodes import read_json
from gatepost.doctor.node import Document
from gatepost.doctor.online import ON_GITHUB
from gatepost.doctor.project import PYPROJECT, Project, read_project
from gatepost.doctor.roles import releasing_places
from gatepost.doctor.workflow import Workflow
from gatepost.doctor.workflow_reading import is_workflow, read_workflow
from gatepost.errors import NoRepositoryError
from gatepost.hooks.status import HookStatus
from gatepost.policy.configuration import ROOT, Configuration
from gatepost.policy.engines import engine_of
from gatepost.release.loading import CONFIGURATION_FILE, MANIFEST_FILE
from gatepost.release.outline import outline
from gatepost.release.plan import plan
from gatepost.release.planned import Plan
from gatepost.release.source import Target
from gatepost.release.surprises import surprises_of

_SETTINGS = ("gatepost.toml", PYPROJECT)
_NO_RELEASES = "nothing here is released by Release Please: no configuration, no manifest, no workflow that runs it"
_BY_INPUTS = "the workflow tells Release Please all by `release-type` and other inputs, without a configuration"
_NO_TAG = "no release is tagged yet"
_IN_CI = "git's hooks are not used in CI"
_NOT_ASKED = "only GitHub knows: --online asks it"
_NOT_ASKED_INDEX = "only the package index knows: --online asks it"


@dataclass(frozen=True)
class Looked:
    """What is known before any history is read."""

    root: Path
    files: WorkFiles
    workflows: tuple[Workflow, ...]
    configuration: Document | None
    manifest: Document | None
    names: tuple[str, str]


@contextmanager
def gather(folder: str, *, is_partial: bool = False) -> Iterator[Facts]:
    """Give the facts that are known offline; files of older commits can be read until the end.

    Raises what `find_place` and git raise; `HistoryCutShortError` for a shallow clone that does not reach back to
    the last release, where it is not to be taken for the whole.
    """
    root = _root(folder)
    asked = AskedGit(root)
    hooks = None if os.environ.get("CI") else Meanwhile(lambda: (tuple(survey(root)), searched_programs(root)))
    looked = _look(Path(root))
    place = find_place(_wanted(looked, asked, is_partial=is_partial))
    source = EditedSource(place.source.sha, root, looked.files, frozenset() if is_partial else place.cut)
    source.asked_tags = place.source.asked_tags
    with closing(place.source), closing(source):
        branch = _target_branch(looked.workflows) or place.target.branch
        repository = asked.repository(place.source.sha, branch, is_shallow=bool(place.cut))
        facts = Facts(looked.files, repository, looked.workflows, now=int(time.time()))
        release = _release(looked, source, place.target, facts)
        with _files_then(release, repository, root) as then:
            yield replace(
                facts,
                release=release,
                projects=tuple(_projects(looked.files, release)),
                then=then,
                hooks=_hooks(*hooks.answer(), looked.files) if hooks is not None else None,
                absent=_absent(facts, release),
            )


def _hooks(statuses: tuple[HookStatus, ...], searched: tuple[Searched, ...], files: WorkFiles) -> Hooks:
    return Hooks(statuses, _is_wanted(files), searched)


def _wanted(looked: Looked, asked: AskedGit, *, is_partial: bool) -> Wanted:
    """Return what the plan is asked for, with what is known already; the work tree counts, changed or not."""
    engine = engine_of(each.document.text for each in looked.workflows).version
    repository = repository_of(asked.addresses())
    return Wanted(str(looked.root), "HEAD", repository=repository, engine=engine, is_partial=is_partial)


def _root(folder: str) -> str:
    """Return the top of the work tree. Raises `NoRepositoryError`."""
    tree = find_work_tree(folder)
    if tree.root == tree.git_dir:
        message = "this repository has no work tree here"
        raise NoRepositoryError(message, "change to a clone of it")
    return str(tree.root)


def _target_branch(workflows: tuple[Workflow, ...]) -> str:
    """Return the branch that a workflow tells Release Please to release; empty where none says one."""
    named = (place.step.inputs.get("target-branch", "") for place in releasing_places(workflows))
    return next((name for name in named if name and "${{" not in name), "")


def _absent(facts: Facts, release: Release | None) -> dict[str, str]:
    """Return why facts are not known, where they are not."""
    why_none = _BY_INPUTS if facts.releasing else _NO_RELEASES
    return {
        **dict.fromkeys(ON_GITHUB, _NOT_ASKED),
        "published": _NOT_ASKED_INDEX,
        "drift": "it was not compared",
        "release": why_none,
        "then": _NO_TAG if release else why_none,
        "hooks": _IN_CI,
        "releasing": "no workflow runs Release Please",
        "publishing": "no workflow uploads to a package index",
        "titles": "no workflow judges the titles of pull requests",
    }


def _look(root: Path) -> Looked:
    files = WorkFiles(root)
    texts = ((path, files.read(path)) for path in sorted(filter(is_workflow, files.paths)))
    workflows = tuple(read_workflow(path, text) for path, text in texts if text is not None)
    names = _names(workflows)
    configuration, manifest = (_document(files, name) for name in names)
    return Looked(root, files, workflows, configuration, manifest, names)


def _names(workflows: tuple[Workflow, ...]) -> tuple[str, str]:
    """Return the files of the configuration and the manifest, as the first workflow with Release Please names them."""
    inputs = next((place.step.inputs for place in releasing_places(workflows)), {})
    found = (inputs.get("config-file", ""), inputs.get("manifest-file", ""))
    usual = (CONFIGURATION_FILE, MANIFEST_FILE)
    given = tuple(own if own and "${{" not in own else name for own, name in zip(found, usual, strict=True))
    return given[0].removeprefix("./"), given[1].removeprefix("./")


def _document(files: WorkFiles, path: str) -> Document | None:
    text = files.raw(path)
    return read_json(path, text) if text is not None else None


def _release(looked: Looked, source: EditedSource, target: Target, facts: Facts) -> Release | None:
    by_files = [place for place in releasing_places(looked.workflows) if "release-type" not in place.step.inputs]
    if not (looked.configuration or looked.manifest or by_files):
        return None
    found = plan(source, target, *looked.names)
    outlines = tuple(outline(found))
    return Release(
        *looked.names,
        looked.configuration,
        looked.manifest,
        found,
        outlines,
        tuple(surprises_of(found, outlines)),
        target,
        engine_of(each.document.text for each in looked.workflows),
        _ancestry(found, facts.repository, str(looked.root)),
    )


def _ancestry(found: Plan, repository: Repository, folder: str) -> dict[str, str]:
    """Return how the commits that the configuration and the releases name stand to the last commit."""
    configuration = found.configuration or Configuration({}, separate_pull_requests=False)
    tags = [repository.tag(str(state.last.tag)) for state in found.packages.values() if state.last is not None]
    named = [configuration.bootstrap_sha, configuration.last_release_sha, *(tag.sha for tag in tags if tag is not None)]
    return relations({sha for sha in named if sha}, repository.head, folder)


@contextmanager
def _files_then(release: Release | None, repository: Repository, folder: str) -> Iterator[CommittedFiles | None]:
    """Give the files at the newest release; None where none is known."""
    states = release.plan.packages.values() if release is not None else ()
    shas = {state.last.sha for state in states if state.last is not None}
    sha = next((tag.sha for tag in repository.tags if tag.sha in shas), "")
    if not sha:
        yield None
        return
    with closing(CommittedFiles(sha, folder)) as files:
        yield files


def _projects(files: WorkFiles, release: Release | None) -> Iterator[Project]:
    """Yield the projects at the top and in the folders of the packages."""
    configuration = release.plan.configuration if release is not None else None
    paths = list(configuration.packages) if configuration is not None else []
    folders = dict.fromkeys(["", *("" if path == ROOT else f"{path.strip('/')}/" for path in paths)])
    for folder in folders:
        text = files.read(folder + PYPROJECT)
        if text is not None:
            yield read_project(folder, text)


def _is_wanted(files: Tree) -> bool:
    """Tell whether gatepost is set up here."""
    return files.read(_SETTINGS[0]) is not None or "[tool.gatepost" in (files.read(PYPROJECT) or "")
