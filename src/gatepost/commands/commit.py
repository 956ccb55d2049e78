"""`gatepost commit`, also `git cc`: the guided commit, or one from flags."""

from collections.abc import Iterator

import click

from gatepost.adapters.committing import check_words
from gatepost.adapters.completing import files, folders, people, revisions, scopes, types
from gatepost.adapters.message_files import text_of
from gatepost.commands.commit_request import Request
from gatepost.errors import UsageError
from gatepost.prompt.flags import Flags

_BROKEN = frozenset(map(chr, range(0xD800, 0xE000)))
"""What Python makes of bytes that are not in the encoding of the command line."""


class _Command(click.Command):
    """A command that takes words for git behind `--` alone, where nobody has written one by mistake."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Take what stands behind the first `--` away before the flags are read."""
        at = args.index("--") if "--" in args else len(args)
        rest = tuple(args[at + 1 :])
        unread = super().parse_args(ctx, args[:at])
        words = _texts(ctx.params["rest"])
        if words:
            message = f"`{words[0]}` stands for nothing"
            raise UsageError(message, f"a message is given by `-m '{' '.join(words)}'`; words for git stand behind --")
        if not ctx.params["fixup"]:  # whose message is git's
            check_words(rest)
        ctx.params["rest"] = rest
        return unread


@click.command("commit", cls=_Command)
@click.option("-t", "--type", "type_", metavar="TYPE", shell_complete=types, help="What kind of change it is.")
@click.option("-s", "--scope", metavar="SCOPE", shell_complete=scopes, help="Which part of the repository changes.")
@click.option("-m", "--message", metavar="TEXT", help="The description, or a whole message: `feat(api): x`.")
@click.option("-b", "--body", metavar="TEXT", help="Why, in as many lines as it takes.")
@click.option("--body-file", metavar="FILE", shell_complete=files, help="The body, from a file; - is stdin.")
@click.option("--breaking", metavar="TEXT", help="What breaks, and what is to be done.")
@click.option("--issue", "issues", metavar="ISSUE", multiple=True, help="As in 12, ABC-4 or `closes 12`.")
@click.option(
    "--co-author", "co_authors", metavar="PERSON", multiple=True, shell_complete=people, help="`Name <mail>`."
)
@click.option("--trailer", "trailers", metavar="TRAILER", multiple=True, help="Any other footer: `Token: value`.")
@click.option("--signoff", "signs_off", is_flag=True, help="Sign off as who commits.")
@click.option("-a", "--all", "takes_all", is_flag=True, help="Commit every change of a tracked file.")
@click.option("--amend", "amends", is_flag=True, help="Amend the last commit; what is not given stays.")
@click.option(
    "--fixup", metavar="REV", default="", shell_complete=revisions, help="Commit what waits to be folded into REV."
)
@click.option("--dry-run", "is_dry", is_flag=True, help="Judge the message and show it; commit nothing.")
@click.option("--print", "is_printed", is_flag=True, help="Print the message alone; commit nothing.")
@click.option("-n", "--no-verify", "skips_hooks", is_flag=True, help="Skip the gate and git's hooks, once.")
@click.option("--resume", "resumes", is_flag=True, help="Go on with the message that was not committed.")
@click.option("--discard", "discards", is_flag=True, help="Put that message aside.")
@click.option("--no-input", "never_asks", is_flag=True, help="Never ask, also on a terminal.")
@click.option("-C", "folder", default=".", metavar="DIR", shell_complete=folders, help="Work as if started in DIR.")
@click.argument("rest", nargs=-1, type=click.UNPROCESSED, metavar="[-- GIT ARGS]...", shell_complete=files)
def command(**flags: object) -> int:
    """Write a commit that is right, guided; with flags, without a question.

    What is missing is asked for on a terminal; elsewhere it is listed, and the exit status is 2. Every
    answer is kept until it is committed: after Ctrl-C, a failing hook or a crash, the same command goes on
    where it stopped. What stands behind -- goes to `git commit`.

    \b
    Examples:
      git cc
      git cc -t feat -s api -m "sign in with a passkey"
      git cc -m "fix(cli): end with 2 for a wrong call" --issue "closes 12"
      git cc --amend --breaking "tokens of 1.x are refused" -- --date=now
    """  # noqa: D301  click wants the character, not its name
    from gatepost.commands.commit_start import start  # noqa: PLC0415  not for `--help`

    return start(_request(flags))


def _request(given: dict[str, object]) -> Request:
    """Return the request that the flags make. Raises `UsageError` for flags that exclude each other."""
    folder = str(given["folder"])
    body, body_file = _text(given["body"]), _text(given["body_file"])
    if body is not None and body_file is not None:
        message = "only one of --body and --body-file can be given"
        raise UsageError(message, "put all of it into the file")
    flags = Flags(
        type=_text(given["type_"]),
        scope=_text(given["scope"]),
        message=_text(given["message"]),
        body=text_of(body_file, folder) if body_file is not None else body,
        breaking=_text(given["breaking"]),
        issues=_texts(given["issues"]),
        co_authors=_texts(given["co_authors"]),
        trailers=_texts(given["trailers"]),
        signs_off=bool(given["signs_off"]),
    )
    request = Request(
        folder,
        flags,
        takes_all=bool(given["takes_all"]),
        amends=bool(given["amends"]),
        fixup=str(given["fixup"]),
        is_dry=bool(given["is_dry"]),
        is_printed=bool(given["is_printed"]),
        skips_hooks=bool(given["skips_hooks"]),
        resumes=bool(given["resumes"]),
        discards=bool(given["discards"]),
        never_asks=bool(given["never_asks"]),
        rest=_texts(given["rest"]),
    )
    _check(request)
    if any(_BROKEN & set(text) for text in _words(request)):
        message = "what is given is not UTF-8"
        raise UsageError(message, "a terminal in another encoding? --body-file reads a file in UTF-8")
    return request


def _words(request: Request) -> Iterator[str]:
    """Yield every text that would become a part of the message."""
    flags = request.flags
    single = (flags.type, flags.scope, flags.message, flags.body, flags.breaking)
    yield from (text for text in single if text is not None)
    yield from (*flags.issues, *flags.co_authors, *flags.trailers)


def _check(request: Request) -> None:
    """Raise `UsageError` for flags of which one would do nothing."""
    alone = {"--fixup": bool(request.fixup), "--resume": request.resumes, "--discard": request.discards}
    chosen = [name for name, is_given in alone.items() if is_given]
    if len(chosen) > 1:
        message = f"{' and '.join(chosen)} exclude each other"
        raise UsageError(message, "give one of them")
    if chosen and not request.flags.are_none:
        message = f"{chosen[0]} takes no message"
        raise UsageError(message, "leave the flags for its parts out")
    if request.fixup and (request.amends or request.is_dry or request.is_printed):
        message = "--fixup excludes --amend, --dry-run and --print"
        raise UsageError(message, "git writes its message")
    if request.is_dry and request.is_printed:
        message = "--dry-run and --print exclude each other"
        raise UsageError(message, "--dry-run shows the message too, with the verdict")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _texts(value: object) -> tuple[str, ...]:
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()
