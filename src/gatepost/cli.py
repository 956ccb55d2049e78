"""The way in. Here alone errors are printed and exit codes made."""

import errno
import os
import sys

from gatepost.errors import BUG, ENVIRONMENT, INTERRUPTED, CannotWriteError, GatepostError, ReaderGoneError

_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)
_ISSUES = "https://github.com/gatepost/gatepost/issues"


def main(arguments: list[str] | None = None) -> int:
    """Run a command and return its exit code (product.md: 0, 1, 2, 3, 70, 130)."""
    _replace_closed_streams()
    try:
        done = _run(sys.argv[1:] if arguments is None else arguments)
    except GatepostError as error:
        return _fail(error.text, error.hint, error.code, error.exit_code)
    except KeyboardInterrupt:
        return _fail("interrupted", "", "", INTERRUPTED)
    except ReaderGoneError:
        return 0
    except Exception as error:  # noqa: BLE001  the last resort
        return _fail_unexpectedly(error)
    return done if isinstance(done, int) else 0


def commit() -> int:
    """Run `gatepost commit`, as `git cc` does: git finds it by the name of its script."""
    return main(["commit", *sys.argv[1:]])


def _run(arguments: list[str]) -> object:
    """Run the command that is asked for."""
    if arguments == ["parse"]:  # for machines: loading click would take as long as reading two thousand messages
        from gatepost.adapters.bulk import parse_standard_input  # noqa: PLC0415  loaded for this alone

        return parse_standard_input()
    if arguments[:1] == ["__complete"]:  # a shell's script asks
        from gatepost.commands.completion_answer import answer  # noqa: PLC0415  for shells alone

        return answer(arguments[1:])
    if arguments == ["commit"]:  # for people: the first picture is there before click would be
        from gatepost.commands.commit_start import start  # noqa: PLC0415  loaded for this alone

        return start()
    from gatepost.commands.table import run_command  # noqa: PLC0415  loads click

    return run_command(arguments)


def _replace_closed_streams() -> None:
    """Put the void where a stream was closed (`>&-`): Python leaves None there."""
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115  as long as the process
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123,SIM115  likewise


def _fail_unexpectedly(error: Exception) -> int:
    """Report an error that nobody foresaw: a full disk under the output, else a bug of ours."""
    from gatepost.adapters.terminal import let_go, write  # noqa: PLC0415  only for an error

    if isinstance(error, OSError) and error.errno in _NO_ROOM:
        let_go(sys.stdout)
        hint = "make room, or write it somewhere else"
        return _fail(f"cannot write the output: {error.strerror}", hint, CannotWriteError.code, ENVIRONMENT)
    import traceback  # noqa: PLC0415  only for a bug

    from gatepost.report.visible import visible  # noqa: PLC0415  likewise

    write(sys.stderr, "".join(f"| {visible(line)}\n" for line in traceback.format_exc().splitlines()))
    return _fail("this is a bug in gatepost", f"please report it with the lines above: {_ISSUES}", "", BUG)


def _fail(text: str, hint: str, code: str, exit_code: int) -> int:
    from gatepost.adapters.terminal import style_for, write  # noqa: PLC0415  only for an error
    from gatepost.report.visible import visible  # noqa: PLC0415  likewise

    style = style_for(sys.stderr)
    lines = [f"{style.bad('error:')} {visible(text)}"]
    if hint:
        lines.append(f"  {style.strong('hint:')} {visible(hint)}")
    if code:
        lines.append(f"  {style.strong('help:')} gatepost explain {code}")
    write(sys.stderr, style.finish("\n".join(lines) + "\n"))
    return exit_code
