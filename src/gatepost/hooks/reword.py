"""Commits whose messages are refused → what to type, so that they get others (git-rebase(1), git-commit(1))."""

from shlex import quote

MOST_NAMED = 8
"""As many commits are named in a command; more are named in a file."""

_SHORT = 9
_AMEND = "commit --amend --only"
_AMEND_EMPTY = "commit --amend --only --allow-empty"


class Refused:
    """The refused commits of a ref that is pushed, and what is to be known to make them anew.

    `tip` is where the ref stands, `base` the commit from which all of them can be made anew (empty: from the first).
    `has_merges` tells whether some lie in between, `has_fixups` whether some of them wait to be folded into others.
    `empty` are those that change no file: git rewords them only when it is told so. `mended` is the file
    with a message that would pass for the only one, `edits` the file with what sed does to git's
    list where there are many; both as the shell knows them, and empty where there is none.
    """

    __slots__ = ("base", "edits", "empty", "has_fixups", "has_merges", "ids", "mended", "tip")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        ids: list[str],
        *,
        tip: str,
        base: str,
        has_merges: bool = False,
        has_fixups: bool = False,
        empty: frozenset[str] = frozenset(),
        mended: str = "",
        edits: str = "",
    ) -> None:
        self.ids = ids
        self.tip = tip
        self.base = base
        self.has_merges = has_merges
        self.has_fixups = has_fixups
        self.empty = empty
        self.mended = mended
        self.edits = edits


class Place:
    """Where a ref that is pushed can be made anew.

    `tree` is the work tree, as the shell knows it; empty where it is the one that git was started in. With `is_new`
    it must be made, at the branch `branch` or without one; `has_modules` tells that it will have submodules.
    `tags` are the tags to be moved along, each with whether it is annotated; `target` is the remote
    and the ref to push to where no name here leads to what was made anew (else empty).
    """

    __slots__ = ("branch", "has_modules", "is_new", "tags", "target", "tree")

    def __init__(  # noqa: PLR0913  a record, always with names
        self,
        tree: str = "",
        *,
        is_new: bool = False,
        branch: str = "",
        has_modules: bool = False,
        tags: tuple[tuple[str, bool], ...] = (),
        target: tuple[str, str] | None = None,
    ) -> None:
        self.tree = tree
        self.is_new = is_new
        self.branch = branch
        self.has_modules = has_modules
        self.tags = tags
        self.target = target


def recipe(refused: Refused, place: Place) -> list[tuple[str, str]]:
    """Return commands by which the refused commits are written anew, each with a remark."""
    git = f"git -C {place.tree}" if place.tree else "git"
    commands = []
    if place.is_new:
        start = quote(place.branch) if place.branch else f"--detach {refused.tip[:_SHORT]}"
        commands.append((f"git worktree add {place.tree} {start}", "beside what you are at"))
    if refused.ids == [refused.tip] and not refused.has_fixups:
        amend = _AMEND_EMPTY if refused.empty else _AMEND
        commands.append((f"{git} {amend}", "opens its message in your editor"))
        if refused.mended:
            commands.append((f"{git} {amend} -F {refused.mended}", "the same, mended"))
    else:
        commands.append(_rebase(git, refused))
    if refused.has_merges:
        said = "says nothing when the rebase is done: git merges anew, and stops where two sides disagree"
        commands.append((f"{git} diff --stat {refused.tip[:_SHORT]} HEAD", said))
    return commands + _afterwards(git, place)


def _afterwards(git: str, place: Place) -> list[tuple[str, str]]:
    """Return what remains to be typed when the commits are written anew."""
    commands = [
        (f"{git} tag -f {'-a ' if is_annotated else ''}{quote(tag)}", "moves the tag there")
        for tag, is_annotated in place.tags
    ]
    last = ""
    if place.target:
        remote, ref = map(quote, place.target)
        made = f'"$({git} rev-parse HEAD)"' if place.tree else "HEAD"  # an address may begin at the folder here
        last = f"git push {remote} {made}:{ref}"
    if place.is_new:  # where a target is, nothing but the remote holds what was written anew
        remove = f"git worktree remove {'--force ' if place.has_modules else ''}{place.tree}"
        last = f"{last} && {remove}" if last else remove
    if last:
        commands.append((last, "pushes what was written anew" if place.target else "when all is done"))
    return commands


def edits(ids: list[str], empty: frozenset[str], *, has_merges: bool) -> list[str]:
    """Return what sed does to git's list, which has whole ids, and may have one letter for each of its words.

    Each is a line of a script, or follows a `-e` of its own.
    """
    found = []
    for id_ in ids:
        short = id_[:_SHORT]
        if id_ in empty:
            found += [f"/^p[a-z]* {short}/a\\", f"exec git {_AMEND_EMPTY}"]
        else:
            found.append(f"s/^p[a-z]* {short}/reword {short}/")
        if has_merges:
            found.append(f"s/^m[a-z]* -C {short}/merge -c {short}/")
    return found


def _rebase(git: str, refused: Refused) -> tuple[str, str]:
    words = ["-i", "--autostash"]
    if refused.has_merges:
        words.append("--rebase-merges")
    if refused.has_fixups:
        words.append("--autosquash")
    words.append(refused.base[:_SHORT] if refused.base else "--root")
    command = f"rebase {' '.join(words)}"
    number = len(refused.ids)
    if number <= MOST_NAMED:
        named = " ".join(f"-e '{edit}'" for edit in edits(refused.ids, refused.empty, has_merges=refused.has_merges))
        editor = f'"sequence.editor=sed -i.bak {named}"'
    elif refused.edits:
        editor = quote(f"sequence.editor=sed -i.bak -f {refused.edits}")
    else:
        return f"{git} {command}", f"write `reword` for `pick` before those {number} commits"
    remark = f"opens {'its message' if number == 1 else f'the {number} messages'} in your editor"
    if refused.has_fixups:
        remark = "folds what waits for it, and opens what is left in your editor"
    return f"{git} -c core.abbrev=40 -c {editor} {command}", remark
