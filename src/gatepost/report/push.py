"""A push that is judged → what is not looked at, and what to type for what is refused."""

from gatepost.hooks.push import PushedRef
from gatepost.report.style import Style
from gatepost.report.visible import visible, wrap
from gatepost.report.way_back import render_commands

MOST = 5
"""As many refs are spelled out."""

_AGAIN = "then push again; `git push --no-verify` skips all of this once"


def render_not_judged(refs: list[PushedRef], style: Style) -> str:
    """Return a line for each ref that holds no commits of anybody's, the first of many."""
    lines = [f"{style.faint('not judged')} {visible(ref.remote)}: {_why(ref)}\n" for ref in refs[:MOST]]
    if len(refs) > MOST:
        lines.append(f"{style.faint('not judged')} {len(refs) - MOST:,} more like these\n")
    return style.finish("".join(lines))


def render_left_out(count: int, since: str) -> str:
    """Return how many commits are not judged for the setting `since`."""
    said = "1 commit is" if count == 1 else f"{count:,} commits are"
    return f"gatepost: {said} not judged: `since` is {visible(since)}\n" if count else ""


def render_recipe(ref: PushedRef, commands: list[tuple[str, str]], held_by: list[str], style: Style) -> str:
    """Return what to type so that the refused commits of a ref get other messages, and which refs hold them too."""
    lines = [f"\n{style.strong('to reword')} {visible(name_of(ref))}\n{render_commands(commands, style)}"]
    if held_by:
        names = ", ".join(map(visible, held_by[:MOST]))
        more = f" and {len(held_by) - MOST:,} more" if len(held_by) > MOST else ""
        said = (
            f"{names}{more}: what is refused leads there too; move it to what was written anew, or it is refused again"
        )
        lines += [f"  {style.faint(f'# {line}')}\n" for line in wrap(said, style.columns - 4)]
    return style.finish("".join(lines))


def render_more(count: int, style: Style) -> str:
    """Return how many refs have refused commits and no recipe here."""
    said = f"… and {count:,} more ref{'' if count == 1 else 's'} with refused commits; push fewer at once"
    return style.finish(f"\n{said}\n") if count > 0 else ""


def render_again(style: Style) -> str:
    """Return what to do when all is reworded."""
    return style.finish("\n" + "".join(f"{style.faint(line)}\n" for line in wrap(_AGAIN, style.columns)))


def name_of(ref: PushedRef) -> str:
    """Return what people call a ref of a push."""
    return ref.branch or ref.remote


def _why(ref: PushedRef) -> str:
    if ref.remote.startswith("refs/remotes/"):
        return "it is what another remote has"
    return "nobody writes its messages" if ref.is_private else "it holds no commit"
