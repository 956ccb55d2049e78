"""In which variables each CI system says what it works on, by its own documentation."""

Names = tuple[str, ...]
"""Variables, asked in their order; the first that says something counts."""


class System:
    """A CI system and the names of its variables; empty where it does not say.

    `sign` is set where the system runs, to `sign_value` where that is given. `heads` are ids of the commit that
    is built, `bases` that at which a pull request begins, `befores` that at which a push does. `numbers` are set
    for a pull request alone, or else to `false`. `branch` is the one that is built, `source` and `target` those of
    a pull request. `default` names the branch that releases come from, `is_default` is `true` on it. `is_cut` is
    `true` where `body` is not the whole of it, `squash` where the pull request is squashed, else `false`.
    """

    called = ""
    sign = ""
    sign_value = ""
    heads: Names = ()
    bases: Names = ()
    befores: Names = ()
    numbers: Names = ()
    branch = ""
    source = ""
    target = ""
    default = ""
    is_default = ""
    tag = ""
    title = ""
    body = ""
    is_cut = ""
    squash = ""


class GitLab(System):
    """Source: docs.gitlab.com/ci/variables/predefined_variables."""

    called = "GitLab CI"
    sign = "GITLAB_CI"
    heads: Names = (
        "CI_MERGE_REQUEST_SOURCE_BRANCH_SHA",
        "CI_COMMIT_SHA",
    )  # the second may be a merge for the test alone
    bases: Names = ("CI_MERGE_REQUEST_DIFF_BASE_SHA",)
    befores: Names = ("CI_COMMIT_BEFORE_SHA",)
    numbers: Names = ("CI_MERGE_REQUEST_IID",)
    branch = "CI_COMMIT_BRANCH"
    source = "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME"
    target = "CI_MERGE_REQUEST_TARGET_BRANCH_NAME"
    default = "CI_DEFAULT_BRANCH"
    tag = "CI_COMMIT_TAG"
    title = "CI_MERGE_REQUEST_TITLE"
    body = "CI_MERGE_REQUEST_DESCRIPTION"
    is_cut = "CI_MERGE_REQUEST_DESCRIPTION_IS_TRUNCATED"
    squash = "CI_MERGE_REQUEST_SQUASH_ON_MERGE"


class Azure(System):
    """Source: learn.microsoft.com/azure/devops/pipelines/build/variables."""

    called = "Azure Pipelines"
    sign = "TF_BUILD"
    heads: Names = ("SYSTEM_PULLREQUEST_SOURCECOMMITID", "BUILD_SOURCEVERSION")
    numbers: Names = ("SYSTEM_PULLREQUEST_PULLREQUESTNUMBER", "SYSTEM_PULLREQUEST_PULLREQUESTID")
    branch = "BUILD_SOURCEBRANCH"
    source = "SYSTEM_PULLREQUEST_SOURCEBRANCH"
    target = "SYSTEM_PULLREQUEST_TARGETBRANCH"


class Bitbucket(System):
    """Source: support.atlassian.com/bitbucket-cloud/docs/variables-and-secrets."""

    called = "Bitbucket Pipelines"
    sign = "BITBUCKET_BUILD_NUMBER"
    heads: Names = ("BITBUCKET_COMMIT",)
    bases: Names = ("BITBUCKET_PR_DESTINATION_COMMIT",)
    numbers: Names = ("BITBUCKET_PR_ID",)
    branch = "BITBUCKET_BRANCH"
    source = "BITBUCKET_BRANCH"
    target = "BITBUCKET_PR_DESTINATION_BRANCH"
    tag = "BITBUCKET_TAG"


class Jenkins(System):
    """Source: `/env-vars.html` of a Jenkins with multibranch projects, and the README of its git plugin.

    The last commit that was built may be one that was refused; so only that of a good build counts.
    """

    called = "Jenkins"
    sign = "JENKINS_URL"
    heads: Names = ("GIT_COMMIT",)
    befores: Names = ("GIT_PREVIOUS_SUCCESSFUL_COMMIT",)
    numbers: Names = ("CHANGE_ID",)
    branch = "BRANCH_NAME"
    source = "CHANGE_BRANCH"
    target = "CHANGE_TARGET"
    is_default = "BRANCH_IS_PRIMARY"
    tag = "TAG_NAME"
    title = "CHANGE_TITLE"


