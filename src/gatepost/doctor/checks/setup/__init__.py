"""GD601 to GD699: hooks, git's settings, and what `init` has made."""
