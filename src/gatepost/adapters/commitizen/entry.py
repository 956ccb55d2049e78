"""What commitizen finds under the name of the plugin.

commitizen loads every plugin that is installed, whichever is in use, and while it is being imported itself: so
nothing of it, and little of ours, is imported here.
"""

TYPE_CHECKING = False
if TYPE_CHECKING:
    from commitizen.config.base_config import BaseConfig

    from gatepost.adapters.commitizen.plugin import GatepostCz


def plugin(config: "BaseConfig") -> "GatepostCz":
    """Return the plugin for commitizen's configuration."""
    from gatepost.adapters.commitizen.plugin import GatepostCz  # noqa: PLC0415  only where the plugin is in use

    return GatepostCz(config)
