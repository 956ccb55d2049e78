from __future__ import annotations

import json

import pytest

from gatepost.adapters.github_answer import ApiCommit, Comparison, object_in, refusal, words_in
from gatepost.adapters.github_http import Answer
from gatepost.errors import GithubUnansweredError
from support.github import commit, commits, sha

ALL = commits(150)
LIMIT = "GitHub's rate limit is used up; it may be asked again "
EMPTY = {"x-ratelimit-remaining": "0"}
NEEDS = "the token needs `contents: read` and `pull-requests: read` for this repository"


def answer(body: bytes, status: int = 200, **headers: str) -> Answer:
    return Answer(status, {name.replace("_", "-"): value for name, value in headers.items()}, body, has_end=True)


def page(*entries: object, total: object = None) -> dict[str, object]:
    return {"total_commits": len(entries) if total is None else total, "commits": [*entries]}


def commits_of(pages: list[dict[str, object]]) -> list[ApiCommit]:
    comparison = Comparison("`a...b`")
    for each in pages:
        comparison.add(each)
    return comparison.commits("b")


def test_an_object_is_read_with_all_its_characters() -> None:
    assert object_in(answer('{"a": "größer 🎉", "b": [1, null, true, 1.5]}'.encode())) == {
        "a": "größer 🎉",
        "b": [1, None, True, 1.5],
    }


def test_half_a_character_is_no_character() -> None:
    body = json.dumps({"a\ud83d": ["\ud83d and \udf89", {"b": "\ud83c\udf89"}]}).encode()
    assert object_in(answer(body)) == {"a\ufffd": ["\ufffd and \ufffd", {"b": "🎉"}]}


@pytest.mark.parametrize(
    ("body", "what"),
    [
        (b"<!DOCTYPE html><html>Log in</html>", "is not JSON"),
        (b"", "is not JSON"),
        (b'{"full_name": "octo/re', "is not JSON"),
        (b'{"full_name": "\xff"}', "is not JSON"),
        (b"\xef\xbb\xbf{}", "is not JSON"),
        (b"[" * 200_000, "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b'"octo/repo"', "is not a JSON object"),
        (b"null", "is not a JSON object"),
    ],
)
def test_an_answer_that_is_no_object_is_none(body: bytes, what: str) -> None:
    with pytest.raises(GithubUnansweredError) as caught:
        object_in(answer(body))
    assert caught.value.text == f"what came as GitHub's answer {what}"
    assert caught.value.__suppress_context__


def test_a_comparison_is_whole_when_all_that_is_counted_is_there() -> None:
    comparison = Comparison("`a...b`")
    assert comparison.add(page(*ALL[:100], total=150))
    assert not comparison.add(page(*ALL[100:], total=150))
    assert comparison.commits(sha(150)) == [ApiCommit(sha(at), f"feat: number {at}", 1) for at in range(1, 151)]


def test_a_comparison_of_nothing_is_whole() -> None:
    comparison = Comparison("`a...b`")
    assert not comparison.add(page())
    assert comparison.commits(sha(1)) == []


def test_the_head_is_looked_for_where_it_is_an_id_in_full() -> None:
    comparison = Comparison("`a...b`")
    comparison.add(page(*ALL[:3]))
    assert len(comparison.commits("topic")) == len(comparison.commits(sha(3)[:39])) == len(comparison.commits(sha(3)))
    with pytest.raises(GithubUnansweredError, match=r"^GitHub sent commits of `a...b` without the last one$"):
        comparison.commits(sha(4))


@pytest.mark.parametrize(
    ("pages", "text"),
    [
        ([page(*ALL[:100], total=150), page(total=150)], "GitHub sent 100 commits of `a...b`, but counts 150"),
        ([page(*ALL[:100], total=150), page(*ALL[:50], total=150)], "GitHub sent commits of `a...b` twice"),
        ([page(*ALL[:100], total=150), page(*ALL[100:], total=151)], "`a...b` changed while it was read"),
        ([page(*ALL[:3], total=2)], "GitHub sent 3 commits of `a...b`, but counts 2"),
        ([page(ALL[0], ALL[0])], "GitHub sent commits of `a...b` twice"),
        ([page(total=-1)], "GitHub sent 0 commits of `a...b`, but counts -1"),
        ([page(total=10_001)], "`a...b` has 10001 commits, more than 10000"),
    ],
    ids=["an empty page", "a page again", "another count", "more", "one twice", "less than none", "too many"],
)
def test_commits_that_are_not_all_there_are_none(pages: list[dict[str, object]], text: str) -> None:
    with pytest.raises(GithubUnansweredError) as caught:
        commits_of(pages)
    assert caught.value.text == text
    assert caught.value.hint == (
        "run it again; or judge the commits in a clone, which `fetch-depth: 0` at the checkout step makes whole"
    )


@pytest.mark.parametrize(
    ("found", "what"),
    [
        (page("x"), "has a commit that is no object"),
        (page({}), "has no `sha`, or one of the wrong kind"),
        (page({**commit(1, "a"), "sha": "1234567"}), "has a commit without an id"),
        (page({**commit(1, "a"), "sha": sha(1) + "\n"}), "has a commit without an id"),
        (page({**commit(1, "a"), "commit": "a"}), "has no `commit`, or one of the wrong kind"),
        (page({**commit(1, "a"), "commit": {"message": None}}), "has no `message`, or one of the wrong kind"),
        (page({**commit(1, "a"), "parents": 1}), "has no `parents`, or one of the wrong kind"),
        (page(total="1"), "has no `total_commits`, or one of the wrong kind"),
        (page(total=1.0), "has no `total_commits`, or one of the wrong kind"),
        (page(total=True), "has no `total_commits`, or one of the wrong kind"),
        ({"total_commits": 0}, "has no `commits`, or one of the wrong kind"),
        ({"total_commits": 0, "commits": {}}, "has no `commits`, or one of the wrong kind"),
    ],
)
def test_commits_of_the_wrong_shape_are_none(found: dict[str, object], what: str) -> None:
    with pytest.raises(GithubUnansweredError) as caught:
        Comparison("`a...b`").add(found)
    assert caught.value.text == f"what came as GitHub's answer {what}"
    assert caught.value.hint == "does a proxy answer instead of GitHub? GITHUB_API_URL must be the address of the API"


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'{"message": "Not Found"}', "Not Found"),
        (b'{"message": ["Not Found"]}', ""),
        (b'["Not Found"]', ""),
        (b"<html>Not Found</html>", ""),
        (b"", ""),
    ],
)
def test_words_are_shown_where_they_are_githubs(body: bytes, words: str) -> None:
    assert words_in(answer(body, 404)) == words


