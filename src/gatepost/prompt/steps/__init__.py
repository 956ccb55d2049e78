"""The steps of the guided commit, one a file."""
