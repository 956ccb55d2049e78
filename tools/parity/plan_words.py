"""What odd repositories are made of: the usual, and the odd beside it. What stands twice is to come twice as often."""

from __future__ import annotations

VERSIONS = ("1.2.3", "0.1.0", "0.4.2", "2.0.0", "10.20.30", "1.2.3-beta.1", "0.0.0", "1.0.0")
ODD_VERSIONS = (
    *("1.0.0-rc.01", "3.1.4+b5", "1.0.0-alpha+001", "v1.2.3", "1.0.0a1", "1.2.3-SNAPSHOT", "00.01.002", "1.2.3-sp.4"),
    *("99999999999999999999.0.1", "1.2.3-beta", "0.9.9-rc1", "1.2.3-beta.9", "2.0.0-1", "x1.2.3y", "1.2.3.4"),
    *("1.2.3-\u00e9", "0.0.0-beta.1", "1.2.3-beta.1+\u65e5", "1.2.3+", "1.2.3-+x", "0.0.1", "1.2.3 ", "4.5.6\n7"),
)
NO_VERSIONS = ("1.2", "", "nope", "1.2.x", "one.two.three")
PATHS = (".", ".", "packages/a", "packages/b", "libs/core", "libs/core/inner", "a", "a/b", "packages/a-b", "tools")
ODD_PATHS = (
    *("pkg with space", "\u00e9", "packages/c/", "/rooted", "./dotted", "2", "10", "1", "p.q", "a/b/c/d"),
    "__proto__",
)
NAMES = ("alpha", "beta-lib", "my_pkg", "core", "Acme.Thing", "pkg")
ODD_NAMES = (
    *("@scope/name", "@acme/ui", "a b", "a/b", "\u00fcber", "x-1.0.0", "v", "name-", "1", "My-Pkg_x.y", ""),
    *("@scope/a/b", "$x", "a$1", "a--b", "constructor"),
)
TYPES = ("python", "python", "python", "simple", "node", "go")
ODD_TYPES = ("rust", "nope", "Python", "python-librarian", "")
BRANCHES = ("main", "main", "main", "master")
ODD_BRANCHES = ("release/1.x", "v1.2.3", "feature-x", "a_b", "$&", "br\u00e4nch")
SEPARATORS = ("-", "-", "/", "@", "_")
ODD_SEPARATORS = ("", "--", "+", ".", "x", "=", "\u00b7", "-v")
HOSTS = ("https://github.com", "https://git.example.org", "https://ghe.example.org/sub/")
ODD_HOSTS = ("", "ghe.example.org", "https://git.example.org:8443/a/b", "http://x#y", "@host")
TITLES = (
    "chore${scope}: release${component} ${version}",
    "chore: release ${version}",
    "release: ${component} v${version}",
    "build(release): ${component}@${version} to ${branch}",
)
ODD_TITLES = (
    *("${version}", "no places", "${scope} ${branch}", "${version} ${version}", "[${version}] (x)(y)"),
    *("a.b*c ${version}", "${component} ${version}", "chore${scope}: ${component} release ${component}", ""),
    *("  ${version}  ", "(${version}", "${scope}${component}${version}${branch}", "*${version}", "x{2,1}${version}"),
    *("${nope} ${version}", "\\d ${version}", "[a] [b] ${version}", "$& ${version}", "${version}+", "?"),
    *("a|b ${version}", "${component}${component}"),
)
HEADERS = ("## A release", "Read this first:\n\n- one\n- two", ":rocket: ${version}", "")
ODD_HEADERS = ("---", "\n---\n", "<details>", "$&", " ", "x" * 70_000)
CHANGELOG_PATHS = ("CHANGELOG.md", "docs/CHANGES.md", "HISTORY.rst", "NEWS")
ODD_CHANGELOG_PATHS = (
    *("/CHANGELOG.md", "../x.md", "./x.md", "~/x.md", "a/", "", "a/../b.md", "/", "a//b.md", "package.json"),
)
DATE_FORMATS = ("%Y-%m-%d", "%d.%m.%Y", "%Y/%m/%d")
ODD_DATE_FORMATS = (
    *("%m-%d", "%Y%m%d", "%d (%m) %Y", "[%Y", "%Y-%Y-%m", "", "date: %Y-%m-%d!", "%y", "%d %m %Y", "(%Y-%m-%d)"),
)
LABELS = ("autorelease: pending", "release", "a,b", "a, b")
ODD_LABELS = ("", ",", "a,,b", " ")
PRERELEASE_TYPES = ("beta", "rc", "alpha.1")
ODD_PRERELEASE_TYPES = ("", "beta01", "b-2.0", "+x", "\u00e9")
DATES = ("2026-03-04", "2026-03-04", "2026-12-31", "2024-02-29")
SECTION_TYPES = ("feat", "fix", "docs", "chore", "perf", "ci", "deps", "refactor", "feature", "revert", "build")
ODD_SECTION_TYPES = (
    *("Feat", "feat!", "x", "a/b", "BREAKING CHANGE", "constructor", "1", "co-authored-by", "signed-off-by"),
)
SECTION_TITLES = ("Features", "Fixes", "Other", "Bug Fixes", "\U0001f680 New", "Docs")
ODD_SECTION_TITLES = ("", "a & b", "<b>", "1", "#", "Features ", "\u00c4nderungen", "10", "{{x}}", "$&")
GLOBS = ("**/*.txt", "docs/*.md", "*.json", "src/**/*.py", "**/version.*", "{a,b}/*.txt")
ODD_GLOBS = (
    *("", "*", "**", "/docs/*.md", "!(a).txt", "[a-z]*.txt", "./docs/*", "docs", "../*", "#x", "!*.md", "?.txt"),
    "packages/**",
)
JSONPATHS = ("$.version", "$.a.b", "$.info.version", "$['version']", "$..version", "$.list[0]")
ODD_JSONPATHS = (
    *("", "$", "version", "$.nope", "$.list[*]", "$.list[-1:]", "$.*", "$.pkgs[?(@.name=='x')].version", "$.a^"),
    *("$.a~", "$["),
)
XPATHS = ("/project/version", "//version", "/*/version")
ODD_XPATHS = ("", "/", "//@version", "//version/text()", "/nope", "count(//version)", "//[", "version")
MARKS = ("version", "major", "minor", "patch", "date", "version-date")
ODD_MARKS = ("start-version", "end", "nope", "versions", "start-date", "start-major", "start-version-date")

