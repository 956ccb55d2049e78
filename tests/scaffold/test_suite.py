"""How the tests of a repository are run against its wheels."""

from __future__ import annotations

from gatepost.scaffold.files.suite import suite
from gatepost.scaffold.project import FLAT, SRC, Package
from support.init_stage import ONE, TWO, make_setup


def package(path: str = ".", *, layout: str = SRC, tests: str = "tests", module: str = "demo") -> Package:
    return Package(path, "demo", module, layout, "1.0.0", tests=tests)


def test_the_source_is_taken_away_and_the_tests_are_run() -> None:
    assert suite(make_setup(ONE)) == ("rm -rf src", "python -m pytest")


def test_of_a_flat_layout_the_package_is_taken_away() -> None:
    assert suite(make_setup((package(layout=FLAT),)))[0] == "rm -rf demo"
    assert suite(make_setup((package(layout=FLAT, module="a.b"),)))[0] == "rm -rf a"
    single = make_setup((package(layout=FLAT),), texts={"demo.py": ""})
    assert suite(single)[0] == "rm -rf demo.py"


def test_tests_that_are_in_the_wheel_are_found_there() -> None:
    assert suite(make_setup((package(layout=FLAT, tests="demo/tests"),)))[1] == "python -m pytest --pyargs demo"


def test_without_tests_the_wheel_is_at_least_imported() -> None:
    assert suite(make_setup((package(tests=""),)))[1] == "python -c 'import demo'"


def test_another_command_is_run_as_it_is() -> None:
    assert suite(make_setup(ONE, test="tox -e py && echo ${{ matrix.python }}"))[1] == (
        "tox -e py && echo ${{ matrix.python }}"
    )


def test_each_of_several_packages_is_tested_whatever_comes_of_the_others() -> None:
    assert suite(make_setup(TWO)) == (
        "rm -rf packages/salt/src packages/salt-mill/src",
        "failed=0",
        "(cd packages/salt && python -m pytest) || failed=1",
        "(cd packages/salt-mill && python -c 'import salt_mill') || failed=1",
        'exit "$failed"',
    )


def test_tests_beside_several_packages_are_run_too() -> None:
    below = package("packages/demo", tests="")
    beside = "(python -m pytest tests) || failed=1"
    assert beside in suite(make_setup((below,), tests="tests"))
    assert beside not in suite(make_setup((below,), tests="packages/demo/tests"))
    assert beside not in suite(make_setup((below,), tests="tests", test="make test"))


def test_a_package_at_the_top_beside_others_is_tested_at_the_top() -> None:
    lines = suite(make_setup((package(), *TWO), tests="tests"))
    assert lines[0] == "rm -rf src packages/salt/src packages/salt-mill/src"
    assert lines[2] == "(python -m pytest) || failed=1"
    assert len(lines) == 6
