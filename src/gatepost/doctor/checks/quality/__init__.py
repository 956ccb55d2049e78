"""GD401 to GD499: what is built, and what judges it."""
