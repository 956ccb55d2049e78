"""How each manager does what CI asks of it: the commands of a runner's shell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gatepost.gate.init_options import PIP, POETRY, UV
from gatepost.scaffold.files.development import RELEASE, is_own
from gatepost.scaffold.pins import pinned

if TYPE_CHECKING:
    from gatepost.scaffold.wanted import Setup

Lines = tuple[str, ...]


@dataclass(frozen=True)
class Toolchain:
    """What is run in a checkout where the manager itself is not there yet.

    `ready`, and each name that ends so, is what has to be done first. `tool` stands
    before a tool of the development requirements, `types` before one that needs the
    project's own requirements too. `script` runs Python. `dist` is `gatepost dist` with all that it needs,
    `isolation` what it is told where the backend is locked. After `install`, `python` has the wheel, and what is
    locked.
    """

    ready: Lines
    tool: str
    types: str
    judge_ready: Lines
    judge: str
    audit_ready: Lines
    audit: Lines
    build_ready: Lines
    dist: str
    isolation: str
    script: str
    install: Lines

    @property
    def gatepost(self) -> str:
        """What runs the gatepost that `dist` is of."""
        return self.dist.removesuffix(" dist")

    @property
    def rehearse_ready(self) -> Lines:
        """What has to be done before a rehearsal, which needs an index beside what builds."""
        if self.dist.startswith("uv "):
            return self.build_ready
        python = "poetry run python" if self.dist.startswith("poetry ") else "python"
        return (*self.build_ready, f"{python} -m pip install {pinned(_INDEX)}")

    @property
    def rehearse(self) -> str:
        """What rehearses."""
        words = self.gatepost.replace(f"--only-group {RELEASE} ", f"--only-group {RELEASE} --with {pinned(_INDEX)} ")
        return f"{words} rehearse{self.isolation}"


_INDEX = "pypiserver"
_AUDIT = "--disable-pip --require-hashes --desc off"
_LOCKED = '"$RUNNER_TEMP/locked.txt"'
_ON_PATH = """python -c 'import sysconfig; print(sysconfig.get_path("scripts"))' >>"$GITHUB_PATH\""""


def toolchain(setup: Setup) -> Toolchain:
    """Return the commands of the manager that was answered."""
    return {UV: _uv, PIP: _pip, POETRY: _poetry}[setup.answers.manager](setup)


def _uv(setup: Setup) -> Toolchain:
    whole, ours = ("--all-packages ", "workspace") if setup.project.is_monorepo else ("", "project")
    tool = "uv run --locked --only-group dev "
    auditor = f"{tool}pip-audit" if "pip-audit" in setup.project.locked else f"uvx {pinned('pip-audit')}"
    return Toolchain(
        ready=(),
        tool=tool,
        types=f"uv run --locked {whole}",
        judge_ready=(),
        judge="uv run --frozen --only-group dev gatepost",
        audit_ready=(),
        audit=(
            f"uv export --quiet --locked {whole}--all-groups --no-emit-{ours} -o {_LOCKED}",
            f"{auditor} {_AUDIT} -r {_LOCKED}",
        ),
        build_ready=(),
        dist=f"uv run --locked --only-group {RELEASE} gatepost dist",
        isolation="",
        script="uv run --no-project python",
        install=(
            f"uv sync --locked {whole}--no-install-{ours}",
            "uv pip install --no-deps dist/*.whl",
            "uv pip check",
            f"uv run --no-sync {_ON_PATH}",
        ),
    )


_OWN = "python -m pip install --no-deps --no-build-isolation ."
"""gatepost itself is built by the gatepost that is built."""
_WHEEL = "python -m pip install --no-deps --no-index dist/*.whl"


def _pip(setup: Setup) -> Toolchain:
    own = (_OWN,) if is_own(setup) else ()
    ready = ("python -m pip install --require-hashes -r requirements/dev.txt",)
    return Toolchain(
        ready=ready,
        tool="python -m ",
        types="python -m ",
        judge_ready=ready,
        judge="python -I -X utf8 -m gatepost",
        audit_ready=ready if "pip-audit" in setup.project.locked else (f"python -m pip install {pinned('pip-audit')}",),
        audit=(
            f"python -m pip_audit {_AUDIT} \\",
            "  -r requirements/dev.txt -r requirements/build.txt",
        ),
        build_ready=("python -m pip install --require-hashes -r requirements/build.txt", *own),
        dist="python -I -X utf8 -m gatepost dist",
        isolation=" --no-isolation",
        script="python",
        install=(*ready, _WHEEL, "python -m pip check"),
    )


def _poetry(setup: Setup) -> Toolchain:
    poetry = f"python -m pip install {pinned('poetry')}"
    siblings = " --no-directory" if setup.project.is_monorepo else ""
    return Toolchain(
        ready=(poetry, "poetry sync"),
        tool="poetry run ",
        types="poetry run ",
        judge_ready=(poetry, "poetry sync --only dev"),
        judge="poetry run gatepost",
        audit_ready=(f"python -m pip install {pinned('pip-audit', 'poetry', 'poetry-plugin-export')}",),
        audit=(
            f"poetry export --all-groups --all-extras -o {_LOCKED}",
            f"python -m pip_audit {_AUDIT} -r {_LOCKED}",
        ),
        build_ready=(poetry, f"poetry sync --only {RELEASE}"),
        dist="poetry run gatepost dist",
        isolation="",
        script="python",
        install=(
            poetry,
            f"poetry sync --no-root{siblings}",
            f"poetry run {_WHEEL}",
            "poetry run python -m pip check",
            f"poetry run {_ON_PATH}",
        ),
    )
