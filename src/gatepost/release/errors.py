"""What stops a plan."""


class PlanError(Exception):
    """Release Please would stop with an error; the exception's text is its own, with the error's kind before it."""


def configuration_error(message: str, repository: str, part: str = "core") -> PlanError:
    """Return the error that Release Please reports for its configuration."""
    return PlanError(f"ConfigurationError: {part} ({repository}): {message}")
