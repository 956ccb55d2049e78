"""What is raised where a text cannot be read."""


class UnreadableText(Exception):  # noqa: N818  named for what it says
    """A text is not of its format; the exception's text is what the real library says, as near as it matters."""
