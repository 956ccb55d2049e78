"""Messages for properties: plain texts, and texts made of what the grammar and the rules look at."""

from __future__ import annotations

from hypothesis import strategies as st

_PIECES = (
    *("feat", "fix", "chore", "Feat", "FIX", "fxi", "wip", "word", "Word", "e.g.", "ABC-123", "[WIP]", "Release-As"),
    *('Revert "', '"', "fixup! ", "Merge branch 'x'", "BREAKING CHANGE", "BREAKING-CHANGE", "BREAKING CHANGES"),
    *("breaking change", "Refs", "Co-authored-by", ": ", ":", " #", "#", "!", "(", ")", "(api)", "(ap)", "( a b)"),
    *("()", "(a,,b)", "\n", "\n\n", "\r\n", "\r\n\r\n", "\r", " ", "  ", "\t", "\u00a0", "\u200b", "\ufeff", "\u2028"),
    *("#12", " (#12)", "1.2.3", "v1", "1.2", "foo(", "foo(bar(1))", "* ", "- ", "#### x", ".", "...", ";", "\uff1a"),
    *(
        "BEGIN_NESTED_COMMIT",
        "END_NESTED_COMMIT",
        "\u00e9",
        "e\u0301",
        "\U0001f600",
        "\u0130",
        "x" * 50,
        "\x1c",
        "\x85",
    ),
    *("\x00", "\ud800", "::error::", "##[group]", "\u202e", "\x1b[31m", "# comment", " ------ >8 ------"),
)
_STARTS = ("", "feat: x", "fix(api): y", "feat", "chore(api)!: z", "chore: a\n\n", "fix: a\n\nbody\n\n")


def messages() -> st.SearchStrategy[str]:
    """Return a strategy for messages, half of them of the shapes that matter."""
    shaped = st.builds(
        lambda start, pieces: start + "".join(pieces),
        st.sampled_from(_STARTS),
        st.lists(st.sampled_from(_PIECES), max_size=14),
    )
    return st.one_of(shaped, shaped, st.text(st.characters(), max_size=60))
