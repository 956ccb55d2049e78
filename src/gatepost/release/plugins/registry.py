"""The plugins by their names."""

from collections.abc import Mapping

from gatepost.policy.configuration import Configuration
from gatepost.policy.configuration import Plugin as PluginOptions
from gatepost.release.errors import PlanError, configuration_error
from gatepost.release.plugins.base import Plugin
from gatepost.release.plugins.group_priority import GroupPriority
from gatepost.release.plugins.linked_versions import LinkedVersions
from gatepost.release.plugins.merge import Merge
from gatepost.release.plugins.node_workspace import NodeWorkspace
from gatepost.release.plugins.sentence_case import DEFAULT_WORDS, SentenceCase
from gatepost.release.source import Target

NOT_REPRODUCED = ("cargo-workspace", "maven-workspace")
"""Plugins that Release Please has beside."""


def plugins_of(configuration: Configuration, target: Target) -> list[Plugin]:
    """Return the configured plugins in order. Raises `PlanError` for one that there is not."""
    return [_plugin(options, configuration, target) for options in configuration.plugins]


def merging(configuration: Configuration, target: Target) -> Merge:
    """Return what merges all pull requests; what it says above and below is the first package's."""
    first = next(iter(configuration.packages.values()), None)
    return Merge(
        target.branch,
        target.engine,
        pattern=configuration.group_pull_request_title_pattern,
        header=first.pull_request_header if first else "",
        footer=first.pull_request_footer if first else "",
        has_no_space=first.component_no_space if first else False,
    )


def _plugin(named: PluginOptions, configuration: Configuration, target: Target) -> Plugin:
    options = named.options
    if named.name == "sentence-case":
        words = options.get("specialWords")
        return SentenceCase(_texts(words) if isinstance(words, list) else DEFAULT_WORDS)
    if named.name == "linked-versions":
        return LinkedVersions(
            str(options.get("groupName")),
            frozenset(_texts(options.get("components"))),
            target,
            merges=_is_on(options, "merge", default=True),
        )
    if named.name == "node-workspace":
        return NodeWorkspace(
            merges=_is_on(options, "merge", default=not configuration.separate_pull_requests),
            updates_peers=options.get("updatePeerDependencies") is True,
            updates_all=bool(options.get("updateAllPackages")),
        )
    if named.name == "group-priority":
        return GroupPriority(options.get("groups"))
    if named.name in NOT_REPRODUCED:
        message = f"the plugin `{named.name}` is not planned by gatepost"
        raise PlanError(message)
    message = f"Unknown plugin type: {named.name}"
    raise configuration_error(message, target.repository)


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def _is_on(options: Mapping[str, object], key: str, *, default: bool) -> bool:
    value = options.get(key)
    return default if value is None else bool(value)
