"""Which hooks of a configuration run at a stage."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gatepost.hooks.runner_config import alone_by, hook_ids, is_sound, own_ids, uses_own_tools


def local(*hooks: object, **top: object) -> object:
    return {**top, "repos": [{"repo": "local", "hooks": list(hooks)}]}


def test_a_hook_runs_at_the_stages_it_names_in_the_order_of_the_file() -> None:
    both = local(
        {"id": "b", "stages": ["pre-push"]},
        {"id": "a", "stages": ["pre-commit", "pre-push"]},
        {"id": "c", "stages": ["manual"]},
    )

    assert hook_ids(both, "pre-push") == ("b", "a")
    assert hook_ids(both, "pre-commit") == ("a",)


def test_a_hook_without_stages_runs_at_the_default_ones_and_without_these_at_all() -> None:
    assert hook_ids(local({"id": "a"}, default_stages=["pre-commit"]), "pre-push") == ()
    assert hook_ids(local({"id": "a", "stages": []}, default_stages=["pre-push"]), "pre-push") == ("a",)
    assert hook_ids(local({"id": "a"}), "pre-push") == ("a",)


@pytest.mark.parametrize(
    ("old", "new"), [("push", "pre-push"), ("commit", "pre-commit"), ("merge-commit", "pre-merge-commit")]
)
def test_stages_have_old_names_too(old: str, new: str) -> None:
    assert hook_ids(local({"id": "a", "stages": [old]}), new) == ("a",)
    assert hook_ids(local({"id": "a"}, default_stages=[old]), new) == ("a",)


def test_a_hook_that_stands_twice_is_named_once() -> None:
    assert hook_ids(local({"id": "a"}, {"id": "a", "args": ["x"]}), "pre-push") == ("a",)


def test_what_a_hook_of_another_repository_says_of_itself_cannot_be_seen_so_it_counts_everywhere() -> None:
    hooks = [{"id": "theirs"}, {"id": "said", "stages": ["pre-commit"]}]
    configuration = {"default_stages": ["pre-commit"], "repos": [{"repo": "https://example.com/x", "hooks": hooks}]}

    assert hook_ids(configuration, "pre-push") == ("theirs",)


def test_our_own_hooks_run_at_their_own_stage() -> None:
    hooks = [{"id": f"gatepost-{name}"} for name in ("commit-msg", "prepare-commit-msg", "pre-push")]
    configuration = {"repos": [{"repo": "https://example.com/gatepost", "rev": "v1", "hooks": hooks}]}

    assert hook_ids(configuration, "pre-push") == ("gatepost-pre-push",)
    assert hook_ids(configuration, "commit-msg") == ("gatepost-commit-msg",)
    assert hook_ids(configuration, "pre-commit") == ()


MALFORMED = [
    None,
    [],
    "text",
    {},
    {"repos": None},
    {"repos": {"repo": "local"}},
    {"repos": ["local"]},
    {"repos": [{"repo": "local"}]},
    {"repos": [{"repo": "local", "hooks": ["ruff"]}]},
    local({"name": "no id"}),
    local({"id": 5}),
    local({"id": "a"}, {"id": "b", "stages": "pre-push"}),
    local({"id": "a"}, default_stages="pre-push"),
]


@pytest.mark.parametrize("configuration", MALFORMED, ids=repr)
def test_malformed_data_has_no_hooks_and_is_not_sound(configuration: object) -> None:
    assert hook_ids(configuration, "pre-push") == ()
    assert not is_sound(configuration)


@pytest.mark.parametrize("configuration", [{"repos": []}, local(), local({"id": "a"})], ids=repr)
def test_what_a_runner_takes_is_sound(configuration: object) -> None:
    assert is_sound(configuration)


data = st.recursive(
    st.none() | st.integers() | st.sampled_from(["local", "pre-push", "a"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["repos", "hooks", "id", "stages", "repo", "default_stages"]), inner)
    ),
)


@given(data)
def test_no_data_is_an_error(configuration: object) -> None:
    assert is_sound(configuration) or hook_ids(configuration, "pre-push") == ()


def test_own_tools_are_those_that_need_no_environment_of_a_runner() -> None:
    system, script = {"id": "a", "language": "system"}, {"id": "b", "language": "script"}
    theirs = {"repos": [{"repo": "https://example.com/x", "hooks": [system]}]}

    assert uses_own_tools(local(system, script))
    assert not uses_own_tools(local(system, {"id": "c", "language": "python"}))
    assert not uses_own_tools(theirs)
    assert not uses_own_tools({"repos": 5})


def test_our_own_hooks_are_ours_unless_the_configuration_defines_one_of_the_name() -> None:
    assert own_ids({"repos": [{"repo": "x", "hooks": [{"id": "gatepost-pre-push"}]}]})[-1] == "gatepost-pre-push"
    assert "gatepost-pre-push" not in own_ids(local({"id": "gatepost-pre-push"}))
    assert "gatepost-commit-msg" not in own_ids(local({"id": "a", "alias": "gatepost-commit-msg"}))
    assert own_ids(None) == ()


def test_an_id_that_is_another_hooks_alias_stands_for_both() -> None:
    both = local({"id": "mypy"}, {"id": "strict", "alias": "mypy"}, {"id": "slow", "alias": "slow"})
    assert alone_by(both, ("mypy", "slow")) == ("slow",)
    assert alone_by(None, ("mypy",)) == ()
