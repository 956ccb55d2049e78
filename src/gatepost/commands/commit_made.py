"""The end of `gatepost commit`: the message is printed, shown, refused, or committed."""

import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace

from gatepost.adapters.commit_facts import Ground, versions_known
from gatepost.adapters.committing import MESSAGE, Flags, commit, message_of
from gatepost.adapters.drafts import Drafts
from gatepost.adapters.hook_files import native_hook_judges
from gatepost.adapters.hook_places import hooks_folder
from gatepost.adapters.lint_first import let_hook_judge, staged_tree, unstaged
from gatepost.adapters.terminal import is_obeyed, is_typed_at, style_for, write
from gatepost.commands.commit_guided import Asked
from gatepost.errors import ENVIRONMENT, INTERRUPTED, GatepostError
from gatepost.hooks.names import COMMIT_MSG, POST_COMMIT
from gatepost.prompt import flow
from gatepost.prompt.answers import Answers
from gatepost.prompt.checking import cleaned, verdict_on
from gatepost.prompt.state import State
from gatepost.report.prompt_message import barred, effect_lines
from gatepost.report.style import Style
from gatepost.report.tally import Tally
from gatepost.report.text import render_text
from gatepost.report.visible import tame, visible
from gatepost.report.way_back import explaining, render_commands
from gatepost.report.ways_round import render_ignored, render_skipped
from gatepost.values import Verdict

PRE_COMMIT = "pre-commit"
_MOST_LINES = 1000
_FATAL = 128  # git's own failures; a hook's are 1


def print_message(state: State) -> int:
    """Print the message alone, as git would store it."""
    lines = cleaned(state.answers, state.facts).split("\n")
    safe = [tame(visible(line)) for line in lines] if is_obeyed(sys.stdout) else lines
    write(sys.stdout, "\n".join(safe) + "\n")
    return 0


def show_message(state: State, ground: Ground) -> int:
    """Show the message, what the gate says of it and what it does; return 1 where it is refused."""
    style = style_for(sys.stdout)
    state = versions_known(state, ground)
    verdict = verdict_on(state.answers, state.facts)
    _show(state, style)
    write(sys.stdout, _findings(verdict, style))
    write(sys.stdout, style.finish("".join(f"{line}\n" for line in effect_lines(state.answers, state.facts, style))))
    return 0 if verdict.is_ok() or state.skips_gate else 1


def refuse_or_make(state: State, flags: Flags, ground: Ground, drafts: Drafts, asked: Asked | None = None) -> int:
    """Commit the message that the gate lets pass; whatever goes wrong, it is kept and the way back printed.

    `asked` is what came of the questions, where some were asked: the preview has shown the findings then.
    """
    if drafts.is_ours:
        drafts.keep(flow.at_rest(state))
    if not state.skips_gate and _is_refused(state, ground, drafts, is_shown=asked is not None):
        return 1
    if asked is not None and "\n" in state.answers.message:  # git prints the header
        _show(state, style_for(sys.stdout))
    before = _unstaged(ground)
    try:
        message = message_of(state, ground.config.encoding)
        status = _commit(message, flags, ground, asked.linted_tree if asked is not None else "")
    except BaseException:  # whatever it is, the words are kept first
        drafts.keep(flow.at_rest(state))
        raise
    if status:
        changed = [path for path, numbers in _unstaged(ground).items() if before.get(path) != numbers]
        write(sys.stderr, f"\ngatepost: nothing was committed\n{_changed(changed)}{_way_back(state, drafts)}")
        return exit_code(status)
    if drafts.is_ours:
        drafts.forget()
    _say_effect(ground)
    return 0


def exit_code(status: int) -> int:
    """Return what git's exit status is to us: a hook's refusal, a failure of git's own, an interruption."""
    return status if status == INTERRUPTED else ENVIRONMENT if status >= _FATAL else min(status, 1)


