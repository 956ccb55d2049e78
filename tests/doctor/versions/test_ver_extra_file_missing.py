"""GD201, beside what the real Release Please does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gatepost.doctor.checks.versions.ver_extra_file_missing import VerExtraFileMissing
from support.patients import CONFIGURATION

if TYPE_CHECKING:
    from support.patients import Patient
    from support.real_plans import RealPlans

GLOB = '{ "type": "generic", "path": "%s", "glob": true }'
LOCK = '{ "type": "toml", "path": "uv.lock"'


def skipped(real: RealPlans, patient: Patient, path: str) -> object:
    return next(each for each in real.of(patient)["prs"][0]["updates"] if each["path"] == path).get("skipped")


def test_a_healthy_repository_has_them_all(rocket: Patient) -> None:
    outcomes = rocket.outcomes(VerExtraFileMissing)

    assert [(each.status, each.message) for each in outcomes] == [
        ("passed", "all files that `extra-files` names are there, as `uv.lock`")
    ]


def test_without_extra_files_there_is_nothing_to_say(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, '"extra-files"', '"exclude-paths"')
    rocket.replace(CONFIGURATION, '{ "type": "toml", "path": "uv.lock", "jsonpath": "$.package', '"')
    rocket.replace(CONFIGURATION, "[?(@.name.value=='rocket')].version\" }", '"')

    assert [(each.status, each.message) for each in rocket.outcomes(VerExtraFileMissing)] == [
        ("skipped", "no `extra-files` are configured")
    ]


def test_a_path_from_the_top_gets_a_slash(mills: Patient, real: RealPlans) -> None:
    mills.replace(CONFIGURATION, '"/uv.lock"', '"uv.lock"')
    mills.commit("chore: break it")

    assert skipped(real, mills, "packages/salt/uv.lock") == "missing"
    assert mills.where(VerExtraFileMissing) == [
        mills.line(CONFIGURATION, '"uv.lock"'),
        mills.line(CONFIGURATION, '"uv.lock"', "packages/salt"),
    ]
    mills.mend(VerExtraFileMissing)
    assert '"/uv.lock"' in mills.text(CONFIGURATION)
    assert mills.failed(VerExtraFileMissing) == []
    mills.commit("chore: mend it")
    assert skipped(real, mills, "uv.lock") is None


def test_a_path_that_names_the_package_again_loses_it(mills: Patient) -> None:
    mills.replace(CONFIGURATION, '"/uv.lock"', '"packages/salt/README.md"')

    fixes = [each.fix for each in mills.failed(VerExtraFileMissing)]
    assert fixes == ['write "/packages/salt/README.md" as its path', 'write "README.md" as its path']


def test_a_slash_before_a_path_in_the_package_is_taken_away(mills: Patient) -> None:
    mills.replace(CONFIGURATION, "/uv.lock", "/src/salt/__init__.py")

    found = mills.failed(VerExtraFileMissing)
    assert [each.fix for each in found] == [
        "write the path that the file has now, or take the entry out",
        'write "src/salt/__init__.py" as its path',
    ]


def test_a_path_with_a_slash_that_is_nowhere_is_only_named(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LOCK, '{ "type": "toml", "path": "/a.toml"')
    assert [each.edits for each in rocket.failed(VerExtraFileMissing)] == [()]

    rocket.replace(CONFIGURATION, '"/a.toml"', '"a.toml"')
    assert [each.edits for each in rocket.failed(VerExtraFileMissing)] == [()]


def test_a_file_that_git_ignores_is_not_there(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LOCK, '{ "type": "toml", "path": "made.toml"')
    rocket.write(".gitignore", "made.toml\n")
    rocket.write("made.toml", "version = '0.3.0'\n")

    found = rocket.failed(VerExtraFileMissing)
    assert [each.where for each in found] == [rocket.line(CONFIGURATION, "made.toml")]
    rocket.git(*found[0].fix.split()[1:])
    assert rocket.failed(VerExtraFileMissing) == []


def test_a_glob_has_to_match_something(rocket: Patient) -> None:
    text = rocket.text(CONFIGURATION)
    for glob, count in (("docs/*.md", 1), ("a" * 70_000, 0), ("/docs/*.md", 1), ("src/*/*.py", 0), ("/src/*/*.py", 0)):
        rocket.write(CONFIGURATION, text.replace('{ "type": "toml"', f'{GLOB % glob},\n        {{ "type": "toml"'))
        assert rocket.where(VerExtraFileMissing) == [rocket.line(CONFIGURATION, "glob")] * count


def test_a_path_out_of_the_repository_is_anothers_business(rocket: Patient) -> None:
    rocket.replace(CONFIGURATION, LOCK, '{ "type": "toml", "path": "./uv.lock"')

    assert rocket.failed(VerExtraFileMissing) == []
