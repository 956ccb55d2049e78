"""The texts of our hooks, whose a hook is, and what installing would do."""