@pytest.mark.parametrize(
    ("status", "words", "text", "hint"),
    [
        (
            401,
            "Bad credentials",
            "GitHub does not know the token (401: Bad credentials)",
            f"is GITHUB_TOKEN or GH_TOKEN expired, or of another server? {NEEDS}",
        ),
        (403, "", "GitHub does not let the token read pull request 7 (403)", NEEDS),
        (403, "Forbidden", "GitHub does not let the token read pull request 7 (403: Forbidden)", NEEDS),
        (404, "Not Found", "GitHub finds no pull request 7, or the token may not see it (404: Not Found)", NEEDS),
        (
            418,
            "I am a teapot",
            "GitHub gives no answer about pull request 7 (418: I am a teapot)",
            "https://www.githubstatus.com says how GitHub is",
        ),
    ],
)
def test_a_refusal_says_why(status: int, words: str, text: str, hint: str) -> None:
    assert refusal(answer(b"", status), "pull request 7", words) == (text, hint)


@pytest.mark.parametrize(
    ("status", "headers", "words", "when"),
    [
        (403, {**EMPTY, "x-ratelimit-reset": "1767225900"}, "", "at 2026-01-01 00:05:00 UTC"),
        (429, {**EMPTY, "x-ratelimit-reset": "9999999999"}, "", "at 2286-11-20 17:46:39 UTC"),
        (403, {**EMPTY, "x-ratelimit-reset": "99999999999"}, "", "in a minute or later"),
        (403, {**EMPTY, "x-ratelimit-reset": "soon"}, "", "in a minute or later"),
        (403, EMPTY, "", "in a minute or later"),
        (403, {**EMPTY, "retry-after": "60", "x-ratelimit-reset": "1767225900"}, "", "in 60 seconds"),
        (403, {"retry-after": "Wed, 21 Oct 2026 07:28:00 GMT"}, "", "in a minute or later"),
        (429, {}, "", "in a minute or later"),
        (403, {"x-ratelimit-reset": "1767225900"}, "You have exceeded a secondary rate limit", "in a minute or later"),
    ],
)
def test_a_rate_limit_is_said_with_its_end(status: int, headers: dict[str, str], words: str, when: str) -> None:
    text, hint = refusal(Answer(status, headers, b"", has_end=True), "pull request 7", words)
    assert text == f"{LIMIT}{when}"
    assert hint == "run it again then; a workflow's GITHUB_TOKEN has 1,000 questions an hour for a repository"


def test_a_refusal_with_questions_left_is_no_rate_limit() -> None:
    refused = Answer(403, {"x-ratelimit-remaining": "1"}, b"", has_end=True)
    assert refusal(refused, "it", "")[0] == "GitHub does not let the token read it (403)"
