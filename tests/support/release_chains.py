"""Workflows that release and publish, put together from their jobs."""

from __future__ import annotations

ACTION = "googleapis/release-please-action@45996ed1f6d02564a971a2fa1b5860e934307cf7 # v5.0.0"
HEAD = f"""\
on:
  push:
    branches: [main]
  workflow_dispatch:
    inputs:
      tag: {{type: string}}
jobs:
  release:
    runs-on: ubuntu-24.04
    outputs:
      created: ${{{{ steps.rp.outputs.release_created }}}}
      tag: ${{{{ steps.rp.outputs.tag_name }}}}
    steps:
      - uses: {ACTION}
        id: rp
"""
BY_HAND = "github.event_name == 'workflow_dispatch'"
CREATED = "needs.release.outputs.created == 'true'"
UNRELEASED = "needs.release.outputs.created != 'true'"
UPLOAD = "      - uses: pypa/gh-action-pypi-publish@v1\n"
EITHER = "(needs.{0}.result == 'success' || needs.{0}.result == 'skipped')"


def job(name: str, needs: str = "", condition: str = "", steps: str = "      - run: make\n") -> str:
    """Return a job as a workflow has it."""
    lines = [f"  {name}:\n"]
    lines += [f"    needs: {needs}\n"] if needs else []
    lines += [f"    if: {condition}\n"] if condition else []
    return "".join([*lines, "    runs-on: ubuntu-24.04\n", "    steps:\n", steps])


def chain(tagged: str = BY_HAND, build: str = CREATED, publish: str = "") -> str:
    """Return the workflow in which nothing is ever published, with these conditions."""
    return "".join(
        [
            HEAD,
            job("tagged", "release", tagged),
            job("build", "[release, tagged]", build),
            job("publish", "build", publish, UPLOAD),
        ]
    )


def of_event(on: str, check: str, publish: str = "") -> str:
    """Return a workflow that tests, builds and publishes."""
    jobs = [job("check", "", check), job("build"), job("publish", "[build, check]", publish, UPLOAD)]
    return f"on: {on}\njobs:\n" + "".join(jobs)
