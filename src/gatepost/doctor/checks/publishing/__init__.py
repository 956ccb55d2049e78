"""GD501 to GD599: the way to the package index."""
