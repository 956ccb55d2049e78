"""release-please-config.json as meaning: which types there are, and where a release lists them."""
