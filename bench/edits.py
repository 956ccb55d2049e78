"""Whether an edit takes effect at once, though the hook keeps its rulebook from the commit before."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bench.page import Section, Table, Target
from bench.scratch import MESSAGE, MESSAGE_FILE, install_our_hook, make_repository, run, verdict, warm

_TEXT = """\
The hook has just accepted the good message with a rulebook that it had kept. Then a file is edited and the hook run in
the same moment, and once more after the edit was undone."""
_WORDS = {0: "accepted", 1: "refused", 2: "stopped: the file cannot be read"}
_CLEAN_MESSAGE_OF_ONE_TYPE = MESSAGE.replace("feat(api)", "security(api)")


def measure_edits(folder: Path, environment: Mapping[str, str]) -> Section:
    """Edit what the rulebook is made from, and see whether the hook's verdict follows."""
    repository = make_repository(folder / "edits", environment)
    install_our_hook(repository, environment)
    rows = []
    for name, message, edit, expected in _edits(repository, environment):
        (repository / MESSAGE_FILE).write_text(MESSAGE, "utf-8")
        warm(repository, environment)
        (repository / MESSAGE_FILE).write_text(message, "utf-8")
        before = verdict(repository, environment)
        undo = edit()
        after = verdict(repository, environment)
        undo()
        again = verdict(repository, environment)
        followed = (before, after, again) == (0, expected, 0)
        words = [_WORDS.get(each, str(each)) for each in (before, after, again)]
        rows.append((name, *words, "at once" if followed else "**not at once**"))
    late = sum(row[-1] != "at once" for row in rows)
    return Section(
        (Table("Edits", _TEXT, ("edit", "before", "after the edit", "undone", "takes effect"), tuple(rows)),),
        (Target("an edit takes effect", "at once", f"{len(rows) - late} of {len(rows)} at once", not late, must=True),),
    )


_Undo = Callable[[], object]


def _edits(repository: Path, environment: Mapping[str, str]) -> list[tuple[str, str, Callable[[], _Undo], int]]:
    """Return what is edited, a message that is good before it, the edit, and the hook's exit status after it."""
    configuration = "release-please-config.json"

    def replaced(file: str, old: str, new: str) -> Callable[[], _Undo]:
        def edit() -> _Undo:
            path = repository / file
            text = path.read_text("utf-8")
            path.write_text(text.replace(old, new), "utf-8")
            return lambda: path.write_text(text, "utf-8")

        return edit

    def added(file: str, text: str) -> Callable[[], _Undo]:
        def edit() -> _Undo:
            path = repository / file
            path.write_text(text, "utf-8")
            return path.unlink

        return edit

    def configured() -> _Undo:
        run(["git", "config", "core.commentChar", "f"], repository, environment)
        run(["git", "config", "commit.cleanup", "strip"], repository, environment)

        def undo() -> None:
            run(["git", "config", "--unset", "core.commentChar"], repository, environment)
            run(["git", "config", "--unset", "commit.cleanup"], repository, environment)

        return undo

    section = '"security"'
    return [
        (
            "`scopes` in pyproject.toml, the file as long as before",
            MESSAGE,
            replaced("pyproject.toml", '"api"', '"apx"'),
            1,
        ),
        ("`types` in place of `extra-types`", MESSAGE, replaced("pyproject.toml", "extra-types", "types"), 1),
        (
            "a section's type in the release configuration, as long as before",
            _CLEAN_MESSAGE_OF_ONE_TYPE,
            replaced(configuration, section, '"securitx"'),
            1,
        ),
        ("the release configuration breaks", MESSAGE, replaced(configuration, "}\n}", "}\n]"), 2),
        ("a new gatepost.toml beside the settings", MESSAGE, added("gatepost.toml", 'scopes = ["cli"]\n'), 2),
        ("`core.commentChar` and `commit.cleanup` of git", MESSAGE, configured, 1),
    ]
