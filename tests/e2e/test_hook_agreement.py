"""The hook's two paths agree: what the cached rulebook accepts is exactly what the files accept."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import gatepost
from gatepost.adapters import remember
from gatepost.adapters.commit_msg import judge_message_file
from gatepost.errors import MessageUnreadableError
from support.program import start
from support.repos import git

pytestmark = pytest.mark.once

PACKAGE = str(Path(gatepost.__file__).parent.parent)
FAST = """
import sys
sys.path.insert(0, sys.argv[1])
from gatepost import fasthook
for number in range(int(sys.argv[2])):
    with open(f".git/m{number}", "rb") as source, open(".git/COMMIT_EDITMSG", "wb") as target:
        target.write(source.read())
    print(int(fasthook._is_good(".git/COMMIT_EDITMSG")))
"""
HEADERS = (
    "fix: a",
    "feat(api): sign in",
    "feat(api)!: sign in",
    "Feat: sign in",
    "design: a",
    "deps: a",
    "wip: a",
    "fix : a",
    "fix:a",
    "fix:\ta",
    "fix:  a",
    "fix: a.",
    "fix(): a",
    "fix(a b): c",
    "fix(a(b)): c",
    "fix",
    "fix:",
    "fix: ",
    ": a",
    "no type at all",
    "Merge branch 'main' into side",
    "fixup! fix: a",
    "squash! fix: a",
    'Revert "feat: a"',
    "revert: feat: a",
    "fix: " + "x" * 67,
    "fix: " + "x" * 68,
    "fix: " + "日" * 40,
    "fix: \u202egnp",
    "\ufefffix: a",
    "#12: a",
    ";fix: a",
    "fix: é",
)
BODIES = (
    "",
    "\n\nbody",
    "\nnot separated",
    "\n\nfoo(bar(baz))",
    "\n\n# comment(a(b))",
    "\n\n#comment(a(b))",
    "\n\n;comment(a(b))",
    "\n\nBREAKING CHANGE: all new",
    "\n\nBREAKING CHANGES: all new",
    "\n\nRelease-As: 1.2.3",
    "\n\nRelease-As: soon",
    "\n\nfeat: another one",
    "\n\nBEGIN_COMMIT_OVERRIDE\nfix: b\nEND_COMMIT_OVERRIDE",
    "\n\nBEGIN_NESTED_COMMIT\nfoo(b(c))\nEND_NESTED_COMMIT",
    "\n# ------------------------ >8 ------------------------\nfoo(bar(baz))",
    "\n; ------------------------ >8 ------------------------\nfoo(bar(baz))",
    "\r\n\r\nbody\r\nSigned-off-by: A <a@b>\r\n",
    "\n\n\n\nbody  \n\n\n",
)
BYTES = (
    b"",
    b"\n",
    b"#\n",
    b"# c\n\nfix: a\n",
    b"fix: \0",
    b"fix: caf\xe9\n",
    b"\xff",
    b"fix: a\n" * 3,
    b"\xef\xbb\xbffix: a",
)
OVERRULED = (
    b"Feat: sign in\n\nGatepost-Ignore: type-not-lowercase an old habit",
    b"Feat: sign in\n\nGatepost-Ignore: type-not-lowercase",
    b"xyzzy: sign in\n\nbody\n\nGatepost-Ignore: GP102 why\nRefs: #1",
    b"fix: sign in\n\nGatepost-Ignore: GP102 why",
)
MESSAGES = [
    *(header.encode() for header in HEADERS),
    *(("fix: a" + body).encode() for body in BODIES),
    *((header + body).encode() for header in HEADERS[1:7] for body in BODIES),
    *BYTES,
    *OVERRULED,
]
CONFIGURATIONS: dict[str, dict[str, str]] = {
    "defaults": {},
    "settings": {
        "gatepost.toml": "extra-types = ['wip']\nscopes = ['api']\nselect = ['scope-missing']\n"
        "[ignore]\nbody-not-separated = 'no'\n[severity]\ndescription-ends-with-period = 'warning'\n"
        "[rules.header-too-long]\n",
        "release-please-config.json": json.dumps(
            {"packages": {".": {"changelog-sections": [{"type": "design", "section": "Design"}]}}}
        ),
    },
    "overrides, and files to build on": {
        "gatepost.toml": "extends = ['base.toml']\noverrides = ['type-not-lowercase', 'type-unknown']\n"
        "[scope-paths]\n'src/' = 'api'\n",
        "base.toml": "[ignore]\ndescription-ends-with-period = 'we end sentences'\nbody-not-separated = 'no'\n"
        "[severity]\nheader-too-long = 'warning'\n",
    },
    "a python release": {"release-please-config.json": '{"packages": {".": {"release-type": "python"}}}'},
    "another comment sign": {".git/config": '[core]\ncommentChar = ";"\n'},
    "a comment sign that git chooses": {".git/config": "[core]\ncommentChar = auto\n"},
    "no clean-up": {".git/config": "[commit]\ncleanup = verbatim\n"},
    "scissors": {".git/config": "[commit]\ncleanup = scissors\n"},
    "verbose": {".git/config": "[commit]\ncleanup = whitespace\nverbose\n"},
    "another encoding": {".git/config": "[i18n]\ncommitEncoding = ISO-8859-1\n"},
    "an unknown encoding": {".git/config": "[i18n]\ncommitEncoding = klingon\n"},
}


def by_the_files(repository: Path) -> bool | None:
    """Tell whether the full path has nothing at all to say; None for an empty message, which is git's to refuse."""
    try:
        verdict = judge_message_file(str(repository / ".git" / "COMMIT_EDITMSG")).verdict
    except MessageUnreadableError:
        return False
    return not verdict.findings and not verdict.ignored if verdict.text.strip() else None


