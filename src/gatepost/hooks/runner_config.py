"""What a .pre-commit-config.yaml says, as far as it concerns us: which of its hooks run at which stage."""

from collections.abc import Iterator

CONFIGURATION = ".pre-commit-config.yaml"
PREK_TOML = "prek.toml"
NOT_READ = (".pre-commit-config.yml", PREK_TOML)
"""What a runner takes for its configuration too, and the linting before a push does not."""

OWN_STAGES = {
    "gatepost-commit-msg": "commit-msg",
    "gatepost-prepare-commit-msg": "prepare-commit-msg",
    "gatepost-pre-push": "pre-push",
}
"""Our own hooks for runners (.pre-commit-hooks.yaml), and the one stage of each."""

_OLD_NAMES = {"commit": "pre-commit", "push": "pre-push", "merge-commit": "pre-merge-commit"}
_WITHOUT_ENVIRONMENT = ("system", "script", "unsupported", "unsupported_script")


class _MalformedError(Exception):
    """The data is not what a runner takes."""


def hook_ids(configuration: object, stage: str) -> tuple[str, ...]:
    """Return the ids of the hooks that run at `stage`, each once, in their order; none where the data is malformed.

    A hook runs at its `stages`, else at `default_stages`, else at all. What a
    hook of another repository says of itself cannot be seen from here: where the configuration names no stages for
    it, it counts as running at every one.
    """
    try:
        return tuple(dict.fromkeys(_ids(configuration, stage)))
    except _MalformedError:
        return ()


def own_ids(configuration: object) -> tuple[str, ...]:
    """Return the ids of our own hooks for runners, as far as no hook that the configuration itself defines has them."""
    try:
        taken = {name for is_local, hook in _hooks(configuration) if is_local for name in _names(hook)}
    except _MalformedError:
        return ()
    return tuple(id_ for id_ in OWN_STAGES if id_ not in taken)


def alone_by(configuration: object, ids: tuple[str, ...]) -> tuple[str, ...]:
    """Return those of `ids` that are no other hook's alias: a runner runs and skips whatever has the name."""
    try:
        aliases = {
            str(hook.get("alias", "")) for _, hook in _hooks(configuration) if hook.get("alias") != hook.get("id")
        }
    except _MalformedError:
        return ()
    return tuple(id_ for id_ in ids if id_ not in aliases)


def uses_own_tools(configuration: object) -> bool:
    """Tell whether no hook needs an environment that a runner makes for it."""
    try:
        hooks = list(_hooks(configuration))
    except _MalformedError:
        return False
    return all(is_local and hook.get("language") in _WITHOUT_ENVIRONMENT for is_local, hook in hooks)


def is_sound(configuration: object) -> bool:
    """Tell whether a runner could take the data for a configuration."""
    try:
        list(_ids(configuration, ""))
    except _MalformedError:
        return False
    return True


def _ids(configuration: object, stage: str) -> Iterator[str]:
    default = _stages(_table(configuration).get("default_stages"))
    for is_local, hook in _hooks(configuration):
        id_ = hook.get("id")
        if not isinstance(id_, str):
            raise _MalformedError
        stages = _stages(hook.get("stages"))
        if not stages and not is_local:
            stages = (OWN_STAGES[id_],) if id_ in OWN_STAGES else ()
        elif not stages:
            stages = default
        if not stages or stage in stages:
            yield id_


def _hooks(configuration: object) -> Iterator[tuple[bool, dict[object, object]]]:
    """Yield the hooks, each with whether the configuration itself defines it."""
    for repository in map(_table, _list(_table(configuration).get("repos"))):
        for hook in map(_table, _list(repository.get("hooks"))):
            yield repository.get("repo") == "local", hook


def _names(hook: dict[object, object]) -> tuple[str, str]:
    return str(hook.get("id", "")), str(hook.get("alias", ""))


def _stages(value: object) -> tuple[str, ...]:
    """Return stages by their present names; none means all."""
    if value is None:
        return ()
    return tuple(_OLD_NAMES.get(str(name), str(name)) for name in _list(value))


def _table(value: object) -> dict[object, object]:
    if not isinstance(value, dict):
        raise _MalformedError
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise _MalformedError
    return value
