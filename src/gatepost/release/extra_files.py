"""Extra files: further files that hold the version, each read by its kind (spec §6)."""

from collections.abc import Callable
from functools import partial

from gatepost.policy.configuration import ExtraFile
from gatepost.policy.versions import Version
from gatepost.release.errors import PlanError
from gatepost.release.updaters.generic import update_generic
from gatepost.release.updates import Updater

_BY_ENDING = ((".json", "json"), (".yaml", "yaml"), (".yml", "yaml"), (".toml", "toml"), (".xml", "xml"))
_DEFAULT_SELECTORS = {"json": "$.version", "yaml": "$.version", "toml": "$.version", "xml": "/*/version"}

Structured = Callable[[str, str | None, str], str]
"""Takes the text, the selector (None where none is set) and the version."""


def updaters_for(extra: ExtraFile, version: Version, date: str, date_format: str) -> tuple[Updater, ...]:
    """Return what updates an extra file; one without a kind is read by its ending, then by the marks in it.

    Raises `PlanError` for a kind that there is not.
    """
    marks = partial(_by_marks, version=version, date=date, date_format=date_format)
    if extra.kind == "generic":
        return (marks,)
    if extra.kind is not None:
        return (_by_selector(extra.kind, extra.selector, version),)
    kind = next((kind for ending, kind in _BY_ENDING if extra.path.endswith(ending)), "")
    return (_by_selector(kind, _DEFAULT_SELECTORS[kind], version), marks) if kind else (marks,)


def _by_marks(content: str | None, *, version: Version, date: str, date_format: str) -> str:
    return update_generic(content, version, date, date_format)


def _by_selector(kind: str, selector: str | None, version: Version) -> Updater:
    if kind not in _LOADERS:
        message = f"Error: unsupported extraFile type: {kind}"
        raise PlanError(message)

    def update(content: str | None) -> str:
        return _LOADERS[kind]()(content or "", selector, str(version))

    return update


def _json() -> Structured:
    from gatepost.release.updaters.json_file import update_json  # noqa: PLC0415  each format where it is met

    return update_json


def _yaml() -> Structured:
    from gatepost.release.updaters.yaml_file import update_yaml  # noqa: PLC0415  likewise

    return update_yaml


def _toml() -> Structured:
    from gatepost.release.updaters.toml_file import update_toml  # noqa: PLC0415  likewise

    return update_toml


def _xml() -> Structured:
    from gatepost.release.updaters.xml_file import update_xml  # noqa: PLC0415  likewise

    return update_xml


def _pom() -> Structured:
    from gatepost.release.updaters.xml_file import update_pom  # noqa: PLC0415  likewise

    return lambda content, _selector, version: update_pom(content, version)


_LOADERS = {"json": _json, "yaml": _yaml, "toml": _toml, "xml": _xml, "pom": _pom}