class Buildkite(System):
    """Source: buildkite.com/docs/pipelines/configure/environment-variables."""

    called = "Buildkite"
    sign = "BUILDKITE"
    heads: Names = ("BUILDKITE_COMMIT",)
    befores: Names = ("BUILDKITE_MERGE_QUEUE_BASE_COMMIT",)
    numbers: Names = ("BUILDKITE_PULL_REQUEST",)
    branch = "BUILDKITE_BRANCH"
    source = "BUILDKITE_BRANCH"
    target = "BUILDKITE_PULL_REQUEST_BASE_BRANCH"
    default = "BUILDKITE_PIPELINE_DEFAULT_BRANCH"
    tag = "BUILDKITE_TAG"


class Drone(System):
    """Source: docs.drone.io/pipeline/environment/reference."""

    called = "Drone"
    sign = "DRONE"
    heads: Names = ("DRONE_COMMIT_SHA",)
    befores: Names = ("DRONE_COMMIT_BEFORE",)
    numbers: Names = ("DRONE_PULL_REQUEST",)
    branch = "DRONE_BRANCH"
    source = "DRONE_SOURCE_BRANCH"
    target = "DRONE_TARGET_BRANCH"
    default = "DRONE_REPO_BRANCH"
    tag = "DRONE_TAG"
    title = "DRONE_PULL_REQUEST_TITLE"


class Woodpecker(System):
    """Source: woodpecker-ci.org/docs/usage/environment.

    It names the commit that the last pipeline was about, which is the same again where one is restarted; so
    that does not count.
    """

    called = "Woodpecker"
    sign = "CI"
    sign_value = "woodpecker"
    heads: Names = ("CI_COMMIT_SHA",)
    numbers: Names = ("CI_COMMIT_PULL_REQUEST",)
    branch = "CI_COMMIT_BRANCH"
    source = "CI_COMMIT_SOURCE_BRANCH"
    target = "CI_COMMIT_TARGET_BRANCH"
    default = "CI_REPO_DEFAULT_BRANCH"
    tag = "CI_COMMIT_TAG"


class Travis(System):
    """Source: docs.travis-ci.com/user/environment-variables."""

    called = "Travis CI"
    sign = "TRAVIS"
    heads: Names = ("TRAVIS_PULL_REQUEST_SHA", "TRAVIS_COMMIT")
    befores: Names = ("TRAVIS_COMMIT_RANGE",)
    numbers: Names = ("TRAVIS_PULL_REQUEST",)
    branch = "TRAVIS_BRANCH"
    source = "TRAVIS_PULL_REQUEST_BRANCH"
    target = "TRAVIS_BRANCH"
    tag = "TRAVIS_TAG"


class AppVeyor(System):
    """Source: www.appveyor.com/docs/environment-variables."""

    called = "AppVeyor"
    sign = "APPVEYOR"
    heads: Names = ("APPVEYOR_PULL_REQUEST_HEAD_COMMIT", "APPVEYOR_REPO_COMMIT")
    numbers: Names = ("APPVEYOR_PULL_REQUEST_NUMBER",)
    branch = "APPVEYOR_REPO_BRANCH"
    source = "APPVEYOR_PULL_REQUEST_HEAD_REPO_BRANCH"
    target = "APPVEYOR_REPO_BRANCH"
    tag = "APPVEYOR_REPO_TAG_NAME"
    title = "APPVEYOR_PULL_REQUEST_TITLE"


class CircleCI(System):
    """Source: circleci.com/docs/variables; it names no commit or branch at which anything begins."""

    called = "CircleCI"
    sign = "CIRCLECI"
    heads: Names = ("CIRCLE_SHA1",)
    numbers: Names = ("CIRCLE_PR_NUMBER",)
    branch = "CIRCLE_BRANCH"
    tag = "CIRCLE_TAG"


SYSTEMS = (GitLab, Azure, Bitbucket, Jenkins, Buildkite, Drone, Woodpecker, Travis, AppVeyor, CircleCI)
"""The first whose sign is set is the one that runs."""
