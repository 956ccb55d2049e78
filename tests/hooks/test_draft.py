from __future__ import annotations

import pytest

from gatepost.hooks.draft import Draft, prepared
from gatepost.message.cleanup import AUTO, SCISSORS, STRIP, VERBATIM, WHITESPACE, Cleanup, clean

ADVICE = """
# Please enter the commit message for your changes. Lines starting
# with '#' will be ignored, and an empty message aborts the commit.
#
# On branch main
#
"""
KEPT = """
# Please enter the commit message for your changes. Lines starting
# with '#' will be kept; you may remove them yourself if you want to.
"""
CUT = """\
# ------------------------ >8 ------------------------
# Do not modify or remove the line above.
# Everything below it will be ignored.
"""
DIFF = "diff --git a/a b/a\n@@ -1 +1,2 @@\n-a\n+# b\n\n+plain\n"
BELOW = f"\n{CUT}#\n# On branch main\n#\n"
TYPES = Draft(("feat", "fix"))
SAID = "# Types: feat, fix\n#\n"
FULL = Draft(("feat", "fix"), ("api", "cli"), scope="api", refused="Nope\n\nA body.\n", kept=".git/gatepost/rejected")


def put(text: str, draft: Draft = TYPES, template: str = "", how: Cleanup | None = None) -> str | None:
    return prepared(text, template, how or Cleanup(), draft)


def test_what_may_be_written_stands_before_git_s_own_comments() -> None:
    assert put(ADVICE) == "\n" + SAID + ADVICE[1:]
    assert put(ADVICE, how=Cleanup(STRIP)) == put(ADVICE)


def test_a_refused_message_is_put_back_and_all_is_said() -> None:
    assert put(ADVICE, FULL) == (
        "Nope\n\nA body.\n\n"
        "# The message above was refused, and is put back for you to mend.\n"
        "# It is also kept in .git/gatepost/rejected\n"
        "# Types: feat, fix\n"
        "# Scopes: api, cli\n"
        "# Scope of these files: api\n"
        "#\n" + ADVICE[1:]
    )


@pytest.mark.parametrize(
    ("text", "how"),
    [
        (ADVICE, Cleanup()),
        (ADVICE + CUT + DIFF, Cleanup(verbose=True)),
        (ADVICE.replace("#", ";"), Cleanup(comment=";")),
        (ADVICE.replace("#", ";"), Cleanup(comment=AUTO)),
        (ADVICE, Cleanup(comment=AUTO)),
        (ADVICE.replace("#", "//"), Cleanup(comment="//")),
        (BELOW, Cleanup(SCISSORS)),
        (BELOW, Cleanup()),
        (BELOW + CUT + DIFF, Cleanup(SCISSORS, verbose=True)),
    ],
)
def test_git_takes_every_word_of_ours_away_again(text: str, how: Cleanup) -> None:
    for draft, stored in ((TYPES, ""), (FULL, "Nope\n\nA body.")):
        done = put(text, draft, how=how)
        assert done is not None
        assert "Types: feat, fix" in done
        assert clean(done, how) == stored
        assert done.endswith(text[-20:])


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("", Cleanup()),
        ("\n", Cleanup()),
        (KEPT, Cleanup()),
        (ADVICE, Cleanup(WHITESPACE)),
        (ADVICE, Cleanup(VERBATIM)),
        (ADVICE, Cleanup(SCISSORS)),
        (KEPT + CUT + DIFF, Cleanup(verbose=True)),
        ("\n" + CUT + DIFF, Cleanup(verbose=True)),
        ("\n" + CUT, Cleanup()),
    ],
)
def test_where_comments_might_stay_nothing_is_said_and_a_message_is_put_back_alone(text: str, how: Cleanup) -> None:
    assert put(text, how=how) is None
    assert put(text, FULL, how=how) == f"Nope\n\nA body.\n{text}"


@pytest.mark.parametrize(
    "text",
    [
        "JIRA-1 \n" + ADVICE,
        ADVICE.replace("#\n", "words\n", 1),
        f"\nwords\n{CUT}#\n",
        "words",
    ],
)
def test_a_file_that_somebody_has_written_into_stays(text: str) -> None:
    assert put(text, FULL) is None
    assert put(text, FULL, how=Cleanup(comment=AUTO)) is None


TEMPLATE = "Ticket: \n\n# Say why.\n"


def test_a_template_stays_above_what_is_said() -> None:
    assert put(TEMPLATE + ADVICE, template=TEMPLATE) == TEMPLATE + "\n" + SAID + ADVICE[1:]
    assert put(TEMPLATE + BELOW, template=TEMPLATE) == TEMPLATE + "\n" + CUT + SAID + BELOW[1 + len(CUT) :]
    assert put(TEMPLATE, template=TEMPLATE) is None
    assert put("Bug: \n" + ADVICE, template=TEMPLATE) is None


