"""What is said of the JSON of `gatepost init`, and what it is."""

from __future__ import annotations

import json
from importlib import resources

import pytest
from jsonschema import Draft202012Validator

from gatepost.report.scaffold import render_json
from gatepost.scaffold.compare import ADD
from gatepost.scaffold.plan import Plan, make_plan
from gatepost.scaffold.project import Package
from support.init_stage import make_setup

SCHEMA = json.loads(resources.files("gatepost.schemas").joinpath("init.json").read_text("utf-8"))
TWO = (Package("a", "a", "a", version="1.0.0"), Package("b", "b", "b", version="0.1.0"))
PLANS = {
    "usual": make_plan(make_setup()),
    "two packages, another index": make_plan(make_setup(TWO, publish="private", rehearsal=True, manager="pip")),
    "nothing to be done": Plan((), (), (), ()),
}


def errors(document: object) -> list[str]:
    return [error.message for error in Draft202012Validator(SCHEMA).iter_errors(document)]


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("plan", PLANS)
def test_a_plan_is_as_the_schema_says_and_has_every_value(plan: str) -> None:
    document = json.loads(render_json(PLANS[plan], ["there is a commitlint"]))
    assert errors(document) == []
    assert list(document) == SCHEMA["required"]
    values = [(value["name"], value["value"]) for errand in document["by_hand"] for value in errand["values"]]
    assert values == [value for errand in PLANS[plan].errands for value in errand.values]
    assert document["ok"] is not any(each["state"] == ADD for each in document["files"])


@pytest.mark.parametrize("key", SCHEMA["required"])
def test_a_document_without_a_key_is_none(key: str) -> None:
    document = json.loads(render_json(PLANS["usual"], []))
    del document[key]
    assert len(errors(document)) == 1
