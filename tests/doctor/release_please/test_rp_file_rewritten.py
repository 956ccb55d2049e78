"""GD153, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.release_please.rp_file_rewritten import RpFileRewritten
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

CHART = "# the chart\nversion: 0.3.0\n"
MARKED = "# the chart\nversion: 0.3.0 # x-release-please-version\n"
YAML, GENERIC = (
    '"type": "yaml", "path": "chart.yaml", "jsonpath": "$.version"',
    '"type": "generic", "path": "chart.yaml"',
)


def _written(rocket: Patient, real: RealPlans) -> str:
    updates = real.of(rocket)["prs"][0]["updates"]
    return str(next(each["content"] for each in updates if each["path"] == "chart.yaml"))


def _configured(rocket: Patient, extra: str) -> None:
    rocket.replace(CONFIGURATION, '{ "type": "toml"', f'{{ {extra} }},\n        {{ "type": "toml"')


def test_a_healthy_repository_loses_nothing(rocket: Patient) -> None:
    (outcome,) = rocket.outcomes(RpFileRewritten)

    assert outcome.status == "passed"
    assert outcome.message.startswith("the files that a release would change (")


def test_the_comments_of_yaml_are_kept_by_a_mark(rocket: Patient, real: RealPlans) -> None:
    _configured(rocket, YAML)
    rocket.commit("chore: break it", **{"chart.yaml": CHART})

    assert "# the chart" not in _written(rocket, real)
    (found,) = rocket.failed(RpFileRewritten)
    assert (found.severity, found.where) == ("warning", "chart.yaml")
    rocket.replace(CONFIGURATION, YAML, GENERIC)
    rocket.commit("chore: mend it", **{"chart.yaml": MARKED})
    assert rocket.failed(RpFileRewritten) == []
    assert _written(rocket, real) == MARKED.replace("0.3.0", "0.3.1")


def test_line_ends_and_strange_letters_are_told(rocket: Patient, real: RealPlans) -> None:
    _configured(rocket, GENERIC)
    rocket.commit("chore: break it", **{"chart.yaml": MARKED.replace("\n", "\r\n")})
    assert "\r" not in _written(rocket, real)
    assert [each.severity for each in rocket.failed(RpFileRewritten)] == ["warning"]

    (rocket.path / "chart.yaml").write_bytes(MARKED.encode() + "# caf\xe9\n".encode("latin-1"))
    rocket.commit("chore: break it more")
    assert "\ufffd" in _written(rocket, real)
    assert [each.severity for each in rocket.failed(RpFileRewritten)] == ["error"]
