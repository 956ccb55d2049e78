"""What nasty messages are made of: the usual, and the odd beside it. What stands twice is to come twice as often."""

from __future__ import annotations

LISTED = ("feat", "fix", "docs", "style", "refactor", "perf", "test", "build", "ci", "chore", "revert")
"""The types at which the real tool splits a message."""

TYPES = (*LISTED, "feat", "fix", "Feat", "FIX", "feature", "feat-x", "a/b", "deps", "1", "see")
ODD_TYPES = (
    *("", " fix", "fix ", "#1", "*", "-", "BREAKING", "BREAKING-CHANGE", "BREAKING-CHANGES", "Merge", "fix\ufeff"),
    *("f\u00e9at", "\u65e5\u672c", "\U0001f680", "\U0001d41f", "__proto__", "constructor", "f\u2028x", "fix\u2028"),
    *("\u3000fix", "\u0085fix", "fix\u200b", "\u2003fix", "\u001cfix", "fix\u3000", "\u1680fix", "\u2028fix"),
)
SCOPES = ("", "", "", "", "", "", "(x)", "(x)", "(api)", "(a b)", "(a/b)", "(a, b)", "(*)", "(@a/b)")
ODD_SCOPES = (
    *("()", "()", "(", "(x", "((x))", "(x(y))", "(x)(y)", "(x))", ")", " (x)", "(x) ", "(x\r)", "(\r", "(\u2028)"),
    *("(x: y)", "(!)", "(:)", "( )", "(#1)", "(\t)", "(\u00a0)", "(\U0001f680)", "(x\U0001f680", "(\u3000x\u3000)"),
    *("(BREAKING CHANGE)", "(x\n)", "(feat: x)", "( x )", "(x)()", "(x\u2028)", "(x\u2029)", "(x): (y)"),
)
MARKERS = ("", "", "", "", "", "", "!", "!", "BREAKING CHANGE")
ODD_MARKERS = ("!!", " !", "! ", "BREAKING-CHANGE", "BREAKING CHANGES", "BREAKING", "\uff01", "!BREAKING CHANGE", "!()")
SEPARATORS = (": ", ": ", ": ", ": ", ": ", ": ", ": ", ": ", ":", " #", " #", ":  ", ":\t", ":\u00a0")
ODD_SEPARATORS = (
    *("", " ", " : ", " # ", "#", "\t#", "\u00a0#", "  #", " ##", ":#", ": #", "::", "\uff1a", ":\r", ":\u2028"),
    *(":\ufeff", ":\u3000", ":\v", ":\f", ": \t\u00a0\ufeff\v\f", ": \U0001f680", "\U0001f680:", ":\n ", "!:"),
)
WORDS = (
    *("add", "the", "cache", "a", "x", "and", "#1", "(#34)", "@user", "`code`", "<b>", "(see)", "f(x)", "1.2.3"),
    *("add", "the", "cache", "a", "x", "and", "a:b", ":", "!", "#", "https://example.org/a?b=c#d", "BREAKING"),
)
ODD_WORDS = (
    *("BREAKING-CHANGE: mid\u2028", "BREAKING-CHANGE: \u2029mid\u2029", "BREAKING-CHANGE:\n\u3000"),
    *("BREAKING-CHANGE: mid", "BREAKING CHANGE: mid", "BREAKING-CHANGE:", "BREAKING-CHANGE", "feat: y", "fix(z): y"),
    *("f(x(y))", "g(", ")", "https:", "::", "Release-As: 1.2.3", "* ", "- ", "#### ", "\\n", '"', "caf\u00e9"),
    *("\u65e5\u672c\u8a9e", "\U0001f680", "e\u0301", "\u200b", "\u2028", "\u2029", "\u0085", "\ufeff", "\u00a0"),
    *("\u3000", "\t", "\v", "\f", "\r", "\u0130", "\u00df", "\x1b[31m", "\x7f", "\U0010ffff", "\ue000", "\ufffd"),
)
GAPS = (" ",)
ODD_GAPS = ("", "  ", "\t", "\u00a0", "\u3000", " \u2028", "\ufeff")
NEWLINES = ("\n", "\n", "\n", "\n", "\n", "\n", "\r\n", "\r\n", "\r")
ODD_NEWLINES = ("\r", "\r\n", "\n", "\n\r", "\r\r\n", "\n\u2028", "\u2028", "\u2029", "\u0085", "\v", "\f", "\n\n")
BLANK_RUNS = ("\n", "\n", "\n", "\r\n")
ODD_BLANK_RUNS = ("", "\n\n", "\r", "\n \n", "\n\t", "\n\u3000\n", "\r\n\r\n", "\n\n\n", "\n\u00a0\n", "\n\r\n", " \n")
INDENTS = (" ", "  ", "    ", "\t")
ODD_INDENTS = (
    *("\u00a0", "\ufeff", "\v", "\f", " \t", " \u3000", "\u3000", "\u2003", "\u200b", "\u1680", "\u0085", "\u2028"),
)
BULLETS = ("* ", "- ", "#### ", "* ", "- ")
ODD_BULLETS = (
    "*",
    "-",
    "####",
    "### ",
    "+ ",
    "1. ",
    "> ",
    "*\t",
    "-\u00a0",
    "** ",
    "#####  ",
    "| ",
    "#### \u2028",
    "*  ",
)
EDGES = ("", "", "", "", "", "", "\n", "\n\n", " ", "\r\n\r\n")
ODD_EDGES = (
    *("\r\n", "\t", "\v", "\f", "\u00a0", "\ufeff", "\u3000", "\u2028", "\u2029", "\u0085", "\u001c", "\u001f"),
    *("\u180e", "\u1680", "\u202f", "\u205f", "\u2060", "\u200b", "\ufeff\n", "\n \n", "\r", "\u2000", "\u2001"),
    *("\u2002", "\u2003", "\u2004", "\u2005", "\u2006", "\u2007", "\u2008", "\u2009", "\u200a", "\x1d", "\x1e"),
)
BREAKINGS = ("BREAKING CHANGE", "BREAKING CHANGE", "BREAKING-CHANGE")
ODD_BREAKINGS = (
    *("BREAKING CHANGES", "BREAKING-CHANGES", "BREAKING_CHANGE", "Breaking Change", "BREAKING  CHANGE", "!", "!!"),
    *("BREAKING\u00a0CHANGE", "BREAKING CHANGE!", "BREAKING CHANGE(x)", "BREAKING CHANG", "BREAKING CHANGE ", "feat!"),
    *("BREAKING CHANGEBREAKING CHANGE", "feat BREAKING CHANGE", "featBREAKING CHANGE", "feat(x)BREAKING-CHANGE"),
    *("* BREAKING CHANGE", " BREAKING CHANGE", "**BREAKING CHANGE**", "x BREAKING-CHANGE", "\ufeffBREAKING CHANGE"),
)
RELEASE_AS = ("Release-As", "release-as", "RELEASE-AS")
ODD_RELEASE_AS = ("Release As", "Release-As(x)", "Release-As!", " Release-As", "* Release-As", "Release-A\u017f")
VERSIONS = ("1.2.3", "2.0.0", "1.2.3-beta.1")
ODD_VERSIONS = ("v1.2.3", "1.2", "", "x", "#1.2.3", " 1.2.3 ", "1.2.3\u00a0", "1.2.3 # why", "1.2.3\n  2.0.0", "\u2028")
REFERRING = ("Closes", "closes", "Fixes", "Refs", "Resolves", "See")
ODD_REFERRING = ("fixes(x)", "Refs!", "\U0001f41b", "GH", "Closes issue", "refs(x)!", "Fixes#1", "!")
ISSUES = ("#1", "#12", "1")
ODD_ISSUES = (
    "#",
    "",
    "#1, #2",
    "#x",
    "#1 ",
    " #1",
    "o/r#1",
    "GH-1",
    "#\u0661",
    "##1",
    "#1\n #2",
    "1\n\n  #",
    "#1.",
    "#1\t",
)
TRAILERS = (
    *("Co-authored-by: A B <a@example.org>", "Signed-off-by: A <a@example.org>", "Reviewed-by: @user"),
    *("Change-Id: I0123456789", "https://example.org/pull/1", "PiperOrigin-RevId: 345"),
)
ODD_TRAILERS = (
    "Note: read (this",
    "---",
    "-----: x",
    "Co-authored-by: (x",
    "Cc:",
    "Fixes:",
    "[x]: https://example.org",
)
CALLS = ("foo(", "a.b(", "SELECT(")
ODD_CALLS = (
    "`f(",
    "*f(",
    "f\U0001f680(",
    "BREAKING-CHANGE(",
    "BREAKING CHANGE(",
    "!(",
    "(",
    "f:(",
    "fix!(",
    "f\u2028(",
)
ARGUMENTS = ("", "x", "x, y", "x: y")
ODD_ARGUMENTS = ("(", "x(y", "x(y)", "\U0001f680", "\U0001f680(", "\t", "\u00a0(", "\u2028", "\r", "#1", "x\n)")
CLOSINGS = (")", ") y", "): y", ")!: y", ") #1")
ODD_CLOSINGS = ("", "", "))", "):", ")BREAKING CHANGE: y", "};", ")(", ")\U0001f680", ")\u00a0#1", "\U0001f680")
NESTING = ("BEGIN_NESTED_COMMIT", "END_NESTED_COMMIT")
ODD_NESTING = ("BEGIN_NESTED_COMMI", "END_NESTED_COMMITS", "BEGIN_COMMIT_OVERRIDE", "END_COMMIT_OVERRIDE")
FRAGMENTS = (
    *("(", ")", "(", ")", "!", ":", " ", "#", " #", ": ", "\n", "\n\n", "\r", "\r\n", "\t", "\v", "\f", "feat", "a"),
    *("\u00a0", "\ufeff", "\u2028", "\u2029", "\u0085", "\u3000", "\U0001f680", "* ", "- ", "#### ", "\u001c", "()"),
    *("\n\nfeat: ", "\n\nfix(x): ", "\r\n\r\nci: ", "\n\nfeat(a\n): ", "\n\r\nfix: ", "\n\nfix(): ", "fix(x)!: y"),
    *("\n\nci(a\u2028): ", "\n\nci(a\u2029): ", "\n\nci(a\r): ", "\n\nci(a)b): ", "\n\nci!: ", "\n\nci:"),
    *("BREAKING CHANGE", "BREAKING-CHANGE: ", "BREAKING CHANGE: ", "\nBREAKING CHANGE: ", "\nx: ", "\n ", "\n\n "),
    *("BEGIN_NESTED_COMMIT", "END_NESTED_COMMIT", "\nRelease-As: 1.2.3", "\nCloses #1", "\n\t", "\n* ", "\n#### "),
)
