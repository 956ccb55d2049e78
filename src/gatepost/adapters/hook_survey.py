"""Where the hooks of a repository stand, whoever runs them."""

from contextlib import suppress
from pathlib import Path

from gatepost.adapters.files import read_plain_file
from gatepost.adapters.hook_files import hook_state, wanted_hook
from gatepost.adapters.hook_places import HooksPlace, find_hooks
from gatepost.errors import HookNotOursError, NotLintedError
from gatepost.hooks.names import NAMES
from gatepost.hooks.owners import HUSKY, LEFTHOOK, calls_us, has_id, runs_legacy
from gatepost.hooks.runner_config import CONFIGURATION, NOT_READ, PREK_TOML, hook_ids
from gatepost.hooks.status import HookStatus, Source, status_of, unreachable, unreadable

_LARGEST = 1 << 20
_OF_LEFTHOOK = tuple(
    f"{folder}{name}{ending}"
    for folder, name in (("", "lefthook"), ("", ".lefthook"), (".config/", "lefthook"), ("", "lefthook-local"))
    for ending in (".yml", ".yaml", ".json", ".jsonc", ".toml")
)
_OF_RUNNERS = (CONFIGURATION, *NOT_READ)


def survey(folder: str) -> list[HookStatus]:
    """Return where each hook stands, in the order of `NAMES`. Raises `NoRepositoryError`, `NoGitError`."""
    place = find_hooks(folder)
    if place.problem:
        return [unreachable(name, str(place.folder), place.problem) for name in NAMES]
    return [_look(place, name) for name in NAMES]


def _look(place: HooksPlace, name: str) -> HookStatus:
    try:
        state = hook_state(place.folder, name)
    except HookNotOursError as error:
        return unreadable(name, str(place.folder), error.text)
    source = source_of(place, state.owner, name)
    return status_of(state, str(place.folder), wanted_hook(name, place.kind), kind=place.kind, source=source)


def source_of(place: HooksPlace, owner: str, name: str) -> Source:
    """Return the file that tells the program that owns a hook what to run, the first that calls us if any does."""
    files: tuple[str, ...] = ()
    if owner == HUSKY:
        files = (husky_file(place, name),)
    elif owner == LEFTHOOK:
        files = _OF_LEFTHOOK
    elif runs_legacy(owner):
        files = _OF_RUNNERS
    for file in files:
        data = _data(place.top / file)
        if calls_us(data.decode("utf-8", "replace"), name) or (runs_legacy(owner) and _has_our_id(file, data, name)):
            return Source(file, calls=True)
    return Source(next((file for file in files if (place.top / file).is_file()), files[0] if files else ""))


def husky_file(place: HooksPlace, name: str) -> str:
    """Return the file that husky runs for the hook `name`, from the top of the work tree."""
    folder = place.folder.parent if place.folder.name == "_" else place.folder  # 9 and later: `.husky/_`
    with suppress(ValueError):
        folder = folder.relative_to(place.top)
    return (folder / name).as_posix()


def _has_our_id(file: str, data: bytes, name: str) -> bool:
    if not data or file == PREK_TOML:
        return has_id(data.decode("utf-8", "replace"), name)
    from gatepost.adapters.runner import read_runner_configuration  # noqa: PLC0415  it loads a parser of YAML

    try:
        return f"gatepost-{name}" in hook_ids(read_runner_configuration(data), name)
    except NotLintedError:
        return False


def _data(path: Path) -> bytes:
    try:
        return read_plain_file(path, _LARGEST)
    except OSError:
        return b""
