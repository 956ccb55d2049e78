"""The pre-push hook: the messages that the remote lacks, on every ref; then the linting of each tree that is pushed."""

import sys

from gatepost.adapters.environment import has_push_of_runner, is_called_by_runner
from gatepost.adapters.push_judging import Brought, PushJudging
from gatepost.adapters.pushed_commits import Push, refs_of_runner, refs_on_standard_input, remote_called
from gatepost.adapters.pushed_settings import settings_of
from gatepost.adapters.terminal import style_for, write
from gatepost.hooks.brought import Graph, built_on
from gatepost.hooks.reword import recipe
from gatepost.report.push import MOST, name_of, render_again, render_more, render_not_judged, render_recipe


def pre_push(remote: str, url: str) -> int:
    """Judge a push, and return the exit code of the hook."""
    by_runner = has_push_of_runner()
    refs = refs_of_runner() if by_runner else refs_on_standard_input()
    if not refs and is_called_by_runner():
        write(sys.stderr, "nothing to judge: no push is under way\n")
    push = Push(refs, remote_called(remote, url), url)
    coming = [ref for ref in refs if not ref.is_deletion]
    beside = [ref for ref in coming if ref.is_private or ref.local_id not in push.tips]
    write(sys.stderr, render_not_judged(beside, style_for(sys.stderr)))
    left_out = frozenset(map(id, beside))
    judging = PushJudging(push, [ref for ref in coming if id(ref) not in left_out])
    brought = judging.judge()
    refused = [each for each in brought if each.refused]
    if refused:
        _say_what_to_type(push, refused, judging.lacking)
        return 1
    return 0 if by_runner else _lint(push, judging, brought)  # that runner lints by itself


def _say_what_to_type(push: Push, refused: list[Brought], lacking: Graph) -> None:
    """Print for each ref with refused commits, as many as anybody reads, how they are written anew."""
    from gatepost.adapters.rewording import Rewording  # noqa: PLC0415  only where something is refused

    style = style_for(sys.stderr)
    rewording = Rewording(push)
    for each in refused[:MOST]:
        place = rewording.place(each.ref)
        commands = recipe(rewording.refused(each.ref, each.refused, each.graph, each.rulebook), place)
        moved = {each.ref.remote, *(f"refs/tags/{tag}" for tag, _ in place.tags)}
        later = built_on(each.refused, lacking).union(each.refused)
        held_by = [ref for ref in push.refs if push.tips.get(ref.local_id) in later and ref.remote not in moved]
        names = [*map(name_of, held_by), *rewording.holders(each.ref, each.refused)]
        write(sys.stderr, render_recipe(each.ref, commands, names, style))
    write(sys.stderr, render_more(len(refused) - MOST, style) + render_again(style))


def _lint(push: Push, judging: PushJudging, brought: list[Brought]) -> int:
    """Lint each tree that a branch of the remote is to have, that of the release branch first; return the exit code.

    A tag in the midst of a branch that is pushed brings no tree that anybody works on.
    """
    from gatepost.adapters.tree_lint import FAILED, lint_tree  # noqa: PLC0415  only for a push that is fine so far

    settings = {push.tips[each.ref.local_id]: each.loaded for each in brought}
    found = [(ref, push.tips[ref.local_id]) for ref in judging.refs]
    tips = [tip for ref, tip in found if tip in settings or (ref.branch and tip in judging.lacking)]
    trees: dict[str, str] = {}
    for tip, tree in zip(tips, push.trees(tips), strict=True):
        trees.setdefault(tree, tip)
    settings.update(settings_of([tip for tip in trees.values() if tip not in settings], push.folder))
    codes = [
        lint_tree(tip, push.folder, advisory=settings[tip].settings.strings("advisory-hooks")) for tip in trees.values()
    ]
    return 1 if FAILED in codes else 0
