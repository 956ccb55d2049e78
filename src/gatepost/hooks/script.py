"""The text of the native hook (githooks(5))."""

from zlib import crc32

from gatepost import __version__

MARK = "# gatepost hook"
KEPT_SUFFIX = ".before-gatepost"
COMMIT_MSG = "commit-msg"

_HEAD = """\
#!/bin/sh
{mark} {name}, written by gatepost {version} ({checksum}): `gatepost hook uninstall` takes it away.
"""
_TEXT = """\
kept="${{0}}{suffix}"
if [ -x "$kept" ]; then "$kept" "$@" || exit $?; fi
python={python}
package={package}
start='import sys; sys.path.insert(0, sys.argv[1]); from gatepost.fasthook import main; main(sys.argv[2:])'
if [ -x "$python" ] && [ -f "$package/gatepost/fasthook.py" ]; then
  exec "$python" -I -S -c "$start" "$package" "$@"
fi
if command -v gatepost >/dev/null 2>&1; then exec gatepost hook run {name} "$@"; fi
echo "error: the commit was not judged: gatepost is gone from $python" >&2
echo "  hint: install it again and run 'gatepost hook install'; 'git commit --no-verify' skips it once" >&2
exit 3
"""


def hook_text(name: str, python: str, package: str) -> str:
    """Return the hook `name`: it runs by the interpreter `python`, from the folder `package` that holds gatepost.

    A hook that was there before runs first. Where the interpreter is gone,
    `gatepost` is looked for on the PATH; else the hook ends with 3.
    """
    body = _TEXT.format(name=name, suffix=KEPT_SUFFIX, python=_quoted(python), package=_quoted(package))
    return _HEAD.format(mark=MARK, name=name, version=__version__, checksum=_checksum(body)) + body


def is_ours(text: str) -> bool:
    """Tell whether a hook was written by gatepost."""
    second = text.partition("\n")[2].partition("\n")[0]
    return second.startswith(f"{MARK} ") and ", written by gatepost " in second


def is_edited(text: str) -> bool:
    """Tell whether somebody changed a hook after gatepost wrote it."""
    head, _, body = text.partition("takes it away.\n")
    is_bare = head.startswith(f"#!/bin/sh\n{MARK} ") and head.count("\n") == 1
    return not is_bare or f"({_checksum(body)})" not in head


def _checksum(body: str) -> str:
    return f"{crc32(body.encode('utf-8', 'surrogateescape')):08x}"


def _quoted(path: str) -> str:
    """Return a path as one word for the shell; git for Windows wants forward slashes."""
    return "'" + path.replace("'", "'\\''") + "'"