def _unstaged(ground: Ground) -> dict[str, str]:
    """Return how files differ from what is staged, where a hook could change them; nothing where git cannot tell."""
    with suppress(GatepostError):
        if (hooks_folder(str(ground.tree.root)) / PRE_COMMIT).exists():
            return unstaged(ground.tree.root)
    return {}


def _is_refused(state: State, ground: Ground, drafts: Drafts, *, is_shown: bool) -> bool:
    """Tell whether the gate refuses the message, and say what it finds, unless the preview or our hook says it."""
    verdict, style = verdict_on(state.answers, state.facts), style_for(sys.stderr)
    tally = Tally()
    tally.add(verdict)
    if tally.errors or not (is_shown or native_hook_judges(str(ground.tree.root), COMMIT_MSG)):
        write(sys.stderr, render_skipped(ground.skipped) + render_ignored(tally.ignored, style))
        write(sys.stderr, render_text(verdict, style))
    if tally.errors:
        write(sys.stderr, "\n" + _way_back(state, drafts, tally))
    return bool(tally.errors)


def _changed(paths: Sequence[str]) -> str:
    """Return what hooks have changed meanwhile, and what to do about it."""
    named = "".join(f"  {visible(path)}\n" for path in paths)
    return f"a hook has changed these files; `git diff` shows how, `git add` takes it:\n{named}" if named else ""


def _commit(message: bytes, flags: Flags, ground: Ground, linted_tree: str) -> int:
    """Make the commit; the pre-commit hook does not run again for a tree that it has let pass."""
    is_linted = linted_tree and not (flags.takes_all or flags.skips_hooks or flags.rest)
    if not is_linted or staged_tree(ground.tree.root) != linted_tree:
        return commit(ground.folder, message, flags, ground.tree.git_dir / MESSAGE)
    judged = let_hook_judge(ground.tree, message)
    return (
        1
        if judged is None
        else commit(ground.folder, judged, replace(flags, skips_hooks=True), ground.tree.git_dir / MESSAGE)
    )


def _show(state: State, style: Style) -> None:
    """Show the message as it is committed."""
    lines = barred(cleaned(state.answers, state.facts), style, _MOST_LINES)
    write(sys.stdout, style.finish("".join(f"{line}\n" for line in lines)))


def _findings(verdict: Verdict, style: Style) -> str:
    if not verdict.findings:
        return style.finish(f"{style.good(style.sign('fine'))} the gate lets it pass\n")
    return render_text(verdict, style)


def _way_back(state: State, drafts: Drafts, tally: Tally | None = None) -> str:
    """Keep the message and return how it is got back; all of it, where it could not be kept."""
    style = style_for(sys.stderr)
    why_lost = drafts.keep(flow.at_rest(state))
    again = "git cc" if is_typed_at() else "git cc --resume"
    commands = [] if why_lost else [(again, "goes on with your message"), ("git cc --discard", "puts it aside")]
    if tally is not None:
        commands.append(explaining(tally))
    said = f"{rescued(state.answers, why_lost)}\n" if why_lost else ""
    if drafts.aside is not None:
        said += f"gatepost: your older message is put aside: {visible(str(drafts.aside))}\n"
    return style.finish(said + (render_commands(commands, style) if commands else ""))


def rescued(answers: Answers, why_lost: str) -> str:
    """Return all of a message that could not be kept, to be copied from the screen."""
    lines = "".join(f"{tame(visible(line))}\n" for line in answers.message.split("\n"))
    return f"your message could not be kept ({visible(why_lost)}); here it is:\n\n{lines}"


def _say_effect(ground: Ground) -> None:
    """Say what the commit does to the next release, where no hook of ours has said it."""
    root = str(ground.tree.root)
    if native_hook_judges(root, POST_COMMIT):
        return
    from gatepost.adapters.post_commit import main  # noqa: PLC0415  only where the hook is not installed

    os.chdir(root)
    main()