def by_the_cache(repository: Path, messages: list[bytes]) -> list[bool]:
    """Return what the accepting path says of each message, in a process as bare as the hook's."""
    for number, message in enumerate(messages):
        (repository / ".git" / f"m{number}").write_bytes(message)
    done = start(repository, sys.executable, "-I", "-S", "-c", FAST, PACKAGE, str(len(messages)))
    assert done.code == 0, done.err
    return [line == "1" for line in done.out.split()]


@pytest.mark.parametrize("merge", [False, True], ids=["", "merging"])
@pytest.mark.parametrize("editor", ["vi", ":"])
@pytest.mark.parametrize("name", CONFIGURATIONS)
def test_both_paths_agree(
    name: str, editor: str, *, merge: bool, repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if merge:
        messages = MESSAGES[::20]
    else:
        messages = (
            MESSAGES if name in ("defaults", "settings") and editor == "vi" else [*MESSAGES[::5], *BYTES, *OVERRULED]
        )
    for file, text in CONFIGURATIONS[name].items():
        with (repository / file).open("a") as opened:
            opened.write(text)
    git(repository, "commit", "--quiet", "--allow-empty", "--no-verify", "--cleanup=verbatim", "-m", "feat: base")
    if merge:
        (repository / ".git" / "MERGE_HEAD").write_text(git(repository, "rev-parse", "HEAD") + "\n")
    monkeypatch.chdir(repository)
    monkeypatch.setenv("GIT_EDITOR", editor)
    monkeypatch.setattr(remember, "_SETTLED", -60.0)
    (repository / ".git" / "COMMIT_EDITMSG").write_text("fix: a\n")
    if name == "an unknown encoding":
        with pytest.raises(MessageUnreadableError):
            judge_message_file(".git/COMMIT_EDITMSG")
        assert not any(by_the_cache(repository, messages))
        return
    judge_message_file(".git/COMMIT_EDITMSG")
    assert (repository / ".git" / "gatepost" / "rulebook").exists()
    fast = by_the_cache(repository, messages)
    assert any(fast)
    assert not all(fast)
    monkeypatch.setenv("GIT_CONFIG_COUNT", "0")  # nothing is remembered again
    for message, accepted in zip(messages, fast, strict=True):
        (repository / ".git" / "COMMIT_EDITMSG").write_bytes(message)
        assert by_the_files(repository) in (accepted, None), message
