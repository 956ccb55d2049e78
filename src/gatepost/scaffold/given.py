"""The answers that a repository keeps: the table `init` of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.errors import ProjectInvalidError
from gatepost.gate.init_options import INIT
from gatepost.options.check import InvalidValue, checked
from gatepost.options.option import BOOLEAN, STRINGS
from gatepost.scaffold.metadata import PYPROJECT
from gatepost.scaffold.tables import read_toml

if TYPE_CHECKING:
    from gatepost.options.option import Option, Value
    from gatepost.scaffold.survey import Survey
    from gatepost.scaffold.tables import Tables

OWN_FILE = "gatepost.toml"


def given_in(survey: Survey) -> dict[str, Value]:
    """Return the answers that the settings have. Raises `ProjectInvalidError` for a value that makes no sense."""
    table = _table(survey)
    return {option.name: _value(option, table) for option in INIT if option.name in table}


def _table(survey: Survey) -> Tables:
    if survey.has(OWN_FILE):
        return read_toml(OWN_FILE, survey.text(OWN_FILE)).table("init")
    return read_toml(PYPROJECT, survey.text(PYPROJECT)).table("tool", "gatepost", "init")


def _value(option: Option, table: Tables) -> Value:
    if option.kind == BOOLEAN:
        if not table.is_on(option.name) and not table.is_off(option.name):
            raise table.wrong(option.name, BOOLEAN)
        return table.is_on(option.name)
    value = table.texts(option.name) if option.kind == STRINGS else table.text(option.name)
    try:
        return checked(option, value)
    except InvalidValue as error:
        message = f"{table.file}: {error}"
        raise ProjectInvalidError(message, "mend it; nothing was changed") from None