TYPES_OF_COMMITS = (
    *("feat", "fix", "docs", "chore", "perf", "refactor", "deps", "ci", "revert", "feature", "build", "test"),
    "style",
)
ODD_TYPES_OF_COMMITS = (
    *("Feat", "FIX", "feat-x", "wip", "a/b", "1", "constructor", "__proto__", "Release-As", "f\u00e9at"),
)
SCOPES = ("", "", "", "(api)", "(core)", "(a b)")
ODD_SCOPES = ("(*)", "(@a/b)", "(`x`)", "(<x>)", "(#3)", "()", "(a", "(deps)", "(x)(y)", "(\u00e9)")
WORDS = ("add", "the", "cache", "a", "parser", "of", "things", "remove", "Fix", "issue", "v2", "_x", "zebra", "Apple")
ODD_WORDS = (
    *("(#12)", "#7", "@someone", "@Some-One", "@a/b", "`code`", "`<b>`", "<b>", "a<b>c", "``x`y``", "caf\u00e9"),
    *("\u65e5\u672c", "\U0001f680", "a@b.c", "#12a", "(#1, #2)", "acme/demo#4", "{{x}}", "&amp;", "\\", "*bold*"),
    *("[l](u)", "$&", "$1", "f(x)", "BREAKING-CHANGE: mid", "`unclosed", "(@me)", "@me.", "-@me", "1.2.3", "\u00df"),
    *("\u0130", "e\u0301", '"q"', "'", "~", "^", "\u2028", "\u00a0", "\t", "  ", "\u200b", "##", "@x-", "@-x"),
    *("GH-5", "@@a", "\ufb01", "\u00bd", "\x1b[1m"),
)
BODIES = (
    "More about it.",
    "- one\n- two",
    "fix: another thing\n\nfeat(api): and one more",
    "* feat: in a list\n* fix: in a list",
    "https://example.org/x",
    "Second paragraph.\n\nThird one (#9).",
)
ODD_BODIES = (
    *("foo(bar(1))", "foo(bar", "    indented", "BREAKING CHANGES: no", "x: y\n  z", "#### heading\n\ntext"),
    *("feat!: late", "BEGIN_COMMIT_OVERRIDE\nfeat: instead\nEND_COMMIT_OVERRIDE"),
    "BEGIN_COMMIT_OVERRIDE\n\nEND_COMMIT_OVERRIDE",
    *("BEGIN_NESTED_COMMIT\nfix(n): nested\n\nbody\nEND_NESTED_COMMIT", "BEGIN_NESTED_COMMIT\nfeat: unclosed"),
    *("feat: a\n\nfeat: a", "fix(x): y\r\n\r\nfeat: z", "revert: feat: x"),
    *('Revert "feat: x"\n\nThis reverts commit abc.'),
    "BEGIN_COMMIT_OVERRIDE\nfeat(o): one\n\nfix(o): two\nEND_COMMIT_OVERRIDE\nrest",
    "chore: sub\n\nRelease-As: 7.7.7",
)
FOOTERS = (
    *("Closes #12", "Refs: #3", "Signed-off-by: A <a@b.c>", "Co-authored-by: B <b@c.d>", "fix #4", "Fixes #1, #2"),
    *(
        "BREAKING CHANGE: it breaks",
        "BREAKING CHANGE: it breaks (#8) `x` <y>",
        "BREAKING-CHANGE: hyphen",
        "Release-As: 3.0.0",
    ),
)
ODD_FOOTERS = (
    *("release-as: 4.0.0-rc.1", "Release-As: v5.0.0", "Release-As: nope", "Release-As: 1.2", "Release-As: pkg@6.0.0"),
    *("RELEASE-AS: 8.0.0+x", "Release-As #9.0.0", "BREAKING CHANGE:", "BREAKING CHANGE: a\n* one\n* two\n\nmore"),
    *("BREAKING CHANGE: a\n  continued", "feat!: as a footer", "fix(z): as a footer\n  more of it"),
    *("Closes #1\nCloses #1", "Reviewed-by: @me", "BREAKING CHANGE #5", "Refs #5\nCloses: #5", "Release-As: 0.0.0"),
    *("See: #1 and #2", "closes #007"),
)
SUBJECTS = (
    *("Merge branch 'x'", "wip", "update stuff", "", "feat", ": x", "feat(a: x", "feat: ", 'Revert "feat: x"'),
    *("Initial commit", "Merge pull request #5 from acme/feat: x", "chore(main): release 1.2.3 (#3)", "feat!!: x"),
    *("fix : x", "feat: x\u2028y", "Merge pull request #6 from acme/topic\n\nfeat: by a merge"),
    *("\n\nfeat: after blank lines", "feat:x", "feat(a):x", "#5"),
)
