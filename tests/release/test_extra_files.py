from __future__ import annotations

import pytest

from gatepost.formats.errors import UnreadableText
from gatepost.policy.configuration import ExtraFile
from gatepost.policy.versions import parse_version
from gatepost.release.errors import PlanError
from gatepost.release.extra_files import updaters_for
from gatepost.release.updates import Update

JSON = '{"version": "1.1.0", "other": ["1.1.0"]}\n'
YAML = "version: '1.1.0' # x-release-please-version\nother: '1.1.0'\n"
TOML = 'version = "1.1.0" # x-release-please-minor 0\n[other]\nversion = "1.1.0" # x-release-please-minor\n'
XML = "<a>\n  <version>1.1.0</version>\n  <other>1.1.0</other><!-- 1.1.0 x-release-please-version -->\n</a>\n"
TEXT = "1.1.0 2026-01-01 x-release-please-version-date\n1.1.0\n"
POM = "<project>\n  <version>1.1.0</version>\n</project>\n"

CASES = [
    (ExtraFile("a.txt"), TEXT, "1.2.0 2026-03-04 x-release-please-version-date\n1.1.0\n"),
    (ExtraFile("version"), TEXT, "1.2.0 2026-03-04 x-release-please-version-date\n1.1.0\n"),
    (ExtraFile("a.json"), JSON, '{"version":"1.2.0","other":["1.1.0"]}\n'),
    (ExtraFile("a.json"), '{"a": "1.1.0 x-release-please-version"}', '{"a":"1.2.0 x-release-please-version"}'),
    (ExtraFile("a.yaml"), YAML, "version: 1.2.0\nother: 1.1.0\n"),
    (ExtraFile("a.yml"), YAML, "version: 1.2.0\nother: 1.1.0\n"),
    (ExtraFile("a.YML"), YAML, "version: '1.2.0' # x-release-please-version\nother: '1.1.0'\n"),
    (
        ExtraFile("a.toml"),
        TOML,
        'version = "2.2.0" # x-release-please-minor 0\n[other]\nversion = "2.1.0" # x-release-please-minor\n',
    ),
    (
        ExtraFile("a.xml"),
        XML,
        "<a>\n  <version>1.2.0</version>\n  <other>1.2.0</other><!-- 1.1.0 x-release-please-version -->\n</a>\n",
    ),
    (ExtraFile("a.json", "generic"), JSON, JSON),
    (ExtraFile("a.txt", "generic"), TEXT, "1.2.0 2026-03-04 x-release-please-version-date\n1.1.0\n"),
    (ExtraFile("a.txt", "json", "$.other[*]"), JSON, '{"version":"1.1.0","other":["1.2.0"]}\n'),
    (ExtraFile("a.txt", "yaml", "$.other"), YAML, "version: 1.1.0\nother: 1.2.0\n"),
    (
        ExtraFile("a.txt", "toml", "$.other.version"),
        TOML,
        TOML.replace('[other]\nversion = "1.1', '[other]\nversion = "1.2'),
    ),
    (ExtraFile("a.txt", "xml", "//other"), XML, XML.replace("<other>1.1.0", "<other>1.2.0")),
    (ExtraFile("a.txt", "pom"), POM, POM.replace("1.1.0", "1.2.0")),
]
NO_PATH = 'You must supply a "path" property when providing an object argument to JSONPath.evaluate().'
NO_SELECTOR = [
    ("json", '{"version": "1.1.0"}', NO_PATH),
    ("yaml", "version: 1.1.0", NO_PATH),
    ("toml", 'version = "1.1.0"', NO_PATH),
    ("xml", "<version>1.1.0</version>", "XPath expression unspecified."),
]


def updated(extra: ExtraFile, content: str | None) -> str:
    updaters = updaters_for(extra, parse_version("1.2.0"), "2026-03-04", "%Y-%m-%d")
    return Update(extra.path, updaters).apply(content)


@pytest.mark.parametrize(("extra", "content", "expected"), CASES)
def test_a_file_is_updated_by_its_kind_or_else_by_its_ending_and_its_marks(
    extra: ExtraFile, content: str, expected: str
) -> None:
    assert updated(extra, content) == expected


@pytest.mark.parametrize("content", ["", None])
def test_a_text_that_is_empty_stays_so(content: str | None) -> None:
    assert updated(ExtraFile("a.txt"), content) == ""


def test_a_date_has_its_format() -> None:
    updaters = updaters_for(ExtraFile("a.txt"), parse_version("1.2.0"), "2026-03-04", "%d.%m.%Y")
    assert Update("a.txt", updaters).apply("01.02.2025 x-release-please-date") == "04.03.2026 x-release-please-date"


@pytest.mark.parametrize(("kind", "content", "error"), NO_SELECTOR)
def test_without_a_selector_a_kind_cannot_be_updated(kind: str, content: str, error: str) -> None:
    with pytest.raises(UnreadableText) as caught:
        updated(ExtraFile("a.txt", kind), content)
    assert str(caught.value) == error


@pytest.mark.parametrize("kind", ["ini", "JSON", ""])
def test_a_kind_that_there_is_not_is_refused(kind: str) -> None:
    with pytest.raises(PlanError) as caught:
        updated(ExtraFile("a.json", kind), JSON)
    assert str(caught.value) == f"Error: unsupported extraFile type: {kind}"
