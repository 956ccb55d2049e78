"""One rulebook from the commit prompt to the package index."""

__version__ = "0.0.0"
