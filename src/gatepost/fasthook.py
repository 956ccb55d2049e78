"""What the installed hooks run: the accepting path of commit-msg, and the way to everything else.

A good message is judged by what `rulebook_cache` holds. Whatever is not plainly
good goes to `gatepost hook run commit-msg`, which judges it again from the
files, says what is wrong and keeps the message.
"""

import sys

from gatepost.adapters.rulebook_cache import (
    CachedRulebook,
    forget_modules,
    install_modules,
    load,
    signature,
    variable,
)

if sys.platform == "win32":
    from nt import _exit
else:
    from posix import _exit

_LARGEST = 1 << 20


def main(arguments: list[str]) -> None:
    """Run the hook that is named first with the arguments that git gives it; does not return."""
    name, given = arguments[:1], arguments[1:]
    if name == ["commit-msg"] and len(given) == 1 and _is_good(given[0]):
        _exit(0)  # nothing is buffered, and tearing the interpreter down takes longer than judging
    if name in (["post-commit"], ["prepare-commit-msg"]):
        _help(name[0], given)
        _exit(0)
    try:
        import site  # noqa: PLC0415  the hook runs without it, the whole program needs it

        site.main()
        from gatepost.cli import main as run  # noqa: PLC0415  loads what the accepting path must not
    except KeyboardInterrupt:
        _exit(130)
    sys.exit(run(["hook", "run", *arguments]))


def _help(name: str, given: list[str]) -> None:
    """Run a hook that judges nothing, and so may not be in the way: no error leaves here, nor a word of one."""
    if name == "prepare-commit-msg" and (variable("GIT_EDITOR") == ":" or given[1:2] not in ([], [""], ["template"])):
        return  # nobody opens an editor, or it has a message already; each commit of a rebase comes here
    try:
        import site  # noqa: PLC0415  for what the settings extend

        site.main()
        if name == "post-commit":
            from gatepost.adapters.post_commit import main as say  # noqa: PLC0415  loads what the others must not

            say()
        else:
            from gatepost.adapters.prepare_commit_msg import prepare  # noqa: PLC0415  likewise

            prepare(*given[:3])
    except BaseException:  # noqa: BLE001,S110  not even Ctrl-C undoes a commit that is made
        pass


def _is_good(path: str) -> bool:
    """Tell whether the message is good beyond doubt; no error leaves here, the full path meets it again and says it."""
    git_dir = path.replace("\\", "/").rpartition("/")[0]
    try:
        cached = load(git_dir) if git_dir and not variable("GATEPOST_SKIP") else None
    except Exception:  # noqa: BLE001  a cache that cannot be read is no cache
        return False
    if cached is None:
        return False
    try:
        install_modules(cached)
        good = _accepts(path, git_dir, cached)
    except Exception:  # noqa: BLE001  whatever it is, the full path says it properly
        good = False
    if not good:
        forget_modules(cached)
    return good


def _accepts(path: str, git_dir: str, cached: CachedRulebook) -> bool:
    from gatepost.gate.frozen import thaw  # noqa: PLC0415  from the cache
    from gatepost.gate.judge import Candidate, judge_one  # noqa: PLC0415  likewise
    from gatepost.message.cleanup import Cleanup, clean  # noqa: PLC0415  likewise

    with open(path, "rb") as file:  # noqa: PTH123  pathlib costs more than the whole hook
        data = file.read(_LARGEST)
    if len(data) == _LARGEST or b"\0" in data:
        return False
    edited = variable("GIT_EDITOR") != ":"
    text = clean(
        data.decode(cached.encoding), Cleanup(cached.mode, cached.comment, edited=edited, verbose=cached.verbose)
    )
    merge = True if signature(f"{git_dir}/MERGE_HEAD") else None  # an amended merge has none
    if not text:
        return False
    verdict = judge_one(Candidate("", text, "commit", merge=merge), thaw(cached.frozen))
    return not verdict.findings and not verdict.ignored
