"""`gatepost config`: the effective settings, each with where it comes from."""

import sys
from pathlib import Path

import click

from gatepost.adapters import completing
from gatepost.adapters.settings_files import RELEASE_CONFIGURATION, SOURCES, Files, LoadedSettings
from gatepost.adapters.surroundings import look_around
from gatepost.adapters.terminal import style_for, write
from gatepost.errors import UsageError
from gatepost.report.schema import render_schema
from gatepost.report.settings import Overview, entries_of, render_json, render_text, rules_of, select, types_of


@click.command("config")
@click.argument("keys", nargs=-1, metavar="[KEY]...", shell_complete=completing.keys)
@click.option("--format", "format_", type=click.Choice(("text", "json")), default="text", help="How to show them.")
@click.option(
    "-C", "folder", default=".", metavar="DIR", help="Look as if started in DIR.", shell_complete=completing.folders
)
@click.option(
    "--settings-from",
    metavar="REV",
    default="",
    help="Read the settings of a revision, not of the files here.",
    shell_complete=completing.revisions,
)
@click.option("--schema", is_flag=True, help="Show the JSON Schema of the settings instead, for editors.")
def command(*, keys: tuple[str, ...], format_: str, folder: str, settings_from: str, schema: bool) -> int:
    """Show the effective settings, each with where it comes from.

    KEY is a setting, a table of settings or a key in one (`rules.header-too-long.max`), or a
    rule or check by code or name; without it, all are shown.

    \b
    Examples:
      gatepost config
      gatepost config types merge
      gatepost config GP110 --format json
      gatepost config --schema > gatepost.schema.json
    """  # noqa: D301  click wants the character, not its name
    if schema:
        if keys or settings_from:
            message = "--schema is about all settings there are, not about those of a repository"
            raise UsageError(message, "leave out KEYs and --settings-from")
        write(sys.stdout, render_schema())
        return 0
    return run(keys, format_=format_, folder=folder, settings_from=settings_from)


def run(keys: tuple[str, ...], *, format_: str, folder: str, settings_from: str) -> int:
    """Show what `keys` ask for of the settings that hold in `folder`."""
    loaded = look_around(folder, settings_from=settings_from).loaded
    overview = select(_overview(loaded), keys)
    write(sys.stdout, render_json(overview) if format_ == "json" else render_text(overview, style_for(sys.stdout)))
    return 0


def _overview(loaded: LoadedSettings) -> Overview:
    settings = loaded.settings
    return Overview(
        entries_of(settings),
        types_of(
            settings,
            loaded.configuration,
            loaded.rulebook.words.listed,
            f"{RELEASE_CONFIGURATION}{loaded.files.origin}",
        ),
        rules_of(settings),
        _read(loaded.places, loaded.files),
    )


def _read(places: tuple[str, ...], files: Files) -> tuple[str, ...]:
    """Return the files that were read; those of the repository by their names in it."""
    root = Path(files.place(""))
    own = [name for name in SOURCES if files.read(name) is not None]
    extended = [Path(place) for place in places[len(SOURCES) :]]
    names = [path.relative_to(root).as_posix() if path.is_relative_to(root) else str(path) for path in extended]
    return tuple(dict.fromkeys(own + names))
