"""What a guided commit has to know of the repository: what the first picture needs, and what may come after it."""

from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass

from gatepost.adapters.commit_questions import NONE, Questions, logged, staged_in
from gatepost.adapters.commit_questions import identity as identity_of
from gatepost.adapters.environment import skip_words
from gatepost.adapters.git_config import MessageConfig
from gatepost.adapters.operation import find_operation
from gatepost.adapters.process import git_output
from gatepost.adapters.settings_files import RELEASE_CONFIGURATION, LoadedSettings, load_settings
from gatepost.adapters.settings_sources import FolderFiles
from gatepost.adapters.work_tree import WorkTree
from gatepost.errors import NoRepositoryError
from gatepost.gate.skip import Skipped, without
from gatepost.policy.sections import sections_of
from gatepost.prompt import flow
from gatepost.prompt.checking import needs_sign_off
from gatepost.prompt.operation import MERGE, Decision, decide
from gatepost.prompt.scopes import components_in
from gatepost.prompt.state import Change, Facts, Learned, State
from gatepost.prompt.types import known_types
from gatepost.release.effect import MAJOR, MINOR, PATCH

MOST_HEADERS = 1000
_STATUS = ("-c", "core.fsmonitor=false", "status", "--porcelain=v1", "-z", "--untracked-files=all", "--no-renames")
_HISTORY = "%aN <%aE>%x00%s"

Learn = Callable[[State], State]


@dataclass(frozen=True)
class Ground:
    """Where a commit is made: the folder, the work tree, its settings and git's, the facts, and what is under way."""

    folder: str
    tree: WorkTree
    loaded: LoadedSettings
    config: MessageConfig
    facts: Facts
    decision: Decision
    skipped: Skipped


def find_ground(folder: str, asked: Questions, *, amends: bool = False, signs_off: bool = False) -> Ground:
    """Return where a commit is made, from what git was asked.

    Raises `NoRepositoryError`, also in a bare one, and what the settings raise.
    """
    tree, config = asked.place.answer()
    if tree.root == tree.git_dir:
        message = "this repository is bare: there are no files to commit"
        raise NoRepositoryError(message, "change to a work tree of it")
    loaded = load_settings(FolderFiles(tree.root))
    rulebook, skipped = without(loaded.rulebook, skip_words())
    staged, conflicts = staged_in(asked.staged.answer())
    operation = find_operation(tree.git_dir, config, conflicts)
    decision = decide(operation)
    needs_files = not staged and not amends and operation.name == ""
    head_id, head = head_of(folder) if amends else ("", "")
    facts = Facts(
        rulebook=rulebook,
        sections=sections_of(loaded.configuration) if loaded.configuration is not None else (),
        branch=asked.branch.answer(),
        staged=staged,
        changed=tuple(changes(folder)) if needs_files else (),
        components=components_in(loaded.configuration),
        identity=identity_of(folder) if needs_sign_off(rulebook) or signs_off else "",
        head=head,
        head_id=head_id,
        cleanup=config.for_message(edited=False),
        is_merge=operation.name == MERGE,
        remark=decision.remark,
    )
    return Ground(folder, tree, loaded, config, facts, decision, skipped)


def changes(folder: str) -> list[Change]:
    """Return the files that differ and are not staged, tracked ones first."""
    listed = _text(git_output(_STATUS, folder=folder)).split("\0")
    found = [Change(entry[3:], entry[1]) for entry in listed if len(entry) > 3 and entry[1] != " "]  # noqa: PLR2004  `XY path`
    return sorted(found, key=lambda change: change.letter == "?")


def background(ground: Ground, folder: str) -> list[Callable[[], Learn]]:
    """Return the questions whose answers only make the picture richer, each a function that asks."""
    asked = [lambda: _history(folder)]
    if (ground.tree.root / RELEASE_CONFIGURATION).exists():
        asked.append(lambda: _versions(ground.facts, folder))
    return asked


def _history(folder: str) -> Learn:
    """Ask for the headers and the people of the last commits."""
    fields = logged(_HISTORY, folder, MOST_HEADERS)
    people = list(dict.fromkeys(person for person in fields[::2] if person.isprintable()))
    identity, (head_id, head) = identity_of(folder), head_of(folder)
    learned = Learned(tuple(fields[1::2]), tuple(people), identity=identity, head=head, head_id=head_id)
    return lambda state: flow.learned(state, learned)


def versions_known(state: State, ground: Ground) -> State:
    """Return the state that knows the next versions, where there are releases and they can be told."""
    root = ground.tree.root
    with suppress(Exception):  # it only makes the picture richer
        if (root / RELEASE_CONFIGURATION).exists():
            return _versions(ground.facts, str(root))(state)
    return state


def _versions(facts: Facts, folder: str) -> Learn:
    """Find out which versions the next release has, by the bump of the commit."""
    from gatepost.adapters.git_history import shallow_boundary  # noqa: PLC0415  in the background
    from gatepost.adapters.release_source import GitSource  # noqa: PLC0415  likewise
    from gatepost.policy.engines import NEWEST  # noqa: PLC0415  likewise
    from gatepost.release.forecast import forecast  # noqa: PLC0415  likewise
    from gatepost.release.source import LoggedCommit, Target  # noqa: PLC0415  likewise
    from gatepost.release.what_if import UNBORN, WhatIf  # noqa: PLC0415  likewise

    sha = _text(git_output(["rev-parse", "HEAD"], folder=folder)).strip()
    found: dict[int, tuple[str, ...]] = {}
    target = Target("", "", "", "2000-01-01", NEWEST)
    with closing(GitSource(sha, folder, shallow_boundary(folder))) as source:
        for bump, type_ in _examples(facts).items():
            new = LoggedCommit(UNBORN, f"{type_}: x", facts.staged)
            forecasts = forecast(WhatIf(source, [new]), target, UNBORN)
            if forecasts is not None:
                found[bump] = tuple(f"{each.name} {each.version}".strip() for each in forecasts if each.version)
    return lambda state: flow.learned(state, Learned(versions=found))


def _examples(facts: Facts) -> dict[int, str]:
    """Return a type for each bump that one has, and one of the greatest."""
    types = known_types(facts.rulebook.words.types, facts.sections)
    found = {bump: known.name for bump in (PATCH, MINOR) for known in types if known.bump == bump}
    return {**found, MAJOR: f"{types[0].name}!"} if types else found


def head_of(folder: str) -> tuple[str, str]:
    """Return the id and the message of the last commit; empty texts where there is none."""
    asked = ["log", "-1", "--no-show-signature", "--encoding=UTF-8", "--format=%H%x00%B"]
    id_, _, message = _text(git_output(asked, folder=folder, missing=NONE)).partition("\0")
    return id_, message.rstrip("\n")


def _text(data: bytes) -> str:
    return data.decode("utf-8", "surrogateescape")
