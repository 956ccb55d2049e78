"""What the real tool makes otherwise."""

from __future__ import annotations

import pytest

from gatepost.rehearsal.compare import differences

ID = '"id": "12345678-1234-1234-1234-1234567890ab"'


def answer(**changes: object) -> dict[str, object]:
    return {"prs": [{"title": "chore: release 1.2.1", "labels": ["a"], "body": "b", **changes}], "error": None}


@pytest.mark.parametrize(
    "other",
    [
        answer(),
        {**answer(), "error": ""},
        answer(body="b", draft=False),
        answer(draft=None),
    ],
)
def test_what_is_the_same(other: dict[str, object]) -> None:
    assert differences(answer(), other) == ()


def test_random_ids_do_not_count() -> None:
    other = ID.replace("1234567890ab", "000000000000")
    assert differences(answer(content=f"[{ID}]"), answer(content=f"[{other}]")) == ()


@pytest.mark.parametrize(
    ("ours", "real", "said"),
    [
        (answer(title="a"), answer(title="b"), "prs[0].title: gatepost has 'a', Release Please 'b'"),
        (answer(), {**answer(), "prs": []}, "prs: gatepost has 1 of them, Release Please 0 of them"),
        (answer(draft=True), answer(), "prs[0].draft: gatepost has True, Release Please None"),
        (answer(), {**answer(), "error": "x"}, "error: gatepost has None, Release Please 'x'"),
        (
            answer(body=f"{'x' * 200}ours"),
            answer(body=f"{'x' * 200}real{'y' * 200}"),
            f"prs[0].body: gatepost has '…{'x' * 20}ours', Release Please '…{'x' * 20}real{'y' * 96}…'",
        ),
    ],
)
def test_what_differs_is_shown_from_where_it_does(ours: dict[str, object], real: dict[str, object], said: str) -> None:
    assert differences(ours, real) == (said,)


def test_not_all_of_it_is_shown() -> None:
    many = {str(number): number for number in range(1, 50)}
    assert len(differences(many, {})) == 20
