"""Globs, as minimatch matches them."""