def test_a_refused_message_takes_the_place_of_a_template_but_not_of_its_comments() -> None:
    refused = Draft(refused="Nope")
    assert put(TEMPLATE + KEPT, refused, TEMPLATE) == "Nope\n" + KEPT
    done = put(TEMPLATE + ADVICE, refused, TEMPLATE)
    assert done is not None
    assert done.startswith("Nope\n\n# Say why.\n\n# The message above was refused")
    done = put(TEMPLATE + BELOW, refused, TEMPLATE, Cleanup(SCISSORS))
    assert done is not None
    assert done.startswith("Nope\n\n# ---")
    done = put("Ticket: \n" + ADVICE, refused, "Ticket: \n")
    assert done is not None
    assert done.startswith("Nope\n\n# The message above was refused")


def test_a_template_that_was_left_as_it_is_was_no_message() -> None:
    assert put(TEMPLATE + ADVICE, Draft(refused="Ticket:"), TEMPLATE) is None
    assert put(TEMPLATE + BELOW, Draft(refused="Ticket:\n\n# Say why."), TEMPLATE, Cleanup(SCISSORS)) is None


def test_a_message_that_git_would_cut_is_not_put_back_but_pointed_at() -> None:
    way = "# Your refused message has lines that would be lost here; it is kept:\n"
    way += "# git commit --cleanup=scissors -e -F kept\n"
    heading = Draft(refused="feat: a\n\n# Heading", kept="kept")
    assert put(ADVICE, heading) == f"\n{way}#\n" + ADVICE[1:]
    done = put(BELOW, heading, how=Cleanup(SCISSORS))
    assert done is not None
    assert done.startswith("feat: a\n\n# Heading\n\n# ---")
    cut = Draft(refused=f"feat: a\n\n{CUT}", kept="kept")
    assert put(BELOW, cut, how=Cleanup(SCISSORS)) == f"\n{CUT}{way}#\n" + BELOW[1 + len(CUT) :]
    assert put("", cut) is None
    assert put(ADVICE, Draft(refused="# Heading", kept="a\nb")) is None


def test_no_name_leaves_the_comment_that_it_stands_in() -> None:
    hostile = Draft(("feat", "a\nb", ""), ("\x1b[2J", "x\r"), scope="c\nd", refused="Nope", kept="e\nf")
    assert put(ADVICE, hostile) == (
        "Nope\n\n# The message above was refused, and is put back for you to mend.\n# Types: feat\n#\n" + ADVICE[1:]
    )


def test_long_lists_are_folded_and_cut() -> None:
    done = put(ADVICE, Draft(("feat",), tuple(f"scope-{number}" for number in range(90))))
    assert done is not None
    ours = done[: -len(ADVICE)].splitlines()
    assert all(line.startswith("# ") and len(line) < 76 for line in ours[1:-1])
    assert len(ours) < 14
    assert "scope-59, and 30 more" in " ".join(line.removeprefix("# ") for line in ours)
    assert put(ADVICE, Draft(("a" * 200,))) == f"\n# Types:\n# {'a' * 200}\n#\n" + ADVICE[1:]


def test_with_nothing_to_say_the_file_stays() -> None:
    assert put(ADVICE, Draft()) is None
    assert put(ADVICE, Draft(refused="\n\n")) is None


def test_a_header_is_begun_where_it_is_known_how() -> None:
    begun = Draft(("feat",), opening="feat(api): ", issue="#12")
    assert put(ADVICE, begun) == "feat(api): \n# Types: feat\n# Issue of this branch: #12\n#\n" + ADVICE[1:]
    commented = "\n# Say why.\n"
    assert (put(commented + ADVICE, begun, commented) or "").startswith("feat(api): \n\n# Say why.\n")
    assert (put("Ticket:\n" + ADVICE, begun, "Ticket:\n") or "").startswith("Ticket:\n\n# Types"), "it has words"


def test_a_header_that_was_only_begun_is_not_put_back() -> None:
    closed = Draft(("feat",), opening="feat: ", refused="feat:", kept="kept")
    assert put(ADVICE, closed) == "feat: \n# Types: feat\n#\n" + ADVICE[1:]
    assert (put(ADVICE, Draft(opening="feat: ", refused="feat: a.", kept="kept")) or "").startswith("feat: a.\n\n")


def test_nothing_is_begun_that_would_be_lost_or_acts_on_a_screen() -> None:
    assert put(ADVICE, Draft(opening="#1: ")) is None
    assert put(ADVICE, Draft(opening="a\n# b", issue="c\nd")) is None
