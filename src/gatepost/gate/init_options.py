"""What `gatepost init` can be told: the keys of the table `init` in the settings, each also a flag of its command."""

from gatepost.options.option import BOOLEAN, STRING, STRINGS, Option

UV, PIP, POETRY = "uv", "pip", "poetry"
PYPI, PRIVATE, NOWHERE = "pypi", "private", "nowhere"
BLOCKING, ADVISORY, OFF = "blocking", "advisory", "off"
STEPS, ACTION = "steps", "action"
PRE_COMMIT, PREK = "pre-commit", "prek"
MAKE, JUST, NOX, HATCH, NONE = "make", "just", "nox", "hatch", "none"
MINOR, MAJOR = "minor", "major"

INIT = (
    Option(
        "manager",
        STRING,
        "",
        "What installs the development requirements, and locks them; found by its files.",
        choices=(UV, PIP, POETRY),
    ),
    Option("repository", STRING, "", "The repository on GitHub, as OWNER/NAME; by the remote that is pushed to."),
    Option("branch", STRING, "", "The branch that releases are made from; by the remote's own."),
    Option("pythons", STRINGS, (), "The Pythons to test on; by `requires-python` and the classifiers."),
    Option("platforms", STRINGS, (), "Further runners to test on, each with the newest Python: `macos-15`."),
    Option(
        "type-errors",
        STRING,
        ADVISORY,
        "What an error of mypy does to CI and to a push.",
        choices=(ADVISORY, BLOCKING, OFF),
    ),
    Option(
        "publish",
        STRING,
        PYPI,
        "Where releases go: PyPI, another index, or only a tag and a GitHub release.",
        choices=(PYPI, PRIVATE, NOWHERE),
    ),
    Option("rehearsal", BOOLEAN, False, "Upload every commit of the release branch to a test index."),  # noqa: FBT003  a declaration
    Option(
        "breaking-before-1",
        STRING,
        MINOR,
        "What a breaking change bumps while the version is 0.x.",
        choices=(MINOR, MAJOR),
    ),
    Option(
        "commit-gate",
        STRING,
        STEPS,
        "How CI runs gatepost: as locked in this repository, or as an action.",
        choices=(STEPS, ACTION),
    ),
    Option("action", STRING, "", "What `uses:` names for the commit gate: `OWNER/NAME@COMMIT # VERSION`."),
    Option("doctor", BOOLEAN, False, "Let `gatepost doctor --online` look at the whole chain once a week."),  # noqa: FBT003  a declaration
    Option("rehearse", BOOLEAN, False, "Rehearse the next release on pull requests that change packaging."),  # noqa: FBT003  a declaration
    Option("runner", STRING, "", "What runs the pre-commit stage.", choices=(PRE_COMMIT, PREK)),
    Option("tasks", STRING, "", "What gets the task `check`.", choices=(MAKE, JUST, NOX, HATCH, NONE)),
    Option("commitizen", BOOLEAN, False, "Let `cz commit` and `cz check` be gatepost's."),  # noqa: FBT003  a declaration
    Option("setup", STRING, "", "The command that prepares a checkout in CI, in place of the manager's."),
    Option("checks", STRINGS, (), "The commands that CI checks the code by, in place of ruff and mypy."),
    Option("test", STRING, "python -m pytest", "The command that tests the installed wheel."),
    Option("leave", STRINGS, (), "Files that are neither made nor compared."),
)
