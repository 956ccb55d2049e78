"""The keys of `init` among the effective settings."""

from __future__ import annotations

from gatepost.gate.init_options import INIT
from gatepost.gate.layer import read_layer
from gatepost.gate.settings import Settings
from gatepost.report.settings import Overview, entries_of, render_text, select
from gatepost.report.style import Style


def test_of_init_all_keys_are_shown_to_who_asks_and_else_those_that_are_set() -> None:
    settings = Settings()
    settings.add(read_layer({"init": {"manager": "pip", "platforms": ["macos-15"]}}), "own.toml")
    overview = Overview(entries_of(settings), (), (), ())
    shown = [line.split() for line in render_text(overview, Style(columns=100)).splitlines() if "init." in line]
    assert shown == [["init.manager", '"pip"', "own.toml"], ["init.platforms", '["macos-15"]', "own.toml"]]
    asked = render_text(select(overview, ("init",)), Style(columns=100)).splitlines()
    assert [line.split()[0] for line in asked] == [
        *("init.manager", "init.platforms"),
        *(f"init.{option.name}" for option in INIT if option.name not in ("manager", "platforms")),
    ]
    assert render_text(select(overview, ("init.runner",)), Style()) == 'init.runner  ""  default\n'
